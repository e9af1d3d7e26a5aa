//! Which notices wait to be mailed, and into which mail they go. The mails themselves are made and sent by the mail feature.

use std::time::Duration;

use diesel::prelude::*;
use forenkl_api::{
    MailId, PersonId, Timestamp,
    notices::{NoticeKind, Pace},
};

use super::{choices, when};
use crate::{
    db::{Conn, Tx, schema::notices},
    fault::Fault,
};

/// A notice made this much later than now tells that the clock was set back.
const AHEAD: i64 = 10 * 60_000;

/// People with something that is due, some at a time.
///
/// # Errors
/// When the database cannot be read.
pub fn due(conn: &mut Conn, now: Timestamp, limit: i64) -> Result<Vec<String>, Fault> {
    Ok(notices::table
        .filter(notices::mail_at.is_not_null())
        .filter(notices::mail_id.is_null())
        .filter(notices::mail_at.le(now.0))
        .select(notices::person_id)
        .distinct()
        .order(notices::person_id)
        .limit(limit)
        .load(conn)?)
}

/// Whether anything is due, or was made by a clock that has been set back since.
///
/// # Errors
/// When the database cannot be read.
pub fn any_due(conn: &mut Conn, now: Timestamp) -> Result<bool, Fault> {
    let waiting = notices::table
        .filter(notices::mail_at.is_not_null())
        .filter(notices::mail_id.is_null())
        .filter(notices::mail_at.le(now.0).or(notices::at.gt(now.0 + AHEAD).nullable()).assume_not_null());
    Ok(diesel::select(diesel::dsl::exists(waiting)).get_result(conn)?)
}

/// Puts what is due for a person, and what comes close behind, into a mail; replies the slowest pace among it, nothing when nothing
/// is left to take. What has been read in the meantime is not mailed.
///
/// # Errors
/// When the database refuses.
pub fn take(
    tx: &mut Tx<'_>,
    person: &str,
    mail: &MailId,
    now: Timestamp,
    gather: Duration,
) -> Result<Option<Pace>, Fault> {
    let waiting = notices::table
        .filter(notices::person_id.eq(person))
        .filter(notices::mail_at.is_not_null())
        .filter(notices::mail_id.is_null())
        .filter(notices::mail_at.le(now.0 + when::millis(gather)));
    let read = waiting.filter(notices::read_at.is_not_null());
    diesel::update(read).set(notices::mail_at.eq(None::<i64>)).execute(&mut **tx)?;
    let taken = diesel::update(waiting).set(notices::mail_id.eq(mail.as_str())).execute(&mut **tx)?;
    if taken == 0 {
        return Ok(None);
    }
    let kinds: Vec<String> = notices::table
        .filter(notices::mail_id.eq(mail.as_str()))
        .select(notices::kind)
        .distinct()
        .load(&mut **tx)?;
    let choices = choices::choices(tx, &PersonId(person.to_owned()))?;
    let slowest = choices
        .iter()
        .filter(|choice| choice.pace != Pace::Never && kinds.iter().any(|kind| kind == choice.kind.word()))
        .map(|choice| choice.pace)
        .max();
    Ok(Some(slowest.unwrap_or(Pace::AtOnce)))
}

/// Brings what would wait too long, because the clock was set back, to when it would be mailed were it told now.
///
/// # Errors
/// When the database refuses.
pub fn mend(tx: &mut Tx<'_>, now: Timestamp, gather: Duration) -> Result<(), Fault> {
    let ahead: Vec<(String, String, String, Option<i64>)> = notices::table
        .filter(notices::mail_at.is_not_null())
        .filter(notices::mail_id.is_null())
        .filter(notices::mail_at.gt(now.0))
        .filter(notices::at.gt(now.0 + AHEAD))
        .order(notices::mail_at)
        .limit(500)
        .select((notices::id, notices::person_id, notices::kind, notices::mail_at))
        .load(&mut **tx)?;
    for (id, person, kind, mail_at) in ahead {
        let chosen = choices::choices(tx, &PersonId(person))?;
        let kind = NoticeKind::from_word(&kind);
        let pace =
            chosen.iter().find(|choice| Some(choice.kind) == kind).map_or(Pace::AtOnce, |choice| choice.pace);
        let due = when::mail_at(pace, now, gather).map(|due| due.0);
        if due < mail_at {
            diesel::update(notices::table.find(id)).set(notices::mail_at.eq(due)).execute(&mut **tx)?;
        }
    }
    Ok(())
}
