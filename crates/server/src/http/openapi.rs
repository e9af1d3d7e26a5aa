//! The OpenAPI document and its readable page, made from what is mounted.

use std::{
    fmt::Write as _,
    sync::{Arc, LazyLock},
};

use axum::{
    Router,
    http::header,
    response::{Html, IntoResponse},
    routing::get,
};
use forenkl_api::{Endpoint, Method, Need, Permission, Problem, ProblemCode};
use serde_json::{Map, Value, json};
use utoipa::{
    PartialSchema, ToSchema,
    openapi::{RefOr, Schema},
};

use super::mount::Spec;

/// The shapes an endpoint speaks.
#[derive(Clone)]
pub struct Schemas {
    pub query: Value,
    pub body: Option<Value>,
    pub reply: Option<Value>,
    components: fn(&mut Vec<(String, RefOr<Schema>)>),
}

impl Schemas {
    pub(super) fn of<E: Endpoint>() -> Self {
        let has_body = matches!(E::METHOD, Method::Post | Method::Put);
        Self {
            query: schema::<E::Query>(),
            body: has_body.then(reference::<E::Body>),
            reply: E::FILE.is_none().then(reference::<E::Reply>),
            components: |all| {
                collect::<E::Body>(all);
                collect::<E::Reply>(all);
                E::Query::schemas(all);
                collect::<Problem>(all);
            },
        }
    }
}

fn collect<T: ToSchema>(all: &mut Vec<(String, RefOr<Schema>)>) {
    all.push((T::name().into_owned(), T::schema()));
    T::schemas(all);
}

fn schema<T: PartialSchema>() -> Value {
    serde_json::to_value(T::schema()).unwrap_or_default()
}

fn reference<T: ToSchema>() -> Value {
    json!({ "$ref": format!("#/components/schemas/{}", T::name()) })
}

/// The document.
pub fn document(specs: &[Spec]) -> Value {
    let mut components: Map<String, Value> = Map::new();
    let mut paths: Map<String, Value> = Map::new();
    for spec in specs {
        let mut shapes = Vec::new();
        (spec.schemas.components)(&mut shapes);
        for (name, schema) in shapes {
            components.insert(name, serde_json::to_value(schema).unwrap_or_default());
        }
        let item = paths.entry(spec.path).or_insert_with(|| json!({}));
        if let Some(item) = item.as_object_mut() {
            item.insert(spec.method.name().to_lowercase(), operation(spec));
        }
    }
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Forenkl",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "Wishes, initiatives and the roadmap. Errors are application/problem+json (RFC 9457).",
            "license": { "name": "EUPL-1.2", "identifier": "EUPL-1.2" },
        },
        "paths": paths,
        "components": {
            "schemas": components,
            "securitySchemes": { "session": { "type": "apiKey", "in": "cookie", "name": "__Host-forenkl" } },
        },
    })
}

fn operation(spec: &Spec) -> Value {
    let mut summary = spec.summary.trim().splitn(2, '\n');
    let reply = match (&spec.schemas.reply, spec.file) {
        (Some(schema), _) => json!({ "application/json": { "schema": schema } }),
        (None, Some(media)) => json!({ media: {} }),
        (None, None) => json!({}),
    };
    let mut operation = json!({
        "operationId": spec.name,
        "tags": [tag(spec.path)],
        "summary": summary.next().unwrap_or_default().trim(),
        "description": format!("Needs: {}.", needs(spec.needs)),
        "parameters": parameters(spec),
        "responses": {
            "200": { "description": "Done", "content": reply },
            "default": {
                "description": "What went wrong",
                "content": { "application/problem+json": { "schema": { "$ref": "#/components/schemas/Problem" } } },
            },
        },
    });
    if let Some(body) = &spec.schemas.body {
        operation["requestBody"] =
            json!({ "required": true, "content": { "application/json": { "schema": body } } });
    }
    if spec.needs != Need::Public {
        operation["security"] = json!([{ "session": [] }]);
    }
    operation
}

fn parameters(spec: &Spec) -> Vec<Value> {
    let in_path = spec.path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let mut parameters: Vec<Value> = in_path
        .map(|name| json!({ "name": name, "in": "path", "required": true, "schema": { "type": "string" } }))
        .collect();
    if let Some(properties) = spec.schemas.query["properties"].as_object() {
        parameters.extend(properties.iter().map(|(name, schema)| {
            json!({ "name": name, "in": "query", "required": false, "schema": schema,
                    "description": schema["description"].as_str().unwrap_or_default() })
        }));
    }
    parameters
}

fn tag(path: &str) -> &str {
    let mut parts = path.split('/').skip(1);
    match parts.next() {
        Some("api") => parts.nth(1).unwrap_or("forenkl"),
        Some(noun) => noun,
        None => "forenkl",
    }
}

fn needs(need: Need) -> String {
    let can = |permission: Permission| permission.word().replace('_', " ");
    match need {
        Need::Public => "nothing".to_owned(),
        Need::SignedIn => "being signed in".to_owned(),
        Need::Can(permission) => format!("the permission “{}” at the subject", can(permission)),
        Need::Participant => "having joined the workshop".to_owned(),
        Need::OwnOr(permission) => {
            format!("being its author or owner, or the permission “{}” there", can(permission))
        }
    }
}

pub(super) fn routes(specs: &[Spec]) -> Router {
    // Made when first asked for: few ask, and making it takes as much memory as the rest of a server at rest.
    let specs: Arc<[Spec]> = specs.into();
    let of = specs.clone();
    let text = Arc::new(LazyLock::new(move || document(&of).to_string()));
    let page = Arc::new(LazyLock::new(move || page(&specs)));
    Router::new()
        .route(
            "/api/openapi.json",
            get(move || async move {
                ([(header::CONTENT_TYPE, "application/json")], text.to_string()).into_response()
            }),
        )
        .route("/api", get(move || async move { Html(page.to_string()) }))
}

/// A page without script: every endpoint, what it needs, and every problem code.
fn page(specs: &[Spec]) -> String {
    let mut html = String::from(
        "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Forenkl API</title>\
         <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\"></head><body><main><h1>Forenkl API</h1>\
         <p>The same calls the app makes. The machine-readable description is <a href=\"/api/openapi.json\">openapi.json</a>. \
         Calls that change something need <code>Content-Type: application/json</code> and \
         <code>Sec-Fetch-Site: same-origin</code> or the exact <code>Origin</code>.</p>",
    );
    let mut last = "";
    for spec in specs {
        let noun = tag(spec.path);
        if noun != last {
            let close = if last.is_empty() { "" } else { "</dl>" };
            // Writing to a string cannot fail.
            let _ = write!(html, "{close}<h2>{noun}</h2><dl>");
            last = noun;
        }
        let _ = write!(
            html,
            "<dt><code>{} {}</code></dt><dd>{} <em>Needs {}.</em></dd>",
            spec.method.name(),
            escape(spec.path),
            escape(spec.summary.trim()),
            escape(&needs(spec.needs)),
        );
    }
    html.push_str("</dl><h2>Problems</h2><dl>");
    for code in ProblemCode::ALL.iter().filter(|code| code.status() > 0) {
        let _ = write!(html, "<dt id=\"{code}\"><code>{code}</code></dt><dd>HTTP {}</dd>", code.status());
    }
    html.push_str("</dl></main></body></html>");
    html
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
