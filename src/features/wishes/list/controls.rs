//! What stands around the list, and comes right after its first picture.

use forenkl_api::{deadlines::Deadline, wishes::WishQuery};
use leptos::prelude::*;

use super::{
    export::{Export, ExportProps},
    filters::{Filters, FiltersProps},
};
use crate::{
    features::wishes::{deadline::deadline_note, model::address, support::Supporting, texts::list as t},
    navigation,
    routes::Page,
    ui::{Glyph, Icon, Pagination},
};

/// How each is drawn.
#[derive(Clone, Copy)]
pub struct Controls {
    pub filters: fn(Memo<WishQuery>) -> AnyView,
    pub export: fn(Memo<WishQuery>) -> AnyView,
    /// The way to the other pages, from the question and how many wishes answer it.
    pub pages: fn(Memo<WishQuery>, Memo<i64>) -> AnyView,
    /// By when a wish is answered.
    pub deadline: fn(&Deadline) -> AnyView,
    /// Says that one's unit is hit, or takes it back.
    pub toggle: fn(Supporting),
}

/// All of them.
pub const CONTROLS: Controls = Controls {
    filters: |query| Filters(FiltersProps { query }).into_any(),
    export: |query| Export(ExportProps { query }).into_any(),
    pages,
    deadline: deadline_note,
    toggle: Supporting::toggle_here,
};

fn pages(asked: Memo<WishQuery>, total: Memo<i64>) -> AnyView {
    // A feed has an order of its own.
    let feed = move || {
        let address = navigation::with_query(&[("page", None), ("sort", None)]);
        let query = address.split_once('?').map(|(_, query)| format!("?{query}")).unwrap_or_default();
        format!("{}{query}", Page::Feeds.fixed())
    };
    view! {
        <Pagination
            page=Signal::derive(move || asked.with(|query| query.page.and_then(|page| page.try_into().ok()).unwrap_or(1)))
            pages=Signal::derive(move || address::pages(total.get()))
            href=|page: u32| {
                let page = page.to_string();
                navigation::with_query(&[("page", (page != "1").then_some(page.as_str()))])
            }
        />
        <p class="wish-feed no-print">
            <a href=feed>
                <Icon of=Glyph::Link />
                {t::as_feed()}
            </a>
        </p>
    }
    .into_any()
}
