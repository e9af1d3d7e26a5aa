//! What the rows of a file would do, kind by kind. Planning only reads; applying carries the plan out and writes the log that
//! undoing reads.

mod areas;
mod initiatives;
mod keys;
mod units;
mod wishes;

use forenkl_api::{
    FieldError, PersonId,
    transfer::{ImportKind, RowOutcome},
};
use serde_json::{Value, json};

use super::{columns::Columns, file::Sheet, lookup::Lookup, records::Touched, row::RowReader};
use crate::{
    db::{Act, Conn, Tx},
    fault::Fault,
    org::Org,
};

/// What a row would do.
pub struct Planned {
    pub row: i64,
    pub label: String,
    pub outcome: RowOutcome,
    pub problems: Vec<FieldError>,
    change: Option<Change>,
}

/// What is to be written for a row.
enum Change {
    Unit(units::Change),
    Area(areas::Change),
    Wish(Box<wishes::Change>),
    Initiative(Box<initiatives::Change>),
}

/// What a row turned out to be when nothing was wrong with it.
enum Step {
    New(Change),
    Changed(Change),
    Same,
}

impl Planned {
    /// A row that was read: refused with its problems, or what it does.
    fn read(reader: RowReader<'_>, label: String, step: impl FnOnce() -> Step) -> Self {
        let row = reader.row();
        if !reader.problems.is_empty() {
            return Self {
                row,
                label,
                outcome: RowOutcome::Refused,
                problems: reader.problems,
                change: None,
            };
        }
        let (outcome, change) = match step() {
            Step::New(change) => (RowOutcome::New, Some(change)),
            Step::Changed(change) => (RowOutcome::Changed, Some(change)),
            Step::Same => (RowOutcome::Same, None),
        };
        Self { row, label, outcome, problems: Vec::new(), change }
    }
}

/// A file ready to be looked at: what it is, and what its columns are.
pub struct Source<'a> {
    pub kind: ImportKind,
    pub file_name: &'a str,
    pub sheet: &'a Sheet,
    pub columns: &'a Columns,
}

/// What each row would do, in the file's order.
///
/// # Errors
/// When the database cannot be read.
pub fn plan(conn: &mut Conn, source: &Source<'_>) -> Result<Vec<Planned>, Fault> {
    let org = Org::load(conn)?;
    let lookup = Lookup::new(&org);
    match source.kind {
        ImportKind::Units => Ok(units::plan(&org, lookup, source)),
        ImportKind::Areas => Ok(areas::plan(&org, &lookup, source)),
        ImportKind::Wishes => wishes::plan(conn, &lookup, source),
        ImportKind::Initiatives => initiatives::plan(conn, &lookup, source),
    }
}

/// Carries a plan out and returns the log for undoing it.
///
/// # Errors
/// When the database refuses.
pub fn apply(
    tx: &mut Tx<'_>,
    plan: Vec<Planned>,
    by: Option<&PersonId>,
    made_up: bool,
    log: &mut Log,
) -> Result<(), Fault> {
    let org = Org::load(tx)?;
    for planned in plan {
        match planned.change {
            None => {}
            Some(Change::Unit(change)) => units::apply(tx, change, by, log)?,
            Some(Change::Area(change)) => areas::apply(tx, change, by, log)?,
            Some(Change::Wish(change)) => wishes::apply(tx, *change, by, made_up, log)?,
            Some(Change::Initiative(change)) => initiatives::apply(tx, &org, *change, by, made_up, log)?,
        }
    }
    Ok(())
}

/// What was done to which record, in order.
pub struct Log {
    import: String,
    pub touched: Vec<Touched>,
}

impl Log {
    /// An empty log of an import.
    pub fn new(import: &str) -> Self {
        Self { import: import.to_owned(), touched: Vec::new() }
    }

    /// A record that was made, or changed from `before`.
    pub(super) fn touch<T: serde::Serialize>(
        &mut self,
        kind: &str,
        id: impl std::fmt::Display,
        before: Option<&T>,
        version: i64,
    ) -> Result<(), Fault> {
        let before = before
            .map(serde_json::to_string)
            .transpose()
            .map_err(|error| Fault::internal(error.to_string()))?;
        let position = i64::try_from(self.touched.len()).unwrap_or(i64::MAX);
        self.touched.push(Touched {
            import_id: self.import.clone(),
            position,
            record_id: format!("{kind}:{id}"),
            before,
            version_after: version,
        });
        Ok(())
    }
}

/// Appends to the activity: made, or changed in the fields that differ.
fn record(
    tx: &mut Tx<'_>,
    act: Act,
    by: Option<&PersonId>,
    before: Option<Value>,
    after: Value,
) -> Result<(), Fault> {
    let act = match by {
        Some(by) => act.by(by),
        None => act,
    };
    let act = match before {
        Some(before) => {
            let (before, after) = differing(before, after);
            act.change(before, after)
        }
        None => act.after(after),
    };
    tx.record(act).map(drop)
}

/// Of two objects with the same fields, those that differ.
fn differing(before: Value, after: Value) -> (Value, Value) {
    let (Value::Object(mut before), Value::Object(mut after)) = (before, after) else {
        return (json!({}), json!({}));
    };
    let same: Vec<String> = before
        .iter()
        .filter(|(field, value)| after.get(*field) == Some(*value))
        .map(|(field, _)| field.clone())
        .collect();
    for field in same {
        before.remove(&field);
        after.remove(&field);
    }
    (Value::Object(before), Value::Object(after))
}
