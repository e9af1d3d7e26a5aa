//! Initiatives over HTTP: reads the call, checks the body, answers with the initiative as it is after the change.

use forenkl_api::{
    Page,
    activity::History,
    initiatives::{
        AddEffectValue, CreateEffect, CreateInitiative, CreateMilestone, DeleteMilestone, GetInitiative,
        GiveStatus, Initiative, InitiativeHistory, InitiativeRow, LinkWish, ListInitiatives, UnlinkWish,
        UpdateInitiative, UpdateMilestone, VerifyEffect,
    },
};

use super::app::{self, Reader};
use crate::{
    app::App,
    db::Tx,
    fault::Fault,
    http::{Api, Call},
};

/// Mounts the endpoints.
pub fn mount(api: Api) -> Api {
    api.on::<ListInitiatives, _, _>(list)
        .on::<CreateInitiative, _, _>(create)
        .on::<GetInitiative, _, _>(get)
        .on::<UpdateInitiative, _, _>(update)
        .on::<GiveStatus, _, _>(give_status)
        .on::<LinkWish, _, _>(link_wish)
        .on::<UnlinkWish, _, _>(unlink_wish)
        .on::<CreateMilestone, _, _>(create_milestone)
        .on::<UpdateMilestone, _, _>(update_milestone)
        .on::<DeleteMilestone, _, _>(delete_milestone)
        .on::<CreateEffect, _, _>(create_effect)
        .on::<AddEffectValue, _, _>(add_effect_value)
        .on::<VerifyEffect, _, _>(verify_effect)
        .on::<InitiativeHistory, _, _>(history)
}

async fn reader<E: forenkl_api::Endpoint>(call: &Call<E>) -> Result<Reader, Fault> {
    Ok(Reader { org: call.app.org().await?, actor: call.actor()? })
}

async fn read(app: &App, reader: Reader, number: i64) -> Result<Initiative, Fault> {
    app.db.read(move |conn| app::get(conn, &reader, number)).await
}

/// Makes a change and reads the initiative anew, so that the writer is held no longer than the change takes.
async fn change<W>(app: &App, reader: Reader, number: i64, work: W) -> Result<Initiative, Fault>
where
    W: FnOnce(&mut Tx<'_>, &Reader) -> Result<(), Fault> + Send + 'static,
{
    let who = reader.clone();
    app.db.write(move |tx| work(tx, &who)).await?;
    read(app, reader, number).await
}

async fn list(call: Call<ListInitiatives>) -> Result<Page<InitiativeRow>, Fault> {
    let reader = reader(&call).await?;
    let query = call.query;
    call.app.db.read(move |conn| app::list(conn, &reader, &query)).await
}

async fn get(call: Call<GetInitiative>) -> Result<Initiative, Fault> {
    read(&call.app, reader(&call).await?, call.path.initiative).await
}

async fn create(call: Call<CreateInitiative>) -> Result<Initiative, Fault> {
    call.body.check()?;
    let reader = reader(&call).await?;
    let (who, body) = (reader.clone(), call.body);
    let number = call.app.db.write(move |tx| app::create(tx, &who, &body)).await?;
    read(&call.app, reader, number).await
}

async fn update(call: Call<UpdateInitiative>) -> Result<Initiative, Fault> {
    call.body.check()?;
    let (reader, number, body) = (reader(&call).await?, call.path.initiative, call.body);
    change(&call.app, reader, number, move |tx, who| app::update(tx, who, number, &body)).await
}

async fn give_status(call: Call<GiveStatus>) -> Result<Initiative, Fault> {
    call.body.check()?;
    let (reader, number, body) = (reader(&call).await?, call.path.initiative, call.body);
    change(&call.app, reader, number, move |tx, who| app::give_status(tx, who, number, &body)).await
}

async fn link_wish(call: Call<LinkWish>) -> Result<Initiative, Fault> {
    let (reader, number, wish) = (reader(&call).await?, call.path.initiative, call.path.wish);
    change(&call.app, reader, number, move |tx, who| app::link_wish(tx, who, number, wish)).await
}

async fn unlink_wish(call: Call<UnlinkWish>) -> Result<Initiative, Fault> {
    let (reader, number, wish) = (reader(&call).await?, call.path.initiative, call.path.wish);
    change(&call.app, reader, number, move |tx, who| app::unlink_wish(tx, who, number, wish)).await
}

async fn create_milestone(call: Call<CreateMilestone>) -> Result<Initiative, Fault> {
    call.body.check()?;
    let (reader, number, body) = (reader(&call).await?, call.path.initiative, call.body);
    change(&call.app, reader, number, move |tx, who| app::create_milestone(tx, who, number, &body)).await
}

async fn update_milestone(call: Call<UpdateMilestone>) -> Result<Initiative, Fault> {
    call.body.check()?;
    let (reader, path, body) = (reader(&call).await?, call.path, call.body);
    change(&call.app, reader, path.initiative, move |tx, who| app::update_milestone(tx, who, &path, &body))
        .await
}

async fn delete_milestone(call: Call<DeleteMilestone>) -> Result<Initiative, Fault> {
    let (reader, path) = (reader(&call).await?, call.path);
    change(&call.app, reader, path.initiative, move |tx, who| app::delete_milestone(tx, who, &path)).await
}

async fn create_effect(call: Call<CreateEffect>) -> Result<Initiative, Fault> {
    call.body.check()?;
    let (reader, number, body) = (reader(&call).await?, call.path.initiative, call.body);
    change(&call.app, reader, number, move |tx, who| app::create_effect(tx, who, number, &body)).await
}

async fn add_effect_value(call: Call<AddEffectValue>) -> Result<Initiative, Fault> {
    call.body.check()?;
    let (reader, path, body) = (reader(&call).await?, call.path, call.body);
    change(&call.app, reader, path.initiative, move |tx, who| app::add_effect_value(tx, who, &path, &body))
        .await
}

async fn verify_effect(call: Call<VerifyEffect>) -> Result<Initiative, Fault> {
    call.body.check()?;
    let (reader, path, body) = (reader(&call).await?, call.path, call.body);
    change(&call.app, reader, path.initiative, move |tx, who| app::verify_effect(tx, who, &path, &body)).await
}

async fn history(call: Call<InitiativeHistory>) -> Result<History, Fault> {
    let (reader, number) = (reader(&call).await?, call.path.initiative);
    call.app.db.read(move |conn| app::history(conn, &reader, number)).await
}
