//! Giving status, and what follows from delivering.

use forenkl_api::{
    initiatives::{InitiativeStatus, StatusUpdateBody},
    wishes::WishStatus,
};
use serde_json::json;

use super::{
    super::store::{self, UpdateRow},
    Reader, raise_from, record, status_of,
};
use crate::{db::Tx, fault::Fault, features::wishes, ids};

/// Gives status. From any status to any other; *delivered* moves the wishes to *carried out*. Leaving *delivered* or *stopped* takes the
/// moment away; saying it again while it is so keeps the first.
///
/// # Errors
/// `stale` with the present state, or `not_found`.
pub fn give_status(
    tx: &mut Tx<'_>,
    reader: &Reader,
    number: i64,
    body: &StatusUpdateBody,
) -> Result<(), Fault> {
    let held = raise_from(tx, reader, number, body.version)?;
    let (now, text) = (tx.now.0, body.text.trim());
    let delivered = body.status == InitiativeStatus::Delivered;
    let before = status_of(&held.status);
    let since = |status: InitiativeStatus, known: Option<i64>| {
        (body.status == status).then(|| known.filter(|_| before == status).unwrap_or(now))
    };
    let delivered_at = since(InitiativeStatus::Delivered, held.delivered_at);
    let stopped_at = since(InitiativeStatus::Stopped, held.stopped_at);
    store::insert_update(
        tx,
        &UpdateRow {
            id: ids::new(),
            initiative: number,
            status: body.status.word(),
            health: body.health.word(),
            text,
            by_id: reader.actor.id().as_str(),
            at: now,
        },
    )?;
    store::set_status(tx, number, (body.status.word(), body.health.word()), delivered_at, stopped_at)?;
    let newly = delivered && before != InitiativeStatus::Delivered;
    let action = if newly { "initiative.delivered" } else { "initiative.status_given" };
    record(tx, reader, number, &held.title, action, |act| {
        act.change(
            json!({ "status": held.status, "health": held.health }),
            json!({ "status": body.status, "health": body.health, "text": text }),
        )
    })?;
    if delivered { carry_out_wishes(tx, reader, number, newly) } else { Ok(()) }
}

/// What was promised is there now, so those who asked can be asked whether it helps. Wishes already there stay; and a wish that
/// someone opened again, because it does not help, is not closed by a further status, only by delivering anew.
fn carry_out_wishes(tx: &mut Tx<'_>, reader: &Reader, number: i64, newly: bool) -> Result<(), Fault> {
    let linked = store::linked_wishes(tx, number)?;
    for wish in wishes::app::refs(tx, &linked, false)? {
        let waits = match wish.status {
            WishStatus::CarriedOut | WishStatus::Confirmed => false,
            WishStatus::Reopened => newly,
            WishStatus::Received | WishStatus::Assessing | WishStatus::Answered => true,
        };
        if waits {
            wishes::app::carried_out(tx, wish.number, reader.actor.id())?;
        }
    }
    Ok(())
}
