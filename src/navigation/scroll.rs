//! Brings people back to the place on the page they had come from.
//!
//! The browser's own way works only while a page's content is there at once. Ours waits until the page has grown long enough.

use std::cell::{Cell, RefCell};

use leptos::prelude::{request_animation_frame, window};
use wasm_bindgen::{JsCast, closure::Closure};

/// Frames to wait for a page to grow: about three seconds.
const PATIENCE: u32 = 180;

thread_local! {
    /// How far down each entry of the history was scrolled.
    static PLACES: RefCell<Vec<(f64, f64)>> = const { RefCell::new(Vec::new()) };
    static ENTRY: Cell<f64> = const { Cell::new(0.0) };
    /// Set while a place is being restored; any touch of the person's ends it.
    static RESTORING: Cell<bool> = const { Cell::new(false) };
}

/// Takes scrolling over from the browser.
pub(super) fn remember() {
    if let Ok(history) = window().history() {
        let _ = history.set_scroll_restoration(web_sys::ScrollRestoration::Manual);
        let id = history.state().ok().and_then(|state| state.as_f64());
        ENTRY.set(id.unwrap_or_else(now));
        let _ = history.replace_state_with_url(&ENTRY.get().into(), "", None);
    }
    let scrolled = Closure::<dyn Fn()>::new(|| {
        if !RESTORING.get() {
            leave();
        }
    });
    let touched = Closure::<dyn Fn()>::new(|| RESTORING.set(false));
    let window = window();
    let _ = window.add_event_listener_with_callback("scroll", scrolled.as_ref().unchecked_ref());
    for event in ["wheel", "touchstart", "keydown", "pointerdown"] {
        let _ = window.add_event_listener_with_callback(event, touched.as_ref().unchecked_ref());
    }
    scrolled.forget();
    touched.forget();
}

fn now() -> f64 {
    js_sys::Date::now()
}

/// The present entry of the history.
pub(super) fn entry() -> f64 {
    ENTRY.get()
}

/// A fresh entry, which becomes the present one.
pub(super) fn new_entry() -> f64 {
    ENTRY.set(ENTRY.get().max(now()) + 1.0);
    ENTRY.get()
}

/// Notes how far down the present entry is scrolled.
pub(super) fn leave() {
    let y = window().scroll_y().unwrap_or(0.0);
    let here = ENTRY.get();
    PLACES.with_borrow_mut(|places| {
        // The present entry is nearly always the newest.
        match places.iter_mut().rev().find(|(entry, _)| is(*entry, here)) {
            Some((_, place)) => *place = y,
            None => places.push((here, y)),
        }
    });
}

/// Whether two names of entries are the same; they are never computed with.
fn is(entry: f64, other: f64) -> bool {
    entry.to_bits() == other.to_bits()
}

/// Goes to the top of a new page.
pub(super) fn to_top(new_page: bool) {
    RESTORING.set(false);
    if new_page {
        window().scroll_to_with_x_and_y(0.0, 0.0);
    }
}

/// Goes to another entry and, as soon as its page is long enough, to the place it was left at.
pub(super) fn switch_to(id: Option<f64>) {
    let Some(id) = id else { return };
    ENTRY.set(id);
    let place = |places: &Vec<(f64, f64)>| places.iter().find(|(entry, _)| is(*entry, id)).map(|(_, y)| *y);
    let y = PLACES.with_borrow(place).unwrap_or(0.0);
    RESTORING.set(true);
    restore(y, PATIENCE);
}

fn restore(y: f64, frames: u32) {
    request_animation_frame(move || {
        if !RESTORING.get() {
            return;
        }
        window().scroll_to_with_x_and_y(0.0, y);
        let there = window().scroll_y().is_ok_and(|now| (now - y).abs() < 2.0);
        if (there && frames + 10 < PATIENCE) || frames == 0 {
            RESTORING.set(false);
        } else {
            restore(y, frames - 1);
        }
    });
}
