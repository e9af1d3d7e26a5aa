//! Areas of work and who answers for them.

pub mod app;
mod http;

use forenkl_api::areas::{CreateArea, ListAreas, UpdateArea};

use crate::http::Api;

/// Mounts the endpoints.
pub fn mount(api: Api) -> Api {
    api.on::<ListAreas, _, _>(http::list)
        .on::<CreateArea, _, _>(http::create)
        .on::<UpdateArea, _, _>(http::update)
}
