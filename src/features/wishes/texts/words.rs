//! Names for the closed lists of words: status, decision, whose rule, kind, visibility, evidence.

use forenkl_api::wishes::{
    AuthorVisibility, Decision, Evidence, RuleSource, StepKind, Verdict, WishKind, WishSort, WishStatus,
};

use crate::i18n::{by, texts};

texts! {
    status { da: "Status", en: "Status" }
    decision_label { da: "Afgørelse", en: "Decision" }
    whose_rule { da: "Hvis regel", en: "Whose rule" }
    kind_label { da: "Slags", en: "Kind" }
    area { da: "Fagområde", en: "Area" }
    /// What is between a tag's word and its horizon: "I gang · 3. kvartal 2026".
    tag_with(word: &str, when: &str) { da: "{word} · {when}", en: "{word} · {when}" }
}

/// A status by itself.
pub fn status_name(status: WishStatus) -> &'static str {
    match status {
        WishStatus::Received => by("Modtaget", "Received"),
        WishStatus::Assessing => by("Vurderes", "Being assessed"),
        WishStatus::Answered => by("Besvaret", "Answered"),
        WishStatus::CarriedOut => by("Gennemført", "Carried out"),
        WishStatus::Confirmed => by("Bekræftet", "Confirmed"),
        WishStatus::Reopened => by("Åbnet igen", "Reopened"),
    }
}

/// A decision as short as a tag wants it.
pub fn decision_name(decision: Decision) -> &'static str {
    match decision {
        Decision::WillBeDone => by("Bliver gjort", "Will be done"),
        Decision::UnderWay => by("I gang", "Under way"),
        Decision::WillBeTried => by("Bliver prøvet", "Will be tried"),
        Decision::PassedOn => by("Sendt videre", "Passed on"),
        Decision::NotNow => by("Ikke nu", "Not now"),
        Decision::No => by("Nej", "No"),
    }
}

/// A decision as the one who chooses it reads it.
pub fn decision_choice(decision: Decision) -> (&'static str, &'static str) {
    match decision {
        Decision::WillBeDone => (
            by("Vi gør det", "We will do it"),
            by("Knyt et tiltag eller skriv, hvornår", "Link an initiative or say when"),
        ),
        Decision::UnderWay => (
            by("Det er allerede i gang", "It is under way already"),
            by("Knyt tiltaget, så man kan følge med", "Link the initiative, so that people can follow it"),
        ),
        Decision::WillBeTried => (
            by("Vi prøver det af", "We will try it"),
            by("Et forsøg med en slutdato", "A trial with an end date"),
        ),
        Decision::PassedOn => (
            by("Vi sender det videre", "We pass it on"),
            by("Reglen ejes af en anden; skriv hvem", "Someone else owns the rule; say who"),
        ),
        Decision::NotNow => (
            by("Ikke nu", "Not now"),
            by("Et godt ønske, som må vente; skriv på hvad", "A good wish that must wait; say for what"),
        ),
        Decision::No => (
            by("Nej", "No"),
            by("Skriv, hvorfor det skal blive, som det er", "Say why things should stay as they are"),
        ),
    }
}

/// Where a wish about this kind of rule is passed on to.
pub fn passed_on(source: RuleSource) -> &'static str {
    match source {
        RuleSource::State => by("Sendt videre til staten", "Passed on to the state"),
        RuleSource::Eu => by("Sendt videre til EU", "Passed on to the EU"),
        RuleSource::Agreement => by("Sendt videre til aftalens parter", "Passed on to the parties"),
        _ => by("Sendt videre", "Passed on"),
    }
}

/// Whose rule it is, as a fact about a wish.
pub fn rule_source_name(source: RuleSource) -> &'static str {
    match source {
        RuleSource::OwnUnit => by("Enhedens egen regel", "The unit’s own rule"),
        RuleSource::Administration => by("Forvaltningens regel", "The administration’s rule"),
        RuleSource::Municipality => by("Kommunens regel", "The municipality’s rule"),
        RuleSource::State => by("Lov", "Law"),
        RuleSource::Eu => by("EU-regel", "EU rule"),
        RuleSource::Agreement => by("Overenskomst", "Collective agreement"),
        RuleSource::Unknown => by("Uvist hvis regel", "Unknown whose rule"),
    }
}

/// Whose rule it is, as the one who chooses reads it.
pub fn rule_source_choice(source: RuleSource) -> (&'static str, &'static str) {
    match source {
        RuleSource::OwnUnit => (
            by("Os selv", "Ourselves"),
            by("Noget, vi har vedtaget i huset", "Something our own house decided"),
        ),
        RuleSource::Administration => (
            by("Forvaltningen", "The administration"),
            by("Gælder i vores forvaltning", "Holds in our administration"),
        ),
        RuleSource::Municipality => (
            by("Kommunen", "The municipality"),
            by("Gælder i hele kommunen", "Holds in the whole municipality"),
        ),
        RuleSource::State => (
            by("Staten", "The state"),
            by("Lov, bekendtgørelse eller styrelse", "An act, an order or an agency"),
        ),
        RuleSource::Eu => (by("EU", "The EU"), by("Forordning eller direktiv", "A regulation or directive")),
        RuleSource::Agreement => (
            by("Overenskomst", "Collective agreement"),
            by("Aftalt med de faglige organisationer", "Agreed with the unions"),
        ),
        RuleSource::Unknown => (
            by("Ved ikke", "Don’t know"),
            by("Det er i orden. Procesejeren finder ud af det", "That is fine. The process owner finds out"),
        ),
    }
}

/// What kind of trouble it is.
pub fn kind_name(kind: WishKind) -> &'static str {
    match kind {
        WishKind::Rule => by("Regel", "Rule"),
        WishKind::Process => by("Arbejdsgang", "Process"),
        WishKind::It => by("IT", "IT"),
        WishKind::Guidance => by("Vejledning", "Guidance"),
        WishKind::Support => by("Hjælp", "Support"),
        WishKind::Responsibility => by("Ansvar", "Responsibility"),
    }
}

/// What kind of trouble it is, as the one who chooses reads it.
pub fn kind_hint(kind: WishKind) -> &'static str {
    match kind {
        WishKind::Rule => by("et krav, der skal opfyldes", "a demand to be met"),
        WishKind::Process => by("for mange led eller blanketter", "too many steps or forms"),
        WishKind::It => by("systemer, adgang og dobbelt tastning", "systems, access, typing twice"),
        WishKind::Guidance => by("svært at finde ud af, hvordan man gør", "hard to find out how"),
        WishKind::Support => by("mangler nogen at spørge", "no one to ask"),
        WishKind::Responsibility => by("uklart, hvem der gør hvad", "unclear who does what"),
    }
}

/// Who may see the author: the choice and what it means.
pub fn visibility_choice(visibility: AuthorVisibility) -> (&'static str, &'static str) {
    match visibility {
        AuthorVisibility::Everyone => (
            by("Alle i kommunen", "Everyone in the municipality"),
            by("Dit navn og din enhed står på ønsket.", "Your name and unit stand on the wish."),
        ),
        AuthorVisibility::Owner => (
            by("Kun procesejeren", "The process owner only"),
            by(
                "Den, der svarer, ser dit navn og kan spørge dig. Andre ser kun din forvaltning.",
                "Whoever answers sees your name and can ask you. Others see only your administration.",
            ),
        ),
        AuthorVisibility::Nobody => (
            by("Ingen", "Nobody"),
            by(
                "Ingen ser dit navn eller din enhed, heller ikke den, der svarer. Du får stadig besked.",
                "Nobody sees your name or unit, not even whoever answers. You are still told.",
            ),
        ),
    }
}

/// How well a burden is known.
pub fn evidence_name(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Estimated => by("anslået", "estimated"),
        Evidence::Confirmed => by("bekræftet", "confirmed"),
        Evidence::Verified => by("efterprøvet", "verified"),
    }
}

/// How a burden comes to be known so well.
pub fn evidence_meaning(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Estimated => by("skøn fra den, der skrev ønsket", "guess of whoever wrote the wish"),
        Evidence::Confirmed => {
            by("lagt sammen af det, enhederne selv siger", "sum of what the units say themselves")
        }
        Evidence::Verified => by("undersøgt af procesejeren", "looked into by the process owner"),
    }
}

/// A station on the path of a wish; `passed`: it lies behind.
pub fn step_name(step: StepKind, passed: bool) -> &'static str {
    match (step, passed) {
        (StepKind::Received, _) => by("Modtaget", "Received"),
        (StepKind::Assessing, false) => by("Vurderes", "Being assessed"),
        (StepKind::Assessing, true) => by("Vurderet", "Assessed"),
        (StepKind::Answered, false) => by("Svar", "Answer"),
        (StepKind::Answered, true) => by("Besvaret", "Answered"),
        (StepKind::CarriedOut, _) => by("Gennemført", "Carried out"),
        (StepKind::Confirmed, _) => by("Bekræftet", "Confirmed"),
    }
}

/// Whether it helps.
pub fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Yes => by("Ja, det hjælper", "Yes, it helps"),
        Verdict::Partly => by("Lidt", "A little"),
        Verdict::No => by("Nej", "No"),
    }
}

/// How a list is sorted.
pub fn sort_name(sort: WishSort) -> &'static str {
    match sort {
        WishSort::Relevance => by("Bedst match", "Best match"),
        WishSort::Units => by("Flest enheder ramt", "Most units affected"),
        WishSort::Hours => by("Flest timer om året", "Most hours a year"),
        WishSort::Newest => by("Nyeste først", "Newest first"),
        WishSort::Oldest => by("Ventet længst", "Waiting longest"),
        WishSort::Deadline => by("Frist først", "Due first"),
    }
}
