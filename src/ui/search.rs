//! The search of a list.

use std::time::Duration;

use crate::reactive::Effect;
use leptos::prelude::*;

use super::{Glyph, Icon, OnText};

/// The first key is asked about at once; keys that follow within this time are asked about together.
const TOGETHER: Duration = Duration::from_millis(40);

/// What is in the field, and what was asked of it.
#[derive(Clone, Copy)]
struct Typing {
    text: RwSignal<String>,
    asked: StoredValue<String>,
    /// No key lately: nothing is held back.
    resting: StoredValue<bool>,
    on_input: OnText,
}

impl Typing {
    fn key(self, text: String) {
        self.text.set(text);
        if self.resting.get_value() {
            self.ask();
        }
    }

    /// Asks, and looks again when the time is over. The page may be gone by then.
    fn ask(self) {
        let Some(text) = self.text.try_get_untracked() else { return };
        let _ = self.resting.try_set_value(false);
        let _ = self.asked.try_set_value(text.clone());
        let _ = self.on_input.try_run(text);
        set_timeout(move || self.look_again(), TOGETHER);
    }

    fn look_again(self) {
        if self.text.try_get_untracked() == self.asked.try_get_value() {
            let _ = self.resting.try_set_value(true);
        } else {
            self.ask();
        }
    }
}

/// A search field. `/` anywhere on the page brings the focus here (the shell looks for `data-search`).
#[component]
pub fn SearchField(
    #[prop(into)] label: String,
    /// From the address.
    #[prop(into)]
    value: Signal<String>,
    /// Called while typing, at once and then every moment.
    #[prop(into)]
    on_input: OnText,
) -> impl IntoView {
    let text = RwSignal::new(value.get_untracked());
    let asked = StoredValue::new(value.get_untracked());
    let typing = Typing { text, asked, resting: StoredValue::new(true), on_input };
    // What the address says because it was asked for leaves the field alone. What came another way (back, a link, cleared filters)
    // goes before what is still held back.
    Effect::new(move |_| {
        let value = value.get();
        let asked_for = typing.asked.with_value(|asked| asked.trim() == value.trim());
        if !asked_for {
            typing.asked.set_value(value.clone());
            text.set(value);
        }
    });
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
                prop:value=text
                on:input=move |event| typing.key(event_target_value(&event))
            />
            <kbd aria-hidden="true" hidden=move || text.with(|text| !text.is_empty())>
                "/"
            </kbd>
        </div>
    }
    .into_any()
}
