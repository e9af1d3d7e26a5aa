//! What talk about a wish changes of the wish itself.

use diesel::prelude::*;

use super::store;
use crate::{
    db::{Tx, schema::wishes},
    fault::Fault,
    features::deadlines::app as deadlines,
    org::Org,
};

/// Counts a comment that came (`1`) or went (`-1`).
///
/// # Errors
/// When the database refuses.
pub fn count_comment(tx: &mut Tx<'_>, wish: i64, change: i64) -> Result<(), Fault> {
    // A comment of a part counts for the whole as well.
    let whole = wishes::table.find(wish).select(wishes::merged_into).first::<Option<i64>>(&mut **tx)?;
    diesel::update(wishes::table.filter(wishes::number.eq_any([Some(wish), whole].into_iter().flatten())))
        .set(wishes::comments.eq(wishes::comments + change))
        .execute(&mut **tx)?;
    Ok(())
}

/// The author has said what was asked back, and the clock goes on.
///
/// # Errors
/// When the database refuses.
pub fn question_answered(tx: &mut Tx<'_>, org: &Org, wish: i64) -> Result<(), Fault> {
    let mut record = store::get(tx, wish)?;
    deadlines::resume(tx, org, &mut record)?;
    record.question = None;
    record.question_at = None;
    record.question_by = None;
    store::save(tx, &mut record)
}
