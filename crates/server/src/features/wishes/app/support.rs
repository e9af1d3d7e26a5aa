//! "This hits us too": once per person, counted in units, with an own estimate if there is one. It can be taken back.

use diesel::prelude::*;
use forenkl_api::{
    PersonId,
    problem::ConflictReason,
    wishes::{Burden, Support, SupportBody},
};
use serde_json::json;

use super::family::{self, OptOut};
use crate::{
    auth::Actor,
    db::{
        Act, Conn, Prepared, Tx, Visibility,
        schema::{follows, supports, voices, wishes},
    },
    fault::Fault,
};

/// What supporting needs to know of a wish; less than the whole of it, because this is the busiest write of all.
struct Hit {
    title: String,
    author: Option<String>,
    unit: Option<String>,
    /// Read with others that were merged into it.
    has_parts: bool,
    state: Support,
}

fn hit(conn: &mut Conn, wish: i64) -> Result<Hit, Fault> {
    type Record = (
        (String, Option<String>, Option<String>, Option<i64>, bool),
        (i64, i64, Option<i64>, Option<i64>, Option<i64>),
    );
    let part = diesel::alias!(wishes as part);
    let parts = part.filter(part.field(wishes::merged_into).eq(wish));
    let ((title, author, unit, merged_into, has_parts), counts): Record = wishes::table
        .find(wish)
        .filter(wishes::removed_at.is_null())
        .select((
            (
                wishes::title,
                wishes::author_id,
                wishes::unit_id,
                wishes::merged_into,
                diesel::dsl::exists(parts),
            ),
            (
                wishes::supporters,
                wishes::units_hit,
                wishes::estimated_minutes,
                wishes::confirmed_minutes,
                wishes::verified_minutes,
            ),
        ))
        .first(conn)
        .optional()?
        .ok_or_else(Fault::not_found)?;
    if merged_into.is_some() {
        return Err(Fault::conflict(ConflictReason::Merged));
    }
    let (supporters, units_hit, estimated, confirmed, verified) = counts;
    let burden = Burden { estimated, confirmed, verified };
    let state = Support { supported: false, supporters, units_hit, burden };
    Ok(Hit { title, author, unit, has_parts, state })
}

/// Says "this hits us too", or changes unit and estimate.
///
/// # Errors
/// `not_found`; `forbidden` for the author, whose unit is counted already.
pub fn support(tx: &mut Tx<'_>, actor: &Actor, wish: i64, body: &SupportBody) -> Result<Support, Fault> {
    let mut hit = hit(tx, wish)?;
    if hit.author.as_deref() == Some(actor.id().as_str()) {
        return Err(Fault::forbidden());
    }
    let before = find(tx, wish, actor.id())?;
    let minutes = body.load.as_ref().map(|load| load.minutes_per_year());
    hit.state.supported = true;
    let load = body.load.as_ref();
    let columns = (
        supports::unit_id.eq(body.unit.as_str()),
        supports::load_tenths.eq(load.map(|load| load.tenths_of_minutes)),
        supports::load_times.eq(load.map(|load| load.times_per_year)),
        supports::load_people.eq(load.map(|load| load.people)),
        supports::minutes.eq(minutes),
        supports::at.eq(tx.now.0),
    );
    match &before {
        Some((unit, before_minutes)) => {
            if unit == body.unit.as_str() && *before_minutes == minutes {
                return Ok(hit.state);
            }
            diesel::update(supports::table.find((wish, actor.id().as_str())))
                .set(columns)
                .execute(&mut **tx)?;
            // Moving from one unit to another is rare: count anew.
            hit.state.units_hit = count_units(tx, wish, hit.unit.as_deref())?;
        }
        None => {
            let new_unit =
                hit.unit.as_deref() != Some(body.unit.as_str()) && !unit_heard(tx, wish, body.unit.as_str())?;
            diesel::insert_into(supports::table)
                .values((supports::wish.eq(wish), supports::person_id.eq(actor.id().as_str()), columns))
                .execute(&mut **tx)?;
            // Who has spoken for it in a workshop is counted already.
            let spoke =
                voices::table.filter(voices::wish.eq(wish)).filter(voices::person_id.eq(actor.id().as_str()));
            let counted = diesel::delete(spoke).execute(&mut **tx)? > 0;
            hit.state.supporters += i64::from(!counted);
            hit.state.units_hit += i64::from(new_unit);
        }
    }
    if hit.has_parts {
        recount(tx, wish, &mut hit)?;
        record(tx, "wish.supported", actor.id(), wish, &hit)?;
        return Ok(hit.state);
    }
    store_counts(tx, wish, &hit)?;
    if minutes.is_some() || before.is_some_and(|(_, minutes)| minutes.is_some()) {
        reckon(tx, wish, &mut hit)?;
    }
    record(tx, "wish.supported", actor.id(), wish, &hit)?;
    Ok(hit.state)
}

/// Takes one's support back. Taking back what was never given changes nothing.
///
/// # Errors
/// `not_found`.
pub fn withdraw(tx: &mut Tx<'_>, person: &PersonId, wish: i64) -> Result<Support, Fault> {
    let mut hit = hit(tx, wish)?;
    if hit.has_parts {
        return withdraw_from_all(tx, person, wish, hit);
    }
    let Some((unit, minutes)) = find(tx, wish, person)? else { return Ok(hit.state) };
    diesel::delete(supports::table.find((wish, person.as_str()))).execute(&mut **tx)?;
    hit.state.supporters -= 1;
    if hit.unit.as_deref() != Some(unit.as_str()) && !unit_heard(tx, wish, &unit)? {
        hit.state.units_hit -= 1;
    }
    store_counts(tx, wish, &hit)?;
    if minutes.is_some() {
        reckon(tx, wish, &mut hit)?;
    }
    record(tx, "wish.support_withdrawn", person, wish, &hit)?;
    Ok(hit.state)
}

/// What was given to the wish itself is taken back; what came with a part is taken out, and the part keeps it.
fn withdraw_from_all(tx: &mut Tx<'_>, person: &PersonId, wish: i64, mut hit: Hit) -> Result<Support, Fault> {
    let own = diesel::delete(supports::table.find((wish, person.as_str()))).execute(&mut **tx)?;
    let through = family::through(tx, wish, person.as_str(), OptOut::Support)?;
    if own == 0 && through.is_empty() {
        return Ok(hit.state);
    }
    family::take_out(tx, wish, person.as_str(), OptOut::Support, &through)?;
    recount(tx, wish, &mut hit)?;
    record(tx, "wish.support_withdrawn", person, wish, &hit)?;
    Ok(hit.state)
}

/// Counts a wish and its parts anew.
fn recount(tx: &mut Tx<'_>, wish: i64, counted: &mut Hit) -> Result<(), Fault> {
    family::recount(tx, wish)?;
    let supported = counted.state.supported;
    counted.state = Support { supported, ..hit(tx, wish)?.state };
    Ok(())
}

fn find(conn: &mut Conn, wish: i64, person: &PersonId) -> Result<Option<(String, Option<i64>)>, Fault> {
    Ok(supports::table
        .find((wish, person.as_str()))
        .select((supports::unit_id, supports::minutes))
        .first(conn)
        .optional()?)
}

fn unit_heard(conn: &mut Conn, wish: i64, unit: &str) -> Result<bool, Fault> {
    let there = supports::table.filter(supports::wish.eq(wish)).filter(supports::unit_id.eq(unit));
    let spoke = voices::table.filter(voices::wish.eq(wish)).filter(voices::unit_id.eq(unit));
    Ok(diesel::select(diesel::dsl::exists(there).or(diesel::dsl::exists(spoke))).get_result(conn)?)
}

fn count_units(conn: &mut Conn, wish: i64, author_unit: Option<&str>) -> Result<i64, Fault> {
    Ok(i64::try_from(family::units_hit(conn, wish, author_unit)?.len()).unwrap_or(i64::MAX))
}

/// The sum of what the units say of themselves: each unit's latest estimate, and the author's for the author's own unit.
/// `None` while only the author has said anything.
fn confirmed(conn: &mut Conn, wish: i64) -> Result<Option<i64>, Fault> {
    let estimates: Vec<(String, Option<i64>)> = supports::table
        .filter(supports::wish.eq(wish))
        .filter(supports::minutes.is_not_null())
        .order(supports::at)
        .select((supports::unit_id, supports::minutes))
        .load(conn)?;
    if estimates.is_empty() {
        return Ok(None);
    }
    let (unit, own): (Option<String>, Option<i64>) =
        wishes::table.find(wish).select((wishes::unit_id, wishes::estimated_minutes)).first(conn)?;
    let mut by_unit: std::collections::BTreeMap<String, i64> = std::collections::BTreeMap::new();
    if let Some(own) = own {
        by_unit.insert(unit.unwrap_or_default(), own);
    }
    by_unit.extend(estimates.into_iter().filter_map(|(unit, minutes)| Some((unit, minutes?))));
    Ok(Some(by_unit.values().sum()))
}

/// Computes the confirmed burden anew, after the author changed the own estimate.
pub(super) fn confirm(tx: &mut Tx<'_>, wish: i64) -> Result<(), Fault> {
    let mut hit = hit(tx, wish)?;
    if hit.has_parts { family::recount(tx, wish) } else { reckon(tx, wish, &mut hit) }
}

fn store_counts(tx: &mut Tx<'_>, wish: i64, hit: &Hit) -> Result<(), Fault> {
    let counts = diesel::update(wishes::table.find(wish))
        .set((wishes::supporters.eq(hit.state.supporters), wishes::units_hit.eq(hit.state.units_hit)));
    Prepared(counts).execute(&mut **tx)?;
    Ok(())
}

/// By itself, because most supports bring no estimate, and writing a column writes its index, changed or not.
fn reckon(tx: &mut Tx<'_>, wish: i64, hit: &mut Hit) -> Result<(), Fault> {
    hit.state.burden.confirmed = confirmed(tx, wish)?;
    let burden = &hit.state.burden;
    diesel::update(wishes::table.find(wish))
        .set((
            wishes::confirmed_minutes.eq(burden.confirmed),
            wishes::burden_sort.eq(burden.best().map_or(0, |(minutes, _)| minutes)),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Who supports what is nobody's business: lists show how many.
fn record(
    tx: &mut Tx<'_>,
    action: &'static str,
    person: &PersonId,
    wish: i64,
    hit: &Hit,
) -> Result<(), Fault> {
    let act = Act::new(action, "wish", wish)
        .by(person)
        .seen_by(Visibility::Nobody)
        .label(&hit.title)
        .after(json!({ "units_hit": hit.state.units_hit }));
    tx.record(act).map(drop)
}

/// Follows a wish; following twice changes nothing.
///
/// # Errors
/// `not_found`.
pub fn follow(tx: &mut Tx<'_>, person: &PersonId, wish: i64) -> Result<(), Fault> {
    let title = hit(tx, wish)?.title;
    let there: bool = diesel::select(diesel::dsl::exists(follows::table.find((wish, person.as_str()))))
        .get_result(&mut **tx)?;
    if there {
        return Ok(());
    }
    diesel::insert_into(follows::table)
        .values((follows::wish.eq(wish), follows::person_id.eq(person.as_str())))
        .execute(&mut **tx)?;
    let act = Act::new("wish.followed", "wish", wish).by(person).seen_by(Visibility::Nobody).label(title);
    tx.record(act).map(drop)
}

/// Stops following a wish.
///
/// # Errors
/// `not_found`.
pub fn unfollow(tx: &mut Tx<'_>, person: &PersonId, wish: i64) -> Result<(), Fault> {
    let title = hit(tx, wish)?.title;
    let own = diesel::delete(follows::table.find((wish, person.as_str()))).execute(&mut **tx)?;
    let through = family::through(tx, wish, person.as_str(), OptOut::Follow)?;
    family::take_out(tx, wish, person.as_str(), OptOut::Follow, &through)?;
    if own == 0 && through.is_empty() {
        return Ok(());
    }
    let act = Act::new("wish.unfollowed", "wish", wish).by(person).seen_by(Visibility::Nobody).label(title);
    tx.record(act).map(drop)
}
