//! Yes or no, one of a few, several of a few.

use leptos::prelude::*;

use super::{
    Choice,
    field::{Frame, field_id},
};

/// One of a few, each with a sentence that says what it means.
#[component]
pub fn RadioCards(
    #[prop(into)] name: String,
    #[prop(into)] legend: String,
    #[prop(optional, into)] hint: String,
    value: RwSignal<String>,
    #[prop(into)] options: Signal<Vec<Choice>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let frame = Frame::new(&name, legend, hint, optional, error);
    let cards = move || {
        options.get().into_iter().map(|choice| radio_card(name.clone(), choice, value)).collect_view()
    };
    let control = view! { <div class="choices">{cards}</div> };
    frame.around_group(control.into_any())
}

fn radio_card(name: String, choice: Choice, value: RwSignal<String>) -> AnyView {
    let (own, set) = (choice.value.clone(), choice.value.clone());
    view! {
        <label class="choice choice-card" lang=choice.lang>
            <input
                type="radio"
                name=name
                value=choice.value
                prop:checked=move || value.with(|value| *value == own)
                on:change=move |_| value.set(set.clone())
            />
            {words(choice.label, choice.hint)}
        </label>
    }
    .into_any()
}

fn words(label: String, hint: String) -> AnyView {
    let hint = (!hint.is_empty()).then(|| view! { <small>{hint}</small> });
    view! { <span>{label} {hint}</span> }.into_any()
}

/// Yes or no.
#[component]
pub fn CheckField(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    value: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <label class="choice">
            <input
                type="checkbox"
                id=field_id(&name)
                name=name
                prop:checked=value
                on:change=move |event| value.set(event_target_checked(&event))
            />
            {words(label, hint)}
        </label>
    }
    .into_any()
}

/// Several of a few; the value holds those chosen.
#[component]
pub fn CheckList(
    #[prop(into)] name: String,
    #[prop(into)] legend: String,
    #[prop(optional, into)] hint: String,
    value: RwSignal<Vec<String>>,
    #[prop(into)] options: Signal<Vec<Choice>>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let frame = Frame::new(&name, legend, hint, optional, error);
    let boxes =
        move || options.get().into_iter().map(|choice| check_box(name.clone(), choice, value)).collect_view();
    let control = view! { <div>{boxes}</div> };
    frame.around_group(control.into_any())
}

fn check_box(name: String, choice: Choice, value: RwSignal<Vec<String>>) -> AnyView {
    let (own, set) = (choice.value.clone(), choice.value.clone());
    let toggle = move |event| {
        let on = event_target_checked(&event);
        value.update(|chosen| {
            chosen.retain(|one| *one != set);
            if on {
                chosen.push(set.clone());
            }
        });
    };
    view! {
        <label class="choice">
            <input
                type="checkbox"
                name=name
                value=choice.value
                prop:checked=move || value.with(|chosen| chosen.contains(&own))
                on:change=toggle
            />
            {words(choice.label, choice.hint)}
        </label>
    }
    .into_any()
}
