//! Replies: JSON with an ETag, or a problem with its request id.

use axum::{
    body::Body,
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use forenkl_api::{Problem, ProblemCode};
use serde::Serialize;
use sha2::{Digest, Sha256};

use crate::fault::Fault;

/// A reply that also sets a cookie, or leaves it as it is.
pub struct Cookie<T> {
    pub reply: T,
    pub cookie: Option<HeaderValue>,
}

/// A reply that is not JSON and is asked for again and again: a feed.
pub struct Document {
    pub media_type: &'static str,
    pub content: Vec<u8>,
}

/// The document, or 304 when the caller has it already.
pub(super) fn document(document: Document, known: Option<&HeaderValue>) -> Result<Response, Fault> {
    unless_known(document.content, document.media_type, known, true)
}

/// JSON, or 304 when the caller has it already.
pub(super) fn json<T: Serialize>(
    reply: &T,
    known: Option<&HeaderValue>,
    with_etag: bool,
) -> Result<Response, Fault> {
    let bytes = serde_json::to_vec(reply).map_err(|error| Fault::internal(error.to_string()))?;
    unless_known(bytes, "application/json", known, with_etag)
}

fn unless_known(
    bytes: Vec<u8>,
    media_type: &'static str,
    known: Option<&HeaderValue>,
    with_etag: bool,
) -> Result<Response, Fault> {
    let mut response = Response::new(Body::empty());
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    if with_etag {
        let tag = format!("\"{}\"", URL_SAFE_NO_PAD.encode(&Sha256::digest(&bytes)[..12]));
        let tag = HeaderValue::from_str(&tag).map_err(|_| Fault::internal("an ETag that is no header"))?;
        let same = known.is_some_and(|known| known == tag);
        headers.insert(header::ETAG, tag);
        if same {
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            return Ok(response);
        }
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media_type));
    *response.body_mut() = Body::from(bytes);
    Ok(response)
}

/// The problem as it travels; what is ours is logged here, once.
pub(super) fn problem(fault: Fault, request_id: &str) -> Response {
    let text = fault.to_string();
    let mut problem = fault.into_problem();
    if problem.status >= 500 {
        tracing::error!(request_id, fault = %text, code = %problem.code, "a request failed");
    }
    problem.request_id = request_id.to_owned();
    problem_response(problem)
}

/// A problem without a log line.
pub(super) fn problem_response(mut problem: Problem) -> Response {
    problem.about = format!("/api#{}", problem.code.word());
    let status = StatusCode::from_u16(problem.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let body = serde_json::to_vec(&problem).unwrap_or_default();
    let mut response = (status, body).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    if let Some(wait) = problem.retry_after {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(wait));
    } else if problem.code == ProblemCode::StorageFull {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(60));
    }
    response
}
