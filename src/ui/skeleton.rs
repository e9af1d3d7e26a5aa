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

/// The style gives each line a width of its own, so that they look like text.
fn lines(count: usize) -> String {
    "<i></i>".repeat(count)
}

fn in_card(class: &str, inside: &str) -> String {
    format!("<div class=\"{class}\">{inside}</div>")
}

/// What stands in for contents while they are fetched. Plain markup: nothing in it ever changes.
#[component]
pub fn Skeleton(#[prop(optional)] shape: Shape) -> impl IntoView {
    let inside = match shape {
        Shape::Rows(count) => in_card("card card-flush", &in_card("skeleton-row", &lines(4)).repeat(count)),
        Shape::Card => in_card("card", &lines(5)),
        Shape::Lines(count) => lines(count),
        Shape::Table(count) => in_card("card", &lines(count)),
    };
    view! {
        <div class="skeleton">
            <span class="sr-only">{texts::loading()}</span>
            <div class="skeleton-shape" inner_html=inside></div>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_have_lines() {
        assert_eq!(in_card("a", &lines(2)).repeat(2), "<div class=\"a\"><i></i><i></i></div>".repeat(2));
    }
}
