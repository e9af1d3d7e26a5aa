//! Endpoints about rounds.

use forenkl_api::rounds::{CloseRound, CreateRound, ListRounds, Round, Rounds, UpdateRound};

use super::app;
use crate::{fault::Fault, http::Call};

pub(super) async fn list(call: Call<ListRounds>) -> Result<Rounds, Fault> {
    let (actor, org) = (call.actor()?, call.app.org().await?);
    call.app.db.read(move |conn| Ok(Rounds { rounds: app::list(conn, &org, &actor)? })).await
}

pub(super) async fn create(call: Call<CreateRound>) -> Result<Round, Fault> {
    call.body.check()?;
    let (actor, org, body) = (call.actor()?, call.app.org().await?, call.body);
    call.app
        .db
        .write(move |tx| {
            let id = app::create(tx, &org, &body, actor.id())?;
            app::get(tx, &org, &actor, &id)
        })
        .await
}

pub(super) async fn update(call: Call<UpdateRound>) -> Result<Round, Fault> {
    call.body.check()?;
    let (actor, org, body, id) = (call.actor()?, call.app.org().await?, call.body, call.path.round);
    call.app
        .db
        .write(move |tx| {
            app::update(tx, &org, &actor, &id, &body)?;
            app::get(tx, &org, &actor, &id)
        })
        .await
}

pub(super) async fn close(call: Call<CloseRound>) -> Result<Round, Fault> {
    let (actor, org, id) = (call.actor()?, call.app.org().await?, call.path.round);
    call.app
        .db
        .write(move |tx| {
            app::close(tx, &org, &actor, &id)?;
            app::get(tx, &org, &actor, &id)
        })
        .await
}
