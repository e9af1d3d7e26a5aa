//! HTTP: mounting endpoints, what stands around them, the app's files, and the API's own documentation.

mod call;
mod mount;
mod openapi;
mod reply;
mod security;
mod site;

use axum::Router;

pub use call::Call;
pub use mount::{Api, Spec};
pub use openapi::document;
pub use reply::{Cookie, Document};

use crate::{app::App, fault::Fault, features};

/// Every endpoint, mounted.
pub fn api() -> Api {
    features::mount(Api::default())
}

/// The whole service.
///
/// # Errors
/// When the app's files cannot be read.
pub fn service(app: App) -> Result<Router, Fault> {
    let api = api();
    let docs = openapi::routes(api.specs());
    let site = site::routes(&app.config)?;
    let one_click = features::mails::one_click(site.clone()).with_state(app.clone());
    let router = api.into_router(app.clone()).merge(docs).merge(one_click).fallback_service(site);
    Ok(security::around(router, app))
}
