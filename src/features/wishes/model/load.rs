//! An estimate as people type it: minutes, how many times per what, how many people.

use forenkl_api::wishes::Load;
use serde::{Deserialize, Serialize};

/// Per what "so many times" is said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub enum Period {
    Day,
    #[default]
    Week,
    Month,
    Year,
}

impl Period {
    pub const ALL: [Self; 4] = [Self::Day, Self::Week, Self::Month, Self::Year];

    /// Times a year. A weekday is five of the week's days, so that five times a week and once each weekday come to the same.
    pub fn a_year(self) -> i64 {
        match self {
            Self::Day => 260,
            Self::Week => 52,
            Self::Month => 12,
            Self::Year => 1,
        }
    }

    pub fn word(self) -> &'static str {
        match self {
            Self::Day => "day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Year => "year",
        }
    }

    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|period| period.word() == word)
    }
}

/// What stands in the fields.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct LoadText {
    pub minutes: String,
    pub times: String,
    pub period: Period,
    pub people: String,
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LoadFault {
    Missing,
    NotANumber,
}

impl LoadText {
    /// The fields for a known estimate. A frequency that is whole per week, month or weekday is said that way.
    pub fn of(load: &Load) -> Self {
        let period = [Period::Day, Period::Week, Period::Month]
            .into_iter()
            .find(|period| load.times_per_year % period.a_year() == 0)
            .unwrap_or(Period::Year);
        Self {
            minutes: tenths_text(load.tenths_of_minutes),
            times: (load.times_per_year / period.a_year()).to_string(),
            period,
            people: load.people.to_string(),
        }
    }

    /// Whether nothing has been filled in.
    pub fn is_empty(&self) -> bool {
        [&self.minutes, &self.times, &self.people].iter().all(|text| text.trim().is_empty())
    }

    /// The estimate; `Ok(None)` when left empty. Faults name the field as in the API.
    pub fn read(&self) -> Result<Option<Load>, Vec<(&'static str, LoadFault)>> {
        if self.is_empty() {
            return Ok(None);
        }
        let minutes = field("minutes", &self.minutes, tenths);
        let times = field("times_per_year", &self.times, tenths)
            .map(|times| (times.saturating_mul(self.period.a_year()).saturating_add(5)) / 10);
        let people = field("people", &self.people, whole);
        match (minutes, times, people) {
            (Ok(tenths_of_minutes), Ok(times_per_year), Ok(people)) => {
                Ok(Some(Load { tenths_of_minutes, times_per_year, people }))
            }
            (minutes, times, people) => {
                Err([minutes, times, people].into_iter().filter_map(Result::err).collect())
            }
        }
    }
}

fn field(
    name: &'static str,
    text: &str,
    read: fn(&str) -> Option<i64>,
) -> Result<i64, (&'static str, LoadFault)> {
    if text.trim().is_empty() {
        return Err((name, LoadFault::Missing));
    }
    read(text).ok_or((name, LoadFault::NotANumber))
}

/// "7,5" → 75; "1.234" → 12340. A dot before exactly three digits groups thousands, otherwise it is a decimal mark.
pub fn tenths(text: &str) -> Option<i64> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    let (whole_part, rest) = match text.split_once(',') {
        Some((whole_part, rest)) => (whole_part.replace('.', ""), rest.to_owned()),
        None => match text.rsplit_once('.') {
            Some((_, rest)) if rest.len() == 3 => (text.replace('.', ""), String::new()),
            Some((whole_part, rest)) => (whole_part.replace('.', ""), rest.to_owned()),
            None => (text, String::new()),
        },
    };
    let tenth = match rest.chars().next() {
        None => 0,
        Some(first) if rest.bytes().all(|b| b.is_ascii_digit()) => i64::from(first.to_digit(10)?),
        Some(_) => return None,
    };
    digits(&whole_part)?.checked_mul(10)?.checked_add(tenth)
}

fn whole(text: &str) -> Option<i64> {
    digits(&text.chars().filter(|c| !c.is_whitespace() && *c != '.').collect::<String>())
}

fn digits(text: &str) -> Option<i64> {
    (!text.is_empty() && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

/// 75 → "7,5"; 100 → "10".
pub fn tenths_text(tenths: i64) -> String {
    if tenths % 10 == 0 { (tenths / 10).to_string() } else { format!("{},{}", tenths / 10, tenths % 10) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(minutes: &str, times: &str, period: Period, people: &str) -> LoadText {
        LoadText { minutes: minutes.into(), times: times.into(), period, people: people.into() }
    }

    #[test]
    fn seven_and_a_half_minutes_twice_a_week_for_three_is_thirty_nine_hours() {
        let load = text("7,5", "2", Period::Week, "3").read();
        assert_eq!(load.map(|load| load.map(|load| load.minutes_per_year())), Ok(Some(39 * 60)));
    }

    #[test]
    fn empty_is_no_estimate_and_half_filled_names_what_is_missing() {
        assert_eq!(LoadText::default().read(), Ok(None));
        let half = text("10", "", Period::Week, "mange").read();
        assert_eq!(
            half,
            Err(vec![("times_per_year", LoadFault::Missing), ("people", LoadFault::NotANumber)])
        );
    }

    #[test]
    fn numbers_are_read_as_danes_and_phones_write_them() {
        for (written, read) in
            [("7,5", 75), ("7.5", 75), ("1.234", 12_340), (" 10 ", 100), ("0,5", 5), ("1.234,5", 12_345)]
        {
            assert_eq!(tenths(written), Some(read), "{written}");
        }
        for wrong in ["", "ti", "1,x", "-3", ","] {
            assert_eq!(tenths(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn half_a_time_a_week_is_twenty_six_a_year() {
        let load = text("10", "0,5", Period::Week, "1").read();
        assert_eq!(load.map(|load| load.map(|load| load.times_per_year)), Ok(Some(26)));
    }

    #[test]
    fn a_known_estimate_fills_the_fields_and_reads_back() {
        for load in [
            Load { tenths_of_minutes: 75, times_per_year: 104, people: 3 },
            Load { tenths_of_minutes: 600, times_per_year: 7, people: 1 },
            Load { tenths_of_minutes: 20, times_per_year: 520, people: 12 },
        ] {
            assert_eq!(LoadText::of(&load).read(), Ok(Some(load)));
        }
    }
}
