//! The rules about areas.

use diesel::prelude::*;
use forenkl_api::{
    AreaId, FieldCode, PersonId, UnitId,
    areas::{Area, AreaBody},
    people::PersonRef,
};
use serde_json::json;

use crate::{
    db::{Act, Conn, Tx, schema::areas},
    fault::Fault,
    features::people,
    ids,
    org::{AreaEntry, Org},
};

/// The areas with their owners, in Danish order.
///
/// # Errors
/// When the database cannot be read.
pub fn list(conn: &mut Conn, org: &Org) -> Result<Vec<Area>, Fault> {
    let owners = people::app::owners(conn)?;
    Ok(org.areas().into_iter().map(|entry| shape(org, entry, &owners)).collect())
}

type Owner = (String, Vec<String>, PersonRef);

/// Who answers for an area now, in Danish order.
///
/// # Errors
/// When the database cannot be read.
pub fn owners_of(conn: &mut Conn, org: &Org, area: &AreaId) -> Result<Vec<PersonRef>, Fault> {
    let owners = people::app::owners(conn)?;
    Ok(org.area(area).map(|entry| answering_for(org, entry, &owners)).unwrap_or_default())
}

/// An owner answers for an area whose unit lies at or below the owner's, unless limited to others.
fn answering_for(org: &Org, entry: &AreaEntry, owners: &[Owner]) -> Vec<PersonRef> {
    let lineage = org.lineage(&entry.unit);
    let mut found: Vec<PersonRef> = owners
        .iter()
        .filter(|(unit, limits, _)| {
            lineage.iter().any(|above| above.as_str() == unit)
                && (limits.is_empty() || limits.contains(&entry.id.0))
        })
        .map(|(_, _, person)| person.clone())
        .collect();
    found.sort_by(|a, b| forenkl_api::search::danish_order(&a.name, &b.name));
    found.dedup();
    found
}

fn shape(org: &Org, entry: &AreaEntry, owners: &[Owner]) -> Area {
    Area {
        id: entry.id.clone(),
        code: entry.code.clone(),
        name: entry.name.clone(),
        unit: org.unit_ref(&entry.unit),
        owners: answering_for(org, entry, owners),
        retired: entry.retired,
        version: entry.version,
    }
}

fn one(tx: &mut Tx<'_>, id: &AreaId) -> Result<Area, Fault> {
    let org = Org::load(tx)?;
    let entry = org.area(id).ok_or_else(Fault::not_found)?;
    let owners = people::app::owners(tx)?;
    Ok(shape(&org, entry, &owners))
}

/// Makes an area.
///
/// # Errors
/// `invalid` when the code is taken or the unit unknown.
pub fn create(tx: &mut Tx<'_>, body: &AreaBody, by: Option<&PersonId>) -> Result<Area, Fault> {
    let org = Org::load(tx)?;
    check(&org, body, None)?;
    let id: AreaId = ids::new();
    diesel::insert_into(areas::table)
        .values((
            areas::id.eq(id.as_str()),
            areas::code.eq(body.code.trim()),
            areas::name.eq(body.name.trim()),
            areas::unit_id.eq(body.unit.as_str()),
            areas::retired.eq(body.retired),
            areas::version.eq(1),
        ))
        .execute(&mut **tx)?;
    let mut act = Act::new("area.created", "area", &id).label(body.name.trim()).after(shown(&org, body));
    if let Some(by) = by {
        act = act.by(by);
    }
    tx.record(act)?;
    one(tx, &id)
}

/// Changes an area.
///
/// # Errors
/// `stale`, `not_found`, `invalid`.
pub fn update(tx: &mut Tx<'_>, id: &AreaId, body: &AreaBody, by: &PersonId) -> Result<Area, Fault> {
    let org = Org::load(tx)?;
    let entry = org.area(id).ok_or_else(Fault::not_found)?.clone();
    if entry.version != body.version {
        return Err(Fault::stale(&one(tx, id)?));
    }
    check(&org, body, Some(id))?;
    diesel::update(areas::table.find(id.as_str()))
        .set((
            areas::code.eq(body.code.trim()),
            areas::name.eq(body.name.trim()),
            areas::unit_id.eq(body.unit.as_str()),
            areas::retired.eq(body.retired),
            areas::version.eq(entry.version + 1),
        ))
        .execute(&mut **tx)?;
    let before = AreaBody {
        code: entry.code,
        name: entry.name,
        unit: entry.unit,
        retired: entry.retired,
        version: entry.version,
    };
    let act = Act::new("area.changed", "area", id)
        .label(body.name.trim())
        .by(by)
        .change(shown(&org, &before), shown(&org, body));
    tx.record(act)?;
    one(tx, id)
}

fn check(org: &Org, body: &AreaBody, but: Option<&AreaId>) -> Result<(), Fault> {
    if org.unit(&UnitId(body.unit.0.clone())).is_none() {
        return Err(Fault::field("unit", FieldCode::Unknown));
    }
    let code = body.code.trim();
    let taken =
        org.areas().into_iter().any(|area| area.code.eq_ignore_ascii_case(code) && Some(&area.id) != but);
    if taken { Err(Fault::field("code", FieldCode::Taken)) } else { Ok(()) }
}

fn shown(org: &Org, body: &AreaBody) -> serde_json::Value {
    json!({
        "code": body.code.trim(), "name": body.name.trim(), "unit": org.unit_ref(&body.unit).name, "retired": body.retired,
    })
}
