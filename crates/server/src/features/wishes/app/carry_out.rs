//! What initiatives need of wishes: moving them to *carried out*, and naming them.

use diesel::prelude::*;
use forenkl_api::{PersonId, initiatives::WishRef, wishes::WishStatus};
use serde_json::json;

use super::{store, verdicts};
use crate::{
    db::{
        Act, Conn, Tx,
        schema::{verdicts as verdict_rows, wishes},
    },
    fault::Fault,
};

/// Moves a wish to *carried out*: from here on those who wrote or supported it are asked whether it helps.
///
/// What was carried out already stays as it is. Earlier verdicts were about an earlier delivery, and begin anew.
///
/// # Errors
/// `not_found`.
pub fn carried_out(tx: &mut Tx<'_>, wish: i64, actor: &PersonId) -> Result<(), Fault> {
    let mut record = store::get(tx, wish)?;
    if let Some(whole) = record.merged_into {
        // What is delivered for a part is delivered for the whole; the part stays as it was, for when the merge is taken apart.
        record = store::get(tx, whole)?;
    }
    let wish = record.number;
    if matches!(record.status(), WishStatus::CarriedOut | WishStatus::Confirmed) {
        return Ok(());
    }
    let before = json!({ "status": record.status });
    diesel::delete(verdict_rows::table.filter(verdict_rows::wish.eq(wish))).execute(&mut **tx)?;
    let now = tx.now.0;
    record.status = WishStatus::CarriedOut.word().to_owned();
    record.carried_out_at = Some(now);
    record.confirmed_at = None;
    store::save(tx, &mut record)?;
    let act = Act::new("wish.carried_out", "wish", wish)
        .by(actor)
        .label(&record.title)
        .change(before, json!({ "status": record.status }));
    tx.record(act).map(drop)
}

/// Whether there is such a wish, not removed.
///
/// # Errors
/// When the database cannot be read.
pub fn exists(conn: &mut Conn, wish: i64) -> Result<bool, Fault> {
    let there = wishes::table.find(wish).filter(wishes::removed_at.is_null());
    Ok(diesel::select(diesel::dsl::exists(there)).get_result(conn)?)
}

/// Wishes as an initiative shows them, in the order asked for; removed ones are left out.
///
/// # Errors
/// When the database cannot be read.
pub fn refs(conn: &mut Conn, numbers: &[i64], sees_all_verdicts: bool) -> Result<Vec<WishRef>, Fault> {
    let found: Vec<(i64, String, String, i64)> = wishes::table
        .filter(wishes::number.eq_any(numbers))
        .filter(wishes::removed_at.is_null())
        .select((wishes::number, wishes::title, wishes::status, wishes::units_hit))
        .load(conn)?;
    let said: Vec<(i64, String)> = verdict_rows::table
        .filter(verdict_rows::wish.eq_any(numbers))
        .select((verdict_rows::wish, verdict_rows::verdict))
        .load(conn)?;
    let mut refs: Vec<WishRef> = found
        .into_iter()
        .map(|(number, title, status, units_hit)| WishRef {
            number,
            title,
            status: WishStatus::from_word(&status).unwrap_or(WishStatus::Received),
            units_hit,
            verdicts: verdicts(
                said.iter().filter(|(wish, _)| *wish == number).map(|(_, verdict)| verdict.as_str()),
                sees_all_verdicts,
            ),
        })
        .collect();
    refs.sort_by_key(|wish| numbers.iter().position(|number| *number == wish.number));
    Ok(refs)
}
