//! The organisation as a tree.

pub mod app;
mod http;

use forenkl_api::units::{CreateUnit, DeleteUnit, ListUnits, UpdateUnit};

use crate::http::Api;

/// Mounts the endpoints.
pub fn mount(api: Api) -> Api {
    api.on::<ListUnits, _, _>(http::list)
        .on::<CreateUnit, _, _>(http::create)
        .on::<UpdateUnit, _, _>(http::update)
        .on::<DeleteUnit, _, _>(http::delete)
}
