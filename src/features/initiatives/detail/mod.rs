//! One initiative: what is promised, how it goes, what it gave.

mod about;
mod desk;
mod effect_form;
mod effects;
mod log;
mod milestone_form;
mod milestones;
mod status;
mod status_form;
mod wish_search;
mod wishes;

use std::sync::Arc;

use forenkl_api::{
    Empty,
    initiatives::{GetInitiative, Initiative, InitiativePath},
    notices::ReadBody,
};
use leptos::prelude::*;

use self::desk::Desk;
use super::texts as t;
use crate::{features::notices, net, net::fetched::Fetched, routes::Page, ui::*};

/// The page.
#[component]
pub fn InitiativePage(number: i64) -> impl IntoView {
    let changes = net::live::watch(&[&format!("initiative:{number}")]);
    let initiative = Fetched::new(move || {
        changes.get();
        async move {
            net::call::<GetInitiative>(&InitiativePath { initiative: number }, &Empty {}, &Empty {}).await
        }
    });
    let known = move || initiative.get().and_then(Result::ok);
    let title = Signal::derive(move || known().map_or_else(|| t::number_is(number), |found| found.row.title));
    let lead = Signal::derive(move || {
        known().map_or_else(
            || "\u{a0}".to_owned(),
            |found| [t::number_is(number), found.row.area.name, found.row.unit.name].join(" · "),
        )
    });
    let desk = Desk::new(number, initiative);
    notices::read_here(ReadBody { initiative: Some(number), ..ReadBody::default() });
    let giving_status = RwSignal::new(false);
    let may_edit = Signal::derive(move || known().is_some_and(|found| found.may.edit));
    view! {
        <PageHeader title lead back=("/tiltag", t::title()) actions=move || actions(number, may_edit, giving_status) />
        <LiveView of=initiative skeleton=Shape::Lines(10) let:initiative>
            {contents(desk, initiative, giving_status)}
        </LiveView>
    }
    .into_any()
}

/// Only those who give a status need its form.
#[lazy]
fn status_form_part() -> fn(Desk, Signal<Initiative>, RwSignal<bool>) -> AnyView {
    status_form::view
}

async fn status_form(desk: Desk, initiative: Signal<Initiative>, open: RwSignal<bool>) -> Draw {
    let view = status_form_part().await;
    Arc::new(move || view(desk, initiative, open))
}

fn actions(number: i64, may_edit: Signal<bool>, giving_status: RwSignal<bool>) -> AnyView {
    let buttons = move || {
        may_edit.get().then(|| {
            view! {
                <LinkButton kind=ButtonKind::Secondary icon=Glyph::Edit href=Page::EditInitiative(number).href()>
                    {t::edit()}
                </LinkButton>
                <Button icon=Glyph::Flag on_click=move |_| giving_status.set(true)>
                    {t::give_status()}
                </Button>
            }
        })
    };
    buttons.into_any()
}

fn contents(desk: Desk, initiative: Signal<Initiative>, giving_status: RwSignal<bool>) -> AnyView {
    view! {
        <div class="two">
            <div class="stack">
                {status::view(initiative)} {about::purpose(initiative)} {milestones::view(desk, initiative)}
                {effects::view(desk, initiative)} {log::updates(initiative)}
            </div>
            <div class="stack">
                {about::facts(initiative)} {wishes::view(desk, initiative)} {log::history(desk.number, initiative)}
            </div>
        </div>
        {lazily_when(move || giving_status.get(), move || status_form(desk, initiative, giving_status))}
    }
    .into_any()
}
