//! From the activity to deliveries: what is new becomes a row for each webhook that wants it, in the transaction that also moves the mark of
//! how far the activity has been read. So each entry is derived once, whoever stops when.

use std::collections::HashMap;

use diesel::prelude::*;
use forenkl_api::webhooks::WebhookEvent;

use super::{keep::WebhookRecord, queue};
use crate::{
    db::{
        Conn, Tx,
        schema::{activity, counters, initiatives, webhooks, wishes},
    },
    fault::Fault,
    live,
};

/// The mark, among the counters.
const MARK: &str = "webhooks";
/// Read at once.
const BATCH: i64 = 200;

/// Derives the next entries; replies whether there may be more.
///
/// # Errors
/// When the database refuses.
pub fn derive(tx: &mut Tx<'_>) -> Result<bool, Fault> {
    let hooks: Vec<WebhookRecord> = webhooks::table
        .filter(webhooks::paused.eq(false))
        .select(WebhookRecord::as_select())
        .load(&mut **tx)?;
    // What nobody wants is not even read: each webhook knows from where on it is told.
    let Some(since) = hooks.iter().map(|hook| hook.since_seq).min() else { return Ok(false) };
    // The row is locked until the commit: another node waits here, and then finds that it was done.
    let mark: Option<i64> = diesel::update(counters::table.find(MARK))
        .set(counters::value.eq(counters::value))
        .returning(counters::value)
        .get_result(&mut **tx)
        .optional()?;
    if mark.is_none() {
        diesel::insert_into(counters::table)
            .values((counters::name.eq(MARK), counters::value.eq(since)))
            .execute(&mut **tx)?;
    }
    let from = mark.unwrap_or(since).max(since);
    let newest = live::newest(tx)?;
    let told: Vec<&str> = WebhookEvent::ALL.iter().map(|event| event.word()).collect();
    let entries: Vec<(i64, String, String)> = activity::table
        .filter(activity::seq.gt(from))
        .filter(activity::seq.le(newest))
        .filter(activity::action.eq_any(told))
        .order(activity::seq)
        .limit(BATCH)
        .select((activity::seq, activity::action, activity::subject))
        .load(&mut **tx)?;
    let full = i64::try_from(entries.len()).unwrap_or(BATCH) == BATCH;
    let areas = areas(tx, &entries)?;
    for (seq, action, subject) in &entries {
        let kind = action.split('.').next().unwrap_or_default();
        let Some(area) = subject.parse().ok().and_then(|number: i64| areas.get(&(kind, number))) else {
            continue;
        };
        for hook in hooks.iter().filter(|hook| hook.since_seq < *seq && hook.wants(action, area)) {
            queue::add(tx, &hook.id, Some(*seq), action)?;
        }
    }
    let until = entries.last().filter(|_| full).map_or(newest, |last| last.0);
    diesel::update(counters::table.find(MARK).filter(counters::value.lt(until)))
        .set(counters::value.eq(until))
        .execute(&mut **tx)?;
    Ok(full)
}

/// The area of each thing, by kind and number; what is gone has none and is not told.
fn areas(
    tx: &mut Tx<'_>,
    entries: &[(i64, String, String)],
) -> Result<HashMap<(&'static str, i64), String>, Fault> {
    let numbers = |kind: &str| -> Vec<i64> {
        let of_kind = entries.iter().filter(|(_, action, _)| action.starts_with(kind));
        of_kind.filter_map(|(_, _, subject)| subject.parse().ok()).collect()
    };
    let found: Vec<(i64, String)> = wishes::table
        .filter(wishes::number.eq_any(numbers("wish.")))
        .filter(wishes::removed_at.is_null())
        .select((wishes::number, wishes::area_id))
        .load(&mut **tx)?;
    let mut areas: HashMap<(&'static str, i64), String> =
        found.into_iter().map(|(number, area)| (("wish", number), area)).collect();
    let found: Vec<(i64, String)> = initiatives::table
        .filter(initiatives::number.eq_any(numbers("initiative.")))
        .select((initiatives::number, initiatives::area_id))
        .load(&mut **tx)?;
    areas.extend(found.into_iter().map(|(number, area)| (("initiative", number), area)));
    Ok(areas)
}

/// Whether the activity has grown since the last look, and someone is to be told: a look that costs no write.
///
/// # Errors
/// When the database cannot be read.
pub fn has_news(conn: &mut Conn) -> Result<bool, Fault> {
    let told = webhooks::table.filter(webhooks::paused.eq(false));
    if !diesel::select(diesel::dsl::exists(told)).get_result::<bool>(conn)? {
        return Ok(false);
    }
    let mark: Option<i64> = counters::table.find(MARK).select(counters::value).first(conn).optional()?;
    Ok(mark != Some(live::newest(conn)?))
}
