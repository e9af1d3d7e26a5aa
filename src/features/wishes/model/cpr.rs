//! Shows the writer where a text holds what looks like a CPR number: the place with a few words on both sides.

use forenkl_api::cpr;

/// How many characters of the text to show before and after the place.
const AROUND: usize = 32;

/// A place in a text, with what stands around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Place {
    pub before: String,
    pub number: String,
    pub after: String,
}

/// Every place that looks like a CPR number.
pub fn places(text: &str) -> Vec<Place> {
    cpr::find(text)
        .into_iter()
        .map(|range| Place {
            before: tail(&text[..range.start]),
            number: text[range.clone()].to_owned(),
            after: head(&text[range.end..]),
        })
        .collect()
}

/// Whether the texts hold some, and the writer has said of each that it is none. `harmless`: those numbers, one a line.
pub fn all_harmless(texts: &[&str], harmless: &str) -> bool {
    let mut numbers = texts.iter().flat_map(|text| places(text)).map(|place| place.number).peekable();
    numbers.peek().is_some() && numbers.all(|number| harmless.lines().any(|line| line == number))
}

fn tail(text: &str) -> String {
    let skip = text.chars().count().saturating_sub(AROUND);
    let end: String = text.chars().skip(skip).collect();
    if skip > 0 { format!("…{end}") } else { end }
}

fn head(text: &str) -> String {
    let start: String = text.chars().take(AROUND).collect();
    if start.len() < text.len() { format!("{start}…") } else { start }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_is_shown_with_what_stands_around_it() {
        let found = places("Borgeren 010203-1234 ventede på svar");
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].before, "Borgeren ");
        assert_eq!(found[0].number, "010203-1234");
        assert_eq!(found[0].after, " ventede på svar");
    }

    #[test]
    fn long_texts_are_cut_between_characters() {
        let text = format!("{}0102031234 {}", "æ ".repeat(50), "ø ".repeat(50));
        let found = places(&text);
        assert!(found[0].before.starts_with('…') && found[0].after.ends_with('…'));
        assert_eq!(found[0].before.chars().count(), AROUND + 1);
    }

    #[test]
    fn texts_without_one_are_left_alone() {
        assert!(places("Konto 12345, 12. marts 2026").is_empty());
        assert!(!all_harmless(&["a", "b"], ""));
    }

    #[test]
    fn what_was_said_of_one_number_does_not_hold_for_the_next() {
        let said = "010203-1234";
        assert!(all_harmless(&["sag 010203-1234", "b"], said));
        assert!(!all_harmless(&["sag 010203-1234", "sag 040506-1234"], said));
    }
}
