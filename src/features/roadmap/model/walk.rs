//! Moving from bar to bar with the arrow keys.

use super::layout::Layout;

/// Where to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// The bar before, in reading order.
    Left,
    /// The bar after, in reading order.
    Right,
    /// The nearest bar in the row above.
    Up,
    /// The nearest bar in the row below.
    Down,
    First,
    Last,
}

/// The index of the bar a step leads to; `None` at the edge of the picture. Those without a date are the last row.
pub fn walk(layout: &Layout, from: usize, step: Step) -> Option<usize> {
    let rows = rows(layout);
    match step {
        Step::First => rows.first()?.first().map(|bar| bar.0),
        Step::Last => rows.last()?.last().map(|bar| bar.0),
        Step::Left => beside(&rows, from, -1),
        Step::Right => beside(&rows, from, 1),
        Step::Up => above(&rows, from, -1),
        Step::Down => above(&rows, from, 1),
    }
}

/// Each bar of each row: its index and its middle.
fn rows(layout: &Layout) -> Vec<Vec<(usize, i32)>> {
    let mut rows: Vec<Vec<(usize, i32)>> = Vec::new();
    for lane in &layout.lanes {
        let before = rows.len();
        rows.resize(before + lane.rows, Vec::new());
        for bar in &lane.bars {
            if let Some(row) = rows.get_mut(before + bar.row) {
                row.push((bar.index, (bar.extent.start + bar.extent.end) / 2));
            }
        }
    }
    if !layout.undated.is_empty() {
        rows.push(layout.undated.iter().map(|index| (*index, layout.axis.start)).collect());
    }
    rows
}

fn beside(rows: &[Vec<(usize, i32)>], from: usize, by: isize) -> Option<usize> {
    let flat: Vec<usize> = rows.iter().flatten().map(|bar| bar.0).collect();
    let here = flat.iter().position(|index| *index == from)?;
    flat.get(here.checked_add_signed(by)?).copied()
}

fn above(rows: &[Vec<(usize, i32)>], from: usize, by: isize) -> Option<usize> {
    let here = rows.iter().position(|row| row.iter().any(|bar| bar.0 == from))?;
    let middle = rows.get(here)?.iter().find(|bar| bar.0 == from)?.1;
    let row = rows.get(here.checked_add_signed(by)?)?;
    row.iter().min_by_key(|bar| (bar.1 - middle).abs()).map(|bar| bar.0)
}
