//! Notices: who is told what became of what they asked for, in the app and by mail. Everything follows from the activity.

pub mod app;
mod http;

use forenkl_api::notices::{CountUnread, GetChoices, ListNotices, ReadNotices, SetChoices};

use crate::http::Api;

/// Mounts the endpoints.
pub fn mount(api: Api) -> Api {
    api.on::<ListNotices, _, _>(http::list)
        .on::<CountUnread, _, _>(http::unread)
        .on::<ReadNotices, _, _>(http::read)
        .on::<GetChoices, _, _>(http::choices)
        .on::<SetChoices, _, _>(http::choose)
}
