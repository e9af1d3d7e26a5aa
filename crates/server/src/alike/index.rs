//! All wishes by their words, and which of them are about the same as a text.
//!
//! Held in memory: ten thousand wishes take a few megabytes and are read from the database in a second, so there is nothing on disk
//! that could be missing or damaged.

use std::{collections::HashMap, ops::Range};

use super::{
    compounds::Compounds,
    nearest::nearest,
    synonyms::Synonyms,
    words::{Word, is_setting, words},
};

/// What a word of a wish's text counts beside one of its title.
const IN_BODY: f64 = 0.7;
/// What a word of the text counts that is being written, beside one of its title.
const IN_ASKED_BODY: f64 = 0.6;
/// A part of a word counts so much of the whole.
const PART: f64 = 0.8;
const ASKED_PART: f64 = 0.9;
/// A shorter word is not looked for within others.
const SHORTEST_WITHIN: usize = 5;
/// A word that was mended, and one that only means the same.
const MENDED: f64 = 0.9;
const SAME_MEANING: f64 = 0.95;
/// A word that says where and who.
const SETTING: f64 = 0.6;
/// How much a long text is held back, because it has many words by chance.
const LENGTH: f64 = 0.2;
/// A question weighs at least so many times the rarest word: one common word is not a question.
const LEAST: f64 = 0.83;

/// One shared word is not enough, unless it is most of what was said.
const ENOUGH: f64 = 0.3;
const ENOUGH_ALONE: f64 = 0.6;
/// What is shown once something was found that is alike for certain.
const SHOWN: f64 = 0.25;
/// The best of those say in other words what it is about: what resembles them counts too.
const TEACHERS: usize = 2;
const TAUGHT: f64 = 0.4;

/// A wish as it is compared.
#[derive(Debug, Clone)]
pub struct Text {
    pub number: i64,
    pub title: String,
    pub body: String,
}

/// A wish that is about the same.
#[derive(Debug, Clone, PartialEq)]
pub struct Alike {
    pub number: i64,
    /// From 0: nothing in common, to about 1: the same words.
    pub score: f64,
}

/// A word with all that it can be found by.
#[derive(Debug, Clone)]
struct Unit {
    stem: String,
    /// What was meant, where nobody writes it like this.
    meant: Option<String>,
    /// What things are called that begin with this word.
    names: Vec<String>,
    parts: Vec<Part>,
    /// Known words it is a part of, where it never stands alone.
    within: Vec<String>,
}

#[derive(Debug, Clone)]
struct Part {
    stem: String,
    name: Option<String>,
}

impl Unit {
    /// Every term it can be found by.
    fn terms(&self) -> impl Iterator<Item = &str> {
        let parts = self.parts.iter().flat_map(|part| [Some(part.stem.as_str()), part.name.as_deref()]);
        let own = [Some(self.stem.as_str()), self.meant.as_deref()].into_iter();
        own.chain(parts).flatten().chain(self.names.iter().chain(&self.within).map(String::as_str))
    }
}

struct Doc {
    text: Text,
    terms: Vec<String>,
    length: f64,
}

/// The wishes by their words.
#[derive(Default)]
pub struct Index {
    compounds: Compounds,
    synonyms: Synonyms,
    docs: HashMap<i64, Doc>,
    /// For each term the wishes that have it, and how much it counts there.
    postings: HashMap<String, HashMap<i64, f64>>,
}

/// What a wish has in common with a question.
#[derive(Debug, Clone, Copy, Default)]
struct Shared {
    weight: f64,
    words: usize,
}

impl Index {
    /// Of all wishes.
    pub fn new(synonyms: Synonyms, texts: Vec<Text>) -> Self {
        let mut index = Self { synonyms, ..Self::default() };
        for text in &texts {
            index.learn(text);
        }
        for text in texts {
            index.enter(text);
        }
        index
    }

    /// Takes a wish up, or its new text.
    pub fn put(&mut self, text: Text) {
        self.remove(text.number);
        self.learn(&text);
        self.enter(text);
    }

    /// Leaves a wish out.
    pub fn remove(&mut self, number: i64) {
        let Some(doc) = self.docs.remove(&number) else { return };
        for term in doc.terms {
            if let Some(posting) = self.postings.get_mut(&term) {
                posting.remove(&number);
                if posting.is_empty() {
                    self.postings.remove(&term);
                }
            }
        }
    }

    fn learn(&mut self, text: &Text) {
        let found: Vec<Word> = [words(&text.title), words(&text.body)].concat();
        self.compounds.learn(found.iter().map(|word| word.stem.as_str()));
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
        let length = weights.values().sum();
        self.docs.insert(text.number, Doc { terms: weights.into_keys().collect(), length, text });
    }

    /// The words with what each can be found by; of a question also what was meant.
    fn units(&self, words: &[Word], mend: bool) -> Vec<Unit> {
        let stems: Vec<&str> = words.iter().map(|word| word.stem.as_str()).collect();
        let unit = |place: usize| {
            let stem = stems.get(place).copied().unwrap_or_default();
            let mut names: Vec<String> =
                self.synonyms.beginning(stems.get(place..).unwrap_or_default()).map(str::to_owned).collect();
            let mut parts = self.compounds.parts(stem);
            let is_known = self.has(stem) || (!parts.is_empty() && parts.iter().all(|part| self.has(part)));
            let meant = (mend && !is_known).then(|| self.meant(stem)).flatten();
            if let Some(meant) = &meant {
                names.extend(self.synonyms.of(meant).map(str::to_owned));
                if parts.is_empty() {
                    parts = self.compounds.parts(meant);
                }
            }
            let within = if mend && !is_known && meant.is_none() { self.within(stem) } else { Vec::new() };
            let part = |stem: String| Part { name: self.synonyms.of(&stem).map(str::to_owned), stem };
            Unit { stem: stem.to_owned(), meant, names, parts: parts.into_iter().map(part).collect(), within }
        };
        (0..stems.len()).map(unit).collect()
    }

    fn has(&self, term: &str) -> bool {
        self.postings.contains_key(term)
    }

    fn meant(&self, stem: &str) -> Option<String> {
        let known = self.postings.iter().map(|(term, posting)| (term.as_str(), posting.len()));
        nearest(stem, known).map(str::to_owned)
    }

    /// Known words that begin or end with one that nobody has written by itself yet.
    fn within(&self, stem: &str) -> Vec<String> {
        if stem.len() < SHORTEST_WITHIN {
            return Vec::new();
        }
        let is_within =
            |term: &&String| term.len() > stem.len() + 2 && (term.starts_with(stem) || term.ends_with(stem));
        self.postings.keys().filter(is_within).cloned().collect()
    }

    /// How much a term says: the fewer wishes have it, the more.
    fn rarity(&self, term: &str) -> f64 {
        let all = count(self.docs.len());
        let having = self.postings.get(term).map_or(0.0, |posting| count(posting.len()));
        let rarity =
            if having > 0.0 { (1.0 + (all - having + 0.5) / (having + 0.5)).ln() } else { self.rarest() };
        if is_setting(term) { rarity * SETTING } else { rarity }
    }

    fn rarest(&self) -> f64 {
        (1.0 + count(self.docs.len()) / 0.5).ln()
    }

    fn rarity_of_unit(&self, unit: &Unit) -> f64 {
        let word = unit.meant.as_deref().unwrap_or(&unit.stem);
        if self.has(word) {
            return self.rarity(word);
        }
        if let Some(name) = unit.names.iter().find(|name| self.has(name)) {
            return self.rarity(name);
        }
        if unit.parts.is_empty() {
            return self.rarity(word);
        }
        unit.parts.iter().map(|part| self.rarity(&part.stem)).sum::<f64>() / count(unit.parts.len())
    }

    /// What each wish has in common with a text, as a share of what the text says.
    fn compare(&self, title: &str, body: &str) -> HashMap<i64, Shared> {
        let mut shared: HashMap<i64, Shared> = HashMap::new();
        let mut asked = Vec::new();
        let mut all = 0.0;
        for (text, of_field) in [(title, 1.0), (body, IN_ASKED_BODY)] {
            for unit in self.units(&words(text), true) {
                if asked.contains(&unit.stem) {
                    continue;
                }
                let weight = self.rarity_of_unit(&unit) * of_field;
                all += weight;
                for (number, match_) in self.matches(&unit) {
                    let known = shared.entry(number).or_default();
                    known.weight += match_ * weight;
                    known.words += 1;
                }
                asked.push(unit.stem);
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
    fn matches(&self, unit: &Unit) -> HashMap<i64, f64> {
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
        let together: f64 = sure.iter().map(|(_, weight)| weight).sum();
        for (teacher, weight) in &sure {
            let Some(doc) = self.docs.get(teacher) else { continue };
            for (number, taught) in self.compare(&doc.text.title, &doc.text.body) {
                if number != *teacher {
                    *scores.entry(number).or_default() += TAUGHT * taught.weight * weight / together;
                }
            }
        }
        let mut alike: Vec<(i64, f64)> = scores.into_iter().filter(|(_, score)| *score >= SHOWN).collect();
        alike.sort_by(best_first);
        alike.into_iter().take(most).map(|(number, score)| Alike { number, score }).collect()
    }

    /// Where a text has words of the question, in bytes: the reason why it was found.
    pub fn shared_words(&self, title: &str, body: &str, text: &str) -> Vec<Range<usize>> {
        let asked = self.units(&[words(title), words(body)].concat(), true);
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

fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn index(titles: &[&str]) -> Index {
        let text = |(place, title): (usize, &&str)| Text {
            number: i64::try_from(place).unwrap_or_default() + 1,
            title: (*title).to_owned(),
            body: String::new(),
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
        index.put(Text { number: 4, title: "Kaffemaskinen er i stykker".into(), body: String::new() });
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
    fn an_empty_index_finds_nothing() {
        assert_eq!(numbers(&index(&[]), "refusion ved barsel"), Vec::<i64>::new());
    }
}
