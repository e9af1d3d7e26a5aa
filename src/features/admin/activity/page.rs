//! `/administration/aktivitet`: the log with its filters in the address.

use forenkl_api::{
    Empty, Page as PageOf,
    activity::{ActivityQuery, Entry, ListActivity},
    transfer::{ExportActivity, ExportPath},
};
use leptos::prelude::*;

use super::{
    super::{download::Download, layout::AdminPage, section::Section},
    entry::entry,
    texts as t, words,
};
use crate::{
    navigation,
    net::fetched::Fetched,
    net::{self, call, live},
    ui::{
        EmptyState, FilterSelect, Glyph, LiveView, LogList, PageHeader, Pagination, RemoveChip, SearchField,
        Shape,
    },
};

/// The values of the address that narrow the log.
const FILTERS: [&str; 4] = ["art", "hvem", "fra", "til"];

fn query() -> ActivityQuery {
    ActivityQuery {
        kind: navigation::query("art"),
        actor: navigation::query("hvem"),
        from: navigation::query("fra"),
        to: navigation::query("til"),
        page: navigation::query("side").and_then(|page| page.parse().ok()),
    }
}

/// Changes one filter; the list begins at its first page again.
fn filter(name: &str, value: &str) {
    navigation::change_query(&[(name, Some(value)), ("side", None)]);
}

/// The log.
#[component]
pub fn ActivityPage() -> impl IntoView {
    let changes = live::watch(&["wishes", "initiatives", "org", "rounds", "imports"]);
    let log = Fetched::new(move || {
        changes.track();
        let query = query();
        async move { call::<ListActivity>(&Empty {}, &query, &Empty {}).await }
    });
    let lead = move || log.with(|page| t::lead(page.total)).unwrap_or_default();
    view! {
        <AdminPage section=Section::Activity>
            <PageHeader
                title=Section::Activity.name()
                lead=Signal::derive(lead)
                actions=move || view! { {move || download(&query())} }
            />
            <Filters />
            <LiveView of=log skeleton=Shape::Lines(8) let:page>
                {move || page.with(list)}
                <Pagination
                    page=Signal::derive(move || page.with(|page| small(page.page)))
                    pages=Signal::derive(move || page.with(pages))
                    href=move |to: u32| navigation::with_query(&[("side", Some(&to.to_string()))])
                />
            </LiveView>
        </AdminPage>
    }
    .into_any()
}

fn small(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(1)
}

fn pages<T>(page: &PageOf<T>) -> u32 {
    small(page.total.saturating_add(page.per_page - 1) / page.per_page.max(1))
}

/// The log as filtered, all its pages.
fn download(query: &ActivityQuery) -> AnyView {
    let whole = ActivityQuery { page: None, ..query.clone() };
    let of = |format: &str| net::href::<ExportActivity>(&ExportPath { format: format.to_owned() }, &whole);
    view! { <Download csv=of("csv") xlsx=of("xlsx") /> }.into_any()
}

#[component]
fn Filters() -> impl IntoView {
    let value = |name: &'static str| Signal::derive(move || navigation::query(name).unwrap_or_default());
    let day = move |name: &'static str, label: &'static str| {
        view! {
            <label class="admin-day">
                <span>{label}</span>
                <input
                    class="form-input"
                    type="date"
                    prop:value=value(name)
                    on:change=move |event| filter(name, &event_target_value(&event))
                />
            </label>
        }
    };
    let filtered = move || FILTERS.iter().any(|name| navigation::query(name).is_some());
    view! {
        <div class="filters admin-filters">
            <SearchField label=t::actor() value=value("hvem") on_input=move |text: String| filter("hvem", &text) />
            <FilterSelect
                label=t::kind()
                value=value("art")
                options=words::noun_choices()
                on_change=move |noun: String| filter("art", &noun)
            />
            {day("fra", t::from())}
            {day("til", t::to())}
            {move || {
                filtered()
                    .then(|| {
                        let clear = move |_| {
                            let none = FILTERS.map(|name| (name, None));
                            navigation::change_query(&none);
                            navigation::change_query(&[("side", None)]);
                        };
                        view! { <RemoveChip on_click=clear>{t::clear()}</RemoveChip> }
                    })
            }}
        </div>
    }
    .into_any()
}

fn list(page: &PageOf<Entry>) -> AnyView {
    if page.items.is_empty() {
        return view! {
            <div class="card">
                <EmptyState icon=Glyph::Clock title=t::none() text=t::none_text() />
            </div>
        }
        .into_any();
    }
    let entries = page.items.iter().map(entry).collect_view();
    view! {
        <section class="card" aria-label=t::list()>
            <LogList>{entries}</LogList>
        </section>
    }
    .into_any()
}
