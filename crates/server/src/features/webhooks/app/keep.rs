//! Keeping webhooks: made, changed, paused, removed; what was sent to them.

use std::collections::HashMap;

use diesel::{dsl::count_star, prelude::*};
use forenkl_api::{
    AreaId, DeliveryId, FieldCode, PersonId, Timestamp, WebhookId,
    problem::ConflictReason,
    search::danish_order,
    webhooks::{
        Delivery, DeliveryError, DeliveryState, Webhook, WebhookBody, WebhookEvent, WebhookFormat,
        WebhookMade,
    },
};
use serde_json::json;

use super::{queue, reach::Reach, sign};
use crate::{
    db::{
        Act, Conn, Tx,
        schema::{webhook_deliveries, webhooks},
    },
    fault::Fault,
    ids, live,
    org::Org,
};

/// Deliveries that are shown.
const SHOWN: i64 = 50;
/// What a message to try a webhook with says it is.
pub const TEST: &str = "webhook.test";

/// A webhook as it is stored.
#[derive(Debug, Clone, Queryable, Insertable, Selectable, AsChangeset)]
#[diesel(table_name = webhooks)]
pub struct WebhookRecord {
    pub id: String,
    pub name: String,
    pub url: String,
    pub secret: String,
    pub format: String,
    pub events: String,
    pub areas: String,
    pub paused: bool,
    pub since_seq: i64,
    pub version: i64,
}

impl WebhookRecord {
    fn write(&mut self, body: &WebhookBody) {
        body.name.trim().clone_into(&mut self.name);
        body.url.trim().clone_into(&mut self.url);
        body.format.word().clone_into(&mut self.format);
        self.events = joined(body.events.iter().map(|event| event.word()));
        self.areas = joined(body.areas.iter().map(AreaId::as_str));
        self.paused = body.paused;
    }

    /// Whether it is to be told of this, in this area.
    pub fn wants(&self, action: &str, area: &str) -> bool {
        self.events.split(' ').any(|event| event == action)
            && (self.areas.is_empty() || self.areas.split(' ').any(|one| one == area))
    }
}

fn joined<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut words: Vec<&str> = words.collect();
    words.sort_unstable();
    words.dedup();
    words.join(" ")
}

/// The webhooks, in Danish order.
///
/// # Errors
/// When the database cannot be read.
pub fn list(conn: &mut Conn) -> Result<Vec<Webhook>, Fault> {
    let records: Vec<WebhookRecord> = webhooks::table.select(WebhookRecord::as_select()).load(conn)?;
    let counted: Vec<(String, String, i64, Option<i64>)> = webhook_deliveries::table
        .group_by((webhook_deliveries::webhook_id, webhook_deliveries::state))
        .select((
            webhook_deliveries::webhook_id,
            webhook_deliveries::state,
            count_star(),
            diesel::dsl::max(webhook_deliveries::done_at),
        ))
        .load(conn)?;
    let counted: HashMap<(String, String), (i64, Option<i64>)> =
        counted.into_iter().map(|(id, state, count, done)| ((id, state), (count, done))).collect();
    let mut all: Vec<Webhook> = records.into_iter().map(|record| shape(record, &counted)).collect();
    all.sort_by(|a, b| danish_order(&a.name, &b.name).then_with(|| a.id.cmp(&b.id)));
    Ok(all)
}

fn shape(record: WebhookRecord, counted: &HashMap<(String, String), (i64, Option<i64>)>) -> Webhook {
    let of = |state: DeliveryState| {
        counted.get(&(record.id.clone(), state.word().to_owned())).copied().unwrap_or_default()
    };
    Webhook {
        waiting: of(DeliveryState::Waiting).0 + of(DeliveryState::Sending).0,
        failed: of(DeliveryState::Failed).0,
        delivered_at: of(DeliveryState::Delivered).1.map(Timestamp),
        format: WebhookFormat::from_word(&record.format).unwrap_or(WebhookFormat::Json),
        events: record.events.split_whitespace().filter_map(WebhookEvent::from_word).collect(),
        areas: record.areas.split_whitespace().map(AreaId::from).collect(),
        id: WebhookId(record.id),
        name: record.name,
        url: record.url,
        paused: record.paused,
        version: record.version,
    }
}

fn find(conn: &mut Conn, id: &WebhookId) -> Result<WebhookRecord, Fault> {
    webhooks::table
        .find(id.as_str())
        .select(WebhookRecord::as_select())
        .first(conn)
        .optional()?
        .ok_or_else(Fault::not_found)
}

fn get(conn: &mut Conn, id: &WebhookId) -> Result<Webhook, Fault> {
    list(conn)?.into_iter().find(|webhook| webhook.id == *id).ok_or_else(Fault::not_found)
}

fn check(org: &Org, body: &WebhookBody, reach: Reach) -> Result<(), Fault> {
    if body.areas.iter().any(|area| org.area(area).is_none()) {
        return Err(Fault::field("areas", FieldCode::Unknown));
    }
    if !reach.allows(body.url.trim()) {
        return Err(Fault::field("url", FieldCode::NotAllowed));
    }
    Ok(())
}

fn shown(record: &WebhookRecord) -> serde_json::Value {
    // Not the address: in many programs it is a key.
    json!({ "name": record.name, "events": record.events, "paused": record.paused })
}

/// Makes one. What happened before is not told.
///
/// # Errors
/// `invalid` for an unknown area, or an address that is not allowed.
pub fn create(
    tx: &mut Tx<'_>,
    org: &Org,
    by: &PersonId,
    body: &WebhookBody,
    reach: Reach,
) -> Result<WebhookMade, Fault> {
    check(org, body, reach)?;
    let id: WebhookId = ids::new();
    let secret = sign::new_secret()?;
    let mut record = WebhookRecord {
        id: id.0.clone(),
        name: String::new(),
        url: String::new(),
        secret: secret.clone(),
        format: String::new(),
        events: String::new(),
        areas: String::new(),
        paused: false,
        since_seq: live::newest(tx)?,
        version: 1,
    };
    record.write(body);
    diesel::insert_into(webhooks::table).values(&record).execute(&mut **tx)?;
    let act = Act::new("webhook.created", "webhook", &id).by(by).label(&record.name);
    tx.record(act.after(shown(&record)))?;
    Ok(WebhookMade { webhook: get(tx, &id)?, secret })
}

/// Changes one. One that goes on after a pause is not told what happened in it.
///
/// # Errors
/// `stale`, `not_found`, `invalid`.
pub fn update(
    tx: &mut Tx<'_>,
    org: &Org,
    by: &PersonId,
    id: &WebhookId,
    body: &WebhookBody,
    reach: Reach,
) -> Result<Webhook, Fault> {
    let before = find(tx, id)?;
    if before.version != body.version {
        return Err(Fault::stale(&get(tx, id)?));
    }
    check(org, body, reach)?;
    let mut record = before.clone();
    record.write(body);
    record.version += 1;
    if before.paused && !record.paused {
        record.since_seq = live::newest(tx)?;
    }
    diesel::update(webhooks::table.find(id.as_str())).set(&record).execute(&mut **tx)?;
    let act = Act::new("webhook.changed", "webhook", id).by(by).label(&record.name);
    tx.record(act.change(shown(&before), shown(&record)))?;
    get(tx, id)
}

/// Removes one, with all that was sent and all that waits.
///
/// # Errors
/// `not_found`.
pub fn remove(tx: &mut Tx<'_>, by: &PersonId, id: &WebhookId) -> Result<(), Fault> {
    let record = find(tx, id)?;
    let deliveries = webhook_deliveries::table.filter(webhook_deliveries::webhook_id.eq(id.as_str()));
    diesel::delete(deliveries).execute(&mut **tx)?;
    diesel::delete(webhooks::table.find(id.as_str())).execute(&mut **tx)?;
    tx.record(Act::new("webhook.removed", "webhook", id).by(by).label(record.name)).map(drop)
}

/// Makes a new secret.
///
/// # Errors
/// `not_found`.
pub fn renew(tx: &mut Tx<'_>, by: &PersonId, id: &WebhookId) -> Result<WebhookMade, Fault> {
    let record = find(tx, id)?;
    let secret = sign::new_secret()?;
    diesel::update(webhooks::table.find(id.as_str())).set(webhooks::secret.eq(&secret)).execute(&mut **tx)?;
    tx.record(Act::new("webhook.secret_renewed", "webhook", id).by(by).label(record.name))?;
    Ok(WebhookMade { webhook: get(tx, id)?, secret })
}

/// Has a message sent to try the webhook with.
///
/// # Errors
/// `not_found`.
pub fn test(tx: &mut Tx<'_>, id: &WebhookId) -> Result<(), Fault> {
    let record = find(tx, id)?;
    queue::add(tx, &record.id, None, TEST)
}

/// What was sent lately, newest first.
///
/// # Errors
/// `not_found`.
pub fn deliveries(conn: &mut Conn, id: &WebhookId) -> Result<Vec<Delivery>, Fault> {
    find(conn, id)?;
    type Record = (String, String, String, i64, Option<i64>, Option<i64>, Option<String>, i64, Option<i64>);
    let records: Vec<Record> = webhook_deliveries::table
        .filter(webhook_deliveries::webhook_id.eq(id.as_str()))
        .order(webhook_deliveries::id.desc())
        .limit(SHOWN)
        .select((
            webhook_deliveries::id,
            webhook_deliveries::action,
            webhook_deliveries::state,
            webhook_deliveries::tries,
            webhook_deliveries::next_try_at,
            webhook_deliveries::last_status,
            webhook_deliveries::last_error,
            webhook_deliveries::made_at,
            webhook_deliveries::done_at,
        ))
        .load(conn)?;
    let shape = |(id, action, state, tries, next, status, error, made_at, done_at): Record| {
        let state = DeliveryState::from_word(&state).unwrap_or(DeliveryState::Failed);
        Delivery {
            id: DeliveryId(id),
            action,
            state,
            tries,
            next_try_at: next.filter(|_| state == DeliveryState::Waiting).map(Timestamp),
            status,
            error: error.as_deref().and_then(DeliveryError::from_word),
            made_at: Timestamp(made_at),
            done_at: done_at.map(Timestamp),
        }
    };
    Ok(records.into_iter().map(shape).collect())
}

/// Has a delivery that failed tried again, from the beginning.
///
/// # Errors
/// `not_found`; a conflict for one that has not failed.
pub fn retry(tx: &mut Tx<'_>, webhook: &WebhookId, id: &DeliveryId) -> Result<(), Fault> {
    let one = webhook_deliveries::table
        .find(id.as_str())
        .filter(webhook_deliveries::webhook_id.eq(webhook.as_str()));
    let state: String =
        one.select(webhook_deliveries::state).first(&mut **tx).optional()?.ok_or_else(Fault::not_found)?;
    if state != DeliveryState::Failed.word() {
        return Err(Fault::conflict(ConflictReason::WrongStatus));
    }
    queue::again(tx, id.as_str())
}
