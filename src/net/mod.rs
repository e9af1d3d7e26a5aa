//! How the app reaches the server: [`call`] an endpoint, [`live`] events, the [`outbox`] for what must not be lost.

pub mod connection;
pub mod draft;
pub mod fetched;
pub mod live;
pub(crate) mod objects;
pub mod outbox;
mod seen;
mod send;

use forenkl_api::{Endpoint, Method, Problem, ProblemCode};
use js_sys::JSON;
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsCast;
use web_sys::UrlSearchParams;

pub use seen::forget_all as forget_seen;
pub(crate) use send::{exchange, is_gone};
pub use send::{send, understand};

/// Calls an endpoint: path parameters, query and body as the endpoint declares them (`&Empty {}` where it declares none).
///
/// Without a network a `GET` answers with what was last seen, and [`connection`] says so; everything else fails with
/// [`ProblemCode::Offline`]. When nobody is signed in any more the session is cleared, which shows the sign-in page.
///
/// # Errors
/// The server's problem, or one of `Offline`, `Unavailable` and `Internal` where the server could not be understood.
pub fn call<E: Endpoint>(
    path: &E::Path,
    query: &E::Query,
    body: &E::Body,
) -> impl Future<Output = Result<E::Reply, Problem>> + use<E> {
    let sending = send(E::METHOD, href::<E>(path, query), body_text::<E>(body));
    async move { read(&sending.await?) }
}

/// The same for calls whose reply says nothing new: it is not read, and costs the bundle nothing.
///
/// # Errors
/// As [`call`].
pub async fn tell<E: Endpoint>(path: &E::Path, body: &E::Body) -> Result<(), Problem> {
    send(E::METHOD, E::path(path), body_text::<E>(body)).await.map(|_| ())
}

fn body_text<E: Endpoint>(body: &E::Body) -> Option<String> {
    match E::METHOD {
        Method::Get | Method::Delete => None,
        Method::Post | Method::Put => Some(write(body)),
    }
}

/// The address of an endpoint, for links to files.
pub fn href<E: Endpoint>(path: &E::Path, query: &E::Query) -> String {
    with_query(E::path(path), &write(query))
}

/// JSON text of what a call carries; cannot fail for the shapes of the contract.
pub(crate) fn write<T: Serialize>(value: &T) -> String {
    serde_json::to_string(value).unwrap_or_default()
}

/// What a reply says. An empty one says "done".
pub(crate) fn read<T: DeserializeOwned>(text: &str) -> Result<T, Problem> {
    let text = if text.is_empty() { "{}" } else { text };
    objects::from_str(text).map_err(|_| Problem::new(ProblemCode::Internal))
}

/// Adds a flat JSON object as a query. The browser does the encoding, so that no second serialiser is needed for each shape.
fn with_query(path: String, json: &str) -> String {
    if json == "{}" {
        return path;
    }
    let params = JSON::parse(json)
        .ok()
        .and_then(|value| UrlSearchParams::new_with_record_from_str_to_str(value.unchecked_ref()).ok())
        .map(|params| String::from(params.to_string()))
        .unwrap_or_default();
    if params.is_empty() { path } else { format!("{path}?{params}") }
}

/// The texts for the fields of a problem, for [`crate::ui::FormErrors::show`]: each field's name and sentence.
pub fn field_errors(problem: &Problem) -> Vec<(String, String)> {
    problem.fields.iter().map(|error| (error.field.clone(), crate::ui::field_text(error))).collect()
}

/// The present state that came with a stale version.
pub fn current<T: DeserializeOwned>(problem: &Problem) -> Option<T> {
    problem.current.as_ref().and_then(|raw| objects::from_str(raw.get()).ok())
}
