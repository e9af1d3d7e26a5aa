//! Queries about wishes.

mod find;
mod rows;

use diesel::prelude::*;
use forenkl_api::problem::ConflictReason;

pub use super::record::{WishRecord, load};
pub use find::{assessable_areas, open_words};
pub use rows::{by_numbers, count, moments, numbers, numbers_among, page};

use crate::{
    alike::Text,
    db::{Conn, schema::wishes},
    fault::Fault,
};

/// A wish that was not removed.
pub fn get(conn: &mut Conn, number: i64) -> Result<WishRecord, Fault> {
    wishes::table
        .find(number)
        .filter(wishes::removed_at.is_null())
        .select(WishRecord::as_select())
        .first(conn)
        .optional()?
        .ok_or_else(Fault::not_found)
}

/// A wish that may be changed: one that was merged takes nothing more.
pub fn get_unmerged(conn: &mut Conn, number: i64) -> Result<WishRecord, Fault> {
    let record = get(conn, number)?;
    if record.merged_into.is_some() { Err(Fault::conflict(ConflictReason::Merged)) } else { Ok(record) }
}

/// Stores a changed wish and raises its version.
pub fn save(conn: &mut Conn, record: &mut WishRecord) -> Result<(), Fault> {
    record.derive();
    record.version += 1;
    diesel::update(wishes::table.find(record.number)).set(&*record).execute(conn)?;
    Ok(())
}

/// Stores what the clock says of a wish; its version stays, for nobody changed what it says.
pub fn save_clock(conn: &mut Conn, record: &WishRecord) -> Result<(), Fault> {
    diesel::update(wishes::table.find(record.number))
        .set((
            wishes::clock_from.eq(record.clock_from),
            wishes::clock_met_at.eq(record.clock_met_at),
            wishes::first_due.eq(record.first_due),
            wishes::answer_due.eq(record.answer_due),
            wishes::assignee_id.eq(&record.assignee_id),
        ))
        .execute(conn)?;
    Ok(())
}

/// Stores a new wish.
pub fn insert(conn: &mut Conn, record: &mut WishRecord) -> Result<(), Fault> {
    record.derive();
    diesel::insert_into(wishes::table).values(&*record).execute(conn)?;
    Ok(())
}

/// What wishes say, to be compared and searched: all of them, or those with these numbers. Removed ones are left out.
pub fn texts(conn: &mut Conn, numbers: Option<&[i64]>) -> Result<Vec<Text>, Fault> {
    let mut found =
        wishes::table.filter(wishes::removed_at.is_null()).filter(wishes::merged_into.is_null()).into_boxed();
    if let Some(numbers) = numbers {
        found = found.filter(wishes::number.eq_any(numbers));
    }
    let texts: Vec<(i64, String, String, String, String)> = found
        .order(wishes::number)
        .select((wishes::number, wishes::title, wishes::body, wishes::rule, wishes::suggestion))
        .load(conn)?;
    let text = |(number, title, body, rule, suggestion)| Text { number, title, body, rule, suggestion };
    Ok(texts.into_iter().map(text).collect())
}

/// Number and title of the wishes with these numbers, in the order asked for; those that are removed or merged are left out.
///
/// # Errors
/// When the database cannot be read.
pub fn titles(conn: &mut Conn, numbers: &[i64]) -> Result<Vec<(i64, String)>, Fault> {
    let mut titles: Vec<(i64, String)> = wishes::table
        .filter(wishes::number.eq_any(numbers))
        .filter(wishes::removed_at.is_null())
        .filter(wishes::merged_into.is_null())
        .select((wishes::number, wishes::title))
        .load(conn)?;
    titles.sort_by_key(|(number, _)| numbers.iter().position(|wanted| wanted == number));
    Ok(titles)
}
