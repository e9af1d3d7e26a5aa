//! The keys of whoever leads; not while someone types, and not for those who have switched single keys off.

use forenkl_api::workshops::Lead;
use leptos::{ev, prelude::*};

use super::{lead::Desk, present, texts as t};
use crate::{
    shell::keys::{is_busy, single_keys},
    ui::{Button, ButtonKind, KeyHints},
};

/// Listens to them, and says which they are.
pub fn view(desk: Desk) -> AnyView {
    let hints = RwSignal::new(false);
    let listener = window_event_listener(ev::keydown, move |event| {
        let held = event.ctrl_key() || event.meta_key() || event.alt_key();
        if held || event.repeat() || event.default_prevented() || !single_keys() || is_busy(&event) {
            return;
        }
        if let Some(lead) = untrack(|| meant(desk, &event.key())) {
            event.prevent_default();
            desk.lead(lead);
        }
    });
    on_cleanup(move || listener.remove());
    let keys = vec![
        ("j", t::key_next()),
        ("t", t::key_timer()),
        ("+", t::one_more()),
        ("v", t::reveal()),
        ("l", t::key_close()),
    ];
    view! {
        <div class="workshop-keys">
            <Button small=true kind=ButtonKind::Ghost on_click=move |_| hints.set(true)>
                {t::keys()}
            </Button>
        </div>
        <KeyHints open=hints keys=keys />
    }
    .into_any()
}

/// What a key does now.
fn meant(desk: Desk, key: &str) -> Option<Lead> {
    match key {
        "j" | "J" => present::next_lead(desk),
        "t" | "T" => present::clock_lead(desk),
        "+" => present::more_lead(desk),
        "v" | "V" => present::reveal_lead(desk),
        "l" | "L" => present::close_lead(desk),
        _ => None,
    }
}
