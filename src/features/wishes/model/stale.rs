//! What changed in a wish while someone was writing: told field by field, so that they can choose.

use forenkl_api::wishes::Wish;

use crate::{
    features::wishes::texts::{assess as t, words},
    format::hours_per_year,
};

/// One field before and now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Difference {
    pub field: &'static str,
    pub before: String,
    pub now: String,
}

/// What the reader of `before` does not know yet. Support and comments are no differences: they do not touch what is written.
pub fn differences(before: &Wish, now: &Wish) -> Vec<Difference> {
    let pairs = [
        (t::field_title(), before.title.clone(), now.title.clone()),
        (t::field_body(), before.body.clone(), now.body.clone()),
        (t::field_suggestion(), before.suggestion.clone(), now.suggestion.clone()),
        (t::field_rule(), before.rule.clone(), now.rule.clone()),
        (words::area(), before.area.name.clone(), now.area.name.clone()),
        (words::kind_label(), words::kind_name(before.kind).into(), words::kind_name(now.kind).into()),
        (
            words::whose_rule(),
            words::rule_source_name(before.rule_source).into(),
            words::rule_source_name(now.rule_source).into(),
        ),
        (words::status(), words::status_name(before.status).into(), words::status_name(now.status).into()),
        (t::field_verified(), minutes(before.burden.verified), minutes(now.burden.verified)),
        (t::field_load(), load(before), load(now)),
        (t::field_answer(), answer(before), answer(now)),
        (t::field_question(), question(before), question(now)),
    ];
    pairs
        .into_iter()
        .filter(|(_, before, now)| before != now)
        .map(|(field, before, now)| Difference { field, before: shown(before), now: shown(now) })
        .collect()
}

fn minutes(minutes: Option<i64>) -> String {
    minutes.map(hours_per_year).unwrap_or_default()
}

fn load(wish: &Wish) -> String {
    wish.load.as_ref().map(|load| hours_per_year(load.minutes_per_year())).unwrap_or_default()
}

fn answer(wish: &Wish) -> String {
    let decision = |answer: &forenkl_api::wishes::Answer| {
        format!("{}: {}", words::decision_name(answer.decision), answer.reason)
    };
    wish.answers.first().map(decision).unwrap_or_default()
}

fn question(wish: &Wish) -> String {
    wish.question.as_ref().map(|question| question.text.clone()).unwrap_or_default()
}

/// Long texts by their beginning.
fn shown(text: String) -> String {
    const MOST: usize = 120;
    if text.is_empty() {
        return t::nothing().to_owned();
    }
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text,
    }
}

#[cfg(test)]
mod tests {
    use forenkl_api::{
        areas::AreaRef,
        units::UnitRef,
        wishes::{
            Author, AuthorVisibility, Burden, RuleSource, Verdicts, WishKind, WishMay, WishMine, WishStatus,
        },
    };

    use super::*;

    fn wish() -> Wish {
        Wish {
            number: 12,
            title: "Sygefravær tastes to gange".into(),
            body: "Hver gang".into(),
            suggestion: String::new(),
            area: AreaRef { id: "hr".into(), name: "Personale".into() },
            responsible: UnitRef { id: "ks".into(), name: "Koncernservice".into(), short_name: "KS".into() },
            rule: String::new(),
            rule_source: RuleSource::Unknown,
            kind: WishKind::It,
            status: WishStatus::Received,
            author: Author { person: None, unit: None },
            visibility: AuthorVisibility::Nobody,
            round: None,
            workshop: None,
            received: None,
            supporters: 3,
            units_hit: 2,
            hit_by: Vec::new(),
            burden: Burden::default(),
            load: None,
            path: Vec::new(),
            answers: Vec::new(),
            question: None,
            clock: None,
            assignee: None,
            appeal: None,
            scheduled: None,
            referral: None,
            merged_into: None,
            parts: Vec::new(),
            merges: Vec::new(),
            initiatives: Vec::new(),
            verdicts: Verdicts { answers: 0, yes: None, partly: None, no: None },
            source: None,
            made_up: false,
            mine: WishMine { author: false, supported: false, followed: false, load: None, verdict: None },
            may: WishMay {
                support: true,
                edit: false,
                assess: true,
                moderate: false,
                judge: false,
                appeal: false,
            },
            version: 1,
        }
    }

    #[test]
    fn each_field_that_changed_is_told_with_both_values() {
        let now = Wish { status: WishStatus::Assessing, suggestion: "Send det selv".into(), ..wish() };
        let told: Vec<_> =
            differences(&wish(), &now).into_iter().map(|one| (one.field, one.before, one.now)).collect();
        assert_eq!(
            told,
            [
                ("Forslag", "intet".into(), "Send det selv".into()),
                ("Status", "Modtaget".to_owned(), "Vurderes".to_owned())
            ]
        );
    }

    #[test]
    fn support_is_no_difference() {
        assert!(differences(&wish(), &Wish { supporters: 9, units_hit: 8, version: 2, ..wish() }).is_empty());
    }

    #[test]
    fn long_texts_are_told_by_their_beginning() {
        let now = Wish { body: "æ".repeat(500), ..wish() };
        let told = differences(&wish(), &now);
        assert_eq!(told[0].now.chars().count(), 121);
    }
}
