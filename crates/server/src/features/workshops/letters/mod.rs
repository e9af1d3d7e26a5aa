//! Mails to those who took part and left an address: the record as soon as it is over, and later what becomes of what they asked for.
//!
//! They have no account, so none of it goes through the notices. What is due is seen from how things stand, not from events: a letter
//! that was made once for its occasion is not made again, whatever is restarted or set back. What becomes of it then is the mails'
//! (`mails/app/queue.rs`), as with any other mail.

mod content;
mod due;
mod words;

use std::collections::{BTreeSet, HashMap};

use diesel::prelude::*;
use forenkl_api::{MailId, ParticipantId, Timestamp, WorkshopId, workshops::WorkshopRef};

pub use content::{Composed, Content, LastRead, compose};
pub use due::{any_due, coalesce};

use crate::{
    db::{
        Conn, Tx,
        schema::{workshop_letters, workshop_participants, workshops},
    },
    fault::Fault,
    features::{mails::app as mails, workshops::store},
    ids,
};

/// What a letter is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    Record,
    /// The wish that the room made, or the one it was merged into.
    Answered,
    CarriedOut,
    /// The initiative that the room made.
    Delivered,
    Stopped,
}

impl About {
    fn word(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Answered => "answered",
            Self::CarriedOut => "carried_out",
            Self::Delivered => "delivered",
            Self::Stopped => "stopped",
        }
    }

    fn from_word(word: &str) -> Self {
        match word {
            "answered" => Self::Answered,
            "carried_out" => Self::CarriedOut,
            "delivered" => Self::Delivered,
            "stopped" => Self::Stopped,
            _ => Self::Record,
        }
    }
}

/// Notes what is due as said, some at a time, each under the id that its mail is to have.
///
/// # Errors
/// When the database refuses.
pub fn take(tx: &mut Tx<'_>, now: Timestamp, limit: i64) -> Result<Vec<MailId>, Fault> {
    let mut taken = Vec::new();
    for due in due::some(tx, now, limit)? {
        let id: MailId = ids::new();
        diesel::insert_into(workshop_letters::table)
            .values((
                workshop_letters::id.eq(id.as_str()),
                workshop_letters::workshop.eq(due.workshop),
                workshop_letters::address.eq(due.address),
                workshop_letters::about.eq(due.about.word()),
                workshop_letters::wish.eq(due.number),
                workshop_letters::occasion.eq(due.occasion),
            ))
            .execute(&mut **tx)?;
        taken.push(id);
    }
    Ok(taken)
}

/// The workshops that these of the mails are about.
///
/// # Errors
/// When the database cannot be read.
pub fn rooms(conn: &mut Conn, mails: &[&String]) -> Result<HashMap<String, WorkshopRef>, Fault> {
    let found: Vec<(String, String, String)> = workshop_letters::table
        .inner_join(workshops::table)
        .filter(workshop_letters::id.eq_any(mails))
        .select((workshop_letters::id, workshops::id, workshops::title))
        .load(conn)?;
    let one = |(mail, id, title)| (mail, WorkshopRef { id: WorkshopId(id), title });
    Ok(found.into_iter().map(one).collect())
}

/// Drops the letters of a workshop that nobody has got yet, as if they had never been due. One on its way follows when it turns out that
/// it comes too early.
///
/// # Errors
/// When the database refuses.
pub fn drop_waiting(tx: &mut Tx<'_>, workshop: &WorkshopId) -> Result<(), Fault> {
    let of_it = workshop_letters::table.filter(workshop_letters::workshop.eq(workshop.as_str()));
    let letters: Vec<(String, String)> =
        of_it.select((workshop_letters::id, workshop_letters::address)).load(&mut **tx)?;
    let ids: Vec<String> = letters.iter().map(|(id, _)| id.clone()).collect();
    for dropped in mails::drop_waiting(tx, &ids)? {
        take_back(tx, &MailId(dropped))?;
    }
    // Nothing was sent to those who were outside. Let in now, they are to get what the others get.
    let outside = outside(tx, workshop)?;
    let unsent = letters.into_iter().filter(|(_, address)| outside.contains(address)).map(|(id, _)| id);
    for unsent in mails::without_mail(tx, unsent.collect())? {
        take_back(tx, &MailId(unsent))?;
    }
    Ok(())
}

/// A letter that was not sent is due again when its time comes.
///
/// # Errors
/// When the database refuses.
pub fn take_back(tx: &mut Tx<'_>, letter: &MailId) -> Result<(), Fault> {
    diesel::delete(workshop_letters::table.find(letter.as_str())).execute(&mut **tx)?;
    Ok(())
}

/// Addresses left by those only who wait at the door or were sent out.
fn outside(conn: &mut Conn, workshop: &WorkshopId) -> Result<BTreeSet<String>, Fault> {
    let Some(state) = store::load(conn, workshop)? else { return Ok(BTreeSet::new()) };
    let left: Vec<(String, String)> = workshop_participants::table
        .filter(workshop_participants::workshop.eq(workshop.as_str()))
        .filter(workshop_participants::email.gt(""))
        .select((workshop_participants::participant, workshop_participants::email))
        .load(conn)?;
    let (inside, outside): (Vec<_>, Vec<_>) = left
        .into_iter()
        .partition(|(participant, _)| content::hears(&state, &ParticipantId(participant.clone())));
    let inside: BTreeSet<String> = inside.into_iter().map(|(_, address)| address).collect();
    Ok(outside.into_iter().map(|(_, address)| address).filter(|address| !inside.contains(address)).collect())
}

/// Forgets the letters of a workshop, sent or not, and to whom they were.
///
/// # Errors
/// When the database refuses.
pub fn forget(tx: &mut Tx<'_>, workshop: &WorkshopId) -> Result<(), Fault> {
    let of_it = workshop_letters::table.filter(workshop_letters::workshop.eq(workshop.as_str()));
    let letters: Vec<String> = of_it.select(workshop_letters::id).load(&mut **tx)?;
    mails::forget(tx, &letters)?;
    diesel::delete(of_it).execute(&mut **tx)?;
    Ok(())
}

/// Forgets an address, wherever it was left in the workshop: whoever has the letter got it.
///
/// # Errors
/// When the database refuses.
pub fn stop(tx: &mut Tx<'_>, workshop: &WorkshopId, participant: &ParticipantId) -> Result<(), Fault> {
    let Some(address) = address(tx, workshop, participant)? else { return Ok(()) };
    let left = workshop_participants::table
        .filter(workshop_participants::workshop.eq(workshop.as_str()))
        .filter(workshop_participants::email.eq(&address));
    diesel::update(left).set(workshop_participants::email.eq("")).execute(&mut **tx)?;
    let said = workshop_letters::table
        .filter(workshop_letters::workshop.eq(workshop.as_str()))
        .filter(workshop_letters::address.eq(&address));
    let letters: Vec<String> = said.select(workshop_letters::id).load(&mut **tx)?;
    mails::drop_waiting(tx, &letters)?;
    diesel::delete(said).execute(&mut **tx)?;
    Ok(())
}

/// Whether nobody is written to there any more.
///
/// # Errors
/// When the database cannot be read.
pub fn is_stopped(
    conn: &mut Conn,
    workshop: &WorkshopId,
    participant: &ParticipantId,
) -> Result<bool, Fault> {
    Ok(address(conn, workshop, participant)?.is_none())
}

fn address(
    conn: &mut Conn,
    workshop: &WorkshopId,
    participant: &ParticipantId,
) -> Result<Option<String>, Fault> {
    let email: Option<String> = workshop_participants::table
        .find((workshop.as_str(), participant.as_str()))
        .select(workshop_participants::email)
        .first(conn)
        .optional()?;
    Ok(email.filter(|email| !email.is_empty()))
}
