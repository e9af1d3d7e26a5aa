//! `/workshops`: the workshops one may lead, and a new one from a template.

use std::sync::Arc;

use forenkl_api::{
    Empty, Permission,
    workshops::{ListWorkshops, WorkshopRow, WorkshopStatus, Workshops},
};
use leptos::prelude::*;

use super::{new, texts as t};
use crate::{
    format,
    net::{self, call, fetched::Fetched},
    routes::Page,
    session::use_session,
    ui::{Button, Dialog, Draw, EmptyState, Glyph, LiveView, PageHeader, Shape, Tag, Tone, lazily_when},
};

/// The list.
#[component]
pub fn ListPage() -> impl IntoView {
    let changes = net::live::watch(&["workshops"]);
    let workshops = Fetched::new(move || {
        changes.track();
        async { call::<ListWorkshops>(&Empty {}, &Empty {}, &Empty {}).await }
    });
    let dialog = RwSignal::new(false);
    let may_plan = use_session().me_now().is_some_and(|me| me.can(Permission::WorkshopLead));
    view! {
        <PageHeader
            title=t::title()
            lead=t::lead()
            actions=move || {
                may_plan.then(|| view! {
                    <Button icon=Glyph::Plus on_click=move |_| dialog.set(true)>
                        {t::add()}
                    </Button>
                })
            }
        />
        <LiveView of=workshops skeleton=Shape::Rows(4) let:known>
            {move || known.with(rows)}
        </LiveView>
        <Dialog open=dialog title=Signal::derive(|| t::add().to_owned())>
            {lazily_when(move || dialog.get(), move || new_workshop(dialog))}
        </Dialog>
    }
    .into_any()
}

fn rows(known: &Workshops) -> AnyView {
    if known.workshops.is_empty() {
        return view! {
            <div class="card">
                <EmptyState icon=Glyph::Users title=t::empty() text=t::empty_text() />
            </div>
        }
        .into_any();
    }
    let rows = known.workshops.iter().map(row).collect_view();
    view! { <ul class="plain card card-flush workshop-list">{rows}</ul> }.into_any()
}

/// What a status is called, and how it is shown.
pub fn status(status: WorkshopStatus) -> (&'static str, Tone) {
    match status {
        WorkshopStatus::Planned => (t::planned(), Tone::Neutral),
        WorkshopStatus::Running => (t::running(), Tone::Now),
        WorkshopStatus::Ended => (t::ended(), Tone::Ok),
    }
}

fn row(row: &WorkshopRow) -> AnyView {
    let (word, tone) = status(row.status);
    let when = row.starts_at.map(|at| format!("{} · ", format::date_time(at))).unwrap_or_default();
    let place = if row.place.is_empty() { String::new() } else { format!("{} · ", row.place) };
    let programme = if row.programme.is_empty() { String::new() } else { format!(" · {}", row.programme) };
    view! {
        <li>
            <div class="between">
                <h2>
                    <a href=Page::Workshop(row.id.0.clone()).href()>{row.title.clone()}</a>
                </h2>
                <Tag tone>{word}</Tag>
            </div>
            <p class="muted">{when} {place} {row.unit_name.clone()} " · " {t::minutes(row.minutes)} {programme}</p>
        </li>
    }
    .into_any()
}

/// Only who plans a workshop needs the templates.
#[lazy]
fn new_workshop_part() -> fn(RwSignal<bool>) -> AnyView {
    new::view
}

async fn new_workshop(dialog: RwSignal<bool>) -> Draw {
    let view = new_workshop_part().await;
    Arc::new(move || view(dialog))
}
