//! Days relative to today, so that the demo is always alive.

use forenkl_api::{PartialDate, Timestamp};

use crate::clock;

const DAY: i64 = 86_400_000;

/// A date relative to today, as exactly as someone would have said it.
#[derive(Debug, Clone, Copy)]
pub enum When {
    /// So many days from today.
    Day(i32),
    /// The month so many months from this one.
    Month(i32),
    /// The quarter so many quarters from this one.
    Quarter(i32),
    /// The half-year so many half-years from this one.
    Half(i32),
    /// The year so many years from this one.
    Year(i32),
}

impl When {
    /// The date.
    pub fn date(self) -> Option<PartialDate> {
        let today = PartialDate::from_day_number(clock::today())?;
        let month = today.year_number() * 12 + i32::from(today.part_number()) - 1;
        let part = |months: i32, by: i32| {
            let at = (month.div_euclid(months) + by) * months;
            let number = u8::try_from(at.rem_euclid(12) / months + 1).unwrap_or(1);
            (at.div_euclid(12), number)
        };
        match self {
            Self::Day(days) => PartialDate::from_day_number(clock::today() + days),
            Self::Month(by) => {
                let (year, month) = part(1, by);
                PartialDate::month(year, month)
            }
            Self::Quarter(by) => {
                let (year, quarter) = part(3, by);
                PartialDate::quarter(year, quarter)
            }
            Self::Half(by) => {
                let (year, half) = part(6, by);
                PartialDate::half(year, half)
            }
            Self::Year(by) => PartialDate::year(today.year_number() + by),
        }
    }
}

/// A moment in working hours, so many days ago. `turn` spreads what happens on one day.
pub fn days_ago(days: i32, turn: usize) -> Timestamp {
    let turn = i64::try_from(turn % 480).unwrap_or(0);
    let now = clock::now().0;
    let morning = i64::from(clock::today() - days) * DAY + 7 * 3_600_000;
    // What happened today has happened already.
    Timestamp((morning + turn * 61_000).min(now - 1000 * (480 - turn)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_of_the_year_count_over_its_end() {
        let first = |when: When| when.date().map_or(0, |date| date.first_day());
        for by in -9..9 {
            assert!(first(When::Quarter(by)) < first(When::Quarter(by + 1)));
            assert!(first(When::Half(by)) < first(When::Half(by + 1)));
            assert!(first(When::Month(by)) < first(When::Month(by + 1)));
        }
        let today = clock::today();
        for now in [When::Day(0), When::Month(0), When::Quarter(0), When::Half(0), When::Year(0)] {
            let date = now.date();
            assert!(
                date.is_some_and(|date| date.first_day() <= today && today <= date.last_day()),
                "{now:?}"
            );
        }
    }
}
