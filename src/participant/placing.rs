//! Effort and effect of each option, from 1 to 5.

use std::sync::Arc;

use forenkl_api::{BlockId, workshops::Act};
use leptos::prelude::*;

use super::{
    choosing::{Row, chosen, rows, title_of, what},
    dragging::dragging,
    later::Present,
    phone_texts as p,
    shown::of_now,
    texts as t,
};
use crate::reactive::Effect;

/// A number each for effort and effect.
pub fn placing(hand: Present, block: BlockId) -> AnyView {
    let closed = Memo::new(move |_| of_now(hand.seen, |_, block| block.closed).unwrap_or(false));
    let at = block.clone();
    let row: Row = Arc::new(move |option| place_row(hand, at.clone(), option));
    let open = view! {
        <p class="muted">{p::scale_ends()}</p>
        {rows(hand.seen, row)}
    };
    chosen(hand, block, closed, open.into_any())
}

/// A number is sent once the other is there, too. What is known from elsewhere takes the place of what was tapped before.
fn place_row(hand: Present, block: BlockId, option: String) -> AnyView {
    let title = title_of(hand.seen, &option);
    let what = what(hand.seen, title, &option);
    let (of, name) = (block.clone(), option.clone());
    let known = Memo::new(move |_| {
        hand.own(|own| own.places.get(&of)?.get(&name).map(|place| (place.effort, place.effect))).flatten()
    });
    let tapped = RwSignal::new((None, None));
    Effect::new(move |_| {
        known.with(|_| ());
        tapped.set((None, None));
    });
    let effort = Memo::new(move |_| tapped.get().0.or(known.get().map(|(effort, _)| effort)));
    let effect = Memo::new(move |_| tapped.get().1.or(known.get().map(|(_, effect)| effect)));
    let both = Memo::new(move |_| effort.get().zip(effect.get()));
    let name = option.clone();
    let place = move || {
        if let (Some(effort), Some(effect)) = (effort.get_untracked(), effect.get_untracked()) {
            hand.send.act(Act::Place { block: block.clone(), option: option.clone(), effort, effect });
        }
    };
    let (also, dragged) = (place.clone(), place.clone());
    let set_both = move |(effort, effect)| {
        tapped.set((Some(effort), Some(effect)));
        dragged();
    };
    let set_effort = move |number| {
        tapped.update(|(effort, _)| *effort = Some(number));
        place();
    };
    let set_effect = move |number| {
        tapped.update(|(_, effect)| *effect = Some(number));
        also();
    };
    view! {
        <li class="workshop-option workshop-place">
            {what}
            {scale(t::effort(), title, format!("effort-{name}"), effort, Arc::new(set_effort))}
            {scale(t::effect(), title, format!("effect-{name}"), effect, Arc::new(set_effect))}
            {dragging(both, Arc::new(set_both))}
        </li>
    }
    .into_any()
}

/// Five numbers to tap; `of` says to a screen reader what they are about, `name` keeps them apart from the others'.
fn scale(
    label: &'static str,
    of: Memo<String>,
    name: String,
    value: Memo<Option<i64>>,
    set: Arc<dyn Fn(i64) + Send + Sync>,
) -> AnyView {
    let numbers = (1..=5).map(|number| {
        let set = set.clone();
        view! {
            <label>
                <input
                    type="radio"
                    name=name.clone()
                    value=number
                    prop:checked=move || value.get() == Some(number)
                    on:change=move |_| set(number)
                />
                <span>{number}</span>
            </label>
        }
        .into_any()
    });
    view! {
        <fieldset class="workshop-scale">
            <legend>{label}<span class="sr-only">": "{of}</span></legend>
            <div>{numbers.collect_view()}</div>
        </fieldset>
    }
    .into_any()
}
