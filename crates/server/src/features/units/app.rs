//! The rules about units: one top, no cycles, and nothing is removed that something hangs on.

use diesel::prelude::*;
use forenkl_api::{
    FieldCode, PersonId, UnitId,
    problem::ConflictReason,
    units::{Unit, UnitBody, UnitKind},
};
use serde_json::json;

use crate::{
    db::{
        Act, Tx,
        schema::{answers, areas, comments, initiatives, positions, round_units, supports, units, wishes},
    },
    fault::Fault,
    ids,
    org::Org,
};

/// Makes the municipality itself.
///
/// # Errors
/// When the database refuses.
pub fn create_top(tx: &mut Tx<'_>, name: &str) -> Result<UnitId, Fault> {
    let short: String = name.split_whitespace().filter_map(|word| word.chars().next()).take(5).collect();
    let body = UnitBody {
        parent: None,
        kind: UnitKind::Municipality,
        name: name.to_owned(),
        short_name: short,
        outside_id: None,
        valid_from: None,
        valid_to: None,
        version: 0,
    };
    Ok(insert(tx, &body, None)?.id)
}

/// Makes a unit below another.
///
/// # Errors
/// `invalid` when the parent is missing or the outside id taken.
pub fn create(tx: &mut Tx<'_>, body: &UnitBody, by: Option<&PersonId>) -> Result<Unit, Fault> {
    let org = Org::load(tx)?;
    let known_parent = body.parent.as_ref().is_some_and(|parent| org.unit(parent).is_some());
    if !known_parent {
        return Err(Fault::field("parent", FieldCode::Required));
    }
    refuse_taken(&org, body, None)?;
    insert(tx, body, by)
}

fn refuse_taken(org: &Org, body: &UnitBody, but: Option<&UnitId>) -> Result<(), Fault> {
    let taken = body.outside_id.is_some()
        && org.units().any(|unit| unit.outside_id == body.outside_id && Some(&unit.id) != but);
    if taken { Err(Fault::field("outside_id", FieldCode::Taken)) } else { Ok(()) }
}

fn insert(tx: &mut Tx<'_>, body: &UnitBody, by: Option<&PersonId>) -> Result<Unit, Fault> {
    let unit = Unit {
        id: ids::new(),
        parent: body.parent.clone(),
        kind: body.kind,
        name: body.name.trim().to_owned(),
        short_name: body.short_name.trim().to_owned(),
        outside_id: body.outside_id.clone().filter(|id| !id.trim().is_empty()),
        valid_from: body.valid_from,
        valid_to: body.valid_to,
        version: 1,
    };
    diesel::insert_into(units::table)
        .values((
            units::id.eq(unit.id.as_str()),
            units::parent_id.eq(unit.parent.as_ref().map(UnitId::as_str)),
            units::kind.eq(unit.kind.word()),
            units::name.eq(&unit.name),
            units::short_name.eq(&unit.short_name),
            units::outside_id.eq(&unit.outside_id),
            units::valid_from.eq(unit.valid_from.map(|date| date.to_string())),
            units::valid_to.eq(unit.valid_to.map(|date| date.to_string())),
            units::version.eq(1),
        ))
        .execute(&mut **tx)?;
    let mut act = Act::new("unit.created", "unit", &unit.id).label(&unit.name).after(shown(&unit));
    if let Some(by) = by {
        act = act.by(by);
    }
    tx.record(act)?;
    Ok(unit)
}

/// What of a unit goes into the activity.
fn shown(unit: &Unit) -> serde_json::Value {
    json!({
        "name": unit.name, "short_name": unit.short_name, "kind": unit.kind, "parent": unit.parent,
        "outside_id": unit.outside_id, "valid_from": unit.valid_from, "valid_to": unit.valid_to,
    })
}

/// Changes a unit, or moves it.
///
/// # Errors
/// `stale`, `not_found`, a cycle, or an outside id that is taken.
pub fn update(tx: &mut Tx<'_>, id: &UnitId, body: &UnitBody, by: &PersonId) -> Result<Unit, Fault> {
    let org = Org::load(tx)?;
    let current = org.unit(id).ok_or_else(Fault::not_found)?;
    if current.version != body.version {
        return Err(Fault::stale(current));
    }
    check_parent(&org, current, body)?;
    refuse_taken(&org, body, Some(id))?;
    let unit = Unit {
        id: id.clone(),
        parent: body.parent.clone(),
        kind: body.kind,
        name: body.name.trim().to_owned(),
        short_name: body.short_name.trim().to_owned(),
        outside_id: body.outside_id.clone().filter(|id| !id.trim().is_empty()),
        valid_from: body.valid_from,
        valid_to: body.valid_to,
        version: current.version + 1,
    };
    diesel::update(units::table.find(id.as_str()))
        .set((
            units::parent_id.eq(unit.parent.as_ref().map(UnitId::as_str)),
            units::kind.eq(unit.kind.word()),
            units::name.eq(&unit.name),
            units::short_name.eq(&unit.short_name),
            units::outside_id.eq(&unit.outside_id),
            units::valid_from.eq(unit.valid_from.map(|date| date.to_string())),
            units::valid_to.eq(unit.valid_to.map(|date| date.to_string())),
            units::version.eq(unit.version),
        ))
        .execute(&mut **tx)?;
    let act =
        Act::new("unit.changed", "unit", id).label(&unit.name).by(by).change(shown(current), shown(&unit));
    tx.record(act)?;
    Ok(unit)
}

/// The top stays the top; any other unit hangs below one that is not below itself.
fn check_parent(org: &Org, current: &Unit, body: &UnitBody) -> Result<(), Fault> {
    match (&current.parent, &body.parent) {
        (None, None) => Ok(()),
        (None, Some(_)) => Err(Fault::conflict(ConflictReason::Cycle)),
        (Some(_), None) => Err(Fault::field("parent", FieldCode::Required)),
        (Some(_), Some(parent)) if org.unit(parent).is_none() => {
            Err(Fault::field("parent", FieldCode::Unknown))
        }
        (Some(_), Some(parent)) if org.lineage(parent).contains(&current.id) => {
            Err(Fault::conflict(ConflictReason::Cycle))
        }
        _ => Ok(()),
    }
}

/// Removes a unit that nothing hangs on.
///
/// # Errors
/// `not_found`, or in use.
pub fn delete(tx: &mut Tx<'_>, id: &UnitId, by: &PersonId) -> Result<(), Fault> {
    let org = Org::load(tx)?;
    let unit = org.unit(id).ok_or_else(Fault::not_found)?;
    if is_in_use(tx, id)? {
        return Err(Fault::conflict(ConflictReason::InUse));
    }
    diesel::delete(units::table.find(id.as_str())).execute(&mut **tx)?;
    let act = Act::new("unit.removed", "unit", id).label(&unit.name).by(by).change(shown(unit), json!({}));
    tx.record(act).map(drop)
}

fn is_in_use(tx: &mut Tx<'_>, id: &UnitId) -> Result<bool, Fault> {
    let id = id.as_str();
    macro_rules! any {
        ($($table:ident.$column:ident),+) => { $(
            diesel::select(diesel::dsl::exists($table::table.filter($table::$column.eq(id)))).get_result::<bool>(&mut **tx)?
        )||+ };
    }
    Ok(any!(
        units.parent_id,
        positions.unit_id,
        areas.unit_id,
        wishes.unit_id,
        supports.unit_id,
        comments.unit_id,
        initiatives.unit_id,
        answers.unit_id,
        round_units.unit_id
    ))
}
