//! The order of the table's rows.

use std::cmp::Ordering;

use forenkl_api::{initiatives::InitiativeRow, search::danish_order};

/// The order of a column: its key, with `-` before it when it runs down. Any other word: the nearest horizon first.
pub fn sort_rows(rows: &mut [&InitiativeRow], sort: &str) {
    let (key, down) = sort.strip_prefix('-').map_or((sort, false), |key| (key, true));
    rows.sort_by(|a, b| {
        let order = by_column(a, b, key);
        let order = if down { order.reverse() } else { order };
        order.then_with(|| by_horizon(a, b)).then_with(|| a.number.cmp(&b.number))
    });
}

fn by_column(a: &InitiativeRow, b: &InitiativeRow, key: &str) -> Ordering {
    match key {
        "title" => danish_order(&a.title, &b.title),
        "area" => danish_order(&a.area.name, &b.area.name),
        "unit" => danish_order(&a.unit.name, &b.unit.name),
        "owner" => danish_order(owner(a), owner(b)),
        "status" => (a.status, !a.late).cmp(&(b.status, !b.late)),
        "units" => a.units_hit.cmp(&b.units_hit),
        "hours" => hours(a).cmp(&hours(b)),
        _ => by_horizon(a, b),
    }
}

/// What has none comes last.
fn by_horizon(a: &InitiativeRow, b: &InitiativeRow) -> Ordering {
    (a.horizon.is_none(), a.horizon).cmp(&(b.horizon.is_none(), b.horizon))
}

fn owner(row: &InitiativeRow) -> &str {
    row.owner.as_ref().map(|owner| owner.name.as_str()).unwrap_or_default()
}

fn hours(row: &InitiativeRow) -> Option<i64> {
    row.freed.best().map(|(minutes, _)| minutes)
}
