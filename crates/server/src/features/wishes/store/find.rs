//! Which wishes a list is about, and in which order.

use diesel::{dsl, prelude::*, sql_types::Bool};
use forenkl_api::{
    UnitId,
    wishes::{WishQuery, WishSort, WishStatus},
};

use crate::{
    auth::Actor,
    clock,
    db::{
        Conn,
        schema::{follows, referrals, supports, wishes},
    },
    org::Org,
    stem,
};

type Backend = <Conn as Connection>::Backend;
pub(super) type Boxed<'a> = wishes::BoxedQuery<'a, Backend>;

/// In the order that a list asks for.
pub(super) fn sorted(found: Boxed<'_>, sort: Option<WishSort>) -> Boxed<'_> {
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

/// Those that a list asks for, in no order.
pub(super) fn matching<'a>(org: &Org, actor: &'a Actor, query: &'a WishQuery) -> Boxed<'a> {
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
