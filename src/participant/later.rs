//! What the first prompt does without: fetched right after it, so that it is here when it is asked for.

use std::ops::Deref;

use forenkl_api::{
    BlockId, CardId, WorkshopId,
    workshops::{BlockKind, Grouping, Map, Own, ParticipantView},
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    aside::{earlier, parking},
    gathering::gathering,
    judging::judging,
    kept::act_in,
    laid::laid,
    leaving::{leaving, leaving_early},
    phone::Hand,
    phone_texts as p,
    placing::placing,
    send::Waiting,
    shown::{Seen, board, of_now, signature},
    verdict::{agreed, decided},
    voting::voting,
};
use crate::{net::objects, reactive::Effect, ui::toasts};

/// What the part draws.
#[derive(Clone, Copy)]
pub struct Later {
    pub present: Present,
    /// What stands below the prompt of a block, and the form where cards are written.
    pub asked: fn(Present, BlockId, BlockKind) -> AnyView,
    /// What stands below every block: putting something aside, where to send the record, and looking back.
    pub aside: fn(Present) -> AnyView,
    /// The way out, when the workshop is over.
    pub leaving: fn(Present, WorkshopId) -> AnyView,
    /// What went wrong with something that was sent.
    pub toasts: fn() -> AnyView,
}

/// Somebody with a phone, and all that they see. `Copy`, like the signals in it.
#[derive(Clone, Copy)]
pub struct Present {
    hand: Hand,
    pub seen: Seen,
    signed: RwSignal<Map<CardId, String>>,
    pub telling: Telling,
}

/// Who one is and where the record is sent, as it is being typed: the end of the workshop takes it from nobody.
#[derive(Clone, Copy)]
pub struct Telling {
    pub email: RwSignal<String>,
    pub name: RwSignal<String>,
    pub in_record: RwSignal<bool>,
}

impl Telling {
    /// It begins with what is known of oneself, once that is.
    fn new(hand: Hand) -> Self {
        let [email, name]: [RwSignal<String>; 2] = Default::default();
        let in_record = RwSignal::new(false);
        Effect::new(move |known: Option<bool>| {
            let begin = |own: &Own| {
                name.set(own.name.clone());
                in_record.set(own.in_record);
            };
            known == Some(true) || hand.own(begin).is_some()
        });
        Self { email, name, in_record }
    }
}

impl Deref for Present {
    type Target = Hand;

    fn deref(&self) -> &Hand {
        &self.hand
    }
}

impl Present {
    fn new(hand: Hand) -> Self {
        hand.send.recall(act_in);
        let (seen, signed) = (RwSignal::new(None), RwSignal::new(Map::default()));
        Effect::new(move |_| {
            if let Ok(view) = hand.text.with(|text| objects::from_str::<ParticipantView>(text)) {
                // Every card with a name looks here.
                if signed.with_untracked(|known| *known != view.signed) {
                    signed.set(view.signed);
                }
                seen.set(Some(view.shown));
            }
        });
        Self { hand, seen, signed, telling: Telling::new(hand) }
    }

    /// Says that something that does one of these waits for the network, while it does.
    pub fn late(self, what: &'static [&'static str], text: &'static str) -> AnyView {
        let waits = Memo::new(move |_| {
            let is_late = self.send.fails.get() > 0 || !self.following.connected.get();
            let is_one = |one: &Waiting| what.iter().any(|what| one.does(what));
            is_late && self.send.waiting.with(|waiting| waiting.iter().any(is_one))
        });
        let line = move || waits.get().then(|| view! { <p class="muted small">{text}</p> });
        view! { <div role="status">{line}</div> }.into_any()
    }

    /// Who wrote a card, where that is shown.
    fn signed(self, card: &str) -> Option<String> {
        self.signed.with(|signed| signed.get(card).cloned())
    }
}

#[lazy]
fn later_part() -> fn(Hand) -> Later {
    |hand| Later { present: Present::new(hand), asked, aside, leaving, toasts }
}

/// Fetches the part as soon as there is something to see.
pub fn fetch(hand: Hand) {
    let owner = Owner::current();
    Effect::new(move |asked: Option<bool>| {
        let begun = asked == Some(true) || hand.following.view.with(Option::is_some);
        if begun && asked != Some(true) {
            let owner = owner.clone();
            spawn_local(async move {
                let make = later_part().await;
                // What it makes lives as long as the page.
                if let Some(owner) = owner {
                    let later = owner.with(|| make(hand));
                    let _ = hand.later.try_set(Some(later));
                }
            });
        }
        begun
    });
}

fn asked(hand: Present, block: BlockId, kind: BlockKind) -> AnyView {
    match kind {
        BlockKind::Write | BlockKind::Discuss => laid(hand, block, kind),
        BlockKind::Group => grouping(hand),
        BlockKind::Vote => voting(hand, block),
        BlockKind::Prioritise => placing(hand, block),
        BlockKind::Judge => judging(hand, block),
        BlockKind::Decide => view! { {decided(hand.seen)} {cards(hand)} }.into_any(),
        _ => view! { {agreed(hand.seen)} {cards(hand)} }.into_any(),
    }
}

/// The cards that all may see.
pub fn cards(hand: Present) -> AnyView {
    // Names can be taken away while they are shown.
    board(hand.seen, move |id| {
        let id = id.to_owned();
        (move || signature(hand.signed(&id))).into_any()
    })
}

/// Cards that belong together.
fn grouping(hand: Present) -> AnyView {
    let may = Memo::new(move |_| {
        of_now(hand.seen, |_, block| block.grouping == Grouping::Everyone).unwrap_or(false)
    });
    view! {
        // Cards lie where they lie for all, until it is sent: nobody should move them again.
        {hand.late(&["move", "gather", "undo_move"], p::moving())}
        {gathering(hand.seen, may, move |id| hand.signed(id), move |act| hand.send.act(act))}
    }
    .into_any()
}

fn aside(hand: Present) -> AnyView {
    view! {
        {parking(hand)}
        {leaving_early(hand)}
        {earlier(hand)}
    }
    .into_any()
}
