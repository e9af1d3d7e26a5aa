//! Finds what looks like a CPR number in free text, so that the writer can mend it before it is saved.
//!
//! `DDMMYY-NNNN` and `DDMMYYNNNN` with a possible date count; the day may be raised by 60 (replacement numbers). Modulus 11 is
//! not asked: numbers given out since 2007 need not satisfy it.

use std::ops::Range;

/// Byte ranges of everything that looks like a CPR number.
pub fn find(text: &str) -> Vec<Range<usize>> {
    let bytes = text.as_bytes();
    let mut found = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        if !bytes[at].is_ascii_digit() {
            at += 1;
            continue;
        }
        match number_at(text, at) {
            Some(end) => {
                found.push(at..end);
                at = end;
            }
            None => at += run_of_digits(&bytes[at..]),
        }
    }
    found
}

/// The first place in the text that looks like a CPR number, as written.
pub fn first(text: &str) -> Option<&str> {
    find(text).first().and_then(|range| text.get(range.clone()))
}

/// The end of a CPR number beginning at `start`, if there is one.
fn number_at(text: &str, start: usize) -> Option<usize> {
    let rest = &text.as_bytes()[start..];
    let first = run_of_digits(rest);
    let end = match first {
        10 => 10,
        6 => {
            let hyphen = ["-", "–", "‑"].iter().find(|hyphen| text[start + 6..].starts_with(**hyphen))?.len();
            (run_of_digits(&rest[6 + hyphen..]) == 4).then_some(6 + hyphen + 4)?
        }
        _ => return None,
    };
    possible_date(&rest[..6]).then_some(start + end)
}

fn run_of_digits(bytes: &[u8]) -> usize {
    bytes.iter().take_while(|b| b.is_ascii_digit()).count()
}

fn possible_date(digits: &[u8]) -> bool {
    let pair = |at: usize| u32::from(digits[at] - b'0') * 10 + u32::from(digits[at + 1] - b'0');
    let (day, month) = (pair(0), pair(2));
    let day = if day > 60 { day - 60 } else { day };
    let longest = match month {
        2 => 29,
        4 | 6 | 9 | 11 => 30,
        1..=12 => 31,
        _ => return false,
    };
    (1..=longest).contains(&day)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn both_ways_of_writing_are_found_with_their_place() {
        assert_eq!(first("Borgeren 010203-1234 ventede"), Some("010203-1234"));
        assert_eq!(first("cpr:3112991234."), Some("3112991234"));
        assert_eq!(find("æ 010203-1234 og 0102031234").len(), 2);
    }

    #[test]
    fn replacement_numbers_count_and_impossible_dates_do_not() {
        assert_eq!(first("610203-1234"), Some("610203-1234"));
        assert_eq!(first("320203-1234"), None);
        assert_eq!(first("011303-1234"), None);
        assert_eq!(first("300203-1234"), None);
    }

    #[test]
    fn longer_numbers_and_amounts_are_left_alone() {
        for text in
            ["01020312345", "EAN 5790001234567", "010203-12345", "1234567890123", "12-34", "konto 0102031"]
        {
            assert_eq!(first(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn never_panics_and_ranges_lie_on_characters(text in "\\PC{0,40}") {
            for range in find(&text) { prop_assert!(text.get(range).is_some()); }
        }

        #[test]
        fn every_possible_number_is_found(day in 1..29u32, month in 1..13u32, year in 0..100u32, serial in 0..10000u32) {
            let number = format!("{day:02}{month:02}{year:02}-{serial:04}");
            let text = format!("Sag {number} æøå");
            prop_assert_eq!(first(&text), Some(number.as_str()));
        }
    }
}
