//! What voting, placing and judging have in common.

use std::sync::Arc;

use forenkl_api::BlockId;
use leptos::prelude::*;

use super::{
    later::Present,
    phone_texts as p,
    shown::{self, Seen, cards_in, option_title, options},
    texts as t,
};
use crate::reactive::{Entry, keyed};

/// What is chosen while the block takes it, and the result after.
pub fn chosen(hand: Present, block: BlockId, closed: Memo<bool>, open: AnyView) -> AnyView {
    let result = move || {
        closed.get().then(|| {
            let block = block.clone();
            view! {
                <p>{p::voting_closed()}</p>
                {move || hand.seen.with(|shown| shown.as_ref().map(|shown| shown::result(shown, &block)))}
            }
        })
    };
    view! {
        <div class="stack" hidden=closed>{open}</div>
        {result}
    }
    .into_any()
}

/// Draws the row of an option.
pub type Row = Arc<dyn Fn(String) -> AnyView + Send + Sync>;

/// A row for each option. It stays while the words in it change, so that nobody is interrupted.
pub fn rows(seen: Seen, row: Row) -> AnyView {
    let rows = move || {
        let options = seen.with(|shown| shown.as_ref().map(options)).unwrap_or_default();
        let entry = |option: String| {
            let row = row.clone();
            Entry::new(option.clone(), move || row(option))
        };
        options.into_iter().map(entry).collect()
    };
    view! { <ul class="plain workshop-options">{keyed(rows)}</ul> }.into_any()
}

/// What an option is called.
pub fn title_of(seen: Seen, option: &str) -> Memo<String> {
    let option = option.to_owned();
    Memo::new(move |_| {
        seen.with(|shown| shown.as_ref().map(|shown| option_title(shown, &option))).unwrap_or_default()
    })
}

/// An option by its title, and the cards of a group below it, folded.
pub fn what(seen: Seen, title: Memo<String>, option: &str) -> AnyView {
    let cards = cards_in(seen, option.to_owned());
    let inside = move || {
        cards.with(|cards| {
            let entry = |(id, text): &(String, String)| {
                let text = text.clone();
                Entry::new(format!("{id} {text}"), move || view! { <li>{text}</li> })
            };
            cards.iter().map(entry).collect()
        })
    };
    view! {
        <span class="workshop-what">
            {title}
            // A card by itself has none.
            <details class="workshop-inside" hidden=move || cards.with(Vec::is_empty)>
                <summary>{move || t::cards(i64::try_from(cards.with(Vec::len)).unwrap_or(0))}</summary>
                <ul>{keyed(inside)}</ul>
            </details>
        </span>
    }
    .into_any()
}
