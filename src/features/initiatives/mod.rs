//! Initiatives (tiltag): what is done about wishes, by whom, when, and what it gave.

mod choices;
mod detail;
mod form;
mod horizon_field;
mod list;
mod missing;
pub mod model;
pub mod texts;
pub mod words;

use forenkl_api::initiatives::InitiativeRow;
use leptos::prelude::*;

pub use choices::people_choices;
pub use horizon_field::HorizonField;

use crate::routes::Page;

/// The list.
pub fn list_view(_: Page) -> AnyView {
    view! { <list::InitiativesPage /> }.into_any()
}

/// One initiative in full.
pub fn detail_view(page: Page) -> AnyView {
    match page {
        Page::Initiative(number) => view! { <detail::InitiativePage number /> }.into_any(),
        _ => ().into_any(),
    }
}

/// A new one, or one being changed.
pub fn form_view(page: Page) -> AnyView {
    match page {
        Page::EditInitiative(number) => view! { <form::EditInitiativePage number /> }.into_any(),
        _ => view! { <form::NewInitiativePage /> }.into_any(),
    }
}

/// One initiative as a row of a list, for `<div class="card card-flush">`.
pub fn initiative_row(row: &InitiativeRow) -> AnyView {
    list::row(row)
}
