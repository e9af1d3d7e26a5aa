//! What is forgotten of those who took part, by time. It goes through the workshop's own order, as an entry of its log, so that a room that
//! is still being watched forgets on every node.

use diesel::{
    dsl::{exists, not},
    prelude::*,
};
use forenkl_api::{
    Timestamp, WorkshopId,
    mails::MailState,
    wishes::{Decision, WishStatus},
    workshops::WorkshopStatus,
};

use super::{
    letters,
    letters::coalesce,
    room::{By, Done, Entry, Forgotten, State},
    rooms::{Rooms, What},
    store,
};
use crate::{
    db::{
        Act, Conn, Tx,
        schema::{mails, wishes, workshop_letters, workshop_outcomes, workshops},
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
/// Looked after at a time.
const SOME: i64 = 20;

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

/// Forgets all that is to be forgotten by now.
///
/// # Errors
/// When the database cannot be reached; it is tried again with the next look.
pub async fn forget(rooms: &Rooms, now: Timestamp) -> Result<(), Fault> {
    for (workshop, what) in rooms.db().read(move |conn| due(conn, now)).await? {
        match rooms.send(&workshop, What::Forget(what)).await {
            // Deleted a moment ago.
            Ok(_) | Err(Fault::Problem(_)) => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(())
}

fn due(conn: &mut Conn, now: Timestamp) -> Result<Vec<(WorkshopId, Forgotten)>, Fault> {
    let of = |what| move |id| (WorkshopId(id), what);
    let names: Vec<String> = workshops::table
        .filter(workshops::guests.eq(Guests::Known.word()))
        .filter(workshops::status.eq(WorkshopStatus::Ended.word()))
        .filter(workshops::ended_at.lt(now.0 - NAMES_KEPT))
        .order(workshops::ended_at)
        .limit(SOME)
        .select(workshops::id)
        .load(conn)?;
    let mut due: Vec<_> = names.into_iter().map(of(Forgotten::Names)).collect();
    due.extend(addresses(conn, now)?.into_iter().map(of(Forgotten::Addresses)));
    Ok(due)
}

/// Workshops whose outcomes have all been told for a while, and those that are too long ago.
fn addresses(conn: &mut Conn, now: Timestamp) -> Result<Vec<String>, Fault> {
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
    let on_the_way = workshop_letters::table
        .inner_join(mails::table.on(mails::id.eq(workshop_letters::id)))
        .filter(workshop_letters::workshop.eq(workshops::id))
        .filter(mails::state.eq_any([MailState::Waiting.word(), MailState::Sending.word()]));
    let is_told = not(exists(awaited)).and(not(exists(on_the_way)));
    Ok(workshops::table
        .filter(workshops::guests.eq(Guests::Unnamed.word()))
        .filter(workshops::status.eq(WorkshopStatus::Ended.word()))
        .filter(is_told.nullable().or(workshops::ended_at.lt(now.0 - ADDRESSES_KEPT)))
        .order(workshops::ended_at)
        .limit(SOME)
        .select(workshops::id)
        .load(conn)?)
}

/// Forgets it, in the workshop's order.
///
/// # Errors
/// When the database refuses.
pub fn carry_out(tx: &mut Tx<'_>, id: &WorkshopId, state: &mut State, what: Forgotten) -> Result<(), Fault> {
    let mut record = store::get(tx, id)?;
    let before = match what {
        Forgotten::Names => Guests::Known,
        Forgotten::Addresses => Guests::Unnamed,
    };
    // Another node was faster, or the doors have been opened again.
    if record.guests != before.word() || record.status() != WorkshopStatus::Ended {
        return Ok(());
    }
    let action = match what {
        Forgotten::Names => {
            let stay = state.people.iter().filter(|(_, member)| member.in_record);
            let stay: Vec<_> = stay.map(|(participant, _)| participant.clone()).collect();
            store::forget_names(tx, id, &stay)?;
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
    store::save(tx, &record)?;
    let seq = state.seq + 1;
    let entry =
        Entry { at: tx.now, id: format!("forget:{seq}"), by: By::Facilitator, done: Done::Forgotten(what) };
    store::append(tx, id, seq, &entry)?;
    state.apply(&entry);
    tx.record(Act::new(action, "workshop", id).label(&record.title)).map(drop)
}
