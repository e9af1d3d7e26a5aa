//! What talk about a wish changes of the wish itself.

use diesel::prelude::*;

use crate::{
    db::{Tx, schema::wishes},
    fault::Fault,
};

/// Counts a comment that came (`1`) or went (`-1`).
///
/// # Errors
/// When the database refuses.
pub fn count_comment(tx: &mut Tx<'_>, wish: i64, change: i64) -> Result<(), Fault> {
    diesel::update(wishes::table.find(wish))
        .set(wishes::comments.eq(wishes::comments + change))
        .execute(&mut **tx)?;
    Ok(())
}

/// The author has said what was asked back.
///
/// # Errors
/// When the database refuses.
pub fn question_answered(tx: &mut Tx<'_>, wish: i64) -> Result<(), Fault> {
    diesel::update(wishes::table.find(wish))
        .set((
            wishes::question.eq(None::<String>),
            wishes::question_at.eq(None::<i64>),
            wishes::question_by.eq(None::<String>),
            wishes::version.eq(wishes::version + 1),
        ))
        .execute(&mut **tx)?;
    Ok(())
}
