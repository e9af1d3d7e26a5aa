//! The agenda: planned and actual minutes, and the step to any block.

use forenkl_api::{
    BlockId,
    workshops::{Block, Lead, view::Step},
};
use leptos::prelude::*;

use super::{lead::Desk, texts as t};
use crate::{
    reactive::{Entry, keyed},
    ui::{Button, ButtonKind, Tag, Tone},
};

/// Before it runs.
pub fn planned(blocks: &[Block]) -> AnyView {
    let rows = blocks.iter().map(|block| {
        view! {
            <li>
                <div class="between">
                    <strong>{block.title.clone()}</strong>
                    <span class="muted">{t::minutes(block.minutes)}</span>
                </div>
                <p class="prose">{block.prompt.clone()}</p>
            </li>
        }
    });
    view! { <ol class="workshop-agenda">{rows.collect_view()}</ol> }.into_any()
}

/// The block that comes after the present one, and whether anything has begun: id and title.
pub fn next(desk: Desk) -> Option<(BlockId, String, bool)> {
    desk.view(|view| {
        let here = view.shown.now.as_ref().and_then(|now| view.agenda.get(now)).map(|step| step.place);
        let mut after: Vec<(&BlockId, &Step)> = view
            .agenda
            .iter()
            .filter(|(_, step)| !step.skipped && here.is_none_or(|here| step.place > here))
            .collect();
        after.sort_by_key(|(_, step)| step.place);
        after.first().map(|(id, step)| ((*id).clone(), step.plan.title.clone(), here.is_some()))
    })
    .flatten()
}

/// While it runs.
pub fn agenda(desk: Desk) -> AnyView {
    let rows = move || {
        desk.view(|view| {
            let mut steps: Vec<(&BlockId, &Step)> = view.agenda.iter().collect();
            steps.sort_by_key(|(_, step)| step.place);
            steps
                .into_iter()
                .map(|(id, step)| {
                    let now = view.shown.now.as_ref() == Some(id);
                    let key = format!("{id} {} {now} {} {}", step.place, step.skipped, step.took);
                    let (id, step) = (id.clone(), step.clone());
                    Entry::new(key, move || row(desk, id, &step, now))
                })
                .collect()
        })
        .unwrap_or_default()
    };
    view! { <ol class="workshop-agenda">{keyed(rows)}</ol> }.into_any()
}

fn row(desk: Desk, id: BlockId, step: &Step, now: bool) -> AnyView {
    let time = if step.took > 0 {
        t::spent(step.plan.minutes, (step.took + 30_000) / 60_000)
    } else {
        t::minutes(step.plan.minutes)
    };
    let (to, over, skipped) = (id.clone(), id, step.skipped);
    let title = step.plan.title.clone();
    let notes =
        (!step.plan.notes.is_empty()).then(|| view! { <p class="muted small">{step.plan.notes.clone()}</p> });
    let buttons = (!now).then(|| {
        let (name, named) = (title.clone(), title.clone());
        view! {
            <div class="cluster">
                <Button
                    small=true
                    kind=ButtonKind::Ghost
                    on_click=move |_| desk.lead(Lead::Go { block: to.clone() })
                >
                    {t::go()}
                    <span class="sr-only">" " {name}</span>
                </Button>
                <Button
                    small=true
                    kind=ButtonKind::Ghost
                    on_click=move |_| desk.lead(Lead::Skip { block: over.clone(), skip: !skipped })
                >
                    {if skipped { t::unskip() } else { t::skip() }}
                    <span class="sr-only">" " {named}</span>
                </Button>
            </div>
        }
    });
    view! {
        <li class:skipped=skipped aria-current=now.then_some("step")>
            <div class="between">
                <strong>{title.clone()}</strong>
                <span class="cluster">
                    {now.then(|| view! { <Tag tone=Tone::Now>{t::now_on()}</Tag> })}
                    <span class="muted">{time}</span>
                </span>
            </div>
            {notes}
            {buttons}
        </li>
    }
    .into_any()
}
