//! Moments and dates. Moments are exact; dates keep the precision people gave ("1. halvår 2024"), and no day is invented.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de::Error as _};
use time::{Date, Month};

/// A moment: milliseconds since 1970-01-01T00:00:00Z.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The day (UTC) it falls on, as days since 1970-01-01.
    pub fn day_number(self) -> i32 {
        i32::try_from(self.0.div_euclid(86_400_000)).unwrap_or(i32::MAX)
    }
}

/// How exactly a date is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Precision {
    Year,
    HalfYear,
    Quarter,
    Month,
    Day,
}

/// A date as exactly as it was given: `2024`, `2024-H1`, `2024-Q3`, `2024-05` or `2024-05-17`.
///
/// Time horizons come as "1. halvår 2024", "3. kvartal", a month or a date (Copenhagen's report of 6 February 2024); the
/// text form is what travels and what the database keeps.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct PartialDate {
    year: i16,
    part: Part,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Part {
    Year,
    Half(u8),
    Quarter(u8),
    Month(u8),
    Day(u8, u8),
}

impl PartialDate {
    /// A whole year, 1900–2199.
    pub fn year(year: i32) -> Option<Self> {
        Self::new(year, Part::Year)
    }
    /// A half-year, 1 or 2.
    pub fn half(year: i32, half: u8) -> Option<Self> {
        (1..=2).contains(&half).then_some(())?;
        Self::new(year, Part::Half(half))
    }
    /// A quarter, 1–4.
    pub fn quarter(year: i32, quarter: u8) -> Option<Self> {
        (1..=4).contains(&quarter).then_some(())?;
        Self::new(year, Part::Quarter(quarter))
    }
    /// A month, 1–12.
    pub fn month(year: i32, month: u8) -> Option<Self> {
        (1..=12).contains(&month).then_some(())?;
        Self::new(year, Part::Month(month))
    }
    /// A day that exists.
    pub fn day(year: i32, month: u8, day: u8) -> Option<Self> {
        Date::from_calendar_date(year, Month::try_from(month).ok()?, day).ok()?;
        Self::new(year, Part::Day(month, day))
    }
    /// The day a moment falls on (UTC).
    pub fn from_day_number(days: i32) -> Option<Self> {
        let date = Date::from_julian_day(days.checked_add(UNIX_EPOCH_JULIAN)?).ok()?;
        Self::day(date.year(), date.month().into(), date.day())
    }

    fn new(year: i32, part: Part) -> Option<Self> {
        (1900..2200).contains(&year).then_some(())?;
        Some(Self { year: i16::try_from(year).ok()?, part })
    }

    /// How exactly it is known.
    pub fn precision(&self) -> Precision {
        match self.part {
            Part::Year => Precision::Year,
            Part::Half(_) => Precision::HalfYear,
            Part::Quarter(_) => Precision::Quarter,
            Part::Month(_) => Precision::Month,
            Part::Day(..) => Precision::Day,
        }
    }

    /// Its year.
    pub fn year_number(&self) -> i32 {
        i32::from(self.year)
    }

    /// The half-year, quarter or month within the year; for a day the month; 0 for a whole year.
    pub fn part_number(&self) -> u8 {
        match self.part {
            Part::Year => 0,
            Part::Half(n) | Part::Quarter(n) | Part::Month(n) | Part::Day(n, _) => n,
        }
    }

    /// The day of the month, where the day is known.
    pub fn day_of_month(&self) -> Option<u8> {
        match self.part {
            Part::Day(_, day) => Some(day),
            _ => None,
        }
    }

    /// The first day it can mean, as days since 1970-01-01.
    pub fn first_day(&self) -> i32 {
        let (month, day) = match self.part {
            Part::Year => (1, 1),
            Part::Half(half) => (half * 6 - 5, 1),
            Part::Quarter(quarter) => (quarter * 3 - 2, 1),
            Part::Month(month) => (month, 1),
            Part::Day(month, day) => (month, day),
        };
        day_number(self.year_number(), month, day)
    }

    /// The last day it can mean, as days since 1970-01-01.
    pub fn last_day(&self) -> i32 {
        let last_month = match self.part {
            Part::Year => 12,
            Part::Half(half) => half * 6,
            Part::Quarter(quarter) => quarter * 3,
            Part::Month(month) => month,
            Part::Day(..) => return self.first_day(),
        };
        let (year, next) =
            if last_month == 12 { (self.year_number() + 1, 1) } else { (self.year_number(), last_month + 1) };
        day_number(year, next, 1) - 1
    }

    /// Reads the text form.
    pub fn parse(text: &str) -> Option<Self> {
        let (year, rest) = match text.split_once('-') {
            None => return Self::year(digits(text, 4)?),
            Some((year, rest)) => (digits(year, 4)?, rest),
        };
        if let Some(half) = rest.strip_prefix('H') {
            return Self::half(year, small(half, 1)?);
        }
        if let Some(quarter) = rest.strip_prefix('Q') {
            return Self::quarter(year, small(quarter, 1)?);
        }
        match rest.split_once('-') {
            None => Self::month(year, small(rest, 2)?),
            Some((month, day)) => Self::day(year, small(month, 2)?, small(day, 2)?),
        }
    }
}

/// Julian day of 1970-01-01.
const UNIX_EPOCH_JULIAN: i32 = 2_440_588;

fn day_number(year: i32, month: u8, day: u8) -> i32 {
    Month::try_from(month)
        .ok()
        .and_then(|month| Date::from_calendar_date(year, month, day).ok())
        .map_or(0, |date| date.to_julian_day() - UNIX_EPOCH_JULIAN)
}

fn digits(text: &str, length: usize) -> Option<i32> {
    (text.len() == length && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

fn small(text: &str, length: usize) -> Option<u8> {
    u8::try_from(digits(text, length)?).ok()
}

impl fmt::Display for PartialDate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        match self.part {
            Part::Year => Ok(()),
            Part::Half(half) => write!(f, "-H{half}"),
            Part::Quarter(quarter) => write!(f, "-Q{quarter}"),
            Part::Month(month) => write!(f, "-{month:02}"),
            Part::Day(month, day) => write!(f, "-{month:02}-{day:02}"),
        }
    }
}

impl PartialOrd for PartialDate {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

/// By the last day it can mean, then the wider one later: what is due "in 2024" comes after what is due on its last day.
impl Ord for PartialDate {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.last_day().cmp(&other.last_day()).then_with(|| other.first_day().cmp(&self.first_day()))
    }
}

impl Serialize for PartialDate {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for PartialDate {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = String::deserialize(deserializer)?;
        Self::parse(&text).ok_or_else(|| D::Error::custom("not a date, month, quarter, half-year or year"))
    }
}

#[cfg(feature = "openapi")]
impl utoipa::PartialSchema for PartialDate {
    fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::Schema> {
        utoipa::openapi::ObjectBuilder::new()
            .schema_type(utoipa::openapi::schema::Type::String)
            .description(Some(
                "A date as exactly as it was given: 2024, 2024-H1, 2024-Q3, 2024-05 or 2024-05-17",
            ))
            .into()
    }
}
#[cfg(feature = "openapi")]
impl utoipa::ToSchema for PartialDate {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn any_partial_date() -> impl Strategy<Value = PartialDate> {
        (1900..2200i32, 0..5u8, 1..13u8, 1..29u8).prop_filter_map("exists", |(year, kind, month, day)| {
            match kind {
                0 => PartialDate::year(year),
                1 => PartialDate::half(year, month.div_ceil(6)),
                2 => PartialDate::quarter(year, month.div_ceil(3)),
                3 => PartialDate::month(year, month),
                _ => PartialDate::day(year, month, day),
            }
        })
    }

    proptest! {
        #[test]
        fn text_form_reads_back(date in any_partial_date()) {
            prop_assert_eq!(PartialDate::parse(&date.to_string()), Some(date));
        }

        #[test]
        fn first_day_is_never_after_last(date in any_partial_date()) {
            prop_assert!(date.first_day() <= date.last_day());
        }

        #[test]
        fn nonsense_is_refused_without_panic(text in ".{0,12}") {
            if let Some(date) = PartialDate::parse(&text) { prop_assert_eq!(date.to_string(), text); }
        }
    }

    #[test]
    fn days_that_do_not_exist_are_refused() {
        assert_eq!(PartialDate::parse("2023-02-30"), None);
        assert_eq!(PartialDate::parse("2023-02-29"), None);
        assert!(PartialDate::parse("2024-02-29").is_some());
        assert_eq!(PartialDate::parse("2024-H3"), None);
        assert_eq!(PartialDate::parse("2024-Q5"), None);
    }

    #[test]
    fn half_year_ends_in_june_or_december() {
        let first = PartialDate::half(2024, 1).map(|half| half.last_day());
        assert_eq!(first, PartialDate::day(2024, 6, 30).map(|day| day.last_day()));
        let second = PartialDate::half(2024, 2).map(|half| half.last_day());
        assert_eq!(second, PartialDate::day(2024, 12, 31).map(|day| day.last_day()));
    }

    #[test]
    fn epoch_is_day_zero() {
        assert_eq!(PartialDate::parse("1970-01-01").map(|day| day.first_day()), Some(0));
        assert_eq!(PartialDate::from_day_number(0), PartialDate::parse("1970-01-01"));
    }
}
