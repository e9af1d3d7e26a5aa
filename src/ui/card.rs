//! A white sheet on the ground.

use leptos::prelude::*;

/// A card; with a title a named section.
#[component]
pub fn Card(
    #[prop(optional, into)] title: Option<String>,
    /// Stands at the right of the title.
    #[prop(optional, into)]
    actions: ViewFnOnce,
    /// Without padding, for rows and tables.
    #[prop(optional)]
    flush: bool,
    /// Soft green instead of white.
    #[prop(optional)]
    tint: bool,
    children: Children,
) -> impl IntoView {
    let class = match (flush, tint) {
        (false, false) => "card",
        (true, false) => "card card-flush",
        (false, true) => "card card-tint",
        (true, true) => "card card-flush card-tint",
    };
    match title {
        None => view! { <div class=class>{children()}</div> }.into_any(),
        Some(title) => view! {
            <section class=class aria-label=title.clone()>
                <div class="card-head">
                    <h2>{title.clone()}</h2>
                    {actions.run()}
                </div>
                {children()}
            </section>
        }
        .into_any(),
    }
}
