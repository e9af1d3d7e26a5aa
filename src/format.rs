//! Dates, times and numbers as people write them, in both languages.
//!
//! Written here rather than by the browser's `Intl`: two languages need few words, the same text comes out in every browser, and it
//! can be tested without one. The time zone is the browser's.

use forenkl_api::{PartialDate, Precision, Timestamp};

use crate::i18n::{Lang, lang, plural, texts};

const MINUTE: i64 = 60_000;
const HOUR: i64 = 60 * MINUTE;
const DAY: i64 = 24 * HOUR;

texts! {
    just_now { da: "lige nu", en: "just now" }
    minutes_ago(n: i64) => {
        da: format!("for {} siden", plural(n, "minut", "minutter")),
        en: format!("{} ago", plural(n, "minute", "minutes")),
    }
    hours_ago(n: i64) => {
        da: format!("for {} siden", plural(n, "time", "timer")),
        en: format!("{} ago", plural(n, "hour", "hours")),
    }
    a_year(hours: i64) => {
        da: format!("{} om året", plural(hours, "time", "timer")),
        en: format!("{} a year", plural(hours, "hour", "hours")),
    }
    half_year(half: u8, year: i32) { da: "{half}. halvår {year}", en: "H{half} {year}" }
    quarter(quarter: u8, year: i32) { da: "{quarter}. kvartal {year}", en: "Q{quarter} {year}" }
    clock(day: &str, hour: u32, minute: u32) { da: "{day} kl. {hour}.{minute:02}", en: "{day} at {hour}:{minute:02}" }
}

const MONTHS_DA: [&str; 12] = [
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
];
const MONTHS_EN: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The name of a month, 1–12.
pub fn month_name(month: u8) -> &'static str {
    let names = match lang() {
        Lang::Da => &MONTHS_DA,
        Lang::En => &MONTHS_EN,
    };
    names.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or_default()
}

/// "jan.", "maj", "sep."; English without the dot.
fn short_month(month: u8) -> String {
    let name = month_name(month);
    match (lang(), name.len()) {
        (_, ..=4) => name.to_owned(),
        (Lang::Da, _) => format!("{}.", &name[..3]),
        (Lang::En, _) => name[..3].to_owned(),
    }
}

fn day_text(year: i32, month: u8, day: u8) -> String {
    let name = month_name(month);
    match lang() {
        Lang::Da => format!("{day}. {name} {year}"),
        Lang::En => format!("{day} {name} {year}"),
    }
}

/// The present moment.
#[cfg(target_arch = "wasm32")]
pub fn now() -> Timestamp {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit")]
    Timestamp(js_sys::Date::now() as i64)
}

/// The present moment. Outside the browser (in tests) time stands still.
#[cfg(not(target_arch = "wasm32"))]
pub fn now() -> Timestamp {
    Timestamp(1_710_244_800_000)
}

/// Minutes the browser's clock is behind UTC at a moment.
#[cfg(target_arch = "wasm32")]
fn minutes_behind_utc(at: Timestamp) -> i64 {
    #[expect(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "far below 2^53")]
    let minutes = js_sys::Date::new(&(at.0 as f64).into()).get_timezone_offset() as i64;
    minutes
}

#[cfg(not(target_arch = "wasm32"))]
fn minutes_behind_utc(_: Timestamp) -> i64 {
    0
}

/// A moment on the wall: milliseconds as if the local time were UTC.
fn local(at: Timestamp) -> i64 {
    at.0 - minutes_behind_utc(at) * MINUTE
}

/// The local calendar day of a moment.
pub fn local_day(at: Timestamp) -> Option<PartialDate> {
    PartialDate::from_day_number(i32::try_from(local(at).div_euclid(DAY)).ok()?)
}

/// "12. marts 2026".
pub fn date(at: Timestamp) -> String {
    local_day(at).map(|day| partial_date(&day)).unwrap_or_default()
}

/// "12. mar.", for places where the year is plain.
pub fn short_date(at: Timestamp) -> String {
    let Some(day) = local_day(at) else { return String::new() };
    let (month, day) = (short_month(day.part_number()), day.day_of_month().unwrap_or(1));
    match lang() {
        Lang::Da => format!("{day}. {month}"),
        Lang::En => format!("{day} {month}"),
    }
}

/// "12. marts 2026 kl. 14.05".
pub fn date_time(at: Timestamp) -> String {
    let minutes = u32::try_from(local(at).rem_euclid(DAY) / MINUTE).unwrap_or(0);
    clock(&date(at), minutes / 60, minutes % 60)
}

/// A moment as a field for day and time has it: "2026-03-12T14:05".
pub fn day_and_time(at: Timestamp) -> String {
    let minutes = local(at).rem_euclid(DAY) / MINUTE;
    local_day(at).map(|day| format!("{day}T{:02}:{:02}", minutes / 60, minutes % 60)).unwrap_or_default()
}

/// The moment that such a field means, by the browser's clock; nothing where it is empty.
pub fn read_day_and_time(text: &str) -> Option<Timestamp> {
    // Without a zone at its end the browser takes it for local time, and knows about summer time.
    let moment = js_sys::Date::parse(text);
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit")]
    moment.is_finite().then_some(Timestamp(moment as i64))
}

/// "for 3 minutter siden" up to a day, then "12. marts 2026".
pub fn ago(at: Timestamp) -> String {
    match now().0 - at.0 {
        past if past >= DAY => date(at),
        past if past >= HOUR => hours_ago(past / HOUR),
        past if past >= MINUTE => minutes_ago(past / MINUTE),
        // A clock that is a little behind the server's.
        past if past > -HOUR => just_now().to_owned(),
        _ => date(at),
    }
}

/// As exactly as it is known: "1. halvår 2024", "3. kvartal 2023", "maj 2024", "17. maj 2024", "2024".
pub fn partial_date(date: &PartialDate) -> String {
    let (year, part) = (date.year_number(), date.part_number());
    match date.precision() {
        Precision::Year => year.to_string(),
        Precision::HalfYear => half_year(part, year),
        Precision::Quarter => quarter(part, year),
        Precision::Month => format!("{} {year}", month_name(part)),
        Precision::Day => day_text(year, part, date.day_of_month().unwrap_or(1)),
    }
}

/// "1.234" (English "1,234").
pub fn number(n: impl Into<i64>) -> String {
    let n = n.into();
    let digits = n.unsigned_abs().to_string();
    let mark = if lang() == Lang::Da { '.' } else { ',' };
    let mut text = String::with_capacity(digits.len() + 4);
    if n < 0 {
        text.push('−');
    }
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place) % 3 == 0 {
            text.push(mark);
        }
        text.push(digit);
    }
    text
}

/// "12,5" with so many digits after the comma.
pub fn decimal(n: f64, digits: u8) -> String {
    let scale = 10_i64.pow(u32::from(digits.min(6)));
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_precision_loss,
        reason = "display of small figures"
    )]
    let scaled = (n * scale as f64).round() as i64;
    let whole = number(scaled / scale);
    if scale == 1 {
        return whole;
    }
    let sign = if scaled < 0 && scaled / scale == 0 { "−" } else { "" };
    let mark = if lang() == Lang::Da { ',' } else { '.' };
    let rest = (scaled % scale).abs();
    format!("{sign}{whole}{mark}{rest:0width$}", width = usize::from(digits.min(6)))
}

/// Whole hours of so many minutes, rounded: "1.740".
pub fn hours(minutes: i64) -> String {
    number(whole_hours(minutes))
}

/// "1.740 timer om året".
pub fn hours_per_year(minutes: i64) -> String {
    a_year(whole_hours(minutes))
}

fn whole_hours(minutes: i64) -> i64 {
    (minutes + 30).div_euclid(60)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> String {
        PartialDate::parse(text).map(|date| partial_date(&date)).unwrap_or_default()
    }

    #[test]
    fn dates_keep_the_precision_they_were_given() {
        assert_eq!(read("2024-H1"), "1. halvår 2024");
        assert_eq!(read("2023-Q3"), "3. kvartal 2023");
        assert_eq!(read("2024-05"), "maj 2024");
        assert_eq!(read("2024-05-17"), "17. maj 2024");
        assert_eq!(read("2024"), "2024");
    }

    #[test]
    fn numbers_are_grouped_the_danish_way() {
        assert_eq!(number(7), "7");
        assert_eq!(number(1_234), "1.234");
        assert_eq!(number(-1_234_567), "−1.234.567");
        assert_eq!(decimal(12.34, 1), "12,3");
        assert_eq!(decimal(-0.5, 1), "−0,5");
        assert_eq!(hours_per_year(104_400), "1.740 timer om året");
        assert_eq!(hours_per_year(60), "1 time om året");
    }

    #[test]
    fn times_are_told_until_a_day_then_dated() {
        let back = |ms: i64| ago(Timestamp(now().0 - ms));
        assert_eq!(back(5_000), "lige nu");
        assert_eq!(back(3 * MINUTE), "for 3 minutter siden");
        assert_eq!(back(HOUR), "for 1 time siden");
        assert_eq!(back(30 * HOUR), "11. marts 2024");
        assert_eq!(date_time(now()), "12. marts 2024 kl. 12.00");
        assert_eq!(short_date(now()), "12. mar.");
        assert_eq!(day_and_time(now()), "2024-03-12T12:00");
    }
}
