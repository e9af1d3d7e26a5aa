//! Which wishes are about the same as a text.

use std::{collections::HashMap, ops::Range};

use super::{
    Index,
    index::PART,
    unit::{Part, Unit, count},
    words::words,
};

/// What a word of the text counts that is being written, beside one of its title.
const IN_ASKED_BODY: f64 = 0.6;
const ASKED_PART: f64 = 0.9;
/// A word that was mended, and one that only means the same.
const MENDED: f64 = 0.9;
const SAME_MEANING: f64 = 0.95;
/// How much a long text is held back, because it has many words by chance.
const LENGTH: f64 = 0.2;
/// A question weighs at least so many times the rarest word: one common word is not a question.
const LEAST: f64 = 0.83;

/// One shared word is not enough, unless it is most of what was said.
const ENOUGH: f64 = 0.3;
const ENOUGH_ALONE: f64 = 0.6;
/// What is shown once something was found that is alike for certain.
const SHOWN: f64 = 0.25;
/// How alike two wishes are, in either direction, to be looked at as doubles: two of three pairs are, among wishes that share words
/// on purpose (`tests/alike.rs`).
pub const LIKELY_DOUBLES: f64 = 0.35;
/// The best of those say in other words what it is about: what resembles them counts too.
const TEACHERS: usize = 2;
const TAUGHT: f64 = 0.4;

/// A wish that is about the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Alike {
    pub number: i64,
    /// From 0: nothing in common, to about 1: the same words.
    pub score: f64,
}

/// What a wish has in common with a question.
#[derive(Debug, Clone, Copy, Default)]
struct Shared {
    weight: f64,
    words: usize,
}

impl Index {
    /// What each wish has in common with a text, as a share of what the text says.
    fn compare(&self, title: &[Unit], body: &[Unit]) -> HashMap<i64, Shared> {
        let mut shared: HashMap<i64, Shared> = HashMap::new();
        let mut asked = Vec::new();
        let mut all = 0.0;
        for (units, of_field) in [(title, 1.0), (body, IN_ASKED_BODY)] {
            for unit in units {
                if asked.contains(&&unit.stem) {
                    continue;
                }
                let weight = self.rarity_of_unit(unit) * of_field;
                all += weight;
                for (number, match_) in self.matches(unit) {
                    let known = shared.entry(number).or_default();
                    known.weight += match_ * weight;
                    known.words += 1;
                }
                asked.push(&unit.stem);
            }
        }
        let all = all.max(LEAST * self.rarest());
        let usual = self.docs.values().map(|doc| doc.length).sum::<f64>() / count(self.docs.len().max(1));
        for (number, known) in &mut shared {
            let length = self.docs.get(number).map_or(usual, |doc| doc.length);
            known.weight /= all * (1.0 - LENGTH + LENGTH * length / usual.max(1.0));
        }
        shared
    }

    /// The wishes that have the word, and how well: as it stands, as it was meant, by another name, or by its parts.
    pub(super) fn matches(&self, unit: &Unit) -> HashMap<i64, f64> {
        let mut best: HashMap<i64, f64> = HashMap::new();
        let mut offer = |term: &str, worth: f64| {
            for (number, weight) in self.postings.get(term).into_iter().flatten() {
                let known = best.entry(*number).or_default();
                *known = known.max(weight * worth);
            }
        };
        offer(&unit.stem, 1.0);
        unit.meant.iter().for_each(|meant| offer(meant, MENDED));
        unit.names.iter().for_each(|name| offer(name, SAME_MEANING));
        unit.within.iter().for_each(|term| offer(term, PART * ASKED_PART));
        for (number, weight) in self.matches_of_parts(&unit.parts) {
            let known = best.entry(number).or_default();
            *known = known.max(weight);
        }
        best
    }

    fn matches_of_parts(&self, parts: &[Part]) -> HashMap<i64, f64> {
        let all: f64 = parts.iter().map(|part| self.rarity(&part.stem)).sum();
        let mut sums: HashMap<i64, f64> = HashMap::new();
        for part in parts {
            let mut having: HashMap<i64, f64> = HashMap::new();
            for term in [Some(&part.stem), part.name.as_ref()].into_iter().flatten() {
                for (number, weight) in self.postings.get(term).into_iter().flatten() {
                    let known = having.entry(*number).or_default();
                    *known = known.max(*weight);
                }
            }
            let share = self.rarity(&part.stem) / all.max(f64::MIN_POSITIVE);
            for (number, weight) in having {
                *sums.entry(number).or_default() += weight * share * ASKED_PART;
            }
        }
        sums
    }

    /// The wishes that are about the same as a text, the best first; none when nothing surely is.
    pub fn alike(&self, title: &str, body: &str, most: usize) -> Vec<Alike> {
        let (title, body) = self.so_far(title, body);
        self.best(&title, &body, most)
    }

    fn best(&self, title: &[Unit], body: &[Unit], most: usize) -> Vec<Alike> {
        let shared = self.compare(title, body);
        let mut sure: Vec<(i64, f64)> = shared
            .iter()
            .filter(|(_, shared)| shared.weight >= if shared.words > 1 { ENOUGH } else { ENOUGH_ALONE })
            .map(|(number, shared)| (*number, shared.weight))
            .collect();
        sure.sort_by(best_first);
        sure.truncate(TEACHERS);
        if sure.is_empty() {
            return Vec::new();
        }
        let mut scores: HashMap<i64, f64> =
            shared.into_iter().map(|(number, shared)| (number, shared.weight)).collect();
        let units = |text: &str| self.units(&words(text), true);
        let together: f64 = sure.iter().map(|(_, weight)| weight).sum();
        for (teacher, weight) in &sure {
            let Some(doc) = self.docs.get(teacher) else { continue };
            for (number, taught) in self.compare(&units(&doc.title), &units(&doc.body)) {
                if number != *teacher {
                    *scores.entry(number).or_default() += TAUGHT * taught.weight * weight / together;
                }
            }
        }
        let mut alike: Vec<(i64, f64)> = scores.into_iter().filter(|(_, score)| *score >= SHOWN).collect();
        alike.sort_by(best_first);
        alike.into_iter().take(most).map(|(number, score)| Alike { number, score }).collect()
    }

    /// The wishes that are about the same as one of them, the best first.
    pub fn like(&self, number: i64, most: usize) -> Vec<Alike> {
        let Some(doc) = self.docs.get(&number) else { return Vec::new() };
        let units = |text: &str| self.units(&words(text), true);
        let mut like = self.best(&units(&doc.title), &units(&doc.body), most + 1);
        like.retain(|one| one.number != number);
        like.truncate(most);
        like
    }

    /// What is being written: its last word may be only begun.
    fn so_far(&self, title: &str, body: &str) -> (Vec<Unit>, Vec<Unit>) {
        if body.trim().is_empty() {
            (self.units_so_far(title), Vec::new())
        } else {
            (self.units(&words(title), true), self.units_so_far(body))
        }
    }

    /// Where a text has words of the question, in bytes: the reason why it was found.
    pub fn shared_words(&self, title: &str, body: &str, text: &str) -> Vec<Range<usize>> {
        let (title, body) = self.so_far(title, body);
        let asked = [title, body].concat();
        let asked: Vec<&str> = asked.iter().flat_map(Unit::terms).collect();
        let found = words(text);
        let units = self.units(&found, false);
        let shared =
            found.into_iter().zip(units).filter(|(_, unit)| unit.terms().any(|term| asked.contains(&term)));
        shared.map(|(word, _)| word.at).collect()
    }
}

/// Ties go to the older wish, so that the order is the same each time.
fn best_first(a: &(i64, f64), b: &(i64, f64)) -> std::cmp::Ordering {
    b.1.total_cmp(&a.1).then(a.0.cmp(&b.0))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alike::{Synonyms, Text};

    fn index(titles: &[&str]) -> Index {
        let text = |(place, title): (usize, &&str)| Text {
            number: i64::try_from(place).unwrap_or_default() + 1,
            title: (*title).to_owned(),
            ..Text::default()
        };
        Index::new(
            Synonyms::new([vec!["KAS", "vagtplan"]].into_iter()),
            titles.iter().enumerate().map(text).collect(),
        )
    }

    const WISHES: [&str; 8] = [
        "Refusion ved barsel",
        "Barselsrefusion skal søges i hånden",
        "Vagtplanen mangler de nyansatte",
        "Printeren på stuen virker aldrig",
        "Børneattester på praktikanter",
        "Køkkenaffald til hønsene",
        "Rengøringen af gangene",
        "Tandplejen indkalder midt i undervisningen",
    ];

    fn numbers(index: &Index, title: &str) -> Vec<i64> {
        index.alike(title, "", 5).into_iter().map(|alike| alike.number).collect()
    }

    #[test]
    fn compounds_and_their_parts_meet() {
        let index = index(&WISHES);
        for question in
            ["barselsrefusion", "refusion af barsel", "Barselsrefusionen", "refusion når nogen er på barsel"]
        {
            let mut found = numbers(&index, question);
            found.sort_unstable();
            assert_eq!(found, [1, 2], "{question}");
        }
    }

    #[test]
    fn parts_meet_their_compound_though_nobody_has_written_them_alone() {
        let index = index(&[
            "Barselsrefusion skal søges i hånden",
            "Printeren virker aldrig",
            "Rengøring af gangene",
        ]);
        assert_eq!(numbers(&index, "refusion ved barsel"), [1]);
    }

    #[test]
    fn spellings_typing_errors_and_other_names_meet() {
        let index = index(&WISHES);
        assert_eq!(numbers(&index, "boerneattester paa praktikanter"), [5]);
        assert_eq!(numbers(&index, "printrren virker ikke"), [4]);
        assert_eq!(numbers(&index, "nyansatte mangler i KAS"), [3]);
    }

    #[test]
    fn nothing_is_shown_for_what_is_new() {
        let index = index(&WISHES);
        for question in
            ["Måger på taget", "Svømmehallen lukker i ferien", "", "og det er for dårligt", "1234"]
        {
            assert_eq!(numbers(&index, question), Vec::<i64>::new(), "{question}");
        }
    }

    #[test]
    fn a_changed_wish_is_found_by_its_new_words_and_a_removed_one_no_longer() {
        let mut index = index(&WISHES);
        index.put(Text { number: 4, title: "Kaffemaskinen er i stykker".into(), ..Text::default() });
        assert_eq!(numbers(&index, "printeren virker ikke på stuen"), Vec::<i64>::new());
        assert_eq!(numbers(&index, "kaffemaskine i stykker"), [4]);
        index.remove(4);
        index.remove(99);
        assert_eq!(numbers(&index, "kaffemaskine i stykker"), Vec::<i64>::new());
    }

    #[test]
    fn the_shared_words_are_marked_where_they_stand() {
        let index = index(&WISHES);
        let text = "Æv: refusion ved barsel er svær";
        let marked: Vec<&str> =
            index.shared_words("barselsrefusion", "", text).into_iter().map(|at| &text[at]).collect();
        assert_eq!(marked, ["refusion", "barsel"]);
    }

    #[test]
    fn a_word_that_is_only_begun_is_taken_for_one_that_goes_on_like_it() {
        let index = index(&WISHES);
        assert_eq!(numbers(&index, "Praktikanter og børn"), [5]);
        assert_eq!(numbers(&index, "Praktikanter og børneatte"), [5]);
        assert_eq!(numbers(&index, "Praktikanter og måg"), Vec::<i64>::new());
    }

    #[test]
    fn an_empty_index_finds_nothing() {
        assert_eq!(numbers(&index(&[]), "refusion ved barsel"), Vec::<i64>::new());
    }
}
