//! The roadmap: what is promised, when, whether it is late, and what it gave. A timeline and a table of the same.

mod bar;
mod controls;
mod details;
mod full_screen;
mod keys;
mod legend;
mod model;
mod page;
mod phrases;
mod table;
mod texts;
mod timeline;

use leptos::prelude::*;

use crate::routes::Page;

/// The page of this area.
pub fn view(_: Page) -> AnyView {
    view! { <page::RoadmapPage /> }.into_any()
}
