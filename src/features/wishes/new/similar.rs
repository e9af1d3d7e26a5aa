//! "Er det her dit problem?": wishes that resemble what is being written, to support instead.

use std::time::Duration;

use forenkl_api::{
    Empty,
    wishes::{ListWishes, WishQuery, WishRow, WishSort},
};
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use crate::{
    features::wishes::{list::wish_row, model::guess, texts::form as t},
    net,
    net::fetched::Fetched,
    reactive::{Effect, Entry, keyed},
};

const PAUSE: Duration = Duration::from_millis(250);
/// A leader reads three, not ten.
const SHOWN: i64 = 3;

/// Up to three wishes like this one; nothing where there are none.
#[component]
pub fn Similar(title: RwSignal<String>) -> impl IntoView {
    let asked = resting(title);
    let found = Fetched::new(move || {
        let words = guess::telling_words(&asked.get());
        async move {
            if words.is_empty() {
                return Ok(Vec::new());
            }
            let query = WishQuery {
                q: Some(words),
                sort: Some(WishSort::Units),
                per_page: Some(SHOWN),
                ..WishQuery::default()
            };
            net::call::<ListWishes>(&Empty {}, &query, &Empty {}).await.map(|page| page.items)
        }
    });
    // Stays while the next ones are fetched; nothing jumps while one types.
    let rows = Memo::new(move |before: Option<&Vec<WishRow>>| {
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
                        rows.get().into_iter().map(|row| Entry::new(row.number, || wish_row(Signal::stored(row)))).collect()
                    })}
                </section>
            }
        })
    }
}

/// The text once typing rests.
fn resting(text: RwSignal<String>) -> RwSignal<String> {
    let rested = RwSignal::new(text.get_untracked());
    let timer = StoredValue::new(None::<TimeoutHandle>);
    Effect::new(move |_| {
        let now = text.get();
        if let Some(timer) = timer.get_value() {
            timer.clear();
        }
        let settle = move || drop(rested.try_set(now.clone()));
        timer.set_value(set_timeout_with_handle(settle, PAUSE).ok());
    });
    rested
}
