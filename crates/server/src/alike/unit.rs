//! The words of a text with all that each can be found by.

use forenkl_api::search::fold;

use super::{
    Index,
    nearest::nearest,
    words::{Word, is_setting, words},
};

/// A word that says where and who.
const SETTING: f64 = 0.6;
/// A shorter word is not looked for within others.
const SHORTEST_WITHIN: usize = 5;
/// Fewer letters begin too many words.
const SHORTEST_BEGINNING: usize = 4;

/// A word with all that it can be found by.
#[derive(Debug, Clone)]
pub(super) struct Unit {
    pub stem: String,
    /// What was meant, where nobody writes it like this.
    pub meant: Option<String>,
    /// What things are called that begin with this word.
    pub names: Vec<String>,
    pub parts: Vec<Part>,
    /// Known words it is a part of, where it never stands alone.
    pub within: Vec<String>,
    /// It is only begun; `within` are the words that go on like it.
    pub begun: bool,
}

#[derive(Debug, Clone)]
pub(super) struct Part {
    pub stem: String,
    pub name: Option<String>,
}

impl Unit {
    /// Every term it can be found by.
    pub fn terms(&self) -> impl Iterator<Item = &str> {
        let parts = self.parts.iter().flat_map(|part| [Some(part.stem.as_str()), part.name.as_deref()]);
        let own = [Some(self.stem.as_str()), self.meant.as_deref()].into_iter();
        own.chain(parts).flatten().chain(self.names.iter().chain(&self.within).map(String::as_str))
    }
}

impl Index {
    /// The words with what each can be found by; of a question also what was meant.
    pub(super) fn units(&self, words: &[Word], mend: bool) -> Vec<Unit> {
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
            Unit {
                stem: stem.to_owned(),
                meant,
                names,
                parts: parts.into_iter().map(part).collect(),
                within,
                begun: false,
            }
        };
        (0..stems.len()).map(unit).collect()
    }

    /// The words of a text that is being written: the last one may be only begun.
    pub(super) fn units_so_far(&self, text: &str) -> Vec<Unit> {
        let words = words(text);
        let mut units = self.units(&words, true);
        let last =
            words.last().filter(|word| word.at.end == text.len()).and_then(|word| text.get(word.at.clone()));
        if let (Some(written), Some(unit)) = (last.map(fold), units.last_mut())
            && !self.has(&unit.stem)
            // Mended or a part of others, it is found already.
            && unit.meant.is_none()
            && unit.within.is_empty()
            && written.len() >= SHORTEST_BEGINNING
        {
            let known = self.postings.keys();
            let begun: Vec<String> = known.filter(|term| term.starts_with(&written)).cloned().collect();
            if !begun.is_empty() {
                *unit = Unit { within: begun, begun: true, ..unit.clone() };
            }
        }
        units
    }

    pub(super) fn has(&self, term: &str) -> bool {
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
    pub(super) fn rarity(&self, term: &str) -> f64 {
        let all = count(self.docs.len());
        let having = self.postings.get(term).map_or(0.0, |posting| count(posting.len()));
        let rarity =
            if having > 0.0 { (1.0 + (all - having + 0.5) / (having + 0.5)).ln() } else { self.rarest() };
        if is_setting(term) { rarity * SETTING } else { rarity }
    }

    pub(super) fn rarest(&self) -> f64 {
        (1.0 + count(self.docs.len()) / 0.5).ln()
    }

    pub(super) fn rarity_of_unit(&self, unit: &Unit) -> f64 {
        if unit.begun {
            // The commonest of them was meant, as far as one can know.
            return unit.within.iter().map(|term| self.rarity(term)).fold(self.rarest(), f64::min);
        }
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
}

pub(super) fn count(number: usize) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}
