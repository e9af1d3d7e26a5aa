//! The search of a list.

use std::time::Duration;

use crate::reactive::Effect;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::{Glyph, Icon, OnText};

/// Long enough to skip requests in fast typing, short enough to feel immediate.
const PAUSE: Duration = Duration::from_millis(60);

/// A search field. `/` anywhere on the page brings the focus here (the shell looks for `data-search`).
#[component]
pub fn SearchField(
    #[prop(into)] label: String,
    /// From the address.
    #[prop(into)]
    value: Signal<String>,
    /// Called when typing rests for a moment.
    #[prop(into)]
    on_input: OnText,
) -> impl IntoView {
    // What is in the field goes before what comes back from the address, which is a little behind while typing.
    let typed = RwSignal::new(value.get_untracked());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        let value = value.get();
        if timer.get_value().is_none() {
            typed.set(value);
        }
    });
    let input = move |event| {
        let text = event_target_value(&event);
        typed.set(text.clone());
        if let Some(timer) = timer.get_value() {
            timer.clear();
        }
        let send = move || {
            let _ = timer.try_set_value(None);
            let _ = on_input.try_run(text.clone());
        };
        timer.set_value(set_timeout_with_handle(send, PAUSE).ok());
    };
    view! {
        <div class="search" role="search">
            <Icon of=Glyph::Search />
            <input
                type="search"
                data-search=""
                aria-label=label.clone()
                placeholder=label
                autocomplete="off"
                enterkeyhint="search"
                aria-keyshortcuts="/"
                prop:value=typed
                on:input=input
            />
            <kbd aria-hidden="true" hidden=move || typed.with(|typed| !typed.is_empty())>
                "/"
            </kbd>
        </div>
    }
    .into_any()
}
