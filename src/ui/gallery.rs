//! Every component in every state, for looking at (debug builds, `/ui`).

use leptos::prelude::*;

use super::*;

/// The design system on one page.
#[component]
pub fn Gallery() -> impl IntoView {
    view! { <PageHeader title="Byggeklodser" /> }.into_any()
}
