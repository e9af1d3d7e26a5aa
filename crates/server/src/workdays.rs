//! Working days in Denmark: not weekends, not public holidays, not the days the municipality has closed itself.
//!
//! Days are whole days of the Danish calendar, counted since 1970-01-01, so that neither the clock's summer time nor the hour of
//! sending matters.

use std::{collections::BTreeSet, sync::OnceLock};

use forenkl_api::PartialDate;

/// Where counting ends: a calendar in which no day is a working day must not hang us.
const HORIZON_DAYS: i32 = 3660;
/// The days that are counted ahead: 2015 to 2044.
const TABLE_FROM: i32 = 16_436;
const TABLE_DAYS: i32 = 10_958;

/// Which days are working days.
#[derive(Debug, Clone, Default)]
pub struct Workdays {
    /// Month and day, both included; may run over the end of the year.
    quiet: Option<((u8, u8), (u8, u8))>,
    closed: BTreeSet<(u8, u8)>,
    /// Working days counted ahead, once they are asked for: a list asks for each of its rows.
    table: OnceLock<Vec<u16>>,
}

impl Workdays {
    /// With a quiet period and days of closing, as month and day.
    pub fn new(quiet: Option<((u8, u8), (u8, u8))>, closed: impl IntoIterator<Item = (u8, u8)>) -> Self {
        Self { quiet, closed: closed.into_iter().collect(), table: OnceLock::new() }
    }

    /// Whether people work on this day.
    pub fn is_working(&self, day: i32) -> bool {
        // 1970-01-01 was a Thursday: 0 is Monday.
        if (day + 3).rem_euclid(7) >= 5 {
            return false;
        }
        let Some(date) = PartialDate::from_day_number(day) else { return true };
        let month_day = (date.part_number(), date.day_of_month().unwrap_or(1));
        !self.closed.contains(&month_day)
            && !self.is_quiet(month_day)
            && !is_public_holiday(date.year_number(), month_day, day)
    }

    fn is_quiet(&self, day: (u8, u8)) -> bool {
        match self.quiet {
            Some((from, to)) if from <= to => (from..=to).contains(&day),
            Some((from, to)) => day >= from || day <= to,
            None => false,
        }
    }

    /// The day that is so many working days after this one, which itself does not count.
    pub fn after(&self, day: i32, working_days: i64) -> i32 {
        let mut at = day;
        let mut left = working_days;
        while left > 0 && at - day < HORIZON_DAYS {
            at += 1;
            left -= i64::from(self.is_working(at));
        }
        at
    }

    /// How many working days lie after `from` up to and including `to`; negative when `to` lies before.
    pub fn between(&self, from: i32, to: i32) -> i64 {
        if to < from {
            return -self.between(to, from);
        }
        if let (Some(until_from), Some(until_to)) = (self.until(from), self.until(to)) {
            return until_to - until_from;
        }
        let end = to.min(from.saturating_add(HORIZON_DAYS));
        let working = (from + 1..=end).filter(|day| self.is_working(*day)).count();
        i64::try_from(working).unwrap_or(i64::MAX)
    }

    /// How many working days there are from the first day of the table up to and including each of its days.
    fn table(&self) -> &[u16] {
        self.table.get_or_init(|| {
            let counted = (0..TABLE_DAYS).scan(0u16, |working, day| {
                *working += u16::from(self.is_working(TABLE_FROM + day));
                Some(*working)
            });
            counted.collect()
        })
    }

    /// Working days up to and including a day that is in the table.
    fn until(&self, day: i32) -> Option<i64> {
        let place = usize::try_from(day - TABLE_FROM).ok()?;
        self.table().get(place).copied().map(i64::from)
    }
}

/// The same days; what has been counted ahead does not matter.
impl PartialEq for Workdays {
    fn eq(&self, other: &Self) -> bool {
        (&self.quiet, &self.closed) == (&other.quiet, &other.closed)
    }
}

/// The Danish public holidays (folkekirkens helligdage); store bededag was one until 2023 (lov nr. 214 of 6 March 2023).
fn is_public_holiday(year: i32, month_day: (u8, u8), day: i32) -> bool {
    if matches!(month_day, (1, 1) | (12, 25 | 26)) {
        return true;
    }
    // Maundy Thursday, Good Friday, Easter, Ascension Day, Whitsun.
    let from_easter = day - easter(year);
    matches!(from_easter, -3 | -2 | 0 | 1 | 39 | 49 | 50) || (from_easter == 26 && year < 2024)
}

/// Easter Sunday by the Gregorian computus (Meeus, *Astronomical Algorithms*, chapter 8).
fn easter(year: i32) -> i32 {
    let (a, b, c) = (year % 19, year / 100, year % 100);
    let (d, e) = (b / 4, b % 4);
    let g = (8 * b + 13) / 25;
    let h = (19 * a + b - d - g + 15) % 30;
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k) % 7;
    let m = (a + 11 * h + 19 * l) / 433;
    let month = (h + l - 7 * m + 90) / 25;
    let day = (h + l - 7 * m + 33 * month + 19) % 32;
    let date = u8::try_from(month).ok().zip(u8::try_from(day).ok());
    date.and_then(|(month, day)| PartialDate::day(year, month, day)).map_or(0, |date| date.first_day())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn day(text: &str) -> i32 {
        PartialDate::parse(text).map_or(0, |day| day.first_day())
    }

    fn usual() -> Workdays {
        Workdays::new(Some(((7, 1), (7, 31))), [(6, 5), (12, 24), (12, 31)])
    }

    #[test]
    fn easter_falls_where_the_almanac_has_it() {
        for (year, date) in [
            (2019, "2019-04-21"),
            (2023, "2023-04-09"),
            (2024, "2024-03-31"),
            (2025, "2025-04-20"),
            (2026, "2026-04-05"),
            (2027, "2027-03-28"),
            (2038, "2038-04-25"),
        ] {
            assert_eq!(easter(year), day(date), "{date}");
        }
    }

    #[test]
    fn holidays_are_no_working_days() {
        let free = [
            "2026-01-01",
            "2026-04-02",
            "2026-04-03",
            "2026-04-06",
            "2026-05-14",
            "2026-05-25",
            "2026-12-25",
            // Great Prayer Day, the last time.
            "2023-05-05",
        ];
        for date in free {
            assert!(!Workdays::default().is_working(day(date)), "{date}");
        }
        // Great Prayer Day would have been on these, a Friday each; Constitution Day is for the municipality to say.
        for date in ["2024-04-26", "2026-05-01", "2025-06-05"] {
            assert!(Workdays::default().is_working(day(date)), "{date}");
        }
        assert!(!usual().is_working(day("2025-06-05")));
    }

    #[test]
    fn days_are_counted_ahead_for_thirty_years() {
        assert_eq!(TABLE_FROM, day("2015-01-01"));
        assert_eq!(TABLE_FROM + TABLE_DAYS, day("2045-01-01"));
    }

    #[test]
    fn christmas_and_new_year_are_counted_over() {
        // Monday 21 December 2026: 22, 23, then 28, 29, 30, then 4 January.
        let days = usual();
        assert_eq!(days.after(day("2026-12-21"), 2), day("2026-12-23"));
        assert_eq!(days.after(day("2026-12-21"), 3), day("2026-12-28"));
        assert_eq!(days.after(day("2026-12-21"), 6), day("2027-01-04"));
        assert_eq!(days.between(day("2026-12-23"), day("2027-01-04")), 4);
    }

    #[test]
    fn nothing_is_due_in_the_quiet_period() {
        // Friday 26 June 2026: Monday and Tuesday, then August.
        assert_eq!(usual().after(day("2026-06-26"), 3), day("2026-08-03"));
        assert_eq!(usual().after(day("2026-07-15"), 1), day("2026-08-03"));
        let over_new_year = Workdays::new(Some(((12, 20), (1, 5))), []);
        assert_eq!(over_new_year.after(day("2026-12-18"), 1), day("2027-01-06"));
    }

    #[test]
    fn summer_time_changes_nothing() {
        // Clocks change on 29 March and 25 October 2026, both Sundays.
        assert_eq!(usual().after(day("2026-03-27"), 1), day("2026-03-30"));
        assert_eq!(usual().after(day("2026-10-23"), 1), day("2026-10-26"));
    }

    #[test]
    fn a_calendar_without_working_days_ends_somewhere() {
        let never = Workdays::new(Some(((1, 1), (12, 31))), []);
        assert_eq!(never.after(0, 5), HORIZON_DAYS);
        assert_eq!(never.between(0, 100), 0);
    }

    proptest! {
        #[test]
        fn what_is_due_in_n_days_has_n_days_left(from in 0..40_000i32, days in 0..60i64) {
            let calendar = usual();
            let due = calendar.after(from, days);
            prop_assert_eq!(calendar.between(from, due), days);
            prop_assert!(days == 0 || calendar.is_working(due));
        }

        #[test]
        fn days_left_and_days_over_are_one_count(a in 0..40_000i32, more in 0..300i32) {
            let calendar = usual();
            prop_assert_eq!(calendar.between(a, a + more), -calendar.between(a + more, a));
            let one_by_one = (a + 1..=a + more).filter(|day| calendar.is_working(*day)).count();
            prop_assert_eq!(calendar.between(a, a + more), i64::try_from(one_by_one).unwrap());
        }
    }
}
