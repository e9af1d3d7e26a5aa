//! Putting cards together: on the desk, and on the phones of a room where everybody may.

use forenkl_api::{CardId, ClusterId, workshops::Act};
use leptos::{html, prelude::*};

use super::{
    shown::{Seen, board, order, signature},
    texts as t,
};
use crate::ui::{Button, ButtonKind, Form, FormErrors, Glyph, TextField};

/// The cards in their groups, each moved by choosing where to. `name` says who wrote one, where that is shown; `act` does it.
pub fn gathering(
    seen: Seen,
    may: Memo<bool>,
    name: impl Fn(&str) -> Option<String> + Clone + Send + Sync + 'static,
    act: impl Fn(Act) + Clone + Send + Sync + 'static,
) -> AnyView {
    let moves = act.clone();
    let tools = move |id: &str| {
        let (card, act, name) = (StoredValue::new(CardId(id.to_owned())), moves.clone(), name.clone());
        let signed = move || signature(card.with_value(|card| name(card.as_str())));
        let mover = move || {
            let act = act.clone();
            may.get().then(|| mover(seen, card.get_value(), act))
        };
        view! {
            {signed}
            {mover}
        }
        .into_any()
    };
    let undo = act.clone();
    let undoing = move || {
        let undo = undo.clone();
        may.get().then(|| {
            view! {
                <Button
                    kind=ButtonKind::Secondary
                    small=true
                    icon=Glyph::Undo
                    on_click=move |_| undo(Act::UndoMove)
                >
                    {t::undo_move()}
                </Button>
            }
        })
    };
    view! {
        {undoing}
        {board(seen, tools)}
    }
    .into_any()
}

/// "Move to …" for one card.
fn mover(seen: Seen, card: CardId, act: impl Fn(Act) + Clone + Send + Sync + 'static) -> AnyView {
    // A new group is named where the card lies, and nowhere else.
    let naming = RwSignal::new(false);
    let text = seen.with_untracked(|shown| {
        shown
            .as_ref()
            .and_then(|shown| shown.cards.get(&card))
            .map(|card| card.text.clone())
            .unwrap_or_default()
    });
    let of = card.clone();
    let present = move || {
        seen.with(|shown| {
            let card = shown.as_ref().and_then(|shown| shown.cards.get(&of));
            card.and_then(|card| card.cluster.as_ref()).map(|cluster| cluster.0.clone()).unwrap_or_default()
        })
    };
    let shown = present.clone();
    let choices = move || {
        let now = present();
        seen.with(|shown| {
            let mut clusters: Vec<(String, String)> = shown
                .iter()
                .flat_map(|shown| &shown.clusters)
                .map(|(id, cluster)| (id.0.clone(), cluster.title.clone()))
                .collect();
            clusters.sort_by_key(|(id, _)| order(id));
            let fixed = [(String::new(), t::no_cluster().to_owned())].into_iter();
            let new = [("new".to_owned(), t::new_cluster().to_owned())];
            fixed
                .chain(clusters)
                .chain(new)
                .map(|(id, title)| {
                    let selected = id == now;
                    view! { <option value=id selected=selected>{title}</option> }
                })
                .collect_view()
        })
    };
    let list = NodeRef::<html::Select>::new();
    let back = move || {
        naming.set(false);
        if let Some(list) = list.get_untracked() {
            list.set_value(&untrack(&shown));
            let _ = list.focus();
        }
    };
    let (moves, begins) = (act.clone(), card.clone());
    let chosen = move |event: leptos::ev::Event| {
        let cluster = match event_target_value(&event).as_str() {
            "new" => return naming.set(true),
            "" => None,
            id => Some(ClusterId(id.to_owned())),
        };
        naming.set(false);
        moves(Act::Move { cards: vec![card.clone()], cluster });
    };
    let form = move || {
        let (act, card) = (act.clone(), begins.clone());
        naming.get().then(|| {
            naming_form(back.clone(), move |title| act(Act::Gather { cards: vec![card.clone()], title }))
        })
    };
    view! {
        <select
            node_ref=list
            class="form-select workshop-mover"
            aria-label=t::move_card(&text)
            on:change=chosen
        >
            {choices}
        </select>
        {form}
    }
    .into_any()
}

/// What a new group is about; the focus is in it at once.
fn naming_form(
    back: impl Fn() + Send + Sync + 'static,
    make: impl Fn(String) + Send + Sync + 'static,
) -> AnyView {
    let title = RwSignal::new(String::new());
    let errors = FormErrors::new();
    let gather = move || {
        let act = Act::Gather {
            cards: vec![CardId("c0".to_owned())],
            title: title.get_untracked().trim().to_owned(),
        };
        match act.check() {
            Ok(()) => make(title.get_untracked().trim().to_owned()),
            Err(problem) => errors.show_problem(&problem),
        }
    };
    request_animation_frame(|| {
        use wasm_bindgen::JsCast;
        if let Ok(Some(field)) = document().query_selector(".workshop-naming input") {
            let _ = field.unchecked_into::<web_sys::HtmlElement>().focus();
        }
    });
    view! {
        <div class="workshop-naming">
            <Form on_submit=move |_| gather()>
                <TextField name="title" label=t::cluster_title() value=title error=errors.of("title") max=80 />
                <div class="cluster">
                    <Button submit=true small=true>
                        {t::make_cluster()}
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
