//! Endpoints about feeds.

use forenkl_api::{
    Endpoint,
    feeds::{CloseFeed, FeedPurpose, Feeds, ListFeeds, MakeFeed, ReadCalendar, ReadWishFeed},
};

use super::app::{self as rules, Reading};
use crate::{
    app::App,
    auth::Actor,
    db::Conn,
    fault::Fault,
    http::{Call, Document},
};

pub(super) async fn list(call: Call<ListFeeds>) -> Result<Feeds, Fault> {
    let actor = call.actor()?;
    shown(&call.app, &actor).await
}

async fn shown(app: &App, actor: &Actor) -> Result<Feeds, Fault> {
    let (person, public_url) = (actor.id().clone(), app.config.public_url.clone());
    app.db.read(move |conn| Ok(Feeds { feeds: rules::list(conn, &person, &public_url)? })).await
}

pub(super) async fn make(call: Call<MakeFeed>) -> Result<Feeds, Fault> {
    let (actor, purpose) = (call.actor()?, call.path.purpose);
    let person = actor.id().clone();
    call.app.db.write(move |tx| rules::make(tx, &person, purpose)).await?;
    shown(&call.app, &actor).await
}

pub(super) async fn close(call: Call<CloseFeed>) -> Result<Feeds, Fault> {
    let (actor, purpose) = (call.actor()?, call.path.purpose);
    let person = actor.id().clone();
    call.app.db.write(move |tx| rules::close(tx, &person, purpose)).await?;
    shown(&call.app, &actor).await
}

pub(super) async fn wishes(call: Call<ReadWishFeed>) -> Result<Document, Fault> {
    let (token, query, likeness) = (call.path.token.clone(), call.query.clone(), call.app.likeness.clone());
    likeness.ready(&call.app.db).await?;
    let text = read(&call, token, FeedPurpose::Wishes, move |conn, reading| {
        rules::wishes(conn, &likeness, reading, &query)
    });
    Ok(Document { media_type: "application/atom+xml; charset=utf-8", content: text.await?.into_bytes() })
}

pub(super) async fn calendar(call: Call<ReadCalendar>) -> Result<Document, Fault> {
    let token = call.path.token.clone();
    let text = read(&call, token, FeedPurpose::Calendar, rules::calendar).await?;
    Ok(Document { media_type: "text/calendar; charset=utf-8", content: text.into_bytes() })
}

/// Finds whose feed it is, and writes it as that person may see things now. A wrong token, a closed feed and a closed person are the
/// same: nothing is there.
async fn read<E: Endpoint>(
    call: &Call<E>,
    token: String,
    purpose: FeedPurpose,
    write: impl FnOnce(&mut Conn, &Reading) -> Result<String, Fault> + Send + 'static,
) -> Result<String, Fault> {
    let (org, public_url) = (call.app.org().await?, call.app.config.public_url.clone());
    call.app
        .db
        .read(move |conn| {
            let (actor, made_at) = rules::reader(conn, &org, &token, purpose)?;
            write(conn, &Reading { org, actor, public_url, made_at })
        })
        .await
}
