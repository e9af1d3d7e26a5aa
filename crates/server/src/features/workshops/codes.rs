//! Codes that have run out while the workshop still runs.

use forenkl_api::{
    PersonId, WorkshopId,
    workshops::{Lead, WorkshopStatus},
};

use super::{app, rooms::What, store};
use crate::{app::App, clock, fault::Fault};

/// Turns a code that has run out for a new one, so that what stands at the desk and on the wall leads in. The old one never does again: it
/// may hang on a whiteboard.
///
/// Asked when a facilitator opens the desk or the wall, or does something. Where it fails, leading goes on, and the code can be turned by
/// hand.
pub(super) async fn renew(app: &App, id: &WorkshopId, by: &PersonId) {
    replace(app, id, by, true).await;
}

/// The same for a page that stands open, so that it shows no code that leads nowhere. It is turned where something has happened since it
/// was made. Otherwise it is taken down until somebody comes: a page that only stands open must not keep a workshop going that
/// everybody has left.
pub(super) async fn look_after(app: &App, id: &WorkshopId, by: &PersonId) {
    replace(app, id, by, false).await;
}

async fn replace(app: &App, id: &WorkshopId, by: &PersonId, somebody_came: bool) {
    if let Err(fault) = replace_if_spent(app, id, by, somebody_came).await {
        tracing::warn!(%fault, "a code that has run out cannot be turned");
    }
}

async fn replace_if_spent(
    app: &App,
    id: &WorkshopId,
    by: &PersonId,
    somebody_came: bool,
) -> Result<(), Fault> {
    let wanted = id.clone();
    let spent = app.db.read(move |conn| {
        let record = store::get(conn, &wanted)?;
        let running = record.status() == WorkshopStatus::Running;
        let spent = record.code_until.filter(|until| running && *until <= clock::now().0);
        let Some(until) = spent.filter(|_| somebody_came || record.code.is_some()) else { return Ok(None) };
        let made_at = until - app::CODE_GOOD;
        let in_use = somebody_came || store::accepted_at(conn, &wanted, record.seq)? > made_at;
        // None at all, and it is taken down.
        let code = if in_use { app::new_code(conn)? } else { String::new() };
        Ok(Some((until, code)))
    });
    let Some((until, code)) = spent.await? else { return Ok(()) };
    // Named by what it replaces: of two pages that see it at once, one does it.
    let (command, lead) = (format!("code-{until}"), Lead::TurnCode { code });
    let what = What::Lead { id: command, person: by.clone(), lead };
    app.rooms.send(id, what).await.map(drop)
}
