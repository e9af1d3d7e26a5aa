//! The time.

use std::time::{SystemTime, UNIX_EPOCH};

use forenkl_api::Timestamp;

/// Now, in milliseconds since 1970 UTC.
pub fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(since.as_millis()).unwrap_or(i64::MAX))
}

/// Today in Denmark, as days since 1970-01-01.
///
/// Rounds open and horizons pass by the Danish calendar: UTC+1, and UTC+2 from the last Sunday of March to the last Sunday of
/// October, changing at 01:00 UTC (directive 2000/84/EC).
pub fn today() -> i32 {
    danish_day(now())
}

/// The Danish day a moment falls on.
pub fn danish_day(at: Timestamp) -> i32 {
    let hours = if is_summer(at) { 2 } else { 1 };
    Timestamp(at.0 + hours * 3_600_000).day_number()
}

/// The moment at which clocks in Denmark show this hour of a day. Not for the hour that is left out or comes twice.
pub fn danish_hour(day: i32, hour: i64) -> Timestamp {
    let at = |ahead: i64| Timestamp(i64::from(day) * 86_400_000 + (hour - ahead) * 3_600_000);
    if is_summer(at(2)) { at(2) } else { at(1) }
}

/// The next time clocks in Denmark show this hour, after `now`.
pub fn next_danish_hour(now: Timestamp, hour: i64) -> Timestamp {
    let today = danish_day(now);
    Some(danish_hour(today, hour)).filter(|at| *at > now).unwrap_or_else(|| danish_hour(today + 1, hour))
}

/// The same, on a Monday.
pub fn next_danish_monday(now: Timestamp, hour: i64) -> Timestamp {
    let today = danish_day(now);
    // 1970-01-05 (day 4) was a Monday.
    let monday = today + (4 - today).rem_euclid(7);
    Some(danish_hour(monday, hour)).filter(|at| *at > now).unwrap_or_else(|| danish_hour(monday + 7, hour))
}

fn is_summer(at: Timestamp) -> bool {
    let Some(day) = forenkl_api::PartialDate::from_day_number(at.day_number()) else { return false };
    let year = day.year_number();
    let change = |month| last_sunday(year, month).map(|day| i64::from(day) * 86_400_000 + 3_600_000);
    match (change(3), change(10)) {
        (Some(begins), Some(ends)) => (begins..ends).contains(&at.0),
        _ => false,
    }
}

fn last_sunday(year: i32, month: u8) -> Option<i32> {
    let last = forenkl_api::PartialDate::day(year, month, 31)?.first_day();
    // 1970-01-04 (day 3) was a Sunday.
    Some(last - (last - 3).rem_euclid(7))
}

#[cfg(test)]
mod tests {
    use forenkl_api::PartialDate;

    use super::*;

    fn day(text: &str) -> i32 {
        PartialDate::parse(text).map_or(0, |day| day.first_day())
    }

    #[test]
    fn clocks_change_on_the_last_sunday() {
        assert_eq!(last_sunday(2024, 3), Some(day("2024-03-31")));
        assert_eq!(last_sunday(2026, 10), Some(day("2026-10-25")));
    }

    fn utc(text: &str, hour: i64) -> Timestamp {
        Timestamp(i64::from(day(text)) * 86_400_000 + hour * 3_600_000)
    }

    #[test]
    fn seven_in_the_morning_is_seven_in_summer_and_in_winter() {
        assert_eq!(next_danish_hour(utc("2026-01-15", 12), 7), utc("2026-01-16", 6));
        assert_eq!(next_danish_hour(utc("2026-07-15", 4), 7), utc("2026-07-15", 5));
        // The night clocks go forward, and the night they go back.
        assert_eq!(next_danish_hour(utc("2026-03-28", 12), 7), utc("2026-03-29", 5));
        assert_eq!(next_danish_hour(utc("2026-10-24", 12), 7), utc("2026-10-25", 6));
        assert_eq!(next_danish_hour(utc("2026-12-31", 12), 7), utc("2027-01-01", 6));
    }

    #[test]
    fn a_week_ends_on_monday_morning() {
        // 2026-11-27 is a Friday.
        assert_eq!(next_danish_monday(utc("2026-11-27", 12), 7), utc("2026-11-30", 6));
        assert_eq!(next_danish_monday(utc("2026-11-30", 5), 7), utc("2026-11-30", 6));
        assert_eq!(next_danish_monday(utc("2026-11-30", 6), 7), utc("2026-12-07", 6));
        assert_eq!(next_danish_monday(utc("2026-03-27", 12), 7), utc("2026-03-30", 5));
    }

    #[test]
    fn late_evening_in_utc_is_already_tomorrow_in_denmark() {
        let at = |text: &str, hour: i64| Timestamp(i64::from(day(text)) * 86_400_000 + hour * 3_600_000);
        assert_eq!(danish_day(at("2024-06-30", 22)), day("2024-07-01"));
        assert_eq!(danish_day(at("2024-12-31", 22)), day("2024-12-31"));
        assert_eq!(danish_day(at("2024-12-31", 23)), day("2025-01-01"));
    }
}
