//! The answer clock: by when a wish gets a first reaction and an answer, whose time it is, and who is told.

pub mod app;
mod http;

use forenkl_api::deadlines::{GetDeadlineRules, PreviewDeadlines, SetDeadlineRules};

use crate::http::Api;

/// Mounts the endpoints.
pub fn mount(api: Api) -> Api {
    api.on::<GetDeadlineRules, _, _>(http::get)
        .on::<SetDeadlineRules, _, _>(http::set)
        .on::<PreviewDeadlines, _, _>(http::preview)
}
