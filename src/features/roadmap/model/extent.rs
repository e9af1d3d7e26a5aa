//! How far an initiative reaches in time, with the precision people gave.

use forenkl_api::{
    PartialDate, Precision,
    initiatives::{InitiativeRow, InitiativeStatus},
};

/// Days shown for what has only one known end. Long enough to be seen, and always drawn with a soft edge.
const UNKNOWN: i32 = 91;
/// Days that work without a deadline reaches past today.
const OPEN: i32 = 45;

/// A stretch of days since 1970-01-01; `end` is the first day after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Extent {
    pub start: i32,
    pub end: i32,
    /// Days over which the beginning fades in; 0 where it is known to the day.
    pub soft_start: i32,
    /// Days over which the end fades out; 0 where it is known to the day.
    pub soft_end: i32,
}

impl Extent {
    /// Its length in days, at least one.
    pub fn days(&self) -> i32 {
        self.end - self.start
    }

    /// Whether any of it lies within `from..to`.
    pub fn meets(&self, from: i32, to: i32) -> bool {
        self.start < to && self.end > from
    }
}

/// One known end: where it is and how many days it may be off.
#[derive(Clone, Copy)]
struct Edge {
    day: i32,
    soft: i32,
}

impl Edge {
    fn begins(date: &PartialDate) -> Self {
        Self { day: date.first_day(), soft: doubt(date) }
    }

    /// The first day after what the date can mean.
    fn ends(date: &PartialDate) -> Self {
        Self { day: date.last_day() + 1, soft: doubt(date) }
    }
}

fn doubt(date: &PartialDate) -> i32 {
    if date.precision() == Precision::Day { 0 } else { date.last_day() - date.first_day() + 1 }
}

/// Where the initiative lies; `None` when nothing about it is dated. `today`: days since 1970-01-01.
pub fn extent(row: &InitiativeRow, today: i32) -> Option<Extent> {
    let first_due =
        row.milestones.iter().filter_map(|milestone| milestone.due).map(|due| due.first_day()).min();
    let last_due =
        row.milestones.iter().filter_map(|milestone| milestone.due).map(|due| due.last_day() + 1).max();
    let extent = match (row.starts.as_ref().map(Edge::begins), end_of(row)) {
        (Some(start), Some(end)) => between(start, end),
        (None, Some(end)) => ending(end, first_due),
        (Some(start), None) => beginning(start, last_due, row.status, today),
        (None, None) => {
            between(Edge { day: first_due?, soft: UNKNOWN / 2 }, Edge { day: last_due?, soft: UNKNOWN / 2 })
        }
    };
    Some(extent)
}

/// What was delivered ended that day; for anything else the horizon counts.
fn end_of(row: &InitiativeRow) -> Option<Edge> {
    let delivered = row.delivered_at.filter(|_| row.status == InitiativeStatus::Delivered);
    delivered
        .map(|at| Edge { day: at.day_number() + 1, soft: 0 })
        .or_else(|| row.horizon.as_ref().map(Edge::ends))
}

fn between(start: Edge, end: Edge) -> Extent {
    let last = end.day.max(start.day + 1);
    let days = last - start.day;
    // Both fades together leave some of the bar solid.
    let cap = |soft: i32| soft.min(days * 2 / 5);
    Extent { start: start.day, end: last, soft_start: cap(start.soft), soft_end: cap(end.soft) }
}

fn ending(end: Edge, first_due: Option<i32>) -> Extent {
    let start = (end.day - end.soft.max(UNKNOWN)).min(first_due.unwrap_or(i32::MAX));
    between(Edge { day: start, soft: UNKNOWN }, end)
}

fn beginning(start: Edge, last_due: Option<i32>, status: InitiativeStatus, today: i32) -> Extent {
    let least = start.day + start.soft.max(UNKNOWN);
    let end = least.max(last_due.unwrap_or(i32::MIN));
    let end = if status.is_over() { end } else { end.max(today + OPEN) };
    between(start, Edge { day: end, soft: UNKNOWN })
}
