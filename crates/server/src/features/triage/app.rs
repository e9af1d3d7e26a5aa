//! The queue of what awaits an answer, and one answer for several wishes.

use std::collections::HashMap;

use diesel::prelude::*;
use forenkl_api::{
    FieldCode, FieldError, Permission, Problem, ProblemCode, Timestamp,
    deadlines::ClockState,
    triage::{AnswersBody, Triage, TriageArea, TriageCounts, TriageQuery, TriageRow},
    wishes::{AnswerBody, Author, Question, SeenWish, WishStatus},
};

use crate::{
    auth::Actor,
    clock,
    db::{
        Conn, Tx,
        schema::{appeals, scheduled_answers, wishes},
    },
    fault::Fault,
    features::{
        areas,
        deadlines::app::Standing,
        initiatives::app::Reader,
        people,
        wishes::app::{self as wish_rules, WishRecord},
    },
    org::Org,
};

/// More are not gone through in one sitting.
const SHOWN: usize = 200;

/// What of each open wish decides where it stands in the queue.
struct Light {
    number: i64,
    area: String,
    assignee: Option<String>,
    state: Option<ClockState>,
    due: i32,
    scheduled: bool,
}

/// The queue.
pub(super) fn triage(
    conn: &mut Conn,
    org: &Org,
    actor: &Actor,
    query: &TriageQuery,
) -> Result<Triage, Fault> {
    let areas = wish_rules::assessable_areas(org, actor);
    let mut queue = queue(conn, org, &areas)?;
    let me = actor.id().as_str();
    let counts = count(&queue, me);
    queue.retain(|wish| {
        query.area.as_ref().is_none_or(|area| area.as_str() == wish.area)
            && match query.assignee.as_deref() {
                Some("me") => wish.assignee.as_deref() == Some(me),
                Some("nobody") => wish.assignee.is_none(),
                _ => true,
            }
            && match query.only.as_deref() {
                Some("overdue") => wish.state == Some(ClockState::Overdue),
                Some("soon") => wish.state == Some(ClockState::Soon),
                Some("waiting") => wish.state == Some(ClockState::Waiting),
                Some("scheduled") => wish.scheduled,
                _ => true,
            }
    });
    // What waits for its author, or is written already, needs nobody now.
    queue
        .sort_by_key(|wish| (wish.scheduled, wish.state == Some(ClockState::Waiting), wish.due, wish.number));
    let total = i64::try_from(queue.len()).unwrap_or(i64::MAX);
    let numbers: Vec<i64> = queue.iter().take(SHOWN).map(|wish| wish.number).collect();
    Ok(Triage { rows: rows(conn, org, actor, &numbers)?, total, areas: mine(conn, org, actor)?, counts })
}

fn queue(conn: &mut Conn, org: &Org, areas: &[String]) -> Result<Vec<Light>, Fault> {
    type Record = (
        i64,
        String,
        String,
        Option<i64>,
        Option<i64>,
        Option<i64>,
        Option<i64>,
        Option<String>,
        Option<i64>,
    );
    let found: Vec<Record> = wishes::table
        .left_join(scheduled_answers::table.on(scheduled_answers::wish.eq(wishes::number)))
        .filter(wishes::removed_at.is_null())
        .filter(wishes::merged_into.is_null())
        .filter(wishes::area_id.eq_any(areas))
        .filter(wishes::status.eq_any(wish_rules::open_words()))
        .select((
            wishes::number,
            wishes::area_id,
            wishes::status,
            wishes::assessed_at,
            wishes::question_at,
            wishes::first_due,
            wishes::answer_due,
            wishes::assignee_id,
            scheduled_answers::publish_at.nullable(),
        ))
        .load(conn)?;
    let today = clock::today();
    Ok(found
        .into_iter()
        .map(
            |(number, area, status, assessed_at, question_at, first_due, answer_due, assignee, scheduled)| {
                let status = WishStatus::from_word(&status).unwrap_or(WishStatus::Received);
                let standing =
                    Standing { status, assessed_at, question_at, met_at: None, first_due, answer_due };
                let deadline = org.clock.deadline(&standing, today);
                Light {
                    number,
                    area,
                    assignee,
                    state: deadline.as_ref().map(|deadline| deadline.state),
                    due: deadline.map_or(i32::MAX, |deadline| deadline.due.last_day()),
                    scheduled: scheduled.is_some(),
                }
            },
        )
        .collect())
}

fn count(queue: &[Light], me: &str) -> TriageCounts {
    let many = |so: &dyn Fn(&Light) -> bool| {
        i64::try_from(queue.iter().filter(|wish| so(wish)).count()).unwrap_or(i64::MAX)
    };
    let state = |state: ClockState| many(&move |wish: &Light| wish.state == Some(state));
    TriageCounts {
        open: many(&|_| true),
        overdue: state(ClockState::Overdue),
        soon: state(ClockState::Soon),
        waiting: state(ClockState::Waiting),
        scheduled: many(&|wish| wish.scheduled),
        mine: many(&|wish| wish.assignee.as_deref() == Some(me)),
        nobody: many(&|wish| wish.assignee.is_none()),
    }
}

/// Seven queries, however many rows.
fn rows(conn: &mut Conn, org: &Org, actor: &Actor, numbers: &[i64]) -> Result<Vec<TriageRow>, Fault> {
    let records: Vec<WishRecord> =
        wishes::table.filter(wishes::number.eq_any(numbers)).select(WishRecord::as_select()).load(conn)?;
    let mut records: HashMap<i64, WishRecord> =
        records.into_iter().map(|record| (record.number, record)).collect();
    let named = records.values().flat_map(|record| {
        [record.author_id.clone(), record.assignee_id.clone(), record.question_by.clone()]
    });
    let names = people::app::names(conn, named)?;
    let appeals: HashMap<i64, String> = appeals::table
        .filter(appeals::wish.eq_any(numbers))
        .select((appeals::wish, appeals::reason))
        .load::<(i64, String)>(conn)?
        .into_iter()
        .collect();
    let scheduled: HashMap<i64, i64> = scheduled_answers::table
        .filter(scheduled_answers::wish.eq_any(numbers))
        .select((scheduled_answers::wish, scheduled_answers::publish_at))
        .load::<(i64, i64)>(conn)?
        .into_iter()
        .collect();
    let listed = wish_rules::by_numbers(conn, org, actor, numbers)?;
    Ok(listed
        .into_iter()
        .filter_map(|wish| {
            let record = records.remove(&wish.number)?;
            let knows = wish_rules::may_know_author(&record, actor, true);
            let unit = record.unit_id.clone().map(forenkl_api::UnitId);
            let name = |id: &Option<String>| id.as_ref().and_then(|id| names.get(id).cloned());
            Some(TriageRow {
                author: Author {
                    person: name(&record.author_id).filter(|_| knows),
                    unit: unit.map(|unit| match knows {
                        true => org.unit_ref(&unit),
                        false => org.administration_ref(&unit),
                    }),
                },
                assignee: name(&record.assignee_id),
                question: record.question.clone().zip(record.question_at).map(|(text, at)| Question {
                    text,
                    at: Timestamp(at),
                    by: name(&record.question_by),
                }),
                appeal: appeals.get(&wish.number).cloned(),
                scheduled: scheduled.get(&wish.number).copied().map(Timestamp),
                version: record.version,
                body: record.body,
                suggestion: record.suggestion,
                rule: record.rule,
                wish,
            })
        })
        .collect())
}

fn mine(conn: &mut Conn, org: &Org, actor: &Actor) -> Result<Vec<TriageArea>, Fault> {
    Ok(areas::app::list(conn, org)?
        .into_iter()
        .filter(|area| actor.may_at(Permission::WishAssess, org, &area.unit.id, Some(&area.id)))
        .map(|area| TriageArea { area: org.area_ref(&area.id), unit: area.unit.id, owners: area.owners })
        .collect())
}

/// Gives one answer to several wishes, now or later; all or none.
///
/// # Errors
/// `stale` naming those that were changed meanwhile; whatever [`wish_rules::answer`] refuses.
pub(super) fn answer(tx: &mut Tx<'_>, reader: &Reader, body: &AnswersBody) -> Result<(), Fault> {
    check_seen(tx, &body.wishes)?;
    for seen in &body.wishes {
        let one = AnswerBody {
            decision: body.decision,
            reason: body.reason.clone(),
            unit: body.unit.clone(),
            initiative: body.initiative,
            horizon: body.horizon,
            publish_at: body.publish_at,
            version: seen.version,
        };
        wish_rules::answer(tx, reader, seen.number, &one)?;
    }
    Ok(())
}

/// Names the wishes that were changed since the writer saw them.
///
/// # Errors
/// `stale`, with a field error for each; its place is the number.
pub(super) fn check_seen(conn: &mut Conn, wishes: &[SeenWish]) -> Result<(), Fault> {
    let numbers: Vec<i64> = wishes.iter().map(|wish| wish.number).collect();
    let versions: HashMap<i64, i64> = wishes::table
        .filter(wishes::number.eq_any(numbers))
        .select((wishes::number, wishes::version))
        .load::<(i64, i64)>(conn)?
        .into_iter()
        .collect();
    let changed: Vec<FieldError> = wishes
        .iter()
        .filter(|seen| versions.get(&seen.number) != Some(&seen.version))
        .map(|seen| FieldError::new("wishes", FieldCode::NotAllowed).place(seen.number.to_string()))
        .collect();
    if changed.is_empty() {
        return Ok(());
    }
    Err(Problem { fields: changed, ..Problem::new(ProblemCode::Stale) }.into())
}
