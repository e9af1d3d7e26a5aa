//! Putting cards together: on the desk, and on the phones of a room where everybody may.

use std::sync::Arc;

use forenkl_api::{CardId, ClusterId, workshops::Act};
use leptos::{html, prelude::*};
use wasm_bindgen::JsCast;

use super::{
    picking::{self, Picking},
    shown::{Seen, Tools, board_with, order, signature},
    texts as t,
};
use crate::ui::{Button, ButtonKind, Form, FormErrors, Glyph, TextField, field::field_id};

/// Told once whether something was done.
pub type Done = Box<dyn FnOnce(bool)>;
/// Does something with the cards.
type Doing = Arc<dyn Fn(Act, Done) + Send + Sync>;
/// Who wrote a card, where that is shown.
type Name = Arc<dyn Fn(&str) -> Option<String> + Send + Sync>;

/// What the cards share. `Copy`, like the signals in it.
#[derive(Clone, Copy)]
pub struct Gathering {
    pub seen: Seen,
    /// Cards can be put together now.
    pub may: Memo<bool>,
    /// The groups in their order: id and name.
    pub clusters: Memo<Vec<(String, String)>>,
    /// The cards that are moved together, where they are not moved one by one.
    pub picking: Picking,
    act: StoredValue<Doing>,
    /// What is done waits for the network where there is none, and counts as done.
    queues: bool,
    /// The groups that are being named, by their first card, and what is typed by now: somebody else may move the card meanwhile, which
    /// draws it anew elsewhere.
    names: RwSignal<Vec<(CardId, ArcRwSignal<String>)>>,
    /// The card that was just moved: its list has the focus where it lies now.
    moved: RwSignal<Option<String>>,
}

impl Gathering {
    /// For what is seen, while it may be changed.
    pub fn new(seen: Seen, may: Memo<bool>, act: Doing, queues: bool) -> Self {
        let clusters = Memo::new(move |_| {
            seen.with(|shown| {
                let all = shown.iter().flat_map(|shown| &shown.clusters);
                let mut clusters: Vec<(String, String)> =
                    all.map(|(id, cluster)| (id.0.clone(), cluster.title.clone())).collect();
                clusters.sort_by_key(|(id, _)| order(id));
                clusters
            })
        });
        let (picking, act) = (Picking::default(), StoredValue::new(act));
        let (names, moved) = (RwSignal::new(Vec::new()), RwSignal::new(None));
        Self { seen, may, clusters, picking, act, queues, names, moved }
    }

    /// Does something.
    pub fn act(self, act: Act) {
        self.act_then(act, |_| ());
    }

    /// The same, and then tells whether it was done; where it was not, somebody has said why.
    pub fn act_then(self, act: Act, done: impl FnOnce(bool) + 'static) {
        let doing = self.act.get_value();
        doing(act, Box::new(done));
    }

    /// What is said about cards that lie elsewhere now: what waits for the network is only on its way.
    pub fn told(self, lies: String) -> String {
        if self.queues { t::move_sent().to_owned() } else { lies }
    }

    /// The name of the group that is being made of a card, as far as it is typed.
    fn name(self, card: &CardId) -> Option<ArcRwSignal<String>> {
        self.names.with(|names| names.iter().find(|(of, _)| of == card).map(|(_, name)| name.clone()))
    }

    fn begin_naming(self, card: CardId) {
        if untrack(|| self.name(&card)).is_none() {
            self.names.update(|names| names.push((card, ArcRwSignal::new(String::new()))));
        }
    }

    fn end_naming(self, card: &CardId) {
        let _ = self.names.try_update(|names| names.retain(|(of, _)| of != card));
    }

    /// What a group is called, read reactively.
    pub fn title(self, cluster: &str) -> String {
        self.clusters.with(|clusters| {
            clusters.iter().find(|(id, _)| id == cluster).map(|(_, title)| title.clone()).unwrap_or_default()
        })
    }

    /// What a card says, read reactively: whoever wrote it may write it anew.
    pub fn text(self, card: StoredValue<CardId>) -> String {
        self.seen.with(|shown| {
            let found = shown.as_ref().and_then(|shown| card.with_value(|card| shown.cards.get(card)));
            found.map(|card| card.text.clone()).unwrap_or_default()
        })
    }
}

/// The cards in their groups, each moved by choosing where to. `name` says who wrote one, where that is shown; `act` does it.
#[allow(dead_code, reason = "the phones' program has it from here; the desk has a board with more on it")]
pub fn gathering(
    seen: Seen,
    may: Memo<bool>,
    name: impl Fn(&str) -> Option<String> + Send + Sync + 'static,
    act: impl Fn(Act) + Send + Sync + 'static,
) -> AnyView {
    let doing = move |one: Act, done: Done| {
        act(one);
        done(true);
    };
    board_of(Gathering::new(seen, may, Arc::new(doing), true), Arc::new(name), None)
}

/// The same, with what can be done with a whole group.
pub fn board_of(gathering: Gathering, name: Name, heads: Option<Tools>) -> AnyView {
    let may = gathering.may;
    let tools = move |id: &str| {
        let (card, name) = (StoredValue::new(CardId(id.to_owned())), name.clone());
        let signed = move || signature(card.with_value(|card| name(card.as_str())));
        let mover = move || {
            may.get().then(|| {
                if gathering.picking.on.get() {
                    picking::tick(gathering, card)
                } else {
                    mover(gathering, card)
                }
            })
        };
        view! {
            {signed}
            {mover}
        }
        .into_any()
    };
    let above = move || {
        may.get().then(|| {
            view! {
                <div class="cluster">
                    <Button
                        kind=ButtonKind::Secondary
                        small=true
                        icon=Glyph::Undo
                        on_click=move |_| gathering.act(Act::UndoMove)
                    >
                        {t::undo_move()}
                    </Button>
                    {picking::switch(gathering.picking)}
                </div>
            }
        })
    };
    let below = move || (may.get() && gathering.picking.on.get()).then(|| picking::bar(gathering));
    view! {
        {above}
        {board_with(gathering.seen, Arc::new(tools), heads)}
        {below}
    }
    .into_any()
}

/// "Move to …" for one card.
fn mover(gathering: Gathering, card: StoredValue<CardId>) -> AnyView {
    // A new group is named where the card lies, and nowhere else.
    let naming = Memo::new(move |_| card.with_value(|card| gathering.name(card)).is_some());
    let end_naming = move || card.with_value(|card| gathering.end_naming(card));
    let present = Memo::new(move |_| {
        gathering.seen.with(|shown| {
            let found = shown.as_ref().and_then(|shown| card.with_value(|card| shown.cards.get(card)));
            found.and_then(|card| card.cluster.as_ref()).map(|of| of.0.clone()).unwrap_or_default()
        })
    });
    let choices = move || {
        let now = present.get();
        let fixed = [(String::new(), t::no_cluster().to_owned())];
        let new = [("new".to_owned(), t::new_cluster().to_owned())];
        let all = fixed.into_iter().chain(gathering.clusters.get()).chain(new);
        all.map(|(id, title)| {
            let selected = id == now;
            view! { <option value=id selected=selected>{title}</option> }
        })
        .collect_view()
    };
    let list = NodeRef::<html::Select>::new();
    let back = move || {
        end_naming();
        if let Some(list) = list.get_untracked() {
            list.set_value(&present.get_untracked());
            let _ = list.focus();
        }
    };
    let go = move |act: Act, busy: Option<RwSignal<bool>>| {
        let id = card.get_value();
        gathering.moved.set(Some(id.0.clone()));
        gathering.act_then(act, move |done| {
            if let Some(busy) = busy {
                let _ = busy.try_set(false);
            }
            if done {
                gathering.end_naming(&id);
                focus_if_lost(format!("[data-card='{id}'] select"));
            } else {
                let _ = gathering.moved.try_set(None);
            }
        });
        // Where it lies, not where it should go: what is refused stays as it was, and can be chosen again.
        if let Some(list) = list.get_untracked() {
            list.set_value(&present.get_untracked());
        }
    };
    let chosen = move |event: leptos::ev::Event| {
        let cluster = match event_target_value(&event).as_str() {
            "new" => {
                card.with_value(|card| focus_on(naming_field(card.as_str())));
                return gathering.begin_naming(card.get_value());
            }
            "" => None,
            id => Some(ClusterId(id.to_owned())),
        };
        end_naming();
        go(Act::Move { cards: vec![card.get_value()], cluster }, None);
    };
    let form = move || {
        let name =
            naming.get().then(|| untrack(|| card.with_value(|card| gathering.name(card)))).flatten()?;
        let of = card.get_value().0;
        Some(naming_form(&of, RwSignal::from(name), t::make_cluster(), back, move |title, busy| {
            go(Act::Gather { cards: vec![card.get_value()], title }, Some(busy));
        }))
    };
    // Whoever was typing when it was moved types on.
    if naming.get_untracked() {
        card.with_value(|card| focus_if_lost(naming_field(card.as_str())));
    }
    // A card that lies elsewhere is drawn anew there: whoever moved it goes on from it.
    if gathering.moved.with_untracked(|moved| card.with_value(|card| moved.as_ref() == Some(&card.0))) {
        gathering.moved.set(None);
        card.with_value(|card| focus_if_lost(format!("[data-card='{card}'] select")));
    }
    view! {
        <select
            node_ref=list
            class="form-select workshop-mover"
            aria-label=move || t::move_card(&gathering.text(card))
            on:change=chosen
        >
            {choices}
        </select>
        {form}
    }
    .into_any()
}

/// Gives the focus to the first that a selector finds, once it is drawn.
pub fn focus_on(selector: String) {
    focus(selector, || true);
}

/// The same, unless it is somewhere by then. What no key leads to was only given it meanwhile.
fn focus_if_lost(selector: String) {
    focus(selector, || {
        let active = document().active_element();
        active.is_none_or(|active| {
            active.tag_name() == "BODY" || active.unchecked_into::<web_sys::HtmlElement>().tab_index() < 0
        })
    });
}

fn focus(selector: String, wanted: fn() -> bool) {
    request_animation_frame(move || {
        if let Ok(Some(field)) = document().query_selector(&selector)
            && wanted()
        {
            let _ = field.unchecked_into::<web_sys::HtmlElement>().focus();
        }
    });
}

/// The selector of the field in the form to name a group.
pub fn naming_field(of: &str) -> String {
    format!("#{}", field_id(&format!("title-{of}")))
}

/// What a group is about. `of` is the card or the group where it is asked: several may be at once. `make` gets the name, and what is busy
/// until it is known whether it could be had.
pub fn naming_form(
    of: &str,
    title: RwSignal<String>,
    submit: &'static str,
    back: impl Fn() + Send + Sync + 'static,
    make: impl Fn(String, RwSignal<bool>) + Send + Sync + 'static,
) -> AnyView {
    let (name, errors, busy) = (format!("title-{of}"), FormErrors::new(), RwSignal::new(false));
    let gather = move || {
        let title = title.get_untracked().trim().to_owned();
        let act = Act::Name { cluster: ClusterId(String::new()), title: title.clone() };
        match act.check() {
            Ok(()) => {
                busy.set(true);
                make(title, busy);
            }
            Err(problem) => errors.show_problem(&problem),
        }
    };
    view! {
        <div class="workshop-naming">
            <Form on_submit=move |_| gather()>
                <TextField name=name label=t::cluster_title() value=title error=errors.of("title") max=80 />
                <div class="cluster">
                    <Button submit=true small=true busy=busy>
                        {submit}
                    </Button>
                    <Button small=true kind=ButtonKind::Ghost on_click=move |_| back()>
                        {t::cancel()}
                    </Button>
                </div>
            </Form>
        </div>
    }
    .into_any()
}
