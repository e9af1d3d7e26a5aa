//! Lanes, rows and bars: where each initiative is drawn. Pure, so that the picture can be tested without a browser.

use forenkl_api::{
    initiatives::{InitiativeRow, Milestone},
    search::danish_order,
};

use super::{
    LaneBy,
    axis::Axis,
    extent::{Extent, extent},
};

/// Pixels kept for a bar's words, whatever its length.
const WORDS_WIDTH: i32 = 170;
/// Pixels between two bars in a row.
const GAP: i32 = 10;

/// A milestone on a bar.
#[derive(Debug, Clone, PartialEq)]
pub struct Stone {
    /// Its place among the initiative's milestones.
    pub index: usize,
    pub day: i32,
    pub done: bool,
    pub late: bool,
}

/// An initiative on the timeline. Days since 1970-01-01.
#[derive(Debug, Clone, PartialEq)]
pub struct Bar {
    /// Its place in the list that was laid out.
    pub index: usize,
    /// What is drawn: the extent as far as the axis goes.
    pub extent: Extent,
    /// It begins before, or ends after, what the axis shows.
    pub cut: (bool, bool),
    /// Late and still going on: from its end until today.
    pub overdue_until: Option<i32>,
    pub stones: Vec<Stone>,
    /// The room it takes in its row, with its words: no other bar reaches into it.
    pub room: (i32, i32),
    /// Where its words begin: at its start, or earlier where the axis ends too soon after it.
    pub words: i32,
    /// Where its words must end: before the next bar of the row, or at the end of the axis.
    pub reach: i32,
    pub row: usize,
}

/// A lane: an area, an administration or a unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Lane {
    pub id: String,
    pub name: String,
    pub bars: Vec<Bar>,
    pub rows: usize,
}

/// The picture.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    pub axis: Axis,
    pub lanes: Vec<Lane>,
    /// Those without any date, by their place in the list.
    pub undated: Vec<usize>,
}

/// Lays the initiatives out on the axis. What lies outside the axis (where the person narrowed it) is left out.
pub fn lay_out(rows: &[InitiativeRow], today: i32, axis: Axis, by: LaneBy) -> Layout {
    let mut lanes: Vec<Lane> = Vec::new();
    let mut undated = Vec::new();
    for (index, row) in rows.iter().enumerate() {
        let Some(extent) = extent(row, today) else {
            undated.push(index);
            continue;
        };
        if !extent.meets(axis.start, axis.end) {
            continue;
        }
        let bar = bar(index, row, extent, today, &axis);
        let (id, name) = by.of(row);
        match lanes.iter_mut().find(|lane| lane.id == id) {
            Some(lane) => lane.bars.push(bar),
            None => lanes.push(Lane { id: id.to_owned(), name: name.to_owned(), bars: vec![bar], rows: 0 }),
        }
    }
    lanes.sort_by(|a, b| danish_order(&a.name, &b.name));
    for lane in &mut lanes {
        fill_rows(lane, axis.zoom.days_of(GAP), axis.end);
    }
    Layout { axis, lanes, undated }
}

fn bar(index: usize, row: &InitiativeRow, whole: Extent, today: i32, axis: &Axis) -> Bar {
    let cut = (whole.start < axis.start, whole.end > axis.end);
    let extent = Extent {
        start: whole.start.max(axis.start),
        end: whole.end.min(axis.end),
        soft_start: if cut.0 { 0 } else { whole.soft_start },
        soft_end: if cut.1 { 0 } else { whole.soft_end },
    };
    let overdue_until = (row.late && extent.end <= today).then(|| (today + 1).min(axis.end));
    let stones: Vec<Stone> = row
        .milestones
        .iter()
        .enumerate()
        .filter_map(|(index, milestone)| stone(index, milestone))
        .filter(|stone| (axis.start..axis.end).contains(&stone.day))
        .collect();
    let first = stones.iter().map(|stone| stone.day).chain([extent.start]).min().unwrap_or(extent.start);
    let last = stones
        .iter()
        .map(|stone| stone.day + 1)
        .chain([extent.end])
        .chain(overdue_until)
        .max()
        .unwrap_or(extent.end);
    let width = axis.zoom.days_of(WORDS_WIDTH).min(axis.end - axis.start);
    // Words stay on the axis.
    let words = extent.start.min(axis.end - width);
    let room = (first.min(words), last.max(words + width));
    Bar { index, extent, cut, overdue_until, stones, room, words, reach: room.1, row: 0 }
}

/// A milestone lies on the last day it can be meant for; one that was done without a date lies where it was done.
fn stone(index: usize, milestone: &Milestone) -> Option<Stone> {
    let done = milestone.done_at.map(|at| at.day_number());
    let day = milestone.due.map(|due| due.last_day()).or(done)?;
    Some(Stone { index, day, done: done.is_some(), late: milestone.late })
}

/// Puts each bar in the first row where it has room, earliest first.
fn fill_rows(lane: &mut Lane, gap: i32, axis_end: i32) {
    lane.bars.sort_by_key(|bar| (bar.room.0, bar.room.1, bar.index));
    let mut ends: Vec<i32> = Vec::new();
    for bar in &mut lane.bars {
        let row = ends.iter().position(|end| *end <= bar.room.0).unwrap_or(ends.len());
        bar.row = row;
        match ends.get_mut(row) {
            Some(end) => *end = bar.room.1 + gap,
            None => ends.push(bar.room.1 + gap),
        }
    }
    lane.rows = ends.len();
    lane.bars.sort_by_key(|bar| (bar.row, bar.room.0));
    let mut next: Option<(usize, i32)> = None;
    for bar in lane.bars.iter_mut().rev() {
        let free = next.filter(|(row, _)| *row == bar.row).map_or(axis_end, |(_, start)| start - gap);
        bar.reach = free.max(bar.room.1);
        next = Some((bar.row, bar.room.0));
    }
}
