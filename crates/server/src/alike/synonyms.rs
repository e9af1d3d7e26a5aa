//! Words that mean the same here: KAS is the vagtplan.

use std::collections::HashMap;

use super::words::words;

/// The longest name of a thing, in words that say something.
pub const LONGEST: usize = 3;

/// Names for groups of words or phrases that mean the same. What means the same as something that means the same, does so too.
#[derive(Debug, Clone, Default)]
pub struct Synonyms {
    names: HashMap<Vec<String>, String>,
}

impl Synonyms {
    /// From groups as an administrator keeps them.
    pub fn new<'a>(groups: impl Iterator<Item = Vec<&'a str>>) -> Self {
        let mut names: HashMap<Vec<String>, String> = HashMap::new();
        for group in groups {
            let phrases: Vec<Vec<String>> =
                group.into_iter().map(phrase).filter(|phrase| !phrase.is_empty()).collect();
            let Some(first) = phrases.first() else { continue };
            let before: Vec<String> =
                phrases.iter().filter_map(|phrase| names.get(phrase).cloned()).collect();
            // No text has this character in a word, so the name is never taken for one.
            let name = before.first().cloned().unwrap_or_else(|| format!("={}", first.join("=")));
            for other in names.values_mut().filter(|other| before.contains(other)) {
                name.clone_into(other);
            }
            names.extend(phrases.into_iter().map(|phrase| (phrase, name.clone())));
        }
        Self { names }
    }

    /// What a phrase that begins here is called; the longest one first.
    pub fn beginning(&self, stems: &[&str]) -> impl Iterator<Item = &str> {
        self.phrases(stems).map(|(_, name)| name)
    }

    /// The phrases that begin here: how many words each has, and what it is called; the longest one first.
    pub fn phrases(&self, stems: &[&str]) -> impl Iterator<Item = (usize, &str)> {
        let phrases = (1..=LONGEST.min(stems.len())).rev().filter_map(|length| stems.get(..length));
        phrases.filter_map(|phrase| {
            let length = phrase.len();
            let phrase: Vec<String> = phrase.iter().map(|stem| (*stem).to_owned()).collect();
            self.names.get(&phrase).map(|name| (length, name.as_str()))
        })
    }

    /// What a single word is called.
    pub fn of(&self, stem: &str) -> Option<&str> {
        self.beginning(&[stem]).next()
    }
}

/// Whether a phrase has no word that says anything, so that it could not be found.
pub fn says_nothing(text: &str) -> bool {
    phrase(text).is_empty()
}

fn phrase(text: &str) -> Vec<String> {
    words(text).into_iter().map(|word| word.stem).take(LONGEST).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alike::words::stem;

    #[test]
    fn what_means_the_same_has_one_name() {
        let synonyms =
            Synonyms::new([vec!["kodeord", "adgangskode"], vec!["password", "adgangskode"]].into_iter());
        let name = synonyms.of(&stem("kodeord"));
        assert!(name.is_some());
        assert_eq!(synonyms.of(&stem("passwords")), name);
        assert_eq!(synonyms.of(&stem("adgangskoden")), name);
        assert_eq!(synonyms.of(&stem("nøglekort")), None);
    }

    #[test]
    fn groups_that_meet_become_one() {
        let groups = [vec!["foto", "billede"], vec!["video", "film"], vec!["billede", "film"]];
        let synonyms = Synonyms::new(groups.into_iter());
        assert_eq!(synonyms.of(&stem("foto")), synonyms.of(&stem("video")));
        assert!(synonyms.of(&stem("foto")).is_some());
    }

    #[test]
    fn a_name_may_be_several_words() {
        let synonyms = Synonyms::new([vec!["UTH", "utilsigtet hændelse"]].into_iter());
        let stems = [stem("utilsigtet"), stem("hændelser"), stem("skema")];
        let stems: Vec<&str> = stems.iter().map(String::as_str).collect();
        assert_eq!(synonyms.beginning(&stems).next(), synonyms.of(&stem("uth")));
    }
}
