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
/// Asked when a facilitator opens the desk or does something there, and not while a page only stands open: that must not keep a workshop
/// going that everybody has left. Where it fails, leading goes on, and the code can be turned by hand.
pub(super) async fn renew(app: &App, id: &WorkshopId, by: &PersonId) {
    if let Err(fault) = turn_if_spent(app, id, by).await {
        tracing::warn!(%fault, "a code that has run out cannot be turned");
    }
}

async fn turn_if_spent(app: &App, id: &WorkshopId, by: &PersonId) -> Result<(), Fault> {
    let wanted = id.clone();
    let spent = app.db.read(move |conn| {
        let record = store::get(conn, &wanted)?;
        let running = record.status() == WorkshopStatus::Running;
        match record.code_until.filter(|until| running && *until <= clock::now().0) {
            Some(until) => Ok(Some((until, app::new_code(conn)?))),
            None => Ok(None),
        }
    });
    let Some((until, code)) = spent.await? else { return Ok(()) };
    // Named by what it replaces: of two desks that see it at once, one turns it.
    let (command, lead) = (format!("code-{until}"), Lead::TurnCode { code });
    let what = What::Lead { id: command, person: by.clone(), lead };
    app.rooms.send(id, what).await.map(drop)
}
