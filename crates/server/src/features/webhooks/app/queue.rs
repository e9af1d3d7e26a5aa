//! The queue: one node takes a delivery, and it is tried until it gets through or is given up. As with mails, no wait is longer than it
//! may be, so a clock that is set back does not stop it.

use std::time::Duration;

use diesel::prelude::*;
use forenkl_api::{
    Timestamp,
    webhooks::{DeliveryError, DeliveryState},
};

use super::keep::{TEST, WebhookRecord};
use crate::{
    db::{
        Conn, Tx,
        schema::{webhook_deliveries as deliveries, webhooks},
    },
    fault::Fault,
    features::mails::app::PAUSES,
    ids,
};

/// Whoever took a delivery and has not said what became of it after this time is taken to have stopped.
const LEASE: Duration = Duration::from_secs(2 * 60);
/// What got through is forgotten after this time.
const KEPT: Duration = Duration::from_secs(30 * 24 * 3600);

/// A delivery someone has taken to send, with where it goes.
#[derive(Debug, Clone)]
pub struct Claimed {
    pub id: String,
    pub seq: Option<i64>,
    pub webhook: WebhookRecord,
    /// This one included.
    pub tries: i64,
    pub made_at: Timestamp,
}

/// What became of a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    Delivered(u16),
    /// What it tells of is gone.
    Empty,
    Again(DeliveryError, Option<u16>),
    Never(DeliveryError, Option<u16>),
}

fn millis(wait: Duration) -> i64 {
    i64::try_from(wait.as_millis()).unwrap_or(i64::MAX)
}

/// Puts a delivery into the queue; of an entry that is there already nothing.
///
/// # Errors
/// When the database refuses.
pub fn add(tx: &mut Tx<'_>, webhook: &str, seq: Option<i64>, action: &str) -> Result<(), Fault> {
    if let Some(seq) = seq {
        let there =
            deliveries::table.filter(deliveries::webhook_id.eq(webhook)).filter(deliveries::seq.eq(seq));
        if diesel::select(diesel::dsl::exists(there)).get_result(&mut **tx)? {
            return Ok(());
        }
    }
    let id: String = ids::new();
    let now = tx.now.0;
    diesel::insert_into(deliveries::table)
        .values((
            deliveries::id.eq(id),
            deliveries::webhook_id.eq(webhook),
            deliveries::seq.eq(seq),
            deliveries::action.eq(action),
            deliveries::state.eq(DeliveryState::Waiting.word()),
            deliveries::tries.eq(0),
            deliveries::next_try_at.eq(Some(now)),
            deliveries::made_at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// From the beginning, at once.
///
/// # Errors
/// When the database refuses.
pub fn again(tx: &mut Tx<'_>, id: &str) -> Result<(), Fault> {
    let now = tx.now.0;
    diesel::update(deliveries::table.find(id))
        .set((
            deliveries::state.eq(DeliveryState::Waiting.word()),
            deliveries::tries.eq(0),
            deliveries::next_try_at.eq(Some(now)),
            deliveries::done_at.eq(None::<i64>),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Whether there is anything in the queue: a look that costs no write.
///
/// # Errors
/// When the database cannot be read.
pub fn has_work(conn: &mut Conn) -> Result<bool, Fault> {
    let open = deliveries::table.filter(deliveries::state.eq_any(open_words()));
    Ok(diesel::select(diesel::dsl::exists(open)).get_result(conn)?)
}

fn open_words() -> [&'static str; 2] {
    [DeliveryState::Waiting.word(), DeliveryState::Sending.word()]
}

/// How long one waits after so many tries.
fn pause(tries: i64) -> Duration {
    let past = usize::try_from(tries - 1).ok();
    past.map_or(Duration::ZERO, |past| PAUSES[past.min(PAUSES.len() - 1)])
}

/// Brings waits back to what they may be, after the clock was set back; and forgets what got through long ago.
///
/// # Errors
/// When the database refuses.
pub fn mend(tx: &mut Tx<'_>, now: Timestamp) -> Result<(), Fault> {
    let ahead: Vec<(String, String, i64, Option<i64>)> = deliveries::table
        .filter(deliveries::state.eq_any(open_words()))
        .filter(deliveries::next_try_at.gt(Some(now.0)))
        .select((deliveries::id, deliveries::state, deliveries::tries, deliveries::next_try_at))
        .load(&mut **tx)?;
    for (id, state, tries, next) in ahead {
        let longest = if state == DeliveryState::Sending.word() { LEASE } else { pause(tries) };
        let latest = now.0 + millis(longest);
        if next > Some(latest) {
            diesel::update(deliveries::table.find(id))
                .set(deliveries::next_try_at.eq(Some(latest)))
                .execute(&mut **tx)?;
        }
    }
    let old = deliveries::table
        .filter(deliveries::state.eq(DeliveryState::Delivered.word()))
        .filter(deliveries::done_at.lt(Some(now.0 - millis(KEPT))));
    diesel::delete(old).execute(&mut **tx)?;
    Ok(())
}

/// Takes some deliveries, the longest waiting first. What waits for a paused webhook stays, but for messages to try it with.
///
/// # Errors
/// When the database refuses.
pub fn claim(tx: &mut Tx<'_>, now: Timestamp, limit: i64) -> Result<Vec<Claimed>, Fault> {
    type Ready = (String, Option<i64>, String, i64, i64, WebhookRecord);
    let ready: Vec<Ready> = deliveries::table
        .inner_join(webhooks::table)
        .filter(deliveries::state.eq_any(open_words()))
        .filter(deliveries::next_try_at.le(Some(now.0)))
        .filter(webhooks::paused.eq(false).or(deliveries::action.eq(TEST)))
        .order((deliveries::next_try_at, deliveries::id))
        .limit(limit)
        .select((
            deliveries::id,
            deliveries::seq,
            deliveries::state,
            deliveries::tries,
            deliveries::made_at,
            WebhookRecord::as_select(),
        ))
        .load(&mut **tx)?;
    let mut claimed = Vec::new();
    for (id, seq, state, tries, made_at, webhook) in ready {
        let free = deliveries::table
            .find(id.clone())
            .filter(deliveries::state.eq(state))
            .filter(deliveries::tries.eq(tries))
            .filter(deliveries::next_try_at.le(Some(now.0)));
        if tries > i64::try_from(PAUSES.len()).unwrap_or(0) {
            // Whoever sent it stopped in its last try.
            diesel::update(free)
                .set((
                    deliveries::state.eq(DeliveryState::Failed.word()),
                    deliveries::next_try_at.eq(None::<i64>),
                    deliveries::last_error.eq(Some(DeliveryError::Interrupted.word())),
                    deliveries::done_at.eq(Some(now.0)),
                ))
                .execute(&mut **tx)?;
            continue;
        }
        let taken = diesel::update(free)
            .set((
                deliveries::state.eq(DeliveryState::Sending.word()),
                deliveries::tries.eq(tries + 1),
                deliveries::next_try_at.eq(Some(now.0 + millis(LEASE))),
            ))
            .execute(&mut **tx)?;
        if taken == 1 {
            claimed.push(Claimed { id, seq, webhook, tries: tries + 1, made_at: Timestamp(made_at) });
        }
    }
    Ok(claimed)
}

/// Writes down what became of a try; of whoever lost the delivery in the meantime it is not believed.
///
/// # Errors
/// When the database refuses.
pub fn settle(tx: &mut Tx<'_>, one: &Claimed, outcome: Outcome, now: Timestamp) -> Result<(), Fault> {
    let mine = deliveries::table
        .find(one.id.clone())
        .filter(deliveries::state.eq(DeliveryState::Sending.word()))
        .filter(deliveries::tries.eq(one.tries));
    let past = usize::try_from(one.tries - 1).unwrap_or(usize::MAX);
    let (state, next, status, error) = match outcome {
        Outcome::Empty => {
            diesel::delete(mine).execute(&mut **tx)?;
            return Ok(());
        }
        Outcome::Delivered(status) => (DeliveryState::Delivered, None, Some(status), None),
        Outcome::Again(error, status) => match PAUSES.get(past) {
            Some(pause) => (DeliveryState::Waiting, Some(now.0 + millis(*pause)), status, Some(error)),
            None => (DeliveryState::Failed, None, status, Some(error)),
        },
        Outcome::Never(error, status) => (DeliveryState::Failed, None, status, Some(error)),
    };
    let over = matches!(state, DeliveryState::Delivered | DeliveryState::Failed);
    diesel::update(mine)
        .set((
            deliveries::state.eq(state.word()),
            deliveries::next_try_at.eq(next),
            deliveries::last_status.eq(status.map(i64::from)),
            deliveries::last_error.eq(error.map(DeliveryError::word)),
            deliveries::done_at.eq(over.then_some(now.0)),
        ))
        .execute(&mut **tx)?;
    Ok(())
}
