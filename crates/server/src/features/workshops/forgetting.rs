//! What is forgotten of those who took part, by time; and the end of what nobody ended, because only what is over is forgotten. Both go
//! through the workshop's own order, as entries of its log, so that a room that is still being watched sees them on every node.

mod looks;

use diesel::{
    dsl::{exists, not},
    prelude::*,
};
use forenkl_api::{
    Timestamp, WorkshopId,
    initiatives::InitiativeStatus,
    mails::MailState,
    wishes::{Decision, WishStatus},
    workshops::{Lead, WorkshopStatus},
};

pub use looks::Looks;

use self::looks::Place;
use super::{
    letters,
    letters::coalesce,
    room::{By, Done, Entry, Forgotten, State},
    rooms::{Rooms, What},
    store::{self, WorkshopRecord},
};
use crate::{
    db::{
        Act, Conn, Tx,
        schema::{
            initiatives, mails, wishes, workshop_entries, workshop_letters, workshop_outcomes, workshops,
        },
    },
    fault::Fault,
};

const DAY: i64 = 86_400_000;
/// Names of those who did not ask to stand in the record, and the secrets of their cookies, after the end. By then the record is written
/// and read, and the cookies are good no longer: nobody needs them for anything (data minimisation and storage limitation, GDPR
/// art. 5(1)(c) and (e)).
const NAMES_KEPT: i64 = 30 * DAY;
/// Addresses at the latest, after the end. They were left to hear what becomes of what was asked for: answers are owed within weeks, and
/// what is promised has a horizon of months. What has not been told after a year is not what they waited for.
const ADDRESSES_KEPT: i64 = 365 * DAY;
/// Addresses after the last outcome: a refusal may be appealed, and a mail that failed be tried again.
const TOLD_FOR: i64 = 30 * DAY;
/// What runs and has had no entry for so long is ended: whoever led it forgot to, and until the end nothing is forgotten and nobody gets the
/// record. Two weeks, because a room may be gone on with after the next meeting; whoever wants to can open it again even then.
const LEFT_RUNNING: i64 = 14 * DAY;
/// Looked after at a time, of each list.
const SOME: usize = 20;
/// What is forgotten of each list: [`names`], [`addresses`], [`left_running`]. Names are what is forgotten first: on the way there the last
/// are ended.
const WHAT: [Forgotten; 3] = [Forgotten::Names, Forgotten::Addresses, Forgotten::Names];

/// How much is still known of those who took part.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Guests {
    Known,
    /// No names but of those who stand in the record.
    Unnamed,
    /// No addresses either.
    Forgotten,
}

impl Guests {
    /// As it is stored.
    pub fn word(self) -> &'static str {
        match self {
            Self::Known => "known",
            Self::Unnamed => "unnamed",
            Self::Forgotten => "forgotten",
        }
    }
}

/// Ends what was left running, and forgets what is to be forgotten by now: some at a time, each look where the last one ended. Returns those of
/// which it cannot be and that was not told before. They hold no other back, and have another turn when all have had theirs.
///
/// # Errors
/// When it cannot be read what is to be forgotten.
pub async fn forget(rooms: &Rooms, looks: &mut Looks, now: Timestamp) -> Result<Vec<WorkshopId>, Fault> {
    let after = looks.after();
    let found = rooms.db().read(move |conn| due(conn, now, &after)).await?;
    looks.go_on(&found, SOME);
    let mut failed = Vec::new();
    for (found, what) in found.into_iter().zip(WHAT) {
        for (_, id) in found {
            let workshop = WorkshopId(id);
            match rooms.send(&workshop, What::Forget(what)).await {
                // Or deleted a moment ago.
                Ok(_) | Err(Fault::Problem(_)) => looks.done(&workshop),
                Err(fault) => {
                    if looks.failed(&workshop) {
                        tracing::warn!(%workshop, %fault, "what is to be forgotten of its guests cannot be; said once");
                        failed.push(workshop);
                    }
                }
            }
        }
    }
    Ok(failed)
}

fn due(conn: &mut Conn, now: Timestamp, after: &[Place; 3]) -> Result<[Vec<Place>; 3], Fault> {
    let [named, reached, left] = after;
    Ok([names(conn, now, named)?, addresses(conn, now, reached)?, left_running(conn, now, left)?])
}

fn most() -> i64 {
    i64::try_from(SOME).unwrap_or(i64::MAX)
}

/// Workshops that ended long enough ago.
fn names(conn: &mut Conn, now: Timestamp, (at, id): &Place) -> Result<Vec<Place>, Fault> {
    let further = workshops::ended_at
        .gt(*at)
        .or(workshops::ended_at.eq(*at).and(workshops::id.gt(id.as_str()).nullable()));
    Ok(workshops::table
        .filter(workshops::guests.eq(Guests::Known.word()))
        .filter(workshops::status.eq(WorkshopStatus::Ended.word()))
        .filter(workshops::ended_at.lt(now.0 - NAMES_KEPT))
        .filter(further)
        .order((workshops::ended_at, workshops::id))
        .limit(most())
        .select((workshops::ended_at.assume_not_null(), workshops::id))
        .load(conn)?)
}

/// Workshops that run, and in which nothing has happened for long.
fn left_running(conn: &mut Conn, now: Timestamp, (at, id): &Place) -> Result<Vec<Place>, Fault> {
    let last = workshop_entries::workshop.eq(workshops::id).and(workshop_entries::seq.eq(workshops::seq));
    let further =
        workshop_entries::at.gt(*at).or(workshop_entries::at.eq(*at).and(workshops::id.gt(id.as_str())));
    Ok(workshops::table
        .inner_join(workshop_entries::table.on(last))
        .filter(workshops::status.eq(WorkshopStatus::Running.word()))
        .filter(workshop_entries::at.lt(now.0 - LEFT_RUNNING))
        .filter(further)
        .order((workshop_entries::at, workshops::id))
        .limit(most())
        .select((workshop_entries::at, workshops::id))
        .load(conn)?)
}

/// Workshops whose outcomes have all been told for a while, and those that are too long ago.
fn addresses(conn: &mut Conn, now: Timestamp, (at, id): &Place) -> Result<Vec<Place>, Fault> {
    let made = diesel::alias!(wishes as made);
    let since = now.0 - TOLD_FOR;
    let delivered = [WishStatus::CarriedOut.word(), WishStatus::Confirmed.word()];
    let told = (wishes::status.eq_any(delivered).nullable().and(wishes::carried_out_at.lt(since))).or(
        wishes::status
            .eq(WishStatus::Answered.word())
            .nullable()
            .and(wishes::decision.eq(Decision::No.word()))
            .and(wishes::answered_at.lt(since)),
    );
    let awaited = workshop_outcomes::table
        .inner_join(made.on(made.field(wishes::number).eq(workshop_outcomes::number)))
        .inner_join(
            wishes::table
                .on(wishes::number.eq(coalesce(made.field(wishes::merged_into), made.field(wishes::number)))),
        )
        .filter(workshop_outcomes::workshop.eq(workshops::id))
        .filter(workshop_outcomes::kind.eq("wish"))
        .filter(made.field(wishes::removed_at).is_null())
        .filter(wishes::removed_at.is_null())
        .filter(not(told));
    let told = (initiatives::status
        .eq(InitiativeStatus::Delivered.word())
        .nullable()
        .and(initiatives::delivered_at.lt(since)))
    .or(initiatives::status
        .eq(InitiativeStatus::Stopped.word())
        .nullable()
        .and(initiatives::stopped_at.lt(since)));
    let under_way = workshop_outcomes::table
        .inner_join(initiatives::table.on(initiatives::number.eq(workshop_outcomes::number)))
        .filter(workshop_outcomes::workshop.eq(workshops::id))
        .filter(workshop_outcomes::kind.eq("initiative"))
        .filter(not(told));
    let on_the_way = workshop_letters::table
        .inner_join(mails::table.on(mails::id.eq(workshop_letters::id)))
        .filter(workshop_letters::workshop.eq(workshops::id))
        .filter(mails::state.eq_any([MailState::Waiting.word(), MailState::Sending.word()]));
    let is_told = not(exists(awaited)).and(not(exists(under_way))).and(not(exists(on_the_way)));
    let further = workshops::ended_at
        .gt(*at)
        .or(workshops::ended_at.eq(*at).and(workshops::id.gt(id.as_str()).nullable()));
    Ok(workshops::table
        .filter(workshops::guests.eq(Guests::Unnamed.word()))
        .filter(workshops::status.eq(WorkshopStatus::Ended.word()))
        .filter(is_told.nullable().or(workshops::ended_at.lt(now.0 - ADDRESSES_KEPT)))
        .filter(further)
        .order((workshops::ended_at, workshops::id))
        .limit(most())
        .select((workshops::ended_at.assume_not_null(), workshops::id))
        .load(conn)?)
}

/// Forgets it, in the workshop's order; what still runs and was left is ended, and forgotten when its time comes.
///
/// # Errors
/// When the database refuses.
pub fn carry_out(tx: &mut Tx<'_>, id: &WorkshopId, state: &mut State, what: Forgotten) -> Result<(), Fault> {
    let mut record = store::get(tx, id)?;
    if record.status() == WorkshopStatus::Running {
        return end_if_left(tx, id, state, record);
    }
    let before = match what {
        Forgotten::Names => Guests::Known,
        Forgotten::Addresses => Guests::Unnamed,
    };
    // Another node was faster.
    if record.guests != before.word() || record.status() != WorkshopStatus::Ended {
        return Ok(());
    }
    let action = match what {
        Forgotten::Names => {
            let stay = state.people.iter().filter(|(_, member)| member.in_record);
            let stay: Vec<_> = stay.map(|(participant, _)| participant.clone()).collect();
            store::forget_names(tx, id, &stay)?;
            store::forget_leaders(tx, id)?;
            record.guests = Guests::Unnamed.word().to_owned();
            "workshop.names_forgotten"
        }
        Forgotten::Addresses => {
            letters::forget(tx, id)?;
            store::forget_addresses(tx, id)?;
            record.guests = Guests::Forgotten.word().to_owned();
            "workshop.addresses_forgotten"
        }
    };
    let now = tx.now;
    note(tx, id, state, &record, (now, Done::Forgotten(what)), action)
}

/// Ends what was left running. Where something has happened since it was found, or the doors have been opened again, it goes on.
fn end_if_left(
    tx: &mut Tx<'_>,
    id: &WorkshopId,
    state: &mut State,
    mut record: WorkshopRecord,
) -> Result<(), Fault> {
    let last = store::accepted_at(tx, id, state.seq)?;
    if last >= tx.now.0 - LEFT_RUNNING {
        return Ok(());
    }
    record.status = WorkshopStatus::Ended.word().to_owned();
    record.ended_at = Some(tx.now.0);
    record.code = None;
    // In the log it was over when the last thing happened: the block that was on did not take two weeks.
    note(tx, id, state, &record, (Timestamp(last), Done::Led(Lead::End)), "workshop.ended")
}

/// Stores what has become of a workshop, with an entry of its log. It is by nobody: it was done by time.
fn note(
    tx: &mut Tx<'_>,
    id: &WorkshopId,
    state: &mut State,
    record: &WorkshopRecord,
    (at, done): (Timestamp, Done),
    action: &'static str,
) -> Result<(), Fault> {
    store::save(tx, record)?;
    let seq = state.seq + 1;
    let entry = Entry { at, id: format!("time:{seq}"), by: By::Facilitator, who: None, done };
    store::append(tx, id, seq, &entry)?;
    state.apply(&entry);
    tx.record(Act::new(action, "workshop", id).label(&record.title)).map(drop)
}
