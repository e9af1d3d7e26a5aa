//! Wishes (forenklingsønsker): the list, sending one, and one in full.
//!
//! `model` works things out and knows no page; `texts` holds both languages; `list`, `new`, `edit` and `detail` are the pages, made of
//! `form` (the fields of a wish), `support` ("rammer også os") and `tag`.

mod answering;
mod calm;
mod deadline;
mod detail;
mod edit;
mod form;
pub mod list;
mod model;
mod new;
mod sources;
mod stale_notice;
mod support;
mod tag;
mod texts;

use leptos::prelude::*;

use crate::routes::Page;

pub use answering::{AnswerFields, Answering, Known, Preview, Subject};
pub use deadline::deadline_note;
pub use form::CprNotice;
pub use model::path::path_steps;
pub use sources::{administration_choices, area_choices, round_choices, unit_choices};
pub use tag::status_tag;
pub use texts::{
    history::{field as field_name, value as value_words},
    words::{decision_choice, decision_name, rule_source_name, verdict_name},
};

/// The list.
pub fn list_view(_: Page) -> AnyView {
    view! { <list::WishesPage /> }.into_any()
}

/// Sending a wish.
pub fn new_view(_: Page) -> AnyView {
    view! { <new::NewWishPage /> }.into_any()
}

/// One wish in full.
pub fn detail_view(page: Page) -> AnyView {
    match page {
        Page::Wish(number) => view! { <detail::WishPage number /> }.into_any(),
        _ => ().into_any(),
    }
}

/// A wish being mended by its author.
pub fn edit_view(page: Page) -> AnyView {
    match page {
        Page::EditWish(number) => view! { <edit::EditWishPage number /> }.into_any(),
        _ => ().into_any(),
    }
}
