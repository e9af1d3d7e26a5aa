//! Status in a word, told by colour, icon and text together.

use leptos::prelude::*;

use super::icon::{self, Glyph};

/// What a status means for the reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Tone {
    Ok,
    Warn,
    Bad,
    Info,
    #[default]
    Neutral,
    /// Yours to do, or happening now.
    Now,
}

impl Tone {
    fn class(self) -> &'static str {
        match self {
            Self::Ok => "tag tag-ok",
            Self::Warn => "tag tag-warn",
            Self::Bad => "tag tag-bad",
            Self::Info => "tag tag-info",
            Self::Neutral => "tag",
            Self::Now => "tag tag-now",
        }
    }

    fn glyph(self) -> Option<Glyph> {
        match self {
            Self::Ok => Some(Glyph::Check),
            Self::Warn => Some(Glyph::Warning),
            Self::Bad => Some(Glyph::Alert),
            Self::Info => Some(Glyph::Clock),
            Self::Neutral => None,
            Self::Now => Some(Glyph::Arrow),
        }
    }
}

/// A status. The icon comes from the tone unless another is given.
#[component]
pub fn Tag(
    #[prop(optional)] tone: Tone,
    #[prop(optional, into)] icon: Option<Glyph>,
    children: Children,
) -> impl IntoView {
    view! { <span class=tone.class()>{icon::maybe(icon.or(tone.glyph()))} <span>{children()}</span></span> }
        .into_any()
}
