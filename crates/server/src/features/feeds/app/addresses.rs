//! Secret addresses: a random half that is stored, and a half that only this Forenkl can sign. So an address can be shown again to its
//! owner, ends when it is renewed, and cannot be made of what stands in the table alone.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use diesel::prelude::*;
use forenkl_api::{
    Endpoint, PersonId, Timestamp,
    feeds::{Feed, FeedPurpose, FeedTokenPath, ReadCalendar, ReadWishFeed},
};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::{
    auth::{Actor, actor},
    clock,
    db::{
        Act, Conn, Tx,
        schema::{feeds, secrets},
    },
    fault::Fault,
    ids,
    org::Org,
};

/// What signs the addresses, among the secrets.
const SECRET: &str = "feeds";
/// Characters of the stored half and of the signature: 256 bits in base64 each.
const HALF: usize = 43;

/// A person's feeds with their addresses.
///
/// # Errors
/// When the database cannot be read.
pub fn list(conn: &mut Conn, person: &PersonId, public_url: &str) -> Result<Vec<Feed>, Fault> {
    let rows: Vec<(String, String, i64)> = feeds::table
        .filter(feeds::person_id.eq(person.as_str()))
        .order(feeds::purpose.desc())
        .select((feeds::id, feeds::purpose, feeds::made_at))
        .load(conn)?;
    let Some(secret) = secret(conn)? else { return Ok(Vec::new()) };
    Ok(rows
        .into_iter()
        .filter_map(|(id, purpose, made_at)| {
            let purpose = FeedPurpose::from_word(&purpose)?;
            let path = FeedTokenPath { token: sign(&secret, &id, purpose)? };
            let path = match purpose {
                FeedPurpose::Wishes => ReadWishFeed::path(&path),
                FeedPurpose::Calendar => ReadCalendar::path(&path),
            };
            Some(Feed { purpose, address: format!("{public_url}{path}"), made_at: Timestamp(made_at) })
        })
        .collect())
}

/// Makes a feed, or a new address for it.
///
/// # Errors
/// When the database refuses.
pub fn make(tx: &mut Tx<'_>, person: &PersonId, purpose: FeedPurpose) -> Result<(), Fault> {
    if secret(tx)?.is_none() {
        let made = ids::secret()?;
        diesel::insert_into(secrets::table)
            .values((secrets::name.eq(SECRET), secrets::value.eq(&made)))
            .execute(&mut **tx)?;
    }
    let renewed = remove(tx, person, purpose)?;
    let row = (
        feeds::id.eq(ids::secret()?),
        feeds::person_id.eq(person.as_str()),
        feeds::purpose.eq(purpose.word()),
        feeds::made_at.eq(tx.now.0),
    );
    diesel::insert_into(feeds::table).values(row).execute(&mut **tx)?;
    let action = if renewed { "person.feed_renewed" } else { "person.feed_made" };
    tx.record(Act::new(action, "person", person).by(person)).map(drop)
}

/// Closes a feed; one that is closed already stays so.
///
/// # Errors
/// When the database refuses.
pub fn close(tx: &mut Tx<'_>, person: &PersonId, purpose: FeedPurpose) -> Result<(), Fault> {
    if remove(tx, person, purpose)? {
        tx.record(Act::new("person.feed_closed", "person", person).by(person))?;
    }
    Ok(())
}

fn remove(tx: &mut Tx<'_>, person: &PersonId, purpose: FeedPurpose) -> Result<bool, Fault> {
    let mine =
        feeds::table.filter(feeds::person_id.eq(person.as_str())).filter(feeds::purpose.eq(purpose.word()));
    Ok(diesel::delete(mine).execute(&mut **tx)? > 0)
}

/// Whose feed it is, with the roles held today, and when it was made.
///
/// # Errors
/// `not_found` for an address that was not made here or has ended, and when its owner is gone.
pub fn reader(
    conn: &mut Conn,
    org: &Org,
    token: &str,
    purpose: FeedPurpose,
) -> Result<(Actor, Timestamp), Fault> {
    let id = match secret(conn)? {
        Some(secret) => read(&secret, token, purpose).ok_or_else(Fault::not_found)?,
        None => return Err(Fault::not_found()),
    };
    let (person, made_at): (String, i64) = feeds::table
        .find(id)
        .filter(feeds::purpose.eq(purpose.word()))
        .select((feeds::person_id, feeds::made_at))
        .first(conn)
        .optional()?
        .ok_or_else(Fault::not_found)?;
    let me = actor::load(conn, org, &person, clock::today())?;
    // Whoever holds no role any more cannot be told from one who has left.
    let me = me.filter(|me| !me.grants.is_empty()).ok_or_else(Fault::not_found)?;
    Ok((Actor { me, session: String::new() }, Timestamp(made_at)))
}

fn secret(conn: &mut Conn) -> Result<Option<String>, Fault> {
    Ok(secrets::table.find(SECRET).select(secrets::value).first(conn).optional()?)
}

fn signature(secret: &str, id: &str, purpose: FeedPurpose) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).ok()?;
    mac.update(purpose.word().as_bytes());
    mac.update(id.as_bytes());
    Some(mac)
}

fn sign(secret: &str, id: &str, purpose: FeedPurpose) -> Option<String> {
    let mac = signature(secret, id, purpose)?;
    Some(format!("{id}{}", URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes())))
}

/// The stored half of a token that was signed here for this purpose.
fn read<'a>(secret: &str, token: &'a str, purpose: FeedPurpose) -> Option<&'a str> {
    let (id, mac) = token.split_at_checked(HALF)?;
    let mac = URL_SAFE_NO_PAD.decode(mac).ok()?;
    // Compared in constant time.
    signature(secret, id, purpose)?.verify_slice(&mac).ok()?;
    Some(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_signed_here_for_this_purpose_is_believed() {
        let id = "a".repeat(HALF);
        let token = sign("secret", &id, FeedPurpose::Wishes).unwrap_or_default();
        assert_eq!(token.len(), 2 * HALF);
        assert_eq!(read("secret", &token, FeedPurpose::Wishes), Some(id.as_str()));
        assert_eq!(read("secret", &token, FeedPurpose::Calendar), None);
        assert_eq!(read("another", &token, FeedPurpose::Wishes), None);
        for nonsense in ["", "x", &"æ".repeat(43), &token[..60], &token.replacen('a', "b", 1)] {
            assert_eq!(read("secret", nonsense, FeedPurpose::Wishes), None);
        }
    }
}
