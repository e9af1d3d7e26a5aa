//! Writing cards.

use forenkl_api::{
    BlockId, CardId,
    workshops::{Act, BlockKind, act::CARD_MAX},
};
use leptos::prelude::*;

use super::{phone::Hand, phone_texts as p, shown::order, texts as t};
use crate::{
    reactive::{Entry, keyed},
    ui::{Button, Form, FormErrors, Glyph, IconButton, TextArea},
};

/// A place to write the next card, for one block.
pub fn form(hand: Hand, block: BlockId) -> AnyView {
    let written = hand.send.written;
    let here = block.clone();
    let errors = FormErrors::new();
    let lay = move || {
        let act = Act::Write { block: here.clone(), text: written.get_untracked().trim().to_owned() };
        // What does not fit stays where it was written.
        if let Err(problem) = act.check() {
            return errors.show_problem(&problem);
        }
        errors.clear();
        hand.send.act(act);
        written.set(String::new());
    };
    // The room has gone on, and the sentence is not at its end.
    let left = move || {
        let title = hand.title_of(&block).filter(|_| !hand.is_now(&block));
        title.map(|title| view! { <p class="muted" role="status">{p::still_writing(&title)}</p> })
    };
    view! {
        <Form on_submit=move |_| lay()>
            {left}
            <TextArea
                name="text"
                label=t::write_here()
                hint=p::write_hint()
                value=written
                error=errors.of("text")
                rows=3
                max=usize::try_from(CARD_MAX).unwrap_or(500)
            />
            <Button submit=true icon=Glyph::Plus>
                {p::add_card()}
            </Button>
        </Form>
    }
    .into_any()
}

/// Cards of one's own, and those that all may see.
pub fn laid(hand: Hand, block: BlockId, kind: BlockKind) -> AnyView {
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
        let waiting = hand.send.waiting.get().into_iter().rev().filter(|one| one.block == block.0);
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
            <h2>{p::own_cards()}</h2>
            <ul class="plain workshop-cards">{keyed(own)}</ul>
        </section>
        {hand.when_here(move |later| (later.cards)(later.present))}
    }
    .into_any()
}

/// A card that was laid: taken back, or taken back to be written anew where nothing else is being written.
fn own_card(hand: Hand, id: CardId, text: String) -> AnyView {
    let written = hand.send.written;
    let (card, again) = (id.clone(), text.clone());
    let change = move |_| {
        hand.send.act(Act::TakeBack { card: card.clone() });
        written.set(again.clone());
    };
    let is_busy = Signal::derive(move || written.with(|text| !text.trim().is_empty()));
    view! {
        <li class="workshop-card">
            <p>{text}</p>
            <IconButton small=true icon=Glyph::Edit label=p::change_card() disabled=is_busy on_click=change />
            <IconButton
                small=true
                icon=Glyph::Trash
                label=p::take_back()
                on_click=move |_| hand.send.act(Act::TakeBack { card: id.clone() })
            />
        </li>
    }
    .into_any()
}
