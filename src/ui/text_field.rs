//! One line of text.

use leptos::{ev, prelude::*};

use super::{OnText, field::Frame, text_area::counter};

/// One line of text.
#[component]
pub fn TextField(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    value: RwSignal<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
    /// `text`, `email`, `password`, `tel`, `url`.
    #[prop(default = "text")]
    kind: &'static str,
    /// What the browser may fill in: `username`, `current-password`, …
    #[prop(optional)]
    autocomplete: Option<&'static str>,
    #[prop(optional, into)] placeholder: Option<String>,
    /// Most characters; counted when near.
    #[prop(optional)]
    max: Option<usize>,
    /// Width in characters, where the length is known.
    #[prop(optional)]
    chars: Option<u16>,
    /// The one big field of a page.
    #[prop(optional)]
    big: bool,
    /// Enter was pressed.
    #[prop(optional, into)]
    on_enter: Option<OnText>,
    #[prop(optional, into)] disabled: Signal<bool>,
) -> impl IntoView {
    let frame = Frame::new(&name, label, hint, optional, error);
    let count_id = max.map(|_| format!("{}-count", frame.id));
    let enter = move |event: ev::KeyboardEvent| {
        if let Some(on_enter) = on_enter
            && event.key() == "Enter"
        {
            event.prevent_default();
            on_enter.run(value.get_untracked());
        }
    };
    let control = view! {
        <input
            class="form-input"
            class:big-field=big
            id=frame.id.clone()
            name=name
            type=kind
            autocomplete=autocomplete.unwrap_or("off")
            placeholder=placeholder
            disabled=disabled
            style:max-width=chars.map(|chars| format!("calc({chars}ch + 34px)"))
            aria-describedby=frame.described_by(count_id)
            aria-invalid=frame.invalid()
            prop:value=value
            on:input=move |event| value.set(event_target_value(&event))
            on:keydown=enter
        />
        {max.map(|max| counter(&frame.id, value, max))}
    };
    frame.around(control.into_any())
}
