//! The keys of this page; not while someone types, and not for those who have switched single keys off.

use leptos::{ev, prelude::*};

use super::{act, page::Desk};
use crate::shell::keys::{is_busy, single_keys};

#[component]
pub fn Keys(desk: Desk) -> impl IntoView {
    let listener = window_event_listener(ev::keydown, move |event| {
        let held = event.ctrl_key() || event.meta_key() || event.alt_key();
        if held || event.repeat() || event.default_prevented() || !single_keys() || is_busy(&event) {
            return;
        }
        let Some(group) = untrack(|| desk.group()) else {
            if event.key().eq_ignore_ascii_case("k") {
                act::step(desk, -1);
            }
            return;
        };
        match event.key().as_str() {
            "j" | "J" => act::step(desk, 1),
            "k" | "K" => act::step(desk, -1),
            "l" | "L" => act::merge(desk, group),
            "i" | "I" => act::differ(desk, group),
            digit => {
                let place = digit.parse::<usize>().ok().and_then(|digit| digit.checked_sub(1));
                let Some(one) = place.and_then(|place| group.wishes.get(place)) else { return };
                act::keep(desk, one.wish.number);
            }
        }
        event.prevent_default();
    });
    on_cleanup(move || listener.remove());
}
