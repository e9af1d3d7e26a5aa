//! A wish with its parts, read as one: who supports and follows it, what it counts.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use diesel::prelude::*;
use forenkl_api::UnitId;

use super::{detail::FEWEST_SHOWN, store};
use crate::{
    db::{
        Conn, Tx,
        schema::{comments, follows, merge_optouts, supports, voices, wishes},
    },
    fault::Fault,
    org::Org,
};

/// What was taken out of a merged wish.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OptOut {
    Support,
    Follow,
}

impl OptOut {
    fn word(self) -> &'static str {
        match self {
            Self::Support => "support",
            Self::Follow => "follow",
        }
    }
}

/// A part as it counts.
pub(super) struct Part {
    pub number: i64,
    author: Option<String>,
    unit: Option<String>,
    minutes: Option<i64>,
    at: i64,
}

/// The parts of a wish, in the order of their numbers.
pub(super) fn parts(conn: &mut Conn, wish: i64) -> Result<Vec<Part>, Fault> {
    type Record = (i64, Option<String>, Option<String>, Option<i64>, i64);
    let parts: Vec<Record> = wishes::table
        .filter(wishes::merged_into.eq(wish))
        .filter(wishes::removed_at.is_null())
        .order(wishes::number)
        .select((
            wishes::number,
            wishes::author_id,
            wishes::unit_id,
            wishes::estimated_minutes,
            wishes::recorded_at,
        ))
        .load(conn)?;
    let part = |(number, author, unit, minutes, at)| Part { number, author, unit, minutes, at };
    Ok(parts.into_iter().map(part).collect())
}

/// The numbers of a wish and its parts.
///
/// # Errors
/// When the database cannot be read.
pub fn family(conn: &mut Conn, wish: i64) -> Result<Vec<i64>, Fault> {
    let mut numbers = vec![wish];
    numbers.extend(parts(conn, wish)?.iter().map(|part| part.number));
    Ok(numbers)
}

/// Who took out what came with each part: the part and the person.
fn optouts(conn: &mut Conn, wish: i64, what: OptOut) -> Result<HashSet<(i64, String)>, Fault> {
    let found: Vec<(i64, String)> = merge_optouts::table
        .filter(merge_optouts::into_wish.eq(wish))
        .filter(merge_optouts::what.eq(what.word()))
        .select((merge_optouts::wish, merge_optouts::person_id))
        .load(conn)?;
    Ok(found.into_iter().collect())
}

/// Everyone who stands behind a merged wish, each with their unit and estimate, the earliest first; the author of the wish itself
/// is not among them.
struct Behind {
    person: Option<String>,
    unit: Option<String>,
    minutes: Option<i64>,
    at: i64,
    /// In a workshop, and not by a support of their own.
    spoke: bool,
}

fn behind(conn: &mut Conn, wish: i64, parts: &[Part]) -> Result<Vec<Behind>, Fault> {
    type Record = (i64, String, String, Option<i64>, i64);
    let numbers: Vec<i64> = parts.iter().map(|part| part.number).chain([wish]).collect();
    let given: Vec<Record> = supports::table
        .filter(supports::wish.eq_any(&numbers))
        .select((supports::wish, supports::person_id, supports::unit_id, supports::minutes, supports::at))
        .load(conn)?;
    type Voice = (i64, String, String, Option<String>, Option<String>, i64);
    let spoken: Vec<Voice> = voices::table
        .filter(voices::wish.eq_any(&numbers))
        .select((
            voices::wish,
            voices::workshop,
            voices::participant,
            voices::person_id,
            voices::unit_id,
            voices::at,
        ))
        .load(conn)?;
    // No id of a person has a slash: nobody is taken for somebody else.
    let spoken = spoken.into_iter().map(|(of, workshop, participant, person, unit, at)| {
        let person = person.unwrap_or_else(|| format!("{workshop}/{participant}"));
        (of, Some(person), unit, None, at, true)
    });
    let out = if parts.is_empty() { HashSet::new() } else { optouts(conn, wish, OptOut::Support)? };
    let authors = parts.iter().map(|part| {
        let person = part.author.clone();
        (part.number, person, part.unit.clone(), part.minutes, part.at, false)
    });
    let given = given
        .into_iter()
        .map(|(of, person, unit, minutes, at)| (of, Some(person), Some(unit), minutes, at, false));
    let mut behind: Vec<Behind> = authors
        .chain(given)
        .chain(spoken)
        .filter(|(of, person, ..)| person.as_ref().is_none_or(|person| !out.contains(&(*of, person.clone()))))
        .map(|(_, person, unit, minutes, at, spoke)| Behind { person, unit, minutes, at, spoke })
        .collect();
    behind.sort_by_key(|one| one.at);
    Ok(behind)
}

/// The units that a wish hits, with those of its parts.
///
/// # Errors
/// When the database cannot be read.
pub fn units_hit(conn: &mut Conn, wish: i64, own: Option<&str>) -> Result<Vec<String>, Fault> {
    let parts = parts(conn, wish)?;
    let mut units: BTreeSet<String> =
        behind(conn, wish, &parts)?.into_iter().filter_map(|one| one.unit).collect();
    units.extend(own.map(str::to_owned));
    Ok(units.into_iter().collect())
}

/// The units that a wish hits, as far as readers are told where they are. A room's vote is nobody's business: units that are known from voices
/// alone are told only where five in the same administration spoke, or the few would be recognised.
pub(super) fn units_told(
    conn: &mut Conn,
    org: &Org,
    wish: i64,
    own: Option<&str>,
) -> Result<Vec<String>, Fault> {
    let parts = parts(conn, wish)?;
    let (spoken, open): (Vec<Behind>, Vec<Behind>) =
        behind(conn, wish, &parts)?.into_iter().partition(|one| one.spoke);
    let mut units: BTreeSet<String> = open.into_iter().filter_map(|one| one.unit).collect();
    units.extend(own.map(str::to_owned));
    let mut rooms: BTreeMap<UnitId, (BTreeSet<String>, BTreeSet<String>)> = BTreeMap::new();
    for one in spoken {
        let (Some(person), Some(unit)) = (one.person, one.unit) else { continue };
        let (people, of) = rooms.entry(org.administration_ref(&UnitId(unit.clone())).id).or_default();
        people.insert(person);
        of.insert(unit);
    }
    let fewest = usize::try_from(FEWEST_SHOWN).unwrap_or(usize::MAX);
    units.extend(rooms.into_values().filter(|(people, _)| people.len() >= fewest).flat_map(|(_, of)| of));
    Ok(units.into_iter().collect())
}

/// Counts anew what a wish and its parts have together, and stores it with the wish.
pub(super) fn recount(tx: &mut Tx<'_>, wish: i64) -> Result<(), Fault> {
    let record = store::get(tx, wish)?;
    let parts = parts(tx, wish)?;
    let behind = behind(tx, wish, &parts)?;
    let author = record.author_id.as_deref();
    let people: BTreeSet<&str> =
        behind.iter().filter_map(|one| one.person.as_deref()).filter(|one| Some(*one) != author).collect();
    let mut units: BTreeSet<&str> = behind.iter().filter_map(|one| one.unit.as_deref()).collect();
    units.extend(record.unit_id.as_deref());
    let numbers: Vec<i64> = parts.iter().map(|part| part.number).chain([wish]).collect();
    let said: i64 = comments::table
        .filter(comments::wish.eq_any(numbers))
        .filter(comments::removed_at.is_null())
        .count()
        .get_result(&mut **tx)?;
    let mut counted = record.clone();
    counted.confirmed_minutes = confirmed(&record, &behind);
    counted.derive();
    diesel::update(wishes::table.find(wish))
        .set((
            wishes::supporters.eq(i64::try_from(people.len()).unwrap_or(i64::MAX)),
            wishes::units_hit.eq(i64::try_from(units.len()).unwrap_or(i64::MAX)),
            wishes::comments.eq(said),
            wishes::confirmed_minutes.eq(counted.confirmed_minutes),
            wishes::burden_sort.eq(counted.burden_sort),
        ))
        .execute(&mut **tx)?;
    Ok(())
}

/// The sum of what the units say of themselves, each unit's latest estimate; `None` while only the author has said anything.
fn confirmed(record: &store::WishRecord, behind: &[Behind]) -> Option<i64> {
    let mut by_unit: BTreeMap<&str, i64> = BTreeMap::new();
    let said = behind.iter().filter_map(|one| Some((one.unit.as_deref().unwrap_or_default(), one.minutes?)));
    let others: Vec<(&str, i64)> = said.collect();
    if others.is_empty() {
        return None;
    }
    if let Some(own) = record.estimated_minutes {
        by_unit.insert(record.unit_id.as_deref().unwrap_or_default(), own);
    }
    by_unit.extend(others);
    Some(by_unit.values().sum())
}

/// The parts through which a person supports or follows a wish, and has not taken that out.
pub(super) fn through(conn: &mut Conn, wish: i64, person: &str, what: OptOut) -> Result<Vec<i64>, Fault> {
    let parts = parts(conn, wish)?;
    if parts.is_empty() {
        return Ok(Vec::new());
    }
    let numbers: Vec<i64> = parts.iter().map(|part| part.number).collect();
    let mut through: Vec<i64> = match what {
        OptOut::Support => supports::table
            .filter(supports::person_id.eq(person))
            .filter(supports::wish.eq_any(numbers))
            .select(supports::wish)
            .load(conn)?,
        OptOut::Follow => follows::table
            .filter(follows::person_id.eq(person))
            .filter(follows::wish.eq_any(numbers))
            .select(follows::wish)
            .load(conn)?,
    };
    if what == OptOut::Support {
        let written = parts.iter().filter(|part| part.author.as_deref() == Some(person));
        through.extend(written.map(|part| part.number));
    }
    let out = optouts(conn, wish, what)?;
    through.retain(|part| !out.contains(&(*part, person.to_owned())));
    Ok(through)
}

/// Takes out what came with parts; the parts keep it for the day they stand alone again.
pub(super) fn take_out(
    tx: &mut Tx<'_>,
    wish: i64,
    person: &str,
    what: OptOut,
    through: &[i64],
) -> Result<(), Fault> {
    for part in through {
        diesel::insert_into(merge_optouts::table)
            .values((
                merge_optouts::wish.eq(part),
                merge_optouts::into_wish.eq(wish),
                merge_optouts::person_id.eq(person),
                merge_optouts::what.eq(what.word()),
            ))
            .execute(&mut **tx)?;
    }
    Ok(())
}
