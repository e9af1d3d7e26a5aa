//! Changes to initiatives and what hangs on them.

use diesel::{dsl::max, prelude::*};

use crate::{
    db::{
        Conn,
        schema::{effect_values, effects, initiative_wishes, initiatives, milestones, status_updates},
    },
    fault::Fault,
};

/// What people fill in.
#[derive(Debug, Clone, Insertable, AsChangeset)]
#[diesel(table_name = initiatives, treat_none_as_null = true, treat_none_as_default_value = false)]
pub(in super::super) struct Fields {
    pub title: String,
    pub purpose: String,
    pub improvement: String,
    pub area_id: String,
    pub unit_id: String,
    pub owner_id: Option<String>,
    pub starts: Option<String>,
    pub horizon: Option<String>,
    pub horizon_day: Option<i64>,
    pub search_text: String,
}

/// Makes an initiative: an idea, on track.
pub(in super::super) fn insert(
    conn: &mut Conn,
    number: i64,
    key: &str,
    now: i64,
    fields: &Fields,
) -> Result<(), Fault> {
    diesel::insert_into(initiatives::table)
        .values((
            fields,
            initiatives::number.eq(number),
            initiatives::client_key.eq(key),
            initiatives::status.eq("idea"),
            initiatives::health.eq("on_track"),
            initiatives::recorded_at.eq(now),
            initiatives::made_up.eq(false),
            initiatives::version.eq(1),
        ))
        .execute(conn)?;
    Ok(())
}

/// Changes what people filled in.
pub(in super::super) fn save(conn: &mut Conn, number: i64, fields: &Fields) -> Result<(), Fault> {
    diesel::update(initiatives::table.find(number)).set(fields).execute(conn)?;
    Ok(())
}

/// An initiative that is held until the commit.
#[derive(Debug, Clone, Queryable)]
pub(in super::super) struct Held {
    pub title: String,
    pub status: String,
    pub health: String,
    pub delivered_at: Option<i64>,
    pub stopped_at: Option<i64>,
}

/// Raises the version, which holds the row until the commit. `None` when there is no such initiative, or it no longer has the
/// version given.
pub(in super::super) fn raise(
    conn: &mut Conn,
    number: i64,
    version: Option<i64>,
) -> Result<Option<Held>, Fault> {
    let any = initiatives::table.filter(initiatives::number.eq(number));
    let raised = initiatives::version.eq(initiatives::version + 1);
    let held = (
        initiatives::title,
        initiatives::status,
        initiatives::health,
        initiatives::delivered_at,
        initiatives::stopped_at,
    );
    let outcome = match version {
        Some(version) => diesel::update(any.filter(initiatives::version.eq(version)))
            .set(raised)
            .returning(held)
            .get_result(conn)
            .optional()?,
        None => diesel::update(any).set(raised).returning(held).get_result(conn).optional()?,
    };
    Ok(outcome)
}

/// Sets status and health, and the moments of delivery and of stopping.
pub(in super::super) fn set_status(
    conn: &mut Conn,
    number: i64,
    (status, health): (&str, &str),
    delivered_at: Option<i64>,
    stopped_at: Option<i64>,
) -> Result<(), Fault> {
    diesel::update(initiatives::table.find(number))
        .set((
            initiatives::status.eq(status),
            initiatives::health.eq(health),
            initiatives::delivered_at.eq(delivered_at),
            initiatives::stopped_at.eq(stopped_at),
        ))
        .execute(conn)?;
    Ok(())
}

/// A status update as it is stored.
#[derive(Debug, Insertable)]
#[diesel(table_name = status_updates)]
pub(in super::super) struct UpdateRow<'a> {
    pub id: String,
    pub initiative: i64,
    pub status: &'a str,
    pub health: &'a str,
    pub text: &'a str,
    pub by_id: &'a str,
    pub at: i64,
}

/// Adds a status update.
pub(in super::super) fn insert_update(conn: &mut Conn, row: &UpdateRow<'_>) -> Result<(), Fault> {
    diesel::insert_into(status_updates::table).values(row).execute(conn)?;
    Ok(())
}

/// Whether the initiative answers the wish.
pub(in super::super) fn is_linked(conn: &mut Conn, number: i64, wish: i64) -> Result<bool, Fault> {
    let links: i64 = initiative_wishes::table.find((number, wish)).count().get_result(conn)?;
    Ok(links > 0)
}

/// Links a wish.
pub(in super::super) fn link(conn: &mut Conn, number: i64, wish: i64) -> Result<(), Fault> {
    diesel::insert_into(initiative_wishes::table)
        .values((initiative_wishes::initiative.eq(number), initiative_wishes::wish.eq(wish)))
        .execute(conn)?;
    Ok(())
}

/// Takes the link to a wish away.
pub(in super::super) fn unlink(conn: &mut Conn, number: i64, wish: i64) -> Result<(), Fault> {
    diesel::delete(initiative_wishes::table.find((number, wish))).execute(conn)?;
    Ok(())
}

/// What people fill in of a milestone, and when it was done.
#[derive(Debug, Clone, PartialEq, Insertable, AsChangeset)]
#[diesel(table_name = milestones, treat_none_as_null = true, treat_none_as_default_value = false)]
pub(in super::super) struct MilestoneRow {
    pub title: String,
    pub owner_id: Option<String>,
    pub due: Option<String>,
    pub done_at: Option<i64>,
}

/// Adds a milestone after the others.
pub(in super::super) fn insert_milestone(
    conn: &mut Conn,
    number: i64,
    id: &str,
    row: &MilestoneRow,
) -> Result<(), Fault> {
    let last: Option<i64> = milestones::table
        .filter(milestones::initiative.eq(number))
        .select(max(milestones::position))
        .first(conn)?;
    diesel::insert_into(milestones::table)
        .values((
            row,
            milestones::id.eq(id),
            milestones::initiative.eq(number),
            milestones::position.eq(last.unwrap_or(0) + 1),
        ))
        .execute(conn)?;
    Ok(())
}

/// Changes a milestone.
pub(in super::super) fn update_milestone(conn: &mut Conn, id: &str, row: &MilestoneRow) -> Result<(), Fault> {
    diesel::update(milestones::table.find(id)).set(row).execute(conn)?;
    Ok(())
}

/// Removes a milestone.
pub(in super::super) fn delete_milestone(conn: &mut Conn, id: &str) -> Result<(), Fault> {
    diesel::delete(milestones::table.find(id)).execute(conn)?;
    Ok(())
}

/// An effect as it is stored, without its place in the order.
#[derive(Debug, Insertable)]
#[diesel(table_name = effects)]
pub(in super::super) struct EffectRow<'a> {
    pub id: &'a str,
    pub initiative: i64,
    pub measure: &'a str,
    pub unit: &'a str,
}

/// Adds an effect after the others.
pub(in super::super) fn insert_effect(conn: &mut Conn, row: &EffectRow<'_>) -> Result<(), Fault> {
    let last: Option<i64> = effects::table
        .filter(effects::initiative.eq(row.initiative))
        .select(max(effects::position))
        .first(conn)?;
    diesel::insert_into(effects::table)
        .values((row, effects::position.eq(last.unwrap_or(0) + 1)))
        .execute(conn)?;
    Ok(())
}

/// The measure of an effect of this initiative.
pub(in super::super) fn effect_measure(
    conn: &mut Conn,
    number: i64,
    id: &str,
) -> Result<Option<String>, Fault> {
    Ok(effects::table
        .find(id)
        .filter(effects::initiative.eq(number))
        .select(effects::measure)
        .first(conn)
        .optional()?)
}

/// A figure as it is stored.
#[derive(Debug, Insertable)]
#[diesel(table_name = effect_values)]
pub(in super::super) struct ValueRow<'a> {
    pub id: String,
    pub effect_id: &'a str,
    pub level: &'a str,
    pub hundredths: i64,
    pub note: &'a str,
    pub by_id: &'a str,
    pub at: i64,
}

/// Adds a figure.
pub(in super::super) fn insert_value(conn: &mut Conn, row: &ValueRow<'_>) -> Result<(), Fault> {
    diesel::insert_into(effect_values::table).values(row).execute(conn)?;
    Ok(())
}
