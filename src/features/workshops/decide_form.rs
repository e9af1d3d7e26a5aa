//! The form about one cluster: what becomes of it, why, who sees to it and until when.

use forenkl_api::{
    PartialDate,
    wishes::RuleSource,
    workshops::{
        Lead,
        lead::{Decision, Verdict},
    },
};
use leptos::prelude::*;

use super::{decide::Table, texts as t, verdict};
use crate::{
    features::{admin::saving::Saving, wishes::rule_source_name},
    ui::{
        Button, ButtonKind, Choice, ErrorSummary, Form, PartialDateField, RadioCards, Select, TextArea,
        TextField,
    },
};

fn label(field: &str) -> &'static str {
    match field {
        "verdict" => t::what_becomes_of_it(),
        "reason" => t::reason(),
        "decides" => t::decides(),
        "owner" => t::owner(),
        "if_then" => t::if_then(),
        _ => "",
    }
}

/// The form about one cluster; made fresh for each, from what was decided before.
pub fn form(table: Table) -> impl Fn() -> AnyView + Send + Sync + Clone {
    move || {
        let Some(id) = table.asked.get_untracked() else { return ().into_any() };
        let before = untrack(|| table.cluster(|cluster| cluster.decision.clone())).flatten();
        let text =
            |read: fn(&Decision) -> String| RwSignal::new(before.as_ref().map(read).unwrap_or_default());
        let verdict = text(|decision| decision.verdict.word().to_owned());
        let source = RwSignal::new(
            before.as_ref().map_or(RuleSource::Unknown, |decision| decision.rule_source).word().to_owned(),
        );
        let (reason, decides) = (text(|d| d.reason.clone()), text(|d| d.decides.clone()));
        let (owner, if_then) = (text(|d| d.owner.clone()), text(|d| d.if_then.clone()));
        let deadline = text(|d| d.deadline.map(|deadline| deadline.to_string()).unwrap_or_default());
        let saving = Saving::<()>::new(label);
        let verdicts: Vec<Choice> = Verdict::ALL
            .iter()
            .map(|one| Choice::new(one.word(), verdict::name(*one)).hint(hint(*one)))
            .collect();
        let sources: Vec<Choice> =
            RuleSource::ALL.iter().map(|one| Choice::new(one.word(), rule_source_name(*one))).collect();
        let save = move || {
            let Some(chosen) = Verdict::from_word(&verdict.get_untracked()) else {
                let finding = saving.finding("verdict", forenkl_api::FieldCode::Required);
                return saving.errors.show(vec![finding]);
            };
            let decision = Decision {
                verdict: chosen,
                reason: reason.get_untracked().trim().to_owned(),
                rule_source: RuleSource::from_word(&source.get_untracked()).unwrap_or(RuleSource::Unknown),
                decides: decides.get_untracked().trim().to_owned(),
                owner: owner.get_untracked().trim().to_owned(),
                deadline: PartialDate::parse(&deadline.get_untracked()),
                if_then: if_then.get_untracked().trim().to_owned(),
            };
            let lead = Lead::Decide { cluster: id.clone(), decision };
            let errors = saving.found(lead.check());
            if !errors.is_empty() {
                return saving.errors.show(errors);
            }
            saving.run(table.desk.sending(lead), move |_| {
                let _ = table.dialog.try_set(false);
            });
        };
        let errors = saving.errors;
        let line = move |name: &'static str, hint: &'static str, value: RwSignal<String>| {
            view! { <TextField name label=label(name) hint value error=errors.of(name) max=120 optional=true /> }
                .into_any()
        };
        let lines = move |name: &'static str, hint: &'static str, value: RwSignal<String>| {
            view! { <TextArea name label=label(name) hint value error=errors.of(name) rows=2 optional=true /> }
                .into_any()
        };
        view! {
            <Form on_submit=move |_| save()>
                <ErrorSummary errors=saving.errors />
                <RadioCards
                    name="verdict"
                    legend=t::what_becomes_of_it()
                    value=verdict
                    options=verdicts
                    error=saving.errors.of("verdict")
                />
                {lines("reason", "", reason)}
                <Select name="rule_source" label=t::whose_rule() value=source options=sources />
                {line("owner", t::owner_hint(), owner)}
                <PartialDateField name="deadline" label=t::deadline() value=deadline optional=true />
                {line("decides", t::decides_hint(), decides)}
                {lines("if_then", t::if_then_hint(), if_then)}
                <div class="cluster">
                    <Button submit=true busy=saving.busy>
                        {t::save_decision()}
                    </Button>
                    <Button kind=ButtonKind::Ghost on_click=move |_| table.dialog.set(false)>
                        {t::cancel()}
                    </Button>
                </div>
            </Form>
        }
        .into_any()
    }
}

fn hint(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Remove => t::verdict_remove_hint(),
        Verdict::Simplify => t::verdict_simplify_hint(),
        Verdict::Move => t::verdict_move_hint(),
        Verdict::Keep => t::verdict_keep_hint(),
        Verdict::ChallengeRule => t::verdict_challenge_hint(),
    }
}
