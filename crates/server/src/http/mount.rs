//! Mounting endpoints: the one place where a request is read, checked against what the endpoint needs, and answered.

use std::{
    future::Future,
    net::{IpAddr, Ipv4Addr, SocketAddr},
};

use axum::{
    Router,
    body::{Body, Bytes},
    extract::{ConnectInfo, FromRequestParts, Path, Request, State},
    http::{HeaderMap, HeaderValue, header, request::Parts},
    response::Response,
    routing::{MethodFilter, on},
};
use forenkl_api::{Endpoint, FieldCode, Method, Need, Problem, ProblemCode, Subject};
use serde::de::{DeserializeOwned, IntoDeserializer, value::MapDeserializer};

use super::{
    call::Call,
    reply::{self, Cookie, Document},
    security::RequestId,
};
use crate::{
    app::App,
    auth::{guests, policy, sessions},
    fault::Fault,
};

/// What the OpenAPI document and the policy test need to know of an endpoint.
#[derive(Clone)]
pub struct Spec {
    pub name: &'static str,
    pub summary: &'static str,
    pub method: Method,
    pub path: &'static str,
    pub needs: Need,
    pub file: Option<&'static str>,
    pub schemas: super::openapi::Schemas,
}

/// Largest body of an ordinary call, in bytes.
const BODY_MAX: usize = 256 * 1024;

/// Collects endpoints.
#[derive(Default)]
pub struct Api {
    router: Router<App>,
    specs: Vec<Spec>,
}

impl Api {
    /// Mounts an endpoint that answers with JSON.
    pub fn on<E, F, Fut>(self, handler: F) -> Self
    where
        E: Endpoint,
        F: Fn(Call<E>) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<E::Reply, Fault>> + Send + 'static,
    {
        self.on_up_to::<E, F, Fut>(BODY_MAX, handler)
    }

    /// Mounts an endpoint whose body may be large.
    pub fn on_up_to<E, F, Fut>(self, body_max: usize, handler: F) -> Self
    where
        E: Endpoint,
        F: Fn(Call<E>) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<E::Reply, Fault>> + Send + 'static,
    {
        self.mount::<E, _, _>(body_max, move |call, headers: HeaderMap| {
            let answer = handler(call);
            async move {
                let known = headers.get(header::IF_NONE_MATCH);
                reply::json(&answer.await?, known, E::METHOD == Method::Get)
            }
        })
    }

    /// Mounts an endpoint that also sets a cookie.
    pub fn on_with_cookie<E, F, Fut>(self, handler: F) -> Self
    where
        E: Endpoint,
        F: Fn(Call<E>) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<Cookie<E::Reply>, Fault>> + Send + 'static,
    {
        self.mount::<E, _, _>(BODY_MAX, move |call, _| {
            let answer = handler(call);
            async move {
                let Cookie { reply, cookie } = answer.await?;
                let mut response = reply::json(&reply, None, false)?;
                if let Some(cookie) = cookie {
                    response.headers_mut().append(header::SET_COOKIE, cookie);
                }
                Ok(response)
            }
        })
    }

    /// Mounts an endpoint that answers with a document that is asked for again and again.
    pub fn on_document<E, F, Fut>(self, handler: F) -> Self
    where
        E: Endpoint,
        F: Fn(Call<E>) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<Document, Fault>> + Send + 'static,
    {
        self.mount::<E, _, _>(BODY_MAX, move |call, headers: HeaderMap| {
            let answer = handler(call);
            async move { reply::document(answer.await?, headers.get(header::IF_NONE_MATCH)) }
        })
    }

    /// Mounts an endpoint that answers with a file or a stream.
    pub fn on_file<E, F, Fut>(self, handler: F) -> Self
    where
        E: Endpoint,
        F: Fn(Call<E>) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<Response, Fault>> + Send + 'static,
    {
        self.mount::<E, _, _>(BODY_MAX, move |call, _| handler(call))
    }

    fn mount<E, F, Fut>(mut self, body_max: usize, handler: F) -> Self
    where
        E: Endpoint,
        F: Fn(Call<E>, HeaderMap) -> Fut + Clone + Send + Sync + 'static,
        Fut: Future<Output = Result<Response, Fault>> + Send + 'static,
    {
        let filter = match E::METHOD {
            Method::Get => MethodFilter::GET,
            Method::Post => MethodFilter::POST,
            Method::Put => MethodFilter::PUT,
            Method::Delete => MethodFilter::DELETE,
        };
        let serve = move |State(app): State<App>, request: Request| {
            let handler = handler.clone();
            async move {
                let id = request.extensions().get::<RequestId>().cloned().unwrap_or_default();
                let answer = answer::<E, F, Fut>(app, request, body_max, handler).await;
                answer.unwrap_or_else(|fault| reply::problem(fault, &id.0))
            }
        };
        self.specs.push(Spec {
            name: E::NAME,
            summary: E::SUMMARY,
            method: E::METHOD,
            path: E::PATH,
            needs: E::NEEDS,
            file: E::FILE,
            schemas: super::openapi::Schemas::of::<E>(),
        });
        self.router = self.router.route(E::PATH, on(filter, serve));
        self
    }

    /// What was mounted.
    pub fn specs(&self) -> &[Spec] {
        &self.specs
    }

    pub(super) fn into_router(self, app: App) -> Router {
        let no_such_method =
            || async { reply::problem_response(Problem::new(ProblemCode::MethodNotAllowed)) };
        self.router.method_not_allowed_fallback(no_such_method).with_state(app)
    }
}

async fn answer<E, F, Fut>(app: App, request: Request, body_max: usize, handler: F) -> Result<Response, Fault>
where
    E: Endpoint,
    F: Fn(Call<E>, HeaderMap) -> Fut,
    Fut: Future<Output = Result<Response, Fault>>,
{
    let (mut parts, body) = request.into_parts();
    let caller = match sessions::token(&parts.headers, app.config.is_secure()) {
        Some(token) => sessions::actor(&app, token).await?,
        None => None,
    };
    // Before anything is read: whoever is not signed in learns nothing of what a body should look like.
    if !matches!(E::NEEDS, Need::Public | Need::Participant) && caller.is_none() {
        return Err(Problem::new(ProblemCode::SignInNeeded).into());
    }
    let path = read_path::<E::Path>(E::PATH, &mut parts).await?;
    let cookies = cookies(&parts.headers);
    let query = read_query::<E::Query>(parts.uri.query().unwrap_or_default())?;
    let body = match E::METHOD {
        Method::Get | Method::Delete => read_json(b"{}")?,
        Method::Post | Method::Put => {
            must_be_json(&parts.headers)?;
            read_json(&read_body(body, body_max).await?)?
        }
    };
    let subject = E::subject(&path, &body);
    let participant = match (E::NEEDS, &subject) {
        (Need::Participant, Subject::Workshop(workshop)) => {
            guests::holder(&app, cookies.as_ref(), workshop).await?
        }
        _ => None,
    };
    policy::enforce(&app, E::NEEDS, subject, caller.as_ref(), participant.as_ref()).await?;
    let address = address(&parts, app.config.trust_proxy);
    let call = Call::<E> { app, caller, path, query, body, address, participant, cookies };
    handler(call, parts.headers).await
}

/// All cookies in one header, however many they came in.
fn cookies(headers: &HeaderMap) -> Option<HeaderValue> {
    let mut all = headers.get_all(header::COOKIE).iter();
    let first = all.next()?;
    let rest: Vec<&HeaderValue> = all.collect();
    if rest.is_empty() {
        return Some(first.clone());
    }
    let texts = std::iter::once(first).chain(rest).filter_map(|value| value.to_str().ok());
    HeaderValue::from_str(&texts.collect::<Vec<_>>().join("; ")).ok()
}

async fn read_path<P: DeserializeOwned + Send>(template: &str, parts: &mut Parts) -> Result<P, Fault> {
    if !template.contains('{') {
        let nothing = std::iter::empty::<(&str, &str)>();
        let nothing: MapDeserializer<'_, _, serde::de::value::Error> = MapDeserializer::new(nothing);
        return P::deserialize(nothing.into_deserializer())
            .map_err(|error| Fault::internal(error.to_string()));
    }
    if parts.uri.path().contains("%00") {
        return Err(Fault::not_found());
    }
    // An id of the wrong shape names nothing.
    Path::<P>::from_request_parts(parts, &()).await.map(|Path(path)| path).map_err(|_| Fault::not_found())
}

fn read_query<Q: DeserializeOwned>(query: &str) -> Result<Q, Fault> {
    if query.contains("%00") {
        return Err(Problem::new(ProblemCode::Unreadable).into());
    }
    serde_urlencoded::from_str(query).map_err(|_| Problem::new(ProblemCode::Unreadable).into())
}

fn must_be_json(headers: &HeaderMap) -> Result<(), Fault> {
    let kind = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let kind = kind.split(';').next().unwrap_or_default().trim();
    if kind.eq_ignore_ascii_case("application/json") {
        Ok(())
    } else {
        Err(Problem::new(ProblemCode::NotJson).into())
    }
}

async fn read_body(body: Body, max: usize) -> Result<Bytes, Fault> {
    axum::body::to_bytes(body, max).await.map_err(|error| {
        let too_large = std::error::Error::source(&error)
            .is_some_and(|source| source.to_string().contains("length limit"));
        Problem::new(if too_large { ProblemCode::TooLarge } else { ProblemCode::Unreadable }).into()
    })
}

fn read_json<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, Fault> {
    if holds_nul(bytes) {
        return Err(Fault::field("", FieldCode::BadCharacter));
    }
    serde_json::from_slice(bytes).map_err(|_| Problem::new(ProblemCode::Unreadable).into())
}

/// Whether a JSON text holds an escaped NUL, which PostgreSQL cannot store.
fn holds_nul(json: &[u8]) -> bool {
    let Some(first) = find(json, b"\\u0000") else { return false };
    let mut at = first;
    loop {
        let backslashes = json[..at].iter().rev().take_while(|b| **b == b'\\').count();
        if backslashes % 2 == 0 {
            return true;
        }
        match find(&json[at + 1..], b"\\u0000") {
            Some(next) => at += 1 + next,
            None => return false,
        }
    }
}

fn find(haystack: &[u8], needle: &[u8]) -> Option<usize> {
    haystack.windows(needle.len()).position(|window| window == needle)
}

fn address(parts: &Parts, trust_proxy: bool) -> IpAddr {
    let forwarded = || {
        let value = parts.headers.get("x-forwarded-for")?.to_str().ok()?;
        value.rsplit(',').next()?.trim().parse().ok()
    };
    trust_proxy
        .then(forwarded)
        .flatten()
        .or_else(|| parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip()))
        .unwrap_or(IpAddr::V4(Ipv4Addr::LOCALHOST))
}

#[cfg(test)]
mod tests {
    use super::holds_nul;

    #[test]
    fn an_escaped_nul_is_found_and_an_escaped_backslash_is_not_one() {
        assert!(holds_nul(br#"{"a":"x\u0000y"}"#));
        assert!(!holds_nul(br#"{"a":"x\\u0000y"}"#));
        assert!(holds_nul(br#"{"a":"x\\\u0000y"}"#));
        assert!(holds_nul(br#"{"a":"\\u0000 \u0000"}"#));
        assert!(!holds_nul(b"{}"));
    }
}
