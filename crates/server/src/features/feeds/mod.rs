//! Feeds at secret addresses: wishes as Atom, deadlines and milestones as a calendar.

mod app;
mod http;

use forenkl_api::feeds::{CloseFeed, ListFeeds, MakeFeed, ReadCalendar, ReadWishFeed};

use crate::http::Api;

/// Mounts the endpoints.
pub fn mount(api: Api) -> Api {
    api.on::<ListFeeds, _, _>(http::list)
        .on::<MakeFeed, _, _>(http::make)
        .on::<CloseFeed, _, _>(http::close)
        .on_document::<ReadWishFeed, _, _>(http::wishes)
        .on_document::<ReadCalendar, _, _>(http::calendar)
}
