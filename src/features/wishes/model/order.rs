//! Rows that stay where they are while they are being read.
//!
//! When something changes elsewhere, the rows on screen are brought up to date in place. A new order or new wishes wait until the
//! reader asks for them.

use forenkl_api::wishes::WishRow;

/// The rows on screen with what has arrived for them, in the order they are read in.
pub fn in_place(shown: &[WishRow], arrived: &[WishRow]) -> Vec<WishRow> {
    shown
        .iter()
        .map(|row| arrived.iter().find(|new| new.number == row.number).unwrap_or(row).clone())
        .collect()
}

/// Whether what has arrived has other rows or another order.
pub fn moved(shown: &[WishRow], arrived: &[WishRow]) -> bool {
    !shown.iter().map(|row| row.number).eq(arrived.iter().map(|row| row.number))
}

#[cfg(test)]
mod tests {
    use forenkl_api::{
        areas::AreaRef,
        wishes::{Burden, RuleSource, WishKind, WishStatus},
    };

    use super::*;

    fn row(number: i64, units_hit: i64) -> WishRow {
        WishRow {
            number,
            title: number.to_string(),
            excerpt: String::new(),
            area: AreaRef { id: "hr".into(), name: "Personale".into() },
            status: WishStatus::Received,
            decision: None,
            horizon: None,
            rule_source: RuleSource::Unknown,
            kind: WishKind::Process,
            supporters: units_hit,
            units_hit,
            burden: Burden::default(),
            comments: 0,
            deadline: None,
            received: None,
            supported: false,
            mine: false,
            hits: None,
        }
    }

    #[test]
    fn figures_change_but_rows_stay() {
        let (shown, arrived) = ([row(1, 5), row(2, 4)], [row(2, 9), row(1, 5)]);
        let rows = in_place(&shown, &arrived);
        assert_eq!(rows.iter().map(|row| (row.number, row.units_hit)).collect::<Vec<_>>(), [(1, 5), (2, 9)]);
        assert!(moved(&shown, &arrived));
    }

    #[test]
    fn a_row_that_left_stays_until_the_reader_asks() {
        let (shown, arrived) = ([row(1, 5), row(2, 4)], [row(1, 6), row(3, 5)]);
        assert_eq!(in_place(&shown, &arrived).iter().map(|row| row.number).collect::<Vec<_>>(), [1, 2]);
        assert!(!moved(&shown, &[row(1, 7), row(2, 4)]));
    }
}
