//! Imports and exports over HTTP.

use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::Response,
};
use base64::{Engine, engine::general_purpose::STANDARD};
use forenkl_api::{
    FieldCode, PartialDate,
    transfer::{
        ExportArchive, ImportBody, ImportReport, Imports, ListImports, PreviewImport, RefusedRows, RunImport,
        UndoImport,
    },
};

use super::{
    app::{self, Incoming},
    archive, store, undo,
};
use crate::{app::App, clock, fault::Fault, http::Call};

pub async fn preview(call: Call<PreviewImport>) -> Result<ImportReport, Fault> {
    let incoming = incoming(call.body).await?;
    call.app.db.read(move |conn| app::preview(conn, &incoming)).await
}

pub async fn run(call: Call<RunImport>) -> Result<ImportReport, Fault> {
    let by = call.actor()?.id().clone();
    let incoming = incoming(call.body).await?;
    let report = call.app.db.write(move |tx| app::run(tx, &incoming, Some(&by))).await?;
    forget(&call.app);
    Ok(report)
}

/// Decodes and reads the file off the async threads: it may be large.
async fn incoming(body: ImportBody) -> Result<Incoming, Fault> {
    let ImportBody { kind, file_name, content, mapping } = body;
    tokio::task::spawn_blocking(move || {
        let bytes = STANDARD.decode(content).map_err(|_| Fault::field("content", FieldCode::NotAllowed))?;
        Incoming::read(kind, &file_name, &bytes, mapping)
    })
    .await
    .map_err(|_| Fault::internal("reading a file stopped in the middle"))?
}

/// What is kept in memory of the organisation and of lists is read anew.
fn forget(app: &App) {
    app.org.forget();
    app.sessions.forget_all();
    app.totals.forget();
}

pub async fn list(call: Call<ListImports>) -> Result<Imports, Fault> {
    let imports = call.app.db.read(store::list).await?;
    Ok(Imports { imports })
}

pub async fn refused(call: Call<RefusedRows>) -> Result<Response, Fault> {
    let id = call.path.import;
    let import = call.app.db.read(move |conn| store::get(conn, &id)).await?;
    if import.refused_csv.is_empty() {
        return Err(Fault::not_found());
    }
    let stem = import.file_name.rsplit_once('.').map_or(import.file_name.as_str(), |(stem, _)| stem);
    attachment("text/csv; charset=utf-8", &format!("{stem}-afviste.csv"), import.refused_csv.into_bytes())
}

pub async fn undo_import(call: Call<UndoImport>) -> Result<Imports, Fault> {
    let by = call.actor()?.id().clone();
    let id = call.path.import;
    let imports = call
        .app
        .db
        .write(move |tx| {
            undo::undo(tx, &id, &by)?;
            store::list(tx)
        })
        .await?;
    forget(&call.app);
    Ok(Imports { imports })
}

pub async fn export_archive(call: Call<ExportArchive>) -> Result<Response, Fault> {
    let text = call.app.db.read(archive::write).await?;
    let day = PartialDate::from_day_number(clock::today()).map(|day| day.to_string()).unwrap_or_default();
    attachment("application/json", &format!("forenkl-{day}.json"), text)
}

/// A file to save, with a name in plain letters and, for those who read it, the real one (RFC 6266).
pub fn attachment(media_type: &'static str, name: &str, content: impl Into<Body>) -> Result<Response, Fault> {
    let plain: String =
        name.chars().map(|c| if c.is_ascii_alphanumeric() || "-_. ".contains(c) { c } else { '_' }).collect();
    let mut encoded = String::new();
    for byte in name.bytes() {
        if byte.is_ascii_alphanumeric() || b"-_.".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            encoded.push_str(&format!("%{byte:02X}"));
        }
    }
    let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}");
    let disposition =
        HeaderValue::from_str(&disposition).map_err(|error| Fault::internal(error.to_string()))?;
    let mut response = Response::new(content.into());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    headers.insert(header::CONTENT_DISPOSITION, disposition);
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    Ok(response)
}
