//! Live workshops: the list and the room for those who lead (`/workshops`), the wall for the projector, and the page of those who
//! take part (`/deltag`), who need no account.

mod agenda;
mod follow;
mod join;
mod lead;
mod list;
mod merge;
mod new;
mod people;
mod phone;
mod send;
mod shown;
mod texts;
mod timer;
mod wall;

use leptos::prelude::*;

use crate::routes::Page;

/// The pages of those who lead.
pub fn view(page: Page) -> AnyView {
    match page {
        Page::Workshop(id) => view! { <lead::LeadPage id /> }.into_any(),
        Page::Projector(id) => view! { <wall::WallPage id /> }.into_any(),
        _ => view! { <list::ListPage /> }.into_any(),
    }
}

/// The page of those who take part.
pub fn join_view(page: Page) -> AnyView {
    let code = if let Page::Join(code) = page { code } else { String::new() };
    view! { <join::JoinPage code /> }.into_any()
}
