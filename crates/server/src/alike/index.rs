//! All wishes by their words.
//!
//! Held in memory: ten thousand wishes take a few megabytes and are read from the database in a second, so there is nothing on disk
//! that could be missing or damaged.

use std::collections::HashMap;

use super::{
    compounds::Compounds,
    synonyms::Synonyms,
    vocabulary::Vocabulary,
    words::{Word, words},
};

/// What a word of a wish's text counts beside one of its title.
const IN_BODY: f64 = 0.7;
/// What a word counts to those who search, in the rule's name and in the suggestion.
const IN_RULE: f64 = 0.8;
const IN_SUGGESTION: f64 = 0.6;
/// A part of a word counts so much of the whole.
pub(super) const PART: f64 = 0.8;

/// A wish as it is compared and searched. Rule and suggestion are for those who search: what a wish is about stands in title and
/// body.
#[derive(Debug, Clone, Default)]
pub struct Text {
    pub number: i64,
    pub title: String,
    pub body: String,
    pub rule: String,
    pub suggestion: String,
}

pub(super) struct Doc {
    pub title: String,
    pub body: String,
    terms: Vec<String>,
    /// Its places in the vocabulary.
    written: Vec<usize>,
    /// What its terms count together.
    pub length: f64,
}

/// The wishes by their words.
#[derive(Default)]
pub struct Index {
    pub(super) compounds: Compounds,
    pub(super) synonyms: Synonyms,
    pub(super) vocabulary: Vocabulary,
    pub(super) docs: HashMap<i64, Doc>,
    /// For each term the wishes that have it, and how much it counts there.
    pub(super) postings: HashMap<String, HashMap<i64, f64>>,
}

impl Index {
    /// Of all wishes.
    pub fn new(synonyms: Synonyms, texts: Vec<Text>) -> Self {
        let mut index = Self { synonyms, ..Self::default() };
        for text in &texts {
            index.learn(&text.title, &text.body);
        }
        for text in texts {
            index.enter(text);
        }
        index
    }

    /// Takes a wish up, or its new text.
    pub fn put(&mut self, text: Text) {
        self.remove(text.number);
        self.learn(&text.title, &text.body);
        self.enter(text);
    }

    /// Leaves a wish out.
    pub fn remove(&mut self, number: i64) {
        let Some(doc) = self.docs.remove(&number) else { return };
        let said = said(&doc.title, &doc.body);
        self.compounds.forget(said.iter().map(|word| word.stem.as_str()));
        self.vocabulary.leave(number, &doc.written);
        for term in doc.terms {
            if let Some(posting) = self.postings.get_mut(&term) {
                posting.remove(&number);
                if posting.is_empty() {
                    self.postings.remove(&term);
                }
            }
        }
    }

    fn learn(&mut self, title: &str, body: &str) {
        self.compounds.learn(said(title, body).iter().map(|word| word.stem.as_str()));
    }

    fn enter(&mut self, text: Text) {
        let mut weights: HashMap<String, f64> = HashMap::new();
        for (field, of_field) in [(&text.title, 1.0), (&text.body, IN_BODY)] {
            for unit in self.units(&words(field), false) {
                let mut add = |term: &str, weight: f64| {
                    let known = weights.entry(term.to_owned()).or_default();
                    *known = known.max(weight * of_field);
                };
                add(&unit.stem, 1.0);
                unit.names.iter().for_each(|name| add(name, 1.0));
                for part in &unit.parts {
                    add(&part.stem, PART);
                    part.name.iter().for_each(|name| add(name, PART));
                }
            }
        }
        for (term, weight) in &weights {
            self.postings.entry(term.clone()).or_default().insert(text.number, *weight);
        }
        let written = self.vocabulary.enter(
            text.number,
            &[
                (&text.title, 1.0),
                (&text.rule, IN_RULE),
                (&text.body, IN_BODY),
                (&text.suggestion, IN_SUGGESTION),
            ],
        );
        let length = weights.values().sum();
        let doc =
            Doc { title: text.title, body: text.body, terms: weights.into_keys().collect(), written, length };
        self.docs.insert(text.number, doc);
    }
}

fn said(title: &str, body: &str) -> Vec<Word> {
    [words(title), words(body)].concat()
}
