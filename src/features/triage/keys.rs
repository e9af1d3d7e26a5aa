//! The keys of this page; not while someone types, and not for those who have switched single keys off.

use forenkl_api::wishes::Decision;
use leptos::{ev, prelude::*};

use super::{page::Desk, queue, reader};
use crate::{
    session::use_session,
    shell::keys::{is_busy, single_keys},
    ui::{field::field_id, use_toasts},
};

#[component]
pub fn Keys(desk: Desk) -> impl IntoView {
    let toasts = use_toasts();
    let me = use_session().me_now().map(|me| me.id);
    let listener = window_event_listener(ev::keydown, move |event| {
        let held = event.ctrl_key() || event.meta_key() || event.alt_key();
        if held || event.default_prevented() || !single_keys() || is_busy(&event) {
            return;
        }
        let key = event.key();
        match key.as_str() {
            "j" | "J" => step(desk, 1),
            "k" | "K" => step(desk, -1),
            "x" | "X" => {
                if let Some(number) = untrack(Desk::number) {
                    queue::toggle(desk, number);
                }
            }
            "t" | "T" => reader::assign(desk, me.clone(), toasts),
            "g" | "G" => desk.handing_over.set(true),
            "r" | "R" => focus(&field_id("reason")),
            digit => {
                let place = digit.parse::<usize>().ok().and_then(|digit| digit.checked_sub(1));
                let Some(decision) = place.and_then(|place| Decision::ALL.get(place)) else { return };
                if let Some(answering) = desk.answering.get_untracked() {
                    let _ = answering.decision.try_set(decision.word().to_owned());
                }
            }
        }
        event.prevent_default();
    });
    on_cleanup(move || listener.remove());
}

fn step(desk: Desk, by: isize) {
    let rows = desk
        .triage
        .with_untracked(|triage| triage.rows.iter().map(|row| row.wish.number).collect::<Vec<_>>());
    let at = untrack(Desk::number).and_then(|number| rows.iter().position(|row| *row == number));
    let next = match at {
        Some(at) => at.saturating_add_signed(by),
        None => 0,
    };
    if let Some(number) = rows.get(next) {
        Desk::read(Some(*number));
        // The reader says what it is; the focus stays with the queue.
        focus(&format!("triage-{number}"));
    }
}

/// Puts the focus on an element as soon as it is there.
pub fn focus(id: &str) {
    let id = id.to_owned();
    request_animation_frame(move || {
        use wasm_bindgen::JsCast;
        if let Some(element) = document().get_element_by_id(&id)
            && let Some(element) = element.dyn_ref::<web_sys::HtmlElement>()
        {
            _ = element.focus();
        }
    });
}
