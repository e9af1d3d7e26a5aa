//! Whether a person can come in.

use forenkl_api::people::Person;
use leptos::prelude::*;

use super::texts as t;
use crate::{
    format,
    ui::{Glyph, Tag, Tone},
};

/// Whether a person can come in, in a word.
pub fn standing_tag(person: &Person) -> AnyView {
    let (tone, glyph, text) = match person.invited_until {
        _ if person.closed => (Tone::Neutral, Some(Glyph::Lock), t::closed().to_owned()),
        _ if person.has_password => (Tone::Ok, None, t::active().to_owned()),
        Some(until) if until > format::now() => (Tone::Info, None, t::invited(format::date(until))),
        Some(_) => (Tone::Warn, None, t::invitation_ran_out().to_owned()),
        None => (Tone::Neutral, None, t::not_invited().to_owned()),
    };
    match glyph {
        Some(glyph) => view! { <Tag tone=tone icon=glyph>{text}</Tag> }.into_any(),
        None => view! { <Tag tone=tone>{text}</Tag> }.into_any(),
    }
}
