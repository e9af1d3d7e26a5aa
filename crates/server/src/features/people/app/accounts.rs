//! Accounts: who someone is, the password, the language, and being signed out everywhere.

use diesel::prelude::*;
use forenkl_api::{
    FieldCode, PersonId,
    people::{Language, PersonBody},
};
use serde_json::json;

use super::{get, positions::keep_an_administrator, record};
use crate::{
    app::App,
    auth::sessions,
    db::{Conn, Tx, schema::people},
    fault::Fault,
    ids,
    org::Org,
};

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
