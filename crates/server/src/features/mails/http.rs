//! Endpoints about mails, and the address that mail programs call.

use axum::{
    Router,
    body::Bytes,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
    routing::post,
};
use forenkl_api::mails::{
    GetUnsubscription, GiveUpMail, ListMails, MailQueue, RetryMail, Unsubscribe, Unsubscription,
};

use super::app as rules;
use crate::{app::App, clock, fault::Fault, http::Call};

pub(super) async fn list(call: Call<ListMails>) -> Result<MailQueue, Fault> {
    shown(&call.app).await
}

async fn shown(app: &App) -> Result<MailQueue, Fault> {
    let mails = app.config.mail.is_some();
    app.db.read(move |conn| rules::queue(conn, clock::now(), mails)).await
}

pub(super) async fn retry(call: Call<RetryMail>) -> Result<MailQueue, Fault> {
    let (actor, id) = (call.actor()?, call.path.mail);
    call.app.db.write(move |tx| rules::retry(tx, &id, actor.id())).await?;
    call.app.mailing.wake();
    shown(&call.app).await
}

pub(super) async fn give_up(call: Call<GiveUpMail>) -> Result<MailQueue, Fault> {
    let (actor, id) = (call.actor()?, call.path.mail);
    call.app.db.write(move |tx| rules::give_up(tx, &id, actor.id())).await?;
    shown(&call.app).await
}

pub(super) async fn what_stops(call: Call<GetUnsubscription>) -> Result<Unsubscription, Fault> {
    let token = call.path.token;
    call.app.db.read(move |conn| rules::what_stops(conn, &token)).await
}

pub(super) async fn stop(call: Call<Unsubscribe>) -> Result<Unsubscription, Fault> {
    let token = call.path.token;
    call.app.db.write(move |tx| rules::stop(tx, &token)).await
}

/// The address in the mail's header, for mail programs: `POST` with the form RFC 8058 names stops the mails at once. Opened by a person
/// (`GET`) it is a page of the app.
pub fn one_click(page: Router) -> Router<App> {
    Router::new().route("/afmeld/{token}", post(clicked).fallback_service(page))
}

async fn clicked(State(app): State<App>, Path(token): Path<String>, body: Bytes) -> Response {
    if body.trim_ascii() != b"List-Unsubscribe=One-Click" {
        return StatusCode::BAD_REQUEST.into_response();
    }
    match app.db.write(move |tx| rules::stop(tx, &token)).await {
        Ok(_) => StatusCode::OK.into_response(),
        Err(Fault::Problem(_)) => StatusCode::NOT_FOUND.into_response(),
        Err(fault) => {
            tracing::error!(%fault, "mails could not be stopped");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}
