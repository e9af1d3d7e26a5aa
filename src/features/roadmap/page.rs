//! The page: totals, controls, and the timeline or the table.

use std::sync::Arc;

use forenkl_api::{
    Empty, Permission,
    initiatives::InitiativeRow,
    roadmap::{GetRoadmap, Roadmap},
};
use leptos::{html, prelude::*};

use super::{
    controls, full_screen, legend,
    model::{Layout, RoadmapView, Totals, picture, totals},
    table, texts as t, timeline,
};
use crate::{
    format::{date, now},
    navigation, net,
    net::fetched::Fetched,
    reactive::Effect,
    routes::Page,
    session::use_session,
    ui::*,
};

/// What is shown now: the initiatives that the address asks for, and where they lie.
#[derive(Debug, Clone, PartialEq)]
pub struct Picture {
    pub rows: Vec<InitiativeRow>,
    pub layout: Layout,
    pub today: i32,
}

/// What the whole page shares.
#[derive(Clone, Copy)]
pub struct Shown {
    pub all: Signal<Roadmap>,
    pub view: Memo<RoadmapView>,
    pub picture: Memo<Picture>,
}

/// Changes the view in the address.
pub fn change(view: &RoadmapView) {
    let params = view.params();
    let value = |key: &str| params.iter().find(|(name, _)| *name == key).map(|(_, value)| value.as_str());
    let changes: Vec<(&str, Option<&str>)> = RoadmapView::KEYS.iter().map(|key| (*key, value(key))).collect();
    navigation::change_query(&changes);
}

/// The address of a view, for links.
pub fn address(view: &RoadmapView) -> String {
    let params = view.params();
    let value = |key: &str| params.iter().find(|(name, _)| *name == key).map(|(_, value)| value.as_str());
    let changes: Vec<(&str, Option<&str>)> = RoadmapView::KEYS.iter().map(|key| (*key, value(key))).collect();
    navigation::with_query(&changes)
}

/// The page.
#[component]
pub fn RoadmapPage() -> impl IntoView {
    let changes = net::live::watch(&["initiatives"]);
    let roadmap = Fetched::new(move || {
        changes.get();
        async move { net::call::<GetRoadmap>(&Empty {}, &Empty {}, &Empty {}).await }
    });
    let view = Memo::new(|_| RoadmapView::read(navigation::query));
    let root = NodeRef::<html::Div>::new();
    view! {
        <div class="rm" node_ref=root>
            <PageHeader title=t::title() actions=move || full_screen::actions(view, root) />
            <LiveView of=roadmap skeleton=Shape::Table(8) let:all>
                {page(all, view)}
            </LiveView>
        </div>
    }
    .into_any()
}

fn page(all: Signal<Roadmap>, view: Memo<RoadmapView>) -> AnyView {
    let picture = Memo::new(move |_| {
        all.with(|all| {
            view.with(|view| {
                let rows: Vec<InitiativeRow> =
                    all.initiatives.iter().filter(|row| view.shows(row, all.today)).cloned().collect();
                let layout = picture(&rows, all.today, view);
                Picture { rows, layout, today: all.today }
            })
        })
    });
    let shown = Shown { all, view, picture };
    announce_changes(picture);
    let empty = Memo::new(move |_| all.with(|all| all.initiatives.is_empty()));
    let is_table = Memo::new(move |_| view.with(|view| view.table));
    let contents = move || {
        if empty.get() {
            nothing_yet()
        } else {
            view! {
                {controls::view(shown)}
                {move || if is_table.get() { table::view(shown) } else { lazily(timeline(shown)) }}
                {move || (!is_table.get()).then(legend::view)}
            }
            .into_any()
        }
    };
    view! {
        {move || (!empty.get()).then(|| picture.with(|picture| sentence(&totals(&picture.rows))))}
        <p class="only-print muted small">{t::as_of(&date(now()))}</p>
        {contents}
    }
    .into_any()
}

/// Half of this page's program: a part of its own, so that neither is large.
#[lazy]
fn timeline_part() -> fn(Shown) -> AnyView {
    timeline::view
}

async fn timeline(shown: Shown) -> Draw {
    let view = timeline_part().await;
    Arc::new(move || view(shown))
}

/// "37 tiltag · 14 leveret · 2 forsinket · 6.900 timer om året frigivet (bekræftet), 11.200 anslået".
fn sentence(totals: &Totals) -> AnyView {
    let late = (totals.late > 0).then(|| view! { " · " <b class="bad">{t::late(totals.late)}</b> });
    let verified = (totals.verified > 0).then(|| format!(", {}", t::freed_verified(totals.verified)));
    let hours = match (totals.confirmed, totals.estimated) {
        (0, 0) => None,
        (0, estimated) => Some(t::freed_only_estimated(estimated)),
        (confirmed, 0) => Some(t::freed_confirmed(confirmed)),
        (confirmed, estimated) => {
            Some(format!("{}, {}", t::freed_confirmed(confirmed), t::freed_estimated(estimated)))
        }
    };
    view! {
        <p class="rm-totals">
            {t::initiatives(totals.count)} " · " {t::delivered(totals.delivered)} {late}
            {hours.map(|hours| format!(" · {hours}"))} {verified}
        </p>
    }
    .into_any()
}

/// Tells those who do not see the picture how many it shows now.
fn announce_changes(picture: Memo<Picture>) {
    let announcer = use_announcer();
    Effect::new(move |before: Option<usize>| {
        let count = picture.with(|picture| picture.rows.len());
        if before.is_some_and(|before| before != count) {
            announcer.say(t::shown(i64::try_from(count).unwrap_or(0)));
        }
        count
    });
}

fn nothing_yet() -> AnyView {
    let may_make = use_session().me_now().is_some_and(|me| me.can(Permission::InitiativeEdit));
    let make = may_make.then(|| {
        view! {
            <LinkButton icon=Glyph::Plus href=Page::NewInitiative.href()>
                {t::new()}
            </LinkButton>
        }
    });
    view! {
        <EmptyState icon=Glyph::Roadmap title=t::none_title() text=t::none_text()>
            {make}
        </EmptyState>
    }
    .into_any()
}

/// When the filters leave nothing.
pub fn nothing_found(shown: Shown) -> AnyView {
    let all = shown.view.with_untracked(RoadmapView::of_all);
    view! {
        <EmptyState icon=Glyph::Search title=t::nothing_title() text=t::nothing_text()>
            <Button kind=ButtonKind::Secondary on_click=move |_| change(&all)>
                {t::show_all()}
            </Button>
        </EmptyState>
    }
    .into_any()
}
