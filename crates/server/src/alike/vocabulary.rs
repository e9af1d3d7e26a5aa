//! Words as they are written, to be found by any part of them: `attest` finds `børneattest`.

use std::collections::HashMap;

use forenkl_api::search;

/// All words in one text, so that one look through it finds each that has the part. A word that nobody writes any more stays in it,
/// found by no one; with the next start it is gone.
#[derive(Debug, Default)]
pub struct Vocabulary {
    /// Folded, each after a line break.
    text: String,
    /// Where each word begins in it.
    starts: Vec<usize>,
    places: HashMap<String, usize>,
    /// For each word the wishes that have it, and how much it counts there.
    having: Vec<Vec<(i64, f64)>>,
}

/// A word that has the part looked for.
#[derive(Debug)]
pub struct Written<'a> {
    pub word: &'a str,
    pub having: &'a [(i64, f64)],
}

impl Vocabulary {
    /// Takes up a wish's fields with what a word counts in each; the places of its words.
    pub fn enter(&mut self, number: i64, fields: &[(&str, f64)]) -> Vec<usize> {
        let mut counted: HashMap<usize, f64> = HashMap::new();
        for (field, weight) in fields {
            for word in search::words(field) {
                let known = counted.entry(self.place(word)).or_default();
                *known = known.max(*weight);
            }
        }
        for (place, weight) in &counted {
            if let Some(having) = self.having.get_mut(*place) {
                having.push((number, *weight));
            }
        }
        counted.into_keys().collect()
    }

    fn place(&mut self, word: String) -> usize {
        if let Some(place) = self.places.get(&word) {
            return *place;
        }
        let place = self.starts.len();
        self.text.push('\n');
        self.starts.push(self.text.len());
        self.text.push_str(&word);
        self.having.push(Vec::new());
        self.places.insert(word, place);
        place
    }

    /// Leaves a wish out.
    pub fn leave(&mut self, number: i64, places: &[usize]) {
        for place in places {
            if let Some(having) = self.having.get_mut(*place) {
                having.retain(|(other, _)| *other != number);
            }
        }
    }

    /// The words that have a part, folded; each once.
    pub fn having<'a>(&'a self, part: &'a str) -> impl Iterator<Item = Written<'a>> {
        let mut before = None;
        let looked_for = if part.is_empty() { "\n\n" } else { part };
        self.text.match_indices(looked_for).filter_map(move |(at, _)| {
            let place = self.starts.partition_point(|start| *start <= at).checked_sub(1)?;
            if before.replace(place) == Some(place) {
                return None;
            }
            let from = *self.starts.get(place)?;
            let to = self.starts.get(place + 1).map_or(self.text.len(), |next| next - 1);
            Some(Written { word: self.text.get(from..to)?, having: self.having.get(place)? })
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn found(vocabulary: &Vocabulary, part: &str) -> Vec<i64> {
        let mut found: Vec<i64> =
            vocabulary.having(part).flat_map(|written| written.having).map(|(number, _)| *number).collect();
        found.sort_unstable();
        found.dedup();
        found
    }

    #[test]
    fn a_word_is_found_by_any_part_of_it_until_the_wish_is_gone() {
        let mut vocabulary = Vocabulary::default();
        let places = vocabulary.enter(1, &[("Børneattest på praktikanter", 1.0)]);
        vocabulary.enter(2, &[("Attesten", 1.0), ("igen og igen", 0.5)]);
        assert_eq!(found(&vocabulary, "attest"), [1, 2]);
        assert_eq!(
            vocabulary.having("attest").map(|one| one.word).collect::<Vec<_>>(),
            ["borneattest", "attesten"]
        );
        vocabulary.leave(1, &places);
        assert_eq!(found(&vocabulary, "attest"), [2]);
        assert_eq!(found(&vocabulary, ""), Vec::<i64>::new());
    }

    proptest! {
        /// Nothing is missed that a look through each text would find.
        #[test]
        fn as_a_look_through_each_text(texts in prop::collection::vec("[a-dæå ]{0,20}", 0..8), part in "[a-dæå]{1,3}") {
            let mut vocabulary = Vocabulary::default();
            for (number, text) in (0..).zip(&texts) {
                vocabulary.enter(number, &[(text, 1.0)]);
            }
            let part = search::fold(&part);
            let expected: Vec<i64> = (0..)
                .zip(&texts)
                .filter(|(_, text)| search::fold(text).contains(&part))
                .map(|(number, _)| number)
                .collect();
            prop_assert_eq!(found(&vocabulary, &part), expected);
        }
    }
}
