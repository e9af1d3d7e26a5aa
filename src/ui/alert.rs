//! A message on the page.

use leptos::prelude::*;

use super::icon::{self, Glyph};

/// What kind of message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum AlertKind {
    #[default]
    Info,
    Success,
    Warning,
    Error,
}

/// A message on the page. An error is read out at once, unless `quiet` (part of the page from the start).
#[component]
pub fn Alert(
    #[prop(optional)] kind: AlertKind,
    #[prop(optional, into)] title: Option<String>,
    #[prop(optional)] quiet: bool,
    children: Children,
) -> impl IntoView {
    let (class, glyph) = match kind {
        AlertKind::Info => ("alert alert-info", Glyph::Info),
        AlertKind::Success => ("alert alert-success", Glyph::Check),
        AlertKind::Warning => ("alert alert-warning", Glyph::Warning),
        AlertKind::Error => ("alert alert-error", Glyph::Alert),
    };
    let role = (kind == AlertKind::Error && !quiet).then_some("alert");
    view! {
        <div class=class role=role>
            <span class="alert-icon">{icon::maybe(Some(glyph))}</span>
            {title.map(|title| view! { <p class="alert-heading">{title}</p> })}
            <div class="alert-text">{children()}</div>
        </div>
    }
    .into_any()
}
