//! The queue as administrators see it.

use std::collections::HashMap;

use diesel::{dsl::count_star, prelude::*};
use forenkl_api::{
    MailId, PersonId, Timestamp,
    mails::{MailError, MailQueue, MailState, QueuedMail},
    notices::Pace,
    people::PersonRef,
    problem::ConflictReason,
};

use crate::{
    db::{
        Act, Conn, Tx,
        schema::{mails, notices},
    },
    fault::Fault,
    features::{people, workshops::letters},
};

const SHOWN: i64 = 50;
const DAY: i64 = 86_400_000;

type Record = (String, Option<String>, String, String, i64, Option<i64>, i64, Option<i64>, Option<String>);

/// The queue, `mails` saying whether any mail is sent at all.
///
/// # Errors
/// When the database cannot be read.
pub fn queue(conn: &mut Conn, now: Timestamp, mails: bool) -> Result<MailQueue, Fault> {
    let waiting = [MailState::Waiting.word(), MailState::Sending.word()];
    let failed = [MailState::Failed.word()];
    let mut records = some(conn, &failed)?;
    records.extend(some(conn, &waiting)?);
    records.extend(some(conn, &[MailState::Sent.word()])?);
    let count = |conn: &mut Conn, states: &[&str]| -> Result<i64, Fault> {
        Ok(mails::table.filter(mails::state.eq_any(states)).count().get_result(conn)?)
    };
    let (waiting, failed) = (count(conn, &waiting)?, count(conn, &failed)?);
    let sent = mails::table
        .filter(mails::state.eq(MailState::Sent.word()))
        .filter(mails::sent_at.gt(now.0 - DAY))
        .count()
        .get_result(conn)?;
    Ok(MailQueue { mails, waiting, failed, sent, items: shapes(conn, records)? })
}

fn some(conn: &mut Conn, states: &[&str]) -> Result<Vec<Record>, Fault> {
    Ok(mails::table
        .filter(mails::state.eq_any(states))
        .order((mails::made_at.desc(), mails::id.desc()))
        .limit(SHOWN)
        .select((
            mails::id,
            mails::person_id,
            mails::kind,
            mails::state,
            mails::tries,
            mails::next_try_at,
            mails::made_at,
            mails::sent_at,
            mails::last_error,
        ))
        .load(conn)?)
}

fn shapes(conn: &mut Conn, records: Vec<Record>) -> Result<Vec<QueuedMail>, Fault> {
    let names = people::app::names(conn, records.iter().map(|record| record.1.clone()))?;
    let ids: Vec<&String> = records.iter().map(|record| &record.0).collect();
    let rooms = letters::rooms(conn, &ids)?;
    let counted: Vec<(Option<String>, i64)> = notices::table
        .filter(notices::mail_id.eq_any(&ids))
        .group_by(notices::mail_id)
        .select((notices::mail_id, count_star()))
        .load(conn)?;
    let counted: HashMap<String, i64> =
        counted.into_iter().filter_map(|(id, count)| Some((id?, count))).collect();
    Ok(records
        .into_iter()
        .filter_map(|(id, person, kind, state, tries, next_try_at, made_at, sent_at, error)| {
            let (word, code) = match error.as_deref() {
                Some(error) => error
                    .split_once(' ')
                    .map_or((Some(error), None), |(word, code)| (Some(word), code.parse().ok())),
                None => (None, None),
            };
            Some(QueuedMail {
                person: person.map(|person| {
                    let nameless = || PersonRef { id: PersonId(person.clone()), name: String::new() };
                    names.get(&person).cloned().unwrap_or_else(nameless)
                }),
                workshop: rooms.get(&id).cloned(),
                pace: Pace::from_word(&kind)?,
                state: MailState::from_word(&state)?,
                tries,
                notices: counted.get(&id).copied().unwrap_or(0),
                made_at: Timestamp(made_at),
                next_try_at: next_try_at.map(Timestamp),
                sent_at: sent_at.map(Timestamp),
                error: word.and_then(MailError::from_word),
                code,
                id: MailId(id),
            })
        })
        .collect())
}

fn state(conn: &mut Conn, id: &MailId) -> Result<Option<MailState>, Fault> {
    let state: Option<String> = mails::table.find(id.as_str()).select(mails::state).first(conn).optional()?;
    Ok(MailState::from_word(&state.ok_or_else(Fault::not_found)?))
}

/// Tries a mail that failed again, from the first try on.
///
/// # Errors
/// `not_found`; a conflict for one that has not failed.
pub fn retry(tx: &mut Tx<'_>, id: &MailId, by: &PersonId) -> Result<(), Fault> {
    if state(tx, id)? != Some(MailState::Failed) {
        return Err(Fault::conflict(ConflictReason::WrongStatus));
    }
    let now = tx.now.0;
    diesel::update(mails::table.find(id.as_str()))
        .set((mails::state.eq(MailState::Waiting.word()), mails::tries.eq(0), mails::next_try_at.eq(now)))
        .execute(&mut **tx)?;
    tx.record(Act::new("mail.retried", "mail", id).by(by)).map(drop)
}

/// Gives a mail up. Its notices stay in the app; a letter to a guest is not made again.
///
/// # Errors
/// `not_found`; a conflict for one that is being sent, or was.
pub fn give_up(tx: &mut Tx<'_>, id: &MailId, by: &PersonId) -> Result<(), Fault> {
    if !matches!(state(tx, id)?, Some(MailState::Failed | MailState::Waiting)) {
        return Err(Fault::conflict(ConflictReason::WrongStatus));
    }
    diesel::delete(mails::table.find(id.as_str())).execute(&mut **tx)?;
    tx.record(Act::new("mail.given_up", "mail", id).by(by)).map(drop)
}
