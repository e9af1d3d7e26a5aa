//! Endpoints about comments.

use forenkl_api::{
    Empty,
    comments::{
        Comment, Comments, CreateComment, ListComments, RemoveComment, RestoreComment, UpdateComment,
    },
};

use super::app;
use crate::{fault::Fault, http::Call};

pub(super) async fn list(call: Call<ListComments>) -> Result<Comments, Fault> {
    let (actor, org) = (call.actor()?, call.app.org().await?);
    call.app.db.read(move |conn| app::list(conn, &org, &actor, call.path.wish)).await
}

pub(super) async fn create(call: Call<CreateComment>) -> Result<Comment, Fault> {
    call.body.check()?;
    let (actor, org, body, wish) = (call.actor()?, call.app.org().await?, call.body, call.path.wish);
    call.app.db.write(move |tx| app::create(tx, &org, &actor, wish, &body)).await
}

pub(super) async fn update(call: Call<UpdateComment>) -> Result<Comment, Fault> {
    call.body.check()?;
    let (actor, org, body, id) = (call.actor()?, call.app.org().await?, call.body, call.path.comment);
    call.app.db.write(move |tx| app::update(tx, &org, &actor, &id, &body)).await
}

pub(super) async fn remove(call: Call<RemoveComment>) -> Result<Empty, Fault> {
    call.body.check()?;
    let (actor, body, id) = (call.actor()?, call.body, call.path.comment);
    call.app.db.write(move |tx| app::remove(tx, &actor, &id, &body.reason)).await?;
    Ok(Empty {})
}

pub(super) async fn restore(call: Call<RestoreComment>) -> Result<Comment, Fault> {
    let (actor, org, id) = (call.actor()?, call.app.org().await?, call.path.comment);
    call.app.db.write(move |tx| app::restore(tx, &org, &actor, &id)).await
}
