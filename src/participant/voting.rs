//! Dots.

use std::sync::Arc;

use forenkl_api::{BlockId, workshops::Act};
use leptos::prelude::*;

use super::{
    choosing::{Row, chosen, rows, title_of, what},
    later::Present,
    phone_texts as p,
    shown::{of_now, options},
};
use crate::ui::{Glyph, Icon};

/// Dots, set one at a time.
pub fn voting(hand: Present, block: BlockId) -> AnyView {
    let of = block.clone();
    // What is spent is what the rows show.
    let spent = move || {
        let options = hand.seen.with(|shown| shown.as_ref().map(options)).unwrap_or_default();
        options.iter().map(|option| given(hand, &of, option)).sum::<i64>()
    };
    let all = move || of_now(hand.seen, |_, block| block.votes.unwrap_or(1)).unwrap_or(1);
    let left = Memo::new(move |_| all() - spent());
    let closed = Memo::new(move |_| of_now(hand.seen, |_, block| block.closed).unwrap_or(false));
    let at = block.clone();
    let row: Row = Arc::new(move |option| vote_row(hand, at.clone(), left, option));
    let open = view! {
        <p role="status">
            <strong>{move || p::dots_left(left.get(), all())}</strong>
        </p>
        {rows(hand.seen, row)}
    };
    chosen(hand, block, closed, open.into_any())
}

/// Dots that one gave to an option.
fn given(hand: Present, block: &BlockId, option: &str) -> i64 {
    let given = hand.own(|own| own.votes.get(block).and_then(|votes| votes.get(option)).copied());
    given.flatten().unwrap_or(0)
}

fn vote_row(hand: Present, block: BlockId, left: Memo<i64>, option: String) -> AnyView {
    let title = title_of(hand.seen, &option);
    let what = what(hand.seen, title, &option);
    let (of, name) = (block.clone(), option.clone());
    let dots = Memo::new(move |_| given(hand, &of, &name));
    let set: Arc<dyn Fn(i64) + Send + Sync> = Arc::new(move |dots| {
        hand.send.act(Act::Vote { block: block.clone(), option: option.clone(), dots });
    });
    let button = move |icon: Glyph, label: fn(&str) -> String, by: i64| {
        let (set, label) = (set.clone(), move || title.with(|title| label(title)));
        let rests = move || if by < 0 { dots.get() == 0 } else { left.get() <= 0 };
        view! {
            <button
                type="button"
                class="button button-icon-only"
                title=label
                aria-label=label
                disabled=rests
                on:click=move |_| set(dots.get_untracked() + by)
            >
                <Icon of=icon />
            </button>
        }
        .into_any()
    };
    view! {
        <li class="workshop-option">
            {what}
            {button(Glyph::Minus, p::fewer_dots, -1)}
            <strong class="workshop-dots" aria-live="polite">
                {dots}
            </strong>
            {button(Glyph::Plus, p::more_dots, 1)}
        </li>
    }
    .into_any()
}
