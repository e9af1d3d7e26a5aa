//! Reading the activity, with actors as hidden as they chose to be.

use std::collections::BTreeMap;

use diesel::prelude::*;
use forenkl_api::{
    Page, PartialDate, Timestamp,
    activity::{ActivityQuery, Change, Entry, History},
};
use serde_json::{Map, Value};

use crate::{
    auth::Actor,
    db::{
        Conn,
        schema::{activity, people},
    },
    fault::Fault,
    features::people::app::names,
    stem::escape,
};

const PER_PAGE: i64 = 50;
const HISTORY_MAX: i64 = 300;
/// Comings and goings that would drown the history of a wish; the log has them.
const SMALL: [&str; 4] = ["wish.supported", "wish.support_withdrawn", "wish.followed", "wish.unfollowed"];

#[derive(Debug, Queryable, Selectable)]
#[diesel(table_name = activity)]
struct Record {
    seq: i64,
    at: i64,
    actor_id: Option<String>,
    actor_visibility: String,
    action: String,
    subject_kind: String,
    subject: String,
    label: String,
    before: Option<String>,
    after: Option<String>,
}

/// The history of one thing, newest first.
///
/// # Errors
/// When the database cannot be read.
pub fn history(conn: &mut Conn, actor: &Actor, kind: &str, subject: &str) -> Result<History, Fault> {
    history_as(conn, actor, kind, subject, false)
}

/// The history of a wish for someone who may assess it (`sees_owner_level`), or may not.
///
/// # Errors
/// When the database cannot be read.
pub fn history_as(
    conn: &mut Conn,
    actor: &Actor,
    kind: &str,
    subject: &str,
    sees_owner_level: bool,
) -> Result<History, Fault> {
    let records: Vec<Record> = activity::table
        .filter(activity::subject_kind.eq(kind))
        .filter(activity::subject.eq(subject))
        .filter(activity::action.ne_all(SMALL))
        .order(activity::seq.desc())
        .limit(HISTORY_MAX)
        .select(Record::as_select())
        .load(conn)?;
    Ok(History { entries: entries(conn, actor, records, sees_owner_level)? })
}

/// A page of the log, newest first.
///
/// # Errors
/// `unreadable` for a day that is none.
pub fn page(conn: &mut Conn, actor: &Actor, query: &ActivityQuery) -> Result<Page<Entry>, Fault> {
    let page = query.page.unwrap_or(1).clamp(1, 1_000_000);
    let total = matching(query)?.count().get_result(conn)?;
    let records: Vec<Record> = matching(query)?
        .order(activity::seq.desc())
        .limit(PER_PAGE)
        .offset((page - 1) * PER_PAGE)
        .select(Record::as_select())
        .load(conn)?;
    Ok(Page { items: entries(conn, actor, records, false)?, total, page, per_page: PER_PAGE })
}

/// All that match, for an export.
///
/// # Errors
/// `unreadable` for a day that is none.
pub fn export_entries(conn: &mut Conn, actor: &Actor, query: &ActivityQuery) -> Result<Vec<Entry>, Fault> {
    let records: Vec<Record> =
        matching(query)?.order(activity::seq.desc()).limit(100_000).select(Record::as_select()).load(conn)?;
    entries(conn, actor, records, false)
}

fn matching(query: &ActivityQuery) -> Result<activity::BoxedQuery<'_, <Conn as Connection>::Backend>, Fault> {
    let mut found = activity::table.into_boxed();
    if let Some(kind) = query.kind.as_deref().filter(|kind| !kind.is_empty()) {
        found = found.filter(activity::subject_kind.eq(kind));
    }
    if let Some(name) = query.actor.as_deref().map(str::trim).filter(|name| !name.is_empty()) {
        let pattern = format!("%{}%", escape(name));
        let who = people::table.filter(people::name.like(pattern).escape('\\')).select(people::id.nullable());
        // Whoever is hidden is not found by name either.
        found =
            found.filter(activity::actor_id.eq_any(who)).filter(activity::actor_visibility.eq("everyone"));
    }
    if let Some(from) = day(query.from.as_deref())? {
        found = found.filter(activity::at.ge(i64::from(from.first_day()) * 86_400_000));
    }
    if let Some(to) = day(query.to.as_deref())? {
        found = found.filter(activity::at.lt((i64::from(to.last_day()) + 1) * 86_400_000));
    }
    Ok(found)
}

fn day(text: Option<&str>) -> Result<Option<PartialDate>, Fault> {
    match text.map(str::trim).filter(|text| !text.is_empty()) {
        None => Ok(None),
        Some(text) => match PartialDate::parse(text) {
            Some(day) => Ok(Some(day)),
            None => Err(forenkl_api::Problem::new(forenkl_api::ProblemCode::Unreadable).into()),
        },
    }
}

fn entries(
    conn: &mut Conn,
    actor: &Actor,
    records: Vec<Record>,
    sees_owner_level: bool,
) -> Result<Vec<Entry>, Fault> {
    // Names of people come from their record, never from here, so that they can be forgotten.
    let about = records
        .iter()
        .filter(|record| record.subject_kind == "person")
        .map(|record| Some(record.subject.clone()));
    let names = names(conn, records.iter().map(|record| record.actor_id.clone()).chain(about))?;
    Ok(records
        .into_iter()
        .map(|record| {
            let own = record.actor_id.as_deref() == Some(actor.id().as_str());
            let shown = own
                || match record.actor_visibility.as_str() {
                    "everyone" => true,
                    "owner" => sees_owner_level,
                    _ => false,
                };
            let label = match record.subject_kind.as_str() {
                "person" => names.get(&record.subject).map(|person| person.name.clone()).unwrap_or_default(),
                _ => record.label,
            };
            Entry {
                seq: record.seq,
                at: Timestamp(record.at),
                actor: record.actor_id.filter(|_| shown).and_then(|id| names.get(&id).cloned()),
                changes: changes(record.before.as_deref(), record.after.as_deref()),
                action: record.action,
                subject_kind: record.subject_kind,
                subject: record.subject,
                label,
            }
        })
        .collect())
}

/// Fields that differ, with their values as people read them.
fn changes(before: Option<&str>, after: Option<&str>) -> Vec<Change> {
    let read = |text: Option<&str>| -> Map<String, Value> {
        text.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()
    };
    let (before, after) = (read(before), read(after));
    let mut fields: BTreeMap<&String, (Option<&Value>, Option<&Value>)> = BTreeMap::new();
    for (field, value) in &before {
        fields.entry(field).or_default().0 = Some(value);
    }
    for (field, value) in &after {
        fields.entry(field).or_default().1 = Some(value);
    }
    fields
        .into_iter()
        .filter(|(_, (before, after))| before != after)
        .map(|(field, (before, after))| Change {
            field: field.clone(),
            before: text(before),
            after: text(after),
        })
        .filter(|change| change.before != change.after)
        .collect()
}

fn text(value: Option<&Value>) -> Option<String> {
    match value? {
        Value::Null => None,
        Value::String(text) if text.is_empty() => None,
        Value::String(text) => Some(text.clone()),
        other => Some(other.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::changes;

    #[test]
    fn only_what_differs_is_told() {
        let told = changes(Some(r#"{"a":"x","b":1,"c":""}"#), Some(r#"{"a":"y","b":1,"c":null,"d":true}"#));
        let fields: Vec<&str> = told.iter().map(|change| change.field.as_str()).collect();
        assert_eq!(fields, ["a", "d"]);
    }
}
