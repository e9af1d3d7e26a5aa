//! Sending a wish, changing it while it is unanswered, taking it back.

use diesel::prelude::*;
use forenkl_api::{
    FieldCode, PartialDate, Permission, Problem, RoundId, problem::ConflictReason, wishes::WishBody,
};
use serde_json::json;

use super::{
    author_visibility, family, may_assess,
    store::{self, WishRecord},
};
use crate::{
    auth::Actor,
    clock,
    db::{
        Act, Tx,
        schema::{activity, follows, wishes},
    },
    fault::Fault,
    features::{deadlines::app as deadlines, rounds},
    org::Org,
};

/// Sends a wish and returns its number. The same key again returns the same wish.
///
/// # Errors
/// `invalid` when area or round are unknown or closed to it.
pub fn submit(tx: &mut Tx<'_>, org: &Org, actor: &Actor, body: &WishBody) -> Result<i64, Fault> {
    if let Some(number) = sent_before(tx, actor, &body.key)? {
        return Ok(number);
    }
    check_area(org, body, None)?;
    if let Some(round) = &body.round {
        rounds::app::admit(tx, org, actor, round, &body.area, &body.unit)?;
    }
    let record = WishRecord {
        unit_id: Some(body.unit.0.clone()),
        round_id: body.round.as_ref().map(|round| round.0.clone()),
        // The author's own unit is hit.
        units_hit: 1,
        ..WishRecord::blank()
    };
    enter(tx, org, actor, body, record)
}

/// Sends what a room wishes. The author holds the pen, so no unit of theirs is hit. The round is the workshop's: it took the wishes while
/// people sat together, open or not.
///
/// # Errors
/// `invalid` when the area is unknown or closed.
pub(super) fn for_a_room(
    tx: &mut Tx<'_>,
    org: &Org,
    actor: &Actor,
    body: &WishBody,
    round: Option<&RoundId>,
) -> Result<i64, Fault> {
    check_area(org, body, None)?;
    let record = WishRecord { round_id: round.map(|round| round.0.clone()), ..WishRecord::blank() };
    enter(tx, org, actor, body, record)
}

/// Stores a new wish, starts its clock and has the author follow it.
fn enter(
    tx: &mut Tx<'_>,
    org: &Org,
    actor: &Actor,
    body: &WishBody,
    record: WishRecord,
) -> Result<i64, Fault> {
    let number = tx.next_number("wish")?;
    let now = tx.now;
    let mut record = WishRecord {
        number,
        client_key: Some(body.key.clone()),
        author_id: Some(actor.id().0.clone()),
        received: PartialDate::from_day_number(clock::danish_day(now)).map(|day| day.to_string()),
        recorded_at: now.0,
        version: 1,
        ..record
    };
    write(&mut record, body);
    store::insert(tx, &mut record)?;
    deadlines::begin(tx, org, &mut record)?;
    store::save_clock(tx, &record)?;
    diesel::insert_into(follows::table)
        .values((follows::wish.eq(number), follows::person_id.eq(actor.id().as_str())))
        .execute(&mut **tx)?;
    let act = Act::new("wish.created", "wish", number)
        .by(actor.id())
        .seen_by(author_visibility(&record))
        .label(&record.title)
        .after(shown(org, &record));
    tx.record(act)?;
    Ok(number)
}

fn sent_before(tx: &mut Tx<'_>, actor: &Actor, key: &str) -> Result<Option<i64>, Fault> {
    let sent: Option<(i64, Option<String>)> = wishes::table
        .filter(wishes::client_key.eq(key))
        .select((wishes::number, wishes::author_id))
        .first(&mut **tx)
        .optional()?;
    match sent {
        Some((number, author)) if author.as_deref() == Some(actor.id().as_str()) => Ok(Some(number)),
        // Somebody else's key: not a retry.
        Some(_) => Err(Fault::field("key", FieldCode::Taken)),
        None => Ok(None),
    }
}

/// A retired area takes nothing new; what lies there already may stay.
fn check_area(org: &Org, body: &WishBody, current: Option<&str>) -> Result<(), Fault> {
    match org.area(&body.area) {
        None => Err(Fault::field("area", FieldCode::Unknown)),
        Some(area) if area.retired && current != Some(area.id.as_str()) => {
            Err(Fault::field("area", FieldCode::NotAllowed))
        }
        Some(_) => Ok(()),
    }
}

fn write(record: &mut WishRecord, body: &WishBody) {
    record.title = body.title.trim().to_owned();
    record.body = body.body.trim().to_owned();
    record.suggestion = body.suggestion.trim().to_owned();
    record.area_id = body.area.0.clone();
    record.rule = body.rule.trim().to_owned();
    record.rule_source = body.rule_source.word().to_owned();
    record.kind = body.kind.word().to_owned();
    record.visibility = body.visibility.word().to_owned();
    record.load_tenths = body.load.as_ref().map(|load| load.tenths_of_minutes);
    record.load_times = body.load.as_ref().map(|load| load.times_per_year);
    record.load_people = body.load.as_ref().map(|load| load.people);
}

/// What of a wish goes into the activity. Not the author, not the unit.
pub(super) fn shown(org: &Org, record: &WishRecord) -> serde_json::Value {
    json!({
        "title": record.title, "body": record.body, "suggestion": record.suggestion,
        "area": org.area_ref(&record.area_id.as_str().into()).name, "rule": record.rule,
        "rule_source": record.rule_source, "kind": record.kind, "status": record.status,
        "estimated_minutes": record.estimated_minutes, "verified_minutes": record.verified_minutes,
    })
}

/// Changes one's own wish while it is unanswered.
///
/// # Errors
/// `stale`, `already_answered`, `invalid`; `forbidden` for anyone but the author.
pub fn update(tx: &mut Tx<'_>, org: &Org, actor: &Actor, number: i64, body: &WishBody) -> Result<(), Fault> {
    let mut record = store::get_unmerged(tx, number)?;
    // Moderators remove; they do not put words into anyone's mouth.
    if record.author_id.as_deref() != Some(actor.id().as_str()) {
        return Err(Fault::forbidden());
    }
    if record.version != body.version {
        return Err(Fault::stale(&super::detail(tx, org, actor, number)?));
    }
    if record.answered_at.is_some() {
        return Err(Fault::conflict(ConflictReason::AlreadyAnswered));
    }
    check_area(org, body, Some(&record.area_id.clone()))?;
    // What a room wished is nobody's unit's.
    if record.unit_id.as_deref().is_some_and(|unit| unit != body.unit.as_str()) {
        return Err(Problem::field("unit", FieldCode::NotAllowed).into());
    }
    let before = shown(org, &record);
    let area_before = record.area_id.clone();
    write(&mut record, body);
    if record.area_id != area_before {
        deadlines::pass_on(tx, &mut record)?;
    }
    store::save(tx, &mut record)?;
    if record.confirmed_minutes.is_some() {
        super::support::confirm(tx, number)?;
    }
    // The choice holds for what was said before it, too.
    diesel::update(
        activity::table
            .filter(activity::subject_kind.eq("wish"))
            .filter(activity::subject.eq(number.to_string()))
            .filter(activity::actor_id.eq(actor.id().as_str()))
            .filter(activity::action.eq_any([
                "wish.created",
                "wish.changed",
                "comment.created",
                "comment.changed",
            ])),
    )
    .set(activity::actor_visibility.eq(author_visibility(&record).word()))
    .execute(&mut **tx)?;
    let act = Act::new("wish.changed", "wish", number)
        .by(actor.id())
        .seen_by(author_visibility(&record))
        .label(&record.title)
        .change(before, shown(org, &record));
    tx.record(act).map(drop)
}

/// Withdraws one's own wish, or removes one that breaks the rules. It stays on record.
///
/// # Errors
/// `not_found`.
pub fn remove(tx: &mut Tx<'_>, org: &Org, actor: &Actor, number: i64, reason: &str) -> Result<(), Fault> {
    let mut record = store::get_unmerged(tx, number)?;
    // Those who were merged into it would be gone with it.
    if family::family(tx, number)?.len() > 1 {
        return Err(Fault::conflict(ConflictReason::InUse));
    }
    let own = record.author_id.as_deref() == Some(actor.id().as_str());
    record.removed_at = Some(tx.now.0);
    store::save(tx, &mut record)?;
    let action = if own { "wish.withdrawn" } else { "wish.removed" };
    let mut act = Act::new(action, "wish", number)
        .by(actor.id())
        .label(&record.title)
        .after(json!({ "reason": reason.trim() }));
    if own && !may_assess(org, actor, &record) && !actor.may(Permission::Moderate) {
        act = act.seen_by(author_visibility(&record));
    }
    tx.record(act).map(drop)
}
