//! Making an initiative, and changing what people fill in.

use forenkl_api::{AreaId, FieldCode, Permission, UnitId, initiatives::InitiativeBody, search::fold};
use serde_json::{Map, Value, json};

use super::{
    super::store::{self, Fields},
    Reader, check_person, get, links, raise_from, record,
};
use crate::{db::Tx, fault::Fault, features::wishes, org::Org};

/// Makes an initiative and links its first wishes. The same key again gives the same initiative.
///
/// # Errors
/// `invalid` when area, unit, owner or a wish is unknown, the area is retired, or the caller may not make initiatives there.
pub fn create(tx: &mut Tx<'_>, reader: &Reader, body: &InitiativeBody) -> Result<i64, Fault> {
    if let Some(number) = store::by_key(tx, &body.key)? {
        return Ok(number);
    }
    check_place(reader, &body.area, &body.unit, None)?;
    check_person(tx, "owner", body.owner.as_ref())?;
    let mut numbers = body.wishes.clone();
    numbers.sort_unstable();
    numbers.dedup();
    let wishes = wishes::app::refs(tx, &numbers, false)?;
    if wishes.len() != numbers.len() {
        return Err(Fault::field("wishes", FieldCode::Unknown));
    }
    let number = tx.next_number("initiative")?;
    // The counter is held until the commit: the same call, sent twice at once, has now either been carried out or not begun.
    if let Some(earlier) = store::by_key(tx, &body.key)? {
        return Ok(earlier);
    }
    let (fields, now) = (Fields::from_body(body), tx.now.0);
    store::insert(tx, number, &body.key, now, &fields)?;
    let shown = fields.shown(&reader.org);
    record(tx, reader, number, &fields.title, "initiative.created", |act| act.after(Value::Object(shown)))?;
    for wish in &wishes {
        links::add(tx, reader, number, &fields.title, wish)?;
    }
    Ok(number)
}

/// Changes what people fill in. A body that changes nothing leaves the version as it is.
///
/// # Errors
/// `stale` with the present state, `not_found`, or `invalid` as in [`create`].
pub fn update(tx: &mut Tx<'_>, reader: &Reader, number: i64, body: &InitiativeBody) -> Result<(), Fault> {
    let current = get(tx, reader, number)?;
    if current.version != body.version {
        return Err(Fault::stale(&current));
    }
    let before = Fields::from_current(&current);
    let after = Fields::from_body(body);
    check_place(reader, &body.area, &body.unit, Some(&before))?;
    if before.owner_id != after.owner_id {
        check_person(tx, "owner", body.owner.as_ref())?;
    }
    let (was, is) = differences(before.shown(&reader.org), after.shown(&reader.org));
    if is.is_empty() {
        return Ok(());
    }
    raise_from(tx, reader, number, body.version)?;
    store::save(tx, number, &after)?;
    record(tx, reader, number, &after.title, "initiative.changed", |act| {
        act.change(Value::Object(was), Value::Object(is))
    })
}

/// Area and unit must exist, and whoever moves an initiative there must hold the right there. What stays as it was may stay.
fn check_place(reader: &Reader, area: &AreaId, unit: &UnitId, before: Option<&Fields>) -> Result<(), Fault> {
    let same_area = before.is_some_and(|before| before.area_id == area.0);
    let same_unit = before.is_some_and(|before| before.unit_id == unit.0);
    let entry = reader.org.area(area).ok_or_else(|| Fault::field("area", FieldCode::Unknown))?;
    if entry.retired && !same_area {
        return Err(Fault::field("area", FieldCode::NotAllowed));
    }
    if reader.org.unit(unit).is_none() {
        return Err(Fault::field("unit", FieldCode::Unknown));
    }
    let allowed = reader.actor.may_at(Permission::InitiativeEdit, &reader.org, unit, Some(area));
    match (allowed, same_unit, same_area) {
        (true, _, _) | (_, true, true) => Ok(()),
        (false, false, _) if !reader.actor.may_at(Permission::InitiativeEdit, &reader.org, unit, None) => {
            Err(Fault::field("unit", FieldCode::NotAllowed))
        }
        _ => Err(Fault::field("area", FieldCode::NotAllowed)),
    }
}

/// The fields that differ, before and after.
fn differences(
    before: Map<String, Value>,
    after: Map<String, Value>,
) -> (Map<String, Value>, Map<String, Value>) {
    let mut was = Map::new();
    let mut is = Map::new();
    for (field, value) in after {
        let earlier = before.get(&field).cloned().unwrap_or(Value::Null);
        if earlier != value {
            was.insert(field.clone(), earlier);
            is.insert(field, value);
        }
    }
    (was, is)
}

impl Fields {
    fn from_body(body: &InitiativeBody) -> Self {
        let (title, purpose, improvement) = (body.title.trim(), body.purpose.trim(), body.improvement.trim());
        Self {
            title: title.to_owned(),
            purpose: purpose.to_owned(),
            improvement: improvement.to_owned(),
            area_id: body.area.0.clone(),
            unit_id: body.unit.0.clone(),
            owner_id: body.owner.as_ref().map(|owner| owner.0.clone()),
            starts: body.starts.map(|date| date.to_string()),
            horizon: body.horizon.map(|date| date.to_string()),
            horizon_day: body.horizon.map(|date| i64::from(date.last_day())),
            search_text: fold(&format!("{title}\n{purpose}\n{improvement}")),
        }
    }

    fn from_current(current: &forenkl_api::initiatives::Initiative) -> Self {
        let row = &current.row;
        Self::from_body(&InitiativeBody {
            key: String::new(),
            title: row.title.clone(),
            purpose: current.purpose.clone(),
            improvement: current.improvement.clone(),
            area: row.area.id.clone(),
            unit: row.unit.id.clone(),
            owner: row.owner.as_ref().map(|owner| owner.id.clone()),
            starts: row.starts,
            horizon: row.horizon,
            wishes: Vec::new(),
            version: current.version,
        })
    }

    /// As the history shows it. Of the owner only the id: names are looked up when read.
    fn shown(&self, org: &Org) -> Map<String, Value> {
        let fields = json!({
            "title": self.title,
            "purpose": self.purpose,
            "improvement": self.improvement,
            "area": org.area_ref(&AreaId(self.area_id.clone())).name,
            "unit": org.unit_ref(&UnitId(self.unit_id.clone())).name,
            "owner": self.owner_id,
            "starts": self.starts,
            "horizon": self.horizon,
        });
        match fields {
            Value::Object(fields) => fields,
            _ => Map::new(),
        }
    }
}
