//! Which rule or process it is about, whose it is, and who will answer.

use forenkl_api::{
    areas::Area,
    wishes::{RULE_MAX, RuleSource, WishKind},
};
use leptos::prelude::*;

use super::{CprNotice, WishForm};
use crate::{
    features::wishes::{
        model::guess,
        texts::{form as t, words},
    },
    reactive::Effect,
    storage::{self, Shelf},
    ui::{Choice, FormErrors, RadioCards, Select, TextField},
};

/// Where the area chosen last is kept.
const LAST_AREA: &str = "forenkl.wish.area";

/// The rule by name, whose it is, the area and the kind.
#[component]
pub fn RuleFields(form: WishForm, areas: Signal<Vec<Choice>>, errors: FormErrors) -> impl IntoView {
    let sources: Vec<Choice> = RuleSource::ALL
        .iter()
        .map(|source| {
            let (label, hint) = words::rule_source_choice(*source);
            Choice::new(source.word(), label).hint(hint)
        })
        .collect();
    let kinds: Vec<Choice> = WishKind::ALL
        .iter()
        .map(|kind| {
            Choice::new(kind.word(), format!("{}: {}", words::kind_name(*kind), words::kind_hint(*kind)))
        })
        .collect();
    // Settles once the areas are there; choosing another one leaves the field alone.
    let area_hint = Memo::new(move |_| {
        let suggested = form.suggested.get();
        if !suggested.is_empty() && form.area.with_untracked(|area| area.is_empty() || *area == suggested) {
            t::area_guessed()
        } else {
            t::area_routes()
        }
    });
    Effect::new(move |_| {
        let area = form.area.get();
        if !area.is_empty() {
            storage::set(Shelf::Lasting, LAST_AREA, &area);
        }
    });
    view! {
        <TextField
            name="rule"
            label=t::rule()
            hint=t::rule_hint()
            value=form.rule
            error=errors.of("rule")
            optional=true
            max=usize::try_from(RULE_MAX).unwrap_or(200)
        />
        <CprNotice texts=vec![(t::rule(), form.rule)] harmless=form.harmless />
        <div class="wish-two">
            <RadioCards
                name="rule_source"
                legend=t::whose()
                value=form.rule_source
                options=sources
                error=errors.of("rule_source")
            />
        </div>
        {move || {
            view! {
                <Select
                    name="area"
                    label=t::area()
                    hint=area_hint.get()
                    value=form.area
                    options=areas
                    empty=t::area_empty()
                    error=errors.of("area")
                />
            }
        }}
        <Select name="kind" label=t::kind() value=form.kind options=kinds error=errors.of("kind") />
    }
    .into_any()
}

/// Fills in what can be guessed from the text; what the writer chose stays.
pub fn suggest(form: WishForm, areas: &[Area]) {
    let text =
        [form.title, form.body, form.suggestion, form.rule].map(|field| field.get_untracked()).join(" ");
    set_if_empty(form.rule_source, || guess::rule_source(&text).word().to_owned());
    set_if_empty(form.kind, || guess::kind(&text).word().to_owned());
    let chosen = form.area.get_untracked();
    if chosen.is_empty() || chosen == form.suggested.get_untracked() {
        let guessed = guess::area(&text, areas).map(|area| area.id.to_string());
        let last = || {
            storage::get(Shelf::Lasting, LAST_AREA)
                .filter(|last| areas.iter().any(|area| area.id.as_str() == last))
        };
        if let Some(area) = guessed.or_else(last) {
            form.suggested.set(area.clone());
            form.area.set(area);
        }
    }
}

fn set_if_empty(field: RwSignal<String>, value: impl FnOnce() -> String) {
    if field.with_untracked(String::is_empty) {
        field.set(value());
    }
}
