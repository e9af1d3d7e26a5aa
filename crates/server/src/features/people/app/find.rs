//! Finding people.

use std::collections::HashMap;

use diesel::prelude::*;
use forenkl_api::{
    PersonId, Timestamp,
    people::{PeopleQuery, Person, PersonRef},
    session::Persona,
};

use super::store;
use crate::{
    auth::Actor,
    db::{Conn, schema::people},
    fault::Fault,
    org::Org,
};

/// Names for ids; who is unknown is left out.
///
/// # Errors
/// When the database cannot be read.
pub fn names<I: IntoIterator<Item = Option<String>>>(
    conn: &mut Conn,
    wanted: I,
) -> Result<HashMap<String, PersonRef>, Fault> {
    let mut wanted: Vec<String> = wanted.into_iter().flatten().collect();
    wanted.sort();
    wanted.dedup();
    if wanted.is_empty() {
        return Ok(HashMap::new());
    }
    Ok(store::refs(conn, &wanted)?.into_iter().map(|person| (person.id.0.clone(), person)).collect())
}

/// One person as an administrator sees them.
///
/// # Errors
/// `not_found`.
pub fn get(conn: &mut Conn, org: &Org, person: &PersonId, now: Timestamp) -> Result<Person, Fault> {
    store::by_ids(conn, org, std::slice::from_ref(&person.0), now)?.pop().ok_or_else(Fault::not_found)
}

/// The people as filtered whom the reader manages, in order of their names, without pages.
///
/// # Errors
/// When the database cannot be read.
pub fn everyone(
    conn: &mut Conn,
    org: &Org,
    actor: &Actor,
    query: &PeopleQuery,
    now: Timestamp,
) -> Result<Vec<Person>, Fault> {
    store::all(conn, org, actor, query, now)
}

/// Whether the person exists.
///
/// # Errors
/// When the database cannot be read.
pub fn exists(conn: &mut Conn, person: &PersonId) -> Result<bool, Fault> {
    Ok(diesel::select(diesel::dsl::exists(people::table.find(person.as_str()))).get_result(conn)?)
}

/// Who signs in with this address, and the hash to check against. Closed accounts are nobody's.
///
/// # Errors
/// When the database cannot be read.
pub fn credentials(conn: &mut Conn, email: &str) -> Result<Option<(PersonId, String)>, Fault> {
    let found: Option<(String, Option<String>)> = people::table
        .filter(people::email.eq(email))
        .filter(people::closed.eq(false))
        .select((people::id, people::password_hash))
        .first(conn)
        .optional()?;
    Ok(found.and_then(|(id, hash)| Some((PersonId(id), hash?))))
}

/// The person's password hash.
///
/// # Errors
/// When the database cannot be read.
pub fn password_hash(conn: &mut Conn, person: &PersonId) -> Result<Option<String>, Fault> {
    Ok(people::table.find(person.as_str()).select(people::password_hash).first(conn).optional()?.flatten())
}

/// Whether anyone may be this person in the demo.
///
/// # Errors
/// When the database cannot be read.
pub fn is_persona(conn: &mut Conn, person: &PersonId) -> Result<bool, Fault> {
    let found = people::table.find(person.as_str()).filter(people::persona.is_not_null());
    Ok(diesel::select(diesel::dsl::exists(found)).get_result(conn)?)
}

/// Who one can be in the demo.
///
/// # Errors
/// When the database cannot be read.
pub fn personas(conn: &mut Conn) -> Result<Vec<Persona>, Fault> {
    let found: Vec<(String, String, Option<String>)> = people::table
        .filter(people::persona.is_not_null())
        .order(people::id)
        .select((people::id, people::name, people::persona))
        .load(conn)?;
    Ok(found
        .into_iter()
        .map(|(id, name, about)| Persona { id: PersonId(id), name, about: about.unwrap_or_default() })
        .collect())
}
