//! The reader's calendar: by when wishes are to be answered that they answer for, wrote or support, and the milestones and horizons of
//! the initiatives that they own or that come of wishes they care about.

use std::collections::BTreeSet;

use diesel::prelude::*;
use forenkl_api::{PartialDate, Precision, Timestamp, initiatives::InitiativeStatus, wishes::WishStatus};

use super::{
    Reading,
    ics::{self, Event},
    wishes::date,
};
use crate::{
    db::{
        Conn,
        schema::{follows, initiative_wishes, initiatives, milestones, supports, wishes},
    },
    fault::Fault,
    features::wishes::app as wish_rules,
};

/// Wishes whose deadlines stand in a calendar, the nearest first.
const WISHES: i64 = 1000;

/// The calendar.
///
/// # Errors
/// When the database cannot be read.
pub fn calendar(conn: &mut Conn, reading: &Reading) -> Result<String, Fault> {
    let me = reading.actor.id().as_str();
    let mut mine: BTreeSet<i64> = wishes::table
        .filter(wishes::author_id.eq(me))
        .select(wishes::number)
        .load(conn)?
        .into_iter()
        .collect();
    let supported: Vec<i64> =
        supports::table.filter(supports::person_id.eq(me)).select(supports::wish).load(conn)?;
    mine.extend(supported);
    let followed: Vec<i64> =
        follows::table.filter(follows::person_id.eq(me)).select(follows::wish).load(conn)?;
    with_those_they_went_into(conn, &mut mine)?;
    let mut events = deadlines(conn, reading, &mine)?;
    mine.extend(followed);
    with_those_they_went_into(conn, &mut mine)?;
    events.extend(of_initiatives(conn, reading, &mine)?);
    events.sort_by(|a, b| (a.day, &a.uid).cmp(&(b.day, &b.uid)));
    let name = format!("Forenkl · {}", reading.org.municipality());
    Ok(ics::write(&name, &events))
}

/// A wish that was merged is answered with the one it went into.
fn with_those_they_went_into(conn: &mut Conn, mine: &mut BTreeSet<i64>) -> Result<(), Fault> {
    let into: Vec<Option<i64>> = wishes::table
        .filter(wishes::number.eq_any(&*mine))
        .filter(wishes::merged_into.is_not_null())
        .select(wishes::merged_into)
        .load(conn)?;
    mine.extend(into.into_iter().flatten());
    Ok(())
}

/// A name that stays, for a thing of this Forenkl.
fn uid(reading: &Reading, thing: &str) -> String {
    let host = reading.public_url.split("://").nth(1).unwrap_or_default();
    format!("{thing}@{}", host.split(['/', ':']).next().unwrap_or_default())
}

fn deadlines(conn: &mut Conn, reading: &Reading, mine: &BTreeSet<i64>) -> Result<Vec<Event>, Fault> {
    type Record = ((i64, String, String, String, i64), (Option<i64>, Option<i64>, Option<i64>, Option<i64>));
    let areas = wish_rules::assessable_areas(&reading.org, &reading.actor);
    let records: Vec<Record> = wishes::table
        .filter(wishes::removed_at.is_null())
        .filter(wishes::merged_into.is_null())
        .filter(wishes::answer_due.is_not_null())
        .filter(wishes::status.eq_any(wish_rules::open_words()))
        .filter(wishes::area_id.eq_any(&areas).or(wishes::number.eq_any(mine)))
        .order((wishes::answer_due, wishes::number))
        .limit(WISHES)
        .select((
            (wishes::number, wishes::title, wishes::area_id, wishes::status, wishes::recorded_at),
            (wishes::assessed_at, wishes::question_at, wishes::first_due, wishes::answer_due),
        ))
        .load(conn)?;
    let mut events = Vec::new();
    for ((number, title, area, status, recorded_at), (assessed_at, question_at, first_due, answer_due)) in
        records
    {
        let changed = [assessed_at, question_at].into_iter().flatten().max().unwrap_or(recorded_at);
        let page = format!("{}/oensker/{number}", reading.public_url);
        let mut add = |due: Option<i64>, what: &str, title: String| {
            let Some(day) = due.and_then(|due| i32::try_from(due).ok()) else { return };
            let wish = format!("{} {number}", reading.by("Ønske", "Wish"));
            let waiting = match question_at {
                Some(_) => reading.by(
                    " Afsenderen er spurgt, så uret står stille, og dagen flytter sig.",
                    " The sender has been asked, so the clock stands still and the day will move.",
                ),
                None => "",
            };
            events.push(Event {
                uid: uid(reading, &format!("wish-{number}-{what}")),
                day,
                title,
                text: format!("{wish}.{waiting}\n{page}"),
                page: page.clone(),
                changed: Timestamp(changed),
            });
        };
        add(answer_due, "answer", format!("{}: {title}", reading.by("Svarfrist", "Answer due")));
        // Only whoever owes it needs to know when the first reaction is due.
        let owed = WishStatus::from_word(&status) == Some(WishStatus::Received) && assessed_at.is_none();
        if owed && areas.contains(&area) {
            let title = format!("{}: {title}", reading.by("Første reaktion", "First reaction due"));
            add(first_due, "first", title);
        }
    }
    Ok(events)
}

fn of_initiatives(conn: &mut Conn, reading: &Reading, mine: &BTreeSet<i64>) -> Result<Vec<Event>, Fault> {
    let me = reading.actor.id().as_str();
    let mut numbers: BTreeSet<i64> = initiatives::table
        .filter(initiatives::owner_id.eq(me))
        .select(initiatives::number)
        .load(conn)?
        .into_iter()
        .collect();
    let linked: Vec<i64> = initiative_wishes::table
        .inner_join(wishes::table)
        .filter(initiative_wishes::wish.eq_any(mine))
        .filter(wishes::removed_at.is_null())
        .select(initiative_wishes::initiative)
        .load(conn)?;
    numbers.extend(linked);
    let over = [InitiativeStatus::Delivered.word(), InitiativeStatus::Stopped.word()];
    type Record = (i64, String, Option<String>, i64);
    let running: Vec<Record> = initiatives::table
        .filter(initiatives::number.eq_any(&numbers))
        .filter(initiatives::status.ne_all(over))
        .select((initiatives::number, initiatives::title, initiatives::horizon, initiatives::recorded_at))
        .load(conn)?;
    let running_numbers: Vec<i64> = running.iter().map(|(number, ..)| *number).collect();
    let stones: Vec<(String, i64, String, Option<String>)> = milestones::table
        .filter(milestones::initiative.eq_any(&running_numbers))
        .filter(milestones::done_at.is_null())
        .filter(milestones::due.is_not_null())
        .select((milestones::id, milestones::initiative, milestones::title, milestones::due))
        .load(conn)?;
    let mut events = Vec::new();
    let mut add =
        |thing: String, kind: &str, title: &str, about: &str, number: i64, date: Option<&str>, changed| {
            let Some(due) = date.and_then(PartialDate::parse) else { return };
            let page = format!("{}/tiltag/{number}", reading.public_url);
            events.push(Event {
                uid: uid(reading, &thing),
                day: due.last_day(),
                title: format!("{kind}: {title}"),
                text: format!("{about}{}\n{page}", only_roughly(reading, &due)),
                page,
                changed: Timestamp(changed),
            });
        };
    for (number, title, horizon, recorded_at) in &running {
        let about = format!("{} {number}.", reading.by("Tiltag", "Initiative"));
        let kind = reading.by("Tiltag klar", "Initiative ready");
        add(format!("initiative-{number}"), kind, title, &about, *number, horizon.as_deref(), *recorded_at);
    }
    for (id, number, title, due) in &stones {
        let initiative = running.iter().find(|(running, ..)| running == number);
        let Some((_, about, _, recorded_at)) = initiative else { continue };
        let kind = reading.by("Milepæl", "Milestone");
        let about = format!("{} {number}: {about}.", reading.by("Tiltag", "Initiative"));
        add(format!("milestone-{id}"), kind, title, &about, *number, due.as_deref(), *recorded_at);
    }
    Ok(events)
}

/// Where no day was promised, the last day stands for the time, and that is said.
fn only_roughly(reading: &Reading, due: &PartialDate) -> String {
    if due.precision() == Precision::Day {
        return String::new();
    }
    let time = date(reading, due);
    reading.by(
        format!(" Lovet til {time}; dagen i kalenderen er den sidste i perioden."),
        format!(" Promised for {time}; the day in the calendar is the last of that time."),
    )
}
