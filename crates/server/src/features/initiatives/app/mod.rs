//! The rules about initiatives.

mod effects;
mod fields;
mod get;
mod history;
mod links;
mod list;
mod milestones;
mod rows;
mod status;

use std::sync::Arc;

use forenkl_api::{
    FieldCode, PartialDate, PersonId,
    initiatives::{Health, InitiativeStatus},
};

pub use effects::{add_effect_value, create_effect, verify_effect};
pub use fields::{create, update};
pub use get::{get, of_wish, refs};
pub use history::history;
pub use links::{link_wish, unlink_wish};
pub use list::{Numbers, Which, list, numbers, rows};
pub use milestones::{create_milestone, delete_milestone, update_milestone};
pub use status::give_status;

use super::store::{self, Held};
use crate::{
    auth::Actor,
    db::{Act, Conn, Tx},
    fault::Fault,
    features::people,
    org::Org,
};

/// Who reads or acts, and the organisation they do it in.
#[derive(Clone)]
pub struct Reader {
    pub org: Arc<Org>,
    pub actor: Arc<Actor>,
}

/// Raises the version by one, which also holds the initiative until the commit.
fn raise(conn: &mut Conn, number: i64) -> Result<Held, Fault> {
    store::raise(conn, number, None)?.ok_or_else(Fault::not_found)
}

/// The same, if the version is still the one the change is based on; otherwise the caller is shown the present state.
fn raise_from(conn: &mut Conn, reader: &Reader, number: i64, version: i64) -> Result<Held, Fault> {
    match store::raise(conn, number, Some(version))? {
        Some(held) => Ok(held),
        None => Err(Fault::stale(&get(conn, reader, number)?)),
    }
}

/// Writes what was done to the initiative into the activity.
fn record(
    tx: &mut Tx<'_>,
    reader: &Reader,
    number: i64,
    title: &str,
    action: &'static str,
    describe: impl FnOnce(Act) -> Act,
) -> Result<(), Fault> {
    let act = Act::new(action, "initiative", number).by(reader.actor.id()).label(title);
    tx.record(describe(act)).map(drop)
}

/// Someone who is to be responsible must exist.
fn check_person(conn: &mut Conn, field: &str, person: Option<&PersonId>) -> Result<(), Fault> {
    match person {
        Some(person) if !people::app::exists(conn, person)? => Err(Fault::field(field, FieldCode::Unknown)),
        _ => Ok(()),
    }
}

fn date(text: Option<&str>) -> Option<PartialDate> {
    text.and_then(PartialDate::parse)
}

fn status_of(word: &str) -> InitiativeStatus {
    InitiativeStatus::from_word(word).unwrap_or(InitiativeStatus::Idea)
}

fn health_of(word: &str) -> Health {
    Health::from_word(word).unwrap_or(Health::OnTrack)
}
