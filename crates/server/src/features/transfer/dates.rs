//! Dates as people write them, kept as exactly as they are given.

use forenkl_api::{PartialDate, search::fold};

/// Danish and English month names, each beginning with what stands here (folded).
const MONTHS: [&[&str]; 12] = [
    &["jan"],
    &["feb"],
    &["mar"],
    &["apr"],
    &["maj", "may"],
    &["jun"],
    &["jul"],
    &["aug"],
    &["sep"],
    &["okt", "oct"],
    &["nov"],
    &["dec"],
];

/// Reads `2023`, `1. halvår 2024`, `3. kvartal 2024`, `Q3 2024`, `maj 2024`, `14. marts 2023`, `2023-07-01`, `14-03-2023`,
/// `9-6-2023`, `14.3.2023`, `14/3/2023`, and the text form of [`PartialDate`]. `None` for anything else and for days that do
/// not exist.
pub fn read(text: &str) -> Option<PartialDate> {
    let text = without_time(text.trim());
    PartialDate::parse(text).or_else(|| in_numbers(text)).or_else(|| in_words(text))
}

/// Systems often write a time of day behind the date.
fn without_time(text: &str) -> &str {
    let at = text.find(['T', ' ']).unwrap_or(text.len());
    let (date, time) = text.split_at(at);
    let time = time.trim_start_matches(['T', ' ']);
    let is_time = time.len() >= 4
        && time.contains(':')
        && time.bytes().all(|b| b.is_ascii_digit() || b":.Z+".contains(&b));
    if is_time { date } else { text }
}

/// Day, month, year with one and the same sign between.
fn in_numbers(text: &str) -> Option<PartialDate> {
    let sign = ['-', '.', '/'].into_iter().find(|sign| text.contains(*sign))?;
    let parts: Vec<&str> = text.split(sign).map(str::trim).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    if year.len() != 4
        || !parts.iter().all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit()))
    {
        return None;
    }
    PartialDate::day(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
}

/// A year with words or short signs around it.
fn in_words(text: &str) -> Option<PartialDate> {
    let folded = fold(text);
    let mut tokens: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|token| !token.is_empty() && *token != "of")
        .collect();
    let is_year = |token: &&str| token.len() == 4 && token.bytes().all(|b| b.is_ascii_digit());
    let at = tokens.iter().position(is_year)?;
    let year: i32 = tokens.remove(at).parse().ok()?;
    match tokens.as_slice() {
        [short] => half_or_quarter(year, short).or_else(|| PartialDate::month(year, month(short)?)),
        [first, second] => named_part(year, first, second)
            .or_else(|| named_part(year, second, first))
            .or_else(|| PartialDate::day(year, month(second)?, ordinal(first)?))
            .or_else(|| PartialDate::day(year, month(first)?, ordinal(second)?)),
        _ => None,
    }
}

/// `h1`, `q3`, `k3`.
fn half_or_quarter(year: i32, short: &str) -> Option<PartialDate> {
    let number = |rest: &str| rest.parse().ok();
    if let Some(half) = short.strip_prefix('h').and_then(number) {
        return PartialDate::half(year, half);
    }
    let quarter = short.strip_prefix(['q', 'k']).and_then(number)?;
    PartialDate::quarter(year, quarter)
}

/// `1` and `halvår`, `3rd` and `quarter`.
fn named_part(year: i32, number: &str, name: &str) -> Option<PartialDate> {
    if name.starts_with("halv") || name.starts_with("half") {
        return PartialDate::half(year, ordinal(number)?);
    }
    if name.starts_with("kvartal") || name.starts_with("quarter") {
        return PartialDate::quarter(year, ordinal(number)?);
    }
    None
}

fn month(name: &str) -> Option<u8> {
    let at = MONTHS.iter().position(|starts| starts.iter().any(|start| name.starts_with(start)))?;
    u8::try_from(at + 1).ok()
}

fn ordinal(text: &str) -> Option<u8> {
    match text {
        "forste" | "first" => return Some(1),
        "anden" | "andet" | "second" => return Some(2),
        "tredje" | "third" => return Some(3),
        "fjerde" | "fourth" => return Some(4),
        _ => {}
    }
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| text.strip_suffix(end)).unwrap_or(text);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    digits.parse().ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests stop at the first surprise")]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn each_way_of_writing_keeps_its_precision() {
        for (written, meant) in [
            ("2023", "2023"),
            ("1. halvår 2024", "2024-H1"),
            ("2.halvår 2024", "2024-H2"),
            ("første halvår 2024", "2024-H1"),
            ("3. kvartal 2024", "2024-Q3"),
            ("Q3 2024", "2024-Q3"),
            ("2024 K4", "2024-Q4"),
            ("3rd quarter of 2024", "2024-Q3"),
            ("maj 2024", "2024-05"),
            ("Oktober 2024", "2024-10"),
            ("14. marts 2023", "2023-03-14"),
            ("May 12, 2024", "2024-05-12"),
            ("2023-07-01", "2023-07-01"),
            ("14-03-2023", "2023-03-14"),
            ("9-6-2023", "2023-06-09"),
            ("14.3.2023", "2023-03-14"),
            ("14/3/2023", "2023-03-14"),
            ("2023-07-01T12:30:00Z", "2023-07-01"),
            ("14-03-2023 08:15", "2023-03-14"),
            ("2024-H1", "2024-H1"),
        ] {
            assert_eq!(read(written), PartialDate::parse(meant), "{written}");
        }
    }

    #[test]
    fn what_is_no_date_is_refused() {
        for written in [
            "2023-02-30",
            "31-04-2023",
            "30.2.2024",
            "5. kvartal 2024",
            "snart",
            "14-03-23",
            "",
            "1-2",
            "13/13/2023",
        ] {
            assert_eq!(read(written), None, "{written}");
        }
    }

    proptest! {
        #[test]
        fn anything_is_read_or_refused(text in "\\PC{0,24}") { let _read = read(&text); }

        #[test]
        fn every_day_is_read_the_danish_way(days in 0..60_000i32) {
            let day = PartialDate::from_day_number(days).unwrap();
            let iso = day.to_string();
            let (year, month, of_month) = (&iso[..4], &iso[5..7], &iso[8..]);
            prop_assert_eq!(read(&format!("{of_month}-{month}-{year}")), Some(day));
        }
    }
}
