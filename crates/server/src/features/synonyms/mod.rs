//! Words that mean the same here.

pub mod app;
mod http;

use forenkl_api::synonyms::{CreateSynonym, ListSynonyms, RemoveSynonym, UpdateSynonym};

use crate::http::Api;

/// Mounts the endpoints.
pub fn mount(api: Api) -> Api {
    api.on::<ListSynonyms, _, _>(http::list)
        .on::<CreateSynonym, _, _>(http::create)
        .on::<UpdateSynonym, _, _>(http::update)
        .on::<RemoveSynonym, _, _>(http::remove)
}
