//! Links with which one sets a password: sent when one is new here, or has forgotten it.

use diesel::prelude::*;
use forenkl_api::{PersonId, Problem, ProblemCode, Timestamp, people::Invitation};

use super::{exists, record, set_password};
use crate::{
    auth::sessions,
    clock,
    db::{Conn, Tx, schema::invitations},
    fault::Fault,
    ids,
};

/// How long an invitation link works.
const INVITATION_DAYS: i64 = 7;

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
