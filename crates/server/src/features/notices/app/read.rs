//! What someone has seen.

use diesel::{dsl::exists, prelude::*};
use forenkl_api::{PersonId, notices::ReadBody};

use crate::{
    db::{
        Conn, Tx,
        schema::{notices, wishes},
    },
    fault::Fault,
};

/// Entries that may have been told a moment after a page heard of them.
const BEHIND: i64 = 20;

/// How many notices the person has not seen. What was said about a wish goes with the wish.
///
/// # Errors
/// When the database cannot be read.
pub fn unread(conn: &mut Conn, person: &PersonId) -> Result<i64, Fault> {
    let there = wishes::table
        .filter(wishes::number.nullable().eq(notices::wish))
        .filter(wishes::removed_at.is_null());
    Ok(notices::table
        .filter(notices::person_id.eq(person.as_str()))
        .filter(notices::read_at.is_null())
        .filter(notices::wish.is_null().or(exists(there)))
        .count()
        .get_result(conn)?)
}

/// Whether something unread came about with what happened after `seq`, or shortly before.
///
/// # Errors
/// When the database cannot be read.
pub fn has_news(conn: &mut Conn, person: &PersonId, seq: i64) -> Result<bool, Fault> {
    let news = notices::table
        .filter(notices::person_id.eq(person.as_str()))
        .filter(notices::read_at.is_null())
        .filter(notices::seq.gt(seq - BEHIND));
    Ok(diesel::select(exists(news)).get_result(conn)?)
}

/// Marks as read: those about a wish, an initiative or a workshop, or all. What has been read is not mailed any more.
///
/// # Errors
/// When the database refuses.
pub fn mark_read(tx: &mut Tx<'_>, person: &PersonId, which: &ReadBody) -> Result<usize, Fault> {
    let mut found = notices::table
        .filter(notices::person_id.eq(person.as_str()))
        .filter(notices::read_at.is_null())
        .select(notices::id)
        .into_boxed();
    if let Some(wish) = which.wish {
        found = found.filter(notices::wish.eq(wish));
    }
    if let Some(initiative) = which.initiative {
        found = found.filter(notices::initiative.eq(initiative));
    }
    if let Some(workshop) = &which.workshop {
        found = found.filter(notices::workshop.eq(workshop.as_str()));
    }
    let ids: Vec<String> = found.load(&mut **tx)?;
    // Few, or one page's worth a time: databases take a limited number of values.
    for some in ids.chunks(500) {
        diesel::update(notices::table.filter(notices::id.eq_any(some)))
            .set(notices::read_at.eq(tx.now.0))
            .execute(&mut **tx)?;
    }
    Ok(ids.len())
}
