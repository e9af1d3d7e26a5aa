//! Stopping mails with the link that came in one.

use forenkl_api::{
    ParticipantId, PersonId, WorkshopId,
    mails::Unsubscription,
    notices::{NoticeChoice, NoticeKind, Pace},
};

use super::token;
use crate::{
    db::{Conn, Tx},
    fault::Fault,
    features::{notices::app as notices, workshops::letters},
};

/// Whom a link stops mails for, and which.
enum Meant {
    Person(PersonId, Vec<NoticeKind>),
    /// Somebody who took part in a workshop and has no account.
    Guest(WorkshopId, ParticipantId),
}

fn meant(conn: &mut Conn, token: &str) -> Result<Meant, Fault> {
    let secret = token::secret(conn)?.ok_or_else(Fault::not_found)?;
    if let Some((workshop, participant)) = token::read_guest(&secret, token) {
        return Ok(Meant::Guest(workshop, participant));
    }
    let (person, kinds) = token::read(&secret, token).ok_or_else(Fault::not_found)?;
    Ok(Meant::Person(person, kinds))
}

/// What a link stops, and whether it has been stopped.
///
/// # Errors
/// `not_found` for a link that was not made here.
pub fn what_stops(conn: &mut Conn, token: &str) -> Result<Unsubscription, Fault> {
    let (person, kinds) = match meant(conn, token)? {
        Meant::Person(person, kinds) => (person, kinds),
        Meant::Guest(workshop, participant) => {
            let stopped = letters::is_stopped(conn, &workshop, &participant)?;
            return Ok(Unsubscription { kinds: Vec::new(), stopped });
        }
    };
    let choices = notices::choices(conn, &person)?;
    let stopped =
        choices.iter().filter(|choice| kinds.contains(&choice.kind)).all(|choice| choice.pace == Pace::Never);
    Ok(Unsubscription { kinds, stopped })
}

/// Stops them. Twice is the same as once.
///
/// # Errors
/// `not_found` for a link that was not made here.
pub fn stop(tx: &mut Tx<'_>, token: &str) -> Result<Unsubscription, Fault> {
    let (person, kinds) = match meant(tx, token)? {
        Meant::Person(person, kinds) => (person, kinds),
        Meant::Guest(workshop, participant) => {
            letters::stop(tx, &workshop, &participant)?;
            return Ok(Unsubscription { kinds: Vec::new(), stopped: true });
        }
    };
    let choices: Vec<NoticeChoice> =
        kinds.iter().map(|&kind| NoticeChoice { kind, pace: Pace::Never }).collect();
    notices::choose(tx, &person, &choices, None)?;
    Ok(Unsubscription { kinds, stopped: true })
}
