//! Lists as files over HTTP.

use std::sync::Arc;

use axum::response::Response;
use forenkl_api::{
    Endpoint, PartialDate,
    people::Language,
    transfer::{
        ExportActivity, ExportAnswerTimes, ExportAreas, ExportInitiatives, ExportPath, ExportPeople,
        ExportUnits, ExportWishes,
    },
};

use super::{Format, answer_times, lists, table::Table};
use crate::{
    auth::Actor,
    clock,
    db::Conn,
    fault::Fault,
    features::{initiatives::app::Reader, transfer::http::attachment},
    http::Call,
    org::Org,
};

pub async fn wishes(call: Call<ExportWishes>) -> Result<Response, Fault> {
    let (query, likeness) = (call.query.clone(), call.app.likeness.clone());
    likeness.ready(&call.app.db).await?;
    send(call, ("ønsker", "wishes"), move |conn, org, actor| {
        lists::wishes(conn, &likeness, org, actor, &query)
    })
    .await
}

pub async fn initiatives(call: Call<ExportInitiatives>) -> Result<Response, Fault> {
    let query = call.query.clone();
    send(call, ("tiltag", "initiatives"), move |conn, org, actor| {
        lists::initiatives(conn, &Reader { org: org.clone(), actor: actor.clone() }, &query)
    })
    .await
}

pub async fn units(call: Call<ExportUnits>) -> Result<Response, Fault> {
    send(call, ("enheder", "units"), |_, org, actor| Ok(lists::units(org, actor.me.language))).await
}

pub async fn areas(call: Call<ExportAreas>) -> Result<Response, Fault> {
    send(call, ("fagområder", "areas"), |conn, org, actor| lists::areas(conn, org, actor.me.language)).await
}

pub async fn people(call: Call<ExportPeople>) -> Result<Response, Fault> {
    let query = call.query.clone();
    send(call, ("personer", "people"), move |conn, org, actor| lists::people(conn, org, actor, &query)).await
}

pub async fn activity(call: Call<ExportActivity>) -> Result<Response, Fault> {
    let query = call.query.clone();
    send(call, ("aktivitet", "activity"), move |conn, _, actor| lists::activity(conn, actor, &query)).await
}

pub async fn answer_times(call: Call<ExportAnswerTimes>) -> Result<Response, Fault> {
    let query = call.query.clone();
    send(call, ("svartider", "answer-times"), move |conn, org, actor| {
        answer_times::table(conn, org, actor.me.language, &query)
    })
    .await
}

/// Makes the table on a reader, writes it there too, and names the file after list and day.
async fn send<E, F>(
    call: Call<E>,
    (danish, english): (&'static str, &'static str),
    list: F,
) -> Result<Response, Fault>
where
    E: Endpoint<Path = ExportPath>,
    F: FnOnce(&mut Conn, &Arc<Org>, &Arc<Actor>) -> Result<Table, Fault> + Send + 'static,
{
    let format = Format::from_word(&call.path.format).ok_or_else(Fault::not_found)?;
    let actor = call.actor()?;
    let org = call.app.org().await?;
    let language = actor.me.language;
    let name = if language == Language::Danish { danish } else { english };
    let bytes =
        call.app.db.read(move |conn| format.write(&list(conn, &org, &actor)?, name, language)).await?;
    let day = PartialDate::from_day_number(clock::today()).map(|day| day.to_string()).unwrap_or_default();
    attachment(format.media_type(), &format!("{name}-{day}.{}", format.ending()), bytes)
}
