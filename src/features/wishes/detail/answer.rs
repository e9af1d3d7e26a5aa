//! The answer: decision, reason, who stands by it, what is done and when.

use forenkl_api::{
    PartialDate, Timestamp,
    wishes::{Answer, Decision, InitiativeRef, RuleSource},
};
use leptos::prelude::*;

use super::Open;
use crate::{
    features::wishes::texts::{detail as t, words},
    format::{date, partial_date},
    routes::Page,
    ui::{Glyph, Icon},
};

/// An answer as the leader reads it; also the preview of one that is being written.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerText {
    pub decision: Decision,
    pub source: RuleSource,
    pub reason: String,
    pub unit: String,
    pub by: Option<String>,
    pub at: Timestamp,
    pub initiative: Option<(i64, String)>,
    pub horizon: Option<PartialDate>,
}

impl AnswerText {
    fn of(answer: Answer, source: RuleSource) -> Self {
        Self {
            decision: answer.decision,
            source,
            reason: answer.reason,
            unit: answer.unit.name,
            by: answer.by.map(|person| person.name),
            at: answer.at,
            initiative: answer.initiative.map(|InitiativeRef { number, title, .. }| (number, title)),
            horizon: answer.horizon,
        }
    }

    /// "Svar: I gang".
    pub fn heading(&self) -> String {
        let word = match self.decision {
            Decision::PassedOn => words::passed_on(self.source),
            decision => words::decision_name(decision),
        };
        t::answer_is(word)
    }

    pub fn view(self) -> AnyView {
        let when = date(self.at);
        let signed = match &self.by {
            Some(by) => t::answer_by(by, &self.unit, &when),
            None => t::answer_from(&self.unit, &when),
        };
        let initiative = self.initiative.map(|(number, title)| {
            view! {
                <p class="wish-answer-link">
                    <Icon of=Glyph::Initiative />
                    <a href=Page::Initiative(number).href()>{title}</a>
                </p>
            }
        });
        let horizon = self.horizon.as_ref().map(|horizon| {
            view! {
                <p class="wish-answer-link">
                    <Icon of=Glyph::Clock />
                    {t::when(&partial_date(horizon))}
                </p>
            }
        });
        view! {
            <div class="stack-s">
                <p class="prose wish-reason">{self.reason}</p>
                {initiative}
                {horizon}
                <p class="muted small">{signed}</p>
            </div>
        }
        .into_any()
    }
}

/// On top of the page once there is an answer; earlier ones are folded below it.
#[component]
pub(super) fn AnswerCard(open: Open) -> impl IntoView {
    let answers = open.part(|wish| {
        let source = wish.rule_source;
        wish.answers.iter().cloned().map(|answer| AnswerText::of(answer, source)).collect::<Vec<_>>()
    });
    move || {
        let mut answers = answers.get().into_iter();
        let latest = answers.next()?;
        let earlier: Vec<AnswerText> = answers.collect();
        Some(view! {
            <section class="card card-tint wish-answer" aria-labelledby="answer">
                <h2 id="answer">{latest.heading()}</h2>
                {latest.view()}
                {(!earlier.is_empty()).then(|| earlier_answers(earlier))}
            </section>
        })
    }
}

fn earlier_answers(earlier: Vec<AnswerText>) -> AnyView {
    let count = i64::try_from(earlier.len()).unwrap_or(0);
    let item = |answer: AnswerText| {
        view! {
            <li>
                <h3>{answer.heading()}</h3>
                {answer.view()}
            </li>
        }
    };
    let items = earlier.into_iter().map(item).collect_view();
    view! {
        <details class="wish-fold-down">
            <summary>{t::earlier_answers(count)}</summary>
            <ol class="list" role="list">{items}</ol>
        </details>
    }
    .into_any()
}
