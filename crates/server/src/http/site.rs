//! The app's files: from the folder given, or from inside the program.
//!
//! Files under `assets/` carry their content's hash in the name and never change; any other address without a file ending is
//! the app's page. A missing script or module is 404, never the page.

use std::{
    borrow::Cow,
    path::{Path, PathBuf},
    sync::Arc,
};

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    response::{IntoResponse, Redirect, Response},
    routing::get,
};
use forenkl_api::{Problem, ProblemCode};

use super::reply;
use crate::{config::Config, fault::Fault};

#[cfg(feature = "embed-app")]
#[derive(rust_embed::RustEmbed)]
#[folder = "../../target/site/release"]
struct Embedded;

#[derive(Clone)]
enum Source {
    Folder(Arc<PathBuf>),
    #[cfg(feature = "embed-app")]
    Inside,
    /// Built without the app: the API alone.
    #[cfg(not(feature = "embed-app"))]
    Nothing,
}

impl Source {
    fn read(&self, path: &str) -> Option<Cow<'static, [u8]>> {
        if path.split('/').any(|part| part == ".." || part.starts_with('.')) || path.contains('\\') {
            return None;
        }
        match self {
            Self::Folder(folder) => std::fs::read(folder.join(Path::new(path))).ok().map(Cow::Owned),
            #[cfg(feature = "embed-app")]
            Self::Inside => Embedded::get(path).map(|file| file.data),
            #[cfg(not(feature = "embed-app"))]
            Self::Nothing => None,
        }
    }
}

pub(super) fn routes(config: &Config) -> Result<Router, Fault> {
    let source = match &config.site {
        Some(folder) if folder.join("index.html").is_file() => Source::Folder(Arc::new(folder.clone())),
        Some(folder) => return Err(Fault::start(format!("site: {} has no index.html", folder.display()))),
        #[cfg(feature = "embed-app")]
        None => Source::Inside,
        #[cfg(not(feature = "embed-app"))]
        None => Source::Nothing,
    };
    let statement = config.accessibility_statement.clone();
    let was = move || async move {
        match statement {
            Some(address) => Redirect::temporary(&address).into_response(),
            None => Redirect::temporary("/tilgaengelighed").into_response(),
        }
    };
    Ok(Router::new()
        .route("/was", get(was))
        .route("/healthz", get(|| async { "ok" }))
        .fallback(serve)
        .with_state(source))
}

async fn serve(State(source): State<Source>, request: Request) -> Response {
    let path = request.uri().path().trim_start_matches('/').to_owned();
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return reply::problem_response(Problem::new(ProblemCode::MethodNotAllowed));
    }
    if path.starts_with("api/") {
        return reply::problem_response(Problem::new(ProblemCode::NotFound));
    }
    let headers = request.headers().clone();
    // Files may lie on a slow disk: off the async threads.
    tokio::task::spawn_blocking(move || file_or_page(&source, &path, &headers))
        .await
        .unwrap_or_else(|_| StatusCode::INTERNAL_SERVER_ERROR.into_response())
}

/// Those who take part in a workshop have a page of their own, with a small program.
fn page(path: &str) -> &'static str {
    if path.split('/').next() == Some("deltag") { "participant.html" } else { "index.html" }
}

fn file_or_page(source: &Source, path: &str, headers: &HeaderMap) -> Response {
    let is_file = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    let (path, forever) = if is_file { (path, path.starts_with("assets/")) } else { (page(path), false) };
    if path.ends_with(".br") || path.ends_with(".gz") || path == "manifest.json" {
        return StatusCode::NOT_FOUND.into_response();
    }
    let accepts =
        headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let packed = [("br", ".br"), ("gzip", ".gz")]
        .into_iter()
        .filter(|(name, _)| accepts.contains(name))
        .find_map(|(name, ending)| source.read(&format!("{path}{ending}")).map(|bytes| (bytes, Some(name))));
    let Some((bytes, encoding)) = packed.or_else(|| source.read(path).map(|bytes| (bytes, None))) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let mut response = Response::new(match bytes {
        Cow::Borrowed(bytes) => Body::from(bytes),
        Cow::Owned(bytes) => Body::from(bytes),
    });
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type(path)));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    let caching = if forever { "public, max-age=31536000, immutable" } else { "no-cache" };
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(caching));
    if let Some(encoding) = encoding {
        headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(encoding));
    }
    response
}

fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "json" | "webmanifest" => "application/json",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}
