//! Queries about workshops. What happens in a running one is a log of numbered entries; names and addresses stand apart from it, so
//! that they can be forgotten.

mod entries;
mod find;
mod leaders;
mod participants;

use diesel::prelude::*;
use forenkl_api::{
    ClusterId, FieldCode, PersonId, Problem, WorkshopId,
    initiatives::InitiativeStatus,
    workshops::{Workshop, WorkshopBody, WorkshopStatus},
};

pub use entries::{accepted_at, append, catch_up, hold, load, log, newest, set_seq};
pub use find::{by_code, co_leads, is_taken, last_ended, led_by, list};
pub use leaders::{forget_leaders, name_leaders};
pub use participants::{
    Identity, add_participant, by_person, by_token, forget_addresses, forget_names, people, set_identity,
    turn_token,
};

use crate::{
    clock,
    db::{
        Conn, Tx,
        schema::{
            initiatives, wishes, workshop_entries, workshop_facilitators, workshop_outcomes,
            workshop_participants, workshops,
        },
    },
    fault::Fault,
};

/// A workshop as stored.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = workshops)]
#[diesel(treat_none_as_null = true)]
pub struct WorkshopRecord {
    pub id: String,
    pub title: String,
    pub unit_id: String,
    pub status: String,
    pub starts_at: Option<i64>,
    pub place: String,
    /// Planned, in all.
    pub minutes: i64,
    /// The plan as JSON.
    pub plan: String,
    pub code: Option<String>,
    /// Until when the code is good.
    pub code_until: Option<i64>,
    pub created_by: String,
    pub created_at: i64,
    pub opened_at: Option<i64>,
    pub ended_at: Option<i64>,
    /// The number of the last entry.
    pub seq: i64,
    pub version: i64,
    /// How much is still known of those who took part.
    pub guests: String,
    /// The programme it belongs to, as the plan has it.
    pub programme: String,
}

impl WorkshopRecord {
    pub fn status(&self) -> WorkshopStatus {
        WorkshopStatus::from_word(&self.status).unwrap_or(WorkshopStatus::Planned)
    }

    /// What people type to join, while it leads in.
    pub fn good_code(&self, now: i64) -> Option<&str> {
        self.code.as_deref().filter(|_| self.code_until.is_some_and(|until| until > now))
    }

    /// The plan, with what is kept beside it.
    pub fn plan(&self, facilitators: Vec<PersonId>) -> Result<WorkshopBody, Fault> {
        let plan: WorkshopBody = read(&self.plan)?;
        Ok(WorkshopBody { facilitators, version: self.version, ..plan })
    }
}

fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T, Fault> {
    serde_json::from_str(text).map_err(|error| {
        // Not the error's own words: they quote what people wrote.
        let (kind, at) = (error.classify(), error.column());
        Fault::internal(format!("a stored workshop is unreadable: {kind:?} at {at}"))
    })
}

/// As JSON, for the store.
pub fn write<T: serde::Serialize>(value: &T) -> Result<String, Fault> {
    serde_json::to_string(value).map_err(|error| Fault::internal(error.to_string()))
}

/// A workshop.
pub fn get(conn: &mut Conn, id: &WorkshopId) -> Result<WorkshopRecord, Fault> {
    workshops::table
        .find(id.as_str())
        .select(WorkshopRecord::as_select())
        .first(conn)
        .optional()?
        .ok_or_else(Fault::not_found)
}

/// Who leads it, beside the one who planned it.
pub fn facilitators(conn: &mut Conn, id: &WorkshopId) -> Result<Vec<PersonId>, Fault> {
    let people: Vec<String> = workshop_facilitators::table
        .filter(workshop_facilitators::workshop.eq(id.as_str()))
        .order(workshop_facilitators::person_id)
        .select(workshop_facilitators::person_id)
        .load(conn)?;
    Ok(people.into_iter().map(PersonId).collect())
}

/// A workshop with its plan.
pub fn shape(conn: &mut Conn, record: &WorkshopRecord) -> Result<Workshop, Fault> {
    let id = WorkshopId(record.id.clone());
    let plan = record.plan(facilitators(conn, &id)?)?;
    let code = record.good_code(clock::now().0).map(str::to_owned);
    Ok(Workshop { id, status: record.status(), code, plan })
}

/// Stores a new workshop.
pub fn insert(tx: &mut Tx<'_>, record: &WorkshopRecord, facilitators: &[PersonId]) -> Result<(), Fault> {
    diesel::insert_into(workshops::table).values(record).execute(&mut **tx)?;
    set_facilitators(tx, &record.id, facilitators)
}

/// Stores a changed one.
pub fn save(tx: &mut Tx<'_>, record: &WorkshopRecord) -> Result<(), Fault> {
    diesel::update(workshops::table.find(&record.id)).set(record).execute(&mut **tx)?;
    Ok(())
}

/// Sets who leads it.
pub fn set_facilitators(tx: &mut Tx<'_>, workshop: &str, people: &[PersonId]) -> Result<(), Fault> {
    let present = workshop_facilitators::table.filter(workshop_facilitators::workshop.eq(workshop));
    diesel::delete(present).execute(&mut **tx)?;
    let mut people: Vec<&PersonId> = people.iter().collect();
    people.sort();
    people.dedup();
    for person in people {
        diesel::insert_into(workshop_facilitators::table)
            .values((
                workshop_facilitators::workshop.eq(workshop),
                workshop_facilitators::person_id.eq(person.as_str()),
            ))
            .execute(&mut **tx)
            .map_err(|error| match error {
                diesel::result::Error::DatabaseError(
                    diesel::result::DatabaseErrorKind::ForeignKeyViolation,
                    _,
                ) => Problem::field("facilitators", FieldCode::Unknown).into(),
                error => Fault::from(error),
            })?;
    }
    Ok(())
}

/// Whether what was made of a cluster has been done: its wish carried out, or the one that was merged with, or its initiative delivered.
pub fn is_done(conn: &mut Conn, wish: Option<i64>, initiative: Option<i64>) -> Result<bool, Fault> {
    let wish = wish.unwrap_or(0);
    let merged: Option<Option<i64>> =
        wishes::table.find(wish).select(wishes::merged_into).first(conn).optional()?;
    // A part never points to a part.
    let whole = merged.flatten().unwrap_or(wish);
    let carried_out =
        wishes::table.filter(wishes::number.eq(whole)).filter(wishes::carried_out_at.is_not_null());
    let delivered = initiatives::table
        .filter(initiatives::number.eq(initiative.unwrap_or(0)))
        .filter(initiatives::status.eq(InitiativeStatus::Delivered.word()));
    let done = diesel::dsl::exists(carried_out).or(diesel::dsl::exists(delivered));
    Ok(diesel::select(done).get_result(conn)?)
}

/// Deletes a workshop with all that was said in it, who took part, and that something came out of it.
pub fn delete(tx: &mut Tx<'_>, id: &WorkshopId) -> Result<(), Fault> {
    let id = id.as_str();
    let conn = &mut **tx;
    diesel::delete(workshop_entries::table.filter(workshop_entries::workshop.eq(id))).execute(conn)?;
    diesel::delete(workshop_participants::table.filter(workshop_participants::workshop.eq(id)))
        .execute(conn)?;
    diesel::delete(workshop_outcomes::table.filter(workshop_outcomes::workshop.eq(id))).execute(conn)?;
    diesel::delete(workshop_facilitators::table.filter(workshop_facilitators::workshop.eq(id)))
        .execute(conn)?;
    diesel::delete(workshops::table.find(id)).execute(conn)?;
    Ok(())
}

/// No plan goes on from a workshop that is gone.
pub fn leave_behind(tx: &mut Tx<'_>, id: &WorkshopId) -> Result<(), Fault> {
    let planned: Vec<WorkshopRecord> = workshops::table
        .filter(workshops::status.eq(WorkshopStatus::Planned.word()))
        .filter(workshops::plan.like(format!("%{id}%")))
        .select(WorkshopRecord::as_select())
        .load(&mut **tx)?;
    for mut record in planned {
        let plan: WorkshopBody = read(&record.plan)?;
        if plan.follows.as_ref() == Some(id) {
            record.plan = write(&WorkshopBody { follows: None, ..plan })?;
            record.version += 1;
            save(tx, &record)?;
        }
    }
    Ok(())
}

/// Notes what a cluster became, in the place of what it became before.
pub fn add_outcome(
    tx: &mut Tx<'_>,
    id: &WorkshopId,
    cluster: &ClusterId,
    kind: &str,
    number: i64,
) -> Result<(), Fault> {
    let before = workshop_outcomes::table.find((id.as_str(), cluster.as_str(), kind));
    diesel::delete(before).execute(&mut **tx)?;
    diesel::insert_into(workshop_outcomes::table)
        .values((
            workshop_outcomes::workshop.eq(id.as_str()),
            workshop_outcomes::cluster.eq(cluster.as_str()),
            workshop_outcomes::kind.eq(kind),
            workshop_outcomes::number.eq(number),
        ))
        .execute(&mut **tx)?;
    Ok(())
}
