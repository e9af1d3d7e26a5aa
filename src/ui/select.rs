//! One of a list.

use leptos::prelude::*;

use super::field::Frame;

/// Something that can be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    pub value: String,
    pub label: String,
    /// A sentence below the label, in cards and lists.
    pub hint: String,
    /// Neighbours with the same group stand under its name.
    pub group: String,
    /// The language of the label, where it is not the page's.
    pub lang: Option<&'static str>,
}

impl Choice {
    /// A choice by its value and what people read.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self { value: value.into(), label: label.into(), ..Self::default() }
    }
    /// Adds a sentence below.
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = hint.into();
        self
    }
    /// Says that the label is in another language.
    pub fn lang(mut self, lang: &'static str) -> Self {
        self.lang = Some(lang);
        self
    }
    /// Puts it under a group's name.
    pub fn group(mut self, group: impl Into<String>) -> Self {
        self.group = group.into();
        self
    }
}

/// One of a short list; longer ones (units, people) are a [`super::Combobox`].
#[component]
pub fn Select(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    value: RwSignal<String>,
    #[prop(into)] options: Signal<Vec<Choice>>,
    /// What stands there before anything is chosen.
    #[prop(optional, into)]
    empty: Option<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let frame = Frame::new(&name, label, hint, optional, error);
    let control = view! {
        <select
            class="form-select"
            id=frame.id.clone()
            name=name
            aria-describedby=frame.described_by(None)
            aria-invalid=frame.invalid()
            on:change=move |event| value.set(event_target_value(&event))
        >
            {empty.map(|empty| view! { <option value="" selected=move || value.with(String::is_empty)>{empty}</option> })}
            {option_list(options, value.into())}
        </select>
    };
    frame.around(control.into_any())
}

/// The options, grouped where they name a group.
pub(super) fn option_list(options: Signal<Vec<Choice>>, value: Signal<String>) -> AnyView {
    let list = move || {
        options.with(|options| {
            options.chunk_by(|a, b| a.group == b.group).map(|group| group_view(group, value)).collect_view()
        })
    };
    list.into_any()
}

fn group_view(group: &[Choice], value: Signal<String>) -> AnyView {
    let options = group.iter().cloned().map(|choice| option(choice, value)).collect_view();
    match group.first() {
        Some(first) if !first.group.is_empty() => {
            view! { <optgroup label=first.group.clone()>{options}</optgroup> }.into_any()
        }
        _ => options.into_any(),
    }
}

fn option(choice: Choice, value: Signal<String>) -> AnyView {
    let own = choice.value.clone();
    view! {
        <option value=choice.value selected=move || value.with(|value| *value == own)>
            {choice.label}
        </option>
    }
    .into_any()
}
