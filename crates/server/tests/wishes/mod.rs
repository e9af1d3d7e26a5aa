//! The main job of a wish: sent once, found, supported, answered, carried out, judged; and nobody sees more than they may.
mod alike;
mod answering;
mod finding;
mod hiding;
mod merging;
mod sending;
mod supporting;
mod talking;

use crate::support::{Someone, TestApp, nothing};
use forenkl_api::wishes::{ListWishes, WishQuery, WishRow};

async fn list(app: &TestApp, by: &Someone, query: WishQuery) -> Vec<WishRow> {
    app.call_as::<ListWishes>(&by.id, nothing(), query, nothing()).await.unwrap().items
}

async fn find(app: &TestApp, text: &str) -> Vec<String> {
    let query = WishQuery { q: Some(text.into()), ..WishQuery::default() };
    list(app, &app.town.leader, query).await.into_iter().map(|row| row.title).collect()
}
