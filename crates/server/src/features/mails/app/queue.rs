//! The queue: what is due becomes a mail, one node takes it, and it is tried until it is sent or given up.
//!
//! Every moment comes in as `now`, and none is waited for longer than it may be: a clock that is set back neither stops the queue
//! nor sends anything again, because a notice is marked with its mail in the same transaction that makes the mail. Letters to guests of
//! workshops go the same way: what is said to an address is on record under the mail's id.

use std::{collections::HashSet, time::Duration};

use diesel::prelude::*;
use forenkl_api::{
    MailId, Timestamp,
    mails::{MailError, MailState},
    notices::Pace,
};

use crate::{
    db::{Conn, Tx, schema::mails},
    fault::Fault,
    features::{notices::app as notices, workshops::letters},
    ids,
};

/// Waits between tries; after the last the mail has failed.
pub const PAUSES: [Duration; 5] = [
    Duration::from_secs(60),
    Duration::from_secs(5 * 60),
    Duration::from_secs(30 * 60),
    Duration::from_secs(2 * 3600),
    Duration::from_secs(6 * 3600),
];
/// Whoever took a mail and has not said what became of it after this time is taken to have stopped.
const LEASE: Duration = Duration::from_secs(5 * 60);
/// People, and addresses of guests, whose mails are made in one transaction.
const PORTION: i64 = 100;
/// As many are named in one statement; databases have a limit.
const NAMED: usize = 500;
/// Sent mails are forgotten after this time.
const KEPT: Duration = Duration::from_secs(90 * 24 * 3600);

/// A mail someone has taken to send.
#[derive(Debug, Clone)]
pub struct Claimed {
    pub id: MailId,
    /// Nobody, for one to a guest of a workshop.
    pub person: Option<String>,
    pub kind: Pace,
    /// This one included.
    pub tries: i64,
}

fn after(now: Timestamp, wait: Duration) -> i64 {
    now.0 + notices::millis(wait)
}

/// Makes mails of what is due, for some people and some guests at a time.
///
/// # Errors
/// When the database refuses.
pub fn make(tx: &mut Tx<'_>, now: Timestamp, gather: Duration) -> Result<(), Fault> {
    for person in notices::due(tx, now, PORTION)? {
        let id: MailId = ids::new();
        // Another node may have been faster: then nothing is left to take.
        let Some(kind) = notices::take(tx, &person, &id, now, gather)? else { continue };
        add(tx, &id, Some(&person), kind, now)?;
    }
    for letter in letters::take(tx, now, PORTION)? {
        add(tx, &letter, None, Pace::AtOnce, now)?;
    }
    Ok(())
}

fn add(tx: &mut Tx<'_>, id: &MailId, person: Option<&str>, kind: Pace, now: Timestamp) -> Result<(), Fault> {
    diesel::insert_into(mails::table)
        .values((
            mails::id.eq(id.as_str()),
            mails::person_id.eq(person),
            mails::kind.eq(kind.word()),
            mails::state.eq(MailState::Waiting.word()),
            mails::tries.eq(0),
            mails::next_try_at.eq(now.0),
            mails::made_at.eq(now.0),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Drops those of these mails that are not sent and not on their way, and says which.
///
/// # Errors
/// When the database refuses.
pub fn drop_waiting(tx: &mut Tx<'_>, ids: &[String]) -> Result<Vec<String>, Fault> {
    let mut dropped = Vec::new();
    for some in ids.chunks(NAMED) {
        let waiting: Vec<String> = mails::table
            .filter(mails::id.eq_any(some))
            .filter(mails::state.eq_any([MailState::Waiting.word(), MailState::Failed.word()]))
            .select(mails::id)
            .load(&mut **tx)?;
        diesel::delete(mails::table.filter(mails::id.eq_any(&waiting))).execute(&mut **tx)?;
        dropped.extend(waiting);
    }
    Ok(dropped)
}

/// Those of these ids under which there is no mail any more: nothing is on its way, nor was lately.
///
/// # Errors
/// When the database cannot be read.
pub fn without_mail(conn: &mut Conn, mut ids: Vec<String>) -> Result<Vec<String>, Fault> {
    let mut there = HashSet::new();
    for some in ids.chunks(NAMED) {
        let found = mails::table.filter(mails::id.eq_any(some)).select(mails::id).load::<String>(conn)?;
        there.extend(found);
    }
    ids.retain(|id| !there.contains(id));
    Ok(ids)
}

/// Forgets these mails, sent or not. Of one on its way nothing is written down any more.
///
/// # Errors
/// When the database refuses.
pub fn forget(tx: &mut Tx<'_>, ids: &[String]) -> Result<(), Fault> {
    for some in ids.chunks(NAMED) {
        diesel::delete(mails::table.filter(mails::id.eq_any(some))).execute(&mut **tx)?;
    }
    Ok(())
}

/// Brings waits back to what they may be, after the clock was set back; and forgets what was sent long ago.
///
/// # Errors
/// When the database refuses.
pub fn mend(tx: &mut Tx<'_>, now: Timestamp, gather: Duration) -> Result<(), Fault> {
    notices::mend(tx, now, gather)?;
    let ahead: Vec<(String, String, i64, Option<i64>)> = mails::table
        .filter(mails::state.eq_any([MailState::Waiting.word(), MailState::Sending.word()]))
        .filter(mails::next_try_at.gt(now.0))
        .select((mails::id, mails::state, mails::tries, mails::next_try_at))
        .load(&mut **tx)?;
    for (id, state, tries, next) in ahead {
        let longest = if state == MailState::Sending.word() { LEASE } else { pause(tries) };
        if next > Some(after(now, longest)) {
            diesel::update(mails::table.find(id))
                .set(mails::next_try_at.eq(after(now, longest)))
                .execute(&mut **tx)?;
        }
    }
    diesel::delete(
        mails::table
            .filter(mails::state.eq(MailState::Sent.word()))
            .filter(mails::sent_at.lt(now.0 - notices::millis(KEPT))),
    )
    .execute(&mut **tx)?;
    Ok(())
}

/// Whether there is anything to mend or make: a look that costs no write.
///
/// # Errors
/// When the database cannot be read.
pub fn has_work(conn: &mut Conn, now: Timestamp) -> Result<bool, Fault> {
    let ahead =
        mails::table.filter(mails::state.eq_any([MailState::Waiting.word(), MailState::Sending.word()]));
    let any: bool = diesel::select(diesel::dsl::exists(ahead)).get_result(conn)?;
    Ok(any || notices::any_due(conn, now)? || letters::any_due(conn, now)?)
}

/// How long a mail waits after so many tries.
fn pause(tries: i64) -> Duration {
    let past = usize::try_from(tries - 1).ok();
    past.map_or(Duration::ZERO, |past| PAUSES[past.min(PAUSES.len() - 1)])
}

/// What may be sent now, the longest waiting first.
type Ready = (String, Option<String>, String, String, i64);

fn ready(conn: &mut Conn, now: Timestamp, limit: i64, to_guests: bool) -> Result<Vec<Ready>, Fault> {
    Ok(mails::table
        .filter(mails::state.eq_any([MailState::Waiting.word(), MailState::Sending.word()]))
        .filter(mails::next_try_at.le(now.0))
        .filter(mails::person_id.is_null().eq(to_guests))
        .order((mails::next_try_at, mails::id))
        .limit(limit)
        .select((mails::id, mails::person_id, mails::kind, mails::state, mails::tries))
        .load(conn)?)
}

/// Takes some mails to send, by turns one to a person and one to a guest: a workshop of a thousand holds back nobody's notices, and
/// the other way about. Nobody else takes them until the lease ends.
///
/// # Errors
/// When the database refuses.
pub fn claim(tx: &mut Tx<'_>, now: Timestamp, limit: i64) -> Result<Vec<Claimed>, Fault> {
    let mut guests = ready(tx, now, limit, true)?.into_iter();
    let mut people = ready(tx, now, limit, false)?.into_iter();
    let by_turns = std::iter::from_fn(|| {
        let pair: Vec<Ready> = people.next().into_iter().chain(guests.next()).collect();
        (!pair.is_empty()).then_some(pair)
    });
    let ready: Vec<Ready> = by_turns.flatten().take(usize::try_from(limit).unwrap_or(0)).collect();
    let mut claimed = Vec::new();
    for (id, person, kind, state, tries) in ready {
        if tries > i64::try_from(PAUSES.len()).unwrap_or(0) {
            // Whoever sent it stopped in its last try.
            diesel::update(mails::table.find(&id))
                .set((
                    mails::state.eq(MailState::Failed.word()),
                    mails::next_try_at.eq(None::<i64>),
                    mails::last_error.eq(MailError::Interrupted.word()),
                ))
                .execute(&mut **tx)?;
            continue;
        }
        let free = mails::table
            .find(&id)
            .filter(mails::state.eq(&state))
            .filter(mails::tries.eq(tries))
            .filter(mails::next_try_at.le(now.0));
        let taken = diesel::update(free)
            .set((
                mails::state.eq(MailState::Sending.word()),
                mails::tries.eq(tries + 1),
                mails::next_try_at.eq(after(now, LEASE)),
            ))
            .execute(&mut **tx)?;
        if taken == 1 {
            let kind = Pace::from_word(&kind).unwrap_or(Pace::AtOnce);
            claimed.push(Claimed { id: MailId(id), person, kind, tries: tries + 1 });
        }
    }
    Ok(claimed)
}

/// What became of a try.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    Sent,
    /// Nothing is left to say: read, removed, or nobody there any more.
    Empty,
    /// It came too early, and is made again when it is due.
    TooEarly,
    /// Worth another try.
    Again(MailError, Option<u16>),
    /// Will not be better the next time.
    Never(MailError, Option<u16>),
}

/// Writes down what became of a try; of whoever lost the mail in the meantime it is not believed.
///
/// # Errors
/// When the database refuses.
pub fn settle(tx: &mut Tx<'_>, mail: &Claimed, outcome: &Outcome, now: Timestamp) -> Result<(), Fault> {
    let mine = mails::table
        .find(mail.id.as_str())
        .filter(mails::state.eq(MailState::Sending.word()))
        .filter(mails::tries.eq(mail.tries));
    let error = |kind: &MailError, code: &Option<u16>| match code {
        Some(code) => format!("{kind} {code}"),
        None => kind.word().to_owned(),
    };
    let (state, next, sent, error) = match outcome {
        Outcome::Empty => {
            diesel::delete(mine).execute(&mut **tx)?;
            return Ok(());
        }
        Outcome::TooEarly => {
            if diesel::delete(mine).execute(&mut **tx)? == 1 {
                letters::take_back(tx, &mail.id)?;
            }
            return Ok(());
        }
        Outcome::Sent => (MailState::Sent, None, Some(now.0), None),
        Outcome::Again(kind, code) => {
            let past = usize::try_from(mail.tries - 1).unwrap_or(usize::MAX);
            match PAUSES.get(past) {
                Some(pause) => (MailState::Waiting, Some(after(now, *pause)), None, Some(error(kind, code))),
                None => (MailState::Failed, None, None, Some(error(kind, code))),
            }
        }
        Outcome::Never(kind, code) => (MailState::Failed, None, None, Some(error(kind, code))),
    };
    diesel::update(mine)
        .set((
            mails::state.eq(state.word()),
            mails::next_try_at.eq(next),
            mails::sent_at.eq(sent),
            mails::last_error.eq(error),
        ))
        .execute(&mut **tx)?;
    Ok(())
}
