//! Notices (beskeder): the bell, what one was told, and how soon one is mailed.

mod bell;
mod choices;
mod group;
mod list;
mod texts;
mod unread;
mod unsubscribe;

use leptos::prelude::*;

use crate::routes::Page;

pub use bell::bell;
pub use unread::read_here;

/// The pages of this area.
pub fn view(page: Page) -> AnyView {
    match page {
        Page::Unsubscribe => view! { <unsubscribe::UnsubscribePage /> }.into_any(),
        Page::NoticeChoices => view! { <choices::ChoicesPage /> }.into_any(),
        _ => view! { <list::NoticesPage /> }.into_any(),
    }
}
