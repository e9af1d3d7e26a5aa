//! Effort and effect of each option, from 1 to 5.

use std::sync::Arc;

use forenkl_api::{BlockId, workshops::Act};
use leptos::prelude::*;

use super::{
    choosing::{chosen, inside_of},
    later::Present,
    phone_texts as p,
    shown::{of_now, option_title, options},
    texts as t,
};
use crate::reactive::{Entry, keyed};

/// A number each for effort and effect.
pub fn placing(hand: Present, block: BlockId) -> AnyView {
    let closed = Memo::new(move |_| of_now(hand.seen, |_, block| block.closed).unwrap_or(false));
    let at = block.clone();
    let rows = move || {
        hand.seen.with(|shown| {
            let Some(shown) = shown else { return Vec::new() };
            options(shown)
                .into_iter()
                .map(|option| {
                    let (title, block) = (option_title(shown, &option), at.clone());
                    Entry::new(format!("{option} {title}"), move || place_row(hand, block, option, title))
                })
                .collect::<Vec<_>>()
        })
    };
    let open = view! {
        <p class="muted">{p::scale_ends()}</p>
        <ul class="plain workshop-options">{keyed(rows)}</ul>
    };
    chosen(hand, block, closed, open.into_any())
}

/// A number is sent once the other is there, too.
fn place_row(hand: Present, block: BlockId, option: String, title: String) -> AnyView {
    let inside = hand.seen.with_untracked(|shown| shown.as_ref().map(|shown| inside_of(shown, &option)));
    let known = hand
        .own
        .with_untracked(|own| own.as_ref().and_then(|own| own.places.get(&block)?.get(&option).cloned()));
    let effort = RwSignal::new(known.as_ref().map(|place| place.effort));
    let effect = RwSignal::new(known.as_ref().map(|place| place.effect));
    let (place, name) = (block, option.clone());
    let changed = Arc::new(move || {
        if let (Some(effort), Some(effect)) = (effort.get_untracked(), effect.get_untracked()) {
            hand.send.act(Act::Place { block: place.clone(), option: option.clone(), effort, effect });
        }
    });
    let (first, second) = (changed.clone(), changed);
    view! {
        <li class="workshop-option workshop-place">
            <span class="workshop-what">{title.clone()} {inside}</span>
            {scale(t::effort(), &title, format!("effort-{name}"), effort, first)}
            {scale(t::effect(), &title, format!("effect-{name}"), effect, second)}
        </li>
    }
    .into_any()
}

/// Five numbers to tap; `of` says to a screen reader what they are about, `name` keeps them apart from the others'.
fn scale(
    label: &'static str,
    of: &str,
    name: String,
    value: RwSignal<Option<i64>>,
    changed: Arc<dyn Fn() + Send + Sync>,
) -> AnyView {
    let numbers = (1..=5).map(|number| {
        let changed = changed.clone();
        view! {
            <label>
                <input
                    type="radio"
                    name=name.clone()
                    value=number
                    prop:checked=move || value.get() == Some(number)
                    on:change=move |_| {
                        value.set(Some(number));
                        changed();
                    }
                />
                <span>{number}</span>
            </label>
        }
        .into_any()
    });
    view! {
        <fieldset class="workshop-scale">
            <legend>{label}<span class="sr-only">": "{of.to_owned()}</span></legend>
            <div>{numbers.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}
