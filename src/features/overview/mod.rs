//! `/overblik`: how wishes are answered. Figures first, then how it went over time, then where: by area and administration, and
//! whether those who asked noticed what was done.

mod chart;
mod figures;
mod model;
mod page;
mod tables;
mod texts;

use leptos::prelude::*;

use crate::routes::Page;

/// The page of this area.
pub fn view(_: Page) -> AnyView {
    view! { <page::OverviewPage /> }.into_any()
}
