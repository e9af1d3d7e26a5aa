//! Milestones of an initiative.

use forenkl_api::{
    MilestoneId,
    initiatives::{MilestoneBody, MilestonePath},
};
use serde_json::{Value, json};

use super::{
    super::store::{self, MilestoneRecord, MilestoneRow},
    Reader, check_person, raise, record,
};
use crate::{
    db::{Conn, Tx},
    fault::Fault,
    ids,
};

/// Adds a milestone.
///
/// # Errors
/// `not_found`, or `invalid` when its owner is unknown.
pub fn create_milestone(
    tx: &mut Tx<'_>,
    reader: &Reader,
    number: i64,
    body: &MilestoneBody,
) -> Result<(), Fault> {
    let held = raise(tx, number)?;
    check_person(tx, "owner", body.owner.as_ref())?;
    let row = row(body, None, tx.now.0);
    let id: MilestoneId = ids::new();
    store::insert_milestone(tx, number, id.as_str(), &row)?;
    record(tx, reader, number, &held.title, "initiative.milestone_added", |act| act.after(shown(&row)))
}

/// Changes a milestone, or ticks it off. A body that changes nothing leaves the version as it is.
///
/// # Errors
/// `not_found`, or `invalid` when its owner is unknown.
pub fn update_milestone(
    tx: &mut Tx<'_>,
    reader: &Reader,
    path: &MilestonePath,
    body: &MilestoneBody,
) -> Result<(), Fault> {
    let before = row_of(find(tx, path)?);
    let after = row(body, before.done_at, tx.now.0);
    if before == after {
        return Ok(());
    }
    if before.owner_id != after.owner_id {
        check_person(tx, "owner", body.owner.as_ref())?;
    }
    let held = raise(tx, path.initiative)?;
    store::update_milestone(tx, path.milestone.as_str(), &after)?;
    let action = match (before.done_at, after.done_at) {
        (None, Some(_)) => "initiative.milestone_done",
        (Some(_), None) => "initiative.milestone_reopened",
        _ => "initiative.milestone_changed",
    };
    record(tx, reader, path.initiative, &held.title, action, |act| {
        // Named in each entry, so that the history says which one; a name that stayed is no change.
        let mut earlier = shown(&before);
        if let (true, Value::Object(fields)) = (before.title == after.title, &mut earlier) {
            fields.remove("milestone");
        }
        act.change(earlier, shown(&after))
    })
}

/// Removes a milestone; what it was stays on record.
///
/// # Errors
/// `not_found`.
pub fn delete_milestone(tx: &mut Tx<'_>, reader: &Reader, path: &MilestonePath) -> Result<(), Fault> {
    let before = row_of(find(tx, path)?);
    let held = raise(tx, path.initiative)?;
    store::delete_milestone(tx, path.milestone.as_str())?;
    record(tx, reader, path.initiative, &held.title, "initiative.milestone_removed", |act| {
        act.change(shown(&before), json!({}))
    })
}

fn find(conn: &mut Conn, path: &MilestonePath) -> Result<MilestoneRecord, Fault> {
    store::milestone(conn, path.initiative, path.milestone.as_str())?.ok_or_else(Fault::not_found)
}

fn row_of(record: MilestoneRecord) -> MilestoneRow {
    MilestoneRow { title: record.title, owner_id: record.owner_id, due: record.due, done_at: record.done_at }
}

/// Ticking off again what is done keeps the first moment.
fn row(body: &MilestoneBody, done_at: Option<i64>, now: i64) -> MilestoneRow {
    MilestoneRow {
        title: body.title.trim().to_owned(),
        owner_id: body.owner.as_ref().map(|owner| owner.0.clone()),
        due: body.due.map(|due| due.to_string()),
        done_at: body.done.then(|| done_at.unwrap_or(now)),
    }
}

fn shown(row: &MilestoneRow) -> Value {
    json!({ "milestone": row.title, "owner": row.owner_id, "due": row.due, "done": row.done_at.map(|_| true) })
}
