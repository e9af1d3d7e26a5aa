//! Danish stems for the search: `sygemelding` finds `sygemeldinger` and the other way round.

use forenkl_api::search::fold;
use rust_stemmers::{Algorithm, Stemmer};

/// What to look for in folded text: the stem of each word, as it begins in every form of the word.
pub fn terms(query: &str) -> Vec<String> {
    let stemmer = Stemmer::create(Algorithm::Danish);
    query
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| fold(&if word.chars().count() > 3 { stemmer.stem(word) } else { word.into() }))
        .take(12)
        .collect()
}

/// For `LIKE … ESCAPE '\\'`: `%` and `_` stand for themselves.
pub fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_share_what_is_looked_for() {
        for (query, text) in [
            ("sygemelding", "sygemeldinger"),
            ("sygemeldinger", "en sygemelding"),
            ("vagtplanen", "vagtplan"),
            ("Ansættelse", "ansaettelsesbrev"),
        ] {
            let text = fold(text);
            assert!(terms(query).iter().all(|term| text.contains(term.as_str())), "{query} in {text}");
        }
    }
}
