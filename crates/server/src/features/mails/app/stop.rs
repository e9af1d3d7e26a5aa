//! Stopping mails with the link that came in one.

use forenkl_api::{
    PersonId,
    mails::Unsubscription,
    notices::{NoticeChoice, NoticeKind, Pace},
};

use super::token;
use crate::{
    db::{Conn, Tx},
    fault::Fault,
    features::notices::app as notices,
};

fn meant(conn: &mut Conn, token: &str) -> Result<(PersonId, Vec<NoticeKind>), Fault> {
    let secret = token::secret(conn)?.ok_or_else(Fault::not_found)?;
    token::read(&secret, token).ok_or_else(Fault::not_found)
}

/// What a link stops, and whether it has been stopped.
///
/// # Errors
/// `not_found` for a link that was not made here.
pub fn what_stops(conn: &mut Conn, token: &str) -> Result<Unsubscription, Fault> {
    let (person, kinds) = meant(conn, token)?;
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
    let (person, kinds) = meant(tx, token)?;
    let choices: Vec<NoticeChoice> =
        kinds.iter().map(|&kind| NoticeChoice { kind, pace: Pace::Never }).collect();
    notices::choose(tx, &person, &choices, None)?;
    Ok(Unsubscription { kinds, stopped: true })
}
