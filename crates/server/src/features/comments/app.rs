//! The rules about comments: the wish's author stays as hidden as they chose, and what is removed stays on record.

use std::collections::HashSet;

use diesel::prelude::*;
use forenkl_api::{
    AreaId, CommentId, FieldCode, Permission, Timestamp, UnitId,
    comments::{Comment, CommentBody, Comments},
    problem::ConflictReason,
};
use serde_json::json;

use crate::{
    auth::Actor,
    db::{
        Act, Conn, Tx,
        schema::{comments, wishes},
    },
    fault::Fault,
    features::{people, wishes::app as wish_rules},
    ids,
    org::Org,
};

#[derive(Debug, Clone, Queryable, Insertable, Selectable)]
#[diesel(table_name = comments)]
struct CommentRecord {
    id: String,
    client_key: Option<String>,
    wish: i64,
    author_id: Option<String>,
    unit_id: Option<String>,
    body: String,
    official: bool,
    at: i64,
    edited_at: Option<i64>,
    removed_at: Option<i64>,
    removed_by: Option<String>,
}

/// The discussion, oldest first.
///
/// # Errors
/// `not_found`.
pub fn list(conn: &mut Conn, org: &Org, actor: &Actor, wish: i64) -> Result<Comments, Fault> {
    let record = wish_rules::get(conn, wish)?;
    let records: Vec<CommentRecord> = comments::table
        .filter(comments::wish.eq_any(wish_rules::family(conn, wish)?))
        .order((comments::at, comments::id))
        .select(CommentRecord::as_select())
        .load(conn)?;
    let may_be_official = wish_rules::may_assess(org, actor, &record);
    Ok(Comments { comments: shapes(conn, org, actor, &record, records)?, may_be_official })
}

fn shapes(
    conn: &mut Conn,
    org: &Org,
    actor: &Actor,
    wish: &wish_rules::WishRecord,
    records: Vec<CommentRecord>,
) -> Result<Vec<Comment>, Fault> {
    let hidden = hidden_authors(conn, org, actor, wish)?;
    let names = people::app::names(conn, records.iter().map(|record| record.author_id.clone()))?;
    let assess = wish_rules::may_assess(org, actor, wish);
    let knows_author = wish_rules::may_know_author(wish, actor, assess);
    let area = AreaId(wish.area_id.clone());
    let moderates = org
        .area(&area)
        .is_some_and(|entry| actor.may_at(Permission::Moderate, org, &entry.unit, Some(&area)));
    Ok(records
        .into_iter()
        .map(|record| {
            let by_wish_author = record.author_id.is_some() && record.author_id == wish.author_id;
            let mine = record.author_id.as_deref() == Some(actor.id().as_str());
            // The author of a hidden wish stays hidden in its discussion, and in that of the wish it was merged into.
            let wrote_part = record.author_id.as_ref().is_some_and(|author| hidden.contains(author));
            let by_wish_author = by_wish_author || wrote_part;
            let shown = mine || (!wrote_part && (!by_wish_author || knows_author));
            let removed = record.removed_at.is_some();
            Comment {
                author: record.author_id.filter(|_| shown).and_then(|id| names.get(&id).cloned()),
                unit: record.unit_id.filter(|_| shown).map(|unit| org.unit_ref(&UnitId(unit))),
                by_wish_author,
                body: if removed { String::new() } else { record.body },
                official: record.official,
                at: Timestamp(record.at),
                edited_at: record.edited_at.map(Timestamp),
                removed,
                mine,
                from_wish: Some(record.wish).filter(|from| *from != wish.number),
                may_remove: !removed && (mine || moderates),
                id: CommentId(record.id),
            }
        })
        .collect())
}

/// Who wrote one of the parts of a wish and is hidden from the reader.
fn hidden_authors(
    conn: &mut Conn,
    org: &Org,
    actor: &Actor,
    wish: &wish_rules::WishRecord,
) -> Result<HashSet<String>, Fault> {
    let parts: Vec<wish_rules::WishRecord> = wishes::table
        .filter(wishes::merged_into.eq(wish.merged_into.unwrap_or(wish.number)))
        .filter(wishes::visibility.ne("everyone"))
        .select(wish_rules::WishRecord::as_select())
        .load(conn)?;
    let hidden = parts
        .into_iter()
        .filter(|part| !wish_rules::may_know_author(part, actor, wish_rules::may_assess(org, actor, part)));
    Ok(hidden.filter_map(|part| part.author_id).collect())
}

fn one(tx: &mut Tx<'_>, org: &Org, actor: &Actor, record: CommentRecord) -> Result<Comment, Fault> {
    let wish = wish_rules::get(tx, record.wish)?;
    shapes(tx, org, actor, &wish, vec![record])?.pop().ok_or_else(Fault::not_found)
}

/// Writes a comment. The same key again returns the same comment.
///
/// # Errors
/// `not_found`; `forbidden` for an official one without the right to assess.
pub fn create(
    tx: &mut Tx<'_>,
    org: &Org,
    actor: &Actor,
    wish: i64,
    body: &CommentBody,
) -> Result<Comment, Fault> {
    let of = wish_rules::get_unmerged(tx, wish)?;
    let written: Option<CommentRecord> = comments::table
        .filter(comments::client_key.eq(&body.key))
        .select(CommentRecord::as_select())
        .first(&mut **tx)
        .optional()?;
    match written {
        Some(record) if record.author_id.as_deref() == Some(actor.id().as_str()) => {
            return one(tx, org, actor, record);
        }
        Some(_) => return Err(Fault::field("key", FieldCode::Taken)),
        None => {}
    }
    if body.official && !wish_rules::may_assess(org, actor, &of) {
        return Err(Fault::forbidden());
    }
    let record = insert(tx, actor, wish, &body.body, body.official, Some(body.key.clone()))?;
    // The author's own reply answers what was asked back.
    if of.question.is_some() && of.author_id.as_deref() == Some(actor.id().as_str()) {
        wish_rules::question_answered(tx, org, wish)?;
    }
    note(tx, actor, "comment.created", &of, Some(&body.body))?;
    one(tx, org, actor, record)
}

/// Writes on behalf of the area; for questions asked back.
///
/// # Errors
/// When the database refuses.
pub fn write_official(tx: &mut Tx<'_>, actor: &Actor, wish: i64, text: &str) -> Result<(), Fault> {
    insert(tx, actor, wish, text, true, None).map(drop)
}

fn insert(
    tx: &mut Tx<'_>,
    actor: &Actor,
    wish: i64,
    text: &str,
    official: bool,
    key: Option<String>,
) -> Result<CommentRecord, Fault> {
    let id: CommentId = ids::new();
    let record = CommentRecord {
        id: id.0,
        client_key: key,
        wish,
        author_id: Some(actor.id().0.clone()),
        unit_id: actor.me.home.as_ref().map(|home| home.unit.0.clone()),
        body: text.trim().to_owned(),
        official,
        at: tx.now.0,
        edited_at: None,
        removed_at: None,
        removed_by: None,
    };
    diesel::insert_into(comments::table).values(&record).execute(&mut **tx)?;
    wish_rules::count_comment(tx, wish, 1)?;
    Ok(record)
}

fn get(tx: &mut Tx<'_>, id: &CommentId) -> Result<CommentRecord, Fault> {
    let record = on_record(tx, id)?;
    if record.removed_at.is_some() { Err(Fault::not_found()) } else { Ok(record) }
}

/// A comment, removed or not.
fn on_record(tx: &mut Tx<'_>, id: &CommentId) -> Result<CommentRecord, Fault> {
    comments::table
        .find(id.as_str())
        .select(CommentRecord::as_select())
        .first(&mut **tx)
        .optional()?
        .ok_or_else(Fault::not_found)
}

/// Changes one's own comment.
///
/// # Errors
/// `not_found`; `forbidden` for anyone else.
pub fn update(
    tx: &mut Tx<'_>,
    org: &Org,
    actor: &Actor,
    id: &CommentId,
    body: &CommentBody,
) -> Result<Comment, Fault> {
    let mut record = get(tx, id)?;
    if record.author_id.as_deref() != Some(actor.id().as_str()) {
        return Err(Fault::forbidden());
    }
    let of = wish_rules::get(tx, record.wish)?;
    record.body = body.body.trim().to_owned();
    record.edited_at = Some(tx.now.0);
    diesel::update(comments::table.find(id.as_str()))
        .set((comments::body.eq(&record.body), comments::edited_at.eq(record.edited_at)))
        .execute(&mut **tx)?;
    note(tx, actor, "comment.changed", &of, Some(&body.body))?;
    one(tx, org, actor, record)
}

/// Removes a comment; its place stays, its text is kept for the record only.
///
/// # Errors
/// `not_found`; a conflict for the question that waits for its reply.
pub fn remove(tx: &mut Tx<'_>, actor: &Actor, id: &CommentId, reason: &str) -> Result<(), Fault> {
    let record = get(tx, id)?;
    let of = wish_rules::get(tx, record.wish)?;
    if record.official && of.question.as_deref() == Some(record.body.as_str()) {
        return Err(Fault::conflict(ConflictReason::InUse));
    }
    let now = tx.now.0;
    diesel::update(comments::table.find(id.as_str()))
        .set((comments::removed_at.eq(now), comments::removed_by.eq(actor.id().as_str())))
        .execute(&mut **tx)?;
    wish_rules::count_comment(tx, record.wish, -1)?;
    let own = record.author_id.as_deref() == Some(actor.id().as_str());
    let by_author = own && record.author_id == of.author_id;
    let mut act = Act::new("comment.removed", "wish", record.wish)
        .by(actor.id())
        .label(&of.title)
        .after(json!({ "reason": reason.trim() }));
    if by_author {
        act = act.seen_by(wish_rules::author_visibility(&of));
    }
    tx.record(act).map(drop)
}

/// Brings back a comment that one removed oneself; one that is there stays as it is.
///
/// # Errors
/// `not_found`; `forbidden` when someone else removed it.
pub fn restore(tx: &mut Tx<'_>, org: &Org, actor: &Actor, id: &CommentId) -> Result<Comment, Fault> {
    let mut record = on_record(tx, id)?;
    if record.removed_at.is_none() {
        return one(tx, org, actor, record);
    }
    if record.removed_by.as_deref() != Some(actor.id().as_str()) {
        return Err(Fault::forbidden());
    }
    let of = wish_rules::get(tx, record.wish)?;
    (record.removed_at, record.removed_by) = (None, None);
    diesel::update(comments::table.find(id.as_str()))
        .set((comments::removed_at.eq(None::<i64>), comments::removed_by.eq(None::<String>)))
        .execute(&mut **tx)?;
    wish_rules::count_comment(tx, record.wish, 1)?;
    note(tx, actor, "comment.restored", &of, None)?;
    one(tx, org, actor, record)
}

fn note(
    tx: &mut Tx<'_>,
    actor: &Actor,
    action: &'static str,
    wish: &wish_rules::WishRecord,
    text: Option<&str>,
) -> Result<(), Fault> {
    let mut act = Act::new(action, "wish", wish.number).by(actor.id()).label(&wish.title);
    if wish.author_id.as_deref() == Some(actor.id().as_str()) {
        act = act.seen_by(wish_rules::author_visibility(wish));
    }
    if let Some(part) = wish_rules::wrote_part(tx, wish.number, actor.id())? {
        act = act.seen_by(wish_rules::author_visibility(&part));
    }
    if let Some(text) = text {
        act = act.after(json!({ "comment": text.trim() }));
    }
    tx.record(act).map(drop)
}
