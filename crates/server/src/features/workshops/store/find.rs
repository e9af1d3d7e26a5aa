//! Which workshops: all of them, those somebody leads, the last of a unit, and the one that a code leads to.

use diesel::prelude::*;
use forenkl_api::{
    PersonId, UnitId, WorkshopId,
    workshops::{WorkshopRow, WorkshopStatus},
};

use super::WorkshopRecord;
use crate::{
    db::{
        Conn,
        schema::{workshop_facilitators, workshops},
    },
    fault::Fault,
    org::Org,
};

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
