//! The track of what was passed on to the rule's owner: to whom, when, reply due, reply.

use diesel::prelude::*;
use forenkl_api::{
    PartialDate,
    problem::ConflictReason,
    wishes::{Decision, Referral, ReferralBody, RuleSource},
};
use serde_json::json;

use super::store;
use crate::{
    auth::Actor,
    clock,
    db::{Act, Conn, Tx, schema::referrals},
    fault::Fault,
    org::Org,
};

/// Keeps track of a wish that was passed on.
///
/// # Errors
/// `wrong_status` unless its answer was that it is passed on; `stale`.
pub fn set_referral(
    tx: &mut Tx<'_>,
    org: &Org,
    actor: &Actor,
    number: i64,
    body: &ReferralBody,
) -> Result<(), Fault> {
    let record = store::get_unmerged(tx, number)?;
    if record.decision() != Some(Decision::PassedOn) {
        return Err(Fault::conflict(ConflictReason::WrongStatus));
    }
    let before = of_wish(tx, number)?;
    if before.as_ref().map_or(0, |referral| referral.version) != body.version {
        return Err(Fault::stale(&super::detail(tx, org, actor, number)?));
    }
    let text = |date: Option<PartialDate>| date.map(|date| date.to_string());
    diesel::delete(referrals::table.find(number)).execute(&mut **tx)?;
    diesel::insert_into(referrals::table)
        .values((
            referrals::wish.eq(number),
            referrals::owner.eq(body.owner.word()),
            referrals::addressee.eq(body.addressee.trim()),
            referrals::sent_on.eq(text(body.sent_on)),
            referrals::reply_due.eq(text(body.reply_due)),
            referrals::reply_due_day.eq(body.reply_due.map(|due| i64::from(due.last_day()))),
            referrals::replied_on.eq(text(body.replied_on)),
            referrals::reply.eq(body.reply.trim()),
            referrals::by_id.eq(actor.id().as_str()),
            referrals::at.eq(tx.now.0),
            referrals::version.eq(body.version + 1),
        ))
        .execute(&mut **tx)?;
    let replied =
        body.replied_on.is_some() && before.as_ref().is_none_or(|before| before.replied_on.is_none());
    let action = if replied { "referral.replied" } else { "referral.changed" };
    let shown = |referral: Option<&Referral>| match referral {
        Some(referral) => json!({
            "addressee": referral.addressee, "sent_on": referral.sent_on, "reply_due": referral.reply_due,
            "replied_on": referral.replied_on, "reply": referral.reply,
        }),
        None => json!({}),
    };
    let after = of_wish(tx, number)?;
    let act = Act::new(action, "wish", number)
        .by(actor.id())
        .label(&record.title)
        .change(shown(before.as_ref()), shown(after.as_ref()));
    tx.record(act).map(drop)
}

pub(super) fn of_wish(conn: &mut Conn, wish: i64) -> Result<Option<Referral>, Fault> {
    type Record = (String, String, Option<String>, Option<String>, Option<i64>, Option<String>, String, i64);
    let kept: Option<Record> = referrals::table
        .find(wish)
        .select((
            referrals::owner,
            referrals::addressee,
            referrals::sent_on,
            referrals::reply_due,
            referrals::reply_due_day,
            referrals::replied_on,
            referrals::reply,
            referrals::version,
        ))
        .first(conn)
        .optional()?;
    Ok(kept.map(|(owner, addressee, sent_on, reply_due, due_day, replied_on, reply, version)| {
        let date = |text: Option<String>| text.as_deref().and_then(PartialDate::parse);
        Referral {
            owner: RuleSource::from_word(&owner).unwrap_or(RuleSource::State),
            addressee,
            sent_on: date(sent_on),
            reply_due: date(reply_due),
            overdue: replied_on.is_none() && due_day.is_some_and(|day| day < i64::from(clock::today())),
            replied_on: date(replied_on),
            reply,
            version,
        }
    }))
}
