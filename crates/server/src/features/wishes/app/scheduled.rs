//! Answers that are written now and go out later.

use diesel::prelude::*;
use forenkl_api::{
    FieldCode, FieldError, PersonId, Problem, Timestamp,
    problem::ConflictReason,
    triage::SCHEDULE_DAYS_MAX,
    wishes::{AnswerBody, ScheduledAnswer},
};
use std::sync::Arc;

use super::{may_assess, store, store::WishRecord};
use crate::{
    auth::{Actor, actor},
    clock,
    db::{
        Act, Conn, Tx,
        schema::{scheduled_answers, wishes},
    },
    fault::Fault,
    features::{initiatives::app::Reader, people},
    org::Org,
};

/// Keeps an answer until it is to go out; a later one takes the place of an earlier one.
pub(super) fn schedule(
    tx: &mut Tx<'_>,
    reader: &Reader,
    record: &mut WishRecord,
    body: &AnswerBody,
) -> Result<(), Fault> {
    let at = body.publish_at.unwrap_or(tx.now);
    if at.0 - tx.now.0 > SCHEDULE_DAYS_MAX * 86_400_000 {
        let error = FieldError::new("publish_at", FieldCode::OutOfRange).limit(SCHEDULE_DAYS_MAX);
        return Err(Problem::invalid(vec![error]).into());
    }
    if reader.org.unit(&body.unit).is_none() {
        return Err(Fault::field("unit", FieldCode::Unknown));
    }
    if let Some(initiative) = body.initiative
        && crate::features::initiatives::app::refs(tx, &[initiative])?.is_empty()
    {
        return Err(Fault::field("initiative", FieldCode::Unknown));
    }
    forget(tx, record.number)?;
    // The version rises, so that a colleague with the page open learns of it before answering too.
    store::save(tx, record)?;
    let kept = AnswerBody { version: record.version, publish_at: None, ..body.clone() };
    let kept = serde_json::to_string(&kept).map_err(|error| Fault::internal(error.to_string()))?;
    diesel::insert_into(scheduled_answers::table)
        .values((
            scheduled_answers::wish.eq(record.number),
            scheduled_answers::body.eq(kept),
            scheduled_answers::publish_at.eq(at.0),
            scheduled_answers::by_id.eq(reader.actor.id().as_str()),
            scheduled_answers::made_at.eq(tx.now.0),
        ))
        .execute(&mut **tx)?;
    // What will be answered is nobody's to read before.
    let act = Act::new("answer.scheduled", "wish", record.number)
        .by(reader.actor.id())
        .seen_by(crate::db::Visibility::Owner)
        .label(&record.title);
    tx.record(act).map(drop)
}

/// Forgets what was to go out, if anything was.
pub(super) fn forget(tx: &mut Tx<'_>, wish: i64) -> Result<bool, Fault> {
    Ok(diesel::delete(scheduled_answers::table.find(wish)).execute(&mut **tx)? > 0)
}

/// Takes back what has not gone out.
///
/// # Errors
/// `not_found` when nothing waits.
pub fn cancel_scheduled(tx: &mut Tx<'_>, actor: &PersonId, wish: i64) -> Result<(), Fault> {
    if !forget(tx, wish)? {
        return Err(Fault::not_found());
    }
    let title: String = wishes::table.find(wish).select(wishes::title).first(&mut **tx)?;
    let act = Act::new("answer.schedule_cancelled", "wish", wish)
        .by(actor)
        .seen_by(crate::db::Visibility::Owner)
        .label(title);
    tx.record(act).map(drop)
}

/// Sends out an answer whose time has come, as its writer and with what the writer may do today.
///
/// # Errors
/// A problem when it cannot go out: the writer may no longer answer, or the wish was changed since it was written.
pub fn publish_scheduled(tx: &mut Tx<'_>, org: &Arc<Org>, wish: i64) -> Result<(), Fault> {
    let due: Option<(String, String)> = scheduled_answers::table
        .find(wish)
        .filter(scheduled_answers::failed_at.is_null())
        .filter(scheduled_answers::publish_at.le(tx.now.0))
        .select((scheduled_answers::body, scheduled_answers::by_id))
        .first(&mut **tx)
        .optional()?;
    // Sent by another node, or taken back.
    let Some((body, by)) = due else { return Ok(()) };
    let body: AnswerBody =
        serde_json::from_str(&body).map_err(|_| Fault::conflict(ConflictReason::WrongStatus))?;
    let me = actor::load(tx, org, &by, clock::today())?.ok_or_else(Fault::forbidden)?;
    let writer = Arc::new(Actor { me, session: String::new() });
    let record = store::get_unmerged(tx, wish)?;
    if !may_assess(org, &writer, &record) {
        return Err(Fault::forbidden());
    }
    super::answer(tx, &Reader { org: org.clone(), actor: writer }, wish, &body)
}

pub(super) fn of_wish(conn: &mut Conn, wish: i64) -> Result<Option<ScheduledAnswer>, Fault> {
    let kept: Option<(String, i64, String, Option<i64>)> = scheduled_answers::table
        .find(wish)
        .select((
            scheduled_answers::body,
            scheduled_answers::publish_at,
            scheduled_answers::by_id,
            scheduled_answers::failed_at,
        ))
        .first(conn)
        .optional()?;
    let Some((body, publish_at, by, failed_at)) = kept else { return Ok(None) };
    let Ok(body) = serde_json::from_str::<AnswerBody>(&body) else { return Ok(None) };
    Ok(Some(ScheduledAnswer {
        publish_at: Timestamp(publish_at),
        decision: body.decision,
        reason: body.reason,
        by: people::app::names(conn, [Some(by)])?.into_values().next(),
        failed: failed_at.is_some(),
    }))
}
