//! Queries about workshops. What happens in a running one is a log of numbered entries; names and addresses stand apart from it, so
//! that they can be forgotten.

mod leaders;
mod participants;

use std::collections::BTreeSet;

use diesel::prelude::*;
use forenkl_api::{
    ClusterId, FieldCode, ParticipantId, PersonId, Problem, UnitId, WorkshopId,
    initiatives::InitiativeStatus,
    workshops::{Workshop, WorkshopBody, WorkshopRow, WorkshopStatus},
};

pub use leaders::{forget_leaders, name_leaders};
pub use participants::{
    Identity, add_participant, by_person, by_token, forget_addresses, forget_names, people, set_identity,
    turn_token,
};

use super::room::{Done, Entry, State};
use crate::{
    clock,
    db::{
        Conn, Prepared, Tx,
        schema::{
            initiatives, wishes, workshop_entries, workshop_facilitators, workshop_outcomes,
            workshop_participants, workshops,
        },
    },
    fault::Fault,
    org::Org,
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

/// All workshops, and which of them somebody leads.
pub fn list(conn: &mut Conn, org: &Org, person: &PersonId) -> Result<Vec<(WorkshopRow, bool)>, Fault> {
    let records: Vec<WorkshopRecord> = workshops::table.select(WorkshopRecord::as_select()).load(conn)?;
    let led: Vec<String> = workshop_facilitators::table
        .filter(workshop_facilitators::person_id.eq(person.as_str()))
        .select(workshop_facilitators::workshop)
        .load(conn)?;
    let row = |record: WorkshopRecord| {
        let own = record.created_by == person.as_str() || led.contains(&record.id);
        (row(org, record), own)
    };
    Ok(records.into_iter().map(row).collect())
}

fn row(org: &Org, record: WorkshopRecord) -> WorkshopRow {
    let unit = UnitId(record.unit_id.clone());
    WorkshopRow {
        id: WorkshopId(record.id.clone()),
        status: record.status(),
        title: record.title,
        starts_at: record.starts_at.map(forenkl_api::Timestamp),
        place: record.place,
        programme: record.programme,
        unit_name: org.unit(&unit).map(|unit| unit.name.clone()).unwrap_or_default(),
        unit,
        minutes: record.minutes,
    }
}

/// What somebody leads, alone or with others, and that has not ended; without what was planned for a time before `since` and never opened.
pub fn led_by(
    conn: &mut Conn,
    org: &Org,
    person: &PersonId,
    since: i64,
    limit: i64,
) -> Result<Vec<WorkshopRow>, Fault> {
    let with_others = workshop_facilitators::table
        .filter(workshop_facilitators::person_id.eq(person.as_str()))
        .select(workshop_facilitators::workshop);
    let running = workshops::status.eq(WorkshopStatus::Running.word());
    let to_come = workshops::status
        .eq(WorkshopStatus::Planned.word())
        .and(workshops::starts_at.is_null().or(workshops::starts_at.ge(since).assume_not_null()));
    let records: Vec<WorkshopRecord> = workshops::table
        .filter(workshops::created_by.eq(person.as_str()).or(workshops::id.eq_any(with_others)))
        .filter(running.or(to_come))
        // "running" stands behind "planned" in the alphabet; what has no time yet comes last in both databases.
        .order((
            workshops::status.desc(),
            workshops::starts_at.is_null(),
            workshops::starts_at,
            workshops::id,
        ))
        .limit(limit)
        .select(WorkshopRecord::as_select())
        .load(conn)?;
    Ok(records.into_iter().map(|record| row(org, record)).collect())
}

/// Whether somebody was asked to lead a workshop with others.
pub fn co_leads(conn: &mut Conn, person: &PersonId) -> Result<bool, Fault> {
    let asked = workshop_facilitators::table.filter(workshop_facilitators::person_id.eq(person.as_str()));
    Ok(diesel::select(diesel::dsl::exists(asked)).get_result(conn)?)
}

/// The last workshop of a unit that somebody planned and that has ended.
pub fn last_ended(conn: &mut Conn, unit: &UnitId, by: &PersonId) -> Result<Option<WorkshopId>, Fault> {
    let found: Option<String> = workshops::table
        .filter(workshops::unit_id.eq(unit.as_str()))
        .filter(workshops::created_by.eq(by.as_str()))
        .filter(workshops::status.eq(WorkshopStatus::Ended.word()))
        .order(workshops::ended_at.desc())
        .select(workshops::id)
        .first(conn)
        .optional()?;
    Ok(found.map(WorkshopId))
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

/// The workshop a code leads to, while the code is good.
pub fn by_code(conn: &mut Conn, code: &str, now: i64) -> Result<Option<WorkshopRecord>, Fault> {
    Ok(workshops::table
        .filter(workshops::code.eq(code))
        .filter(workshops::code_until.gt(now))
        .select(WorkshopRecord::as_select())
        .first(conn)
        .optional()?)
}

/// Whether a code is in use.
pub fn is_taken(conn: &mut Conn, code: &str) -> Result<bool, Fault> {
    Ok(diesel::select(diesel::dsl::exists(workshops::table.filter(workshops::code.eq(code))))
        .get_result(conn)?)
}

/// Holds the workshop's log until the commit, so that its numbers have no gaps on any node, and says the last number. `not_found` once it
/// was deleted.
pub fn hold(tx: &mut Tx<'_>, id: &WorkshopId) -> Result<i64, Fault> {
    let held = diesel::update(workshops::table.find(id.as_str())).set(workshops::seq.eq(workshops::seq));
    Prepared(held).execute(&mut **tx)?;
    newest(tx, id)?.ok_or_else(Fault::not_found)
}

/// The number of the last entry; nothing once the workshop was deleted.
pub fn newest(conn: &mut Conn, id: &WorkshopId) -> Result<Option<i64>, Fault> {
    Ok(workshops::table.find(id.as_str()).select(workshops::seq).first(conn).optional()?)
}

/// When the entry with this number was accepted.
pub fn accepted_at(conn: &mut Conn, id: &WorkshopId, seq: i64) -> Result<i64, Fault> {
    Ok(workshop_entries::table.find((id.as_str(), seq)).select(workshop_entries::at).first(conn)?)
}

/// Appends an entry. Names and addresses are left out of it.
pub fn append(tx: &mut Tx<'_>, id: &WorkshopId, seq: i64, entry: &Entry) -> Result<(), Fault> {
    let content = write(&entry.without_names())?;
    diesel::insert_into(workshop_entries::table)
        .values((
            workshop_entries::workshop.eq(id.as_str()),
            workshop_entries::seq.eq(seq),
            workshop_entries::at.eq(entry.at.0),
            workshop_entries::content.eq(content),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Notes how far the log has come.
pub fn set_seq(tx: &mut Tx<'_>, id: &WorkshopId, seq: i64) -> Result<(), Fault> {
    let noted = diesel::update(workshops::table.find(id.as_str())).set(workshops::seq.eq(seq));
    Prepared(noted).execute(&mut **tx)?;
    Ok(())
}

/// The workshop as its log has it; `None` before it was opened.
pub fn load(conn: &mut Conn, id: &WorkshopId) -> Result<Option<State>, Fault> {
    let mut entries = entries(conn, id, 0)?.into_iter();
    let Some(first) = entries.next() else { return Ok(None) };
    let Done::Opened(opening) = &first.done else {
        return Err(Fault::internal("a workshop that begins with something other than its opening"));
    };
    let mut state = State::open((**opening).clone());
    state.apply(&first);
    for entry in entries {
        state.apply(&entry);
    }
    call(conn, id, &mut state)?;
    Ok(Some(state))
}

/// Brings a state up to date with what other nodes have written, and says whose own things that changed.
pub fn catch_up(
    conn: &mut Conn,
    id: &WorkshopId,
    state: &mut State,
) -> Result<BTreeSet<ParticipantId>, Fault> {
    let mut concerned = BTreeSet::new();
    for entry in entries(conn, id, state.seq)? {
        concerned.extend(state.concerned(&entry));
        state.apply(&entry);
    }
    call(conn, id, state)?;
    Ok(concerned)
}

fn entries(conn: &mut Conn, id: &WorkshopId, after: i64) -> Result<Vec<Entry>, Fault> {
    let texts: Vec<String> = workshop_entries::table
        .filter(workshop_entries::workshop.eq(id.as_str()))
        .filter(workshop_entries::seq.gt(after))
        .order(workshop_entries::seq)
        .select(workshop_entries::content)
        .load(conn)?;
    texts.iter().map(|text| read(text)).collect()
}

/// The whole log as stored, an entry a line.
///
/// # Errors
/// When the database cannot be read.
pub fn log(conn: &mut Conn, id: &WorkshopId) -> Result<String, Fault> {
    let texts: Vec<String> = workshop_entries::table
        .filter(workshop_entries::workshop.eq(id.as_str()))
        .order(workshop_entries::seq)
        .select(workshop_entries::content)
        .load(conn)?;
    Ok(texts.join("\n"))
}

/// Gives the people of a state, and those who lead, their names.
fn call(conn: &mut Conn, id: &WorkshopId, state: &mut State) -> Result<(), Fault> {
    let known: Vec<(String, String, String)> = workshop_participants::table
        .filter(workshop_participants::workshop.eq(id.as_str()))
        .select((
            workshop_participants::participant,
            workshop_participants::name,
            workshop_participants::email,
        ))
        .load(conn)?;
    for (participant, name, email) in known {
        state.call(&ParticipantId(participant), &name, !email.is_empty());
    }
    name_leaders(conn, state)
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

impl Entry {
    /// As it is stored: what people call themselves stands elsewhere.
    fn without_names(&self) -> Self {
        use forenkl_api::workshops::{Act, Lead};
        let act = |act: &Act| match act {
            Act::Tell { unit, in_record, .. } => Act::Tell {
                name: String::new(),
                unit: unit.clone(),
                in_record: *in_record,
                email: None,
                language: None,
            },
            act => act.clone(),
        };
        let done = match &self.done {
            Done::Acted(done) => Done::Acted(act(done)),
            Done::Led(Lead::Seat { unit, .. }) => {
                Done::Led(Lead::Seat { name: String::new(), unit: unit.clone() })
            }
            Done::Led(Lead::For { participant, act: done }) => {
                Done::Led(Lead::For { participant: participant.clone(), act: act(done) })
            }
            Done::Led(Lead::Do { act: done }) => Done::Led(Lead::Do { act: act(done) }),
            done => done.clone(),
        };
        Entry { done, ..self.clone() }
    }
}
