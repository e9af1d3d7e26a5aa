//! Whether it helps: asked of those who wrote or supported a wish, once it has been carried out.

use diesel::prelude::*;
use forenkl_api::{
    problem::ConflictReason,
    wishes::{Verdict, VerdictBody, WishStatus},
};
use serde_json::json;

use super::family::{self, OptOut};
use super::store::{self, WishRecord};
use crate::{
    auth::Actor,
    db::{
        Act, Conn, Tx, Visibility,
        schema::{supports, verdicts},
    },
    fault::Fault,
    features::deadlines::app as deadlines,
    org::Org,
};

/// Says whether it helps, or thinks again. One "no" reopens the question; without any, a "yes" confirms.
///
/// # Errors
/// `forbidden` for those who did not ask for it; `wrong_status` before it has been carried out.
pub fn judge(
    tx: &mut Tx<'_>,
    org: &Org,
    actor: &Actor,
    number: i64,
    body: &VerdictBody,
) -> Result<(), Fault> {
    let record = store::get_unmerged(tx, number)?;
    if !is_asked(tx, actor, &record)? {
        return Err(Fault::forbidden());
    }
    if record.carried_out_at.is_none() || !may_be_judged(record.status()) {
        return Err(Fault::conflict(ConflictReason::WrongStatus));
    }
    let me = actor.id().as_str();
    diesel::delete(verdicts::table.find((number, me))).execute(&mut **tx)?;
    diesel::insert_into(verdicts::table)
        .values((
            verdicts::wish.eq(number),
            verdicts::person_id.eq(me),
            verdicts::verdict.eq(body.verdict.word()),
            verdicts::comment.eq(body.comment.trim()),
            verdicts::at.eq(tx.now.0),
        ))
        .execute(&mut **tx)?;
    settle(tx, org, actor, record, json!({ "verdict": body.verdict }))
}

/// Takes back what one said. Taking back what was never said changes nothing.
///
/// # Errors
/// `wrong_status` once something else has come of it.
pub fn withdraw_verdict(tx: &mut Tx<'_>, org: &Org, actor: &Actor, number: i64) -> Result<(), Fault> {
    let record = store::get(tx, number)?;
    if diesel::delete(verdicts::table.find((number, actor.id().as_str()))).execute(&mut **tx)? == 0 {
        return Ok(());
    }
    if record.carried_out_at.is_none() || !may_be_judged(record.status()) {
        return Err(Fault::conflict(ConflictReason::WrongStatus));
    }
    settle(tx, org, actor, record, json!({ "verdict": null }))
}

/// What the wish comes to after all that was said.
fn settle(
    tx: &mut Tx<'_>,
    org: &Org,
    actor: &Actor,
    mut record: WishRecord,
    said: serde_json::Value,
) -> Result<(), Fault> {
    let number = record.number;
    let before = record.status.clone();
    let now = tx.now.0;
    let status = weigh(tx, number)?;
    record.confirmed_at = (status == WishStatus::Confirmed).then(|| record.confirmed_at.unwrap_or(now));
    record.status = status.word().to_owned();
    if status == WishStatus::Reopened && before != record.status {
        deadlines::begin(tx, org, &mut record)?;
    } else if !status.is_open() {
        deadlines::end(tx, org, &mut record)?;
    }
    store::save(tx, &mut record)?;
    tx.record(
        Act::new("wish.judged", "wish", number)
            .by(actor.id())
            .seen_by(Visibility::Nobody)
            .label(&record.title)
            .after(said),
    )?;
    if before != record.status {
        let action = match status {
            WishStatus::Reopened => "wish.reopened",
            WishStatus::Confirmed => "wish.confirmed",
            _ => "wish.carried_out",
        };
        let act = Act::new(action, "wish", number)
            .label(&record.title)
            .change(json!({ "status": before }), json!({ "status": record.status }));
        tx.record(act)?;
    }
    Ok(())
}

fn may_be_judged(status: WishStatus) -> bool {
    matches!(status, WishStatus::CarriedOut | WishStatus::Confirmed | WishStatus::Reopened)
}

fn weigh(conn: &mut Conn, number: i64) -> Result<WishStatus, Fault> {
    let said: Vec<String> =
        verdicts::table.filter(verdicts::wish.eq(number)).select(verdicts::verdict).load(conn)?;
    let any = |verdict: Verdict| said.iter().any(|word| word == verdict.word());
    Ok(if any(Verdict::No) {
        WishStatus::Reopened
    } else if any(Verdict::Yes) {
        WishStatus::Confirmed
    } else {
        WishStatus::CarriedOut
    })
}

/// Those who wrote or supported it.
pub(super) fn is_asked(conn: &mut Conn, actor: &Actor, record: &WishRecord) -> Result<bool, Fault> {
    if record.author_id.as_deref() == Some(actor.id().as_str()) {
        return Ok(true);
    }
    let mine = supports::table.find((record.number, actor.id().as_str()));
    if diesel::select(diesel::dsl::exists(mine)).get_result(conn)? {
        return Ok(true);
    }
    Ok(!family::through(conn, record.number, actor.id().as_str(), OptOut::Support)?.is_empty())
}
