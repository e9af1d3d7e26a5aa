//! Queries about people.

use diesel::prelude::*;
use forenkl_api::{
    AreaId, PartialDate, Permission, PersonId, PositionId, Role, Timestamp, UnitId,
    people::{PeopleQuery, Person, PersonRef, Position},
};

use crate::{
    auth::Actor,
    db::{
        Conn,
        schema::{invitations, people, position_areas, positions},
    },
    fault::Fault,
    org::Org,
    stem::escape,
};

pub(super) const PER_PAGE: i64 = 50;
/// Values in one query, below what either database allows.
const AT_ONCE: usize = 500;

type Record = (String, String, Option<String>, Option<String>, bool, i64);
type PositionRecord = (String, String, String, String, Option<String>, Option<String>);

/// People with their positions, in order of their names.
pub(super) fn list(
    conn: &mut Conn,
    org: &Org,
    actor: &Actor,
    query: &PeopleQuery,
    now: Timestamp,
) -> Result<(Vec<Person>, i64), Fault> {
    let all = in_order(conn, org, actor, query)?;
    let total = i64::try_from(all.len()).unwrap_or(i64::MAX);
    let from = usize::try_from((query.page.unwrap_or(1).clamp(1, 100_000) - 1) * PER_PAGE).unwrap_or(0);
    let ids: Vec<String> = all.into_iter().skip(from).take(usize::try_from(PER_PAGE).unwrap_or(50)).collect();
    Ok((by_ids(conn, org, &ids, now)?, total))
}

/// All of them, without pages.
pub(super) fn all(
    conn: &mut Conn,
    org: &Org,
    actor: &Actor,
    query: &PeopleQuery,
    now: Timestamp,
) -> Result<Vec<Person>, Fault> {
    let mut people = Vec::new();
    // In parts: databases take only so many values at once.
    for ids in in_order(conn, org, actor, query)?.chunks(AT_ONCE) {
        people.extend(by_ids(conn, org, ids, now)?);
    }
    Ok(people)
}

/// The ids of all that match, in order of their names.
fn in_order(conn: &mut Conn, org: &Org, actor: &Actor, query: &PeopleQuery) -> Result<Vec<String>, Fault> {
    let held = holders(conn, org, actor, query)?;
    let mut found: Vec<(String, String)> =
        matching(query, held).select((people::id, people::name)).load(conn)?;
    found.sort_by(|a, b| forenkl_api::search::danish_order(&a.1, &b.1));
    Ok(found.into_iter().map(|(id, _)| id).collect())
}

fn matching(
    query: &PeopleQuery,
    held: Option<Vec<String>>,
) -> people::BoxedQuery<'_, <Conn as Connection>::Backend> {
    let mut found = people::table.into_boxed();
    if let Some(text) = query.q.as_deref().map(str::trim).filter(|text| !text.is_empty()) {
        let pattern = format!("%{}%", escape(text));
        found = found.filter(
            people::name.like(pattern.clone()).escape('\\').or(people::email.like(pattern).escape('\\')),
        );
    }
    match held {
        Some(held) => found.filter(people::id.eq_any(held)),
        None => found,
    }
}

/// Who holds the role asked for at or below the unit asked for, and where the reader manages people; `None` when nothing narrows it.
fn holders(
    conn: &mut Conn,
    org: &Org,
    actor: &Actor,
    query: &PeopleQuery,
) -> Result<Option<Vec<String>>, Fault> {
    let manages_all = org.top().is_some_and(|top| actor.may_at(Permission::PeopleManage, org, top, None));
    if manages_all && query.unit.is_none() && query.role.is_none() {
        return Ok(None);
    }
    let mut held = positions::table.select(positions::person_id).into_boxed();
    let units: Vec<String> = org
        .units()
        .filter(|unit| query.unit.as_ref().is_none_or(|wanted| org.lineage(&unit.id).contains(wanted)))
        .filter(|unit| manages_all || actor.may_at(Permission::PeopleManage, org, &unit.id, None))
        .map(|unit| unit.id.0.clone())
        .collect();
    held = held.filter(positions::unit_id.eq_any(units));
    if let Some(role) = query.role {
        held = held.filter(positions::role.eq(role.word()));
    }
    Ok(Some(held.distinct().load(conn)?))
}

/// People by id, in the order asked for.
pub(super) fn by_ids(
    conn: &mut Conn,
    org: &Org,
    ids: &[String],
    now: Timestamp,
) -> Result<Vec<Person>, Fault> {
    let records: Vec<Record> = people::table
        .filter(people::id.eq_any(ids))
        .select((
            people::id,
            people::name,
            people::email,
            people::password_hash,
            people::closed,
            people::version,
        ))
        .load(conn)?;
    let held = positions_of(conn, org, ids)?;
    let invited: Vec<(String, i64)> = invitations::table
        .filter(invitations::person_id.eq_any(ids))
        .filter(invitations::used_at.is_null())
        .filter(invitations::expires_at.gt(now.0))
        .select((invitations::person_id, invitations::expires_at))
        .load(conn)?;
    let mut found: Vec<Person> = records
        .into_iter()
        .map(|(id, name, email, password, closed, version)| Person {
            positions: held.iter().filter(|(person, _)| *person == id).map(|(_, p)| p.clone()).collect(),
            invited_until: invited.iter().find(|(person, _)| *person == id).map(|(_, at)| Timestamp(*at)),
            id: PersonId(id),
            name,
            email,
            has_password: password.is_some(),
            closed,
            version,
        })
        .collect();
    found.sort_by_key(|person| ids.iter().position(|id| *id == person.id.0));
    Ok(found)
}

fn positions_of(conn: &mut Conn, org: &Org, people_ids: &[String]) -> Result<Vec<(String, Position)>, Fault> {
    let records: Vec<PositionRecord> = positions::table
        .filter(positions::person_id.eq_any(people_ids))
        .order(positions::id)
        .select((
            positions::id,
            positions::person_id,
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
        .filter_map(|(id, person, role, unit, from, to)| {
            let areas = areas.iter().filter(|(position, _)| position == id);
            let position = Position {
                id: PositionId(id.clone()),
                role: Role::from_word(role)?,
                unit: org.unit_ref(&UnitId(unit.clone())),
                areas: areas.map(|(_, area)| AreaId(area.clone())).collect(),
                valid_from: from.as_deref().and_then(PartialDate::parse),
                valid_to: to.as_deref().and_then(PartialDate::parse),
            };
            Some((person.clone(), position))
        })
        .collect())
}

/// How people are named elsewhere.
pub(super) fn refs(conn: &mut Conn, ids: &[String]) -> Result<Vec<PersonRef>, Fault> {
    let found: Vec<(String, String)> =
        people::table.filter(people::id.eq_any(ids)).select((people::id, people::name)).load(conn)?;
    Ok(found.into_iter().map(|(id, name)| PersonRef { id: PersonId(id), name }).collect())
}
