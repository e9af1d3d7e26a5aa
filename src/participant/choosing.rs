//! What voting, placing and judging have in common.

use forenkl_api::{BlockId, workshops::view::Shown};
use leptos::prelude::*;

use super::{
    later::Present,
    phone_texts as p,
    shown::{self, order},
    texts as t,
};

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

/// The cards of a group, folded; nothing for a card by itself.
pub fn inside_of(shown: &Shown, option: &str) -> AnyView {
    let mut cards: Vec<(u64, String)> = shown
        .cards
        .iter()
        .filter(|(_, card)| card.cluster.as_ref().is_some_and(|of| of.0 == option))
        .map(|(id, card)| (order(&id.0), card.text.clone()))
        .collect();
    if cards.is_empty() {
        return ().into_any();
    }
    cards.sort();
    let rows = cards.iter().map(|(_, text)| view! { <li>{text.clone()}</li> }).collect_view();
    view! {
        <details class="workshop-inside">
            <summary>{t::cards(i64::try_from(cards.len()).unwrap_or(0))}</summary>
            <ul>{rows}</ul>
        </details>
    }
    .into_any()
}
