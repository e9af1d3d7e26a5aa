//! Files to import, and ways of importing them.
use std::collections::BTreeMap;

use base64::{Engine, engine::general_purpose::STANDARD};
use forenkl_api::{
    Problem,
    transfer::{ImportBody, ImportKind, ImportPath, ImportReport, RunImport, UndoImport},
    wishes::{ListWishes, WishQuery, WishRow},
};

use crate::support::{TestApp, nothing};

pub const ORGANISATION: &[u8] = include_bytes!("../../demo/organisation.csv");
pub const AREAS: &[u8] = include_bytes!("../../demo/fagomraader.csv");
pub const WISHES: &[u8] = include_bytes!("../../demo/oensker.csv");
pub const INITIATIVES: &[u8] = include_bytes!("../../demo/tiltag.csv");
pub const FROM_EXCEL: &[u8] = include_bytes!("../files/oensker-fra-excel.csv");
pub const FAULTY: &[u8] = include_bytes!("../files/oensker-med-fejl.csv");

pub fn body(kind: ImportKind, name: &str, bytes: &[u8]) -> ImportBody {
    ImportBody { kind, file_name: name.into(), content: STANDARD.encode(bytes), mapping: BTreeMap::new() }
}

pub async fn run(app: &TestApp, body: ImportBody) -> Result<ImportReport, Problem> {
    app.call_as::<RunImport>(&app.town.administrator.id, nothing(), nothing(), body).await
}

pub async fn take_in(app: &TestApp, kind: ImportKind, name: &str, bytes: &[u8]) -> ImportReport {
    run(app, body(kind, name, bytes)).await.unwrap()
}

pub async fn undo(app: &TestApp, report: &ImportReport) -> Result<(), Problem> {
    let path = ImportPath { import: report.import.clone().unwrap() };
    app.call_as::<UndoImport>(&app.town.administrator.id, path, nothing(), nothing()).await.map(drop)
}

pub async fn wishes(app: &TestApp) -> Vec<WishRow> {
    let query = WishQuery { per_page: Some(100), ..WishQuery::default() };
    let mut rows =
        app.call_as::<ListWishes>(&app.town.leader.id, nothing(), query, nothing()).await.unwrap().items;
    rows.sort_by_key(|row| row.number);
    rows
}

pub async fn organisation(app: &TestApp) {
    take_in(app, ImportKind::Units, "organisation.csv", ORGANISATION).await;
    take_in(app, ImportKind::Areas, "fagomraader.csv", AREAS).await;
}

pub async fn everything(app: &TestApp) {
    organisation(app).await;
    take_in(app, ImportKind::Wishes, "oensker.csv", WISHES).await;
    take_in(app, ImportKind::Initiatives, "tiltag.csv", INITIATIVES).await;
}

pub fn csv(headings: &str, rows: &[&str]) -> Vec<u8> {
    format!("{headings}\r\n{}\r\n", rows.join("\r\n")).into_bytes()
}
