//! "Er det her dit problem?": wishes about the same as what is being written, to support instead.

use std::time::Duration;

use forenkl_api::{
    Empty,
    wishes::{AlikeBody, AlikeWish, FindAlike, TEXT_MAX, TITLE_MAX},
};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::step_form::Writing;
use crate::{
    features::wishes::{list::marked, support::Supporting, tag::status_tag, texts::form as t},
    navigation,
    net::{self, draft, fetched::Fetched},
    reactive::{Effect, Entry, keyed},
    routes::Page,
    ui::{Button, ButtonKind, Glyph, use_toasts},
};

/// Asked once typing rests this long; with the answer it is there within a fifth of a second.
const PAUSE: Duration = Duration::from_millis(100);

/// Up to five wishes about the same; nothing where there are none.
#[component]
pub fn Similar(writing: Writing) -> impl IntoView {
    let form = writing.form;
    let asked = resting(Memo::new(move |_| AlikeBody {
        title: beginning(&form.title.get(), TITLE_MAX),
        body: beginning(&form.body.get(), TEXT_MAX),
    }));
    let found = Fetched::new(move || {
        let asked = asked.get();
        async move {
            if asked.title.trim().is_empty() {
                return Ok(Vec::new());
            }
            net::call::<FindAlike>(&Empty {}, &Empty {}, &asked).await.map(|found| found.wishes)
        }
    });
    // Stays while the next ones are fetched; nothing jumps while one types.
    let rows = Memo::new(move |before: Option<&Vec<AlikeWish>>| {
        found.value().unwrap_or_else(|| before.cloned().unwrap_or_default())
    });
    let any = Memo::new(move |_| rows.with(|rows| !rows.is_empty()));
    move || {
        any.get().then(|| {
            view! {
                <section class="card card-flush wish-similar" aria-labelledby="similar">
                    <div class="wish-similar-head">
                        <h2 id="similar">{t::similar()}</h2>
                        <p class="muted">{t::similar_text()}</p>
                    </div>
                    {keyed(move || {
                        let entry = |one: AlikeWish| Entry::new(one.wish.number, move || live_row(writing, rows, one));
                        rows.get().into_iter().map(entry).collect()
                    })}
                </section>
            }
        })
    }
}

/// A row that follows what is shared while one goes on typing.
fn live_row(writing: Writing, rows: Memo<Vec<AlikeWish>>, first: AlikeWish) -> AnyView {
    let number = first.wish.number;
    let now = Memo::new(move |before: Option<&AlikeWish>| {
        let now = rows.with(|rows| rows.iter().find(|one| one.wish.number == number).cloned());
        now.or_else(|| before.cloned()).unwrap_or_else(|| first.clone())
    });
    row(writing, number, now)
}

fn row(writing: Writing, number: i64, now: Memo<AlikeWish>) -> AnyView {
    let supporting = Supporting::of_row(Signal::derive(move || now.with(|one| one.wish.clone())));
    view! {
        <article class="row">
            {supporting.button()}
            <div>
                <h3 class="row-title">
                    <a href=Page::Wish(number).href()>{move || now.with(|one| marked(&one.title))}</a>
                </h3>
                <p class="row-text">{move || now.with(|one| marked(&one.excerpt))}</p>
                <div class="meta">
                    {move || now.with(|one| status_tag(&one.wish))}
                    <span>{move || now.with(|one| one.wish.area.name.clone())}</span>
                </div>
                {move || supporting.supported.get().then(|| carry_on(writing, number))}
            </div>
        </article>
    }
    .into_any()
}

/// What was written so far is not lost on the wish that is supported instead.
fn carry_on(writing: Writing, number: i64) -> AnyView {
    let toasts = use_toasts();
    let carry = move |_| {
        draft::put(&format!("comment.{number}"), &[("text", writing.form.written())]);
        writing.clear();
        toasts.success(t::carried());
        navigation::go(&Page::Wish(number).href());
    };
    view! {
        <p class="wish-carry">
            <Button kind=ButtonKind::Secondary small=true icon=Glyph::Comment on_click=carry>
                {t::carry()}
            </Button>
        </p>
    }
    .into_any()
}

/// No longer than the server reads.
fn beginning(text: &str, most: i64) -> String {
    text.chars().take(usize::try_from(most).unwrap_or(usize::MAX)).collect()
}

/// What is written, once typing rests.
fn resting(written: Memo<AlikeBody>) -> RwSignal<AlikeBody> {
    let rested = RwSignal::new(written.get_untracked());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        let now = written.get();
        if let Some(timer) = timer.get_value() {
            timer.clear();
        }
        let settle = move || drop(rested.try_set(now.clone()));
        timer.set_value(set_timeout_with_handle(settle, PAUSE).ok());
    });
    rested
}
