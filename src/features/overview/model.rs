//! What the page works out by itself: its filters in the address, the lists behind figures, and the places of the chart's bars.

use forenkl_api::answer_times::{AnswerTimes, AnswerTimesQuery, MonthFigures};

/// The periods to choose from, in months.
pub const PERIODS: [i64; 4] = [3, 12, 24, 36];
/// The period unless the address says otherwise.
pub const PERIOD: i64 = 12;

/// Reads the filters from the values of an address; what is not understood counts as left out.
pub fn read(param: impl Fn(&str) -> Option<String>) -> AnswerTimesQuery {
    let months = param("months").and_then(|months| months.parse().ok());
    AnswerTimesQuery {
        months: months.filter(|months| PERIODS.contains(months)),
        unit: param("unit").map(Into::into),
        area: param("area").map(Into::into),
    }
}

/// The list of wishes behind a figure: those of this kind (`only`), as filtered.
pub fn list_of(only: &str, query: &AnswerTimesQuery) -> String {
    let mut address = format!("/oensker?only={only}&sort=oldest");
    for (name, id) in
        [("area", query.area.as_ref().map(|id| &id.0)), ("unit", query.unit.as_ref().map(|id| &id.0))]
    {
        if let Some(id) = id {
            address = format!("{address}&{name}={id}");
        }
    }
    address
}

/// Whether there is anything to look at.
pub fn is_empty(times: &AnswerTimes) -> bool {
    times.total.open == 0 && times.months.iter().all(|month| month.received == 0 && month.answered == 0)
}

/// A share in whole per cent; nothing of nothing.
pub fn share(part: i64, whole: i64) -> Option<i64> {
    (whole > 0).then(|| (part * 200 + whole) / (2 * whole))
}

/// How high the chart goes, and in which steps: at most five lines on round numbers.
pub fn scale(months: &[MonthFigures]) -> (i64, i64) {
    let most = months.iter().map(|month| month.received.max(month.answered)).max().unwrap_or(0).max(1);
    let mut step = 1;
    let mut factors = [2, 5, 10].iter().cycle();
    let mut ten = 1;
    while most > step * 4 {
        let factor = factors.next().copied().unwrap_or(10);
        step = ten * factor;
        if factor == 10 {
            ten = step;
        }
    }
    ((most + step - 1) / step * step, step)
}

/// From how many months on a name stands below each so many.
pub fn named_every(months: usize) -> usize {
    match months {
        0..=12 => 1,
        13..=24 => 3,
        _ => 6,
    }
}

/// Year and month of `2026-11`.
pub fn parts(month: &str) -> (i32, u8) {
    let (year, month) = month.split_once('-').unwrap_or_default();
    (year.parse().unwrap_or(0), month.parse().unwrap_or(0))
}

/// A part of a whole as a CSS length, to a tenth of a per cent.
pub fn percent(part: i64, whole: i64) -> String {
    let thousandths = if whole > 0 { part * 1000 / whole } else { 0 };
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(received: i64, answered: i64) -> MonthFigures {
        MonthFigures { month: "2026-11".into(), received, answered, in_time: answered, median_days: None }
    }

    #[test]
    fn the_address_is_read_and_nonsense_is_left_out() {
        let query = read(|name| match name {
            "months" => Some("13".into()),
            "area" => Some("hr".into()),
            _ => None,
        });
        assert_eq!((query.months, query.area), (None, Some("hr".into())));
        assert_eq!(read(|name| (name == "months").then(|| "24".into())).months, Some(24));
    }

    #[test]
    fn a_list_keeps_the_filters() {
        let query = AnswerTimesQuery { area: Some("hr".into()), ..AnswerTimesQuery::default() };
        assert_eq!(list_of("overdue", &query), "/oensker?only=overdue&sort=oldest&area=hr");
    }

    #[test]
    fn lines_stand_on_round_numbers() {
        for (most, top, step) in [(0, 1, 1), (4, 4, 1), (5, 6, 2), (9, 10, 5), (37, 40, 10), (120, 150, 50)] {
            assert_eq!(scale(&[month(most, 0), month(0, 0)]), (top, step), "{most}");
        }
    }

    #[test]
    fn shares_are_rounded() {
        assert_eq!(share(1, 0), None);
        assert_eq!([share(2, 3), share(1, 3), share(3, 3)], [Some(67), Some(33), Some(100)]);
        assert_eq!(percent(1, 3), "33.3%");
    }
}
