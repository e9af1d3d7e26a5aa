//! Rows of units. Written straight to the table: the units' own `app` makes one unit at a time and reads the whole tree each
//! time, while a file brings hundreds that hang on each other.

use std::collections::{HashMap, HashSet};

use diesel::prelude::*;
use forenkl_api::{
    FieldCode, PersonId, UnitId,
    transfer::RowOutcome,
    units::{NAME_MAX, SHORT_NAME_MAX, UnitKind},
};
use serde_json::{Value, json};

use super::{Log, Planned, Source, Step, keys::Seen, record};
use crate::{
    db::{Act, Tx, schema::units},
    fault::Fault,
    features::transfer::{
        lookup::Lookup,
        records::UnitRecord,
        row::{Length, RowReader},
    },
    ids,
    org::Org,
};

/// A unit as it is to be, and as it was.
pub struct Change {
    after: UnitRecord,
    before: Option<UnitRecord>,
}

/// A row that was read, before it is known what its parent is.
struct Read<'a> {
    reader: RowReader<'a>,
    unit: UnitRecord,
    before: Option<UnitRecord>,
    parent: String,
}

/// What each row would do. Parents may stand anywhere in the file.
pub fn plan(org: &Org, mut lookup: Lookup, source: &Source<'_>) -> Vec<Planned> {
    let existing: HashMap<UnitId, UnitRecord> =
        org.units().map(|unit| (unit.id.clone(), stored(unit))).collect();
    let mut seen = Seen::default();
    let mut claimed = HashSet::new();
    let mut rows: Vec<Read<'_>> = Vec::new();
    for line in &source.sheet.lines {
        let mut row = read(RowReader::new(line, source.columns), org, &lookup, &existing);
        let key = row.unit.outside_id.clone().unwrap_or_else(|| format!("{}/{}", row.parent, row.unit.name));
        if row.reader.problems.is_empty() && (seen.again(key) || !claimed.insert(row.unit.id.clone())) {
            let field = if row.unit.outside_id.is_some() { "id" } else { "name" };
            row.reader.refuse(field, FieldCode::Repeated);
        }
        rows.push(row);
    }
    for row in rows.iter().filter(|row| row.reader.problems.is_empty()) {
        let unit = &row.unit;
        lookup.add_unit(
            &UnitId(unit.id.clone()),
            unit.outside_id.as_deref().unwrap_or_default(),
            &unit.short_name,
            &unit.name,
        );
    }
    hang_up(&mut rows, org, &lookup);
    refuse_the_hanging(&mut rows, &existing);
    parents_first(rows.into_iter().map(finish).collect())
}

fn stored(unit: &forenkl_api::units::Unit) -> UnitRecord {
    UnitRecord {
        id: unit.id.0.clone(),
        parent_id: unit.parent.as_ref().map(|parent| parent.0.clone()),
        kind: unit.kind.word().to_owned(),
        name: unit.name.clone(),
        short_name: unit.short_name.clone(),
        outside_id: unit.outside_id.clone(),
        valid_from: unit.valid_from.map(|date| date.to_string()),
        valid_to: unit.valid_to.map(|date| date.to_string()),
        version: unit.version,
    }
}

fn read<'a>(
    mut reader: RowReader<'a>,
    org: &Org,
    lookup: &Lookup,
    existing: &HashMap<UnitId, UnitRecord>,
) -> Read<'a> {
    let outside_id = reader.text("id", Length { min: 0, max: 60 }, false);
    let name = reader.text("name", Length { min: 2, max: NAME_MAX }, false);
    let short_name = reader.text("short_name", Length { min: 0, max: SHORT_NAME_MAX }, false);
    let parent = reader.plain("parent");
    let kind = reader.word::<UnitKind>("kind");
    let valid_from = reader.date("valid_from");
    let valid_to = reader.date("valid_to");
    if let (Some(from), Some(to)) = (valid_from, valid_to)
        && to.last_day() < from.first_day()
    {
        reader.refuse("valid_to", FieldCode::WrongOrder);
    }
    let before = find(org, lookup, &outside_id, &name, &parent).and_then(|id| existing.get(&id).cloned());
    let mut unit = before.clone().unwrap_or_else(|| UnitRecord {
        id: ids::new(),
        parent_id: None,
        kind: UnitKind::Department.word().to_owned(),
        name: String::new(),
        short_name: String::new(),
        outside_id: None,
        valid_from: None,
        valid_to: None,
        version: 0,
    });
    unit.name = name;
    if !outside_id.is_empty() {
        unit.outside_id = Some(outside_id);
    }
    if let Some(kind) = kind {
        unit.kind = kind.word().to_owned();
    } else if before.is_none() && parent.is_empty() {
        unit.kind = UnitKind::Municipality.word().to_owned();
    }
    if !short_name.is_empty() {
        unit.short_name = short_name;
    } else if unit.short_name.is_empty() {
        unit.short_name =
            unit.outside_id.clone().unwrap_or_else(|| unit.name.clone()).chars().take(20).collect();
    }
    if reader.has("valid_from") {
        unit.valid_from = valid_from.map(|date| date.to_string());
    }
    if reader.has("valid_to") {
        unit.valid_to = valid_to.map(|date| date.to_string());
    }
    Read { reader, unit, before, parent }
}

/// The unit a row means: by its id, else the top where the row has no parent, else by name.
fn find(org: &Org, lookup: &Lookup, outside_id: &str, name: &str, parent: &str) -> Option<UnitId> {
    if !outside_id.is_empty()
        && let Some(unit) = org.units().find(|unit| unit.outside_id.as_deref() == Some(outside_id))
    {
        return Some(unit.id.clone());
    }
    // Whoever began with a top made by hand keeps it; the file says what it is really called.
    if parent.is_empty()
        && let Some(top) = org.top().and_then(|top| org.unit(top))
        && top.outside_id.is_none()
    {
        return Some(top.id.clone());
    }
    let named = lookup.unit(name).and_then(|id| org.unit(&id))?;
    let free = outside_id.is_empty() || named.outside_id.is_none();
    (free && named.name == name).then(|| named.id.clone())
}

/// Gives each unit its parent. One unit has none: the municipality.
fn hang_up(rows: &mut [Read<'_>], org: &Org, lookup: &Lookup) {
    let mut top = org.top().map(|top| top.0.clone());
    for row in rows {
        if !row.reader.problems.is_empty() {
            continue;
        }
        if !row.reader.has("parent") && row.before.is_some() {
            continue;
        }
        if row.parent.is_empty() {
            match &top {
                Some(top) if *top != row.unit.id => row.reader.refuse("parent", FieldCode::Required),
                _ => {
                    top = Some(row.unit.id.clone());
                    row.unit.parent_id = None;
                }
            }
        } else {
            match lookup.unit(&row.parent) {
                Some(parent) if parent.0 != row.unit.id && top.as_ref() != Some(&row.unit.id) => {
                    row.unit.parent_id = Some(parent.0);
                }
                Some(_) => row.reader.refuse("parent", FieldCode::NotAllowed),
                None => {
                    let parent = row.parent.clone();
                    row.reader.refuse_at("parent", FieldCode::Unknown, &parent);
                }
            }
        }
    }
}

/// Refuses what would hang on a refused row, or on itself.
fn refuse_the_hanging(rows: &mut [Read<'_>], existing: &HashMap<UnitId, UnitRecord>) {
    loop {
        let mut parents: HashMap<String, Option<String>> =
            existing.values().map(|unit| (unit.id.clone(), unit.parent_id.clone())).collect();
        for row in rows.iter().filter(|row| row.reader.problems.is_empty()) {
            parents.insert(row.unit.id.clone(), row.unit.parent_id.clone());
        }
        let mut refused = false;
        for row in rows.iter_mut().filter(|row| row.reader.problems.is_empty()) {
            if !reaches_the_top(&row.unit.id, &parents) {
                let parent = row.parent.clone();
                row.reader.refuse_at("parent", FieldCode::Unknown, &parent);
                refused = true;
            }
        }
        if !refused {
            return;
        }
    }
}

fn reaches_the_top(unit: &str, parents: &HashMap<String, Option<String>>) -> bool {
    let mut at = unit;
    for _ in 0..50 {
        match parents.get(at) {
            Some(Some(parent)) => at = parent,
            Some(None) => return true,
            None => return false,
        }
    }
    false
}

fn finish(row: Read<'_>) -> Planned {
    let Read { reader, unit, before, .. } = row;
    let label =
        if unit.name.is_empty() { unit.outside_id.clone().unwrap_or_default() } else { unit.name.clone() };
    Planned::read(reader, label, || match before {
        None => Step::New(super::Change::Unit(Change { after: unit, before: None })),
        Some(before) if before == unit => Step::Same,
        Some(before) => Step::Changed(super::Change::Unit(Change { after: unit, before: Some(before) })),
    })
}

/// The order in which the rows can be written: a new parent before its children. Rows that write nothing stay in front.
fn parents_first(planned: Vec<Planned>) -> Vec<Planned> {
    let new: HashSet<String> =
        planned.iter().filter(|row| row.outcome == RowOutcome::New).filter_map(own_id).collect();
    let mut written = HashSet::new();
    let mut ordered = Vec::with_capacity(planned.len());
    let mut waiting = planned;
    while !waiting.is_empty() {
        let (ready, rest): (Vec<_>, Vec<_>) = waiting.into_iter().partition(|row| match &row.change {
            Some(super::Change::Unit(Change {
                after: UnitRecord { parent_id: Some(parent), .. }, ..
            })) => !new.contains(parent) || written.contains(parent),
            _ => true,
        });
        if ready.is_empty() {
            // Cannot be: whatever does not reach the top was refused.
            ordered.extend(rest);
            break;
        }
        written.extend(ready.iter().filter_map(own_id));
        ordered.extend(ready);
        waiting = rest;
    }
    ordered
}

fn own_id(row: &Planned) -> Option<String> {
    match &row.change {
        Some(super::Change::Unit(change)) => Some(change.after.id.clone()),
        _ => None,
    }
}

/// Writes one unit.
pub fn apply(tx: &mut Tx<'_>, change: Change, by: Option<&PersonId>, log: &mut Log) -> Result<(), Fault> {
    let Change { mut after, before } = change;
    after.version += 1;
    match &before {
        None => diesel::insert_into(units::table).values(&after).execute(&mut **tx)?,
        Some(_) => diesel::update(units::table.find(&after.id)).set(&after).execute(&mut **tx)?,
    };
    let action = if before.is_some() { "unit.changed" } else { "unit.created" };
    let act = Act::new(action, "unit", &after.id).label(&after.name);
    record(tx, act, by, before.as_ref().map(shown), shown(&after))?;
    log.touch("unit", &after.id, before.as_ref(), after.version)
}

fn shown(unit: &UnitRecord) -> Value {
    json!({
        "name": unit.name, "short_name": unit.short_name, "kind": unit.kind, "parent": unit.parent_id,
        "outside_id": unit.outside_id, "valid_from": unit.valid_from, "valid_to": unit.valid_to,
    })
}
