//! The history: folded, fetched when it is opened.

use std::sync::Arc;

use forenkl_api::{
    Empty,
    activity::{Change, Entry},
    wishes::{WishHistory, WishPath},
};
use leptos::prelude::*;

use super::Open;
use crate::{
    features::wishes::texts::{history as t, talk},
    net,
    net::fetched::Fetched,
    ui::{AsyncView, Draw, Glyph, LogEntry, LogList, Shape, lazily},
};

#[component]
pub(super) fn HistoryFold(open: Open) -> impl IntoView {
    let unfolded = RwSignal::new(false);
    let toggle = move |event: leptos::ev::Event| {
        use wasm_bindgen::JsCast;
        let details = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        unfolded.set(details.is_some_and(|details| details.has_attribute("open")));
    };
    view! {
        <details class="card wish-fold-down" on:toggle=toggle>
            <summary>{talk::history()}</summary>
            {move || unfolded.get().then(|| lazily(entries(open)))}
        </details>
    }
    .into_any()
}

/// Few unfold it.
#[lazy]
fn history_part() -> fn(Open) -> AnyView {
    |open| view! { <Entries open /> }.into_any()
}

async fn entries(open: Open) -> Draw {
    let entries = history_part().await;
    Arc::new(move || entries(open))
}

#[component]
fn Entries(open: Open) -> impl IntoView {
    let history = Fetched::new(move || {
        open.changes.track();
        async move { net::call::<WishHistory>(&WishPath { wish: open.number }, &Empty {}, &Empty {}).await }
    });
    view! {
        <AsyncView of=history skeleton=Shape::Lines(4) let:history>
            <LogList>{history.entries.into_iter().map(entry).collect_view()}</LogList>
        </AsyncView>
    }
    .into_any()
}

fn entry(entry: Entry) -> AnyView {
    let who = entry.actor.map(|actor| actor.name).unwrap_or_else(|| t::someone(&entry.action).to_owned());
    // What is new stands on the page itself.
    let told = !matches!(
        entry.action.as_str(),
        "wish.created" | "wish.imported" | "comment.created" | "comment.changed"
    );
    let changes = entry.changes.into_iter().filter(|_| told).filter_map(change).collect_view();
    view! {
        <LogEntry at=entry.at who icon=glyph(&entry.action)>
            {t::action(&entry.action)}
            <ul class="wish-changes" role="list">
                {changes}
            </ul>
        </LogEntry>
    }
    .into_any()
}

fn change(change: Change) -> Option<AnyView> {
    let field = t::field(&change.field)?;
    let shown = |value: Option<String>| {
        value.map(|value| t::value(&change.field, &value)).filter(|value| !value.is_empty())
    };
    let text = match (shown(change.before.clone()), shown(change.after.clone())) {
        (Some(before), Some(after)) => t::changed(field, &before, &after),
        (None, Some(after)) => t::set(field, &after),
        (Some(before), None) => t::taken_out(field, &before),
        (None, None) => return None,
    };
    Some(view! { <li>{text}</li> }.into_any())
}

fn glyph(action: &str) -> Glyph {
    match action.split_once('.') {
        Some(("comment", _)) => Glyph::Comment,
        Some((_, "answered")) => Glyph::Check,
        Some((_, "supported" | "support_withdrawn")) => Glyph::Users,
        Some((_, "changed" | "assessed")) => Glyph::Edit,
        Some((_, "removed" | "withdrawn")) => Glyph::Trash,
        Some((_, "created" | "imported")) => Glyph::Plus,
        _ => Glyph::Flag,
    }
}
