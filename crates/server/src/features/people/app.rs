//! The rules about people.

use std::collections::HashMap;

use diesel::prelude::*;
use forenkl_api::{
    AreaId, FieldCode, PersonId, PositionId, Problem, ProblemCode, Role, Timestamp,
    people::{Invitation, Language, Person, PersonBody, PersonRef, PositionBody},
    problem::ConflictReason,
    session::Persona,
};
use serde_json::json;

use super::store;
use crate::{
    app::App,
    auth::{actor::is_valid, sessions},
    clock,
    db::{
        Act, Conn, Tx,
        schema::{areas, invitations, people, position_areas, positions, units},
    },
    fault::Fault,
    ids,
    org::Org,
};

/// How long an invitation link works.
const INVITATION_DAYS: i64 = 7;

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

/// Makes a person.
///
/// # Errors
/// `invalid` when the address is taken.
pub fn create(
    tx: &mut Tx<'_>,
    name: &str,
    email: Option<&str>,
    by: Option<&PersonId>,
) -> Result<PersonId, Fault> {
    let email = normal_email(email);
    refuse_taken(tx, email.as_deref(), None)?;
    let id: PersonId = ids::new();
    diesel::insert_into(people::table)
        .values((
            people::id.eq(id.as_str()),
            people::name.eq(name.trim()),
            people::email.eq(email),
            people::language.eq(Language::Danish.word()),
            people::closed.eq(false),
            people::version.eq(1),
        ))
        .execute(&mut **tx)?;
    record(tx, "person.created", &id, by, None)?;
    Ok(id)
}

fn normal_email(email: Option<&str>) -> Option<String> {
    email.map(|email| email.trim().to_lowercase()).filter(|email| !email.is_empty())
}

fn refuse_taken(conn: &mut Conn, email: Option<&str>, but: Option<&PersonId>) -> Result<(), Fault> {
    let Some(email) = email else { return Ok(()) };
    let owner: Option<String> =
        people::table.filter(people::email.eq(email)).select(people::id).first(conn).optional()?;
    match owner {
        Some(owner) if but.is_none_or(|but| but.0 != owner) => Err(Fault::field("email", FieldCode::Taken)),
        _ => Ok(()),
    }
}

/// Names and addresses stay out of the activity: only that they changed is written there.
fn record(
    tx: &mut Tx<'_>,
    action: &'static str,
    person: &PersonId,
    by: Option<&PersonId>,
    after: Option<serde_json::Value>,
) -> Result<(), Fault> {
    let mut act = Act::new(action, "person", person);
    if let Some(by) = by {
        act = act.by(by);
    }
    if let Some(after) = after {
        act = act.after(after);
    }
    tx.record(act).map(drop)
}

/// Changes name, address and whether the account is closed.
///
/// # Errors
/// `stale`, `not_found`, `invalid`, or the last administrator.
pub fn update(
    tx: &mut Tx<'_>,
    org: &Org,
    person: &PersonId,
    body: &PersonBody,
    by: &PersonId,
) -> Result<(), Fault> {
    let now = tx.now;
    let current = get(tx, org, person, now)?;
    if current.version != body.version {
        return Err(Fault::stale(&current));
    }
    let email = normal_email(body.email.as_deref());
    refuse_taken(tx, email.as_deref(), Some(person))?;
    diesel::update(people::table.find(person.as_str()))
        .set((
            people::name.eq(body.name.trim()),
            people::email.eq(email),
            people::closed.eq(body.closed),
            people::version.eq(current.version + 1),
        ))
        .execute(&mut **tx)?;
    if body.closed && !current.closed {
        sessions::end_all(tx, person, None)?;
        keep_an_administrator(tx)?;
    }
    record(tx, "person.changed", person, Some(by), Some(json!({ "closed": body.closed })))
}

/// Gives a role at a unit.
///
/// # Errors
/// `invalid` when an area is unknown.
pub fn give_position(
    tx: &mut Tx<'_>,
    person: &PersonId,
    body: &PositionBody,
    by: Option<&PersonId>,
) -> Result<PositionId, Fault> {
    if let (Some(from), Some(to)) = (&body.valid_from, &body.valid_to)
        && to.last_day() < from.first_day()
    {
        return Err(Fault::field("valid_to", FieldCode::WrongOrder));
    }
    if !exists(tx, person)? {
        return Err(Fault::not_found());
    }
    let id: PositionId = ids::new();
    diesel::insert_into(positions::table)
        .values((
            positions::id.eq(id.as_str()),
            positions::person_id.eq(person.as_str()),
            positions::role.eq(body.role.word()),
            positions::unit_id.eq(body.unit.as_str()),
            positions::valid_from.eq(body.valid_from.map(|date| date.to_string())),
            positions::valid_to.eq(body.valid_to.map(|date| date.to_string())),
        ))
        .execute(&mut **tx)?;
    limit_to_areas(tx, &id, &body.areas)?;
    let after = json!({ "role": body.role.word(), "unit": unit_name(tx, body.unit.as_str())? });
    record(tx, "person.position_given", person, by, Some(after))?;
    Ok(id)
}

fn limit_to_areas(tx: &mut Tx<'_>, position: &PositionId, wanted: &[AreaId]) -> Result<(), Fault> {
    for area in wanted {
        let known: bool =
            diesel::select(diesel::dsl::exists(areas::table.find(area.as_str()))).get_result(&mut **tx)?;
        if !known {
            return Err(Fault::field("areas", FieldCode::Unknown));
        }
        diesel::insert_into(position_areas::table)
            .values((
                position_areas::position_id.eq(position.as_str()),
                position_areas::area_id.eq(area.as_str()),
            ))
            .execute(&mut **tx)?;
    }
    Ok(())
}

fn unit_name(conn: &mut Conn, unit: &str) -> Result<String, Fault> {
    Ok(units::table.find(unit).select(units::name).first(conn).optional()?.unwrap_or_default())
}

/// Takes a role away.
///
/// # Errors
/// `not_found`, or the last administrator.
pub fn take_position(
    tx: &mut Tx<'_>,
    person: &PersonId,
    position: &PositionId,
    by: &PersonId,
) -> Result<(), Fault> {
    let (role, unit): (String, String) = positions::table
        .find(position.as_str())
        .filter(positions::person_id.eq(person.as_str()))
        .select((positions::role, positions::unit_id))
        .first(&mut **tx)
        .optional()?
        .ok_or_else(Fault::not_found)?;
    diesel::delete(position_areas::table.filter(position_areas::position_id.eq(position.as_str())))
        .execute(&mut **tx)?;
    diesel::delete(positions::table.find(position.as_str())).execute(&mut **tx)?;
    keep_an_administrator(tx)?;
    let unit = unit_name(tx, &unit)?;
    record(tx, "person.position_taken", person, Some(by), Some(json!({ "role": role, "unit": unit })))
}

/// Someone must be able to administer the municipality, today.
fn keep_an_administrator(conn: &mut Conn) -> Result<(), Fault> {
    let held: Vec<(Option<String>, Option<String>)> = positions::table
        .inner_join(people::table)
        .inner_join(units::table)
        .filter(positions::role.eq(Role::Administrator.word()))
        .filter(people::closed.eq(false))
        .filter(units::parent_id.is_null())
        .select((positions::valid_from, positions::valid_to))
        .load(conn)?;
    let today = clock::today();
    if held.iter().any(|(from, to)| is_valid(from.as_deref(), to.as_deref(), today)) {
        Ok(())
    } else {
        Err(Fault::conflict(ConflictReason::LastAdministrator))
    }
}

/// Makes an invitation or reset link; earlier ones stop working.
///
/// # Errors
/// `not_found`.
pub fn invite(
    tx: &mut Tx<'_>,
    person: &PersonId,
    public_url: &str,
    by: &PersonId,
) -> Result<Invitation, Fault> {
    if !exists(tx, person)? {
        return Err(Fault::not_found());
    }
    diesel::delete(invitations::table.filter(invitations::person_id.eq(person.as_str())))
        .execute(&mut **tx)?;
    let token = ids::secret()?;
    let expires_at = Timestamp(tx.now.0 + INVITATION_DAYS * 86_400_000);
    diesel::insert_into(invitations::table)
        .values((
            invitations::token_hash.eq(ids::hash(&token)),
            invitations::person_id.eq(person.as_str()),
            invitations::expires_at.eq(expires_at.0),
        ))
        .execute(&mut **tx)?;
    record(tx, "person.invited", person, Some(by), None)?;
    Ok(Invitation { link: format!("{public_url}/invitation#{token}"), expires_at })
}

/// Whom an unused link invites.
///
/// # Errors
/// When the database cannot be read.
pub fn invited(conn: &mut Conn, token_hash: &str) -> Result<Option<PersonId>, Fault> {
    let person: Option<String> = invitations::table
        .find(token_hash)
        .filter(invitations::used_at.is_null())
        .filter(invitations::expires_at.gt(clock::now().0))
        .select(invitations::person_id)
        .first(conn)
        .optional()?;
    Ok(person.map(PersonId))
}

/// Uses the link: sets the password and ends every session. A link works once, whoever is quicker.
///
/// # Errors
/// `link_expired` when it has been used meanwhile.
pub fn redeem(
    tx: &mut Tx<'_>,
    person: &PersonId,
    token_hash: &str,
    password_hash: &str,
) -> Result<(), Fault> {
    let now = tx.now.0;
    let used = diesel::update(invitations::table.find(token_hash).filter(invitations::used_at.is_null()))
        .set(invitations::used_at.eq(now))
        .execute(&mut **tx)?;
    if used == 0 {
        return Err(Problem::new(ProblemCode::LinkExpired).into());
    }
    set_password(tx, person, password_hash)?;
    sessions::end_all(tx, person, None)
}

/// Sets the password.
///
/// # Errors
/// When the database refuses.
pub fn set_password(tx: &mut Tx<'_>, person: &PersonId, hash: &str) -> Result<(), Fault> {
    diesel::update(people::table.find(person.as_str()))
        .set(people::password_hash.eq(Some(hash)))
        .execute(&mut **tx)?;
    record(tx, "person.password_set", person, Some(person), None)
}

/// Sets the language of the interface.
///
/// # Errors
/// When the database refuses.
pub fn set_language(tx: &mut Tx<'_>, person: &PersonId, language: Language) -> Result<(), Fault> {
    diesel::update(people::table.find(person.as_str()))
        .set(people::language.eq(language.word()))
        .execute(&mut **tx)?;
    record(tx, "person.language_set", person, Some(person), None)
}

/// Signs a person out everywhere, on every node.
///
/// # Errors
/// When the database refuses.
pub async fn sign_out_everywhere(app: &App, person: PersonId, by: PersonId) -> Result<(), Fault> {
    let who = person.clone();
    app.db
        .write(move |tx| {
            sessions::end_all(tx, &who, None)?;
            record(tx, "person.signed_out_everywhere", &who, Some(&by), None)
        })
        .await?;
    app.sessions.forget(person.as_str());
    Ok(())
}

/// Who can be given an initiative or a milestone: those with a role above the decentral one, in Danish order.
///
/// # Errors
/// When the database cannot be read.
pub fn assignees(conn: &mut Conn) -> Result<Vec<PersonRef>, Fault> {
    let roles = [Role::ProcessOwner, Role::Management, Role::Administrator].map(Role::word);
    let found: Vec<(String, String)> = people::table
        .filter(people::closed.eq(false))
        .filter(
            people::id
                .eq_any(positions::table.filter(positions::role.eq_any(roles)).select(positions::person_id)),
        )
        .select((people::id, people::name))
        .load(conn)?;
    let mut found: Vec<PersonRef> =
        found.into_iter().map(|(id, name)| PersonRef { id: PersonId(id), name }).collect();
    found.sort_by(|a, b| forenkl_api::search::danish_order(&a.name, &b.name));
    Ok(found)
}

/// The process owners of each area: `(unit, areas it is limited to, person)`.
///
/// # Errors
/// When the database cannot be read.
pub fn owners(conn: &mut Conn) -> Result<Vec<(String, Vec<String>, PersonRef)>, Fault> {
    type Record = (String, String, Option<String>, Option<String>, String, String);
    let held: Vec<Record> = positions::table
        .inner_join(people::table)
        .filter(positions::role.eq(Role::ProcessOwner.word()))
        .filter(people::closed.eq(false))
        .select((
            positions::id,
            positions::unit_id,
            positions::valid_from,
            positions::valid_to,
            people::id,
            people::name,
        ))
        .load(conn)?;
    let limits: Vec<(String, String)> = position_areas::table.load(conn)?;
    let today = clock::today();
    Ok(held
        .into_iter()
        .filter(|(_, _, from, to, _, _)| is_valid(from.as_deref(), to.as_deref(), today))
        .map(|(position, unit, _, _, id, name)| {
            let areas =
                limits.iter().filter(|(of, _)| *of == position).map(|(_, area)| area.clone()).collect();
            (unit, areas, PersonRef { id: PersonId(id), name })
        })
        .collect())
}
