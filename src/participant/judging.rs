//! Agree, disagree, pass.

use forenkl_api::{
    BlockId,
    workshops::{Act, act::Stance},
};
use leptos::prelude::*;

use super::{choosing::chosen, later::Present, phone_texts as p, shown::of_now, texts as t};
use crate::reactive::{Entry, keyed};

/// Where one stands on each statement.
pub fn judging(hand: Present, block: BlockId) -> AnyView {
    let closed = Memo::new(move |_| of_now(hand.seen, |_, block| block.closed).unwrap_or(false));
    let at = block.clone();
    let rows = move || {
        let row = |number: usize| {
            let at = at.clone();
            Entry::new(number, move || stance_row(hand, at, number))
        };
        (0..statements(hand, &at).len()).map(row).collect()
    };
    chosen(hand, block, closed, view! { <ul class="plain workshop-options">{keyed(rows)}</ul> }.into_any())
}

/// The statements of a block, read reactively: whoever leads mends them, or adds to them.
fn statements(hand: Present, block: &BlockId) -> Vec<String> {
    hand.seen.with(|shown| Some(shown.as_ref()?.blocks.get(block)?.statements.clone())).unwrap_or_default()
}

fn stance_row(hand: Present, block: BlockId, number: usize) -> AnyView {
    let from = block.clone();
    let statement = Memo::new(move |_| statements(hand, &from).into_iter().nth(number).unwrap_or_default());
    let (of, place) = (block.clone(), number.to_string());
    let known = Memo::new(move |_| hand.own(|own| own.stances.get(&of)?.get(&place).cloned()).flatten());
    let stand = move |stance: Stance, important: bool| {
        let statement = i64::try_from(number).unwrap_or(0);
        hand.send.act(Act::Stand { block: block.clone(), statement, stance, important });
    };
    let important = move || known.with(|known| known.as_ref().is_some_and(|known| known.important));
    let buttons = Stance::ALL
        .iter()
        .map(|stance| {
            let (stance, stand) = (*stance, stand.clone());
            let word = match stance {
                Stance::Agree => t::agree(),
                Stance::Disagree => t::disagree(),
                Stance::Pass => t::pass(),
            };
            let pressed =
                move || known.with(|known| known.as_ref().is_some_and(|known| known.stance == stance));
            view! {
                <button
                    type="button"
                    class="button button-secondary"
                    aria-pressed=move || pressed().to_string()
                    on:click=move |_| stand(stance, untrack(important))
                >
                    {word}
                </button>
            }
        })
        .collect_view();
    let mark = stand.clone();
    let toggle = move |_| {
        let stance = known.with_untracked(|known| known.as_ref().map_or(Stance::Pass, |known| known.stance));
        mark(stance, !untrack(important));
    };
    view! {
        <li class="workshop-option workshop-place">
            <span class="workshop-what">{statement}</span>
            <div class="cluster" role="group" aria-label=move || statement.get()>
                {buttons}
                <button
                    type="button"
                    class="button button-tertiary"
                    // Without a side there is nothing that it could be important for.
                    hidden=move || known.with(Option::is_none)
                    aria-pressed=move || important().to_string()
                    on:click=toggle
                >
                    {p::important()}
                </button>
            </div>
        </li>
    }
    .into_any()
}
