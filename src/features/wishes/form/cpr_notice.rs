//! Says while one writes that a text holds what looks like a CPR number, and where.

use leptos::prelude::*;

use crate::{
    features::wishes::{
        model::cpr::{self, Place},
        texts::form as t,
    },
    reactive::Effect,
    ui::{Alert, AlertKind, use_announcer},
};

/// Nothing as long as the texts hold none. `texts`: each field's label and what stands in it.
#[component]
pub fn CprNotice(
    texts: Vec<(&'static str, RwSignal<String>)>,
    /// The numbers, one a line, of which the writer has said that they are none. Leave out where that cannot be said.
    #[prop(optional, into)]
    harmless: Option<RwSignal<String>>,
) -> impl IntoView {
    let found = Memo::new(move |_| {
        texts
            .iter()
            .flat_map(|(label, text)| {
                text.with(|text| cpr::places(text)).into_iter().map(|place| (*label, place))
            })
            .collect::<Vec<_>>()
    });
    let any = Memo::new(move |_| found.with(|found| !found.is_empty()));
    let announcer = use_announcer();
    Effect::new(move |_| {
        if any.get() {
            announcer.say(t::cpr_title());
        }
    });
    let places = move || found.get().into_iter().map(|(label, place)| quote(label, place)).collect_view();
    move || {
        any.get().then(|| {
            view! {
                <Alert kind=AlertKind::Warning title=t::cpr_title()>
                    {places}
                    <p>{t::cpr_text()}</p>
                    {harmless.map(|harmless| declaration(found, harmless))}
                </Alert>
            }
        })
    }
}

fn quote(label: &'static str, place: Place) -> AnyView {
    view! {
        <p>
            {t::cpr_in(label)} " " <q>{place.before} <mark>{place.number}</mark> {place.after}</q>
        </p>
    }
    .into_any()
}

/// Holds for the numbers that stand there now, not for others that are typed later.
fn declaration(found: Memo<Vec<(&'static str, Place)>>, harmless: RwSignal<String>) -> AnyView {
    let numbers =
        move || found.with(|found| found.iter().map(|(_, place)| place.number.clone()).collect::<Vec<_>>());
    let all = move || {
        harmless.with(|harmless| numbers().iter().all(|number| harmless.lines().any(|line| line == number)))
    };
    let change = move |event| {
        let said = if event_target_checked(&event) { untrack(numbers).join("\n") } else { String::new() };
        harmless.set(said);
    };
    view! {
        <label class="choice">
            <input type="checkbox" prop:checked=all on:change=change />
            <span>{t::cpr_is_none()}</span>
        </label>
    }
    .into_any()
}
