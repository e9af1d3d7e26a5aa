//! An initiative in full, and as other things name it.

use std::collections::HashMap;

use forenkl_api::{
    AreaId, EffectId, Permission, Timestamp, UnitId,
    initiatives::{Effect, EffectLevel, EffectUnit, EffectValue, Initiative, InitiativeMay, StatusUpdate},
    people::PersonRef,
    wishes::InitiativeRef,
};

use super::{
    super::store::{self, Record, UpdateRecord, ValueRecord},
    Reader, date, health_of, rows, status_of,
};
use crate::{
    db::Conn,
    fault::Fault,
    features::{people, wishes},
};

/// An initiative in full, as the reader may see it.
///
/// # Errors
/// `not_found`.
pub fn get(conn: &mut Conn, reader: &Reader, number: i64) -> Result<Initiative, Fault> {
    let record = store::records(conn, &[number])?.pop().ok_or_else(Fault::not_found)?;
    let texts = store::texts(conn, number)?.ok_or_else(Fault::not_found)?;
    let (may, version, sees_all_verdicts) =
        (may(reader, &record), record.version, answers_for(reader, &record));
    let row = rows::of(conn, &reader.org, vec![record])?.pop().ok_or_else(Fault::not_found)?;
    let updates = store::updates(conn, number)?;
    let values = store::values(conn, number)?;
    let effects = store::effects(conn, number)?;
    let said_by = updates.iter().map(|it| it.by_id.clone()).chain(values.iter().map(|it| it.by_id.clone()));
    let people = people::app::names(conn, said_by)?;
    let wishes = store::linked_wishes(conn, number)?;
    Ok(Initiative {
        row,
        purpose: texts.purpose,
        improvement: texts.improvement,
        noticed: wishes::app::noticed(conn, &reader.org, &wishes, sees_all_verdicts)?,
        wishes: wishes::app::refs(conn, &wishes, sees_all_verdicts)?,
        effects: with_values(effects, values, &people),
        updates: updates.into_iter().map(|update| status_update(update, &people)).collect(),
        workshop: store::workshop_of(conn, number)?,
        source: texts.source,
        made_up: texts.made_up,
        may,
        version,
    })
}

fn may(reader: &Reader, record: &Record) -> InitiativeMay {
    let owns = record.owner_id.as_deref() == Some(reader.actor.id().as_str());
    InitiativeMay {
        edit: owns || holds(reader, record, Permission::InitiativeEdit),
        verify: holds(reader, record, Permission::EffectVerify),
    }
}

/// Those who assess wishes where the initiative belongs see verdicts of fewer than five, too.
fn answers_for(reader: &Reader, record: &Record) -> bool {
    holds(reader, record, Permission::WishAssess)
}

fn holds(reader: &Reader, record: &Record, permission: Permission) -> bool {
    let (unit, area) = (UnitId(record.unit_id.clone()), AreaId(record.area_id.clone()));
    reader.actor.may_at(permission, &reader.org, &unit, Some(&area))
}

type People = HashMap<String, PersonRef>;

fn with_values(
    effects: Vec<(String, String, String)>,
    values: Vec<ValueRecord>,
    people: &People,
) -> Vec<Effect> {
    let mut of: HashMap<String, Vec<EffectValue>> = HashMap::new();
    for record in values {
        let value = EffectValue {
            level: EffectLevel::from_word(&record.level).unwrap_or(EffectLevel::Estimated),
            hundredths: record.hundredths,
            note: record.note,
            by: record.by_id.and_then(|by| people.get(&by).cloned()),
            at: Timestamp(record.at),
        };
        of.entry(record.effect_id).or_default().push(value);
    }
    effects
        .into_iter()
        .map(|(id, measure, unit)| Effect {
            values: of.remove(&id).unwrap_or_default(),
            id: EffectId(id),
            measure,
            unit: EffectUnit::from_word(&unit).unwrap_or(EffectUnit::Count),
        })
        .collect()
}

fn status_update(record: UpdateRecord, people: &People) -> StatusUpdate {
    StatusUpdate {
        status: status_of(&record.status),
        health: health_of(&record.health),
        text: record.text,
        by: record.by_id.and_then(|by| people.get(&by).cloned()),
        at: Timestamp(record.at),
    }
}

/// Initiatives as other things name them, by number; unknown numbers are left out.
///
/// # Errors
/// When the database cannot be read.
pub fn refs(conn: &mut Conn, numbers: &[i64]) -> Result<Vec<InitiativeRef>, Fault> {
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    Ok(store::refs(conn, numbers)?.into_iter().map(reference).collect())
}

/// The initiatives that answer a wish.
///
/// # Errors
/// When the database cannot be read.
pub fn of_wish(conn: &mut Conn, wish: i64) -> Result<Vec<InitiativeRef>, Fault> {
    Ok(store::of_wish(conn, wish)?.into_iter().map(reference).collect())
}

fn reference((number, title, status, horizon): (i64, String, String, Option<String>)) -> InitiativeRef {
    InitiativeRef { number, title, status: status_of(&status), horizon: date(horizon.as_deref()) }
}
