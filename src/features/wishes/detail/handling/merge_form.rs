//! Finding wishes about the same and merging them into this one.

use forenkl_api::{
    Empty, Problem,
    wishes::{
        GetWish, ListWishes, MergeBody, MergePath, MergeWishes, SeenWish, UndoMerge, Wish, WishPath,
        WishQuery, WishRow,
    },
};
use leptos::{prelude::*, task::spawn_local};

use super::close;
use crate::{
    features::wishes::{detail::Open, texts::merge as t},
    net::{self, fetched::Fetched},
    ui::{AsyncView, Button, ButtonKind, Glyph, SearchField, Shape, Toasts, problem_text, use_toasts},
};

/// How many are offered at once.
const OFFERED: i64 = 8;

#[component]
pub(super) fn MergeForm(open: Open) -> impl IntoView {
    // Before anything is typed: what has the words of this one.
    let words = RwSignal::new(open.wish.with_untracked(|wish| wish.title.clone()));
    let typed = RwSignal::new(String::new());
    let found = Fetched::new(move || {
        open.changes.track();
        let query = WishQuery { q: Some(words.get()), per_page: Some(OFFERED + 1), ..WishQuery::default() };
        async move { net::call::<ListWishes>(&Empty {}, &query, &Empty {}).await }
    });
    let search = move |text: String| {
        if !text.trim().is_empty() {
            words.set(text.clone());
        }
        typed.set(text);
    };
    view! {
        <div class="stack-s">
            <p>{t::merge_lead()}</p>
            <SearchField label=t::search() value=typed on_input=search />
            <AsyncView of=found skeleton=Shape::Lines(4) let:found>
                {results(open, &found.items)}
            </AsyncView>
            <div class="cluster">
                <Button kind=ButtonKind::Secondary on_click=move |_| close()>
                    {t::close()}
                </Button>
            </div>
        </div>
    }
    .into_any()
}

fn results(open: Open, found: &[WishRow]) -> AnyView {
    let others: Vec<&WishRow> = found.iter().filter(|row| row.number != open.number).collect();
    if others.is_empty() {
        return view! { <p class="muted">{t::none_found()}</p> }.into_any();
    }
    let items = others.into_iter().map(|row| item(open, row)).collect_view();
    view! { <ul class="list" role="list">{items}</ul> }.into_any()
}

fn item(open: Open, row: &WishRow) -> AnyView {
    let (number, title) = (row.number, row.title.clone());
    let (busy, toasts) = (RwSignal::new(false), use_toasts());
    let merge = {
        let title = title.clone();
        move |_| {
            busy.set(true);
            merge(open, number, title.clone(), busy, toasts);
        }
    };
    let label = title.clone();
    view! {
        <li class="between">
            <div>
                {title} <p class="muted small">{row.excerpt.clone()}</p> <div class="meta">
                    <span class="num">"#" {number}</span>
                    <span>{row.area.name.clone()}</span>
                </div>
            </div>
            <Button kind=ButtonKind::Secondary small=true icon=Glyph::Link busy on_click=merge>
                {t::merge_short()}
                <span class="sr-only">": " {label}</span>
            </Button>
        </li>
    }
    .into_any()
}

/// Merges it, in the version it has now; undoing takes them apart again.
fn merge(open: Open, number: i64, title: String, busy: RwSignal<bool>, toasts: Toasts) {
    let version = open.wish.with_untracked(|wish| wish.version);
    spawn_local(async move {
        let outcome = send(open, number, version).await;
        let _ = busy.try_set(false);
        open.refresh();
        let now = match outcome {
            Ok(now) => now,
            Err(problem) => return toasts.error(problem_text(&problem)),
        };
        let made = now.merges.into_iter().find(|merge| merge.wishes.contains(&number));
        let Some(made) = made else { return toasts.success(t::merged(&title)) };
        toasts.undo(t::merged(&title), move || {
            let path = MergePath { wish: open.number, merge: made.id.clone() };
            spawn_local(async move {
                match net::call::<UndoMerge>(&path, &Empty {}, &Empty {}).await {
                    Ok(_) => toasts.success(t::was_split()),
                    Err(problem) => toasts.error(problem_text(&problem)),
                }
                open.refresh();
            });
        });
    });
}

async fn send(open: Open, number: i64, version: i64) -> Result<Wish, Problem> {
    let part = net::call::<GetWish>(&WishPath { wish: number }, &Empty {}, &Empty {}).await?;
    let wishes = vec![SeenWish { number, version: part.version }];
    let body = MergeBody { wishes, reason: String::new(), version };
    net::call::<MergeWishes>(&open.path(), &Empty {}, &body).await
}
