//! Who takes a wish on: someone in particular, or another area.

use diesel::prelude::*;
use forenkl_api::{AreaId, FieldCode, PersonId, problem::ConflictReason, wishes::SeenWish};
use serde_json::{Value, json};

use super::store::{self, WishRecord};
use crate::{
    auth::Actor,
    db::{Act, Tx, schema::wishes},
    fault::Fault,
    features::{areas, deadlines::app as deadlines},
    org::Org,
};

/// Gives an open wish to someone who answers for its area, or to nobody in particular.
///
/// # Errors
/// `already_answered`, or `invalid` for someone who does not answer for the area.
pub fn assign(
    tx: &mut Tx<'_>,
    org: &Org,
    actor: &Actor,
    number: i64,
    person: Option<&PersonId>,
) -> Result<(), Fault> {
    let record = store::get_unmerged(tx, number)?;
    if !record.status().is_open() {
        return Err(Fault::conflict(ConflictReason::AlreadyAnswered));
    }
    if let Some(person) = person
        && person != actor.id()
        && !areas::app::owners_of(tx, org, &AreaId(record.area_id.clone()))?
            .iter()
            .any(|owner| owner.id == *person)
    {
        return Err(Fault::field("person", FieldCode::NotAllowed));
    }
    if record.assignee_id.as_deref() == person.map(PersonId::as_str) {
        return Ok(());
    }
    diesel::update(wishes::table.find(number))
        .set(wishes::assignee_id.eq(person.map(PersonId::as_str)))
        .execute(&mut **tx)?;
    let act = Act::new("wish.assigned", "wish", number)
        .by(actor.id())
        .label(&record.title)
        .after(json!({ "assignee": person }));
    tx.record(act).map(drop)
}

/// Hands an open wish over to another area, which then has it in hand. The deadline stays.
///
/// # Errors
/// A stale version, `already_answered`, or `invalid` for an area that does not exist or takes nothing new.
pub fn hand_over(
    tx: &mut Tx<'_>,
    org: &Org,
    actor: &Actor,
    seen: &SeenWish,
    area: &AreaId,
    note: &str,
) -> Result<(), Fault> {
    let mut record = store::get_unmerged(tx, seen.number)?;
    if record.version != seen.version {
        return Err(Fault::stale(&super::detail(tx, org, actor, seen.number)?));
    }
    if !record.status().is_open() {
        return Err(Fault::conflict(ConflictReason::AlreadyAnswered));
    }
    match org.area(area) {
        None => return Err(Fault::field("area", FieldCode::Unknown)),
        Some(entry) if entry.retired => return Err(Fault::field("area", FieldCode::NotAllowed)),
        Some(_) => {}
    }
    if record.area_id == area.as_str() {
        return Ok(());
    }
    let before = json!(org.area_ref(&AreaId(record.area_id.clone())).name);
    record.area_id = area.0.clone();
    deadlines::pass_on(tx, &mut record)?;
    store::save(tx, &mut record)?;
    tell(tx, actor, &record, &before, org, note)
}

/// Says that another area has it now.
pub(super) fn tell(
    tx: &mut Tx<'_>,
    actor: &Actor,
    record: &WishRecord,
    before: &Value,
    org: &Org,
    note: &str,
) -> Result<(), Fault> {
    let area = org.area_ref(&AreaId(record.area_id.clone()));
    let mut after = json!({ "area": area.name });
    if !note.trim().is_empty() {
        after["note"] = json!(note.trim());
    }
    let act = Act::new("wish.handed_over", "wish", record.number)
        .by(actor.id())
        .label(&record.title)
        .change(json!({ "area": before }), after);
    tx.record(act).map(drop)
}
