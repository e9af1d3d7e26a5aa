//! Records in and out: imports from CSV and XLSX with preview and undo, exports of any list, and the archive.

use std::collections::BTreeMap;

use crate::{
    FieldError, ImportId, Need, Permission, Subject, Timestamp,
    activity::ActivityQuery,
    answer_times::AnswerTimesQuery,
    initiatives::InitiativeQuery,
    people::{PeopleQuery, PersonRef},
    wishes::WishQuery,
};

words! {
    /// What a file holds.
    pub enum ImportKind {
        Units = "units",
        Areas = "areas",
        Wishes = "wishes",
        Initiatives = "initiatives",
    }
}

words! {
    /// What became of a row.
    pub enum RowOutcome {
        /// Makes a new record.
        New = "new",
        /// Changes a record imported before.
        Changed = "changed",
        /// The same as what is there.
        Same = "same",
        /// Refused; see its problems.
        Refused = "refused",
    }
}

wire! {
    /// A file to import.
    pub struct ImportBody {
        pub kind: ImportKind,
        pub file_name: String,
        /// The file, base64.
        pub content: String,
        /// Column heading → field; headings left out are guessed from what was chosen before and from known names. An empty
        /// field means "leave this column out".
        #[serde(default)]
        pub mapping: BTreeMap<String, String>,
    }
}

wire! {
    /// A column of the file.
    pub struct ImportColumn {
        pub heading: String,
        /// The field it goes to; empty when left out.
        pub field: String,
        /// The first few values.
        pub samples: Vec<String>,
    }
}

wire! {
    /// A row of the file.
    pub struct ImportRow {
        /// As a spreadsheet counts: the heading is row 1.
        pub row: i64,
        /// What to call it: the title or name.
        pub label: String,
        pub outcome: RowOutcome,
        /// What is wrong; `field` is the column's heading.
        pub problems: Vec<FieldError>,
    }
}

wire! {
    /// What an import would do, or did.
    pub struct ImportReport {
        pub kind: ImportKind,
        pub file_name: String,
        /// `utf-8`, `windows-1252` or `xlsx`.
        pub encoding: String,
        /// The field separator of a CSV file.
        #[serde(default)]
        pub delimiter: Option<String>,
        pub columns: Vec<ImportColumn>,
        /// The fields this kind knows, required ones first.
        pub fields: Vec<ImportField>,
        /// Needed fields that no column gives.
        pub missing: Vec<String>,
        /// Rows that are new, changed or refused come first; at most 500 are listed.
        pub rows: Vec<ImportRow>,
        pub new: i64,
        pub changed: i64,
        pub same: i64,
        pub refused: i64,
        /// Set once it has been carried out.
        #[serde(default)]
        pub import: Option<ImportId>,
    }
}

wire! {
    /// A field an import knows.
    pub struct ImportField {
        pub name: String,
        pub required: bool,
    }
}

wire! {
    /// An import that was carried out.
    pub struct Import {
        pub id: ImportId,
        pub kind: ImportKind,
        pub file_name: String,
        #[serde(default)]
        pub by: Option<PersonRef>,
        pub at: Timestamp,
        pub new: i64,
        pub changed: i64,
        pub same: i64,
        pub refused: i64,
        #[serde(default)]
        pub undone_at: Option<Timestamp>,
    }
}

wire! {
    /// The imports, newest first.
    pub struct Imports {
        pub imports: Vec<Import>,
    }
}

wire! {
    /// An archive to take in, made by another instance.
    pub struct ArchiveBody {
        /// The archive's JSON text.
        pub archive: String,
    }
}

path_params! {
    /// `{import}`
    ImportPath { import: ImportId }
    /// `{format}`: `csv` or `xlsx`
    ExportPath { format: String }
}

/// Largest file, in bytes, before base64.
pub const IMPORT_MAX: usize = 10 * 1024 * 1024;

endpoints! {
    /// Look at a file before importing it: what each row would do, and what is wrong where.
    PreviewImport: Post "/api/v1/imports/preview", needs Need::Can(Permission::ImportRun), body ImportBody, reply ImportReport,
        subject |_, _| Subject::Municipality;
    /// Import the good rows of a file.
    RunImport: Post "/api/v1/imports", needs Need::Can(Permission::ImportRun), body ImportBody, reply ImportReport,
        subject |_, _| Subject::Municipality;
    /// The imports so far.
    ListImports: Get "/api/v1/imports", needs Need::Can(Permission::ImportRun), reply Imports;
    /// The refused rows of an import as a CSV file, with the reason in a column of its own.
    RefusedRows: Get "/api/v1/imports/{import}/refused.csv", needs Need::Can(Permission::ImportRun), path ImportPath,
        file "text/csv";
    /// Take an import back as a whole.
    UndoImport: Post "/api/v1/imports/{import}/undo", needs Need::Can(Permission::ImportRun), path ImportPath, reply Imports,
        subject |_, _| Subject::Municipality;
    /// The wishes as filtered, as CSV or XLSX.
    ExportWishes: Get "/api/v1/exports/wishes/{format}", needs Need::SignedIn, path ExportPath, query WishQuery,
        file "application/octet-stream";
    /// The initiatives as filtered, as CSV or XLSX.
    ExportInitiatives: Get "/api/v1/exports/initiatives/{format}", needs Need::SignedIn, path ExportPath,
        query InitiativeQuery, file "application/octet-stream";
    /// The organisation, as CSV or XLSX.
    ExportUnits: Get "/api/v1/exports/units/{format}", needs Need::SignedIn, path ExportPath, file "application/octet-stream";
    /// The areas, as CSV or XLSX.
    ExportAreas: Get "/api/v1/exports/areas/{format}", needs Need::SignedIn, path ExportPath, file "application/octet-stream";
    /// The people as filtered, with their roles, as CSV or XLSX.
    ExportPeople: Get "/api/v1/exports/people/{format}", needs Need::Can(Permission::PeopleManage), path ExportPath,
        query PeopleQuery, file "application/octet-stream";
    /// The activity log as filtered, as CSV or XLSX.
    ExportActivity: Get "/api/v1/exports/activity/{format}", needs Need::Can(Permission::ActivityRead), path ExportPath,
        query ActivityQuery, file "application/octet-stream";
    /// How wishes are answered: all of them, per area, per administration and per month, as CSV or XLSX.
    ExportAnswerTimes: Get "/api/v1/exports/answer-times/{format}", needs Need::Can(Permission::OverviewRead),
        path ExportPath, query AnswerTimesQuery, file "application/octet-stream";
    /// Everything as one JSON archive that a fresh instance can take in.
    ExportArchive: Get "/api/v1/exports/archive", needs Need::Can(Permission::ArchiveExport), file "application/json",
        subject |_, _| Subject::Municipality;
}
