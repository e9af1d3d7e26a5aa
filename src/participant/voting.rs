//! Dots.

use forenkl_api::{BlockId, workshops::Act};
use leptos::prelude::*;

use super::{
    choosing::{chosen, inside_of},
    later::Present,
    phone_texts as p,
    shown::{of_now, option_title, options},
};
use crate::{
    reactive::{Entry, keyed},
    ui::{Glyph, IconButton},
};

/// Dots, set one at a time.
pub fn voting(hand: Present, block: BlockId) -> AnyView {
    let given = move |block: &BlockId, option: &str| {
        hand.own(|own| own.votes.get(block).and_then(|votes| votes.get(option)).copied())
            .flatten()
            .unwrap_or(0)
    };
    let of = block.clone();
    // What is spent is what the rows show.
    let spent = move || {
        let options = hand.seen.with(|shown| shown.as_ref().map(options)).unwrap_or_default();
        options.iter().map(|option| given(&of, option)).sum::<i64>()
    };
    let all = move || of_now(hand.seen, |_, block| block.votes.unwrap_or(1)).unwrap_or(1);
    let left = Memo::new(move |_| all() - spent());
    let closed = Memo::new(move |_| of_now(hand.seen, |_, block| block.closed).unwrap_or(false));
    let at = block.clone();
    let rows = move || {
        hand.seen.with(|shown| {
            let Some(shown) = shown else { return Vec::new() };
            options(shown)
                .into_iter()
                .map(|option| {
                    let (title, block) = (option_title(shown, &option), at.clone());
                    let cards = StoredValue::new(option.clone());
                    Entry::new(format!("{option} {title}"), move || {
                        let inside = hand.seen.with_untracked(|shown| {
                            shown.as_ref().map(|shown| cards.with_value(|option| inside_of(shown, option)))
                        });
                        let (counted, of, name) = (block.clone(), option.clone(), option.clone());
                        let dots = Memo::new(move |_| given(&counted, &of));
                        let set = move |to: i64| {
                            hand.send.act(Act::Vote { block: block.clone(), option: name.clone(), dots: to });
                        };
                        let (fewer, more) = (set.clone(), set);
                        view! {
                            <li class="workshop-option">
                                <span class="workshop-what">{title.clone()} {inside}</span>
                                <IconButton
                                    icon=Glyph::Minus
                                    label=p::fewer_dots(&title)
                                    disabled=Signal::derive(move || dots.get() == 0)
                                    on_click=move |_| fewer(dots.get_untracked() - 1)
                                />
                                <strong class="workshop-dots" aria-live="polite">
                                    {dots}
                                </strong>
                                <IconButton
                                    icon=Glyph::Plus
                                    label=p::more_dots(&title)
                                    disabled=Signal::derive(move || left.get() <= 0)
                                    on_click=move |_| more(dots.get_untracked() + 1)
                                />
                            </li>
                        }
                    })
                })
                .collect::<Vec<_>>()
        })
    };
    chosen(
        hand,
        block,
        closed,
        view! {
            <p role="status">
                <strong>{move || p::dots_left(left.get(), all())}</strong>
            </p>
            <ul class="plain workshop-options">{keyed(rows)}</ul>
        }
        .into_any(),
    )
}
