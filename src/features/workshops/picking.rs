//! Several cards at once: each is ticked, and all of them go the same way together.

use forenkl_api::{
    CardId, ClusterId, FieldCode, FieldError,
    workshops::{Act, act::MOVED_MAX},
};
use leptos::prelude::*;

use super::{gathering::Gathering, texts as t};
use crate::ui::{Button, Choice, Form, FormErrors, Select, TextField, field_text, use_announcer};

/// Where they can go beside the groups that are there. Ids of groups are a letter and a number.
const NEW: &str = "new";
const NONE: &str = "none";

/// The cards that are ticked. `Copy`, like the signals in it.
#[derive(Clone, Copy, Default)]
pub struct Picking {
    /// Cards are ticked; otherwise each is moved by itself.
    pub on: RwSignal<bool>,
    picked: RwSignal<Vec<CardId>>,
}

impl Picking {
    /// Ticks a card, or takes the tick away.
    fn pick(self, card: &CardId, on: bool) {
        self.picked.update(|picked| {
            picked.retain(|one| one != card);
            if on {
                picked.push(card.clone());
            }
        });
    }

    /// What goes along where a card is dragged: all that are ticked, where it is one of them.
    pub fn along(self, gathering: Gathering, card: CardId) -> Vec<CardId> {
        let cards = untrack(|| self.there(gathering));
        if self.on.get_untracked() && cards.contains(&card) { cards } else { vec![card] }
    }

    /// These lie elsewhere now, and are ticked no more.
    pub fn untick(self, cards: &[CardId]) {
        let _ = self.picked.try_update(|picked| picked.retain(|one| !cards.contains(one)));
    }

    /// Those that are ticked and still there.
    fn there(self, gathering: Gathering) -> Vec<CardId> {
        let mut cards = self.picked.get();
        gathering.seen.with(|shown| {
            cards.retain(|card| shown.as_ref().is_some_and(|shown| shown.cards.contains_key(card)));
        });
        cards
    }
}

/// What is said where these are more than can be moved at once.
pub fn too_many(cards: &[CardId]) -> Option<String> {
    let most = i64::try_from(MOVED_MAX).unwrap_or(i64::MAX);
    (cards.len() > MOVED_MAX).then(|| t::at_most_cards(most))
}

/// Whether cards are moved one by one or several at once.
pub fn switch(picking: Picking) -> AnyView {
    view! {
        <button
            type="button"
            class="button button-secondary button-small"
            aria-pressed=move || picking.on.get().to_string()
            on:click=move |_| picking.on.update(|on| *on = !*on)
        >
            {t::pick_several()}
        </button>
    }
    .into_any()
}

/// The box on a card.
pub fn tick(gathering: Gathering, card: StoredValue<CardId>) -> AnyView {
    let picking = gathering.picking;
    let is_on =
        Memo::new(move |_| picking.picked.with(|picked| card.with_value(|card| picked.contains(card))));
    view! {
        <label class="choice">
            <input
                type="checkbox"
                aria-label=move || t::pick_card(&gathering.text(card))
                prop:checked=is_on
                on:change=move |event| card.with_value(|card| picking.pick(card, event_target_checked(&event)))
            />
            <span>{t::pick()}</span>
        </label>
    }
    .into_any()
}

/// Where the ticked cards go: below the cards, and within reach however many they are. It stays for the next ones.
pub fn bar(gathering: Gathering) -> AnyView {
    let picking = gathering.picking;
    let [to, title]: [RwSignal<String>; 2] = Default::default();
    let (errors, busy, announcer) = (FormErrors::new(), RwSignal::new(false), use_announcer());
    let choices = Signal::derive(move || {
        let mut choices = vec![Choice::new(NONE, t::no_cluster())];
        gathering.clusters.with(|clusters| {
            choices.extend(clusters.iter().map(|(id, title)| Choice::new(id, title)));
        });
        choices.push(Choice::new(NEW, t::new_cluster()));
        choices
    });
    let go = move || {
        let (cards, to) = (untrack(|| picking.there(gathering)), to.get_untracked());
        let (named, known) = (title.get_untracked().trim().to_owned(), untrack(|| gathering.title(&to)));
        let wrong = |text: String| errors.show(vec![("cards".to_owned(), text)]);
        if cards.is_empty() {
            return wrong(t::pick_first().to_owned());
        }
        if let Some(too_many) = too_many(&cards) {
            return wrong(too_many);
        }
        let moved = cards.clone();
        let (act, said) = match to.as_str() {
            NEW => (Act::Gather { cards, title: named.clone() }, t::merged(&named)),
            NONE => (Act::Move { cards, cluster: None }, t::taken_out().to_owned()),
            // The group may be gone by now.
            _ if known.is_empty() => {
                return wrong(field_text(&FieldError::new("cards", FieldCode::Required)));
            }
            id => (Act::Move { cards, cluster: Some(ClusterId(id.to_owned())) }, t::merged(&known)),
        };
        if let Err(problem) = act.check() {
            return errors.show_problem(&problem);
        }
        errors.clear();
        busy.set(true);
        // What could not be done is still ticked and named, to be tried again.
        gathering.act_then(act, move |done| {
            let _ = busy.try_set(false);
            if done {
                picking.untick(&moved);
                let _ = title.try_set(String::new());
                announcer.say(gathering.told(said));
            }
        });
    };
    let naming = move || {
        to.with(|to| to == NEW).then(|| {
            view! {
                <TextField
                    name="new_group"
                    label=t::cluster_title()
                    value=title
                    error=errors.of("title")
                    max=80
                />
            }
        })
    };
    let count = move || t::move_cards(i64::try_from(picking.there(gathering).len()).unwrap_or(0));
    view! {
        <div class="workshop-picking">
            <Form on_submit=move |_| go()>
                <Select
                    name="move_to"
                    label=t::move_picked()
                    value=to
                    options=choices
                    empty=t::choose_group()
                    error=errors.of("cards")
                />
                {naming}
                <Button submit=true busy=busy>
                    {count}
                </Button>
            </Form>
        </div>
    }
    .into_any()
}
