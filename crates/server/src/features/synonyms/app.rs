//! The rules about synonyms. A phrase may stand in several groups; those then mean the same (`alike::Synonyms`).

use diesel::prelude::*;
use forenkl_api::{
    FieldCode, FieldError, PersonId, Problem, SynonymId,
    search::danish_order,
    synonyms::{Synonym, SynonymBody},
};
use serde_json::json;

use crate::{
    alike,
    db::{Act, Conn, Tx, schema::synonyms},
    fault::Fault,
    ids,
};

type Record = (String, String, i64);

/// The groups, in Danish order of their first words.
///
/// # Errors
/// When the database cannot be read.
pub fn list(conn: &mut Conn) -> Result<Vec<Synonym>, Fault> {
    let records: Vec<Record> = synonyms::table.load(conn)?;
    let mut groups: Vec<Synonym> = records.into_iter().map(shape).collect();
    groups.sort_by(|a, b| {
        let first = |group: &Synonym| group.phrases.first().cloned().unwrap_or_default();
        danish_order(&first(a), &first(b)).then_with(|| a.id.cmp(&b.id))
    });
    Ok(groups)
}

/// As the index reads them.
///
/// # Errors
/// When the database cannot be read.
pub fn known(conn: &mut Conn) -> Result<alike::Synonyms, Fault> {
    let groups = list(conn)?;
    Ok(alike::Synonyms::new(groups.iter().map(|group| group.phrases.iter().map(String::as_str).collect())))
}

fn shape((id, words, version): Record) -> Synonym {
    Synonym { id: SynonymId(id), phrases: words.lines().map(str::to_owned).collect(), version }
}

fn get(conn: &mut Conn, id: &SynonymId) -> Result<Synonym, Fault> {
    let record: Option<Record> = synonyms::table.find(id.as_str()).first(conn).optional()?;
    record.map(shape).ok_or_else(Fault::not_found)
}

/// A phrase of nothing but words like "og" and "den" is in every text, and would find nothing.
fn check(body: &SynonymBody) -> Result<Vec<String>, Fault> {
    let phrases: Vec<String> = body.phrases.iter().map(|phrase| phrase.trim().to_owned()).collect();
    match phrases.iter().find(|phrase| alike::says_nothing(phrase)) {
        Some(phrase) => {
            let error = FieldError::new("phrases", FieldCode::NotAllowed).place(phrase);
            Err(Problem::invalid(vec![error]).into())
        }
        None => Ok(phrases),
    }
}

/// Makes a group.
///
/// # Errors
/// `invalid` for a phrase that says nothing.
pub fn create(tx: &mut Tx<'_>, body: &SynonymBody, by: &PersonId) -> Result<Synonym, Fault> {
    let phrases = check(body)?;
    let id: SynonymId = ids::new();
    diesel::insert_into(synonyms::table)
        .values((
            synonyms::id.eq(id.as_str()),
            synonyms::words.eq(phrases.join("\n")),
            synonyms::version.eq(1),
        ))
        .execute(&mut **tx)?;
    let made = get(tx, &id)?;
    tx.record(Act::new("synonym.created", "synonym", &id).label(label(&made)).by(by).after(shown(&made)))?;
    Ok(made)
}

/// Changes a group.
///
/// # Errors
/// `stale`, `not_found`, `invalid`.
pub fn update(tx: &mut Tx<'_>, id: &SynonymId, body: &SynonymBody, by: &PersonId) -> Result<Synonym, Fault> {
    let current = get(tx, id)?;
    if current.version != body.version {
        return Err(Fault::stale(&current));
    }
    let phrases = check(body)?;
    diesel::update(synonyms::table.find(id.as_str()))
        .set((synonyms::words.eq(phrases.join("\n")), synonyms::version.eq(current.version + 1)))
        .execute(&mut **tx)?;
    let changed = get(tx, id)?;
    let act = Act::new("synonym.changed", "synonym", id).label(label(&changed)).by(by);
    tx.record(act.change(shown(&current), shown(&changed)))?;
    Ok(changed)
}

/// Removes a group.
///
/// # Errors
/// `not_found`.
pub fn remove(tx: &mut Tx<'_>, id: &SynonymId, by: &PersonId) -> Result<(), Fault> {
    let current = get(tx, id)?;
    diesel::delete(synonyms::table.find(id.as_str())).execute(&mut **tx)?;
    let act = Act::new("synonym.removed", "synonym", id).label(label(&current)).by(by);
    tx.record(act.change(shown(&current), json!({}))).map(drop)
}

fn label(group: &Synonym) -> String {
    group.phrases.join(" = ")
}

fn shown(group: &Synonym) -> serde_json::Value {
    json!({ "words": label(group) })
}
