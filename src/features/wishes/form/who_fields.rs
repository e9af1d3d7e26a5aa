//! Who may see the author, and for which unit the wish is sent.

use forenkl_api::wishes::AuthorVisibility;
use leptos::prelude::*;

use super::WishForm;
use crate::{
    features::wishes::{
        model::{draft::DEFAULT_VISIBILITY, sender::OwnUnit},
        texts::{form as t, words},
    },
    ui::{Choice, FormErrors, RadioCards, Select},
};

/// Three choices, each with what it means.
#[component]
pub fn VisibilityField(form: WishForm, errors: FormErrors, legend: &'static str) -> impl IntoView {
    if form.visibility.with_untracked(String::is_empty) {
        form.visibility.set(DEFAULT_VISIBILITY.word().to_owned());
    }
    let choices: Vec<Choice> = AuthorVisibility::ALL
        .iter()
        .map(|one| {
            let (label, hint) = words::visibility_choice(*one);
            Choice::new(one.word(), label).hint(hint)
        })
        .collect();
    view! {
        <RadioCards
            name="visibility"
            legend=legend
            hint=t::who_holds()
            value=form.visibility
            options=choices
            error=errors.of("visibility")
        />
    }
    .into_any()
}

/// One of one's own units; said, not asked, where there is only one.
#[component]
pub fn UnitField(form: WishForm, units: Vec<OwnUnit>, errors: FormErrors) -> impl IntoView {
    let known = form.unit.with_untracked(|chosen| units.iter().any(|unit| unit.id.as_str() == chosen));
    if !known && let Some(first) = units.first() {
        form.unit.set(first.id.to_string());
    }
    match &units[..] {
        [] => ().into_any(),
        [only] => view! { <p>{t::unit()} " " <strong>{only.name.clone()}</strong></p> }.into_any(),
        _ => {
            let choices: Vec<Choice> =
                units.into_iter().map(|unit| Choice::new(unit.id.to_string(), unit.name)).collect();
            view! { <Select name="unit" label=t::unit_choose() value=form.unit options=choices error=errors.of("unit") /> }
                .into_any()
        }
    }
}
