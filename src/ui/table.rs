//! Real tables; on a phone each row becomes a card, its cells named by their `data-label`.

use leptos::prelude::*;

use super::{Glyph, Icon, OnText};

/// A table. Children are `thead` and `tbody`; each `td` carries `data-label`, the first cell of a row is `th scope="row"`.
#[component]
pub fn DataTable(
    /// What it shows; read out first.
    #[prop(into)]
    caption: Signal<String>,
    /// The heading above says it already.
    #[prop(optional)]
    hide_caption: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <div class="table-wrap">
            <table class="table">
                <caption class:sr-only=hide_caption>{caption}</caption>
                {children()}
            </table>
        </div>
    }
    .into_any()
}

/// The next order when a heading is clicked: ascending, then descending.
fn next_order(key: &str, sort: &str) -> String {
    if sort == key { format!("-{key}") } else { key.to_owned() }
}

/// A heading that sorts: `key` ascending, `-key` descending.
#[component]
pub fn SortHeader(
    #[prop(into)] key: String,
    #[prop(into)] sort: Signal<String>,
    #[prop(into)] on_sort: OnText,
    /// Over figures, at the right.
    #[prop(optional)]
    num: bool,
    children: Children,
) -> impl IntoView {
    let (asked, clicked) = (key.clone(), key);
    let order = Memo::new(move |_| {
        sort.with(|sort| match sort.strip_prefix('-') {
            Some(rest) if rest == asked => Some(false),
            None if *sort == asked => Some(true),
            _ => None,
        })
    });
    let glyph = move || match order.get() {
        Some(true) => view! { <Icon of=Glyph::Up /> },
        Some(false) => view! { <Icon of=Glyph::Down /> },
        None => view! { <Icon of=Glyph::Sort /> },
    };
    view! {
        <th
            scope="col"
            class:num=num
            aria-sort=move || order.get().map(|up| if up { "ascending" } else { "descending" })
        >
            <button
                type="button"
                class="sort"
                on:click=move |_| on_sort.run(next_order(&clicked, &sort.get_untracked()))
            >
                {children()}
                {glyph}
            </button>
        </th>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::next_order;

    #[test]
    fn a_second_click_turns_the_order_round() {
        assert_eq!(next_order("hours", "title"), "hours");
        assert_eq!(next_order("hours", "hours"), "-hours");
        assert_eq!(next_order("hours", "-hours"), "hours");
    }
}
