//! Whether the server can be reached, for the banner of the shell and for whatever waits for it.

use std::sync::LazyLock;

use forenkl_api::Timestamp;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};

/// How things stand with the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Connection {
    /// Reached the last time.
    Fine,
    /// Not reached; what is on screen may be as old as this.
    Lost(Option<Timestamp>),
}

static STATE: LazyLock<ArcRwSignal<Connection>> = LazyLock::new(|| ArcRwSignal::new(Connection::Fine));
/// Grows each time the server is reached again.
static RETURNS: LazyLock<ArcRwSignal<u64>> = LazyLock::new(|| ArcRwSignal::new(0));

/// The present state.
pub fn connection() -> RwSignal<Connection> {
    RwSignal::from(STATE.clone())
}

/// Grows each time the server is reached again; resources that read it fetch anew.
pub fn returns() -> RwSignal<u64> {
    RwSignal::from(RETURNS.clone())
}

/// A reply came.
pub(super) fn reached() {
    if STATE.get_untracked() != Connection::Fine {
        STATE.set(Connection::Fine);
        RETURNS.update(|times| *times += 1);
    }
}

/// No reply came; what is shown instead is from `seen_at`. The oldest on screen counts.
pub(super) fn lost(seen_at: Option<Timestamp>) {
    let oldest = match STATE.get_untracked() {
        Connection::Lost(Some(before)) => Some(seen_at.map_or(before, |at| at.min(before))),
        _ => seen_at,
    };
    STATE.set(Connection::Lost(oldest));
}

/// Listens to what the browser says about the network. Called once.
pub fn watch(on_return: fn()) {
    let online = Closure::<dyn Fn()>::new(on_return);
    let offline = Closure::<dyn Fn()>::new(|| lost(None));
    let window = window();
    let _ = window.add_event_listener_with_callback("online", online.as_ref().unchecked_ref());
    let _ = window.add_event_listener_with_callback("offline", offline.as_ref().unchecked_ref());
    online.forget();
    offline.forget();
}
