//! One change, readable: who did what to which thing, and each field before and after.

use forenkl_api::activity::{Change, Entry};
use leptos::prelude::*;

use super::{texts as t, words};
use crate::{
    format,
    ui::{Icon, LogEntry},
};

/// One entry of the log.
pub fn entry(entry: &Entry) -> AnyView {
    let who = entry
        .actor
        .as_ref()
        .map_or_else(|| words::unnamed(&entry.action).to_owned(), |actor| actor.name.clone());
    let thing = (!words::is_alone(&entry.action) && !entry.label.is_empty()).then(|| {
        let label = entry.label.clone();
        match words::link(&entry.subject_kind, &entry.subject) {
            Some(href) => view! { <a href=href>{label}</a> }.into_any(),
            None => view! { <b>{label}</b> }.into_any(),
        }
    });
    let (done, changes) =
        (words::done(&entry.action, &entry.subject_kind), changes(&entry.subject_kind, &entry.changes));
    let at = entry.at;
    view! {
        <LogEntry at who icon=words::glyph(&entry.action)>
            {done}
            " "
            {thing}
            {changes}
            <span class="only-print">{format::date_time(at)}</span>
        </LogEntry>
    }
    .into_any()
}

fn changes(kind: &str, changes: &[Change]) -> Option<AnyView> {
    if changes.is_empty() {
        return None;
    }
    let rows = changes
        .iter()
        // Of the rows of an import, only those there were any of.
        .filter(|change| kind != "import" || change.after.as_deref() != Some("0"))
        .map(|change| {
            view! {
                <div>
                    <dt>{words::field(kind, &change.field)}</dt>
                    <dd>{sides(kind, change)}</dd>
                </div>
            }
        })
        .collect_view();
    Some(view! { <dl class="admin-changes">{rows}</dl> }.into_any())
}

/// Struck out what was, then what is; said in words for those who do not see the strike.
fn sides(kind: &str, change: &Change) -> AnyView {
    // The log keeps ids where a name may change or be forgotten; an id says nothing to people.
    if [&change.before, &change.after].into_iter().flatten().any(|text| words::is_id(text)) {
        return t::was_changed().into_any();
    }
    let told = |side: &Option<String>| {
        side.as_deref().filter(|text| !text.is_empty()).map(|text| words::value(kind, &change.field, text))
    };
    let (before, after) = (told(&change.before), told(&change.after));
    if before.is_none() && after.is_none() {
        return t::nothing().into_any();
    }
    let replaced = before.is_some();
    let arrow = before.is_some().then(|| view! { <Icon of=crate::ui::Glyph::Arrow /> });
    let before = before.map(|text| {
        view! {
            <del>
                <span class="sr-only">{t::was()} " "</span>
                {text}
            </del>
        }
    });
    let after = match after {
        Some(text) => view! {
            <ins class:admin-new=replaced>
                <span class="sr-only">{t::is()} " "</span>
                {text}
            </ins>
        }
        .into_any(),
        None => view! { <span class="muted">{t::nothing()}</span> }.into_any(),
    };
    view! {
        {before}
        {arrow}
        {after}
    }
    .into_any()
}
