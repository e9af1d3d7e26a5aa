//! Which of those who lead did something: the log has their ids, and names are looked up.

use diesel::prelude::*;
use forenkl_api::{PersonId, WorkshopId};

use super::{
    super::room::{Entry, State},
    read, write,
};
use crate::{
    db::{
        Conn, Tx,
        schema::{people, workshop_entries},
    },
    fault::Fault,
};

/// Gives those of whom the state says that they did something their names.
pub fn name_leaders(conn: &mut Conn, state: &mut State) -> Result<(), Fault> {
    let unknown: Vec<String> = state.unknown_leaders().into_iter().map(|person| person.0).collect();
    if unknown.is_empty() {
        return Ok(());
    }
    let names: Vec<(String, String)> =
        people::table.filter(people::id.eq_any(unknown)).select((people::id, people::name)).load(conn)?;
    state.leaders.extend(names.into_iter().map(|(id, name)| (PersonId(id), name)));
    Ok(())
}

/// Forgets who did something. That it was done stays.
pub fn forget_leaders(tx: &mut Tx<'_>, id: &WorkshopId) -> Result<(), Fault> {
    let noted: Vec<(i64, String)> = workshop_entries::table
        .filter(workshop_entries::workshop.eq(id.as_str()))
        .filter(workshop_entries::content.like("%\"who\":\"%"))
        .select((workshop_entries::seq, workshop_entries::content))
        .load(&mut **tx)?;
    for (seq, content) in noted {
        let entry = Entry { who: None, ..read(&content)? };
        diesel::update(workshop_entries::table.find((id.as_str(), seq)))
            .set(workshop_entries::content.eq(write(&entry)?))
            .execute(&mut **tx)?;
    }
    Ok(())
}
