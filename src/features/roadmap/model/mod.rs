//! The roadmap's logic without a browser: what the address asks for, which initiatives are shown, and where they lie.

mod axis;
mod extent;
mod layout;
mod order;
#[cfg(test)]
mod tests;
mod view;
mod walk;

pub use axis::{Axis, Zoom};
#[cfg(test)]
pub use extent::Extent;
pub use extent::extent;
pub use layout::{Bar, Lane, Layout, Stone, lay_out};
pub use order::sort_rows;
pub use view::{LaneBy, RoadmapView};
pub use walk::{Step, walk};

use forenkl_api::initiatives::{InitiativeRow, InitiativeStatus};

/// The header's figures. Hours are minutes a year, and each level of knowledge is its own sum.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Totals {
    pub count: i64,
    pub delivered: i64,
    pub late: i64,
    pub estimated: i64,
    pub confirmed: i64,
    pub verified: i64,
}

/// Sums the initiatives up.
pub fn totals(rows: &[InitiativeRow]) -> Totals {
    let mut totals = Totals::default();
    for row in rows {
        totals.count += 1;
        totals.delivered += i64::from(row.status == InitiativeStatus::Delivered);
        totals.late += i64::from(row.late);
        totals.estimated += row.freed.estimated.unwrap_or(0);
        totals.confirmed += row.freed.confirmed.unwrap_or(0);
        totals.verified += row.freed.verified.unwrap_or(0);
    }
    totals
}

/// The initiatives the address asks for, laid out.
pub fn picture(rows: &[InitiativeRow], today: i32, view: &RoadmapView) -> Layout {
    let extents: Vec<_> = rows.iter().filter_map(|row| extent(row, today)).collect();
    let axis = Axis::new(&extents, today, view.first_day(), view.day_after(), view.zoom);
    lay_out(rows, today, axis, view.lanes)
}
