//! The cards on the desk: suggested groups, the groups and what can be done with them, dragging.

use std::sync::Arc;

use forenkl_api::workshops::{Act, BlockKind, Lead};
use leptos::prelude::*;

use super::{
    drag::dragging,
    gathering::{self, Gathering},
    groups,
    lead::Desk,
    shown::of_now,
    suggest, texts as t,
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
    let act = move |act: Act| desk.lead(Lead::Do { act });
    let gathering = Gathering::new(desk.seen, may, Arc::new(act));
    let opened = RwSignal::new(None);
    let head = move |cluster: &str| groups::head(gathering, opened, cluster.to_owned());
    let cards = gathering::board_of(gathering, Arc::new(name), Some(Arc::new(head)));
    view! {
        {suggestions(desk)}
        {dragging(may, act, cards)}
    }
    .into_any()
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
