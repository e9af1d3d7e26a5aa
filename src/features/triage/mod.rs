//! `/svar`: everything that awaits my answer, what is due first on top, to be gone through quickly.
//!
//! The wish that is read stands in the address (`?nr=12`), the filters too. Several can be picked to be answered, assigned or handed
//! over together.

mod answer;
mod doubles;
mod hand_over;
mod keys;
mod page;
mod queue;
mod reader;
mod templates;
mod texts;

use leptos::prelude::*;

use crate::routes::Page;

/// The queue.
pub fn view(_: Page) -> AnyView {
    view! { <page::TriagePage /> }.into_any()
}

/// The texts answers begin with.
pub fn templates_view(_: Page) -> AnyView {
    view! { <templates::TemplatesPage /> }.into_any()
}

/// Wishes that are likely about the same.
pub fn doubles_view(_: Page) -> AnyView {
    view! { <doubles::DoublesPage /> }.into_any()
}
