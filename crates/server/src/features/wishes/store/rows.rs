//! What lists show: rows, numbers and how many there are.

use std::collections::HashSet;

use diesel::{dsl, prelude::*};
use forenkl_api::{
    AreaId, PartialDate,
    wishes::{Burden, Decision, RuleSource, WishKind, WishQuery, WishRow, WishStatus},
};

use super::find::{Boxed, matching, sorted};
use crate::{
    auth::Actor,
    clock,
    db::{
        Conn,
        schema::{merge_optouts, supports, wishes},
    },
    fault::Fault,
    features::deadlines::app::Standing,
    org::Org,
};

diesel::define_sql_function! {
    /// The first characters of a text; the same on both databases.
    fn substr(text: diesel::sql_types::Text, from: diesel::sql_types::Integer, length: diesel::sql_types::Integer) -> diesel::sql_types::Text;
}

/// Characters of the text that a list shows.
const EXCERPT: i32 = 180;

type RowRecord = (
    (i64, String, String, String, String, Option<String>, Option<String>, String, String),
    (i64, i64, Option<i64>, Option<i64>, Option<i64>, i64, Option<String>, Option<String>),
    (Option<i64>, Option<i64>, Option<i64>, Option<i64>),
    (bool, bool),
);

/// Rows of a list: one page of those that match.
pub fn page(
    conn: &mut Conn,
    org: &Org,
    actor: &Actor,
    query: &WishQuery,
    limit: i64,
    offset: i64,
) -> Result<Vec<WishRow>, Fault> {
    let found = sorted(matching(org, actor, query), query.sort).limit(limit).offset(offset);
    rows(conn, org, actor, found)
}

/// How many match.
pub fn count(conn: &mut Conn, org: &Org, actor: &Actor, query: &WishQuery) -> Result<i64, Fault> {
    Ok(matching(org, actor, query).count().get_result(conn)?)
}

/// Rows by number, in the order asked for.
pub fn by_numbers(conn: &mut Conn, org: &Org, actor: &Actor, numbers: &[i64]) -> Result<Vec<WishRow>, Fault> {
    let found = wishes::table
        .filter(wishes::number.eq_any(numbers))
        .filter(wishes::removed_at.is_null())
        .into_boxed();
    let mut rows = rows(conn, org, actor, found)?;
    rows.sort_by_key(|row| numbers.iter().position(|number| *number == row.number));
    Ok(rows)
}

/// Of all that match: the number, when it was recorded, and when it last moved.
pub fn moments(
    conn: &mut Conn,
    org: &Org,
    actor: &Actor,
    query: &WishQuery,
) -> Result<Vec<(i64, i64, i64)>, Fault> {
    type Record = (i64, i64, Option<i64>, Option<i64>, Option<i64>, Option<i64>);
    let records: Vec<Record> = matching(org, actor, query)
        .select((
            wishes::number,
            wishes::recorded_at,
            wishes::assessed_at,
            wishes::answered_at,
            wishes::carried_out_at,
            wishes::confirmed_at,
        ))
        .load(conn)?;
    Ok(records
        .into_iter()
        .map(|(number, recorded, assessed, answered, carried_out, confirmed)| {
            let moved = [assessed, answered, carried_out, confirmed].into_iter().flatten().max();
            (number, recorded, moved.unwrap_or(recorded).max(recorded))
        })
        .collect())
}

/// More numbers than this are not asked for one by one.
const FEW: usize = 500;

/// The numbers of all that match, in order: one look through the texts serves both the page and the count.
pub fn numbers(conn: &mut Conn, org: &Org, actor: &Actor, query: &WishQuery) -> Result<Vec<i64>, Fault> {
    Ok(sorted(matching(org, actor, query), query.sort).select(wishes::number).load(conn)?)
}

/// The numbers of those found otherwise that match too, in order.
pub fn numbers_among(
    conn: &mut Conn,
    org: &Org,
    actor: &Actor,
    query: &WishQuery,
    found: &[i64],
) -> Result<Vec<i64>, Fault> {
    let mut among = sorted(matching(org, actor, query), query.sort);
    if found.len() <= FEW {
        among = among.filter(wishes::number.eq_any(found.to_vec()));
        return Ok(among.select(wishes::number).load(conn)?);
    }
    let mut numbers: Vec<i64> = among.select(wishes::number).load(conn)?;
    let found: HashSet<i64> = found.iter().copied().collect();
    numbers.retain(|number| found.contains(number));
    Ok(numbers)
}

fn rows(conn: &mut Conn, org: &Org, actor: &Actor, found: Boxed<'_>) -> Result<Vec<WishRow>, Fault> {
    let me = actor.id().as_str();
    let by_me = supports::table.filter(supports::wish.eq(wishes::number)).filter(supports::person_id.eq(me));
    // With a part that the person wrote or supports, and has not taken out of the whole. Asked for each row by itself: few wishes have
    // parts, and the index says so at once.
    let part = diesel::alias!(wishes as part);
    let supports_part = supports::table
        .filter(supports::wish.eq(part.field(wishes::number)))
        .filter(supports::person_id.eq(me));
    let taken_out = merge_optouts::table
        .filter(merge_optouts::wish.eq(part.field(wishes::number)))
        .filter(merge_optouts::into_wish.nullable().eq(part.field(wishes::merged_into)))
        .filter(merge_optouts::person_id.eq(me))
        .filter(merge_optouts::what.eq("support"));
    let through_part = part
        .filter(part.field(wishes::merged_into).eq(wishes::number.nullable()))
        .filter(part.field(wishes::author_id).eq(me).assume_not_null().or(dsl::exists(supports_part)))
        .filter(dsl::not(dsl::exists(taken_out)));
    let records: Vec<RowRecord> = found
        .select((
            (
                wishes::number,
                wishes::title,
                substr(wishes::body, 1, EXCERPT),
                wishes::area_id,
                wishes::status,
                wishes::decision,
                wishes::horizon,
                wishes::rule_source,
                wishes::kind,
            ),
            (
                wishes::supporters,
                wishes::units_hit,
                wishes::estimated_minutes,
                wishes::confirmed_minutes,
                wishes::verified_minutes,
                wishes::comments,
                wishes::received,
                wishes::author_id,
            ),
            (wishes::assessed_at, wishes::question_at, wishes::first_due, wishes::answer_due),
            (dsl::exists(by_me), dsl::exists(through_part)),
        ))
        .load(conn)?;
    let today = clock::today();
    Ok(records.into_iter().map(|record| row(record, org, actor, today)).collect())
}

fn row(record: RowRecord, org: &Org, actor: &Actor, today: i32) -> WishRow {
    let (
        (number, title, excerpt, area, status, decision, horizon, rule_source, kind),
        (supporters, units_hit, estimated, confirmed, verified, comments, received, author),
        (assessed_at, question_at, first_due, answer_due),
        (supported, supported_through),
    ) = record;
    let status = WishStatus::from_word(&status).unwrap_or(WishStatus::Received);
    let standing = Standing { status, assessed_at, question_at, met_at: None, first_due, answer_due };
    let mine = author.as_deref() == Some(actor.id().as_str());
    WishRow {
        number,
        title,
        excerpt,
        area: org.area_ref(&AreaId(area)),
        status,
        decision: decision.as_deref().and_then(Decision::from_word),
        horizon: horizon.as_deref().and_then(PartialDate::parse),
        rule_source: RuleSource::from_word(&rule_source).unwrap_or(RuleSource::Unknown),
        kind: WishKind::from_word(&kind).unwrap_or(WishKind::Process),
        supporters,
        units_hit,
        burden: Burden { estimated, confirmed, verified },
        comments,
        received: received.as_deref().and_then(PartialDate::parse),
        deadline: status.is_open().then(|| org.clock.deadline(&standing, today)).flatten(),
        supported: supported || (supported_through && !mine),
        mine,
        hits: None,
    }
}
