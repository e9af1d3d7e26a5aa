//! Nothing here yet: what the place is for, and what to do first.

use leptos::prelude::*;

use super::icon::{self, Glyph};

/// An empty list or page; children are the buttons.
#[component]
pub fn EmptyState(
    #[prop(optional, into)] icon: Option<Glyph>,
    #[prop(into)] title: String,
    #[prop(into)] text: String,
    #[prop(optional)] children: Option<Children>,
) -> impl IntoView {
    view! {
        <div class="empty">
            {icon::maybe(icon)}
            <h2>{title}</h2>
            <p>{text}</p>
            {children.map(|children| children())}
        </div>
    }
    .into_any()
}
