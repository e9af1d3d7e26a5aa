//! The cards on the desk: suggested groups, the groups and what can be done with them, dragging.

use std::sync::Arc;

use forenkl_api::{
    CardId,
    workshops::{Act, BlockKind, Lead},
};
use leptos::prelude::*;

use super::{
    drag::dragging,
    gathering::{self, Done, Gathering},
    groups,
    held::focus_if_lost,
    lead::Desk,
    shown::{Tools, of_now},
    suggest,
    sure::asking,
    texts as t,
};
use crate::ui::{Button, ButtonKind, Draw, lazily_when};

/// All of it.
pub fn view(desk: Desk) -> AnyView {
    let may = Memo::new(move |_| {
        of_now(desk.seen, |_, block| matches!(block.kind, BlockKind::Group | BlockKind::Discuss))
            .unwrap_or(false)
    });
    let name = move |card: &str| {
        let found =
            desk.view(|view| view.signed.iter().find(|(id, _)| id.0 == card).map(|(_, name)| name.clone()));
        found.flatten()
    };
    let act = move |act: Act, done: Done| desk.leading(Lead::Do { act }, done);
    let gathering = Gathering::new(desk.seen, may, Arc::new(act), false);
    let opened = RwSignal::new(None);
    let head = move |cluster: &str| groups::head(gathering, opened, cluster.to_owned());
    let removal = Removal::new(desk);
    let remover = move |card: &str| remover(removal, card.to_owned());
    let more = Tools { cluster: Arc::new(head), card: Arc::new(remover) };
    let cards = gathering::board_of(gathering, Arc::new(name), Some(more));
    view! {
        {suggestions(desk)}
        {dragging(gathering, cards)}
        {removal.question()}
    }
    .into_any()
}

/// Taking off a card that should not have been written, such as one that names somebody. `Copy`, like the signals in it.
#[derive(Clone, Copy)]
struct Removal {
    desk: Desk,
    /// The card it is asked about; one question for all of them.
    asked: RwSignal<String>,
    open: RwSignal<bool>,
    /// The card that was taken off last: what had the focus goes with it.
    gone: RwSignal<String>,
}

impl Removal {
    fn new(desk: Desk) -> Self {
        let [asked, gone]: [RwSignal<String>; 2] = Default::default();
        Self { desk, asked, open: RwSignal::new(false), gone }
    }

    fn ask(self, card: String) {
        self.asked.set(card);
        self.open.set(true);
    }

    fn question(self) -> AnyView {
        let text = Signal::derive(|| t::remove_card().to_owned());
        let sure = move |()| {
            let card = self.asked.get_untracked();
            self.gone.set(card.clone());
            self.desk.lead(Lead::RemoveCard { card: CardId(card) });
        };
        asking(self.open, text, t::sure_remove_card(), Callback::new(sure))
    }
}

/// The button on a card, while it runs.
fn remover(removal: Removal, card: String) -> AnyView {
    let id = card.clone();
    on_cleanup(move || {
        if removal.gone.try_get_untracked() == Some(id) {
            focus_if_lost(".workshop-board button".to_owned());
        }
    });
    let seen = removal.desk.seen;
    let button = move || {
        let (card, named) = (card.clone(), card.clone());
        let label = move || {
            let text = seen.with(|shown| {
                let card = shown.as_ref().and_then(|shown| shown.cards.get(&named));
                card.map(|card| card.text.clone())
            });
            t::remove_this_card(&text.unwrap_or_default())
        };
        removal.desk.runs.get().then(|| {
            view! {
                // Says which card it is about, and shows only what it does.
                <button
                    type="button"
                    class="button button-tertiary button-small"
                    aria-label=label
                    on:click=move |_| removal.ask(card.clone())
                >
                    {t::remove_card()}
                </button>
            }
        })
    };
    button.into_any()
}

/// Groups to begin with, where cards are put together and somebody asks for them.
fn suggestions(desk: Desk) -> AnyView {
    let asked = RwSignal::new(false);
    let groups =
        Memo::new(move |_| of_now(desk.seen, |_, block| block.kind == BlockKind::Group).unwrap_or(false));
    let list = lazily_when(move || asked.get(), move || suggested(desk, asked));
    view! {
        <section class="stack" hidden=move || !groups.get()>
            <div>
                <Button
                    small=true
                    kind=ButtonKind::Secondary
                    on_click=move |_| asked.update(|asked| *asked = !*asked)
                >
                    {t::suggest()}
                </Button>
            </div>
            {list}
        </section>
    }
    .into_any()
}

/// Only who asks for suggestions needs them.
#[lazy]
fn suggest_part() -> fn(Desk) -> AnyView {
    suggest::view
}

async fn suggested(desk: Desk, asked: RwSignal<bool>) -> Draw {
    let view = suggest_part().await;
    Arc::new(move || (move || asked.get().then(|| view(desk))).into_any())
}
