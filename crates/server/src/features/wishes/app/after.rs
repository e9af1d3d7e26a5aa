//! Not accepting a refusal: once, with a reason. The wish is open again, and its clock starts anew.

use diesel::prelude::*;
use forenkl_api::{
    Timestamp,
    problem::ConflictReason,
    wishes::{Appeal, AppealBody, Decision, WishStatus},
};
use serde_json::json;

use super::{
    author_visibility,
    store::{self, WishRecord},
};
use crate::{
    auth::Actor,
    db::{Act, Conn, Tx, schema::appeals},
    fault::Fault,
    features::deadlines::app as deadlines,
    org::Org,
};

/// Appeals a refusal.
///
/// # Errors
/// `forbidden` for anyone but the author; `stale`; `wrong_status` where nothing was refused; `already_appealed`.
pub fn appeal(
    tx: &mut Tx<'_>,
    org: &Org,
    actor: &Actor,
    number: i64,
    body: &AppealBody,
) -> Result<(), Fault> {
    let mut record = store::get_unmerged(tx, number)?;
    if record.author_id.as_deref() != Some(actor.id().as_str()) {
        return Err(Fault::forbidden());
    }
    if record.version != body.version {
        return Err(Fault::stale(&super::detail(tx, org, actor, number)?));
    }
    if !is_refused(&record) {
        return Err(Fault::conflict(ConflictReason::WrongStatus));
    }
    if appeal_of(tx, number)?.is_some() {
        return Err(Fault::conflict(ConflictReason::AlreadyAppealed));
    }
    diesel::insert_into(appeals::table)
        .values((
            appeals::wish.eq(number),
            appeals::by_id.eq(actor.id().as_str()),
            appeals::reason.eq(body.reason.trim()),
            appeals::at.eq(tx.now.0),
        ))
        .execute(&mut **tx)?;
    let before = json!({ "status": record.status });
    record.status = WishStatus::Reopened.word().to_owned();
    deadlines::begin(tx, org, &mut record)?;
    store::save(tx, &mut record)?;
    let act = Act::new("wish.appealed", "wish", number)
        .by(actor.id())
        .seen_by(author_visibility(&record))
        .label(&record.title)
        .change(before, json!({ "status": record.status, "reason": body.reason.trim() }));
    tx.record(act).map(drop)
}

fn is_refused(record: &WishRecord) -> bool {
    record.status() == WishStatus::Answered
        && matches!(record.decision(), Some(Decision::No | Decision::NotNow))
}

/// Whether the author may still appeal.
pub(super) fn may_appeal(conn: &mut Conn, record: &WishRecord) -> Result<bool, Fault> {
    Ok(is_refused(record) && appeal_of(conn, record.number)?.is_none())
}

pub(super) fn appeal_of(conn: &mut Conn, wish: i64) -> Result<Option<Appeal>, Fault> {
    let appeal: Option<(String, i64)> =
        appeals::table.find(wish).select((appeals::reason, appeals::at)).first(conn).optional()?;
    Ok(appeal.map(|(reason, at)| Appeal { reason, at: Timestamp(at) }))
}
