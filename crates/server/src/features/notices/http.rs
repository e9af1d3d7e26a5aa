//! Endpoints about notices.

use forenkl_api::{
    Page,
    notices::{
        CountUnread, GetChoices, ListNotices, NoticeChoices, NoticeGroup, ReadNotices, SetChoices, Unread,
    },
};

use super::app as rules;
use crate::{app::App, auth::Actor, fault::Fault, http::Call};

pub(super) async fn list(call: Call<ListNotices>) -> Result<Page<NoticeGroup>, Fault> {
    let (actor, org, page) = (call.actor()?, call.app.org().await?, call.query.page.unwrap_or(1));
    call.app.db.read(move |conn| rules::list(conn, &org, &actor, page)).await
}

pub(super) async fn unread(call: Call<CountUnread>) -> Result<Unread, Fault> {
    let actor = call.actor()?;
    call.app.db.read(move |conn| Ok(Unread { unread: rules::unread(conn, actor.id())? })).await
}

pub(super) async fn read(call: Call<ReadNotices>) -> Result<Unread, Fault> {
    call.body.check()?;
    let (actor, body) = (call.actor()?, call.body);
    let me = actor.id().clone();
    let (marked, unread) = call
        .app
        .db
        .write(move |tx| {
            let marked = rules::mark_read(tx, actor.id(), &body)?;
            Ok((marked, rules::unread(tx, actor.id())?))
        })
        .await?;
    if marked > 0 {
        // The bell in the person's other windows follows.
        call.app.notices.ring(me.as_str());
    }
    Ok(Unread { unread })
}

pub(super) async fn choices(call: Call<GetChoices>) -> Result<NoticeChoices, Fault> {
    let actor = call.actor()?;
    shown(&call.app, &actor).await
}

pub(super) async fn choose(call: Call<SetChoices>) -> Result<NoticeChoices, Fault> {
    call.body.check()?;
    let (actor, body, gather) = (call.actor()?, call.body, call.app.config.gather());
    let person = actor.id().clone();
    call.app.db.write(move |tx| rules::choose(tx, &person, &body.choices, gather)).await?;
    shown(&call.app, &actor).await
}

async fn shown(app: &App, actor: &Actor) -> Result<NoticeChoices, Fault> {
    let (person, email) = (actor.id().clone(), actor.me.email.clone());
    let choices = app.db.read(move |conn| rules::choices(conn, &person)).await?;
    Ok(NoticeChoices { choices, mails: app.config.mail.is_some(), email })
}
