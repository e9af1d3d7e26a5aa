//! Queries about imports.

use std::collections::HashMap;

use diesel::prelude::*;
use forenkl_api::{
    ImportId, PersonId, Timestamp,
    people::PersonRef,
    transfer::{Import, ImportKind},
};

use super::records::{Heading, ImportRecord, Touched};
use crate::{
    db::{
        Conn,
        schema::{import_headings, import_records, imports, people},
    },
    fault::Fault,
};

/// The imports so far, newest first.
pub fn list(conn: &mut Conn) -> Result<Vec<Import>, Fault> {
    let found: Vec<(ImportRecord, Option<String>)> = imports::table
        .left_join(people::table.on(imports::by_id.eq(people::id.nullable())))
        .order((imports::at.desc(), imports::id.desc()))
        .select((ImportRecord::as_select(), people::name.nullable()))
        .load(conn)?;
    Ok(found.into_iter().filter_map(|(record, name)| shape(record, name)).collect())
}

fn shape(record: ImportRecord, name: Option<String>) -> Option<Import> {
    let by = record.by_id.zip(name).map(|(id, name)| PersonRef { id: PersonId(id), name });
    Some(Import {
        id: ImportId(record.id),
        kind: ImportKind::from_word(&record.kind)?,
        file_name: record.file_name,
        by,
        at: Timestamp(record.at),
        new: record.made,
        changed: record.changed,
        same: record.same,
        refused: record.refused,
        undone_at: record.undone_at.map(Timestamp),
    })
}

/// One import.
pub fn get(conn: &mut Conn, id: &ImportId) -> Result<ImportRecord, Fault> {
    let found = imports::table.find(id.as_str()).select(ImportRecord::as_select()).first(conn).optional()?;
    found.ok_or_else(Fault::not_found)
}

/// Stores an import and what it did.
pub fn insert(conn: &mut Conn, import: &ImportRecord, touched: &[Touched]) -> Result<(), Fault> {
    diesel::insert_into(imports::table).values(import).execute(conn)?;
    for touched in touched {
        diesel::insert_into(import_records::table).values(touched).execute(conn)?;
    }
    Ok(())
}

/// What an import did, last first.
pub fn touched(conn: &mut Conn, id: &ImportId) -> Result<Vec<Touched>, Fault> {
    Ok(import_records::table
        .filter(import_records::import_id.eq(id.as_str()))
        .order(import_records::position.desc())
        .select(Touched::as_select())
        .load(conn)?)
}

/// What the imports that were not undone have done.
pub fn standing(conn: &mut Conn) -> Result<Vec<Touched>, Fault> {
    let standing = imports::table.filter(imports::undone_at.is_null()).select(imports::id);
    Ok(import_records::table
        .filter(import_records::import_id.eq_any(standing))
        .select(Touched::as_select())
        .load(conn)?)
}

/// The record an import left at one version has another number now.
pub fn renumber(conn: &mut Conn, touched: &Touched, version: i64) -> Result<(), Fault> {
    diesel::update(import_records::table.find((touched.import_id.as_str(), touched.position)))
        .set(import_records::version_after.eq(version))
        .execute(conn)?;
    Ok(())
}

/// Notes that an import was undone.
pub fn mark_undone(conn: &mut Conn, id: &ImportId, at: Timestamp) -> Result<(), Fault> {
    diesel::update(imports::table.find(id.as_str())).set(imports::undone_at.eq(at.0)).execute(conn)?;
    Ok(())
}

/// What headings were said to be, by folded heading.
pub fn headings(conn: &mut Conn, kind: ImportKind) -> Result<HashMap<String, String>, Fault> {
    let found = import_headings::table
        .filter(import_headings::kind.eq(kind.word()))
        .select(Heading::as_select())
        .load(conn)?;
    Ok(found.into_iter().map(|heading| (heading.heading, heading.field)).collect())
}

/// Remembers what a heading was said to be.
pub fn remember(conn: &mut Conn, kind: ImportKind, heading: String, field: &str) -> Result<(), Fault> {
    let known = import_headings::table.find((kind.word(), heading.as_str()));
    let heading = Heading { kind: kind.word().to_owned(), heading: heading.clone(), field: field.to_owned() };
    let changed = diesel::update(known).set(import_headings::field.eq(&heading.field)).execute(conn)?;
    if changed == 0 {
        diesel::insert_into(import_headings::table).values(&heading).execute(conn)?;
    }
    Ok(())
}
