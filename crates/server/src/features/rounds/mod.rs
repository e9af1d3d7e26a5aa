//! Collection rounds.

pub mod app;
mod http;

use forenkl_api::rounds::{CloseRound, CreateRound, ListRounds, UpdateRound};

use crate::http::Api;

/// Mounts the endpoints.
pub fn mount(api: Api) -> Api {
    api.on::<ListRounds, _, _>(http::list)
        .on::<CreateRound, _, _>(http::create)
        .on::<UpdateRound, _, _>(http::update)
        .on::<CloseRound, _, _>(http::close)
}
