//! The rules about imports: look first, then take in the good rows in one transaction, and take back as a whole.

use std::collections::BTreeMap;

use forenkl_api::{
    FieldError, ImportId, PersonId, Problem,
    transfer::{ImportKind, ImportReport, ImportRow, RowOutcome},
};
use serde_json::json;

use super::{
    columns::{self, Columns},
    file::Sheet,
    kinds::{self, Log, Planned, Source},
    records::ImportRecord,
    refused, store,
};
use crate::{
    db::{Act, Conn, Tx},
    fault::Fault,
    ids,
};

/// Rows that a report lists.
const LISTED: usize = 500;

/// A file to import, read but not yet compared with what is there.
#[derive(Debug, Clone)]
pub struct Incoming {
    pub kind: ImportKind,
    pub file_name: String,
    pub sheet: Sheet,
    /// Heading → field, as the person says; see [`forenkl_api::transfer::ImportBody`].
    pub mapping: BTreeMap<String, String>,
    /// The records are made up, for the demo.
    pub made_up: bool,
}

impl Incoming {
    /// Reads a file.
    ///
    /// # Errors
    /// As [`Sheet::read`].
    pub fn read(
        kind: ImportKind,
        file_name: &str,
        bytes: &[u8],
        mapping: BTreeMap<String, String>,
    ) -> Result<Self, Fault> {
        let name = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
        let file_name = name.chars().filter(|c| !c.is_control()).take(200).collect();
        Ok(Self { kind, file_name, sheet: Sheet::read(bytes)?, mapping, made_up: false })
    }

    fn columns(&self, conn: &mut Conn) -> Result<Columns, Fault> {
        let remembered = store::headings(conn, self.kind)?;
        Columns::map(self.kind, &self.sheet.headings, &self.mapping, &remembered)
    }

    fn plan(&self, conn: &mut Conn, columns: &Columns) -> Result<Vec<Planned>, Fault> {
        kinds::plan(
            conn,
            &Source { kind: self.kind, file_name: &self.file_name, sheet: &self.sheet, columns },
        )
    }
}

/// What an import would do. Changes nothing.
///
/// # Errors
/// `invalid` when the mapping names a field that does not exist.
pub fn preview(conn: &mut Conn, incoming: &Incoming) -> Result<ImportReport, Fault> {
    let columns = incoming.columns(conn)?;
    let plan = incoming.plan(conn, &columns)?;
    Ok(report(incoming, &columns, &plan))
}

/// Takes in the good rows, remembers the mapping, keeps the refused rows, and writes down how to take it all back.
///
/// # Errors
/// `invalid` when a needed field has no column, or the mapping names a field that does not exist.
pub fn run(tx: &mut Tx<'_>, incoming: &Incoming, by: Option<&PersonId>) -> Result<ImportReport, Fault> {
    let columns = incoming.columns(tx)?;
    let missing = columns.missing(incoming.kind);
    if !missing.is_empty() {
        let missing =
            missing.into_iter().map(|field| FieldError::new(field, forenkl_api::FieldCode::Required));
        return Err(Problem::invalid(missing.collect()).into());
    }
    for (heading, field) in &incoming.mapping {
        store::remember(tx, incoming.kind, columns::folded(heading), field)?;
    }
    let plan = incoming.plan(tx, &columns)?;
    let mut report = report(incoming, &columns, &plan);
    let refused_csv = refused::write(&incoming.sheet, &plan)?;
    let id: ImportId = ids::new();
    let mut log = Log::new(id.as_str());
    kinds::apply(tx, plan, by, incoming.made_up, &mut log)?;
    let import = ImportRecord {
        id: id.0.clone(),
        kind: incoming.kind.word().to_owned(),
        file_name: incoming.file_name.clone(),
        by_id: by.map(|by| by.0.clone()),
        at: tx.now.0,
        made: report.new,
        changed: report.changed,
        same: report.same,
        refused: report.refused,
        refused_csv,
        undone_at: None,
    };
    store::insert(tx, &import, &log.touched)?;
    record(tx, "import.run", &import, by)?;
    report.import = Some(id);
    Ok(report)
}

/// The refused rows of an import as CSV; empty when there were none.
///
/// # Errors
/// `not_found`.
pub fn refused_csv(conn: &mut Conn, id: &ImportId) -> Result<String, Fault> {
    Ok(store::get(conn, id)?.refused_csv)
}

/// Writes the import itself into the activity.
pub fn record(
    tx: &mut Tx<'_>,
    action: &'static str,
    import: &ImportRecord,
    by: Option<&PersonId>,
) -> Result<(), Fault> {
    let mut act = Act::new(action, "import", &import.id).label(&import.file_name).after(json!({
        "kind": import.kind, "new": import.made, "changed": import.changed, "same": import.same,
        "refused": import.refused,
    }));
    if let Some(by) = by {
        act = act.by(by);
    }
    tx.record(act).map(drop)
}

fn report(incoming: &Incoming, columns: &Columns, plan: &[Planned]) -> ImportReport {
    let count =
        |outcome| i64::try_from(plan.iter().filter(|row| row.outcome == outcome).count()).unwrap_or(i64::MAX);
    let order = |outcome| match outcome {
        RowOutcome::Refused => 0,
        RowOutcome::Changed => 1,
        RowOutcome::New => 2,
        RowOutcome::Same => 3,
    };
    let mut rows: Vec<&Planned> = plan.iter().collect();
    rows.sort_by_key(|row| (order(row.outcome), row.row));
    let rows = rows.into_iter().take(LISTED).map(|row| ImportRow {
        row: row.row,
        label: row.label.clone(),
        outcome: row.outcome,
        problems: row.problems.clone(),
    });
    ImportReport {
        kind: incoming.kind,
        file_name: incoming.file_name.clone(),
        encoding: incoming.sheet.encoding.to_owned(),
        delimiter: incoming.sheet.delimiter.map(String::from),
        columns: columns.describe(&incoming.sheet),
        fields: columns::describe(incoming.kind),
        missing: columns.missing(incoming.kind),
        rows: rows.collect(),
        new: count(RowOutcome::New),
        changed: count(RowOutcome::Changed),
        same: count(RowOutcome::Same),
        refused: count(RowOutcome::Refused),
        import: None,
    }
}
