//! Records in and out: imports with preview and undo, exports of lists, and the archive.

mod answering;
pub mod app;
pub mod archive;
mod columns;
mod dates;
pub mod export;
mod fields;
mod file;
mod formula;
mod http;
mod kinds;
mod lookup;
mod numbers;
mod records;
pub mod refused;
mod row;
mod store;
mod undo;
pub mod words;

use forenkl_api::transfer::{
    ExportActivity, ExportAnswerTimes, ExportArchive, ExportAreas, ExportInitiatives, ExportPeople,
    ExportUnits, ExportWishes, IMPORT_MAX, ListImports, PreviewImport, RefusedRows, RunImport, UndoImport,
};

pub use http::attachment;

use crate::http::Api;

/// Base64 makes four bytes of three; the rest is for names and mapping.
const BODY_MAX: usize = IMPORT_MAX / 3 * 4 + 64 * 1024;

/// Mounts the endpoints.
pub fn mount(api: Api) -> Api {
    api.on_up_to::<PreviewImport, _, _>(BODY_MAX, http::preview)
        .on_up_to::<RunImport, _, _>(BODY_MAX, http::run)
        .on::<ListImports, _, _>(http::list)
        .on_file::<RefusedRows, _, _>(http::refused)
        .on::<UndoImport, _, _>(http::undo_import)
        .on_file::<ExportWishes, _, _>(export::http::wishes)
        .on_file::<ExportInitiatives, _, _>(export::http::initiatives)
        .on_file::<ExportUnits, _, _>(export::http::units)
        .on_file::<ExportAreas, _, _>(export::http::areas)
        .on_file::<ExportPeople, _, _>(export::http::people)
        .on_file::<ExportActivity, _, _>(export::http::activity)
        .on_file::<ExportAnswerTimes, _, _>(export::http::answer_times)
        .on_file::<ExportArchive, _, _>(http::export_archive)
}
