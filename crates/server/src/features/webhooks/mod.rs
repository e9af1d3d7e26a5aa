//! Webhooks: what happens is told to other programs, signed, each event once.

pub mod app;
mod http;

use forenkl_api::webhooks::{
    CreateWebhook, ListDeliveries, ListWebhooks, RemoveWebhook, RenewWebhookSecret, RetryDelivery,
    TestWebhook, UpdateWebhook,
};

use crate::http::Api;

/// Mounts the endpoints.
pub fn mount(api: Api) -> Api {
    api.on::<ListWebhooks, _, _>(http::list)
        .on::<CreateWebhook, _, _>(http::create)
        .on::<UpdateWebhook, _, _>(http::update)
        .on::<RemoveWebhook, _, _>(http::remove)
        .on::<RenewWebhookSecret, _, _>(http::renew)
        .on::<TestWebhook, _, _>(http::test)
        .on::<ListDeliveries, _, _>(http::deliveries)
        .on::<RetryDelivery, _, _>(http::retry)
}
