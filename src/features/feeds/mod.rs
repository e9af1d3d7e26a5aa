//! `/abonnementer`: secret addresses at which other programs read what moves here.

mod page;
mod texts;

use leptos::prelude::*;

use crate::routes::Page;

/// The page.
pub fn view(_: Page) -> AnyView {
    view! { <page::FeedsPage /> }.into_any()
}
