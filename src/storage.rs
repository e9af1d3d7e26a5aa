//! What the browser keeps for us: `localStorage` outlives the tab, `sessionStorage` does not. Both may be missing or full; then nothing
//! is kept and nothing fails.

use leptos::prelude::window;
use web_sys::Storage;

/// Where to keep something.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shelf {
    /// Until it is removed, for all tabs.
    Lasting,
    /// As long as this tab is open.
    Tab,
}

fn open(shelf: Shelf) -> Option<Storage> {
    let window = window();
    match shelf {
        Shelf::Lasting => window.local_storage(),
        Shelf::Tab => window.session_storage(),
    }
    .ok()?
}

/// What is kept under a name.
pub fn get(shelf: Shelf, name: &str) -> Option<String> {
    open(shelf)?.get_item(name).ok()?
}

/// Keeps a text; false when there was no room (or no storage at all).
pub fn set(shelf: Shelf, name: &str, text: &str) -> bool {
    open(shelf).is_some_and(|storage| storage.set_item(name, text).is_ok())
}

/// Forgets what is kept under a name.
pub fn remove(shelf: Shelf, name: &str) {
    if let Some(storage) = open(shelf) {
        let _ = storage.remove_item(name);
    }
}

/// The names that begin with `prefix`.
pub fn names(shelf: Shelf, prefix: &str) -> Vec<String> {
    let Some(storage) = open(shelf) else { return Vec::new() };
    let count = storage.length().unwrap_or(0);
    (0..count)
        .filter_map(|index| storage.key(index).ok().flatten())
        .filter(|name| name.starts_with(prefix))
        .collect()
}

/// A new key that is used once: for idempotent sends.
pub fn new_key() -> String {
    #[cfg(target_arch = "wasm32")]
    if let Ok(crypto) = window().crypto() {
        return crypto.random_uuid();
    }
    format!("{:x}-{:x}", crate::format::now().0, (js_sys::Math::random() * 4_294_967_296.0).to_bits())
}
