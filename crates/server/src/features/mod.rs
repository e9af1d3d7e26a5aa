//! The nouns of Forenkl. Each has `http` (reads the call, answers), `app` (the rules) and `store` (the queries); a noun calls
//! another noun's `app`, never its `store`.

pub mod activity;
pub mod answer_times;
pub mod areas;
pub mod comments;
pub mod deadlines;
pub mod feeds;
pub mod home;
pub mod initiatives;
pub mod mails;
pub mod notices;
pub mod people;
pub mod roadmap;
pub mod rounds;
pub mod session;
pub mod synonyms;
pub mod transfer;
pub mod triage;
pub mod units;
pub mod webhooks;
pub mod wishes;
pub mod workshops;

use forenkl_api::live::{Live, ReportClientError};

use crate::{http::Api, live};

/// Mounts every endpoint.
pub fn mount(api: Api) -> Api {
    let api = session::mount(api);
    let api = home::mount(api);
    let api = wishes::mount(api);
    let api = comments::mount(api);
    let api = initiatives::mount(api);
    let api = roadmap::mount(api);
    let api = rounds::mount(api);
    let api = units::mount(api);
    let api = areas::mount(api);
    let api = deadlines::mount(api);
    let api = triage::mount(api);
    let api = answer_times::mount(api);
    let api = synonyms::mount(api);
    let api = feeds::mount(api);
    let api = webhooks::mount(api);
    let api = people::mount(api);
    let api = notices::mount(api);
    let api = mails::mount(api);
    let api = transfer::mount(api);
    let api = workshops::mount(api);
    let api = activity::mount(api);
    api.on_file::<Live, _, _>(live::live).on::<ReportClientError, _, _>(live::report_client_error)
}
