//! Links that stop mails: whoever holds one got the mail, so nobody has to sign in. Signed, so that none can be made up.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use diesel::prelude::*;
use forenkl_api::{ParticipantId, PersonId, WorkshopId, notices::NoticeKind};
use hmac::{Hmac, Mac};
use sha2::Sha256;

use crate::{
    db::{Conn, Tx, schema::secrets},
    fault::Fault,
    ids,
};

/// In the place of a person: nobody has this id.
const GUEST: &str = "guest";
const NAME: &str = "unsubscribe";
/// Characters of a signature: 256 bits in base64.
const SIGNATURE: usize = 43;

/// What signs the links; made the first time it is needed.
///
/// # Errors
/// When the database refuses.
pub fn make_secret(tx: &mut Tx<'_>) -> Result<String, Fault> {
    if let Some(secret) = secret(tx)? {
        return Ok(secret);
    }
    let made = ids::secret()?;
    diesel::insert_into(secrets::table)
        .values((secrets::name.eq(NAME), secrets::value.eq(&made)))
        .execute(&mut **tx)?;
    Ok(made)
}

/// What signs the links, if any was ever made.
///
/// # Errors
/// When the database cannot be read.
pub fn secret(conn: &mut Conn) -> Result<Option<String>, Fault> {
    Ok(secrets::table.find(NAME).select(secrets::value).first(conn).optional()?)
}

/// The token that stops these kinds for a person. Fit for an address: letters, digits, `-`, `_` and `~`.
pub fn sign(secret: &str, person: &PersonId, kinds: &[NoticeKind]) -> String {
    signed(secret, &said(person, kinds))
}

/// Whom and what a token stops; nothing for one that was not signed here.
pub fn read(secret: &str, token: &str) -> Option<(PersonId, Vec<NoticeKind>)> {
    let mut parts = believed(secret, token)?.split('~');
    let person = PersonId(parts.next()?.to_owned());
    let kinds = parts.map(NoticeKind::from_word).collect::<Option<Vec<_>>>()?;
    (!kinds.is_empty()).then_some((person, kinds))
}

/// The token with which somebody who took part in a workshop stops being written to about it.
pub fn sign_guest(secret: &str, workshop: &WorkshopId, participant: &ParticipantId) -> String {
    signed(secret, &format!("{GUEST}~{workshop}~{participant}"))
}

/// Who stops being written to with such a token; nothing for one that was not signed here.
pub fn read_guest(secret: &str, token: &str) -> Option<(WorkshopId, ParticipantId)> {
    let mut parts = believed(secret, token)?.split('~');
    let is_guest = parts.next() == Some(GUEST);
    let (workshop, participant) = (parts.next()?, parts.next()?);
    is_guest.then(|| (WorkshopId(workshop.to_owned()), ParticipantId(participant.to_owned())))
}

/// With its signature in front.
fn signed(secret: &str, said: &str) -> String {
    let mac = signature(secret, said).map(|mac| URL_SAFE_NO_PAD.encode(mac.finalize().into_bytes()));
    format!("{}{said}", mac.unwrap_or_default())
}

/// What a token says, if it was signed here.
fn believed<'a>(secret: &str, token: &'a str) -> Option<&'a str> {
    let (mac, said) = token.split_at_checked(SIGNATURE)?;
    let mac = URL_SAFE_NO_PAD.decode(mac).ok()?;
    // Compared in constant time.
    signature(secret, said)?.verify_slice(&mac).ok()?;
    Some(said)
}

fn said(person: &PersonId, kinds: &[NoticeKind]) -> String {
    let words: Vec<&str> = kinds.iter().map(|kind| kind.word()).collect();
    format!("{person}~{}", words.join("~"))
}

fn signature(secret: &str, said: &str) -> Option<Hmac<Sha256>> {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.as_bytes()).ok()?;
    mac.update(said.as_bytes());
    Some(mac)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_signed_here_is_believed() {
        let person = PersonId("0199aa".into());
        let kinds = [NoticeKind::Answer, NoticeKind::NewWish];
        let token = sign("secret", &person, &kinds);
        assert!(token.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_~".contains(&b)), "{token}");
        assert_eq!(read("secret", &token), Some((person, kinds.to_vec())));
        assert_eq!(read("another", &token), None);
        let guest = (WorkshopId("0199bb".into()), ParticipantId("p7".into()));
        let theirs = sign_guest("secret", &guest.0, &guest.1);
        assert_eq!(read_guest("secret", &theirs), Some(guest));
        assert_eq!((read("secret", &theirs), read_guest("secret", &token)), (None, None));
        assert_eq!(read_guest("secret", &theirs.replace("p7", "p8")), None);
        assert_eq!(read("secret", &token.replace("answer", "comment")), None);
        for nonsense in ["", "x", "æ", &"~".repeat(50)] {
            assert_eq!(read("secret", nonsense), None);
        }
    }
}
