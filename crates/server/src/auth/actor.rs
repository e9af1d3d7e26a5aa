//! The person behind a call, with the roles held today.

use diesel::prelude::*;
use forenkl_api::{
    AreaId, PartialDate, Permission, PersonId, Role, UnitId, people::Language, permission::Grant, session::Me,
};

use crate::{
    db::{
        Conn,
        schema::{people, position_areas, positions},
    },
    fault::Fault,
    org::Org,
};

/// Who calls.
#[derive(Debug, Clone)]
pub struct Actor {
    pub me: Me,
    /// Hash of the session's token, for signing out here.
    pub session: String,
}

impl Actor {
    /// The person's id.
    pub fn id(&self) -> &PersonId {
        &self.me.id
    }

    /// Whether the person may do this at the unit (and with things of the area).
    pub fn may_at(&self, permission: Permission, org: &Org, unit: &UnitId, area: Option<&AreaId>) -> bool {
        let lineage = org.lineage(unit);
        self.me.grants.iter().any(|grant| grant.allows_at(permission, &lineage, area))
    }

    /// Whether the person may do this somewhere.
    pub fn may(&self, permission: Permission) -> bool {
        self.me.can(permission)
    }

    /// Whether the unit is one the person works at: a position there or, for those above, anywhere below it.
    pub fn belongs_to(&self, org: &Org, unit: &UnitId) -> bool {
        let lineage = org.lineage(unit);
        self.me.grants.iter().any(|grant| lineage.contains(&grant.unit))
    }
}

/// A closed or unknown person is nobody.
///
/// # Errors
/// When the database cannot be read.
pub fn load(conn: &mut Conn, org: &Org, person: &str, today: i32) -> Result<Option<Me>, Fault> {
    let Some((name, email, language, closed)) = people::table
        .find(person)
        .select((people::name, people::email, people::language, people::closed))
        .first::<(String, Option<String>, String, bool)>(conn)
        .optional()?
    else {
        return Ok(None);
    };
    if closed {
        return Ok(None);
    }
    let grants = grants(conn, org, person, today)?;
    Ok(Some(Me {
        id: person.into(),
        name,
        email,
        language: Language::from_word(&language).unwrap_or(Language::Danish),
        home: home(&grants),
        grants,
    }))
}

/// Wishes are sent for the unit one leads; whoever leads none sends them for their first position.
fn home(grants: &[Grant]) -> Option<Grant> {
    grants.iter().find(|grant| grant.role == Role::Leader).or(grants.first()).cloned()
}

fn grants(conn: &mut Conn, org: &Org, person: &str, today: i32) -> Result<Vec<Grant>, Fault> {
    type Record = (String, String, String, Option<String>, Option<String>);
    let records: Vec<Record> = positions::table
        .filter(positions::person_id.eq(person))
        .order(positions::id)
        .select((
            positions::id,
            positions::role,
            positions::unit_id,
            positions::valid_from,
            positions::valid_to,
        ))
        .load(conn)?;
    let ids: Vec<&String> = records.iter().map(|record| &record.0).collect();
    let areas: Vec<(String, String)> =
        position_areas::table.filter(position_areas::position_id.eq_any(ids)).load(conn)?;
    Ok(records
        .iter()
        .filter(|record| is_valid(record.3.as_deref(), record.4.as_deref(), today))
        .filter_map(|(id, role, unit, _, _)| {
            let unit = org.unit(&UnitId(unit.clone()))?;
            Some(Grant {
                role: Role::from_word(role)?,
                unit: unit.id.clone(),
                unit_name: unit.name.clone(),
                unit_short_name: unit.short_name.clone(),
                areas: areas
                    .iter()
                    .filter(|(position, _)| position == id)
                    .map(|(_, area)| AreaId(area.clone()))
                    .collect(),
            })
        })
        .collect())
}

/// Whether `today` lies within the dates; a month or year counts whole.
pub fn is_valid(from: Option<&str>, to: Option<&str>, today: i32) -> bool {
    let from = from.and_then(PartialDate::parse);
    let to = to.and_then(PartialDate::parse);
    from.is_none_or(|from| from.first_day() <= today) && to.is_none_or(|to| today <= to.last_day())
}
