//! What an imported initiative means for the wishes it names: it is their answer.

use diesel::prelude::*;
use forenkl_api::{
    AnswerId, PersonId,
    initiatives::InitiativeStatus,
    wishes::{Decision, WishStatus},
};
use serde_json::json;

use super::{
    kinds::Log,
    records::{AnswerRecord, InitiativeRecord, WishRecord},
};
use crate::{
    db::{
        Act, Tx,
        schema::{answers, wishes},
    },
    fault::Fault,
    features::deadlines::app as deadlines,
    ids,
    org::Org,
};

/// Answers the wish with the initiative where it has no answer yet, and moves it to *carried out* where the initiative has been
/// delivered. What people have answered here stands.
///
/// # Errors
/// When the database refuses.
pub fn answer(
    tx: &mut Tx<'_>,
    org: &Org,
    initiative: &InitiativeRecord,
    wish: i64,
    by: Option<&PersonId>,
    log: &mut Log,
) -> Result<(), Fault> {
    let Some(decision) = decision(initiative) else { return Ok(()) };
    let before: WishRecord = wishes::table.find(wish).select(WishRecord::as_select()).first(&mut **tx)?;
    let delivered = initiative.status == InitiativeStatus::Delivered.word();
    let answered_by: Option<Option<i64>> = answers::table
        .filter(answers::wish.eq(wish))
        .order((answers::at.desc(), answers::id.desc()))
        .select(answers::initiative)
        .first(&mut **tx)
        .optional()?;
    let status = WishStatus::from_word(&before.status).unwrap_or(WishStatus::Received);
    let mut after = before.clone();
    match answered_by {
        None if status.is_open() => {
            add(tx, initiative, wish, decision, by, log)?;
            after.status = WishStatus::Answered.word().to_owned();
            after.decision = Some(decision.word().to_owned());
            after.horizon.clone_from(&initiative.horizon);
            after.answered_at = Some(tx.now.0);
            deadlines::end(tx, org, &mut after)?;
            // What the author was asked is not waited for any longer.
            after.question = None;
            after.question_at = None;
            after.question_by = None;
        }
        Some(Some(number)) if number == initiative.number && delivered && status == WishStatus::Answered => {}
        _ => return Ok(()),
    }
    if delivered {
        after.status = WishStatus::CarriedOut.word().to_owned();
        after.carried_out_at = Some(tx.now.0);
    }
    after.version += 1;
    diesel::update(wishes::table.find(wish)).set(&after).execute(&mut **tx)?;
    tell(tx, &before, &after, initiative, by)?;
    log.touch("wish", wish, Some(&before), after.version)
}

/// What the initiative's status promises; an idea, a pause and a stop promise nothing.
fn decision(initiative: &InitiativeRecord) -> Option<Decision> {
    match InitiativeStatus::from_word(&initiative.status)? {
        InitiativeStatus::Planned => Some(Decision::WillBeDone),
        InitiativeStatus::InProgress | InitiativeStatus::Delivered => Some(Decision::UnderWay),
        InitiativeStatus::Idea | InitiativeStatus::Paused | InitiativeStatus::Stopped => None,
    }
}

fn add(
    tx: &mut Tx<'_>,
    initiative: &InitiativeRecord,
    wish: i64,
    decision: Decision,
    by: Option<&PersonId>,
    log: &mut Log,
) -> Result<(), Fault> {
    let reason = [&initiative.improvement, &initiative.purpose].into_iter().find(|text| !text.is_empty());
    let id: AnswerId = ids::new();
    let answer = AnswerRecord {
        id: id.0,
        wish,
        decision: decision.word().to_owned(),
        reason: reason.unwrap_or(&initiative.title).clone(),
        unit_id: initiative.unit_id.clone(),
        initiative: Some(initiative.number),
        horizon: initiative.horizon.clone(),
        by_id: by.map(|by| by.0.clone()),
        at: tx.now.0,
    };
    diesel::insert_into(answers::table).values(&answer).execute(&mut **tx)?;
    log.touch::<()>("answer", answer.id, None, 0)
}

fn tell(
    tx: &mut Tx<'_>,
    before: &WishRecord,
    after: &WishRecord,
    initiative: &InitiativeRecord,
    by: Option<&PersonId>,
) -> Result<(), Fault> {
    let action = match after.status.as_str() {
        "carried_out" => "wish.carried_out",
        _ => "wish.answered",
    };
    let mut act = Act::new(action, "wish", after.number).label(&after.title).change(
        json!({ "status": before.status, "decision": before.decision }),
        json!({ "status": after.status, "decision": after.decision, "initiative": initiative.title, "horizon": after.horizon }),
    );
    if let Some(by) = by {
        act = act.by(by);
    }
    tx.record(act).map(drop)
}
