//! Taking an import back as a whole: what it made is removed, what it changed is put back. If anything of it has been used or
//! changed since, nothing is.

use std::collections::BTreeMap;

use diesel::{
    prelude::*,
    result::{DatabaseErrorKind, Error as DbError},
};
use forenkl_api::{ImportId, PersonId, problem::ConflictReason};
use serde::de::DeserializeOwned;
use serde_json::json;

use super::{
    app,
    records::{AreaRecord, InitiativeRecord, Touched, UnitRecord, WishRecord},
    store,
};
use crate::{
    db::{
        Act, Tx,
        schema::{answers, areas, initiative_wishes, initiatives, supports, units, wishes},
    },
    fault::Fault,
    features::deadlines::app as deadlines,
};

/// Takes an import back.
///
/// # Errors
/// `not_found`, `already_undone`, or `changed_since`.
pub fn undo(tx: &mut Tx<'_>, id: &ImportId, by: &PersonId) -> Result<(), Fault> {
    let import = store::get(tx, id)?;
    if import.undone_at.is_some() {
        return Err(Fault::conflict(ConflictReason::AlreadyUndone));
    }
    let mut restored = Restored::new();
    for touched in store::touched(tx, id)? {
        if let Some(wish) = touched.record_id.strip_prefix("wish:") {
            let wish = number(wish)?;
            if let Some(before) = &touched.before {
                refuse_heard(tx, wish, &parse(before)?, import.at)?;
            }
            // Time starts the clock of a wish by itself: nobody has used it for that.
            deadlines::rewind(tx, wish, import.at)?;
        }
        take_back(tx, &touched, by, &mut restored).map_err(changed_since)?;
    }
    let now = tx.now;
    store::mark_undone(tx, id, now)?;
    follow_up(tx, &restored)?;
    app::record(tx, "import.undone", &import, Some(by))
}

/// Something that hangs on a record shows that it has been used.
fn changed_since(fault: Fault) -> Fault {
    match fault {
        Fault::Database(DbError::DatabaseError(DatabaseErrorKind::ForeignKeyViolation, _)) => {
            Fault::conflict(ConflictReason::ChangedSince)
        }
        other => other,
    }
}

/// Supports and comments count on the wish without raising its version; putting an older one back would lose them.
fn refuse_heard(tx: &mut Tx<'_>, number: i64, before: &WishRecord, imported_at: i64) -> Result<(), Fault> {
    let counts: Option<(i64, i64)> = wishes::table
        .find(number)
        .select((wishes::supporters, wishes::comments))
        .first(&mut **tx)
        .optional()?;
    let later = supports::table.filter(supports::wish.eq(number)).filter(supports::at.ge(imported_at));
    let heard: bool = diesel::select(diesel::dsl::exists(later)).get_result(&mut **tx)?;
    if heard || counts != Some((before.supporters, before.comments)) {
        return Err(Fault::conflict(ConflictReason::ChangedSince));
    }
    Ok(())
}

/// A record that was put back.
struct PutBack {
    /// The highest version it has had.
    highest: i64,
    /// The version that was put back.
    version: i64,
}

/// Records that were put back.
type Restored = BTreeMap<String, PutBack>;

fn take_back(
    tx: &mut Tx<'_>,
    touched: &Touched,
    by: &PersonId,
    restored: &mut Restored,
) -> Result<(), Fault> {
    let (kind, id) = touched.record_id.split_once(':').unwrap_or_default();
    macro_rules! take_back {
        ($table:ident, $record:ty, $id:expr, $name:ident) => {{
            let id = $id;
            let found: Option<$record> =
                $table::table.find(id).select(<$record>::as_select()).first(&mut **tx).optional()?;
            let current = found.ok_or_else(|| Fault::conflict(ConflictReason::ChangedSince))?;
            if current.version != touched.version_after {
                return Err(Fault::conflict(ConflictReason::ChangedSince));
            }
            match &touched.before {
                None => {
                    diesel::delete($table::table.find(id)).execute(&mut **tx)?;
                }
                Some(before) => {
                    let before: $record = parse(before)?;
                    diesel::update($table::table.find(id)).set(&before).execute(&mut **tx)?;
                    let known = restored.get(&touched.record_id).map_or(0, |known| known.highest);
                    let highest = known.max(touched.version_after);
                    restored.insert(touched.record_id.clone(), PutBack { highest, version: before.version });
                }
            }
            tell(tx, kind, id.to_string(), &current.$name, touched.before.is_none(), by)
        }};
    }
    match kind {
        "unit" => take_back!(units, UnitRecord, id, name),
        "area" => take_back!(areas, AreaRecord, id, name),
        "wish" => take_back!(wishes, WishRecord, number(id)?, title),
        "initiative" => take_back!(initiatives, InitiativeRecord, number(id)?, title),
        "answer" => gone(diesel::delete(answers::table.find(id)).execute(&mut **tx)?),
        "link" => {
            let (initiative, wish) = id.split_once(':').unwrap_or_default();
            let link = initiative_wishes::table.find((number(initiative)?, number(wish)?));
            gone(diesel::delete(link).execute(&mut **tx)?)
        }
        _ => Err(Fault::internal(format!("an import log with the record {}", touched.record_id))),
    }
}

/// What is not there any more was changed since.
fn gone(deleted: usize) -> Result<(), Fault> {
    if deleted == 1 { Ok(()) } else { Err(Fault::conflict(ConflictReason::ChangedSince)) }
}

fn number(id: &str) -> Result<i64, Fault> {
    id.parse().map_err(|_| Fault::internal(format!("an import log with the number {id}")))
}

fn parse<T: DeserializeOwned>(before: &str) -> Result<T, Fault> {
    serde_json::from_str(before)
        .map_err(|error| Fault::internal(format!("an import log that cannot be read: {error}")))
}

fn tell(
    tx: &mut Tx<'_>,
    kind: &str,
    id: String,
    label: &str,
    was_made: bool,
    by: &PersonId,
) -> Result<(), Fault> {
    let (action, kind) = match (kind, was_made) {
        ("unit", true) => ("unit.removed", "unit"),
        ("unit", false) => ("unit.changed", "unit"),
        ("area", true) => ("area.removed", "area"),
        ("area", false) => ("area.changed", "area"),
        ("initiative", true) => ("initiative.removed", "initiative"),
        ("initiative", false) => ("initiative.changed", "initiative"),
        (_, true) => ("wish.removed", "wish"),
        (_, false) => ("wish.changed", "wish"),
    };
    tx.record(Act::new(action, kind, id).label(label).by(by).after(json!({ "reason": "import.undone" })))
        .map(drop)
}

/// Whoever still has the imported version on screen must not take it for the present one, so versions only go up. Earlier imports
/// that left a record at the version that is back can still be undone themselves: their log learns the new number.
fn follow_up(tx: &mut Tx<'_>, restored: &Restored) -> Result<(), Fault> {
    if restored.is_empty() {
        return Ok(());
    }
    for (record, put_back) in restored {
        raise(tx, record, put_back.highest + 1)?;
    }
    for earlier in store::standing(tx)? {
        if let Some(put_back) = restored.get(&earlier.record_id)
            && earlier.version_after == put_back.version
        {
            store::renumber(tx, &earlier, put_back.highest + 1)?;
        }
    }
    Ok(())
}

fn raise(tx: &mut Tx<'_>, record: &str, version: i64) -> Result<(), Fault> {
    let (kind, id) = record.split_once(':').unwrap_or_default();
    match kind {
        "unit" => diesel::update(units::table.find(id)).set(units::version.eq(version)).execute(&mut **tx)?,
        "area" => diesel::update(areas::table.find(id)).set(areas::version.eq(version)).execute(&mut **tx)?,
        "initiative" => {
            let found = initiatives::table.find(number(id)?);
            diesel::update(found).set(initiatives::version.eq(version)).execute(&mut **tx)?
        }
        _ => {
            let found = wishes::table.find(number(id)?);
            diesel::update(found).set(wishes::version.eq(version)).execute(&mut **tx)?
        }
    };
    Ok(())
}
