//! Rows of areas.

use diesel::prelude::*;
use forenkl_api::{
    FieldCode, PersonId, UnitId,
    search::fold,
    units::{NAME_MAX, SHORT_NAME_MAX},
};
use serde_json::{Value, json};

use super::{Log, Planned, Source, Step, keys::Seen, record};
use crate::{
    db::{Act, Tx, schema::areas},
    fault::Fault,
    features::transfer::{
        lookup::Lookup,
        records::AreaRecord,
        row::{Length, RowReader},
    },
    ids,
    org::{AreaEntry, Org},
};

/// An area as it is to be, and as it was.
pub struct Change {
    after: AreaRecord,
    before: Option<AreaRecord>,
    /// As the activity shows it.
    shown: Value,
    shown_before: Option<Value>,
}

/// What each row would do. An area is known by its code.
pub fn plan(org: &Org, lookup: &Lookup, source: &Source<'_>) -> Vec<Planned> {
    let existing = org.areas();
    let mut seen = Seen::default();
    let rows = source.sheet.lines.iter();
    rows.map(|line| {
        let mut reader = RowReader::new(line, source.columns);
        let code = reader.text("code", Length { min: 1, max: SHORT_NAME_MAX }, false);
        let name = reader.text("name", Length { min: 2, max: NAME_MAX }, false);
        let unit = responsible(&mut reader, lookup);
        if !code.is_empty() && seen.again(fold(&code)) {
            reader.refuse("code", FieldCode::Repeated);
        }
        let before = existing.iter().find(|area| fold(&area.code) == fold(&code)).map(|area| stored(area));
        let label = if name.is_empty() { code.clone() } else { name.clone() };
        Planned::read(reader, label, || step(org, before, code, name, unit))
    })
    .collect()
}

fn responsible(reader: &mut RowReader<'_>, lookup: &Lookup) -> String {
    let problems = reader.problems.len();
    let name = reader.text("unit", Length { min: 1, max: NAME_MAX }, false);
    let unit = lookup.unit(&name);
    if unit.is_none() && reader.problems.len() == problems {
        reader.refuse_at("unit", FieldCode::Unknown, &name);
    }
    unit.map(|unit| unit.0).unwrap_or_default()
}

fn stored(area: &AreaEntry) -> AreaRecord {
    AreaRecord {
        id: area.id.0.clone(),
        code: area.code.clone(),
        name: area.name.clone(),
        unit_id: area.unit.0.clone(),
        retired: area.retired,
        version: area.version,
    }
}

fn step(org: &Org, before: Option<AreaRecord>, code: String, name: String, unit_id: String) -> Step {
    let base = before.clone().unwrap_or_else(|| AreaRecord {
        id: ids::new(),
        code: String::new(),
        name: String::new(),
        unit_id: String::new(),
        retired: false,
        version: 0,
    });
    let after = AreaRecord { code, name, unit_id, ..base };
    if before.as_ref() == Some(&after) {
        return Step::Same;
    }
    let is_new = before.is_none();
    let shown_before = before.as_ref().map(|area| shown(org, area));
    let change = super::Change::Area(Change { shown: shown(org, &after), shown_before, after, before });
    if is_new { Step::New(change) } else { Step::Changed(change) }
}

/// Writes one area.
pub fn apply(tx: &mut Tx<'_>, change: Change, by: Option<&PersonId>, log: &mut Log) -> Result<(), Fault> {
    let Change { mut after, before, shown, shown_before } = change;
    after.version += 1;
    match &before {
        None => diesel::insert_into(areas::table).values(&after).execute(&mut **tx)?,
        Some(_) => diesel::update(areas::table.find(&after.id)).set(&after).execute(&mut **tx)?,
    };
    let action = if before.is_some() { "area.changed" } else { "area.created" };
    let act = Act::new(action, "area", &after.id).label(&after.name);
    record(tx, act, by, shown_before, shown)?;
    log.touch("area", &after.id, before.as_ref(), after.version)
}

fn shown(org: &Org, area: &AreaRecord) -> Value {
    let unit = org.unit_ref(&UnitId(area.unit_id.clone())).name;
    json!({ "code": area.code, "name": area.name, "unit": unit, "retired": area.retired })
}
