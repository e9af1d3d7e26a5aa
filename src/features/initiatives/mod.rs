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

pub use horizon_field::HorizonField;

use crate::routes::Page;

/// The pages of this area.
pub fn view(page: Page) -> AnyView {
    match page {
        Page::Initiatives => view! { <list::InitiativesPage /> }.into_any(),
        Page::NewInitiative => view! { <form::NewInitiativePage /> }.into_any(),
        Page::Initiative(number) => view! { <detail::InitiativePage number /> }.into_any(),
        Page::EditInitiative(number) => view! { <form::EditInitiativePage number /> }.into_any(),
        _ => ().into_any(),
    }
}

/// One initiative as a row of a list, for `<div class="card card-flush">`.
pub fn initiative_row(row: &InitiativeRow) -> AnyView {
    list::row(row)
}
