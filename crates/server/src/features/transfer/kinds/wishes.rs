//! Rows of wishes. Written straight to the table: sending a wish through the wishes' own `app` needs an author and one of the
//! author's units, which records from elsewhere do not have.

use std::collections::HashMap;

use diesel::prelude::*;
use forenkl_api::{
    FieldCode, PersonId,
    check::Check,
    search::fold,
    transfer::RowOutcome,
    units::NAME_MAX,
    wishes::{Load, RULE_MAX, RuleSource, TEXT_MAX, TITLE_MAX, WishKind},
};
use serde_json::{Value, json};

use super::{
    Log, Planned, Source, Step,
    keys::{Seen, outside_id},
    record,
};
use crate::{
    db::{Act, Conn, Tx, schema::wishes},
    fault::Fault,
    features::{
        deadlines::app as deadlines,
        transfer::{
            lookup::Lookup,
            row::{Length, RowReader},
        },
        wishes::app::WishRecord,
    },
};

/// A wish as it is to be, and as it was.
pub struct Change {
    after: WishRecord,
    before: Option<WishRecord>,
    area: String,
}

/// Longest source or number.
const SOURCE_MAX: i64 = 200;

/// What is there, by what a row may know it by.
struct Existing {
    records: Vec<WishRecord>,
    by_outside_id: HashMap<String, usize>,
    by_title: HashMap<String, usize>,
}

impl Existing {
    fn load(conn: &mut Conn) -> Result<Self, Fault> {
        let records: Vec<WishRecord> =
            wishes::table.order(wishes::number).select(WishRecord::as_select()).load(conn)?;
        let mut existing = Self { by_outside_id: HashMap::new(), by_title: HashMap::new(), records };
        for (at, wish) in existing.records.iter().enumerate() {
            if let Some(id) = &wish.outside_id {
                existing.by_outside_id.insert(id.clone(), at);
            }
            let key = if wish.author_id.is_none() {
                title_key(&wish.title, &wish.area_id)
            } else {
                words_key(&wish.title, &wish.area_id, &wish.body)
            };
            existing.by_title.entry(key).or_insert(at);
        }
        Ok(existing)
    }

    /// The wish a row means. A number with a source is sure; a number that only a file name stands behind, or no number, may be
    /// the same wish under another file name, so title and area count too.
    ///
    /// A wish that a person sent is the same only word for word, as when a list taken out here is taken in again: two people may
    /// choose the same title.
    fn find(&self, key: Option<&str>, sourced: bool, row: &Row) -> Option<&WishRecord> {
        let same_words = || {
            let by_title = self.by_title.get(&title_key(&row.title, &row.area_id));
            by_title.or_else(|| self.by_title.get(&words_key(&row.title, &row.area_id, &row.body)))
        };
        let at = key.and_then(|key| self.by_outside_id.get(key));
        at.or_else(|| if sourced { None } else { same_words() }).map(|at| &self.records[*at])
    }
}

fn words_key(title: &str, area: &str, body: &str) -> String {
    format!("{}/{}", title_key(title, area), fold(body.trim()))
}

fn title_key(title: &str, area: &str) -> String {
    format!("{area}/{}", fold(title.trim()))
}

/// What each row would do.
///
/// # Errors
/// When the database cannot be read.
pub fn plan(conn: &mut Conn, lookup: &Lookup, source: &Source<'_>) -> Result<Vec<Planned>, Fault> {
    let existing = Existing::load(conn)?;
    let mut seen = Seen::default();
    let rows = source.sheet.lines.iter();
    Ok(rows
        .map(|line| plan_row(RowReader::new(line, source.columns), lookup, source, &existing, &mut seen))
        .collect())
}

fn plan_row(
    mut reader: RowReader<'_>,
    lookup: &Lookup,
    source: &Source<'_>,
    existing: &Existing,
    seen: &mut Seen,
) -> Planned {
    let row = Row::read(&mut reader, lookup);
    let key = outside_id(&row.source, source.file_name, &row.number);
    let place = key.clone().unwrap_or_else(|| {
        format!("{}/{}", title_key(&row.title, &row.area_id), row.unit_id.as_deref().unwrap_or_default())
    });
    if !row.title.is_empty() && seen.again(place) {
        let (field, place) =
            if key.is_some() { ("number", row.number.clone()) } else { ("title", row.title.clone()) };
        reader.refuse_at(field, FieldCode::Repeated, &place);
    }
    let sourced = !row.source.is_empty() && key.is_some();
    let before = existing.find(key.as_deref(), sourced, &row).cloned();
    if before.is_some() && reader.had_a_taken_number() {
        reader.refuse_at("number", FieldCode::Repeated, &row.number);
    }
    let label = if row.title.is_empty() { row.number.clone() } else { row.title.chars().take(200).collect() };
    let has = Given::of(&reader);
    Planned::read(reader, label, || step(row, before, key, &has))
}

/// What a row says.
struct Row {
    number: String,
    title: String,
    body: String,
    suggestion: String,
    area: String,
    area_id: String,
    rule: String,
    rule_source: Option<RuleSource>,
    kind: Option<WishKind>,
    unit_id: Option<String>,
    received: Option<String>,
    load: Option<Load>,
    source: String,
}

impl Row {
    fn read(reader: &mut RowReader<'_>, lookup: &Lookup) -> Self {
        let long = Length { min: 0, max: TEXT_MAX };
        let number = reader.text("number", Length { min: 0, max: 60 }, false);
        let title = reader.text("title", Length { min: 3, max: TITLE_MAX }, true);
        let body = reader.text("body", long, true);
        let suggestion = reader.text("suggestion", long, true);
        let (area, area_id) = area(reader, lookup);
        Self {
            number,
            title,
            body,
            suggestion,
            area,
            area_id,
            rule: reader.text("rule", Length { min: 0, max: RULE_MAX }, true),
            rule_source: reader.word("rule_source"),
            kind: reader.word("kind"),
            unit_id: unit(reader, lookup),
            received: reader.date("received").map(|date| date.to_string()),
            load: load(reader),
            source: reader.text("source", Length { min: 0, max: SOURCE_MAX }, true),
        }
    }
}

/// The area's name as written, and its id.
pub(super) fn area(reader: &mut RowReader<'_>, lookup: &Lookup) -> (String, String) {
    let problems = reader.problems.len();
    let name = reader.text("area", Length { min: 1, max: NAME_MAX }, false);
    let area = lookup.area(&name);
    if area.is_none() && reader.problems.len() == problems {
        reader.refuse_at("area", FieldCode::Unknown, &name);
    }
    (name, area.map(|area| area.0).unwrap_or_default())
}

/// The unit a cell names, if any.
pub(super) fn unit(reader: &mut RowReader<'_>, lookup: &Lookup) -> Option<String> {
    let problems = reader.problems.len();
    let name = reader.text("unit", Length { min: 0, max: NAME_MAX }, false);
    if name.is_empty() || reader.problems.len() > problems {
        return None;
    }
    let unit = lookup.unit(&name);
    if unit.is_none() {
        reader.refuse_at("unit", FieldCode::Unknown, &name);
    }
    unit.map(|unit| unit.0)
}

/// Minutes and times make an estimate; where the number of people is left out, it is one.
fn load(reader: &mut RowReader<'_>) -> Option<Load> {
    let problems = reader.problems.len();
    let (tenths, times, people) = (reader.tenths("minutes"), reader.whole("times"), reader.whole("people"));
    if reader.problems.len() > problems {
        return None;
    }
    let load = Load { tenths_of_minutes: tenths?, times_per_year: times?, people: people.unwrap_or(1) };
    let mut check = Check::new();
    load.check(&mut check);
    for error in check.errors() {
        let field = match error.field.as_str() {
            "times_per_year" => "times",
            other => other,
        };
        reader.refuse(field, error.code);
        if let Some(problem) = reader.problems.last_mut() {
            // The bound of minutes is kept in tenths.
            problem.limit =
                error.limit.map(|limit| if field == "minutes" { limit.max(10) / 10 } else { limit });
        }
    }
    Some(load)
}

/// Which columns the file has; what it has no column for stays as it is.
struct Given {
    body: bool,
    suggestion: bool,
    rule: bool,
    unit: bool,
    received: bool,
    load: bool,
    source: bool,
}

impl Given {
    fn of(reader: &RowReader<'_>) -> Self {
        Self {
            body: reader.has("body"),
            suggestion: reader.has("suggestion"),
            rule: reader.has("rule"),
            unit: reader.has("unit"),
            received: reader.has("received"),
            load: reader.has("minutes") && reader.has("times"),
            source: reader.has("source"),
        }
    }
}

fn step(row: Row, before: Option<WishRecord>, key: Option<String>, given: &Given) -> Step {
    // What was removed here stays removed, and what a person wrote stays theirs.
    if before.as_ref().is_some_and(|wish| wish.removed_at.is_some() || wish.author_id.is_some()) {
        return Step::Same;
    }
    let mut after = before.clone().unwrap_or_else(WishRecord::blank);
    let area = row.area.clone();
    write(&mut after, row, given, before.is_some());
    if before.is_none() {
        after.outside_id = key;
    }
    after.derive();
    let outcome = match &before {
        None => RowOutcome::New,
        Some(before) if *before == after => RowOutcome::Same,
        Some(_) => RowOutcome::Changed,
    };
    let change = || super::Change::Wish(Box::new(Change { after, before, area }));
    match outcome {
        RowOutcome::New => Step::New(change()),
        RowOutcome::Changed => Step::Changed(change()),
        _ => Step::Same,
    }
}

fn write(wish: &mut WishRecord, row: Row, given: &Given, exists: bool) {
    wish.title = row.title;
    if given.body {
        wish.body = row.body;
    }
    if given.suggestion {
        wish.suggestion = row.suggestion;
    }
    if given.rule {
        wish.rule = row.rule;
    }
    // What a process owner has sorted stands.
    if wish.assessed_at.is_none() {
        wish.area_id = row.area_id;
        if let Some(source) = row.rule_source {
            wish.rule_source = source.word().to_owned();
        }
        if let Some(kind) = row.kind {
            wish.kind = kind.word().to_owned();
        }
    }
    // The unit counts among the units hit, together with those that support: it is not moved under them.
    if given.unit && (!exists || wish.supporters == 0) {
        wish.units_hit += i64::from(row.unit_id.is_some()) - i64::from(wish.unit_id.is_some());
        wish.unit_id = row.unit_id;
    }
    if given.received {
        wish.received = row.received;
    }
    if given.load && (!exists || wish.supporters == 0) {
        wish.load_tenths = row.load.as_ref().map(|load| load.tenths_of_minutes);
        wish.load_times = row.load.as_ref().map(|load| load.times_per_year);
        wish.load_people = row.load.as_ref().map(|load| load.people);
    }
    if given.source {
        wish.source = Some(row.source).filter(|source| !source.is_empty());
    }
}

/// Writes one wish.
pub fn apply(
    tx: &mut Tx<'_>,
    change: Change,
    by: Option<&PersonId>,
    made_up: bool,
    log: &mut Log,
) -> Result<(), Fault> {
    let Change { mut after, before, area } = change;
    after.version += 1;
    match &before {
        None => {
            after.number = tx.next_number("wish")?;
            after.recorded_at = tx.now.0;
            after.made_up = made_up;
            diesel::insert_into(wishes::table).values(&after).execute(&mut **tx)?;
        }
        Some(before) => {
            if before.area_id != after.area_id {
                deadlines::pass_on(tx, &mut after)?;
            }
            diesel::update(wishes::table.find(after.number)).set(&after).execute(&mut **tx)?;
        }
    }
    let action = if before.is_some() { "wish.changed" } else { "wish.created" };
    let act = Act::new(action, "wish", after.number).label(&after.title);
    record(tx, act, by, before.as_ref().map(|before| shown(before, &area)), shown(&after, &area))?;
    log.touch("wish", after.number, before.as_ref(), after.version)
}

fn shown(wish: &WishRecord, area: &str) -> Value {
    json!({
        "title": wish.title, "body": wish.body, "suggestion": wish.suggestion, "area": area, "rule": wish.rule,
        "rule_source": wish.rule_source, "kind": wish.kind, "status": wish.status,
        "estimated_minutes": wish.estimated_minutes, "source": wish.source,
    })
}
