//! What is rarely shown around the pages: what keys open, and what could not be sent. Fetched when it is first needed.

use std::sync::Arc;

use leptos::prelude::*;

use super::{keys::Asked, palette, refused, texts};
use crate::{
    routes::load_rare,
    ui::{Draw, KeyHints},
};

/// How it is drawn.
#[derive(Clone, Copy)]
pub struct Rare {
    /// The palette and the list of keys, each open as it is asked for.
    pub dialogs: fn(Asked) -> AnyView,
    pub refused: fn() -> AnyView,
}

/// What the part brings.
pub const RARE: Rare = Rare { dialogs, refused: refused::view };

/// Some of it, drawn as given.
pub(super) async fn rarely(draw: impl Fn(Rare) -> AnyView + Send + Sync + 'static) -> Draw {
    let rare = load_rare().await;
    Arc::new(move || draw(rare))
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
