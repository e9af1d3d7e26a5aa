//! Keys that work everywhere: `/`, `n`, `?` and Ctrl/Cmd-K. The single letters can be switched off in the profile.

use forenkl_api::Permission;
use leptos::{ev, prelude::*};
use wasm_bindgen::JsCast;

use super::rare::rarely;
use crate::{
    navigation,
    routes::Page,
    session::use_session,
    storage::{self, Shelf},
    ui::lazily_when,
};

/// Where the browser keeps that someone does not want single keys.
const OFF: &str = "forenkl.keys-off";

/// What was asked for with a key or from a menu.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    pub palette: RwSignal<bool>,
    pub hints: RwSignal<bool>,
}

impl Asked {
    /// Makes it for everything below.
    pub fn provide() {
        provide_context(Self { palette: RwSignal::new(false), hints: RwSignal::new(false) });
    }

    /// The one provided above.
    pub fn here() -> Self {
        use_context().unwrap_or_else(|| Self { palette: RwSignal::new(false), hints: RwSignal::new(false) })
    }
}

/// Whether single keys do something.
pub fn single_keys() -> bool {
    storage::get(Shelf::Lasting, OFF).is_none()
}

/// Switches single keys on or off, in this browser.
pub fn set_single_keys(on: bool) {
    if on {
        storage::remove(Shelf::Lasting, OFF);
    } else {
        storage::set(Shelf::Lasting, OFF, "1");
    }
}

/// Listens to keys, and shows what they open.
pub fn keys() -> AnyView {
    let asked = Asked::here();
    let session = use_session();
    let listener = window_event_listener(ev::keydown, move |event| {
        if session.me_now().is_some() {
            pressed(&event, asked);
        }
    });
    on_cleanup(move || listener.remove());
    lazily_when(
        move || asked.palette.get() || asked.hints.get(),
        move || rarely(move |rare| (rare.dialogs)(asked)),
    )
}

fn pressed(event: &ev::KeyboardEvent, asked: Asked) {
    let key = event.key();
    if (event.ctrl_key() || event.meta_key()) && !event.alt_key() && key.eq_ignore_ascii_case("k") {
        event.prevent_default();
        asked.palette.update(|open| *open = !*open);
        return;
    }
    let held = event.ctrl_key() || event.meta_key() || event.alt_key();
    if held || event.default_prevented() || !single_keys() || is_busy(event) {
        return;
    }
    match key.as_str() {
        "/" => search(event),
        "n" if use_session().me_now().is_some_and(|me| me.can(Permission::WishSubmit)) => {
            event.prevent_default();
            navigation::go(Page::NewWish.fixed());
        }
        "?" => asked.hints.set(true),
        _ => {}
    }
}

/// The search field of the page; where there is none, the palette searches everything.
fn search(event: &ev::KeyboardEvent) {
    event.prevent_default();
    let field = document().query_selector("[data-search]").ok().flatten();
    match field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
        Some(field) => {
            let _ = field.focus();
        }
        None => {
            navigation::go(Page::Wishes.fixed());
            focus_search(PATIENCE);
        }
    }
}

/// Frames to wait for the search field of the page that is being opened.
const PATIENCE: u32 = 120;

fn focus_search(frames: u32) {
    if frames == 0 {
        return;
    }
    request_animation_frame(move || {
        let field = document().query_selector("[data-search]").ok().flatten();
        match field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
            // After the heading of the new page has taken the focus.
            Some(field) => set_timeout(
                move || {
                    let _ = field.focus();
                },
                std::time::Duration::from_millis(50),
            ),
            None => focus_search(frames - 1),
        }
    });
}

/// Someone is typing, or a dialog is open: then keys belong to that.
pub fn is_busy(event: &ev::KeyboardEvent) -> bool {
    let typing = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok())
        .is_some_and(|element| {
            matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
                || element.is_content_editable()
        });
    typing || document().query_selector("dialog[open]").ok().flatten().is_some()
}
