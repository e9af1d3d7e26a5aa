//! Numbers and dates.

use leptos::{html, prelude::*};

use super::field::Frame;
use crate::reactive::Effect;

/// A whole number with its unit. The value is what was typed; read it with [`super::field::parse_number`].
#[component]
pub fn NumberField(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    value: RwSignal<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
    /// "minutter", "timer", "kr."
    #[prop(optional, into)]
    unit: String,
) -> impl IntoView {
    let frame = Frame::new(&name, label, hint, optional, error);
    let unit_id = (!unit.is_empty()).then(|| format!("{}-unit", frame.id));
    let control = view! {
        <div class="form-input-wrapper">
            // Not type=number: it changes by the wheel, and eats "1.234".
            <input
                class="form-input"
                id=frame.id.clone()
                name=name
                type="text"
                inputmode="numeric"
                autocomplete="off"
                style:width="9ch"
                style:min-width="9ch"
                aria-describedby=frame.described_by(unit_id.clone())
                aria-invalid=frame.invalid()
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            />
            <span class="muted" id=unit_id>
                {unit}
            </span>
        </div>
    };
    frame.around(control.into_any())
}

/// A day: `2026-03-12` or empty.
#[component]
pub fn DateField(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    value: RwSignal<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    on_the_calendar("date", "200px", value, Frame::new(&name, label, hint, optional, error), name)
}

/// A day and a time by the browser's clock: `2026-03-12T09:30` or empty.
#[component]
pub fn DateTimeField(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    value: RwSignal<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    on_the_calendar("datetime-local", "260px", value, Frame::new(&name, label, hint, optional, error), name)
}

/// The browser's own field for a day, with or without a time.
fn on_the_calendar(
    kind: &'static str,
    width: &'static str,
    value: RwSignal<String>,
    frame: Frame,
    name: String,
) -> AnyView {
    let control = view! {
        <input
            node_ref=day_input(value)
            class="form-input"
            id=frame.id.clone()
            name=name
            type=kind
            style:max-width=width
            aria-describedby=frame.described_by(None)
            aria-invalid=frame.invalid()
            on:input=move |event| value.set(event_target_value(&event))
        />
    };
    frame.around(control.into_any())
}

/// Keeps a date input in step with its value, without writing to it while someone types: a date that is only half typed counts as
/// empty, and writing that back would empty it.
pub(super) fn day_input(value: RwSignal<String>) -> NodeRef<html::Input> {
    let input = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        let now = value.get();
        if let Some(input) = input.get()
            && input.value() != now
        {
            input.set_value(&now);
        }
    });
    input
}
