//! The discussion of a wish.

pub mod app;
mod http;

use forenkl_api::comments::{CreateComment, ListComments, RemoveComment, RestoreComment, UpdateComment};

use crate::http::Api;

/// Mounts the endpoints.
pub fn mount(api: Api) -> Api {
    api.on::<ListComments, _, _>(http::list)
        .on::<CreateComment, _, _>(http::create)
        .on::<UpdateComment, _, _>(http::update)
        .on::<RemoveComment, _, _>(http::remove)
        .on::<RestoreComment, _, _>(http::restore)
}
