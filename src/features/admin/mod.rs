//! The administration: organisation, people, areas, rounds and deadlines; and, as a part of its own, records in and out with the activity.

mod activity;
mod areas;
mod choices;
mod deadlines;
mod download;
mod layout;
mod mails;
mod people;
mod rounds;
pub mod saving;
mod section;
mod synonyms;
mod texts;
mod transfer;
mod units;
mod webhooks;
mod words;

use leptos::prelude::*;

use crate::{navigation, reactive::Effect, routes::Page, session::use_session};

/// The organisation, and the way to the first page one may see.
pub fn units_view(page: Page) -> AnyView {
    match page {
        Page::AdminUnits => view! { <units::UnitsPage /> }.into_any(),
        _ => view! { <First /> }.into_any(),
    }
}

/// People, or one of them.
pub fn people_view(page: Page) -> AnyView {
    match page {
        Page::AdminPerson(id) => view! { <people::PersonPage id /> }.into_any(),
        _ => view! { <people::PeoplePage /> }.into_any(),
    }
}

/// Areas with their owners; how long they have.
pub fn areas_view(page: Page) -> AnyView {
    match page {
        Page::AdminDeadlines => view! { <deadlines::DeadlinesPage /> }.into_any(),
        _ => view! { <areas::AreasPage /> }.into_any(),
    }
}

/// Collection rounds.
pub fn rounds_view(_: Page) -> AnyView {
    view! { <rounds::RoundsPage /> }.into_any()
}

/// Words that mean the same.
pub fn synonyms_view(_: Page) -> AnyView {
    view! { <synonyms::SynonymsPage /> }.into_any()
}

/// Records in and out.
pub fn transfer_view(_: Page) -> AnyView {
    view! { <transfer::TransferPage /> }.into_any()
}

/// What was done, and by whom; what is mailed to whom, and what failed.
pub fn activity_view(page: Page) -> AnyView {
    match page {
        Page::AdminMails => view! { <mails::MailsPage /> }.into_any(),
        _ => view! { <activity::ActivityPage /> }.into_any(),
    }
}

/// Other systems that are told.
pub fn webhooks_view(_: Page) -> AnyView {
    view! { <webhooks::WebhooksPage /> }.into_any()
}

/// `/administration`: leads to the first page one may see.
#[component]
fn First() -> impl IntoView {
    let session = use_session();
    Effect::new(move |_| {
        if let Some(first) = session.me().and_then(|me| section::Section::of(&me).first().copied()) {
            navigation::replace(first.page().fixed());
        }
    });
    view! { <crate::ui::Skeleton shape=crate::ui::Shape::Card /> }.into_any()
}
