//! Merging wishes about the same, and taking a merge apart.
//!
//! Nothing is moved: a part points to the wish it was merged into, and the family is read as one (`family`). A wish that has parts
//! brings them along, so that a part never points to a part.

use std::collections::BTreeMap;

use diesel::prelude::*;
use forenkl_api::{
    FieldCode, MergeId, PartialDate, PersonId, Timestamp, UnitId,
    problem::ConflictReason,
    wishes::{Author, Merge, MergeBody, MergedInto, WishPart},
};
use serde_json::json;

use super::{
    detail::may_know_author,
    family, may_assess,
    store::{self, WishRecord},
};
use crate::{
    auth::Actor,
    db::{
        Act, Conn, Tx,
        schema::{merge_optouts, merge_parts, merges, wishes},
    },
    fault::Fault,
    features::people,
    ids,
    org::Org,
};

/// Merges wishes into one.
///
/// # Errors
/// `stale` when one of them has changed; `forbidden` without the right to assess each; `invalid` for a wish into itself; a conflict
/// when one of them is merged already.
pub fn merge(tx: &mut Tx<'_>, org: &Org, actor: &Actor, into: i64, body: &MergeBody) -> Result<(), Fault> {
    let target = seen(tx, org, actor, into, body.version)?;
    let mut parts = Vec::new();
    for wish in &body.wishes {
        if wish.number == into {
            return Err(Fault::field("wishes", FieldCode::NotAllowed));
        }
        parts.push(seen(tx, org, actor, wish.number, wish.version)?);
    }
    let id: MergeId = ids::new();
    diesel::insert_into(merges::table)
        .values((
            merges::id.eq(id.as_str()),
            merges::into_wish.eq(into),
            merges::reason.eq(body.reason.trim()),
            merges::by_id.eq(actor.id().as_str()),
            merges::at.eq(tx.now.0),
        ))
        .execute(&mut **tx)?;
    for part in &parts {
        for own in family::parts(tx, part.number)? {
            point(tx, &id, own.number, Some(part.number), into)?;
        }
        point(tx, &id, part.number, None, into)?;
        let act = Act::new("wish.merged_into", "wish", part.number)
            .by(actor.id())
            .label(&part.title)
            .after(json!({ "into": into }));
        tx.record(act)?;
    }
    raise(tx, into)?;
    family::recount(tx, into)?;
    let numbers: Vec<i64> = parts.iter().map(|part| part.number).collect();
    let act = Act::new("wish.merged", "wish", into)
        .by(actor.id())
        .label(&target.title)
        .after(json!({ "wishes": numbers, "reason": body.reason.trim() }));
    tx.record(act).map(drop)
}

/// A wish that may be merged, in the version it was seen in.
fn seen(tx: &mut Tx<'_>, org: &Org, actor: &Actor, number: i64, version: i64) -> Result<WishRecord, Fault> {
    let record = store::get(tx, number)?;
    if !may_assess(org, actor, &record) {
        return Err(Fault::forbidden());
    }
    if record.merged_into.is_some() {
        return Err(Fault::conflict(ConflictReason::Merged));
    }
    if record.version != version {
        return Err(Fault::stale(&super::detail(tx, org, actor, number)?));
    }
    Ok(record)
}

fn point(tx: &mut Tx<'_>, merge: &MergeId, wish: i64, was: Option<i64>, into: i64) -> Result<(), Fault> {
    diesel::insert_into(merge_parts::table)
        .values((
            merge_parts::merge_id.eq(merge.as_str()),
            merge_parts::wish.eq(wish),
            merge_parts::was_into.eq(was),
        ))
        .execute(&mut **tx)?;
    let now = tx.now.0;
    diesel::update(wishes::table.find(wish))
        .set((
            wishes::merged_into.eq(into),
            wishes::merged_at.eq(now),
            wishes::version.eq(wishes::version + 1),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

fn raise(tx: &mut Tx<'_>, wish: i64) -> Result<(), Fault> {
    diesel::update(wishes::table.find(wish))
        .set(wishes::version.eq(wishes::version + 1))
        .execute(&mut **tx)?;
    Ok(())
}

/// Takes a merge apart. What the parts had is theirs again; what came since stays with the wish.
///
/// # Errors
/// `not_found`; `already_undone`; a conflict while a later merge holds the wish or one of the parts.
pub fn undo_merge(tx: &mut Tx<'_>, actor: &Actor, into: i64, merge: &MergeId) -> Result<(), Fault> {
    let target = store::get(tx, into)?;
    let (of, undone): (i64, Option<i64>) = merges::table
        .find(merge.as_str())
        .select((merges::into_wish, merges::undone_at))
        .first(&mut **tx)
        .optional()?
        .ok_or_else(Fault::not_found)?;
    if of != into {
        return Err(Fault::not_found());
    }
    if undone.is_some() {
        return Err(Fault::conflict(ConflictReason::AlreadyUndone));
    }
    let parts: Vec<(i64, Option<i64>, Option<i64>, String)> = merge_parts::table
        .inner_join(wishes::table.on(wishes::number.eq(merge_parts::wish)))
        .filter(merge_parts::merge_id.eq(merge.as_str()))
        .order(merge_parts::wish)
        .select((merge_parts::wish, merge_parts::was_into, wishes::merged_into, wishes::title))
        .load(&mut **tx)?;
    // A later merge has taken them on: that one is undone first.
    if target.merged_into.is_some() || parts.iter().any(|(_, _, now, _)| *now != Some(into)) {
        return Err(Fault::conflict(ConflictReason::Merged));
    }
    let numbers: Vec<i64> = parts.iter().map(|(number, ..)| *number).collect();
    let now = tx.now.0;
    for (number, was_into, _, title) in &parts {
        let merged_at = was_into.map(|_| now);
        diesel::update(wishes::table.find(number))
            .set((
                wishes::merged_into.eq(was_into),
                wishes::merged_at.eq(merged_at),
                wishes::version.eq(wishes::version + 1),
            ))
            .execute(&mut **tx)?;
        let act = Act::new("wish.unmerged", "wish", number).by(actor.id()).label(title);
        tx.record(act.after(json!({ "from": into })))?;
    }
    let out = merge_optouts::table
        .filter(merge_optouts::into_wish.eq(into))
        .filter(merge_optouts::wish.eq_any(&numbers));
    diesel::delete(out).execute(&mut **tx)?;
    diesel::update(merges::table.find(merge.as_str()))
        .set((merges::undone_at.eq(now), merges::undone_by.eq(actor.id().as_str())))
        .execute(&mut **tx)?;
    raise(tx, into)?;
    family::recount(tx, into)?;
    let act = Act::new("wish.split", "wish", into).by(actor.id()).label(&target.title);
    tx.record(act.after(json!({ "wishes": numbers }))).map(drop)
}

/// The wish that this one was merged into.
pub(super) fn merged_into(conn: &mut Conn, record: &WishRecord) -> Result<Option<MergedInto>, Fault> {
    let Some(number) = record.merged_into else { return Ok(None) };
    let title: String = wishes::table.find(number).select(wishes::title).first(conn)?;
    Ok(Some(MergedInto { number, title }))
}

/// The parts of a wish in their own words.
pub(super) fn parts(conn: &mut Conn, org: &Org, actor: &Actor, wish: i64) -> Result<Vec<WishPart>, Fault> {
    let records: Vec<WishRecord> = wishes::table
        .filter(wishes::merged_into.eq(wish))
        .filter(wishes::removed_at.is_null())
        .order(wishes::number)
        .select(WishRecord::as_select())
        .load(conn)?;
    let names = people::app::names(conn, records.iter().map(|record| record.author_id.clone()))?;
    let part = |record: WishRecord| {
        let known = may_know_author(&record, actor, may_assess(org, actor, &record));
        let unit = record.unit_id.clone().map(UnitId);
        let author = if known {
            let person = record.author_id.as_ref().and_then(|author| names.get(author).cloned());
            Author { person, unit: unit.map(|unit| org.unit_ref(&unit)) }
        } else {
            Author { person: None, unit: unit.map(|unit| org.administration_ref(&unit)) }
        };
        WishPart {
            number: record.number,
            author,
            received: record.received.as_deref().and_then(PartialDate::parse),
            mine: record.author_id.as_deref() == Some(actor.id().as_str()),
            title: record.title,
            body: record.body,
            suggestion: record.suggestion,
        }
    };
    Ok(records.into_iter().map(part).collect())
}

/// The merges into a wish that stand, the latest first.
pub(super) fn merges_of(conn: &mut Conn, wish: i64) -> Result<Vec<Merge>, Fault> {
    let found: Vec<(String, String, Option<String>, i64)> = merges::table
        .filter(merges::into_wish.eq(wish))
        .filter(merges::undone_at.is_null())
        .order((merges::at.desc(), merges::id.desc()))
        .select((merges::id, merges::reason, merges::by_id, merges::at))
        .load(conn)?;
    if found.is_empty() {
        return Ok(Vec::new());
    }
    let ids: Vec<&str> = found.iter().map(|(id, ..)| id.as_str()).collect();
    let parts: Vec<(String, i64)> = merge_parts::table
        .filter(merge_parts::merge_id.eq_any(ids))
        .order(merge_parts::wish)
        .select((merge_parts::merge_id, merge_parts::wish))
        .load(conn)?;
    let mut of: BTreeMap<String, Vec<i64>> = BTreeMap::new();
    for (merge, wish) in parts {
        of.entry(merge).or_default().push(wish);
    }
    let names = people::app::names(conn, found.iter().map(|(_, _, by, _)| by.clone()))?;
    Ok(found
        .into_iter()
        .map(|(id, reason, by, at)| Merge {
            wishes: of.remove(&id).unwrap_or_default(),
            id: MergeId(id),
            reason,
            by: by.and_then(|by| names.get(&by).cloned()),
            at: Timestamp(at),
        })
        .collect())
}

/// Whether somebody wrote one of the parts of a wish and chose not to be seen as its author: then they are not seen in what they do
/// with the whole either.
///
/// # Errors
/// When the database cannot be read.
pub fn wrote_part(conn: &mut Conn, wish: i64, person: &PersonId) -> Result<Option<WishRecord>, Fault> {
    Ok(wishes::table
        .filter(wishes::merged_into.eq(wish))
        .filter(wishes::author_id.eq(person.as_str()))
        .filter(wishes::visibility.ne("everyone"))
        .order(wishes::visibility)
        .select(WishRecord::as_select())
        .first(conn)
        .optional()?)
}
