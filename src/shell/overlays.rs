//! What keys open above any page: the palette and the list of keys. In the start part of the program, fetched when first asked for.

use leptos::prelude::*;

use super::{keys::Asked, palette, texts};
use crate::ui::KeyHints;

/// Draws them.
pub type Overlays = fn(Asked) -> AnyView;

/// Both, each open as it is asked for.
pub fn view(asked: Asked) -> AnyView {
    let hints = vec![
        ("/", texts::key_search()),
        ("n", texts::key_new()),
        ("Ctrl K", texts::key_palette()),
        ("?", texts::key_help()),
        ("Esc", texts::key_escape()),
    ];
    view! {
        <KeyHints open=asked.hints keys=hints />
        {palette::view(asked.palette)}
    }
    .into_any()
}
