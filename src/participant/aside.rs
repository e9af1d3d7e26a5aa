//! What is put aside, and what is over.

use forenkl_api::{
    BlockId,
    workshops::{Act, act::PARKED_MAX, view::Shown},
};
use leptos::{html, prelude::*};

use super::{
    later::Present,
    phone_texts as p,
    shown::{self, parking_lot},
};
use crate::{
    reactive::{Effect, Entry, keyed},
    ui::{Button, ButtonKind, Form, FormErrors, TextField},
};

/// Something that must not be forgotten.
pub fn parking(hand: Present) -> AnyView {
    let (text, errors) = (hand.send.parked, FormErrors::new());
    let fold = NodeRef::<html::Details>::new();
    // What was refused is there again, and to be seen.
    Effect::new(move |_| {
        if text.with(|text| !text.is_empty())
            && let Some(fold) = fold.get()
        {
            let _ = fold.set_attribute("open", "");
        }
    });
    let park = move || {
        let act = Act::Park { text: text.get_untracked().trim().to_owned() };
        if let Err(problem) = act.check() {
            return errors.show_problem(&problem);
        }
        errors.clear();
        hand.send.act(act);
        text.set(String::new());
    };
    view! {
        <details class="card" node_ref=fold>
            <summary>{p::park()}</summary>
            <Form on_submit=move |_| park()>
                // Not "text", which the card that is being written above has as its id.
                <TextField
                    name="parked"
                    label=p::park_label()
                    value=text
                    error=errors.of("text")
                    max=usize::try_from(PARKED_MAX).unwrap_or(300)
                />
                <Button submit=true kind=ButtonKind::Secondary>
                    {p::park()}
                </Button>
            </Form>
        </details>
        {parking_lot(hand.seen, |_| ().into_any())}
    }
    .into_any()
}

/// Blocks that are over, with what was asked, what one wrote and what came of it: one may look back.
pub fn earlier(hand: Present) -> AnyView {
    let rows = move || {
        hand.seen.with(|shown| {
            let Some(shown) = shown else { return Vec::new() };
            let mut past: Vec<(&BlockId, i64)> = shown
                .blocks
                .iter()
                .filter(|(id, _)| Some(*id) != shown.now.as_ref())
                .map(|(id, block)| (id, block.place))
                .collect();
            past.sort_by_key(|(_, place)| *place);
            past.into_iter()
                .filter_map(|(id, _)| {
                    let title = shown.blocks.get(id)?.title.clone();
                    let id = id.clone();
                    Some(Entry::new(id.clone(), move || {
                        view! {
                            <details class="card">
                                <summary>{title}</summary>
                                {move || hand.seen.with(|shown| shown.as_ref().map(|shown| over(hand, shown, &id)))}
                            </details>
                        }
                    }))
                })
                .collect::<Vec<_>>()
        })
    };
    view! { <div class="stack">{keyed(rows)}</div> }.into_any()
}

fn over(hand: Present, shown: &Shown, id: &BlockId) -> AnyView {
    let prompt = shown.blocks.get(id).map(|block| block.prompt.clone());
    let own = hand.own(|own| {
        let cards = own.cards.values().filter(|card| card.block == *id);
        cards.map(|card| card.text.clone()).collect::<Vec<_>>()
    });
    let own = own.filter(|cards| !cards.is_empty()).map(|cards| {
        let rows = cards.into_iter().map(|text| view! { <li>{text}</li> }).collect_view();
        view! {
            <h3>{p::own_cards()}</h3>
            <ul>{rows}</ul>
        }
    });
    view! {
        <p>{prompt}</p>
        {own}
        {shown::result(shown, id)}
    }
    .into_any()
}
