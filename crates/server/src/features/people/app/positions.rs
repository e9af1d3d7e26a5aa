//! Roles at units: given and taken.

use diesel::prelude::*;
use forenkl_api::{
    AreaId, FieldCode, PersonId, PositionId, Role, people::PositionBody, problem::ConflictReason,
};
use serde_json::json;

use super::{exists, record};
use crate::{
    auth::actor::is_valid,
    clock,
    db::{
        Conn, Tx,
        schema::{areas, people, position_areas, positions, units},
    },
    fault::Fault,
    ids,
};

/// Gives a role at a unit.
///
/// # Errors
/// `invalid` when an area is unknown.
pub fn give_position(
    tx: &mut Tx<'_>,
    person: &PersonId,
    body: &PositionBody,
    by: Option<&PersonId>,
) -> Result<PositionId, Fault> {
    if let (Some(from), Some(to)) = (&body.valid_from, &body.valid_to)
        && to.last_day() < from.first_day()
    {
        return Err(Fault::field("valid_to", FieldCode::WrongOrder));
    }
    if !exists(tx, person)? {
        return Err(Fault::not_found());
    }
    let id: PositionId = ids::new();
    diesel::insert_into(positions::table)
        .values((
            positions::id.eq(id.as_str()),
            positions::person_id.eq(person.as_str()),
            positions::role.eq(body.role.word()),
            positions::unit_id.eq(body.unit.as_str()),
            positions::valid_from.eq(body.valid_from.map(|date| date.to_string())),
            positions::valid_to.eq(body.valid_to.map(|date| date.to_string())),
        ))
        .execute(&mut **tx)?;
    limit_to_areas(tx, &id, &body.areas)?;
    let after = json!({ "role": body.role.word(), "unit": unit_name(tx, body.unit.as_str())? });
    record(tx, "person.position_given", person, by, Some(after))?;
    Ok(id)
}

fn limit_to_areas(tx: &mut Tx<'_>, position: &PositionId, wanted: &[AreaId]) -> Result<(), Fault> {
    for area in wanted {
        let known: bool =
            diesel::select(diesel::dsl::exists(areas::table.find(area.as_str()))).get_result(&mut **tx)?;
        if !known {
            return Err(Fault::field("areas", FieldCode::Unknown));
        }
        diesel::insert_into(position_areas::table)
            .values((
                position_areas::position_id.eq(position.as_str()),
                position_areas::area_id.eq(area.as_str()),
            ))
            .execute(&mut **tx)?;
    }
    Ok(())
}

fn unit_name(conn: &mut Conn, unit: &str) -> Result<String, Fault> {
    Ok(units::table.find(unit).select(units::name).first(conn).optional()?.unwrap_or_default())
}

/// Takes a role away.
///
/// # Errors
/// `not_found`, or the last administrator.
pub fn take_position(
    tx: &mut Tx<'_>,
    person: &PersonId,
    position: &PositionId,
    by: &PersonId,
) -> Result<(), Fault> {
    let (role, unit): (String, String) = positions::table
        .find(position.as_str())
        .filter(positions::person_id.eq(person.as_str()))
        .select((positions::role, positions::unit_id))
        .first(&mut **tx)
        .optional()?
        .ok_or_else(Fault::not_found)?;
    diesel::delete(position_areas::table.filter(position_areas::position_id.eq(position.as_str())))
        .execute(&mut **tx)?;
    diesel::delete(positions::table.find(position.as_str())).execute(&mut **tx)?;
    keep_an_administrator(tx)?;
    let unit = unit_name(tx, &unit)?;
    record(tx, "person.position_taken", person, Some(by), Some(json!({ "role": role, "unit": unit })))
}

/// Someone must be able to administer the municipality, today.
pub(super) fn keep_an_administrator(conn: &mut Conn) -> Result<(), Fault> {
    let held: Vec<(Option<String>, Option<String>)> = positions::table
        .inner_join(people::table)
        .inner_join(units::table)
        .filter(positions::role.eq(Role::Administrator.word()))
        .filter(people::closed.eq(false))
        .filter(units::parent_id.is_null())
        .select((positions::valid_from, positions::valid_to))
        .load(conn)?;
    let today = clock::today();
    if held.iter().any(|(from, to)| is_valid(from.as_deref(), to.as_deref(), today)) {
        Ok(())
    } else {
        Err(Fault::conflict(ConflictReason::LastAdministrator))
    }
}
