//! What rows and bars show, for many initiatives at once.

use diesel::{
    dsl::{exists, not},
    prelude::*,
};
use forenkl_api::initiatives::EffectUnit;

use super::{MilestoneRecord, Record, UpdateRecord, ValueRecord};
use crate::{
    db::{
        Conn,
        schema::{
            effect_values, effects, initiative_wishes, initiatives, milestones, status_updates, wishes,
        },
    },
    fault::Fault,
};

/// The initiatives with these numbers, in no particular order.
pub(in super::super) fn records(conn: &mut Conn, numbers: &[i64]) -> Result<Vec<Record>, Fault> {
    Ok(initiatives::table
        .filter(initiatives::number.eq_any(numbers))
        .select(Record::as_select())
        .load(conn)?)
}

/// Their milestones.
pub(in super::super) fn milestones_of(
    conn: &mut Conn,
    numbers: &[i64],
) -> Result<Vec<MilestoneRecord>, Fault> {
    Ok(milestones::table
        .filter(milestones::initiative.eq_any(numbers))
        .order((milestones::initiative, milestones::position))
        .select(MilestoneRecord::as_select())
        .load(conn)?)
}

/// The newest status update of each (of two in the same millisecond, both).
pub(in super::super) fn latest_updates(conn: &mut Conn, numbers: &[i64]) -> Result<Vec<UpdateRecord>, Fault> {
    let newer = diesel::alias!(status_updates as newer);
    let has_newer = exists(
        newer
            .filter(newer.field(status_updates::initiative).eq(status_updates::initiative))
            .filter(newer.field(status_updates::at).gt(status_updates::at)),
    );
    Ok(status_updates::table
        .filter(status_updates::initiative.eq_any(numbers))
        .filter(not(has_newer))
        .order(status_updates::id)
        .select(UpdateRecord::as_select())
        .load(conn)?)
}

/// For each link to a wish that was not removed: the initiative, and the units the wish hits.
pub(in super::super) fn units_hit(conn: &mut Conn, numbers: &[i64]) -> Result<Vec<(i64, i64)>, Fault> {
    Ok(initiative_wishes::table
        .inner_join(wishes::table)
        .filter(initiative_wishes::initiative.eq_any(numbers))
        .filter(wishes::removed_at.is_null())
        .select((initiative_wishes::initiative, wishes::units_hit))
        .load(conn)?)
}

/// The figures of effects measured in hours a year, oldest first.
pub(in super::super) fn hours(conn: &mut Conn, numbers: &[i64]) -> Result<Vec<(i64, ValueRecord)>, Fault> {
    Ok(effect_values::table
        .inner_join(effects::table)
        .filter(effects::initiative.eq_any(numbers))
        .filter(effects::unit.eq(EffectUnit::HoursPerYear.word()))
        .order((effect_values::at, effect_values::id))
        .select((effects::initiative, ValueRecord::as_select()))
        .load(conn)?)
}
