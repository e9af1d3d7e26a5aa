//! Live workshops: the list and the room for those who lead (`/workshops`), the wall for the projector, and the page of those who
//! take part (`/deltag`), who need no account: that is a program of its own, see `participant.rs`.

mod again;
mod agenda;
mod block;
mod cards;
mod clock;
mod decide;
mod decide_form;
mod delete;
mod door;
mod drag;
mod drawn;
mod follow;
mod gathering;
mod groups;
mod held;
mod invited;
mod keys;
mod lead;
mod list;
mod matrix;
mod merge;
mod new;
mod pages;
mod people;
mod picking;
mod plan;
mod present;
mod record;
mod seated;
mod shown;
mod suggest;
mod sure;
mod texts;
mod timer;
mod verdict;
mod wall;
mod words;
mod written;

use leptos::prelude::*;

use crate::routes::Page;

/// The list.
pub fn list_view(_: Page) -> AnyView {
    view! { <list::ListPage /> }.into_any()
}

/// The room of whoever leads one.
pub fn room_view(page: Page) -> AnyView {
    match page {
        Page::Workshop(id) => view! { <lead::LeadPage id /> }.into_any(),
        _ => ().into_any(),
    }
}

/// What the projector shows.
pub fn wall_view(page: Page) -> AnyView {
    match page {
        Page::Projector(id) => view! { <wall::WallPage id /> }.into_any(),
        _ => ().into_any(),
    }
}

/// The plan of one, while it can be changed.
pub fn plan_view(page: Page) -> AnyView {
    match page {
        Page::WorkshopPlan(id) => view! { <plan::PlanPage id /> }.into_any(),
        _ => ().into_any(),
    }
}

/// What one amounted to.
pub fn record_view(page: Page) -> AnyView {
    match page {
        Page::WorkshopRecord(id) => view! { <record::RecordPage id /> }.into_any(),
        _ => ().into_any(),
    }
}
