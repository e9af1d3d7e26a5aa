//! A wish that a room made: its cards are the text, and whoever gave it dots stands behind it.

use std::collections::BTreeSet;

use diesel::prelude::*;
use forenkl_api::{
    ParticipantId, PersonId, RoundId, UnitId, WorkshopId, wishes::WishBody, workshops::WorkshopRef,
};

use super::{family, submit};
use crate::{
    auth::Actor,
    db::{
        Conn, Tx,
        schema::{follows, supports, voices, workshop_outcomes, workshops},
    },
    fault::Fault,
    org::Org,
};

/// Somebody who wants it.
#[derive(Debug, Clone)]
pub struct Voice {
    pub participant: ParticipantId,
    /// Who they are, where they took part as themselves.
    pub person: Option<PersonId>,
    /// Where they said they are from.
    pub unit: Option<UnitId>,
}

/// Sends a wish for a room, and returns its number. It is the facilitator's to look after, but their unit is not counted: they only
/// held the pen. Everybody who wants it counts once, those with an account as their own support, which they can take back; where it is not known for
/// which unit, their voice says whose it is, until they support it themselves.
///
/// # Errors
/// `invalid` when the area is unknown or closed.
pub fn submit_gathered(
    tx: &mut Tx<'_>,
    org: &Org,
    actor: &Actor,
    body: &WishBody,
    round: Option<&RoundId>,
    workshop: &WorkshopId,
    wanted: &[Voice],
) -> Result<i64, Fault> {
    let number = submit::for_a_room(tx, org, actor, body, round)?;
    let mut counted = BTreeSet::from([actor.id().clone()]);
    for voice in wanted {
        match (&voice.person, &voice.unit) {
            (Some(person), _) if !counted.insert(person.clone()) => {}
            (Some(person), Some(unit)) => stand_behind(tx, number, person, unit)?,
            _ => speak(tx, number, workshop, voice)?,
        }
    }
    family::recount(tx, number)?;
    Ok(number)
}

fn stand_behind(tx: &mut Tx<'_>, wish: i64, person: &PersonId, unit: &UnitId) -> Result<(), Fault> {
    diesel::insert_into(supports::table)
        .values((
            supports::wish.eq(wish),
            supports::person_id.eq(person.as_str()),
            supports::unit_id.eq(unit.as_str()),
            supports::at.eq(tx.now.0),
        ))
        .execute(&mut **tx)?;
    diesel::insert_into(follows::table)
        .values((follows::wish.eq(wish), follows::person_id.eq(person.as_str())))
        .execute(&mut **tx)?;
    Ok(())
}

fn speak(tx: &mut Tx<'_>, wish: i64, workshop: &WorkshopId, voice: &Voice) -> Result<(), Fault> {
    diesel::insert_into(voices::table)
        .values((
            voices::wish.eq(wish),
            voices::workshop.eq(workshop.as_str()),
            voices::participant.eq(voice.participant.as_str()),
            voices::person_id.eq(voice.person.as_ref().map(PersonId::as_str)),
            voices::unit_id.eq(voice.unit.as_ref().map(UnitId::as_str)),
            voices::at.eq(tx.now.0),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// The workshop a wish came out of.
///
/// # Errors
/// When the database cannot be read.
pub fn workshop_of(conn: &mut Conn, wish: i64) -> Result<Option<WorkshopRef>, Fault> {
    let found: Option<(String, String)> = workshop_outcomes::table
        .inner_join(workshops::table)
        .filter(workshop_outcomes::kind.eq("wish"))
        .filter(workshop_outcomes::number.eq(wish))
        .select((workshops::id, workshops::title))
        .first(conn)
        .optional()?;
    Ok(found.map(|(id, title)| WorkshopRef { id: WorkshopId(id), title }))
}
