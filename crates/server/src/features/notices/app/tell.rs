//! Telling: a notice for each person, in portions, and the mark of how far the activity has been told.

use std::{
    collections::{HashMap, HashSet},
    time::Duration,
};

use diesel::prelude::*;
use forenkl_api::{
    NoticeId, Timestamp,
    notices::{NoticeKind, Pace},
};

use super::{
    audience::{Audience, Told},
    entry::Entry,
    when,
};
use crate::{
    auth::actor::is_valid,
    clock,
    db::{
        Conn, Tx,
        schema::{activity, counters, notice_choices, notices, people, positions},
    },
    fault::Fault,
    ids,
};

/// People told in one transaction, so that thousands who follow a wish hold nobody up.
pub const PORTION: usize = 500;
const COUNTER: &str = "notices";

/// How far the activity has been told.
///
/// # Errors
/// When the database cannot be read.
pub fn told_until(conn: &mut Conn) -> Result<Option<i64>, Fault> {
    Ok(counters::table.find(COUNTER).select(counters::value).first(conn).optional()?)
}

/// Begins at the present end where nothing was ever told: an archive of older times does not say how far it was.
///
/// # Errors
/// When the database refuses.
pub fn begin(tx: &mut Tx<'_>) -> Result<i64, Fault> {
    if let Some(until) = told_until(tx)? {
        return Ok(until);
    }
    let newest: Option<i64> = activity::table.select(diesel::dsl::max(activity::seq)).first(&mut **tx)?;
    let newest = newest.unwrap_or(0);
    diesel::insert_into(counters::table)
        .values((counters::name.eq(COUNTER), counters::value.eq(newest)))
        .execute(&mut **tx)?;
    Ok(newest)
}

/// Marks everything up to `seq` as told.
///
/// # Errors
/// When the database refuses.
pub fn told(tx: &mut Tx<'_>, seq: i64) -> Result<(), Fault> {
    diesel::update(counters::table.find(COUNTER).filter(counters::value.lt(seq)))
        .set(counters::value.eq(seq))
        .execute(&mut **tx)?;
    Ok(())
}

/// Tells the next portion of people, those after `after` in the order of their ids; replies with the last of them, or nothing when
/// that was all and the entry is done.
///
/// Telling someone twice changes nothing, so it can begin anew anywhere: after a stop in between, or on another node, which waits
/// here until this one has committed.
///
/// # Errors
/// When the database refuses.
pub fn tell(
    tx: &mut Tx<'_>,
    entry: &Entry,
    audience: &Audience,
    after: Option<&str>,
    gather: Option<Duration>,
) -> Result<Option<String>, Fault> {
    let until: i64 = diesel::update(counters::table.find(COUNTER))
        .set(counters::value.eq(counters::value))
        .returning(counters::value)
        .get_result(&mut **tx)?;
    if until >= entry.seq {
        return Ok(None);
    }
    let portion: Vec<(&String, Told)> = audience
        .people
        .iter()
        .filter(|(person, _)| after.is_none_or(|after| person.as_str() > after))
        .take(PORTION)
        .map(|(person, told)| (person, *told))
        .collect();
    let ids: Vec<&String> = portion.iter().map(|(person, _)| *person).collect();
    if !ids.is_empty() {
        let known: Vec<String> = notices::table
            .filter(notices::seq.eq(entry.seq))
            .filter(notices::person_id.eq_any(&ids))
            .select(notices::person_id)
            .load(&mut **tx)?;
        let known: HashSet<String> = known.into_iter().collect();
        let here = working(tx, &ids)?;
        let chosen = chosen(tx, &ids)?;
        let now = tx.now;
        for (person, told) in portion.iter().filter(|(person, _)| !known.contains(*person)) {
            let Some(has_mail) = here.get(*person) else { continue };
            let pace = chosen
                .get(&((*person).clone(), told.kind.word().to_owned()))
                .copied()
                .unwrap_or(if told.urgent { Pace::AtOnce } else { told.kind.pace() });
            let mail_at = gather
                .filter(|_| *has_mail && when::is_news(entry.at, now))
                .and_then(|gather| when::mail_at(pace, now, gather));
            insert(tx, entry, audience, person, told.kind, mail_at)?;
        }
    }
    let last = ids.last().filter(|_| ids.len() == PORTION).map(|last| (*last).clone());
    if last.is_none() {
        self::told(tx, entry.seq)?;
    }
    Ok(last)
}

fn insert(
    tx: &mut Tx<'_>,
    entry: &Entry,
    audience: &Audience,
    person: &str,
    kind: NoticeKind,
    mail_at: Option<Timestamp>,
) -> Result<(), Fault> {
    let id: NoticeId = ids::new();
    let read_at = (!when::is_recent(entry.at, tx.now)).then_some(entry.at.0);
    diesel::insert_into(notices::table)
        .values((
            notices::id.eq(id.as_str()),
            notices::person_id.eq(person),
            notices::seq.eq(entry.seq),
            notices::kind.eq(kind.word()),
            notices::wish.eq(audience.wish),
            notices::initiative.eq(audience.initiative),
            notices::workshop.eq(audience.workshop.as_deref()),
            notices::at.eq(entry.at.0),
            notices::read_at.eq(read_at),
            notices::mail_at.eq(mail_at.map(|at| at.0)),
            notices::mail_id.eq(None::<String>),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Those who still work here today, and whether they have an address: not closed, and holding a position.
fn working(conn: &mut Conn, ids: &[&String]) -> Result<HashMap<String, bool>, Fault> {
    type Record = (String, Option<String>, Option<String>, Option<String>);
    let held: Vec<Record> = positions::table
        .inner_join(people::table)
        .filter(positions::person_id.eq_any(ids))
        .filter(people::closed.eq(false))
        .select((people::id, people::email, positions::valid_from, positions::valid_to))
        .load(conn)?;
    let today = clock::today();
    Ok(held
        .into_iter()
        .filter(|(_, _, from, to)| is_valid(from.as_deref(), to.as_deref(), today))
        .map(|(person, email, _, _)| (person, email.is_some()))
        .collect())
}

fn chosen(conn: &mut Conn, ids: &[&String]) -> Result<HashMap<(String, String), Pace>, Fault> {
    let chosen: Vec<(String, String, String)> =
        notice_choices::table.filter(notice_choices::person_id.eq_any(ids)).load(conn)?;
    Ok(chosen
        .into_iter()
        .filter_map(|(person, kind, pace)| Some(((person, kind), Pace::from_word(&pace)?)))
        .collect())
}
