//! What an initiative gives: estimated, then confirmed, then verified by someone else. Every figure stays on record.

use forenkl_api::{
    EffectId, FieldCode,
    initiatives::{EffectBody, EffectLevel, EffectPath, EffectValueBody},
    problem::ConflictReason,
};
use serde_json::{Value, json};

use super::{
    super::store::{self, EffectRow, ValueRow},
    Reader, raise, record,
};
use crate::{db::Tx, fault::Fault, ids};

/// Adds an effect with its estimate.
///
/// # Errors
/// `not_found`.
pub fn create_effect(tx: &mut Tx<'_>, reader: &Reader, number: i64, body: &EffectBody) -> Result<(), Fault> {
    let held = raise(tx, number)?;
    let (id, measure): (EffectId, _) = (ids::new(), body.measure.trim());
    let effect = EffectRow { id: id.as_str(), initiative: number, measure, unit: body.unit.word() };
    store::insert_effect(tx, &effect)?;
    add_value(tx, reader, &id, EffectLevel::Estimated, body.hundredths, &body.note)?;
    record(tx, reader, number, &held.title, "initiative.effect_added", |act| {
        act.after(shown(measure, EffectLevel::Estimated, body.hundredths))
    })
}

/// Estimates an effect anew, or confirms it.
///
/// # Errors
/// `not_found`; `invalid` for the level *verified*, which has a way of its own: [`verify_effect`].
pub fn add_effect_value(
    tx: &mut Tx<'_>,
    reader: &Reader,
    path: &EffectPath,
    body: &EffectValueBody,
) -> Result<(), Fault> {
    let action = match body.level {
        EffectLevel::Estimated => "initiative.effect_estimated",
        EffectLevel::Confirmed => "initiative.effect_confirmed",
        EffectLevel::Verified => return Err(Fault::field("level", FieldCode::NotAllowed)),
    };
    add_figure(tx, reader, path, body, action)
}

/// Verifies an effect. Whoever gave the newest estimate cannot also verify it.
///
/// # Errors
/// `not_found`; `invalid` for another level; a conflict when the caller estimated it.
pub fn verify_effect(
    tx: &mut Tx<'_>,
    reader: &Reader,
    path: &EffectPath,
    body: &EffectValueBody,
) -> Result<(), Fault> {
    if body.level != EffectLevel::Verified {
        return Err(Fault::field("level", FieldCode::NotAllowed));
    }
    if store::effect_measure(tx, path.initiative, path.effect.as_str())?.is_none() {
        return Err(Fault::not_found());
    }
    if store::estimated_by(tx, path.effect.as_str())?.as_deref() == Some(reader.actor.id().as_str()) {
        return Err(Fault::conflict(ConflictReason::SamePerson));
    }
    add_figure(tx, reader, path, body, "initiative.effect_verified")
}

fn add_figure(
    tx: &mut Tx<'_>,
    reader: &Reader,
    path: &EffectPath,
    body: &EffectValueBody,
    action: &'static str,
) -> Result<(), Fault> {
    let effect = path.effect.as_str();
    let measure = store::effect_measure(tx, path.initiative, effect)?.ok_or_else(Fault::not_found)?;
    let held = raise(tx, path.initiative)?;
    let before = store::newest_figure(tx, effect, body.level)?;
    add_value(tx, reader, &path.effect, body.level, body.hundredths, &body.note)?;
    record(tx, reader, path.initiative, &held.title, action, |act| {
        act.change(figure(body.level, before), shown(&measure, body.level, body.hundredths))
    })
}

fn add_value(
    tx: &mut Tx<'_>,
    reader: &Reader,
    effect: &EffectId,
    level: EffectLevel,
    hundredths: i64,
    note: &str,
) -> Result<(), Fault> {
    let at = tx.now.0;
    let (level, note, by_id) = (level.word(), note.trim(), reader.actor.id().as_str());
    let row = ValueRow { id: ids::new(), effect_id: effect.as_str(), level, hundredths, note, by_id, at };
    store::insert_value(tx, &row)
}

/// What the history says: which effect, and the figure.
fn shown(measure: &str, level: EffectLevel, hundredths: i64) -> Value {
    json!({ "effect": measure, level.word(): decimal(hundredths) })
}

fn figure(level: EffectLevel, hundredths: Option<i64>) -> Value {
    json!({ level.word(): hundredths.map(decimal) })
}

/// Hundredths as people read them: `1250` is `12.5`.
fn decimal(hundredths: i64) -> String {
    let (whole, rest) = (hundredths.unsigned_abs() / 100, hundredths.unsigned_abs() % 100);
    let sign = if hundredths < 0 { "-" } else { "" };
    match rest {
        0 => format!("{sign}{whole}"),
        rest if rest % 10 == 0 => format!("{sign}{whole}.{}", rest / 10),
        rest => format!("{sign}{whole}.{rest:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn hundredths_read_as_decimals() {
        let read: Vec<String> = [1200, 1250, 1205, -50, 0].into_iter().map(decimal).collect();
        assert_eq!(read, ["12", "12.5", "12.05", "-0.5", "0"]);
    }
}
