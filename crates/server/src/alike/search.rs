//! The search: wishes that have the words asked for, the most relevant first, and where the words stand in a text.
//!
//! Nothing is missed that a look through each text would find: every part of a written word finds it. Beyond that come other forms,
//! parts of compounds, other names, and what was meant.

use std::{collections::HashMap, ops::Range};

use super::{
    Index,
    unit::{Unit, count},
    words::{Word, is_number, is_setting, places, word, words},
};
use crate::stem::terms;

/// More words of a question are not looked for.
const MOST_WORDS: usize = 12;
/// What it counts where the word as it stands is only the beginning of a written one, or anywhere within it.
const BEGINNING: f64 = 0.8;
const WITHIN: f64 = 0.6;
/// Found by another name.
const SAME_MEANING: f64 = 0.95;
/// A wish that lacks some of the words needs this share of what they say; less where none has all of them.
const MOST: f64 = 0.6;
const HALF: f64 = 0.5;
/// A word that says where and who.
const SETTING: f64 = 0.6;

/// What is looked for.
#[derive(Debug, Default)]
pub struct Question {
    asked: Vec<Asked>,
}

/// One word of the question.
#[derive(Debug)]
struct Asked {
    /// As it begins in all its forms, folded.
    part: String,
    /// With all that it can be found by; missing for words that say nothing.
    unit: Option<Unit>,
    /// What phrases are called that it is a part of.
    names: Vec<String>,
}

impl Index {
    /// Reads a question. Where there are words that say something, of the others only numbers are looked for.
    pub fn question(&self, text: &str) -> Question {
        let places: Vec<Range<usize>> = places(text).into_iter().take(MOST_WORDS).collect();
        let says: Vec<Word> = places.iter().filter_map(|at| word(text, at.clone())).collect();
        let part = |at: &Range<usize>| {
            text.get(at.clone())
                .and_then(|written| terms(written).into_iter().next())
                .filter(|part| !part.is_empty())
        };
        if says.is_empty() {
            let asked =
                places.iter().filter_map(part).map(|part| Asked { part, unit: None, names: Vec::new() });
            return Question { asked: asked.collect() };
        }
        let stems: Vec<&str> = says.iter().map(|word| word.stem.as_str()).collect();
        let mut names: Vec<Vec<String>> = vec![Vec::new(); says.len()];
        for begin in 0..stems.len() {
            for (length, name) in self.synonyms.phrases(stems.get(begin..).unwrap_or_default()) {
                names.iter_mut().skip(begin).take(length).for_each(|names| names.push(name.to_owned()));
            }
        }
        let asked =
            says.iter().zip(self.units(&says, true)).zip(names).filter_map(|((word, unit), names)| {
                let part = part(&word.at)?;
                // Begun, or a part of what somebody wrote: then nothing was misspelt.
                let is_written = self.vocabulary.having(&part).any(|written| !written.having.is_empty());
                let unit = if is_written { Unit { meant: None, within: Vec::new(), ..unit } } else { unit };
                Some(Asked { part, unit: Some(unit), names })
            });
        // A number makes no wish like another, but whoever looks for one means it.
        let numbers = places.iter().filter(|at| text.get((*at).clone()).is_some_and(is_number));
        let numbers = numbers.filter_map(part).map(|part| Asked { part, unit: None, names: Vec::new() });
        Question { asked: asked.chain(numbers).collect() }
    }

    /// The wishes that have what is asked for, the most relevant first: those with all words before those with only most of
    /// them; a word counts the more the rarer it is, more in the title than in the text, more as it stands than within another.
    pub fn search(&self, question: &Question) -> Vec<i64> {
        let mut found: HashMap<i64, (usize, f64, f64)> = HashMap::new();
        let mut all = 0.0;
        for asked in &question.asked {
            let matches = self.having(asked);
            let rarity = self.rarity_of(matches.len());
            let setting = asked.unit.as_ref().is_some_and(|unit| is_setting(&unit.stem));
            let weight = if setting { rarity * SETTING } else { rarity };
            all += weight;
            for (number, match_) in matches {
                let (words, share, score) = found.entry(number).or_default();
                *words += 1;
                *share += weight;
                *score += weight * match_;
            }
        }
        let asked = question.asked.len();
        let any_has_all = found.values().any(|(words, ..)| *words == asked);
        let least = all * if any_has_all { MOST } else { HALF };
        let mut found: Vec<(bool, f64, i64)> = found
            .into_iter()
            .filter(|(_, (words, share, _))| *words == asked || *share >= least)
            .map(|(number, (words, _, score))| (words == asked, score, number))
            .collect();
        // Ties go to the newer wish, so that the order is the same each time.
        found.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(b.1.total_cmp(&a.1)).then(b.2.cmp(&a.2)));
        found.into_iter().map(|(.., number)| number).collect()
    }

    /// The wishes that have one word, and how well.
    fn having(&self, asked: &Asked) -> HashMap<i64, f64> {
        let mut best = asked.unit.as_ref().map(|unit| self.matches(unit)).unwrap_or_default();
        let mut offer = |number: i64, worth: f64| {
            let known = best.entry(number).or_default();
            *known = known.max(worth);
        };
        for written in self.vocabulary.having(&asked.part) {
            let worth = match written.word.strip_prefix(asked.part.as_str()) {
                Some("") => 1.0,
                Some(_) => BEGINNING,
                None => WITHIN,
            };
            written.having.iter().for_each(|(number, weight)| offer(*number, weight * worth));
        }
        for name in &asked.names {
            let having = self.postings.get(name).into_iter().flatten();
            having.for_each(|(number, weight)| offer(*number, weight * SAME_MEANING));
        }
        best
    }

    /// How much a word says that so many wishes have.
    fn rarity_of(&self, having: usize) -> f64 {
        let (all, having) = (count(self.docs.len()), count(having));
        if having > 0.0 { (1.0 + (all - having + 0.5).max(0.0) / (having + 0.5)).ln() } else { self.rarest() }
    }

    /// Where a text has words that are asked for, in bytes.
    pub fn hits(&self, question: &Question, text: &str) -> Vec<Range<usize>> {
        let says = words(text);
        let units = self.units(&says, false);
        let other_ways = |at: &Range<usize>, asked: &Asked| {
            let here = says.iter().zip(&units).find(|(word, _)| word.at == *at);
            here.is_some_and(|(_, unit)| {
                let mut terms = unit.terms();
                terms.any(|term| {
                    asked.names.iter().any(|name| name == term)
                        || asked.unit.as_ref().is_some_and(|unit| unit.terms().any(|other| other == term))
                })
            })
        };
        let is_hit = |at: &Range<usize>| {
            let written = text.get(at.clone()).map(forenkl_api::search::fold).unwrap_or_default();
            question.asked.iter().any(|asked| written.contains(&asked.part) || other_ways(at, asked))
        };
        places(text).into_iter().filter(is_hit).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::alike::{Synonyms, Text};

    fn index(wishes: &[(&str, &str)]) -> Index {
        let text = |(number, (title, body)): (i64, &(&str, &str))| Text {
            number,
            title: (*title).to_owned(),
            body: (*body).to_owned(),
            ..Text::default()
        };
        let synonyms =
            Synonyms::new([vec!["KAS", "vagtplan"], vec!["UTH", "utilsigtet hændelse"]].into_iter());
        Index::new(synonyms, (1..).zip(wishes).map(text).collect())
    }

    const WISHES: [(&str, &str); 6] = [
        ("Børneattest på praktikanter", "Den skal hentes på ny hver gang."),
        ("Vagtplanen er svær at rette", "Og nøglekortet virker ikke om natten."),
        ("Nøglekort tager fjorten dage", "En vikar kan ikke komme ind."),
        ("Refusion ved barsel", "Vi får ikke at vide, om den er søgt."),
        ("Utilsigtet hændelse tastes to steder", "Først på papir."),
        ("Rengøring af gangene", "Ingen ved, hvornår den kommer."),
    ];

    fn found(index: &Index, text: &str) -> Vec<i64> {
        index.search(&index.question(text))
    }

    #[test]
    fn title_comes_before_text_and_all_words_before_some() {
        let index = index(&WISHES);
        assert_eq!(found(&index, "nøglekort"), [3, 2]);
        assert_eq!(found(&index, "nøglekort vagtplan")[0], 2);
    }

    #[test]
    fn the_word_being_typed_finds_all_that_go_on_like_it() {
        let index = index(&WISHES);
        for typed in ["p", "pr", "prakt", "praktik", "praktikant"] {
            assert!(found(&index, typed).contains(&1), "{typed}");
        }
        assert_eq!(found(&index, "attest"), [1], "words within words");
    }

    #[test]
    fn forms_compounds_names_and_typing_errors_are_found() {
        let index = index(&WISHES);
        for (text, expected) in [
            ("barselsrefusionen", 4),
            ("KAS", 2),
            ("uth", 5),
            ("utilsigtet hændelse", 5),
            ("rengoering", 6),
            ("nøglekrot", 3),
        ] {
            assert_eq!(found(&index, text).first(), Some(&expected), "{text}");
        }
    }

    #[test]
    fn what_nobody_wrote_is_not_found() {
        let index = index(&WISHES);
        for text in ["rumfart", "%%%", "", "rumfart børneattest"] {
            assert_eq!(found(&index, text), Vec::<i64>::new(), "{text}");
        }
    }

    #[test]
    fn words_that_say_nothing_are_looked_for_where_there_are_no_others() {
        let index = index(&WISHES);
        assert_eq!(found(&index, "hver gang"), [1]);
        assert_eq!(found(&index, "hver gang med rengøring"), [6]);
    }

    #[test]
    fn a_number_is_looked_for_beside_the_words() {
        let index = index(&[
            ("Skema 4711 om barsel", "På papir."),
            ("Skema 4712 om barsel", "På papir."),
            ("Lov nr. 1147 om barsel", "Den er lang."),
        ]);
        assert_eq!(found(&index, "skema 4712").first(), Some(&2));
        assert_eq!(found(&index, "barsel 4711"), [1]);
        assert_eq!(found(&index, "barsel 47")[..2], [2, 1], "begun, before what only has it within");
    }

    #[test]
    fn hits_are_marked_where_they_stand() {
        let index = index(&WISHES);
        let marked = |asked: &str, text: &str| -> Vec<String> {
            let hits = index.hits(&index.question(asked), text);
            hits.into_iter().map(|at| text[at].to_owned()).collect()
        };
        assert_eq!(marked("attest", "Én børneattest til"), ["børneattest"]);
        assert_eq!(marked("KAS", "Vores vagtplan"), ["vagtplan"]);
        assert_eq!(marked("barselsrefusion", "refusion ved barsel"), ["refusion", "barsel"]);
        assert_eq!(marked("rumfart", "refusion ved barsel"), Vec::<String>::new());
    }
}
