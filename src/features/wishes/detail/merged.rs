//! Wishes that were merged: a part leads to the whole, the whole shows its parts in their own words.

use std::sync::Arc;

use forenkl_api::{
    Empty,
    wishes::{Merge, MergePath, UndoMerge, WishPart},
};
use leptos::{prelude::*, task::spawn_local};

use super::Open;
use crate::{
    features::wishes::texts::merge as t,
    format::partial_date,
    navigation, net,
    reactive::Effect,
    routes::Page,
    ui::{Ago, Alert, Button, ButtonKind, Draw, Glyph, lazily, problem_text, use_toasts},
};

/// In the address of the whole: the part one came for. In that of a part: stay here.
const FROM: &str = "fra";
const ITSELF: &str = "selv";

/// The address of a part's own page.
fn own_page(number: i64) -> String {
    format!("{}?{ITSELF}=1", Page::Wish(number).href())
}

/// What is shown of a merge. Few wishes are merged, so it is fetched when one is.
#[derive(Debug, Clone, Copy)]
enum Shown {
    Notice,
    Parts,
}

#[lazy]
fn merged_part() -> fn(Shown, Open) -> AnyView {
    |shown, open| match shown {
        Shown::Notice => notice(open),
        Shown::Parts => parts(open),
    }
}

async fn part(shown: Shown, open: Open) -> Draw {
    let part = merged_part().await;
    Arc::new(move || part(shown, open))
}

/// The old address leads on, unless one asks for the part itself; the whole says what was merged into it.
#[component]
pub(super) fn MergedNotice(open: Open) -> impl IntoView {
    let merged = open.part(|wish| wish.merged_into.is_some() || !wish.parts.is_empty());
    move || merged.get().then(|| lazily(part(Shown::Notice, open)))
}

/// The parts in their own words, and for owners the way to take them apart.
#[component]
pub(super) fn PartsCard(open: Open) -> impl IntoView {
    let whole = open.part(|wish| !wish.parts.is_empty());
    move || whole.get().then(|| lazily(part(Shown::Parts, open)))
}

fn notice(open: Open) -> AnyView {
    let into = open.part(|wish| wish.merged_into.clone());
    Effect::new(move |_| {
        if let Some(into) = into.get()
            && navigation::query(ITSELF).is_none()
        {
            navigation::replace(&format!("{}?{FROM}={}", Page::Wish(into.number).href(), open.number));
        }
    });
    let parts = open.part(|wish| wish.parts.iter().map(|part| part.number).collect::<Vec<_>>());
    let from = Memo::new(move |_| {
        let from = navigation::query(FROM)?.parse::<i64>().ok()?;
        parts.with(|parts| parts.contains(&from)).then_some(from)
    });
    (move || match (into.get(), from.get()) {
        (Some(into), _) => view! {
            <Alert title=t::is_part()>
                {t::is_part_text()} " "
                <a href=Page::Wish(into.number).href()>{t::part_title(into.number, &into.title)}</a>
            </Alert>
        }
        .into_any(),
        (None, Some(from)) => view! {
            <Alert>
                {t::came_from(from)} " " <a href=format!("#del-{from}")>{t::see_text()}</a>
            </Alert>
        }
        .into_any(),
        (None, None) => ().into_any(),
    })
    .into_any()
}

fn parts(open: Open) -> AnyView {
    let parts = open.part(|wish| wish.parts.clone());
    let merges = open.part(|wish| wish.merges.clone());
    let from = navigation::query(FROM).and_then(|from| from.parse::<i64>().ok());
    (move || {
        let parts = parts.get();
        if parts.is_empty() {
            return ().into_any();
        }
        let count = i64::try_from(parts.len()).unwrap_or(i64::MAX);
        let items = parts.into_iter().map(|part| item(part, from)).collect_view();
        let merges = merges.get().into_iter().map(|merge| taken_apart(open, merge)).collect_view();
        view! {
            <section class="card wish-parts" aria-labelledby="parts">
                <h2 id="parts">{t::parts()}</h2>
                <p class="muted small">{t::parts_lead(count)}</p>
                {items}
                <ul class="list" role="list">{merges}</ul>
            </section>
        }
        .into_any()
    })
    .into_any()
}

fn item(part: WishPart, from: Option<i64>) -> AnyView {
    let number = part.number;
    let author = part.author.person.map(|person| person.name);
    let unit = part.author.unit.map(|unit| unit.name);
    let received = part.received.as_ref().map(partial_date);
    let said = [author, unit, received].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let body = if part.body.is_empty() { part.title.clone() } else { part.body };
    let suggestion = (!part.suggestion.is_empty()).then(|| {
        view! {
            <h3 class="wish-suggestion">{t::suggestion()}</h3>
            <p class="prose">{part.suggestion}</p>
        }
    });
    view! {
        <details class="wish-part" id=format!("del-{number}") open=from == Some(number)>
            <summary>{t::part_title(number, &part.title)}</summary>
            <p class="meta">{said}</p>
            <p class="prose">{body}</p>
            {suggestion}
            <p>
                <a href=own_page(number)>{t::own_page()}</a>
            </p>
        </details>
    }
    .into_any()
}

/// One merge, with the way back for those who may.
fn taken_apart(open: Open, merge: Merge) -> AnyView {
    let numbers = merge.wishes.iter().map(i64::to_string).collect::<Vec<_>>().join(", ");
    let busy = RwSignal::new(false);
    let toasts = use_toasts();
    let id = merge.id.clone();
    let split = move |_| {
        busy.set(true);
        let path = MergePath { wish: open.number, merge: id.clone() };
        spawn_local(async move {
            let outcome = net::call::<UndoMerge>(&path, &Empty {}, &Empty {}).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(_) => toasts.success(t::was_split()),
                Err(problem) => toasts.error(problem_text(&problem)),
            }
            open.refresh();
        });
    };
    let by = merge.by.map(|person| view! { <span>{person.name}</span> });
    view! {
        <li class="between">
            <div>
                {t::merged_by(&numbers)} <div class="meta">{by} <Ago at=merge.at /> <span>{merge.reason}</span></div>
            </div>
            <Button small=true kind=ButtonKind::Secondary icon=Glyph::Undo busy on_click=split>
                {t::split()}
                <span class="sr-only">": " {numbers}</span>
            </Button>
        </li>
    }
    .into_any()
}
