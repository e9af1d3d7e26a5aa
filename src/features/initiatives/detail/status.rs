//! How it goes, first on the page: status, health, deadline, and the latest update in one sentence.

use forenkl_api::{
    PartialDate,
    initiatives::{Initiative, InitiativeRow, InitiativeStatus},
};
use leptos::prelude::*;

use crate::{
    features::initiatives::{
        model::{days_silent, milestones_done},
        texts as t,
        words::{health_tag, status_tag},
    },
    format::{local_day, now, partial_date},
    ui::{Ago, Progress},
};

/// The card.
pub fn view(initiative: Signal<Initiative>) -> AnyView {
    let contents = move || initiative.with(contents);
    view! {
        <section class="card init-status" aria-label=t::latest()>
            {contents}
        </section>
    }
    .into_any()
}

fn contents(initiative: &Initiative) -> AnyView {
    let row = &initiative.row;
    let latest = match initiative.updates.first() {
        Some(update) => {
            let by = update.by.as_ref().map(|by| format!("{}, ", by.name)).unwrap_or_default();
            view! {
                <p class="init-latest">{update.text.clone()}</p>
                <p class="muted small">{by} <Ago at=update.at /></p>
            }
            .into_any()
        }
        None => view! { <p class="muted">{t::first_status()}</p> }.into_any(),
    };
    let silent =
        days_silent(row, now()).map(|days| view! { <p class="now small">{t::days_silent(days)}</p> });
    view! {
        <div class="between">
            <div class="cluster">{status_tag(row.status)} {health_tag(row)}</div>
            <b class:bad=row.late>{deadline(row)}</b>
        </div>
        {latest}
        {silent}
        {progress(row)}
    }
    .into_any()
}

/// When it is due, was due, or was delivered.
fn deadline(row: &InitiativeRow) -> String {
    let delivered =
        row.delivered_at.filter(|_| row.status == InitiativeStatus::Delivered).and_then(local_day);
    let words = |date: &PartialDate| partial_date(date);
    match (&delivered, &row.horizon) {
        (Some(day), _) => t::delivered_on(&words(day)),
        (None, Some(horizon)) if row.late => t::late_since(&words(horizon)),
        (None, Some(horizon)) => t::due(&words(horizon)),
        (None, None) => t::no_horizon().to_owned(),
    }
}

fn progress(row: &InitiativeRow) -> Option<AnyView> {
    let (done, all) = milestones_done(row);
    #[expect(clippy::cast_precision_loss, reason = "a handful of milestones")]
    let (value, max) = (done as f64, all as f64);
    (all > 0).then(|| {
        view! {
            <div class="init-progress">
                <Progress value max label=t::milestones() />
                <span class="small muted">{t::milestones_done(done, all)}</span>
            </div>
        }
        .into_any()
    })
}
