//! Who takes part in a workshop: names, addresses and secrets, which stand apart from the log, so that they can be forgotten.

use std::collections::{BTreeMap, BTreeSet};

use diesel::prelude::*;
use forenkl_api::{ParticipantId, PersonId, WorkshopId, people::Language};

use crate::{
    db::{Conn, Tx, schema::workshop_participants},
    fault::Fault,
};

/// Somebody who takes part, as far as it is not for the log.
#[derive(Debug, Clone, Default)]
pub struct Identity {
    /// What their cookie's secret hashes to; nothing for those without a phone.
    pub token_hash: Option<String>,
    pub person: Option<PersonId>,
    pub name: String,
}

/// Stores a new participant.
pub fn add_participant(
    tx: &mut Tx<'_>,
    id: &WorkshopId,
    participant: &ParticipantId,
    identity: &Identity,
) -> Result<(), Fault> {
    let now = tx.now.0;
    diesel::insert_into(workshop_participants::table)
        .values((
            workshop_participants::workshop.eq(id.as_str()),
            workshop_participants::participant.eq(participant.as_str()),
            workshop_participants::token_hash.eq(&identity.token_hash),
            workshop_participants::person_id.eq(identity.person.as_ref().map(PersonId::as_str)),
            workshop_participants::name.eq(identity.name.trim()),
            workshop_participants::email.eq(""),
            workshop_participants::joined_at.eq(now),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Stores what a participant says of themselves.
pub fn set_identity(
    tx: &mut Tx<'_>,
    id: &WorkshopId,
    participant: &ParticipantId,
    name: &str,
    address: Option<(&str, Option<Language>)>,
) -> Result<(), Fault> {
    // An address that is not named stays, and with it the language that was spoken when it was left.
    let email = address.map(|(email, _)| workshop_participants::email.eq(email.trim().to_lowercase()));
    let language =
        address.map(|(_, language)| workshop_participants::language.eq(language.map(Language::word)));
    diesel::update(workshop_participants::table.find((id.as_str(), participant.as_str())))
        .set((workshop_participants::name.eq(name.trim()), email, language))
        .execute(&mut **tx)?;
    Ok(())
}

/// Forgets the names of all but these, and the secrets of all cookies.
pub fn forget_names(tx: &mut Tx<'_>, id: &WorkshopId, stay: &[ParticipantId]) -> Result<(), Fault> {
    let all = workshop_participants::table.filter(workshop_participants::workshop.eq(id.as_str()));
    let stay: BTreeSet<&str> = stay.iter().map(ParticipantId::as_str).collect();
    let people: Vec<String> = all.select(workshop_participants::participant).load(&mut **tx)?;
    let unnamed: Vec<&String> =
        people.iter().filter(|participant| !stay.contains(participant.as_str())).collect();
    // So many at a time as a statement may name on either database.
    for some in unnamed.chunks(500) {
        diesel::update(all.filter(workshop_participants::participant.eq_any(some)))
            .set(workshop_participants::name.eq(""))
            .execute(&mut **tx)?;
    }
    diesel::update(all).set(workshop_participants::token_hash.eq(None::<String>)).execute(&mut **tx)?;
    Ok(())
}

/// Forgets where anything was to be sent.
pub fn forget_addresses(tx: &mut Tx<'_>, id: &WorkshopId) -> Result<(), Fault> {
    let all = workshop_participants::table.filter(workshop_participants::workshop.eq(id.as_str()));
    let forgotten = (workshop_participants::email.eq(""), workshop_participants::language.eq(None::<String>));
    diesel::update(all).set(forgotten).execute(&mut **tx)?;
    Ok(())
}

/// Who the holder of a token is.
pub fn by_token(conn: &mut Conn, hash: &str) -> Result<Option<(WorkshopId, ParticipantId)>, Fault> {
    let found: Option<(String, String)> = workshop_participants::table
        .filter(workshop_participants::token_hash.eq(hash))
        .select((workshop_participants::workshop, workshop_participants::participant))
        .first(conn)
        .optional()?;
    Ok(found.map(|(workshop, participant)| (WorkshopId(workshop), ParticipantId(participant))))
}

/// Who of the participants is a signed-in person.
pub fn by_person(
    conn: &mut Conn,
    id: &WorkshopId,
    person: &PersonId,
) -> Result<Option<ParticipantId>, Fault> {
    let found: Option<String> = workshop_participants::table
        .filter(workshop_participants::workshop.eq(id.as_str()))
        .filter(workshop_participants::person_id.eq(person.as_str()))
        .select(workshop_participants::participant)
        .first(conn)
        .optional()?;
    Ok(found.map(ParticipantId))
}

/// Who of the participants takes part as themselves.
pub fn people(conn: &mut Conn, id: &WorkshopId) -> Result<BTreeMap<ParticipantId, PersonId>, Fault> {
    let found: Vec<(String, Option<String>)> = workshop_participants::table
        .filter(workshop_participants::workshop.eq(id.as_str()))
        .filter(workshop_participants::person_id.is_not_null())
        .select((workshop_participants::participant, workshop_participants::person_id))
        .load(conn)?;
    let one = |(participant, person): (String, Option<String>)| {
        Some((ParticipantId(participant), PersonId(person?)))
    };
    Ok(found.into_iter().filter_map(one).collect())
}

/// Gives a participant a new token: the phone in their hand is theirs now, and the one before no longer.
pub fn turn_token(
    tx: &mut Tx<'_>,
    id: &WorkshopId,
    participant: &ParticipantId,
    hash: Option<&str>,
) -> Result<(), Fault> {
    diesel::update(workshop_participants::table.find((id.as_str(), participant.as_str())))
        .set(workshop_participants::token_hash.eq(hash))
        .execute(&mut **tx)?;
    Ok(())
}
