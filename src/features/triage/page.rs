//! The page: filters, the queue on the left, what is read and answered on the right.

use forenkl_api::{
    Empty,
    triage::{GetTriage, Triage, TriageQuery, TriageRow},
};
use leptos::prelude::*;

use super::{answer::AnswerPart, keys::Keys, queue, reader, texts as t};
use crate::{
    features::wishes::{Answering, Known},
    navigation, net,
    net::fetched::Fetched,
    ui::{Choice, EmptyState, FilterChip, FilterSelect, Glyph, LinkButton, LiveView, PageHeader, Shape},
};

/// The queue, what is read of it and what is picked, as the parts of the page share it.
#[derive(Clone, Copy)]
pub struct Desk {
    pub triage: Signal<Triage>,
    pub picked: RwSignal<Vec<i64>>,
    pub known: Known,
    /// The answer being written, for keys.
    pub answering: RwSignal<Option<Answering>>,
    pub handing_over: RwSignal<bool>,
    pub again: RwSignal<u64>,
}

/// The wish that is read, by the address.
pub const NUMBER: &str = "nr";

impl Desk {
    /// Fetches the queue again.
    pub fn refresh(self) {
        let _ = self.again.try_update(|times| *times += 1);
    }

    /// The number in the address.
    pub fn number() -> Option<i64> {
        navigation::query(NUMBER).and_then(|number| number.parse().ok())
    }

    /// The row that is read.
    pub fn row(self) -> Option<TriageRow> {
        let number = Self::number()?;
        self.triage.with(|triage| triage.rows.iter().find(|row| row.wish.number == number).cloned())
    }

    /// Those that something is done to: the picked ones, else the one that is read.
    pub fn meant(self) -> Vec<TriageRow> {
        let picked = self.picked.get();
        let meant = |row: &&TriageRow| match picked.is_empty() {
            true => Some(row.wish.number) == Self::number(),
            false => picked.contains(&row.wish.number),
        };
        self.triage.with(|triage| triage.rows.iter().filter(meant).cloned().collect())
    }

    /// Reads another.
    pub fn read(number: Option<i64>) {
        let number = number.map(|number| number.to_string());
        untrack(|| navigation::change_query(&[(NUMBER, number.as_deref())]));
    }

    /// The next one after these are gone.
    pub fn read_next(self, gone: &[i64]) {
        let rows = self
            .triage
            .with_untracked(|triage| triage.rows.iter().map(|row| row.wish.number).collect::<Vec<_>>());
        let at = untrack(Self::number).and_then(|number| rows.iter().position(|row| *row == number));
        let after = rows.iter().skip(at.map_or(0, |at| at + 1)).find(|row| !gone.contains(row));
        let before = rows.iter().rev().find(|row| !gone.contains(row));
        Self::read(after.or(before).copied());
    }
}

fn asked() -> TriageQuery {
    TriageQuery {
        area: navigation::query("area").filter(|area| !area.is_empty()).map(Into::into),
        assignee: navigation::query("hvem"),
        only: navigation::query("vis"),
    }
}

#[component]
pub fn TriagePage() -> impl IntoView {
    let live = net::live::watch(&["wishes"]);
    let again = RwSignal::new(0_u64);
    let returns = net::connection::returns();
    let query = Memo::new(|_| asked());
    let triage = Fetched::new(move || {
        live.track();
        again.track();
        returns.track();
        let query = query.get();
        async move { net::call::<GetTriage>(&Empty {}, &query, &Empty {}).await }
    });
    let lead = Signal::derive(move || match triage.get().and_then(Result::ok) {
        Some(triage) => t::lead(triage.counts.open, triage.counts.overdue),
        None => "\u{a0}".to_owned(),
    });
    view! {
        <PageHeader
            title=t::title()
            lead
            actions=move || {
                view! {
                    <LinkButton href="/svar/dubletter" kind=crate::ui::ButtonKind::Secondary icon=Glyph::Link>
                        {t::doubles()}
                    </LinkButton>
                    <LinkButton href="/svar/skabeloner" kind=crate::ui::ButtonKind::Secondary icon=Glyph::Edit>
                        {t::templates()}
                    </LinkButton>
                }
            }
        />
        <LiveView of=triage skeleton=Shape::Rows(6) let:triage>
            <DeskView triage again />
        </LiveView>
    }
    .into_any()
}

#[component]
fn DeskView(triage: Signal<Triage>, again: RwSignal<u64>) -> impl IntoView {
    let desk = Desk {
        triage,
        picked: RwSignal::new(Vec::new()),
        known: Known::fetch(),
        answering: RwSignal::new(None),
        handing_over: RwSignal::new(false),
        again,
    };
    let number = Memo::new(|_| Desk::number());
    let empty = Memo::new(move |_| triage.with(|triage| triage.rows.is_empty()));
    let nothing = Memo::new(move |_| triage.with(|triage| triage.counts.open == 0));
    view! {
        <div class="triage-desk" class:reading=move || number.get().is_some()>
        <Filters desk />
        {move || match (nothing.get(), empty.get()) {
            (true, _) => none(t::empty(), t::empty_text()),
            (false, true) => none(t::none_here(), t::none_here_text()),
            (false, false) => view! {
                <div class="triage">
                    {queue::queue(desk)}
                    <div class="stack">
                        {reader::reader(desk)}
                        <AnswerPart desk />
                    </div>
                </div>
                <p class="muted small no-print triage-keys">{t::keys()}</p>
                <Keys desk />
            }
            .into_any(),
        }}
        </div>
    }
    .into_any()
}

fn none(title: &'static str, text: &'static str) -> AnyView {
    view! {
        <div class="card">
            <EmptyState icon=Glyph::Check title text />
        </div>
    }
    .into_any()
}

#[component]
fn Filters(desk: Desk) -> impl IntoView {
    let counts = Memo::new(move |_| desk.triage.with(|triage| triage.counts.clone()));
    let areas = Signal::derive(move || {
        desk.triage.with(|triage| {
            let choice = |one: &forenkl_api::triage::TriageArea| {
                Choice::new(one.area.id.0.clone(), one.area.name.clone())
            };
            triage.areas.iter().map(choice).collect::<Vec<_>>()
        })
    });
    let area = Signal::derive(|| navigation::query("area").unwrap_or_default());
    let set_area = |area: String| {
        navigation::go(&untrack(|| navigation::with_query(&[("area", Some(area.as_str())), (NUMBER, None)])));
    };
    view! {
        <div class="filters no-print">
            <div class="cluster" role="group" aria-label=t::filters()>
                {chip("vis", "overdue", t::overdue(), Signal::derive(move || counts.get().overdue))}
                {chip("vis", "soon", t::soon(), Signal::derive(move || counts.get().soon))}
                {chip("vis", "waiting", t::waiting(), Signal::derive(move || counts.get().waiting))}
                {chip("vis", "scheduled", t::scheduled(), Signal::derive(move || counts.get().scheduled))}
                {chip("hvem", "me", t::mine(), Signal::derive(move || counts.get().mine))}
                {chip("hvem", "nobody", t::nobody(), Signal::derive(move || counts.get().nobody))}
            </div>
            <FilterSelect label=t::area() value=area options=areas on_change=set_area />
        </div>
    }
    .into_any()
}

fn chip(name: &'static str, word: &'static str, label: &'static str, count: Signal<i64>) -> AnyView {
    let on = Signal::derive(move || navigation::query(name).as_deref() == Some(word));
    let toggle = move |_| {
        let chosen = (!on.get_untracked()).then_some(word);
        navigation::go(&untrack(|| navigation::with_query(&[(name, chosen), (NUMBER, None)])));
    };
    view! {
        <FilterChip on on_click=toggle>
            {label} " " <span class="num">{move || count.get()}</span>
        </FilterChip>
    }
    .into_any()
}
