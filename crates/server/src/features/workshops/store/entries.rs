//! The log of a workshop: numbered entries without gaps, and the state that they amount to. Names and addresses are not in it.

use std::collections::BTreeSet;

use diesel::prelude::*;
use forenkl_api::{ParticipantId, WorkshopId};

use super::{
    super::room::{Done, Entry, State},
    name_leaders, read, write,
};
use crate::{
    db::{
        Conn, Prepared, Tx,
        schema::{workshop_entries, workshop_participants, workshops},
    },
    fault::Fault,
};

/// Holds the workshop's log until the commit, so that its numbers have no gaps on any node, and says the last number. `not_found` once it
/// was deleted.
pub fn hold(tx: &mut Tx<'_>, id: &WorkshopId) -> Result<i64, Fault> {
    let held = diesel::update(workshops::table.find(id.as_str())).set(workshops::seq.eq(workshops::seq));
    Prepared(held).execute(&mut **tx)?;
    newest(tx, id)?.ok_or_else(Fault::not_found)
}

/// The number of the last entry; nothing once the workshop was deleted.
pub fn newest(conn: &mut Conn, id: &WorkshopId) -> Result<Option<i64>, Fault> {
    Ok(workshops::table.find(id.as_str()).select(workshops::seq).first(conn).optional()?)
}

/// When the entry with this number was accepted.
pub fn accepted_at(conn: &mut Conn, id: &WorkshopId, seq: i64) -> Result<i64, Fault> {
    Ok(workshop_entries::table.find((id.as_str(), seq)).select(workshop_entries::at).first(conn)?)
}

/// Appends an entry. Names and addresses are left out of it.
pub fn append(tx: &mut Tx<'_>, id: &WorkshopId, seq: i64, entry: &Entry) -> Result<(), Fault> {
    let content = write(&entry.without_names())?;
    diesel::insert_into(workshop_entries::table)
        .values((
            workshop_entries::workshop.eq(id.as_str()),
            workshop_entries::seq.eq(seq),
            workshop_entries::at.eq(entry.at.0),
            workshop_entries::content.eq(content),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// Notes how far the log has come.
pub fn set_seq(tx: &mut Tx<'_>, id: &WorkshopId, seq: i64) -> Result<(), Fault> {
    let noted = diesel::update(workshops::table.find(id.as_str())).set(workshops::seq.eq(seq));
    Prepared(noted).execute(&mut **tx)?;
    Ok(())
}

/// The workshop as its log has it; `None` before it was opened.
pub fn load(conn: &mut Conn, id: &WorkshopId) -> Result<Option<State>, Fault> {
    let mut entries = entries(conn, id, 0)?.into_iter();
    let Some(first) = entries.next() else { return Ok(None) };
    let Done::Opened(opening) = &first.done else {
        return Err(Fault::internal("a workshop that begins with something other than its opening"));
    };
    let mut state = State::open((**opening).clone());
    state.apply(&first);
    for entry in entries {
        state.apply(&entry);
    }
    call(conn, id, &mut state)?;
    Ok(Some(state))
}

/// Brings a state up to date with what other nodes have written, and says whose own things that changed.
pub fn catch_up(
    conn: &mut Conn,
    id: &WorkshopId,
    state: &mut State,
) -> Result<BTreeSet<ParticipantId>, Fault> {
    let mut concerned = BTreeSet::new();
    for entry in entries(conn, id, state.seq)? {
        concerned.extend(state.concerned(&entry));
        state.apply(&entry);
    }
    call(conn, id, state)?;
    Ok(concerned)
}

fn entries(conn: &mut Conn, id: &WorkshopId, after: i64) -> Result<Vec<Entry>, Fault> {
    let texts: Vec<String> = workshop_entries::table
        .filter(workshop_entries::workshop.eq(id.as_str()))
        .filter(workshop_entries::seq.gt(after))
        .order(workshop_entries::seq)
        .select(workshop_entries::content)
        .load(conn)?;
    texts.iter().map(|text| read(text)).collect()
}

/// The whole log as stored, an entry a line.
///
/// # Errors
/// When the database cannot be read.
pub fn log(conn: &mut Conn, id: &WorkshopId) -> Result<String, Fault> {
    let texts: Vec<String> = workshop_entries::table
        .filter(workshop_entries::workshop.eq(id.as_str()))
        .order(workshop_entries::seq)
        .select(workshop_entries::content)
        .load(conn)?;
    Ok(texts.join("\n"))
}

/// Gives the people of a state, and those who lead, their names.
fn call(conn: &mut Conn, id: &WorkshopId, state: &mut State) -> Result<(), Fault> {
    let known: Vec<(String, String, String)> = workshop_participants::table
        .filter(workshop_participants::workshop.eq(id.as_str()))
        .select((
            workshop_participants::participant,
            workshop_participants::name,
            workshop_participants::email,
        ))
        .load(conn)?;
    for (participant, name, email) in known {
        state.call(&ParticipantId(participant), &name, !email.is_empty());
    }
    name_leaders(conn, state)
}

impl Entry {
    /// As it is stored: what people call themselves stands elsewhere.
    fn without_names(&self) -> Self {
        use forenkl_api::workshops::{Act, Lead};
        let act = |act: &Act| match act {
            Act::Tell { unit, in_record, .. } => Act::Tell {
                name: String::new(),
                unit: unit.clone(),
                in_record: *in_record,
                email: None,
                language: None,
            },
            act => act.clone(),
        };
        let done = match &self.done {
            Done::Acted(done) => Done::Acted(act(done)),
            Done::Led(Lead::Seat { unit, .. }) => {
                Done::Led(Lead::Seat { name: String::new(), unit: unit.clone() })
            }
            Done::Led(Lead::For { participant, act: done }) => {
                Done::Led(Lead::For { participant: participant.clone(), act: act(done) })
            }
            Done::Led(Lead::Do { act: done }) => Done::Led(Lead::Do { act: act(done) }),
            done => done.clone(),
        };
        Entry { done, ..self.clone() }
    }
}
