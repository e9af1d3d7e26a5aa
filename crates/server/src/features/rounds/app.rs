//! The rules about rounds: open between two days, for some areas and units or for all.

use diesel::prelude::*;
use forenkl_api::{
    AreaId, FieldCode, PartialDate, PersonId, Problem, RoundId, UnitId,
    problem::ConflictReason,
    rounds::{Round, RoundBody, RoundState},
};
use serde_json::json;

use crate::{
    auth::Actor,
    clock,
    db::{
        Act, Conn, Tx,
        schema::{round_areas, round_units, rounds, wishes},
    },
    fault::Fault,
    ids,
    org::Org,
};

type Record = (String, String, String, String, String, Option<i64>, i64);

/// The rounds, newest first.
///
/// # Errors
/// When the database cannot be read.
pub fn list(conn: &mut Conn, org: &Org, actor: &Actor) -> Result<Vec<Round>, Fault> {
    let records: Vec<Record> =
        rounds::table.order((rounds::opens_on.desc(), rounds::id.desc())).load(conn)?;
    let areas: Vec<(String, String)> = round_areas::table.load(conn)?;
    let units: Vec<(String, String)> = round_units::table.load(conn)?;
    let heard: Vec<(Option<String>, i64, i64)> = wishes::table
        .filter(wishes::round_id.is_not_null())
        .filter(wishes::removed_at.is_null())
        .filter(wishes::merged_into.is_null())
        .group_by(wishes::round_id)
        .select((
            wishes::round_id,
            diesel::dsl::count_star(),
            diesel::dsl::count(wishes::unit_id).aggregate_distinct(),
        ))
        .load(conn)?;
    let today = clock::today();
    Ok(records
        .into_iter()
        .filter_map(|record| {
            let of = |list: &[(String, String)]| -> Vec<String> {
                list.iter().filter(|(round, _)| *round == record.0).map(|(_, id)| id.clone()).collect()
            };
            let units: Vec<UnitId> = of(&units).into_iter().map(UnitId).collect();
            let areas = of(&areas).into_iter().map(AreaId).collect();
            let (wishes, units_heard) = heard
                .iter()
                .find(|(round, _, _)| round.as_deref() == Some(&record.0))
                .map_or((0, 0), |(_, wishes, units)| (*wishes, *units));
            shape(record, today, areas, units, (wishes, units_heard), org, actor)
        })
        .collect())
}

fn shape(
    record: Record,
    today: i32,
    areas: Vec<AreaId>,
    units: Vec<UnitId>,
    (wishes, units_heard): (i64, i64),
    org: &Org,
    actor: &Actor,
) -> Option<Round> {
    let (id, name, purpose, opens_on, closes_on, closed_at, version) = record;
    let (opens_on, closes_on) = (PartialDate::parse(&opens_on)?, PartialDate::parse(&closes_on)?);
    let state = state(&opens_on, &closes_on, closed_at, today);
    let invited = actor.me.grants.iter().any(|grant| invites(org, &units, &grant.unit));
    Some(Round {
        id: RoundId(id),
        name,
        purpose,
        opens_on,
        closes_on,
        state,
        areas,
        units,
        wishes,
        units_heard,
        invited,
        version,
    })
}

fn state(opens_on: &PartialDate, closes_on: &PartialDate, closed_at: Option<i64>, today: i32) -> RoundState {
    if closed_at.is_some() || closes_on.last_day() < today {
        RoundState::Closed
    } else if today < opens_on.first_day() {
        RoundState::Planned
    } else {
        RoundState::Open
    }
}

fn invites(org: &Org, invited: &[UnitId], unit: &UnitId) -> bool {
    invited.is_empty() || org.lineage(unit).iter().any(|above| invited.contains(above))
}

/// One round.
///
/// # Errors
/// `not_found`.
pub fn get(conn: &mut Conn, org: &Org, actor: &Actor, id: &RoundId) -> Result<Round, Fault> {
    list(conn, org, actor)?.into_iter().find(|round| round.id == *id).ok_or_else(Fault::not_found)
}

/// Whether there is such a round.
///
/// # Errors
/// When the database cannot be read.
pub fn exists(conn: &mut Conn, id: &RoundId) -> Result<bool, Fault> {
    Ok(diesel::select(diesel::dsl::exists(rounds::table.find(id.as_str()))).get_result(conn)?)
}

/// Whether a wish for this area from this unit may go into the round, today.
///
/// # Errors
/// `invalid` when the round is unknown or does not invite them; a conflict when it is not open.
pub fn admit(
    conn: &mut Conn,
    org: &Org,
    actor: &Actor,
    id: &RoundId,
    area: &AreaId,
    unit: &UnitId,
) -> Result<(), Fault> {
    let round =
        get(conn, org, actor, id).map_err(|_| Fault::from(Problem::field("round", FieldCode::Unknown)))?;
    if round.state != RoundState::Open {
        return Err(Fault::conflict(ConflictReason::RoundClosed));
    }
    let fits = invites(org, &round.units, unit) && (round.areas.is_empty() || round.areas.contains(area));
    if fits { Ok(()) } else { Err(Fault::field("round", FieldCode::NotAllowed)) }
}

/// Opens a round.
///
/// # Errors
/// `invalid` when an area or unit is unknown.
pub fn create(tx: &mut Tx<'_>, org: &Org, body: &RoundBody, by: &PersonId) -> Result<RoundId, Fault> {
    check(org, body)?;
    let id: RoundId = ids::new();
    diesel::insert_into(rounds::table)
        .values((
            rounds::id.eq(id.as_str()),
            rounds::name.eq(body.name.trim()),
            rounds::purpose.eq(body.purpose.trim()),
            rounds::opens_on.eq(body.opens_on.to_string()),
            rounds::closes_on.eq(body.closes_on.to_string()),
            rounds::version.eq(1),
        ))
        .execute(&mut **tx)?;
    write_scope(tx, &id, body)?;
    tx.record(Act::new("round.created", "round", &id).label(body.name.trim()).by(by).after(shown(body)))?;
    Ok(id)
}

fn check(org: &Org, body: &RoundBody) -> Result<(), Fault> {
    if body.areas.iter().any(|area| org.area(area).is_none()) {
        return Err(Fault::field("areas", FieldCode::Unknown));
    }
    if body.units.iter().any(|unit| org.unit(unit).is_none()) {
        return Err(Fault::field("units", FieldCode::Unknown));
    }
    Ok(())
}

fn write_scope(tx: &mut Tx<'_>, id: &RoundId, body: &RoundBody) -> Result<(), Fault> {
    diesel::delete(round_areas::table.filter(round_areas::round_id.eq(id.as_str()))).execute(&mut **tx)?;
    diesel::delete(round_units::table.filter(round_units::round_id.eq(id.as_str()))).execute(&mut **tx)?;
    let mut areas: Vec<&AreaId> = body.areas.iter().collect();
    areas.sort();
    areas.dedup();
    for area in areas {
        diesel::insert_into(round_areas::table)
            .values((round_areas::round_id.eq(id.as_str()), round_areas::area_id.eq(area.as_str())))
            .execute(&mut **tx)?;
    }
    let mut units: Vec<&UnitId> = body.units.iter().collect();
    units.sort();
    units.dedup();
    for unit in units {
        diesel::insert_into(round_units::table)
            .values((round_units::round_id.eq(id.as_str()), round_units::unit_id.eq(unit.as_str())))
            .execute(&mut **tx)?;
    }
    Ok(())
}

fn shown(body: &RoundBody) -> serde_json::Value {
    json!({
        "name": body.name.trim(), "purpose": body.purpose.trim(), "opens_on": body.opens_on, "closes_on": body.closes_on,
        "areas": body.areas.len(), "units": body.units.len(),
    })
}

/// Changes a round. Moving the last day beyond today opens it again.
///
/// # Errors
/// `stale`, `not_found`, `invalid`.
pub fn update(
    tx: &mut Tx<'_>,
    org: &Org,
    actor: &Actor,
    id: &RoundId,
    body: &RoundBody,
) -> Result<(), Fault> {
    let current = get(tx, org, actor, id)?;
    if current.version != body.version {
        return Err(Fault::stale(&current));
    }
    check(org, body)?;
    let ends_later = body.closes_on.last_day() >= clock::today() && body.closes_on != current.closes_on;
    diesel::update(rounds::table.find(id.as_str()))
        .set((
            rounds::name.eq(body.name.trim()),
            rounds::purpose.eq(body.purpose.trim()),
            rounds::opens_on.eq(body.opens_on.to_string()),
            rounds::closes_on.eq(body.closes_on.to_string()),
            rounds::version.eq(current.version + 1),
        ))
        .execute(&mut **tx)?;
    if ends_later {
        diesel::update(rounds::table.find(id.as_str()))
            .set(rounds::closed_at.eq(None::<i64>))
            .execute(&mut **tx)?;
    }
    write_scope(tx, id, body)?;
    let before = json!({
        "name": current.name, "purpose": current.purpose, "opens_on": current.opens_on, "closes_on": current.closes_on,
        "areas": current.areas.len(), "units": current.units.len(),
    });
    tx.record(
        Act::new("round.changed", "round", id)
            .label(body.name.trim())
            .by(actor.id())
            .change(before, shown(body)),
    )?;
    Ok(())
}

/// Closes a round now.
///
/// # Errors
/// `not_found`, or a conflict when it is closed already.
pub fn close(tx: &mut Tx<'_>, org: &Org, actor: &Actor, id: &RoundId) -> Result<(), Fault> {
    let current = get(tx, org, actor, id)?;
    if current.state == RoundState::Closed {
        return Err(Fault::conflict(ConflictReason::RoundClosed));
    }
    let now = tx.now.0;
    // Today was the last day, then; giving the round its own last day back opens it again.
    let today = PartialDate::from_day_number(clock::today());
    let last =
        today.filter(|day| *day >= current.opens_on && *day < current.closes_on).unwrap_or(current.closes_on);
    diesel::update(rounds::table.find(id.as_str()))
        .set((
            rounds::closed_at.eq(now),
            rounds::closes_on.eq(last.to_string()),
            rounds::version.eq(current.version + 1),
        ))
        .execute(&mut **tx)?;
    let (before, after) = (json!({ "closes_on": current.closes_on }), json!({ "closes_on": last }));
    tx.record(
        Act::new("round.closed", "round", id).label(current.name).by(actor.id()).change(before, after),
    )?;
    Ok(())
}
