//! What has been said and changed so far.

use forenkl_api::{
    Empty,
    activity::{Change, Entry},
    initiatives::{Initiative, InitiativeHistory, InitiativePath, StatusUpdate},
};
use leptos::prelude::*;

use crate::{
    features::initiatives::{
        texts as t,
        words::{action_icon, action_words, field_name, health_name, status_name, value_words},
    },
    net,
    net::fetched::Fetched,
    ui::*,
};

/// All status updates, newest first.
pub fn updates(initiative: Signal<Initiative>) -> AnyView {
    let updates = Memo::new(move |_| initiative.with(|it| it.updates.clone()));
    let list = move || {
        let entries = updates.with(|updates| updates.iter().map(update).collect_view());
        view! { <LogList>{entries}</LogList> }
    };
    let card = move || {
        // A single one stands on top of the page already.
        (updates.with(Vec::len) > 1).then(|| view! { <Card title=t::updates()>{list}</Card> })
    };
    card.into_any()
}

fn update(update: &StatusUpdate) -> AnyView {
    let who = update.by.as_ref().map(|by| by.name.clone()).unwrap_or_default();
    let health =
        (!update.status.is_over()).then(|| format!(", {}", health_name(update.health).to_lowercase()));
    let (at, status, text) = (update.at, status_name(update.status), update.text.clone());
    view! {
        <LogEntry at who icon=Glyph::Flag>
            <span class="muted">{status} {health}</span>
            <p>{text}</p>
        </LogEntry>
    }
    .into_any()
}

/// Every change, fetched when it is unfolded.
pub fn history(number: i64, initiative: Signal<Initiative>) -> AnyView {
    let open = RwSignal::new(false);
    let version = Memo::new(move |_| initiative.with(|it| it.version));
    let list = move || {
        open.get().then(|| {
            let history = Fetched::new(move || {
                version.get();
                async move {
                    net::call::<InitiativeHistory>(
                        &InitiativePath { initiative: number },
                        &Empty {},
                        &Empty {},
                    )
                    .await
                }
            });
            view! {
                <AsyncView of=history skeleton=Shape::Lines(4) let:history>
                    <LogList>{history.entries.iter().map(entry).collect_view()}</LogList>
                </AsyncView>
            }
        })
    };
    view! {
        <Card title=t::history()>
            {list}
            {move || {
                (!open.get())
                    .then(|| {
                        view! {
                            <Button
                                kind=ButtonKind::Secondary
                                small=true
                                icon=Glyph::Clock
                                on_click=move |_| open.set(true)
                            >
                                {t::history_show()}
                            </Button>
                        }
                    })
            }}
        </Card>
    }
    .into_any()
}

fn entry(entry: &Entry) -> AnyView {
    let who = entry.actor.as_ref().map(|actor| actor.name.clone()).unwrap_or_default();
    let changes = entry.changes.iter().filter_map(change).collect_view();
    let (at, words, icon) = (entry.at, action_words(&entry.action), action_icon(&entry.action));
    view! {
        <LogEntry at who icon>
            {words}
            {changes}
        </LogEntry>
    }
    .into_any()
}

/// "Titel: a → b".
fn change(change: &Change) -> Option<AnyView> {
    let name = field_name(&change.field)?;
    let side = |text: &Option<String>| {
        text.as_ref().filter(|text| !text.is_empty()).map(|text| value_words(&change.field, text))
    };
    let arrow = side(&change.before).map(|before| format!("{before} → "));
    let after = side(&change.after).unwrap_or_else(|| t::empty_value().to_owned());
    Some(view! { <p class="small muted">{name} ": " {arrow} {after}</p> }.into_any())
}
