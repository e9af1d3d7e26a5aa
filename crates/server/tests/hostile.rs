//! Bad input never gives a 500, bodies are bounded, other sites are refused, and the headers say so.

use crate::support::{Raw, TestApp, for_each_db};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use forenkl_api::{FieldCode, Method, Need, Problem, ProblemCode};
use serde_json::json;

async fn send(app: &TestApp, cookie: &str, method: &str, path: &str, body: Vec<u8>) -> Raw {
    let request = Request::builder()
        .method(method)
        .uri(path)
        .header(header::COOKIE, cookie)
        .header(header::ORIGIN, "http://forenkl.test")
        .header(header::CONTENT_TYPE, "application/json");
    app.send(request.body(Body::from(body)).unwrap()).await
}

/// The same path with other things in its braces.
fn filled(path: &str, with: &str) -> String {
    let mut out = String::new();
    for part in path.split('/').skip(1) {
        out.push('/');
        out.push_str(if part.contains('{') { with } else { part });
    }
    out
}

fn bad_bodies() -> Vec<(&'static str, Vec<u8>)> {
    let long = "å".repeat(60_000);
    vec![
        ("nothing", vec![]),
        ("broken", b"{\"title\": ".to_vec()),
        ("bad utf-8", b"{\"title\": \"\xff\xfe\"}".to_vec()),
        ("a list", b"[]".to_vec()),
        ("a number", b"7".to_vec()),
        ("deep", "[".repeat(20_000).into_bytes()),
        ("deep object", "{\"a\":".repeat(5_000).into_bytes()),
        ("nul", br#"{"key":"12345678","body":"a\u0000b","title":"a\u0000b","name":"a\u0000b"}"#.to_vec()),
        (
            "long",
            json!({ "title": long, "body": long, "name": long, "email": long, "text": long })
                .to_string()
                .into_bytes(),
        ),
        ("odd numbers", br#"{"version":1e400,"page":-1,"hundredths":99999999999999999999}"#.to_vec()),
        ("huge", vec![b' '; 20 * 1024 * 1024]),
    ]
}

#[test]
fn no_body_gives_a_500() {
    for_each_db(|app| async move {
        let cookie = app.cookie(&app.town.administrator.id).await;
        for spec in forenkl::http::api().specs() {
            if !matches!(spec.method, Method::Post | Method::Put) {
                continue;
            }
            for (what, body) in bad_bodies() {
                let raw = send(&app, &cookie, spec.method.name(), &filled(spec.path, "1"), body).await;
                assert!(
                    raw.status.as_u16() < 500,
                    "{} with {what}: {} {}",
                    spec.name,
                    raw.status,
                    raw.text()
                );
                if raw.status.is_client_error() {
                    assert_eq!(
                        raw.headers[header::CONTENT_TYPE],
                        "application/problem+json",
                        "{} with {what}",
                        spec.name
                    );
                    assert!(!raw.json::<Problem>().request_id.is_empty());
                }
            }
        }
    });
}

#[test]
fn no_address_gives_a_500() {
    for_each_db(|app| async move {
        let odd = [
            "0",
            "-1",
            "99999999999999999999999",
            "%00",
            "%ff%fe",
            "..%2f..",
            "'%20OR%201=1--",
            "æøå".len().to_string().as_str(),
        ]
        .map(str::to_owned);
        for spec in forenkl::http::api().specs() {
            // Signing out would end the session that is used here.
            if spec.file.is_some_and(|media| media.contains("event-stream")) || spec.path.contains("session")
            {
                continue;
            }
            let cookie = app.cookie(&app.town.administrator.id).await;
            for id in &odd {
                let body = b"{}".to_vec();
                let raw = send(&app, &cookie, spec.method.name(), &filled(spec.path, id), body).await;
                assert!(raw.status.as_u16() < 500, "{} at {id}: {}", spec.name, raw.text());
            }
            if spec.method == Method::Get {
                for query in [
                    "page=-5",
                    "page=99999999999",
                    "per_page=0",
                    "q=%00",
                    "q=%25%5F%27%22",
                    "status=nonsense",
                    "from=2023-02-30",
                    "unit=x&area=y&round=z",
                ] {
                    let raw =
                        send(&app, &cookie, "GET", &format!("{}?{query}", filled(spec.path, "1")), vec![])
                            .await;
                    assert!(raw.status.as_u16() < 500, "{} ?{query}: {}", spec.name, raw.text());
                }
            }
        }
    });
}

#[test]
fn what_is_too_large_is_said_to_be_too_large() {
    for_each_db(|app| async move {
        let cookie = app.cookie(&app.town.leader.id).await;
        let raw = send(&app, &cookie, "POST", "/api/v1/wishes", vec![b' '; 2_000_000]).await;
        assert_eq!(raw.status, StatusCode::PAYLOAD_TOO_LARGE);
        let raw = send(&app, &cookie, "POST", "/api/v1/wishes", br#"{"title":"a\u0000"}"#.to_vec()).await;
        assert_eq!(raw.json::<Problem>().fields[0].code, FieldCode::BadCharacter);
        let raw = send(&app, &cookie, "PATCH", "/api/v1/wishes", vec![]).await;
        assert_eq!(raw.json::<Problem>().code, ProblemCode::MethodNotAllowed);
        let raw = send(&app, &cookie, "GET", "/api/v1/no-such-thing", vec![]).await;
        assert_eq!(raw.json::<Problem>().code, ProblemCode::NotFound);
    });
}

#[test]
fn other_sites_cannot_change_anything() {
    for_each_db(|app| async move {
        let cookie = app.cookie(&app.town.leader.id).await;
        let attempt = |name: &'static str, value: &'static str| {
            let request = Request::builder()
                .method("DELETE")
                .uri("/api/v1/me/sessions")
                .header(header::COOKIE, cookie.as_str())
                .header(name, value);
            app.send(request.body(Body::empty()).unwrap())
        };
        for (name, value) in [
            ("origin", "https://evil.example"),
            ("origin", "null"),
            ("sec-fetch-site", "cross-site"),
            ("sec-fetch-site", "same-site"),
            ("x-nothing", "at-all"),
        ] {
            let raw = attempt(name, value).await;
            assert_eq!(raw.json::<Problem>().code, ProblemCode::CrossSite, "{name}: {value}");
        }
        assert_eq!(attempt("sec-fetch-site", "same-origin").await.status, StatusCode::OK);
    });
}

#[test]
fn a_form_post_is_not_json() {
    for_each_db(|app| async move {
        let cookie = app.cookie(&app.town.leader.id).await;
        let request = Request::builder()
            .method("POST")
            .uri("/api/v1/wishes")
            .header(header::COOKIE, cookie)
            .header(header::ORIGIN, "http://forenkl.test")
            .header(header::CONTENT_TYPE, "text/plain")
            .body(Body::from("{}"));
        assert_eq!(app.send(request.unwrap()).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    });
}

#[test]
fn every_answer_carries_the_security_headers() {
    for_each_db(|app| async move {
        for path in ["/", "/api/v1/session", "/api", "/healthz", "/assets/nothing.js"] {
            let raw = app.send(Request::get(path).body(Body::empty()).unwrap()).await;
            let policy = raw.headers["content-security-policy"].to_str().unwrap();
            assert!(
                !policy.contains("unsafe-inline") && !policy.contains("'unsafe-eval'"),
                "{path}: {policy}"
            );
            assert_eq!(raw.headers["x-content-type-options"], "nosniff", "{path}");
            assert!(raw.headers.contains_key("x-request-id"), "{path}");
        }
        let missing = app.send(Request::get("/assets/gone.wasm").body(Body::empty()).unwrap()).await;
        assert_eq!(missing.status, StatusCode::NOT_FOUND, "a missing module is never answered with the page");
    });
}

#[test]
fn lists_have_an_etag_that_saves_the_body() {
    for_each_db(|app| async move {
        let cookie = app.cookie(&app.town.leader.id).await;
        let get = |tag: Option<axum::http::HeaderValue>| {
            let mut request = Request::get("/api/v1/wishes").header(header::COOKIE, cookie.as_str());
            if let Some(tag) = tag {
                request = request.header(header::IF_NONE_MATCH, tag);
            }
            app.send(request.body(Body::empty()).unwrap())
        };
        let first = get(None).await;
        let tag = first.headers[header::ETAG].clone();
        let again = get(Some(tag.clone())).await;
        assert_eq!((again.status, again.body.len()), (StatusCode::NOT_MODIFIED, 0));
        app.a_wish(&app.town.leader.clone(), "Noget nyt").await;
        assert_eq!(get(Some(tag)).await.status, StatusCode::OK);
    });
}

#[test]
fn the_api_describes_itself() {
    for_each_db(|app| async move {
        let page = app.send(Request::get("/api").body(Body::empty()).unwrap()).await.text();
        let document = app.send(Request::get("/api/openapi.json").body(Body::empty()).unwrap()).await;
        let document: serde_json::Value = document.json();
        for spec in forenkl::http::api().specs() {
            assert!(page.contains(spec.path), "{}", spec.name);
            let operation = &document["paths"][spec.path][spec.method.name().to_lowercase()];
            assert_eq!(operation["operationId"], spec.name);
            assert_eq!(operation["security"].is_array(), spec.needs != Need::Public, "{}", spec.name);
        }
    });
}
