//! The history of an initiative.

use forenkl_api::activity::{Entry, History};

use super::{super::store, Reader};
use crate::{
    db::Conn,
    fault::Fault,
    features::{activity, people},
};

/// What was done to an initiative, newest first.
///
/// # Errors
/// `not_found`.
pub fn history(conn: &mut Conn, reader: &Reader, number: i64) -> Result<History, Fault> {
    if store::refs(conn, &[number])?.is_empty() {
        return Err(Fault::not_found());
    }
    let mut history = activity::app::history(conn, &reader.actor, "initiative", &number.to_string())?;
    name_owners(conn, &mut history.entries)?;
    Ok(history)
}

/// The activity keeps only the ids of owners, so that people can be forgotten; readers get the names of today.
fn name_owners(conn: &mut Conn, entries: &mut [Entry]) -> Result<(), Fault> {
    let owners = entries.iter().flat_map(|entry| &entry.changes).filter(|change| change.field == "owner");
    let ids = owners.flat_map(|change| [change.before.clone(), change.after.clone()]);
    let names = people::app::names(conn, ids)?;
    let name = |id: Option<String>| id.and_then(|id| names.get(&id).map(|person| person.name.clone()));
    for change in entries.iter_mut().flat_map(|entry| &mut entry.changes) {
        if change.field == "owner" {
            change.before = name(change.before.take());
            change.after = name(change.after.take());
        }
    }
    Ok(())
}
