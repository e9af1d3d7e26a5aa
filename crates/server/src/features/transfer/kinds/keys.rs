//! Which row is which record: what stays the same when a file is sent again.

use std::collections::HashSet;

use forenkl_api::search::fold;

/// The outside id of a numbered row: its number together with where it is from. The source column says that best, since files
/// get renamed; without one the file's name stands in.
pub fn outside_id(source: &str, file_name: &str, number: &str) -> Option<String> {
    let number = number.trim();
    if number.is_empty() {
        return None;
    }
    let origin = if source.trim().is_empty() { file_stem(file_name) } else { source.trim().to_owned() };
    Some(format!("{origin}:{number}"))
}

/// The file's name without folder, ending, and what programs add to copies: `(1)`, `- kopi`, `-afviste`.
pub fn file_stem(file_name: &str) -> String {
    let name = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
    let name = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let mut name = fold(name).trim().to_owned();
    loop {
        let shorter = without_copy_mark(&name).trim_end_matches([' ', '-', '_']).to_owned();
        if shorter == name || shorter.is_empty() {
            return name;
        }
        name = shorter;
    }
}

fn without_copy_mark(name: &str) -> &str {
    for mark in ["kopi", "copy", "afviste", "refused"] {
        if let Some(rest) = name.strip_suffix(mark).filter(|rest| rest.ends_with([' ', '-', '_'])) {
            return rest;
        }
    }
    let inside = name.strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
    match inside {
        Some((rest, number)) if !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) => rest,
        _ => name,
    }
}

/// Keys met so far in a file.
#[derive(Default)]
pub struct Seen {
    keys: HashSet<String>,
}

impl Seen {
    /// Whether the key was met before; remembers it.
    pub fn again(&mut self, key: String) -> bool {
        !self.keys.insert(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_of_a_file_are_the_same_file() {
        for name in [
            "Ønsker 2023.csv",
            "/tmp/ønsker 2023.xlsx",
            "ønsker 2023 (1).csv",
            "Ønsker 2023 - kopi.csv",
            "ønsker 2023-afviste (2).csv",
        ] {
            assert_eq!(file_stem(name), "onsker 2023", "{name}");
        }
        assert_eq!(file_stem("(1).csv"), "(1)");
    }

    #[test]
    fn a_source_wins_over_the_file_name() {
        assert_eq!(outside_id("rapport.txt", "a.csv", " 7 ").as_deref(), Some("rapport.txt:7"));
        assert_eq!(outside_id("", "a.csv", "7").as_deref(), Some("a:7"));
        assert_eq!(outside_id("x", "a.csv", ""), None);
    }
}
