//! Several lines of text; the field grows with them.

use crate::reactive::Effect;
use leptos::prelude::*;

use super::{field::Frame, texts, use_announcer};

/// Several lines of text.
#[component]
pub fn TextArea(
    #[prop(into)] name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    value: RwSignal<String>,
    #[prop(optional, into)] error: Signal<Option<String>>,
    #[prop(optional)] optional: bool,
    #[prop(optional, into)] placeholder: Option<String>,
    /// Rows it begins with.
    #[prop(default = 4)]
    rows: u32,
    /// Most characters; counted when near, and said when over.
    #[prop(optional)]
    max: Option<usize>,
    #[prop(optional)] big: bool,
) -> impl IntoView {
    let frame = Frame::new(&name, label, hint, optional, error);
    let count_id = max.map(|_| format!("{}-count", frame.id));
    let control = view! {
        <div class="grow" data-value=value>
            <textarea
                class="form-input"
                class:big-field=big
                id=frame.id.clone()
                name=name
                rows=rows
                placeholder=placeholder
                aria-describedby=frame.described_by(count_id)
                aria-invalid=frame.invalid()
                prop:value=value
                on:input=move |event| value.set(event_target_value(&event))
            ></textarea>
        </div>
        {max.map(|max| counter(&frame.id, value, max))}
    };
    frame.around(control.into_any())
}

/// What is left, from the last fifth on; said aloud when 20 are left and when it is too much.
pub(super) fn counter(id: &str, value: RwSignal<String>, max: usize) -> AnyView {
    let announcer = use_announcer();
    let max = i64::try_from(max).unwrap_or(i64::MAX);
    let left =
        Memo::new(move |_| value.with(|text| max - i64::try_from(text.chars().count()).unwrap_or(max)));
    let near = move || left.get() * 5 <= max;
    let text = move || match left.get() {
        over if over < 0 => texts::chars_over(-over),
        left => texts::chars_left(left),
    };
    Effect::new(move |before: Option<i64>| {
        let now = left.get();
        if let Some(before) = before
            && ((before > 20 && now <= 20) || (before >= 0 && now < 0))
        {
            announcer.say(untrack(text));
        }
        now
    });
    view! {
        <span class="form-count" class:form-over=move || { left.get() < 0 } id=format!("{id}-count")>
            {move || near().then(text)}
        </span>
    }
    .into_any()
}
