//! Entries of the activity that someone may be told of.

use diesel::prelude::*;
use forenkl_api::Timestamp;
use serde_json::Value;

use crate::{
    db::{Conn, schema::activity},
    fault::Fault,
};

/// One entry.
#[derive(Debug, Clone)]
pub struct Entry {
    pub seq: i64,
    pub at: Timestamp,
    pub actor: Option<String>,
    pub action: String,
    pub kind: String,
    pub subject: String,
    pub before: Value,
    pub after: Value,
}

impl Entry {
    /// The number of the wish or initiative it is about.
    pub fn number(&self) -> Option<i64> {
        self.subject.parse().ok()
    }

    /// A text of the state after it.
    pub fn after(&self, field: &str) -> Option<&str> {
        self.after.get(field)?.as_str()
    }

    /// Whether this field changed with it.
    pub fn changed(&self, field: &str) -> bool {
        self.before.get(field) != self.after.get(field)
    }
}

/// Everything that may have to be told; what is not here is passed over without being looked at.
pub const TOLD: &[&str] = &[
    "wish.created",
    "wish.assessed",
    "wish.question_asked",
    "wish.answered",
    "wish.carried_out",
    "wish.reopened",
    "wish.initiative_linked",
    "wish.due_soon",
    "wish.overdue",
    "wish.escalated",
    "wish.handed_over",
    "wish.assigned",
    "wish.appealed",
    "wish.merged_into",
    "wish.unmerged",
    "comment.created",
    "initiative.status_given",
    "initiative.delivered",
    "referral.due",
    "referral.replied",
    "answer.schedule_failed",
    "workshop.facilitator_added",
];

/// Entries after `seq` up to `until` that may have to be told, in order.
///
/// # Errors
/// When the database cannot be read.
pub fn entries(conn: &mut Conn, seq: i64, until: i64, limit: i64) -> Result<Vec<Entry>, Fault> {
    type Record = (i64, i64, Option<String>, String, String, String, Option<String>, Option<String>);
    let records: Vec<Record> = activity::table
        .filter(activity::seq.gt(seq))
        .filter(activity::seq.le(until))
        .filter(activity::action.eq_any(TOLD))
        .order(activity::seq)
        .limit(limit)
        .select((
            activity::seq,
            activity::at,
            activity::actor_id,
            activity::action,
            activity::subject_kind,
            activity::subject,
            activity::before,
            activity::after,
        ))
        .load(conn)?;
    let json =
        |text: Option<String>| text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or(Value::Null);
    Ok(records
        .into_iter()
        .map(|(seq, at, actor, action, kind, subject, before, after)| Entry {
            seq,
            at: Timestamp(at),
            actor,
            action,
            kind,
            subject,
            before: json(before),
            after: json(after),
        })
        .collect())
}
