//! Answering: decision, reason, responsible unit, and where something is done the initiative and its horizon.

use diesel::prelude::*;
use forenkl_api::{
    AnswerId, FieldCode,
    initiatives::InitiativeStatus,
    problem::ConflictReason,
    triage::fill_in,
    wishes::{AnswerBody, WishStatus},
};
use serde_json::json;

use super::{scheduled, store};
use crate::{
    db::{Act, Tx, schema::answers},
    fault::Fault,
    features::{
        deadlines::app as deadlines,
        initiatives::{self, app::Reader},
    },
    ids,
};

/// Answers a wish. A later answer takes the place of an earlier one, which stays on record.
///
/// # Errors
/// `stale`, `invalid`, or `wrong_status` once it has been carried out. With a time to come it is kept until then.
pub fn answer(tx: &mut Tx<'_>, reader: &Reader, number: i64, body: &AnswerBody) -> Result<(), Fault> {
    let (org, actor) = (&*reader.org, &*reader.actor);
    let mut record = store::get_unmerged(tx, number)?;
    if record.version != body.version {
        return Err(Fault::stale(&super::detail(tx, org, actor, number)?));
    }
    if matches!(record.status(), WishStatus::CarriedOut | WishStatus::Confirmed) {
        return Err(Fault::conflict(ConflictReason::WrongStatus));
    }
    if body.publish_at.is_some_and(|at| at > tx.now) {
        return scheduled::schedule(tx, reader, &mut record, body);
    }
    if org.unit(&body.unit).is_none() {
        return Err(Fault::field("unit", FieldCode::Unknown));
    }
    let initiative = match body.initiative {
        Some(initiative) => Some(
            initiatives::app::refs(tx, &[initiative])?
                .pop()
                .ok_or_else(|| Fault::field("initiative", FieldCode::Unknown))?,
        ),
        None => None,
    };
    let horizon = body.horizon.or(initiative.as_ref().and_then(|initiative| initiative.horizon));
    // A template speaks of each wish by its own name.
    let reason = fill_in(body.reason.trim(), &record.title, number, "{tidshorisont}");
    let now = tx.now.0;
    let id: AnswerId = ids::new();
    diesel::insert_into(answers::table)
        .values((
            answers::id.eq(id.as_str()),
            answers::wish.eq(number),
            answers::decision.eq(body.decision.word()),
            answers::reason.eq(&reason),
            answers::unit_id.eq(body.unit.as_str()),
            answers::initiative.eq(body.initiative),
            answers::horizon.eq(horizon.map(|date| date.to_string())),
            answers::by_id.eq(actor.id().as_str()),
            answers::at.eq(now),
        ))
        .execute(&mut **tx)?;
    let before = json!({ "status": record.status, "decision": record.decision });
    deadlines::end(tx, org, &mut record)?;
    record.status = WishStatus::Answered.word().to_owned();
    record.decision = Some(body.decision.word().to_owned());
    record.horizon = horizon.map(|date| date.to_string());
    record.assessed_at.get_or_insert(now);
    record.answered_at = Some(now);
    record.carried_out_at = None;
    record.confirmed_at = None;
    record.question = None;
    record.question_at = None;
    record.question_by = None;
    store::save(tx, &mut record)?;
    scheduled::forget(tx, number)?;
    let after = json!({
        "status": record.status, "decision": record.decision, "reason": reason,
        "unit": org.unit_ref(&body.unit).name, "initiative": initiative.as_ref().map(|initiative| initiative.title.clone()),
        "horizon": horizon,
    });
    tx.record(
        Act::new("wish.answered", "wish", number).by(actor.id()).label(&record.title).change(before, after),
    )?;
    if let Some(initiative) = initiative {
        initiatives::app::link_wish(tx, reader, initiative.number, number)?;
        // Answered by something that is there already: those who asked can be asked at once.
        if initiative.status == InitiativeStatus::Delivered && body.decision.does_something() {
            super::carried_out(tx, number, actor.id())?;
        }
    }
    Ok(())
}
