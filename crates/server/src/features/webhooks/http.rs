//! Endpoints about webhooks.

use forenkl_api::{
    Empty, WebhookId,
    webhooks::{
        CreateWebhook, Deliveries, ListDeliveries, ListWebhooks, RemoveWebhook, RenewWebhookSecret,
        RetryDelivery, TestWebhook, UpdateWebhook, Webhook, WebhookMade, Webhooks,
    },
};

use super::app as rules;
use crate::{app::App, fault::Fault, http::Call};

pub(super) async fn list(call: Call<ListWebhooks>) -> Result<Webhooks, Fault> {
    call.app.db.read(|conn| Ok(Webhooks { webhooks: rules::list(conn)? })).await
}

pub(super) async fn create(call: Call<CreateWebhook>) -> Result<WebhookMade, Fault> {
    call.body.check()?;
    let (actor, org, body) = (call.actor()?, call.app.org().await?, call.body);
    let reach = call.app.config.webhook_reach();
    call.app.db.write(move |tx| rules::create(tx, &org, actor.id(), &body, reach)).await
}

pub(super) async fn update(call: Call<UpdateWebhook>) -> Result<Webhook, Fault> {
    call.body.check()?;
    let (actor, org, body, id) = (call.actor()?, call.app.org().await?, call.body, call.path.webhook);
    let reach = call.app.config.webhook_reach();
    let changed = call.app.db.write(move |tx| rules::update(tx, &org, actor.id(), &id, &body, reach)).await?;
    call.app.webhooks.wake();
    Ok(changed)
}

pub(super) async fn remove(call: Call<RemoveWebhook>) -> Result<Empty, Fault> {
    let (actor, id) = (call.actor()?, call.path.webhook);
    call.app.db.write(move |tx| rules::remove(tx, actor.id(), &id)).await?;
    Ok(Empty {})
}

pub(super) async fn renew(call: Call<RenewWebhookSecret>) -> Result<WebhookMade, Fault> {
    let (actor, id) = (call.actor()?, call.path.webhook);
    call.app.db.write(move |tx| rules::renew(tx, actor.id(), &id)).await
}

pub(super) async fn test(call: Call<TestWebhook>) -> Result<Deliveries, Fault> {
    let id = call.path.webhook.clone();
    call.app.db.write(move |tx| rules::test(tx, &id)).await?;
    call.app.webhooks.wake();
    shown(&call.app, call.path.webhook).await
}

pub(super) async fn deliveries(call: Call<ListDeliveries>) -> Result<Deliveries, Fault> {
    shown(&call.app, call.path.webhook).await
}

pub(super) async fn retry(call: Call<RetryDelivery>) -> Result<Deliveries, Fault> {
    let (webhook, delivery) = (call.path.webhook.clone(), call.path.delivery);
    call.app.db.write(move |tx| rules::retry(tx, &webhook, &delivery)).await?;
    call.app.webhooks.wake();
    shown(&call.app, call.path.webhook).await
}

async fn shown(app: &App, id: WebhookId) -> Result<Deliveries, Fault> {
    app.db.read(move |conn| Ok(Deliveries { deliveries: rules::deliveries(conn, &id)? })).await
}
