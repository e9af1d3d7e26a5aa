//! The record: as data for the page, and as a file.

mod figures;
mod paper;
mod sheet;
mod words;

pub use paper::{literal, markdown};

use axum::response::Response;
use forenkl_api::{
    PartialDate, Timestamp, WorkshopId,
    problem::ConflictReason,
    workshops::{ExportRecord, ReadRecord, Record, ShowRecord, WorkshopStatus},
};

use super::{
    http::is_inside,
    room::{About, State},
    rooms::What,
    store,
};
use crate::{app::App, clock, db::Conn, fault::Fault, features::transfer::attachment, http::Call, org::Org};

pub(super) async fn show(call: Call<ShowRecord>) -> Result<Record, Fault> {
    of_workshop(&call.app, call.path.workshop).await
}

pub(super) async fn read(call: Call<ReadRecord>) -> Result<Record, Fault> {
    let participant = call.guest()?;
    let (_, outcome) = call.app.rooms.send(&call.path.workshop, What::Look(participant)).await?;
    // Who waits, or was sent out, learns no more afterwards than they did before.
    if !outcome.own.as_ref().is_some_and(is_inside) {
        return Err(Fault::forbidden());
    }
    let record = of_workshop(&call.app, call.path.workshop).await?;
    // Participants may look back, never ahead.
    let has_ended = record.status == WorkshopStatus::Ended;
    if has_ended { Ok(record) } else { Err(Fault::conflict(ConflictReason::NotNow)) }
}

pub(super) async fn export(call: Call<ExportRecord>) -> Result<Response, Fault> {
    let language = call.actor()?.me.language;
    let record = of_workshop(&call.app, call.path.workshop.clone()).await?;
    let (media_type, content) = match call.path.format.as_str() {
        "md" => ("text/markdown; charset=utf-8", paper::markdown(&record, language)),
        "csv" => ("text/csv; charset=utf-8", sheet::csv(&record, language)?),
        "json" => ("application/json", store::write(&record)?),
        _ => return Err(Fault::not_found()),
    };
    let day = PartialDate::from_day_number(clock::danish_day(record.opened_at.unwrap_or_else(clock::now)));
    let day = day.map(|day| day.to_string()).unwrap_or_default();
    let name = format!("{}-{day}.{}", words::Words(language).file_name(), call.path.format);
    attachment(media_type, &name, content)
}

async fn of_workshop(app: &App, id: WorkshopId) -> Result<Record, Fault> {
    let org = app.org().await?;
    app.db.read(move |conn| load(conn, &org, &id)).await
}

/// The record of a workshop that was opened.
///
/// # Errors
/// `not_found` where there is no such workshop; `conflict` with `not_now` before it was opened.
pub fn load(conn: &mut Conn, org: &Org, id: &WorkshopId) -> Result<Record, Fault> {
    // What is not there is told before what was not opened.
    store::get(conn, id)?;
    let state = store::load(conn, id)?.ok_or_else(|| Fault::conflict(ConflictReason::NotNow))?;
    of_state(conn, org, id, &state)
}

/// The record of a workshop whose log has been read.
///
/// # Errors
/// `not_found` where there is no such workshop.
pub fn of_state(conn: &mut Conn, org: &Org, id: &WorkshopId, state: &State) -> Result<Record, Fault> {
    let stored = store::get(conn, id)?;
    Ok(state.record(&About {
        workshop: id.clone(),
        place: stored.place,
        programme: stored.programme,
        opened_at: stored.opened_at.map(Timestamp),
        ended_at: stored.ended_at.map(Timestamp),
        now: clock::now(),
        unit_name: &|unit| org.unit(unit).map(|unit| unit.name.clone()).unwrap_or_default(),
    }))
}
