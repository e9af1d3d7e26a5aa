//! The administration: organisation, people, areas and rounds; and, as a part of its own, records in and out with the activity.

mod activity;
mod areas;
mod choices;
mod download;
mod layout;
mod people;
mod rounds;
mod saving;
mod section;
mod texts;
mod transfer;
mod units;
mod words;

use leptos::prelude::*;

use crate::{navigation, reactive::Effect, routes::Page, session::use_session};

/// The pages of the organisation, people, areas and rounds.
pub fn view(page: Page) -> AnyView {
    match page {
        Page::AdminUnits => view! { <units::UnitsPage /> }.into_any(),
        Page::AdminPeople => view! { <people::PeoplePage /> }.into_any(),
        Page::AdminPerson(id) => view! { <people::PersonPage id /> }.into_any(),
        Page::AdminAreas => view! { <areas::AreasPage /> }.into_any(),
        Page::AdminRounds => view! { <rounds::RoundsPage /> }.into_any(),
        _ => view! { <First /> }.into_any(),
    }
}

/// Records in and out, and the activity.
pub fn records_view(page: Page) -> AnyView {
    match page {
        Page::AdminActivity => view! { <activity::ActivityPage /> }.into_any(),
        _ => view! { <transfer::TransferPage /> }.into_any(),
    }
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
