//! What is rarely shown around the pages: what keys open, and what could not be sent. Fetched when it is first needed.

use leptos::{prelude::*, task::spawn_local};

use super::{keys::Asked, palette, refused, texts};
use crate::{routes::load_rare, ui::KeyHints};

/// How it is drawn.
#[derive(Clone, Copy)]
pub struct Rare {
    /// The palette and the list of keys, each open as it is asked for.
    pub dialogs: fn(Asked) -> AnyView,
    pub refused: fn() -> AnyView,
}

/// What the part brings.
pub const RARE: Rare = Rare { dialogs, refused: refused::view };

/// Draws some of it, once it is there.
pub(super) fn rarely(draw: impl Fn(Rare) -> AnyView + Send + 'static) -> AnyView {
    let rare = RwSignal::new(None::<Rare>);
    spawn_local(async move {
        let loaded = load_rare().await;
        rare.try_set(Some(loaded));
    });
    (move || rare.get().map(|rare| untrack(|| draw(rare)))).into_any()
}

fn dialogs(asked: Asked) -> AnyView {
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
