//! Endpoints about triage.

use forenkl_api::{
    Empty,
    triage::{
        AnswerWishes, AssignWishes, CreateTemplate, GetTriage, HandOverWishes, ListTemplates, RemoveTemplate,
        Template, Templates, Triage, UpdateTemplate,
    },
};

use super::{app, templates};
use crate::{
    fault::Fault,
    features::{initiatives::app::Reader, wishes::app as wish_rules},
    http::Call,
};

pub(super) async fn get(call: Call<GetTriage>) -> Result<Triage, Fault> {
    let (actor, org, query) = (call.actor()?, call.app.org().await?, call.query);
    call.app.db.read(move |conn| app::triage(conn, &org, &actor, &query)).await
}

pub(super) async fn answer(call: Call<AnswerWishes>) -> Result<Empty, Fault> {
    call.body.check()?;
    let (actor, org, body) = (call.actor()?, call.app.org().await?, call.body);
    call.app.db.write(move |tx| app::answer(tx, &Reader { org, actor }, &body)).await?;
    Ok(Empty {})
}

pub(super) async fn assign(call: Call<AssignWishes>) -> Result<Empty, Fault> {
    call.body.check()?;
    let (actor, org, body) = (call.actor()?, call.app.org().await?, call.body);
    call.app
        .db
        .write(move |tx| {
            body.wishes
                .iter()
                .try_for_each(|wish| wish_rules::assign(tx, &org, &actor, wish.number, body.person.as_ref()))
        })
        .await?;
    Ok(Empty {})
}

pub(super) async fn hand_over(call: Call<HandOverWishes>) -> Result<Empty, Fault> {
    call.body.check()?;
    let (actor, org, body) = (call.actor()?, call.app.org().await?, call.body);
    call.app
        .db
        .write(move |tx| {
            app::check_seen(tx, &body.wishes)?;
            body.wishes
                .iter()
                .try_for_each(|wish| wish_rules::hand_over(tx, &org, &actor, wish, &body.area, &body.note))
        })
        .await?;
    Ok(Empty {})
}

pub(super) async fn templates(call: Call<ListTemplates>) -> Result<Templates, Fault> {
    let (actor, org) = (call.actor()?, call.app.org().await?);
    call.app.db.read(move |conn| templates::list(conn, &org, &actor)).await
}

pub(super) async fn create_template(call: Call<CreateTemplate>) -> Result<Template, Fault> {
    call.body.check()?;
    let (actor, org, body) = (call.actor()?, call.app.org().await?, call.body);
    call.app.db.write(move |tx| templates::create(tx, &org, &actor, &body)).await
}

pub(super) async fn update_template(call: Call<UpdateTemplate>) -> Result<Template, Fault> {
    call.body.check()?;
    let (actor, org, body, id) = (call.actor()?, call.app.org().await?, call.body, call.path.template);
    call.app.db.write(move |tx| templates::update(tx, &org, &actor, &id, &body)).await
}

pub(super) async fn remove_template(call: Call<RemoveTemplate>) -> Result<Empty, Fault> {
    let (actor, org, id) = (call.actor()?, call.app.org().await?, call.path.template);
    call.app.db.write(move |tx| templates::remove(tx, &org, &actor, &id)).await?;
    Ok(Empty {})
}
