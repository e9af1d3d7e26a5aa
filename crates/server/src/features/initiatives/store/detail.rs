//! What the page of one initiative shows beyond its row.

use diesel::prelude::*;
use forenkl_api::{WorkshopId, initiatives::EffectLevel, workshops::WorkshopRef};

use super::{MilestoneRecord, Texts, UpdateRecord, ValueRecord};
use crate::{
    db::{
        Conn,
        schema::{
            effect_values, effects, initiative_wishes, initiatives, milestones, status_updates, wishes,
            workshop_outcomes, workshops,
        },
    },
    fault::Fault,
};

/// The longer texts, and where it comes from.
pub(in super::super) fn texts(conn: &mut Conn, number: i64) -> Result<Option<Texts>, Fault> {
    Ok(initiatives::table.find(number).select(Texts::as_select()).first(conn).optional()?)
}

/// Its status updates, newest first.
pub(in super::super) fn updates(conn: &mut Conn, number: i64) -> Result<Vec<UpdateRecord>, Fault> {
    Ok(status_updates::table
        .filter(status_updates::initiative.eq(number))
        .order((status_updates::at.desc(), status_updates::id.desc()))
        .select(UpdateRecord::as_select())
        .load(conn)?)
}

/// Its effects in their order: id, measure and unit.
pub(in super::super) fn effects(
    conn: &mut Conn,
    number: i64,
) -> Result<Vec<(String, String, String)>, Fault> {
    Ok(effects::table
        .filter(effects::initiative.eq(number))
        .order((effects::position, effects::id))
        .select((effects::id, effects::measure, effects::unit))
        .load(conn)?)
}

/// The figures of its effects, newest first.
pub(in super::super) fn values(conn: &mut Conn, number: i64) -> Result<Vec<ValueRecord>, Fault> {
    Ok(effect_values::table
        .inner_join(effects::table)
        .filter(effects::initiative.eq(number))
        .order((effect_values::at.desc(), effect_values::id.desc()))
        .select(ValueRecord::as_select())
        .load(conn)?)
}

/// The numbers of the wishes it answers; removed ones are left out.
pub(in super::super) fn linked_wishes(conn: &mut Conn, number: i64) -> Result<Vec<i64>, Fault> {
    Ok(initiative_wishes::table
        .inner_join(wishes::table)
        .filter(initiative_wishes::initiative.eq(number))
        .filter(wishes::removed_at.is_null())
        .order((wishes::units_hit.desc(), wishes::number))
        .select(wishes::number)
        .load(conn)?)
}

/// The workshop it came out of.
pub(in super::super) fn workshop_of(conn: &mut Conn, number: i64) -> Result<Option<WorkshopRef>, Fault> {
    let found: Option<(String, String)> = workshop_outcomes::table
        .inner_join(workshops::table)
        .filter(workshop_outcomes::kind.eq("initiative"))
        .filter(workshop_outcomes::number.eq(number))
        .select((workshops::id, workshops::title))
        .first(conn)
        .optional()?;
    Ok(found.map(|(id, title)| WorkshopRef { id: WorkshopId(id), title }))
}

/// One of its milestones.
pub(in super::super) fn milestone(
    conn: &mut Conn,
    number: i64,
    id: &str,
) -> Result<Option<MilestoneRecord>, Fault> {
    Ok(milestones::table
        .find(id)
        .filter(milestones::initiative.eq(number))
        .select(MilestoneRecord::as_select())
        .first(conn)
        .optional()?)
}

/// Who gave the newest estimate of an effect; `None` when it was imported or there is none.
pub(in super::super) fn estimated_by(conn: &mut Conn, effect: &str) -> Result<Option<String>, Fault> {
    let by: Option<Option<String>> = effect_values::table
        .filter(effect_values::effect_id.eq(effect))
        .filter(effect_values::level.eq(EffectLevel::Estimated.word()))
        .order((effect_values::at.desc(), effect_values::id.desc()))
        .select(effect_values::by_id)
        .first(conn)
        .optional()?;
    Ok(by.flatten())
}

/// The newest figure of an effect at a level, in hundredths.
pub(in super::super) fn newest_figure(
    conn: &mut Conn,
    effect: &str,
    level: EffectLevel,
) -> Result<Option<i64>, Fault> {
    Ok(effect_values::table
        .filter(effect_values::effect_id.eq(effect))
        .filter(effect_values::level.eq(level.word()))
        .order((effect_values::at.desc(), effect_values::id.desc()))
        .select(effect_values::hundredths)
        .first(conn)
        .optional()?)
}
