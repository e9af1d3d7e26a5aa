//! The main job of a wish: sent once, found, supported, answered, carried out, judged; and nobody sees more than they may.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests stop at the first surprise"
)]

mod alike;
mod answering;
mod finding;
mod hiding;
mod merging;
mod sending;
#[path = "../support/mod.rs"]
mod support;
mod supporting;
mod talking;

use forenkl_api::wishes::{ListWishes, WishQuery, WishRow};
use support::{Someone, TestApp, nothing};

async fn list(app: &TestApp, by: &Someone, query: WishQuery) -> Vec<WishRow> {
    app.call_as::<ListWishes>(&by.id, nothing(), query, nothing()).await.unwrap().items
}

async fn find(app: &TestApp, text: &str) -> Vec<String> {
    let query = WishQuery { q: Some(text.into()), ..WishQuery::default() };
    list(app, &app.town.leader, query).await.into_iter().map(|row| row.title).collect()
}
