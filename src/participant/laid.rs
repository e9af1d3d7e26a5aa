//! Cards that were laid.

use forenkl_api::{
    BlockId, CardId,
    workshops::{Act, BlockKind},
};
use leptos::{ev::MouseEvent, prelude::*};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{
    gathering::focus_on,
    later::{Present, cards},
    phone_texts as p,
    send::Waiting,
    shown::order,
};
use crate::{
    reactive::{Entry, keyed},
    ui::{Glyph, IconButton},
};

/// Cards of one's own, and those that all may see.
pub fn laid(hand: Present, block: BlockId, kind: BlockKind) -> AnyView {
    // In pairs people show each other what they wrote before.
    let all_blocks = kind == BlockKind::Discuss;
    let own = move || {
        let mut cards: Vec<(CardId, String)> = hand
            .own(|own| {
                let cards = own.cards.iter().filter(|(_, card)| all_blocks || card.block == block);
                cards.map(|(id, card)| (id.clone(), card.text.clone())).collect()
            })
            .unwrap_or_default();
        cards.sort_by_key(|(id, _)| std::cmp::Reverse(order(id.as_str())));
        // Only what makes a card names a block.
        let is_card = |one: &Waiting| if all_blocks { !one.block.is_empty() } else { one.block == block.0 };
        let waiting = hand.send.waiting.get().into_iter().rev().filter(is_card);
        let waiting = waiting.map(|one| {
            Entry::new(one.id, move || {
                view! { <li class="workshop-card"><p>{one.text}</p><p class="muted small">{p::sending()}</p></li> }
            })
        });
        let laid = cards
            .into_iter()
            .map(|(id, text)| Entry::new(format!("{id} {text}"), move || own_card(hand, id, text)));
        waiting.chain(laid).collect::<Vec<_>>()
    };
    view! {
        <section>
            <h2 tabindex="-1">{p::own_cards()}</h2>
            <ul class="plain workshop-cards">{keyed(own)}</ul>
        </section>
        {cards(hand)}
    }
    .into_any()
}

/// A card that was laid: taken back, or written anew in the field above, where nothing else is being written.
fn own_card(hand: Present, id: CardId, text: String) -> AnyView {
    let send = hand.send;
    let (card, again) = (id.clone(), text.clone());
    let change = move |_| {
        send.written.set(again.clone());
        send.anew.set(card.0.clone());
        focus_on("textarea".to_owned());
    };
    let take_back = move |event: MouseEvent| {
        leave(&event);
        // What is being written is a card of its own then.
        if send.anew.with_untracked(|anew| *anew == id.0) {
            send.anew.set(String::new());
        }
        send.act(Act::TakeBack { card: id.clone() });
    };
    let is_busy = Signal::derive(move || send.is_writing());
    view! {
        <li class="workshop-card">
            <p>{text.clone()}</p>
            <IconButton small=true icon=Glyph::Edit label=p::change_card_that(&text) disabled=is_busy on_click=change />
            <IconButton
                small=true
                icon=Glyph::Trash
                label=p::take_back(&text)
                on_click=take_back
            />
        </li>
    }
    .into_any()
}

/// The focus goes on to the card below before one goes, or to the one above; to the heading where there is none.
fn leave(event: &MouseEvent) {
    let pressed = event.target().and_then(|target| target.dyn_into::<Element>().ok());
    let Some(card) = pressed.and_then(|pressed| pressed.closest("li").ok().flatten()) else { return };
    let beside = card.next_element_sibling().or_else(|| card.previous_element_sibling());
    let next = beside.and_then(|beside| beside.query_selector("button:last-child").ok().flatten());
    let heading = || card.closest("section").ok().flatten()?.query_selector("h2").ok().flatten();
    if let Some(place) = next.or_else(heading) {
        let _ = place.unchecked_into::<HtmlElement>().focus();
    }
}
