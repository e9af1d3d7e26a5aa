//! Putting cards together: on the desk, and on the phones of a room where everybody may.

use forenkl_api::{CardId, ClusterId, workshops::Act};
use leptos::prelude::*;

use super::{
    shown::{Seen, board, order},
    texts as t,
};
use crate::ui::{Button, ButtonKind, Form, Glyph, TextField};

/// The cards in their groups, each moved by choosing where to. `act` does it.
pub fn gathering(seen: Seen, may: Memo<bool>, act: impl Fn(Act) + Clone + Send + Sync + 'static) -> AnyView {
    let title = RwSignal::new(String::new());
    // The card that begins a new group, while its name is being written.
    let beginning = RwSignal::new(None::<CardId>);
    let moves = act.clone();
    let tools = move |id: &str| {
        if !may.get_untracked() {
            return ().into_any();
        }
        let act = moves.clone();
        mover(seen, CardId(id.to_owned()), move |card, to| match to {
            To::New => {
                title.set(String::new());
                beginning.set(Some(card));
            }
            To::Cluster(cluster) => act(Act::Move { cards: vec![card], cluster }),
        })
    };
    let undo = act.clone();
    let gather = StoredValue::new(move || {
        let (Some(card), name) = (beginning.get_untracked(), title.get_untracked().trim().to_owned()) else {
            return;
        };
        if !name.is_empty() {
            act(Act::Gather { cards: vec![card], title: name });
            beginning.set(None);
        }
    });
    let asking = move || {
        beginning.get().map(|_| {
            view! {
                <Form on_submit=move |_| gather.with_value(|gather| gather())>
                    <TextField name="cluster" label=t::cluster_title() value=title max=80 />
                    <div class="cluster">
                        <Button submit=true>{t::make_cluster()}</Button>
                        <Button kind=ButtonKind::Ghost on_click=move |_| beginning.set(None)>
                            {t::cancel()}
                        </Button>
                    </div>
                </Form>
            }
        })
    };
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
        {asking}
        {undoing}
        {board(seen, tools)}
    }
    .into_any()
}

/// Where a card is moved.
enum To {
    New,
    Cluster(Option<ClusterId>),
}

/// "Move to …" for one card.
fn mover(seen: Seen, card: CardId, moved: impl Fn(CardId, To) + Send + Sync + 'static) -> AnyView {
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
    let chosen = move |event: leptos::ev::Event| {
        let to = match event_target_value(&event).as_str() {
            "new" => To::New,
            "" => To::Cluster(None),
            id => To::Cluster(Some(ClusterId(id.to_owned()))),
        };
        moved(card.clone(), to);
    };
    view! {
        <select class="form-select workshop-mover" aria-label=t::move_card(&text) on:change=chosen>
            {choices}
        </select>
    }
    .into_any()
}
