//! Queries about wishes.

use std::collections::HashSet;

use diesel::{dsl, prelude::*};
use forenkl_api::{
    AreaId, PartialDate, UnitId,
    problem::ConflictReason,
    wishes::{Burden, Decision, RuleSource, WishKind, WishQuery, WishRow, WishSort, WishStatus},
};

pub use super::record::{WishRecord, load};
use diesel::sql_types::Bool;

use crate::{
    alike::Text,
    auth::Actor,
    clock,
    db::{
        Conn,
        schema::{follows, merge_optouts, referrals, supports, wishes},
    },
    fault::Fault,
    features::deadlines::app::Standing,
    org::Org,
    stem,
};

type Backend = <Conn as Connection>::Backend;
type Boxed<'a> = wishes::BoxedQuery<'a, Backend>;

diesel::define_sql_function! {
    /// The first characters of a text; the same on both databases.
    fn substr(text: diesel::sql_types::Text, from: diesel::sql_types::Integer, length: diesel::sql_types::Integer) -> diesel::sql_types::Text;
}

/// Characters of the text that a list shows.
const EXCERPT: i32 = 180;

/// A wish that was not removed.
pub fn get(conn: &mut Conn, number: i64) -> Result<WishRecord, Fault> {
    wishes::table
        .find(number)
        .filter(wishes::removed_at.is_null())
        .select(WishRecord::as_select())
        .first(conn)
        .optional()?
        .ok_or_else(Fault::not_found)
}

/// A wish that may be changed: one that was merged takes nothing more.
pub fn get_unmerged(conn: &mut Conn, number: i64) -> Result<WishRecord, Fault> {
    let record = get(conn, number)?;
    if record.merged_into.is_some() { Err(Fault::conflict(ConflictReason::Merged)) } else { Ok(record) }
}

/// Stores a changed wish and raises its version.
pub fn save(conn: &mut Conn, record: &mut WishRecord) -> Result<(), Fault> {
    record.derive();
    record.version += 1;
    diesel::update(wishes::table.find(record.number)).set(&*record).execute(conn)?;
    Ok(())
}

/// Stores what the clock says of a wish; its version stays, for nobody changed what it says.
pub fn save_clock(conn: &mut Conn, record: &WishRecord) -> Result<(), Fault> {
    diesel::update(wishes::table.find(record.number))
        .set((
            wishes::clock_from.eq(record.clock_from),
            wishes::clock_met_at.eq(record.clock_met_at),
            wishes::first_due.eq(record.first_due),
            wishes::answer_due.eq(record.answer_due),
            wishes::assignee_id.eq(&record.assignee_id),
        ))
        .execute(conn)?;
    Ok(())
}

/// Stores a new wish.
pub fn insert(conn: &mut Conn, record: &mut WishRecord) -> Result<(), Fault> {
    record.derive();
    diesel::insert_into(wishes::table).values(&*record).execute(conn)?;
    Ok(())
}

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

/// What wishes say, to be compared and searched: all of them, or those with these numbers. Removed ones are left out.
pub fn texts(conn: &mut Conn, numbers: Option<&[i64]>) -> Result<Vec<Text>, Fault> {
    let mut found =
        wishes::table.filter(wishes::removed_at.is_null()).filter(wishes::merged_into.is_null()).into_boxed();
    if let Some(numbers) = numbers {
        found = found.filter(wishes::number.eq_any(numbers));
    }
    let texts: Vec<(i64, String, String, String, String)> = found
        .order(wishes::number)
        .select((wishes::number, wishes::title, wishes::body, wishes::rule, wishes::suggestion))
        .load(conn)?;
    let text = |(number, title, body, rule, suggestion)| Text { number, title, body, rule, suggestion };
    Ok(texts.into_iter().map(text).collect())
}

/// Number and title of the wishes with these numbers, in the order asked for; those that are removed or merged are left out.
///
/// # Errors
/// When the database cannot be read.
pub fn titles(conn: &mut Conn, numbers: &[i64]) -> Result<Vec<(i64, String)>, Fault> {
    let mut titles: Vec<(i64, String)> = wishes::table
        .filter(wishes::number.eq_any(numbers))
        .filter(wishes::removed_at.is_null())
        .filter(wishes::merged_into.is_null())
        .select((wishes::number, wishes::title))
        .load(conn)?;
    titles.sort_by_key(|(number, _)| numbers.iter().position(|wanted| wanted == number));
    Ok(titles)
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

fn sorted(found: Boxed<'_>, sort: Option<WishSort>) -> Boxed<'_> {
    match sort.unwrap_or(WishSort::Units) {
        WishSort::Relevance | WishSort::Units => {
            found.order((wishes::units_hit.desc(), wishes::number.desc()))
        }
        WishSort::Hours => found.order((wishes::burden_sort.desc(), wishes::number.desc())),
        WishSort::Newest => found.order((wishes::recorded_at.desc(), wishes::number.desc())),
        WishSort::Oldest => found.order((wishes::recorded_at.asc(), wishes::number.asc())),
        // What is owed next, a first reaction or the answer; what stands still while its author is asked comes after that, then what
        // is answered, and what was never promised last.
        WishSort::Deadline => {
            let first_owed =
                wishes::status.eq(WishStatus::Received.word()).and(wishes::assessed_at.is_null());
            let first_owed = first_owed.and(wishes::first_due.is_not_null());
            found.order((
                wishes::answer_due.is_null().asc(),
                wishes::clock_met_at.is_not_null().asc(),
                wishes::question_at.is_not_null().asc(),
                dsl::case_when(first_owed, wishes::first_due).otherwise(wishes::answer_due).asc(),
                wishes::number.asc(),
            ))
        }
    }
}

fn matching<'a>(org: &Org, actor: &'a Actor, query: &'a WishQuery) -> Boxed<'a> {
    let mut found =
        wishes::table.filter(wishes::removed_at.is_null()).filter(wishes::merged_into.is_null()).into_boxed();
    if let Some(area) = &query.area {
        found = found.filter(wishes::area_id.eq(area.as_str()));
    }
    if let Some(status) = query.status {
        found = found.filter(wishes::status.eq(status.word()));
    }
    if let Some(decision) = query.decision {
        found = found.filter(wishes::decision.eq(decision.word()));
    }
    if let Some(source) = query.rule_source {
        found = found.filter(wishes::rule_source.eq(source.word()));
    }
    if let Some(kind) = query.kind {
        found = found.filter(wishes::kind.eq(kind.word()));
    }
    if let Some(round) = &query.round {
        found = found.filter(wishes::round_id.eq(round.as_str()));
    }
    if let Some(unit) = &query.unit {
        found = from_unit(found, org, actor, unit);
    }
    found = only(found, org, actor, query.only.as_deref());
    match query.q.as_deref().map(str::trim) {
        Some(text) if !text.is_empty() => search(found, text),
        _ => found,
    }
}

/// Wishes from a unit and below. A unit smaller than an administration would tell who wrote a wish whose author is hidden, so
/// those are left out there.
fn from_unit<'a>(found: Boxed<'a>, org: &Org, actor: &'a Actor, unit: &UnitId) -> Boxed<'a> {
    let units: Vec<String> = org.subtree(unit).into_iter().map(|unit| unit.0).collect();
    let found = found.filter(wishes::unit_id.eq_any(units));
    if org.lineage(unit).len() <= 2 {
        return found;
    }
    found.filter(
        wishes::visibility.eq("everyone").or(wishes::author_id.eq(actor.id().as_str())).assume_not_null(),
    )
}

fn only<'a>(found: Boxed<'a>, org: &Org, actor: &'a Actor, only: Option<&str>) -> Boxed<'a> {
    let me = actor.id().as_str();
    match only {
        Some("mine") => {
            found.filter(wishes::author_id.eq(me).assume_not_null().or(with_part(Through::Author, me)))
        }
        Some("supported") => found.filter(
            wishes::number
                .eq_any(supports::table.filter(supports::person_id.eq(me)).select(supports::wish))
                .or(with_part(Through::Support, me)),
        ),
        Some("followed") => found.filter(
            wishes::number
                .eq_any(follows::table.filter(follows::person_id.eq(me)).select(follows::wish))
                .or(with_part(Through::Follow, me)),
        ),
        Some("open") => found.filter(wishes::status.eq_any(words(WishStatus::is_open))),
        Some("overdue") => {
            let today = Some(i64::from(clock::today()));
            let late = wishes::answer_due
                .lt(today)
                .or(wishes::first_due.lt(today).and(wishes::assessed_at.is_null()));
            found
                .filter(wishes::status.eq_any(words(WishStatus::is_open)))
                .filter(wishes::question_at.is_null())
                .filter(late)
        }
        Some("referred") => found.filter(
            wishes::number
                .eq_any(referrals::table.filter(referrals::replied_on.is_null()).select(referrals::wish)),
        ),
        Some("delivered") => found.filter(wishes::status.eq_any(words(WishStatus::is_delivered))),
        Some("awaiting") => {
            let areas: Vec<String> = assessable_areas(org, actor);
            found
                .filter(wishes::area_id.eq_any(areas))
                .filter(wishes::status.eq_any(words(WishStatus::is_open)))
        }
        _ => found,
    }
}

/// How a part can be somebody's.
#[derive(Debug, Clone, Copy)]
enum Through {
    Author,
    Support,
    Follow,
}

/// Wishes with a part that is somebody's in a way, unless they took that out of the whole.
fn with_part(how: Through, me: &str) -> Box<dyn BoxableExpression<wishes::table, Backend, SqlType = Bool>> {
    let (so, kept) = match how {
        Through::Author => ("p.author_id = ", "'none'"),
        Through::Support => ("p.number IN (SELECT wish FROM supports WHERE person_id = ", "'support'"),
        Through::Follow => ("p.number IN (SELECT wish FROM follows WHERE person_id = ", "'follow'"),
    };
    let closing = if so.contains('(') { ")" } else { "" };
    let parts = "wishes.number IN (SELECT p.merged_into FROM wishes p WHERE p.merged_into IS NOT NULL AND ";
    let out = format!(
        "{closing} AND NOT EXISTS (SELECT 1 FROM merge_optouts o WHERE o.wish = p.number \
         AND o.into_wish = p.merged_into AND o.what = {kept} AND o.person_id = "
    );
    let me = || me.to_owned();
    Box::new(
        dsl::sql::<Bool>(parts)
            .sql(so)
            .bind::<diesel::sql_types::Text, _>(me())
            .sql(&out)
            .bind::<diesel::sql_types::Text, _>(me())
            .sql("))"),
    )
}

/// The words of the statuses in which an answer is owed.
pub fn open_words() -> Vec<&'static str> {
    words(WishStatus::is_open)
}

/// The words of the statuses that are so.
fn words(so: fn(WishStatus) -> bool) -> Vec<&'static str> {
    WishStatus::ALL.iter().copied().filter(|status| so(*status)).map(WishStatus::word).collect()
}

/// The areas whose wishes the person may assess.
pub fn assessable_areas(org: &Org, actor: &Actor) -> Vec<String> {
    org.areas()
        .into_iter()
        .filter(|area| actor.may_at(forenkl_api::Permission::WishAssess, org, &area.unit, Some(&area.id)))
        .map(|area| area.id.0.clone())
        .collect()
}

/// Every word must be there, in any of its forms; a number finds the wish with that number too. For the moments in which the
/// index is not there (`app/search.rs`).
fn search<'a>(found: Boxed<'a>, text: &str) -> Boxed<'a> {
    let number = text.trim_start_matches('#').parse::<i64>().ok();
    if let (true, Some(number)) = (text.starts_with('#'), number) {
        return found.filter(wishes::number.eq(number));
    }
    let terms = stem::terms(text);
    let Some((first, rest)) = terms.split_first() else {
        return found.filter(dsl::sql::<diesel::sql_types::Bool>("1 = 0"));
    };
    let like = |term: &String| wishes::search_text.like(format!("%{}%", stem::escape(term))).escape('\\');
    let mut words: Box<dyn BoxableExpression<wishes::table, Backend, SqlType = diesel::sql_types::Bool>> =
        Box::new(like(first));
    for term in rest {
        words = Box::new(words.and(like(term)));
    }
    match number {
        Some(number) => found.filter(wishes::number.eq(number).or(words)),
        None => found.filter(words),
    }
}
