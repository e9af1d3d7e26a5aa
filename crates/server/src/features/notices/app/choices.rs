//! How soon a person is mailed about each kind.

use std::time::Duration;

use diesel::prelude::*;
use forenkl_api::{
    PersonId,
    notices::{NoticeChoice, NoticeKind, Pace},
};

use super::when;
use crate::{
    db::{
        Conn, Tx,
        schema::{notice_choices, notices},
    },
    fault::Fault,
};

/// Each kind, as chosen or as it comes.
///
/// # Errors
/// When the database cannot be read.
pub fn choices(conn: &mut Conn, person: &PersonId) -> Result<Vec<NoticeChoice>, Fault> {
    let chosen: Vec<(String, String)> = notice_choices::table
        .filter(notice_choices::person_id.eq(person.as_str()))
        .select((notice_choices::kind, notice_choices::pace))
        .load(conn)?;
    let pace = |kind: NoticeKind| {
        let own = chosen.iter().find(|(word, _)| word == kind.word());
        own.and_then(|(_, pace)| Pace::from_word(pace)).unwrap_or(kind.pace())
    };
    Ok(NoticeKind::ALL.iter().map(|&kind| NoticeChoice { kind, pace: pace(kind) }).collect())
}

/// Chooses; what waits to be mailed follows the choice.
///
/// # Errors
/// When the database refuses.
pub fn choose(
    tx: &mut Tx<'_>,
    person: &PersonId,
    choices: &[NoticeChoice],
    gather: Option<Duration>,
) -> Result<(), Fault> {
    for choice in choices {
        let key = (person.as_str(), choice.kind.word());
        diesel::delete(notice_choices::table.find(key)).execute(&mut **tx)?;
        diesel::insert_into(notice_choices::table)
            .values((
                notice_choices::person_id.eq(person.as_str()),
                notice_choices::kind.eq(choice.kind.word()),
                notice_choices::pace.eq(choice.pace.word()),
            ))
            .execute(&mut **tx)?;
        let mail_at = gather.and_then(|gather| when::mail_at(choice.pace, tx.now, gather));
        diesel::update(
            notices::table
                .filter(notices::person_id.eq(person.as_str()))
                .filter(notices::kind.eq(choice.kind.word()))
                .filter(notices::mail_at.is_not_null())
                .filter(notices::mail_id.is_null()),
        )
        .set(notices::mail_at.eq(mail_at.map(|at| at.0)))
        .execute(&mut **tx)?;
    }
    Ok(())
}
