//! Parts of a page, each with its address.

use leptos::prelude::*;

/// A row of [`TabLink`]s.
#[component]
pub fn Tabs(#[prop(into)] label: String, children: Children) -> impl IntoView {
    view! {
        <nav class="tabs no-print" aria-label=label>
            {children()}
        </nav>
    }
    .into_any()
}

/// One part.
#[component]
pub fn TabLink(
    #[prop(into)] href: Signal<String>,
    #[prop(into)] current: Signal<bool>,
    children: Children,
) -> impl IntoView {
    view! {
        <a href=href aria-current=move || current.get().then_some("page")>
            {children()}
        </a>
    }
    .into_any()
}
