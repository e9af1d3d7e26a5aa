//! One place that decides: what an endpoint needs, and whether the caller has it there.

use std::sync::Arc;

use diesel::prelude::*;
use forenkl_api::{AreaId, Need, ParticipantId, Permission, PersonId, Problem, ProblemCode, Subject, UnitId};

use super::Actor;
use crate::{
    app::App,
    db::{
        Conn,
        schema::{comments, initiatives, positions, wishes, workshop_facilitators, workshops},
    },
    fault::Fault,
    org::Org,
};

/// Where a thing belongs, and whose it is.
#[derive(Debug, Clone, Default)]
struct Place {
    /// The permission must be held at all of these: whoever administers one of a person's units may not take over the rest.
    units: Vec<UnitId>,
    area: Option<AreaId>,
    /// Whose it is: the author, the owner, or all who lead it.
    owners: Vec<PersonId>,
}

/// Lets the call through or says why not.
///
/// # Errors
/// `sign_in_needed`, `forbidden`, or `not_found` when the subject does not exist.
pub async fn enforce(
    app: &App,
    need: Need,
    subject: Subject,
    actor: Option<&Arc<Actor>>,
    participant: Option<&ParticipantId>,
) -> Result<(), Fault> {
    let (permission, own) = match need {
        Need::Public => return Ok(()),
        Need::SignedIn => return signed_in(actor).map(drop),
        // Who has not joined learns nothing, not even what exists.
        Need::Participant => {
            return participant.map(drop).ok_or_else(|| Problem::new(ProblemCode::SignInNeeded).into());
        }
        Need::Can(permission) => (permission, false),
        Need::OwnOr(permission) => (permission, true),
    };
    let actor = signed_in(actor)?;
    if subject == Subject::Anywhere {
        return if actor.may(permission) { Ok(()) } else { Err(Fault::forbidden()) };
    }
    // Whoever holds the permission nowhere learns nothing, not even what exists.
    if !own && !actor.may(permission) {
        return Err(Fault::forbidden());
    }
    let org = app.org().await?;
    if let Subject::Wishes(numbers) = subject {
        return for_each(app, &org, numbers, permission, actor).await;
    }
    let place = place(app, &org, subject).await?;
    let allowed = (own && place.owners.contains(actor.id())) || holds(actor, permission, &org, &place);
    if allowed { Ok(()) } else { Err(Fault::forbidden()) }
}

/// The permission must be held for each of the wishes; one that is missing is as if all were.
async fn for_each(
    app: &App,
    org: &Arc<Org>,
    mut numbers: Vec<i64>,
    permission: Permission,
    actor: &Actor,
) -> Result<(), Fault> {
    numbers.sort_unstable();
    numbers.dedup();
    let wanted = numbers.len();
    let areas: Vec<String> = app
        .db
        .read(move |conn| {
            Ok(wishes::table
                .filter(wishes::number.eq_any(numbers))
                .filter(wishes::removed_at.is_null())
                .select(wishes::area_id)
                .load(conn)?)
        })
        .await?;
    if areas.len() < wanted {
        return Err(Fault::not_found());
    }
    let allowed = areas.into_iter().all(|area| holds(actor, permission, org, &area_place(org, AreaId(area))));
    if allowed { Ok(()) } else { Err(Fault::forbidden()) }
}

fn area_place(org: &Org, area: AreaId) -> Place {
    let units = org.area(&area).map(|entry| entry.unit.clone()).into_iter().collect();
    Place { units, area: Some(area), owners: Vec::new() }
}

fn signed_in(actor: Option<&Arc<Actor>>) -> Result<&Arc<Actor>, Fault> {
    actor.ok_or_else(|| Problem::new(ProblemCode::SignInNeeded).into())
}

fn holds(actor: &Actor, permission: Permission, org: &Org, place: &Place) -> bool {
    !place.units.is_empty()
        && place.units.iter().all(|unit| actor.may_at(permission, org, unit, place.area.as_ref()))
}

async fn place(app: &App, org: &Arc<Org>, subject: Subject) -> Result<Place, Fault> {
    let top = || Place { units: org.top().into_iter().cloned().collect(), ..Place::default() };
    let at = |unit: UnitId| Place { units: vec![unit], ..Place::default() };
    match subject {
        Subject::Anywhere | Subject::Municipality | Subject::UnitOrTop(None) => Ok(top()),
        Subject::Unit(unit) | Subject::UnitOrTop(Some(unit)) => {
            if org.unit(&unit).is_none() {
                return Err(Fault::not_found());
            }
            Ok(at(unit))
        }
        Subject::Area(area) => {
            let entry = org.area(&area).ok_or_else(Fault::not_found)?;
            Ok(at(entry.unit.clone()))
        }
        stored => {
            let org = org.clone();
            app.db.read(move |conn| stored_place(conn, &org, stored)).await
        }
    }
}

fn stored_place(conn: &mut Conn, org: &Org, subject: Subject) -> Result<Place, Fault> {
    match subject {
        Subject::Wish(number) => wish_place(conn, org, number),
        Subject::Initiative(number) => {
            let (unit, area, owner): (String, String, Option<String>) = initiatives::table
                .find(number)
                .select((initiatives::unit_id, initiatives::area_id, initiatives::owner_id))
                .first(conn)
                .optional()?
                .ok_or_else(Fault::not_found)?;
            Ok(Place {
                units: vec![UnitId(unit)],
                area: Some(AreaId(area)),
                owners: owner.into_iter().map(PersonId).collect(),
            })
        }
        Subject::Comment(id) => {
            let (wish, author): (i64, Option<String>) = comments::table
                .find(id.as_str())
                .select((comments::wish, comments::author_id))
                .first(conn)
                .optional()?
                .ok_or_else(Fault::not_found)?;
            Ok(Place { owners: author.into_iter().map(PersonId).collect(), ..wish_place(conn, org, wish)? })
        }
        Subject::Workshop(id) => {
            let (unit, planner): (String, String) = workshops::table
                .find(id.as_str())
                .select((workshops::unit_id, workshops::created_by))
                .first(conn)
                .optional()?
                .ok_or_else(Fault::not_found)?;
            let mut owners: Vec<String> = workshop_facilitators::table
                .filter(workshop_facilitators::workshop.eq(id.as_str()))
                .select(workshop_facilitators::person_id)
                .load(conn)?;
            owners.push(planner);
            let owners = owners.into_iter().map(PersonId).collect();
            Ok(Place { units: vec![UnitId(unit)], area: None, owners })
        }
        Subject::Person(id) => {
            let units: Vec<String> = positions::table
                .filter(positions::person_id.eq(id.as_str()))
                .select(positions::unit_id)
                .load(conn)?;
            let mut units: Vec<UnitId> = units.into_iter().map(UnitId).collect();
            if units.is_empty() {
                units.extend(org.top().cloned());
            }
            Ok(Place { units, owners: vec![id], area: None })
        }
        _ => Ok(Place::default()),
    }
}

/// A wish belongs to the unit responsible for its area.
fn wish_place(conn: &mut Conn, org: &Org, number: i64) -> Result<Place, Fault> {
    let (area, author): (String, Option<String>) = wishes::table
        .find(number)
        .filter(wishes::removed_at.is_null())
        .select((wishes::area_id, wishes::author_id))
        .first(conn)
        .optional()?
        .ok_or_else(Fault::not_found)?;
    Ok(Place { owners: author.into_iter().map(PersonId).collect(), ..area_place(org, AreaId(area)) })
}
