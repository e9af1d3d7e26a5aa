//! Setting the deadlines; what is open is reckoned anew.

use diesel::prelude::*;
use forenkl_api::{AreaId, FieldCode, PersonId, Timestamp, deadlines::DeadlineRules};
use serde_json::json;

use super::Clock;
use crate::{
    db::{
        Act, Tx,
        schema::{area_deadlines, deadline_rules, turns, wishes},
    },
    fault::Fault,
    org::Org,
};

/// Sets the deadlines, and reckons what is open anew from the moment its clock was started.
///
/// # Errors
/// `stale`, or `invalid` for an area that does not exist.
pub fn set_rules(tx: &mut Tx<'_>, org: &Org, actor: &PersonId, body: &DeadlineRules) -> Result<Clock, Fault> {
    let before = Clock::load(tx)?;
    if before.rules().version != body.version {
        return Err(Fault::stale(before.rules()));
    }
    if body.areas.iter().any(|area| org.area(&area.area).is_none()) {
        return Err(Fault::field("areas", FieldCode::Unknown));
    }
    diesel::update(deadline_rules::table)
        .set((
            deadline_rules::first_days.eq(body.first_days),
            deadline_rules::answer_days.eq(body.answer_days),
            deadline_rules::warn_days.eq(body.warn_days),
            deadline_rules::escalate_days.eq(body.escalate_days),
            deadline_rules::quiet_from.eq(&body.quiet_from),
            deadline_rules::quiet_to.eq(&body.quiet_to),
            deadline_rules::closed.eq(body.closed.join(" ")),
            deadline_rules::version.eq(body.version + 1),
        ))
        .execute(&mut **tx)?;
    diesel::delete(area_deadlines::table).execute(&mut **tx)?;
    for area in body.areas.iter().filter(|area| area.first_days.is_some() || area.answer_days.is_some()) {
        diesel::insert_into(area_deadlines::table)
            .values((
                area_deadlines::area_id.eq(area.area.as_str()),
                area_deadlines::first_days.eq(area.first_days),
                area_deadlines::answer_days.eq(area.answer_days),
            ))
            .execute(&mut **tx)?;
    }
    let clock = Clock::load(tx)?;
    reckon_anew(tx, &before, &clock)?;
    let shown = |clock: &Clock| {
        let rules = clock.rules();
        json!({
            "first_days": rules.first_days, "answer_days": rules.answer_days, "warn_days": rules.warn_days,
            "escalate_days": rules.escalate_days, "quiet_from": rules.quiet_from, "quiet_to": rules.quiet_to,
            "closed": rules.closed.join(", "),
        })
    };
    let act = Act::new("deadlines.changed", "deadlines", "municipality").by(actor);
    tx.record(act.change(shown(&before), shown(&clock)))?;
    Ok(clock)
}

/// A deadline that was moved by waiting for the author keeps what it was moved by.
fn reckon_anew(tx: &mut Tx<'_>, before: &Clock, clock: &Clock) -> Result<(), Fault> {
    // By the area it came to, also after it was handed over.
    type Open = (i64, Option<String>, i64, Option<i64>, Option<i64>);
    let open: Vec<Open> = wishes::table
        .inner_join(
            turns::table
                .on(turns::wish.eq(wishes::number).and(turns::from_at.nullable().eq(wishes::clock_from))),
        )
        .filter(turns::area_id.is_not_null())
        .filter(wishes::clock_met_at.is_null())
        .select((wishes::number, turns::area_id, turns::from_at, wishes::first_due, wishes::answer_due))
        .load(&mut **tx)?;
    for (number, area, from, first_due, answer_due) in open {
        let (Some(area), Some(answer_due)) = (area.map(AreaId), answer_due) else { continue };
        let from = Timestamp(from);
        let (_, was) = before.dues(&area, from);
        let (first, answer) = clock.dues(&area, from);
        let waited = match (i32::try_from(was), i32::try_from(answer_due)) {
            (Ok(was), Ok(due)) => before.workdays().between(was, due).max(0),
            _ => 0,
        };
        let answer = i32::try_from(answer).map_or(answer, |due| clock.workdays().after(due, waited).into());
        diesel::update(wishes::table.find(number))
            .set((wishes::first_due.eq(first_due.map(|_| first)), wishes::answer_due.eq(Some(answer))))
            .execute(&mut **tx)?;
    }
    Ok(())
}
