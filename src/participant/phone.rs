//! The page of somebody who takes part: what is asked now, and what is one's own.

use forenkl_api::{
    BlockId, Endpoint, WorkshopId,
    workshops::{Act, BlockKind, FollowWorkshop, Map, Own, WorkshopPath, WorkshopStatus, view::Timer},
};
use leptos::prelude::*;
use serde::Deserialize;

use super::{
    follow::{Following, follow},
    later::{self, Later},
    phone_texts as p,
    send::Sender,
    timer::timer,
    writing::form,
};
use crate::{
    net::connection::{Connection, connection},
    reactive::Effect,
    storage::{self, Shelf},
    ui::{EmptyState, Glyph, PageHeader, Shape, Skeleton, use_toasts},
};

/// What of a participant's view the first prompt needs; [`later`] reads the rest.
#[derive(Debug, Clone, Deserialize)]
pub struct View {
    shown: Begun,
}

#[derive(Debug, Clone, Deserialize)]
struct Begun {
    title: String,
    status: WorkshopStatus,
    #[serde(default)]
    now: Option<BlockId>,
    #[serde(default)]
    timer: Option<Timer>,
    blocks: Map<BlockId, Prompt>,
}

/// What is asked in a block.
#[derive(Debug, Clone, Deserialize)]
struct Prompt {
    kind: BlockKind,
    title: String,
    prompt: String,
}

/// What the parts of the page share. `Copy`, like the signals in it.
#[derive(Clone, Copy)]
pub struct Hand {
    pub following: Following<View>,
    /// The view as JSON, for what reads more of it. Changes before the view does.
    pub text: RwSignal<String>,
    pub own: RwSignal<Option<Own>>,
    pub send: Sender,
    /// What follows the first prompt, once it is here.
    pub later: RwSignal<Option<Later>>,
}

impl Hand {
    fn begun<T>(self, read: impl Fn(&Begun) -> T) -> Option<T> {
        self.following.view.with(|view| view.as_ref().map(|view| read(&view.shown)))
    }

    /// The title of a block that has begun.
    pub fn title_of(self, block: &BlockId) -> Option<String> {
        self.begun(|begun| begun.blocks.get(block).map(|block| block.title.clone())).flatten()
    }

    /// Whether it is the block that is on.
    pub fn is_now(self, block: &BlockId) -> bool {
        self.begun(|begun| begun.now.as_ref() == Some(block)).unwrap_or(false)
    }

    /// A block that takes cards, also where it is not on any more.
    fn takes_cards(self) -> Option<BlockId> {
        let among = |begun: &Begun| {
            let found = begun.blocks.iter().find(|(_, block)| takes_cards(block.kind));
            found.map(|(id, _)| id.clone())
        };
        self.begun(among).flatten()
    }

    /// Something of what is asked now.
    fn asked<T>(self, read: impl Fn(&BlockId, &Prompt) -> T) -> Option<T> {
        self.begun(|begun| {
            let id = begun.now.as_ref()?;
            begun.blocks.get(id).map(|prompt| read(id, prompt))
        })
        .flatten()
    }

    /// Something of one's own.
    pub fn own<T>(self, read: impl Fn(&Own) -> T) -> Option<T> {
        self.own.with(|own| own.as_ref().map(&read))
    }

    /// What is drawn by the part that follows the first prompt; until it is here, something in its place.
    pub fn once_here(self, shape: Shape, draw: impl Fn(Later) -> AnyView + Send + 'static) -> AnyView {
        self.drawn(Box::new(move || view! { <Skeleton shape /> }.into_any()), Box::new(draw))
    }

    /// What is drawn by the part that follows the first prompt; nothing until it is here.
    pub fn when_here(self, draw: impl Fn(Later) -> AnyView + Send + 'static) -> AnyView {
        self.drawn(Box::new(|| ().into_any()), Box::new(draw))
    }

    fn drawn(
        self,
        before: Box<dyn Fn() -> AnyView + Send>,
        draw: Box<dyn Fn(Later) -> AnyView + Send>,
    ) -> AnyView {
        (move || match self.later.get() {
            Some(later) => untrack(|| draw(later)),
            None => before(),
        })
        .into_any()
    }
}

/// What the page shows as a whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Loading,
    Gone,
    Outside,
    Out,
    Over,
    NotBegun,
    In,
}

/// The page.
#[component]
pub fn Phone(workshop: WorkshopId) -> impl IntoView {
    let path = WorkshopPath { workshop: workshop.clone() };
    let here = StoredValue::new(workshop.clone());
    let text = RwSignal::new(String::new());
    let following = follow(FollowWorkshop::path(&path), move |_: &View, json| {
        let _ = text.try_set(json);
    });
    let (own, written) = (RwSignal::new(None), RwSignal::new(String::new()));
    let send = Sender::new(workshop, own, written, following.gone, use_toasts());
    let hand = Hand { following, text, own, send, later: RwSignal::new(None) };
    // What the server says of one's own, with what waits to be sent: the network takes nothing back.
    Effect::new(move |_| {
        if let Some(known) = following.own.get() {
            send.take(known);
            // What comes down the stream says that the server is within reach.
            send.wake();
        }
    });
    keep_draft(send);
    later::fetch(hand);
    let place = Memo::new(move |_| {
        let (waits, out) = hand.own(|own| (own.waits, own.out)).unwrap_or_default();
        match hand.begun(|begun| (begun.status, begun.now.is_some())) {
            _ if following.gone.get() => Place::Gone,
            None => Place::Loading,
            _ if out => Place::Out,
            _ if waits => Place::Outside,
            Some((WorkshopStatus::Ended, _)) => Place::Over,
            Some((_, false)) => Place::NotBegun,
            Some(_) => Place::In,
        }
    });
    let title = Signal::derive(move || hand.begun(|begun| begun.title.clone()).unwrap_or_default());
    let server = connection();
    let lost = move || {
        // Before anything is shown the stream may just not be there yet.
        let is_late = following.view.with(Option::is_some) || server.get() != Connection::Fine;
        is_late && !following.connected.get() && !following.gone.get()
    };
    view! {
        <PageHeader title=title />
        <div role="status">{move || lost().then(|| view! { <p class="workshop-lost">{p::lost()}</p> })}</div>
        {move || match place.get() {
            Place::Loading => view! { <Skeleton shape=Shape::Rows(3) /> }.into_any(),
            Place::Outside => told(Glyph::Clock, p::waiting_outside(), p::waiting_outside_text()),
            Place::Gone => told(Glyph::Lock, p::gone(), p::gone_text()),
            Place::Out => told(Glyph::Lock, p::sent_out(), p::sent_out_text()),
            Place::NotBegun => told(Glyph::Clock, p::not_begun(), p::not_begun_text()),
            Place::Over => {
                hand.once_here(Shape::Rows(4), move |later| (later.leaving)(later.present, here.get_value()))
            }
            Place::In => inside(hand),
        }}
        {hand.when_here(|later| (later.toasts)())}
    }
    .into_any()
}

/// Something to be told instead of something to do.
pub fn told(icon: Glyph, title: &'static str, text: &'static str) -> AnyView {
    view! { <div class="card"><EmptyState icon title text /></div> }.into_any()
}

/// Half a card is there again after the page was loaded anew: for which block it is, and which one it is where it had been laid before. So is
/// what was being put aside.
fn keep_draft(send: Sender) {
    let shelf = send.draft_shelf();
    let more = [(send.anew, "card"), (send.begun_in, "block"), (send.parked, "parked")];
    let more = more.map(|(text, name)| (text, format!("{shelf}.{name}")));
    for (text, shelf) in [(send.written, shelf)].into_iter().chain(more) {
        text.set(storage::get(Shelf::Lasting, &shelf).unwrap_or_default());
        Effect::new(move |_| {
            text.with(|text| {
                if text.is_empty() {
                    storage::remove(Shelf::Lasting, &shelf);
                } else {
                    storage::set(Shelf::Lasting, &shelf, text);
                }
            });
        });
    }
}

/// Where it says what is asked now.
pub const ASKED: &str = "asked";

/// What is asked now. Drawn anew when the block changes, but for the form with what is being written: whoever is in the middle of a
/// sentence goes on with it, for the block it was begun in.
fn inside(hand: Hand) -> AnyView {
    let block = Memo::new(move |_| hand.asked(|id, block| (id.clone(), block.kind)));
    let is_writing = Memo::new(move |_| hand.send.is_writing());
    let writes = Memo::new(move |_| {
        let begun_in = hand.send.begun_in.get();
        let begun = (is_writing.get() && !begun_in.is_empty()).then_some(BlockId(begun_in));
        let now = || block.get().filter(|(_, kind)| takes_cards(*kind)).map(|(id, _)| id);
        // What was refused is to be seen, too, where the present block takes no cards.
        begun.or_else(now).or_else(|| hand.takes_cards().filter(|_| is_writing.get()))
    });
    Effect::new(move |_| {
        let begun = if is_writing.get() { writes.get_untracked() } else { None };
        hand.send.begun_in.set(begun.map(|id| id.0).unwrap_or_default());
    });
    // Only what is another is drawn and read aloud: the view changes with everybody's answers.
    let title = Memo::new(move |_| hand.asked(|_, block| block.title.clone()).unwrap_or_default());
    let prompt = Memo::new(move |_| hand.asked(|_, block| block.prompt.clone()).unwrap_or_default());
    let clock = Signal::derive(move || hand.begun(|begun| begun.timer.clone()).flatten());
    view! {
        <div class="stack">
        <section aria-live="polite">
            <h2 id=ASKED tabindex="-1">{title}</h2>
            <p class="workshop-prompt prose">{prompt}</p>
        </section>
        {timer(hand.following, clock)}
        {move || writes.get().map(|id| form(hand, id))}
        {move || {
            let (id, kind) = block.get()?;
            Some(hand.once_here(Shape::Rows(3), move |later| (later.asked)(later.present, id.clone(), kind)))
        }}
        {foot(hand)}
        {hand.when_here(move |later| (later.aside)(later.present))}
        </div>
    }
    .into_any()
}

fn takes_cards(kind: BlockKind) -> bool {
    matches!(kind, BlockKind::Write | BlockKind::Discuss)
}

/// Readiness and the hand.
fn foot(hand: Hand) -> AnyView {
    let up = Memo::new(move |_| hand.own(|own| own.hand).unwrap_or(false));
    let now = move || hand.begun(|begun| begun.now.clone()).flatten();
    let ready = Memo::new(move |_| {
        hand.own(|own| own.ready.clone()).flatten().is_some_and(|block| Some(block) == now())
    });
    let set_ready = move |_| {
        if let Some(block) = untrack(now) {
            hand.send.act(Act::Ready { block, ready: !ready.get_untracked() });
        }
    };
    view! {
        <div class="cluster workshop-foot">
            <button
                type="button"
                class="button button-secondary"
                aria-pressed=move || ready.get().to_string()
                on:click=set_ready
            >
                {p::i_am_ready()}
            </button>
            <button
                type="button"
                class="button button-secondary"
                aria-pressed=move || up.get().to_string()
                on:click=move |_| hand.send.act(Act::Hand { up: !up.get_untracked() })
            >
                {move || if up.get() { p::take_hand_down() } else { p::raise_hand() }}
            </button>
        </div>
    }
    .into_any()
}
