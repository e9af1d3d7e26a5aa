//! Sensible first choices, guessed from what was written, so that most people need not choose. Always shown, always changeable.

use forenkl_api::{
    areas::Area,
    search::words,
    wishes::{RuleSource, WishKind},
};

/// Beginnings of words (folded) that speak of an area, by its code as in the imports.
const AREA_WORDS: [(&str, &[&str]); 7] = [
    (
        "HR",
        &[
            "ansat",
            "ansatt",
            "ansal",
            "rekrutter",
            "stilling",
            "sygefrav",
            "sygemeld",
            "vagt",
            "ferie",
            "lon",
            "personale",
            "medarbejder",
            "barsel",
            "attest",
            "vikar",
        ],
    ),
    ("REF", &["refusion", "dagpenge", "fleks"]),
    (
        "IT",
        &[
            "system",
            "login",
            "password",
            "adgangskode",
            "tast",
            "computer",
            "autorisation",
            "skarm",
            "mail",
            "digital",
            "program",
        ],
    ),
    ("INDKOB", &["indkob", "faktura", "betal", "leverandor", "bestil", "varer", "udbud", "kvittering"]),
    ("EJD", &["ejendom", "bygning", "lokale", "varme", "vedligehold", "nogle", "rengoring", "handvark"]),
    ("OKO", &["budget", "regnskab", "konter", "bilag", "okonomi", "bogfor"]),
    ("KOM", &["vejledning", "intranet", "nyhed", "kommunikation", "pjece"]),
];

/// Beginnings of words that speak of a kind of trouble.
const KIND_WORDS: [(WishKind, &[&str]); 5] = [
    (
        WishKind::It,
        &["system", "login", "tast", "skarm", "password", "adgangskode", "digital", "computer", "program"],
    ),
    (WishKind::Rule, &["regel", "regl", "krav", "lov", "bekendtgorelse", "paragraf", "dokumentation"]),
    (WishKind::Guidance, &["vejledning", "uklart", "forvirr", "information", "finde"]),
    (WishKind::Support, &["hjalp", "support", "sporge", "hotline"]),
    (WishKind::Responsibility, &["ansvar", "hvem"]),
];

/// The area the text speaks of most; an area's own name counts double. `None` where it says nothing.
pub fn area<'a>(text: &str, areas: &'a [Area]) -> Option<&'a Area> {
    let spoken = words(text);
    let score = |area: &&Area| {
        let name = words(&area.name)
            .iter()
            .filter(|word| word.len() > 2)
            .map(|word| 2 * count(&spoken, word))
            .sum::<usize>();
        let known = AREA_WORDS
            .iter()
            .find(|(code, _)| *code == area.code)
            .map_or(0, |(_, begins)| count_any(&spoken, begins));
        name + known
    };
    best(areas.iter().filter(|area| !area.retired), score)
}

/// The kind of trouble; a process where the text does not say.
pub fn kind(text: &str) -> WishKind {
    let spoken = words(text);
    best(KIND_WORDS.iter(), |(_, begins)| count_any(&spoken, begins))
        .map_or(WishKind::Process, |(kind, _)| *kind)
}

/// Whose rule: only where the text names the owner.
pub fn rule_source(text: &str) -> RuleSource {
    let spoken = words(text);
    let says = |begins: &[&str]| count_any(&spoken, begins) > 0;
    if says(&["overenskomst"]) {
        RuleSource::Agreement
    } else if says(&["lovgivning", "lovkrav", "bekendtgorelse", "ministeri", "styrelse", "staten"]) {
        RuleSource::State
    } else if says(&["gdpr", "forordning", "direktiv"]) {
        RuleSource::Eu
    } else {
        RuleSource::Unknown
    }
}

fn count(spoken: &[String], begin: &str) -> usize {
    spoken.iter().filter(|word| word.starts_with(begin)).count()
}

fn count_any(spoken: &[String], begins: &[&str]) -> usize {
    spoken.iter().filter(|word| begins.iter().any(|begin| word.starts_with(begin))).count()
}

/// The first with the highest score above nothing.
fn best<T>(all: impl Iterator<Item = T>, score: impl Fn(&T) -> usize) -> Option<T> {
    let mut best: Option<(usize, T)> = None;
    for one in all {
        let score = score(&one);
        if score > best.as_ref().map_or(0, |(best, _)| *best) {
            best = Some((score, one));
        }
    }
    best.map(|(_, one)| one)
}

#[cfg(test)]
mod tests {
    use forenkl_api::units::UnitRef;

    use super::*;

    fn areas() -> Vec<Area> {
        [("HR", "Personale og rekruttering"), ("IT", "It og autorisationer"), ("OKO", "Økonomi og regnskab")]
            .into_iter()
            .map(|(code, name)| Area {
                id: code.into(),
                code: code.into(),
                name: name.into(),
                unit: UnitRef { id: "ks".into(), name: "KS".into(), short_name: "KS".into() },
                owners: Vec::new(),
                retired: false,
                version: 1,
            })
            .collect()
    }

    fn area_of(text: &str) -> Option<String> {
        let areas = areas();
        area(text, &areas).map(|area| area.code.clone())
    }

    #[test]
    fn the_area_is_guessed_from_danish_words_in_any_form() {
        assert_eq!(area_of("Sygefraværet meldes for medarbejdere hver dag").as_deref(), Some("HR"));
        assert_eq!(area_of("Jeg kan ikke få autorisation til systemet").as_deref(), Some("IT"));
        assert_eq!(area_of("Årets REGNSKAB og bilag").as_deref(), Some("OKO"));
        assert_eq!(area_of("Det er for svært"), None);
    }

    #[test]
    fn the_kind_is_guessed_and_is_a_process_otherwise() {
        assert_eq!(kind("Skal tastes i to systemer"), WishKind::It);
        assert_eq!(kind("Kravet om dokumentation"), WishKind::Rule);
        assert_eq!(kind("Alt for mange led"), WishKind::Process);
    }

    #[test]
    fn whose_rule_is_guessed_only_where_the_text_names_the_owner() {
        assert_eq!(rule_source("Ifølge overenskomsten"), RuleSource::Agreement);
        assert_eq!(rule_source("Bekendtgørelsen kræver"), RuleSource::State);
        assert_eq!(rule_source("Vi skal udfylde et skema"), RuleSource::Unknown);
    }
}
