//! The shape of what is being fetched, so that nothing jumps when it arrives.

use leptos::prelude::*;

use super::texts;

/// The shape of what is coming.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// Rows as on the list of wishes.
    Rows(usize),
    /// A page: heading and a card.
    Card,
    /// So many lines of text.
    Lines(usize),
    /// A table with so many rows.
    Table(usize),
}

impl Default for Shape {
    fn default() -> Self {
        Self::Lines(4)
    }
}

/// Widths that look like text; the same every time.
const WIDTHS: [&str; 5] = ["92%", "74%", "85%", "58%", "80%"];

fn lines(count: usize) -> AnyView {
    (0..count)
        .map(|line| view! { <i style:width=WIDTHS.get(line % 5).copied().unwrap_or("80%")></i> })
        .collect_view()
        .into_any()
}

/// What stands in for contents while they are fetched.
#[component]
pub fn Skeleton(#[prop(optional)] shape: Shape) -> impl IntoView {
    let inside = match shape {
        Shape::Rows(count) => {
            let rows =
                (0..count).map(|_| view! { <div class="skeleton-row">{lines(4)}</div> }).collect_view();
            view! { <div class="card card-flush">{rows}</div> }.into_any()
        }
        Shape::Card => view! { <div class="card">{lines(5)}</div> }.into_any(),
        Shape::Lines(count) => lines(count),
        Shape::Table(count) => view! { <div class="card">{lines(count)}</div> }.into_any(),
    };
    view! {
        <div class="skeleton">
            <span class="sr-only">{texts::loading()}</span>
            {inside}
        </div>
    }
    .into_any()
}
