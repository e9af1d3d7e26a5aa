//! The queue: what is due first on top; a tap reads, a box picks.

use forenkl_api::triage::TriageRow;
use leptos::prelude::*;

use super::{page::Desk, texts as t};
use crate::{
    features::wishes::deadline_note,
    reactive::{Entry, keyed},
    ui::{Button, ButtonKind},
};

/// The list with its heading, and what is picked.
pub fn queue(desk: Desk) -> AnyView {
    let numbers = Memo::new(move |_| {
        desk.triage.with(|triage| triage.rows.iter().map(|row| row.wish.number).collect::<Vec<_>>())
    });
    let more = Memo::new(move |_| {
        desk.triage.with(|triage| {
            let shown = i64::try_from(triage.rows.len()).unwrap_or(0);
            (triage.total > shown).then(|| t::shown_of(shown, triage.total))
        })
    });
    let picked = move || {
        let many = i64::try_from(desk.picked.with(Vec::len)).unwrap_or(0);
        (many > 0).then(|| {
            view! {
                <p class="cluster triage-picked">
                    <strong>{t::picked(many)}</strong>
                    <Button small=true kind=ButtonKind::Ghost on_click=move |_| desk.picked.set(Vec::new())>
                        {t::unpick()}
                    </Button>
                </p>
            }
        })
    };
    let entries = keyed(move || {
        numbers.get().into_iter().map(|number| Entry::new(number, move || item(desk, number))).collect()
    });
    view! {
        <section class="card card-flush triage-queue" aria-label=t::queue()>
            {picked}
            <ul role="list">{entries}</ul>
            {move || more.get().map(|text| view! { <p class="muted small">{text}</p> })}
        </section>
    }
    .into_any()
}

fn item(desk: Desk, number: i64) -> AnyView {
    let row = Memo::new(move |_| {
        desk.triage.with(|triage| triage.rows.iter().find(|row| row.wish.number == number).cloned())
    });
    let current = Memo::new(move |_| Desk::number() == Some(number));
    let picked = Memo::new(move |_| desk.picked.with(|picked| picked.contains(&number)));
    let title = row.with_untracked(|row| row.as_ref().map(|row| row.wish.title.clone()).unwrap_or_default());
    view! {
        <li class:current=current>
            <label class="triage-pick">
                <span class="sr-only">{t::pick(&title)}</span>
                <input
                    type="checkbox"
                    prop:checked=picked
                    on:change=move |_| toggle(desk, number)
                />
            </label>
            <button
                type="button"
                class="triage-item"
                id=format!("triage-{number}")
                aria-current=move || current.get().then_some("true")
                on:click=move |_| Desk::read(Some(number))
            >
                {move || row.get().map(|row| words(&row))}
            </button>
        </li>
    }
    .into_any()
}

/// Picks or unpicks.
pub fn toggle(desk: Desk, number: i64) {
    desk.picked.update(|picked| match picked.iter().position(|one| *one == number) {
        Some(at) => _ = picked.remove(at),
        None => picked.push(number),
    });
}

fn words(row: &TriageRow) -> AnyView {
    let wish = &row.wish;
    let deadline = wish.deadline.as_ref().filter(|_| row.scheduled.is_none()).map(deadline_note);
    let who = row.assignee.as_ref().map(|person| view! { <span>{person.name.clone()}</span> });
    let scheduled = row.scheduled.map(|_| view! { <span>{t::scheduled()}</span> });
    view! {
        <strong>{wish.title.clone()}</strong>
        <span class="meta">
            {deadline} {scheduled} <span>{wish.area.name.clone()}</span> <span>{t::units(wish.units_hit)}</span> {who}
        </span>
    }
    .into_any()
}
