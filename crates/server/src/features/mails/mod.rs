//! Mails: what is due becomes one mail for each person, is given to the mail server once, and can be stopped with a click.

pub mod app;
mod http;

use forenkl_api::mails::{GetUnsubscription, GiveUpMail, ListMails, RetryMail, Unsubscribe};

pub use http::one_click;

use crate::http::Api;

/// Mounts the endpoints.
pub fn mount(api: Api) -> Api {
    api.on::<ListMails, _, _>(http::list)
        .on::<RetryMail, _, _>(http::retry)
        .on::<GiveUpMail, _, _>(http::give_up)
        .on::<GetUnsubscription, _, _>(http::what_stops)
        .on::<Unsubscribe, _, _>(http::stop)
}
