//! Who can be given work, and who owns a process.

use diesel::prelude::*;
use forenkl_api::{PersonId, Role, people::PersonRef};

use crate::{
    auth::actor::is_valid,
    clock,
    db::{
        Conn,
        schema::{people, position_areas, positions},
    },
    fault::Fault,
};

/// Who can be given an initiative or a milestone: those with a role above the decentral one, in Danish order.
///
/// # Errors
/// When the database cannot be read.
pub fn assignees(conn: &mut Conn) -> Result<Vec<PersonRef>, Fault> {
    in_roles(conn, &[Role::ProcessOwner, Role::Management, Role::Administrator])
}

/// Who can lead a workshop with somebody: they, and the facilitators.
///
/// # Errors
/// When the database cannot be read.
pub fn facilitators(conn: &mut Conn) -> Result<Vec<PersonRef>, Fault> {
    in_roles(conn, &[Role::Facilitator, Role::ProcessOwner, Role::Management, Role::Administrator])
}

fn in_roles(conn: &mut Conn, roles: &[Role]) -> Result<Vec<PersonRef>, Fault> {
    let roles: Vec<&str> = roles.iter().map(|role| role.word()).collect();
    let found: Vec<(String, String)> = people::table
        .filter(people::closed.eq(false))
        .filter(
            people::id
                .eq_any(positions::table.filter(positions::role.eq_any(roles)).select(positions::person_id)),
        )
        .select((people::id, people::name))
        .load(conn)?;
    let mut found: Vec<PersonRef> =
        found.into_iter().map(|(id, name)| PersonRef { id: PersonId(id), name }).collect();
    found.sort_by(|a, b| forenkl_api::search::danish_order(&a.name, &b.name));
    Ok(found)
}

/// The process owners of each area: `(unit, areas it is limited to, person)`.
///
/// # Errors
/// When the database cannot be read.
pub fn owners(conn: &mut Conn) -> Result<Vec<(String, Vec<String>, PersonRef)>, Fault> {
    holders(conn, Role::ProcessOwner)
}

/// Who holds a role today: `(unit, areas it is limited to, person)`.
///
/// # Errors
/// When the database cannot be read.
pub fn holders(conn: &mut Conn, role: Role) -> Result<Vec<(String, Vec<String>, PersonRef)>, Fault> {
    type Record = (String, String, Option<String>, Option<String>, String, String);
    let held: Vec<Record> = positions::table
        .inner_join(people::table)
        .filter(positions::role.eq(role.word()))
        .filter(people::closed.eq(false))
        .select((
            positions::id,
            positions::unit_id,
            positions::valid_from,
            positions::valid_to,
            people::id,
            people::name,
        ))
        .load(conn)?;
    let limits: Vec<(String, String)> = position_areas::table.load(conn)?;
    let today = clock::today();
    Ok(held
        .into_iter()
        .filter(|(_, _, from, to, _, _)| is_valid(from.as_deref(), to.as_deref(), today))
        .map(|(position, unit, _, _, id, name)| {
            let areas =
                limits.iter().filter(|(of, _)| *of == position).map(|(_, area)| area.clone()).collect();
            (unit, areas, PersonRef { id: PersonId(id), name })
        })
        .collect())
}
