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

/// Does something with the cards.
type Doing = Arc<dyn Fn(Act) + Send + Sync>;
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
    /// The card that was just moved: its list has the focus where it lies now.
    moved: RwSignal<Option<String>>,
}

impl Gathering {
    /// For what is seen, while it may be changed.
    pub fn new(seen: Seen, may: Memo<bool>, act: Doing) -> Self {
        let clusters = Memo::new(move |_| {
            seen.with(|shown| {
                let all = shown.iter().flat_map(|shown| &shown.clusters);
                let mut clusters: Vec<(String, String)> =
                    all.map(|(id, cluster)| (id.0.clone(), cluster.title.clone())).collect();
                clusters.sort_by_key(|(id, _)| order(id));
                clusters
            })
        });
        let (picking, moved) = (Picking::default(), RwSignal::new(None));
        Self { seen, may, clusters, picking, act: StoredValue::new(act), moved }
    }

    /// Does something.
    pub fn act(self, act: Act) {
        let doing = self.act.get_value();
        doing(act);
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
    board_of(Gathering::new(seen, may, Arc::new(act)), Arc::new(name), None)
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
    let naming = RwSignal::new(false);
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
        naming.set(false);
        if let Some(list) = list.get_untracked() {
            list.set_value(&present.get_untracked());
            let _ = list.focus();
        }
    };
    let go = move |act: Act| {
        gathering.moved.set(Some(card.with_value(|card| card.0.clone())));
        gathering.act(act);
        // Where it lies, not where it should go: what is refused stays as it was, and can be chosen again.
        if let Some(list) = list.get_untracked() {
            list.set_value(&present.get_untracked());
        }
    };
    let chosen = move |event: leptos::ev::Event| {
        let cluster = match event_target_value(&event).as_str() {
            "new" => return naming.set(true),
            "" => None,
            id => Some(ClusterId(id.to_owned())),
        };
        naming.set(false);
        go(Act::Move { cards: vec![card.get_value()], cluster });
    };
    let form = move || {
        naming.get().then(|| {
            let of = card.get_value().0;
            naming_form(of, String::new(), t::make_cluster(), back, move |title| {
                go(Act::Gather { cards: vec![card.get_value()], title });
            })
        })
    };
    // A card that lies elsewhere is drawn anew there: whoever moved it goes on from it.
    if gathering.moved.with_untracked(|moved| card.with_value(|card| moved.as_ref() == Some(&card.0))) {
        gathering.moved.set(None);
        request_animation_frame(move || {
            let lost = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
            if let Some(list) = list.try_get_untracked().flatten().filter(|_| lost) {
                let _ = list.focus();
            }
        });
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
    request_animation_frame(move || {
        if let Ok(Some(field)) = document().query_selector(&selector) {
            let _ = field.unchecked_into::<web_sys::HtmlElement>().focus();
        }
    });
}

/// What a group is about; the focus is in it at once. `of` is the card or the group where it is asked: several may be at once.
pub fn naming_form(
    of: String,
    title: String,
    submit: &'static str,
    back: impl Fn() + Send + Sync + 'static,
    make: impl Fn(String) + Send + Sync + 'static,
) -> AnyView {
    let (name, title) = (format!("title-{of}"), RwSignal::new(title));
    let errors = FormErrors::new();
    let gather = move || {
        let title = title.get_untracked().trim().to_owned();
        let act = Act::Name { cluster: ClusterId(String::new()), title: title.clone() };
        match act.check() {
            Ok(()) => make(title),
            Err(problem) => errors.show_problem(&problem),
        }
    };
    focus_on(format!("#{}", field_id(&name)));
    view! {
        <div class="workshop-naming">
            <Form on_submit=move |_| gather()>
                <TextField name=name label=t::cluster_title() value=title error=errors.of("title") max=80 />
                <div class="cluster">
                    <Button submit=true small=true>
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
