//! Words within words: `barselsrefusion` is barsel and refusion. What can be a part is learned from the municipality's own texts.

use std::{
    collections::HashMap,
    sync::{Mutex, PoisonError},
};

/// A word shorter than this is not taken apart.
const SHORTEST: usize = 7;
/// A part is at least so long; as short only when it was seen several times.
const SHORTEST_PART: usize = 3;
const SHORTEST_RARE_PART: usize = 4;
/// When only one part is known, the other must be at least so long, and the whole at least twice that.
const SHORTEST_UNKNOWN: usize = 4;
/// What may stand between two parts.
const LINKS: [&str; 4] = ["", "s", "e", "er"];
/// What may be left of the last part's ending.
const LAST_ENDINGS: [&str; 5] = ["r", "n", "t", "en", "et"];
const MOST_PARTS: usize = 4;

/// Stems seen in texts, and how often.
#[derive(Debug, Default)]
pub struct Compounds {
    seen: HashMap<String, u32>,
    /// What was taken apart before. Kept until the next word is learned.
    known: Mutex<HashMap<String, Vec<String>>>,
}

impl Compounds {
    /// Learns stems that may be parts of others.
    pub fn learn<'a>(&mut self, stems: impl Iterator<Item = &'a str>) {
        for stem in stems {
            *self.seen.entry(stem.to_owned()).or_default() += 1;
        }
        self.known.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// Takes back what was learned from a text that is there no longer.
    pub fn forget<'a>(&mut self, stems: impl Iterator<Item = &'a str>) {
        for stem in stems {
            if let Some(times) = self.seen.get_mut(stem) {
                *times -= 1;
                if *times == 0 {
                    self.seen.remove(stem);
                }
            }
        }
        self.known.get_mut().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// The parts of a stem, in order; none when it is one word.
    pub fn parts(&self, stem: &str) -> Vec<String> {
        if stem.len() < SHORTEST || !stem.is_ascii() {
            return Vec::new();
        }
        let known = || self.known.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(parts) = known().get(stem) {
            return parts.clone();
        }
        let parts = self.all_known(stem).or_else(|| self.one_known(stem)).unwrap_or_default();
        known().insert(stem.to_owned(), parts.clone());
        parts
    }

    fn count(&self, stem: &str) -> u32 {
        self.seen.get(stem).copied().unwrap_or(0)
    }

    fn is_part(&self, stem: &str) -> bool {
        let times = self.count(stem);
        times > 0 && (stem.len() >= SHORTEST_RARE_PART || (stem.len() >= SHORTEST_PART && times > 1))
    }

    /// All parts are words of their own: the cheapest way to cut it.
    fn all_known(&self, stem: &str) -> Option<Vec<String>> {
        let (_, mut parts) = self.cut(stem, stem, MOST_PARTS)?;
        parts.reverse();
        (parts.len() > 1).then_some(parts)
    }

    /// What is left of the word, cut into parts, the last one first, and what that costs: few, long and common parts are cheap.
    fn cut(&self, rest: &str, whole: &str, depth: usize) -> Option<(f64, Vec<String>)> {
        if rest.is_empty() {
            return Some((0.0, Vec::new()));
        }
        if depth == 0 {
            return None;
        }
        let mut best: Option<(f64, Vec<String>)> = None;
        for end in SHORTEST_PART..=rest.len() {
            let (segment, after) = rest.split_at(end);
            if segment == whole {
                continue;
            }
            let endings: &[&str] = if after.is_empty() { &LAST_ENDINGS } else { &[] };
            for link in LINKS.iter().chain(endings) {
                let Some(core) = segment.strip_suffix(link).filter(|core| self.is_part(core)) else {
                    continue;
                };
                let Some((cost, mut parts)) = self.cut(after, whole, depth - 1) else { continue };
                let short = if core.len() == SHORTEST_PART { 0.3 } else { 0.0 };
                let linked = if link.is_empty() { 0.0 } else { 0.05 };
                let cost = cost + 1.0 + short + linked - 0.02 * f64::from(1 + self.count(core)).ln();
                if best.as_ref().is_none_or(|(least, _)| cost < *least) {
                    parts.push(core.to_owned());
                    best = Some((cost, parts));
                }
            }
        }
        best
    }

    /// One part is a word of its own, at the beginning or at the end; the longer it is, the better.
    fn one_known(&self, stem: &str) -> Option<Vec<String>> {
        if stem.len() < 2 * SHORTEST_UNKNOWN {
            return None;
        }
        let mut best: Option<(f64, Vec<String>)> = None;
        let mut offer = |worth: f64, first: &str, second: &str| {
            if best.as_ref().is_none_or(|(most, _)| worth > *most) {
                best = Some((worth, vec![first.to_owned(), second.to_owned()]));
            }
        };
        for end in SHORTEST_UNKNOWN..=stem.len() - SHORTEST_UNKNOWN {
            let (before, after) = stem.split_at(end);
            for link in &LINKS[..3] {
                let core = before.strip_suffix(link).unwrap_or_default();
                if core.len() >= SHORTEST_RARE_PART && self.is_part(core) {
                    offer(to_f64(core.len()) + 0.1 * f64::from(1 + self.count(core)).ln(), core, after);
                }
            }
            if self.is_part(after) {
                let first =
                    before.strip_suffix('s').filter(|rest| rest.len() >= SHORTEST_UNKNOWN).unwrap_or(before);
                offer(to_f64(after.len()) + 0.2, first, after);
            }
        }
        best.map(|(_, parts)| parts)
    }
}

fn to_f64(length: usize) -> f64 {
    f64::from(u32::try_from(length).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alike::words::stem;

    fn compounds(texts: &[&str]) -> Compounds {
        let mut compounds = Compounds::default();
        let stems: Vec<String> = texts.iter().flat_map(|text| text.split(' ')).map(stem).collect();
        compounds.learn(stems.iter().map(String::as_str));
        compounds
    }

    #[test]
    fn a_compound_is_its_parts_with_or_without_a_link() {
        let compounds = compounds(&["refusion ved barsel", "plan for vagter"]);
        assert_eq!(compounds.parts(&stem("barselsrefusion")), [stem("barsel"), stem("refusion")]);
        assert_eq!(compounds.parts(&stem("vagtplanen")), [stem("vagt"), stem("plan")]);
    }

    #[test]
    fn one_known_part_is_enough() {
        let compounds = compounds(&["kørsel i egen bil"]);
        assert_eq!(compounds.parts(&stem("kørselsgodtgørelse"))[0], stem("kørsel"));
    }

    #[test]
    fn a_word_is_not_cut_by_chance() {
        let compounds = compounds(&["refusion ved barsel"]);
        for word in ["ferie", "medarbejder", "printer"] {
            assert_eq!(compounds.parts(&stem(word)), Vec::<String>::new(), "{word}");
        }
    }

    #[test]
    fn what_is_forgotten_counts_no_longer() {
        let mut compounds = compounds(&["plan", "vagt", "plan"]);
        compounds.forget(["plan", "vagt"].into_iter());
        assert_eq!(compounds.count("plan"), 1);
        assert_eq!(compounds.parts("vagtplan")[1], "plan");
        compounds.forget(["plan"].into_iter());
        assert_eq!(compounds.parts("vagtplan"), Vec::<String>::new());
    }

    #[test]
    fn what_is_learned_later_counts() {
        let mut compounds = compounds(&["plan"]);
        assert_eq!(compounds.parts("vagtplan")[1], "plan");
        compounds.learn(["vagt"].into_iter());
        assert_eq!(compounds.parts("vagtplan"), ["vagt", "plan"]);
    }
}
