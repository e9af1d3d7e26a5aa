//! What stands around every request: an id, the security headers, the same-origin rule, compression, a net under panics.

use axum::{
    Router,
    extract::{Request, State},
    http::{HeaderMap, HeaderName, HeaderValue, Method, header},
    middleware::{self, Next},
    response::Response,
};
use forenkl_api::{Problem, ProblemCode};
use tower_http::{
    catch_panic::CatchPanicLayer,
    compression::{
        CompressionLayer, CompressionLevel,
        predicate::{NotForContentType, Predicate, SizeAbove},
    },
};

use super::reply;
use crate::{app::App, ids};

/// The id under which a request is logged.
#[derive(Debug, Clone, Default)]
pub(super) struct RequestId(pub String);

const POLICY: &str = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data:; \
                      connect-src 'self'; font-src 'self'; object-src 'none'; base-uri 'none'; frame-ancestors 'none'; \
                      form-action 'self'";

const HEADERS: &[(&str, &str)] = &[
    ("content-security-policy", POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "same-origin"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()"),
    ("x-frame-options", "DENY"),
];

pub(super) fn around(router: Router, app: App) -> Router {
    let compress = CompressionLayer::new()
        .gzip(true)
        .quality(CompressionLevel::Fastest)
        .compress_when(SizeAbove::new(1024).and(NotForContentType::SSE));
    router
        .layer(compress)
        .layer(CatchPanicLayer::custom(|_| {
            tracing::error!("a handler panicked");
            reply::problem_response(Problem::new(ProblemCode::Internal))
        }))
        .layer(middleware::from_fn_with_state(app, guard))
}

async fn guard(State(app): State<App>, mut request: Request, next: Next) -> Response {
    let id = RequestId(ids::new());
    // The address of a feed is its key: nobody else is to learn it.
    let secret_address = request.uri().path().starts_with("/feeds/");
    request.extensions_mut().insert(id.clone());
    let mut response = if is_foreign(&request, &app.config.public_url) {
        reply::problem_response(Problem { request_id: id.0.clone(), ..Problem::new(ProblemCode::CrossSite) })
    } else {
        next.run(request).await
    };
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    if secret_address {
        headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
        headers.insert(HeaderName::from_static("x-robots-tag"), HeaderValue::from_static("noindex"));
    }
    if app.config.is_secure() {
        let year = HeaderValue::from_static("max-age=31536000; includeSubDomains");
        headers.insert(header::STRICT_TRANSPORT_SECURITY, year);
    }
    if let Ok(id) = HeaderValue::from_str(&id.0) {
        headers.insert(HeaderName::from_static("x-request-id"), id);
    }
    response
}

/// Unsafe methods must come from our own pages: `Sec-Fetch-Site: same-origin`, or exactly our `Origin`. The one exception is what mail
/// programs call: its address is signed, it asks for no cookie, and all it can do is stop mails.
fn is_foreign(request: &Request, public_url: &str) -> bool {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD);
    if safe || request.uri().path().starts_with("/afmeld/") {
        return false;
    }
    let headers = request.headers();
    match text(headers, "sec-fetch-site") {
        Some(site) => site != "same-origin",
        None => text(headers, "origin").is_none_or(|origin| origin != public_url),
    }
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name)?.to_str().ok()
}
