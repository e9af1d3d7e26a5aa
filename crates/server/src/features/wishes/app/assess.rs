//! Assessing: sorting a wish, and asking its author back.

use forenkl_api::{
    FieldCode,
    problem::ConflictReason,
    wishes::{AssessmentBody, QuestionBody, WishStatus},
};
use serde_json::json;

use super::{store, submit::shown};
use crate::{
    auth::Actor,
    db::{Act, Tx},
    fault::Fault,
    features::{comments, deadlines::app as deadlines},
    org::Org,
};

/// Sets area, kind, whose rule, status and the verified burden.
///
/// # Errors
/// `stale`, `invalid`, `wrong_status` for a status that is not set by hand.
pub fn assess(
    tx: &mut Tx<'_>,
    org: &Org,
    actor: &Actor,
    number: i64,
    body: &AssessmentBody,
) -> Result<(), Fault> {
    let mut record = store::get_unmerged(tx, number)?;
    if record.version != body.version {
        return Err(Fault::stale(&super::detail(tx, org, actor, number)?));
    }
    if org.area(&body.area).is_none() {
        return Err(Fault::field("area", FieldCode::Unknown));
    }
    let before = shown(org, &record);
    let now = tx.now.0;
    match (record.status(), body.status) {
        (present, wanted) if present == wanted => {}
        (WishStatus::Received | WishStatus::Reopened, WishStatus::Assessing) => {
            record.assessed_at.get_or_insert(now);
        }
        (WishStatus::Assessing, WishStatus::Received) => record.assessed_at = None,
        _ => return Err(Fault::conflict(ConflictReason::WrongStatus)),
    }
    record.status = body.status.word().to_owned();
    let handed_over = record.area_id != body.area.as_str();
    record.area_id = body.area.0.clone();
    if handed_over {
        deadlines::pass_on(tx, &mut record)?;
    }
    record.kind = body.kind.word().to_owned();
    record.rule_source = body.rule_source.word().to_owned();
    record.verified_minutes = body.verified_minutes;
    store::save(tx, &mut record)?;
    let act = Act::new("wish.assessed", "wish", number)
        .by(actor.id())
        .label(&record.title)
        .change(before.clone(), shown(org, &record));
    tx.record(act)?;
    if handed_over { super::hand_over::tell(tx, actor, &record, &before["area"], org, "") } else { Ok(()) }
}

/// Asks the author back: on top of the wish, and as an official comment. Asking means assessing.
///
/// # Errors
/// `stale`, or `already_answered`.
pub fn ask_author(
    tx: &mut Tx<'_>,
    org: &Org,
    actor: &Actor,
    number: i64,
    body: &QuestionBody,
) -> Result<(), Fault> {
    let mut record = store::get_unmerged(tx, number)?;
    if record.version != body.version {
        return Err(Fault::stale(&super::detail(tx, org, actor, number)?));
    }
    if !record.status().is_open() {
        return Err(Fault::conflict(ConflictReason::AlreadyAnswered));
    }
    let now = tx.now.0;
    deadlines::wait(tx, org, &mut record)?;
    record.assessed_at.get_or_insert(now);
    if record.status() == WishStatus::Received {
        record.status = WishStatus::Assessing.word().to_owned();
    }
    record.question = Some(body.text.trim().to_owned());
    record.question_at = Some(now);
    record.question_by = Some(actor.id().0.clone());
    // The comment counts itself on the wish, so the wish is stored before it.
    store::save(tx, &mut record)?;
    comments::app::write_official(tx, actor, number, &body.text)?;
    let act = Act::new("wish.question_asked", "wish", number)
        .by(actor.id())
        .label(&record.title)
        .after(json!({ "question": body.text.trim() }));
    tx.record(act).map(drop)
}
