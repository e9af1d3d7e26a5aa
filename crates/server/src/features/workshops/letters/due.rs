//! What is due and has not been said yet. Found with what was said already left out and so many at a time, because it is looked for again
//! and again: nobody reads a thousand addresses to find that nothing has happened.

use diesel::{
    dsl::{exists, not},
    prelude::*,
    sql_types::{BigInt, Nullable},
};
use forenkl_api::{Timestamp, initiatives::InitiativeStatus, workshops::WorkshopStatus};

use super::About;
use crate::{
    db::{
        Conn,
        schema::{
            initiative_wishes, initiatives, wishes, workshop_letters, workshop_outcomes,
            workshop_participants, workshops,
        },
    },
    fault::Fault,
};

diesel::define_sql_function! {
    /// The first that is there.
    fn coalesce(first: Nullable<BigInt>, second: BigInt) -> BigInt;
}

/// After the end: doors that were closed by mistake are opened again within this, in milliseconds.
const SETTLED: i64 = 60_000;
/// An end this much later than now tells that the clock was set back, and is waited for no longer.
const AHEAD: i64 = 10 * 60_000;
/// What happened longer ago than this is news to nobody: where a mail server is set up late, nobody is written to about last year.
const OLD: i64 = 30 * 86_400_000;

/// What is to be said to whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Due {
    pub workshop: String,
    pub address: String,
    pub about: About,
    /// The wish that was answered, or the initiative; 0 for the record.
    pub number: i64,
    /// When it happened; 0 for the record.
    pub occasion: i64,
}

/// Whether anything is due.
///
/// # Errors
/// When the database cannot be read.
pub fn any_due(conn: &mut Conn, now: Timestamp) -> Result<bool, Fault> {
    Ok(!some(conn, now, 1)?.is_empty())
}

/// What is due, at most so much.
pub(super) fn some(conn: &mut Conn, now: Timestamp, limit: i64) -> Result<Vec<Due>, Fault> {
    let mut due = records(conn, now, limit)?;
    for about in [About::Answered, About::CarriedOut] {
        let left = limit - i64::try_from(due.len()).unwrap_or(limit);
        if left > 0 {
            due.extend(news(conn, about, now, left)?);
        }
    }
    if !due.is_empty() {
        return Ok(due);
    }
    // Only when all about wishes is on record: what was told with a wish is not told once more.
    for about in [About::Delivered, About::Stopped] {
        let left = limit - i64::try_from(due.len()).unwrap_or(limit);
        if left > 0 {
            due.extend(of_initiatives(conn, about, now, left)?);
        }
    }
    Ok(due)
}

fn records(conn: &mut Conn, now: Timestamp, limit: i64) -> Result<Vec<Due>, Fault> {
    let said = workshop_letters::table
        .filter(workshop_letters::workshop.eq(workshop_participants::workshop))
        .filter(workshop_letters::address.eq(workshop_participants::email))
        .filter(workshop_letters::about.eq(About::Record.word()));
    let found: Vec<(String, String)> = workshop_participants::table
        .inner_join(workshops::table)
        .filter(workshop_participants::email.gt(""))
        .filter(workshops::status.eq(WorkshopStatus::Ended.word()))
        .filter(workshops::ended_at.gt(now.0 - OLD))
        .filter(workshops::ended_at.le(now.0 - SETTLED).or(workshops::ended_at.gt(now.0 + AHEAD)))
        .filter(not(exists(said)))
        .select((workshop_participants::workshop, workshop_participants::email))
        .distinct()
        .order((workshop_participants::workshop, workshop_participants::email))
        .limit(limit)
        .load(conn)?;
    let one = |(workshop, address)| Due { workshop, address, about: About::Record, number: 0, occasion: 0 };
    Ok(found.into_iter().map(one).collect())
}

/// What became of a wish that the room made, or of the one that it was merged into. Who has an account hears of it as everybody does who
/// has one.
fn news(conn: &mut Conn, about: About, now: Timestamp, limit: i64) -> Result<Vec<Due>, Fault> {
    let made = diesel::alias!(wishes as made);
    macro_rules! found {
        ($happened:expr) => {{
            let said = workshop_letters::table
                .filter(workshop_letters::workshop.eq(workshop_participants::workshop))
                .filter(workshop_letters::address.eq(workshop_participants::email))
                .filter(workshop_letters::about.eq(about.word()))
                .filter(workshop_letters::wish.eq(wishes::number))
                .filter(workshop_letters::occasion.nullable().eq($happened));
            workshop_participants::table
                .inner_join(workshops::table.inner_join(workshop_outcomes::table))
                .inner_join(made.on(made.field(wishes::number).eq(workshop_outcomes::number)))
                // A part never points to a part.
                .inner_join(wishes::table.on(
                    wishes::number.eq(coalesce(made.field(wishes::merged_into), made.field(wishes::number))),
                ))
                .filter(workshop_outcomes::kind.eq("wish"))
                .filter(workshops::status.eq(WorkshopStatus::Ended.word()))
                .filter(workshop_participants::email.gt(""))
                .filter(workshop_participants::person_id.is_null())
                .filter(made.field(wishes::removed_at).is_null())
                .filter(wishes::removed_at.is_null())
                // Merged with one that was answered long ago, it is news all the same.
                .filter($happened.gt(now.0 - OLD).or(made.field(wishes::merged_at).gt(now.0 - OLD)))
                .filter($happened.is_not_null())
                .filter(not(exists(said)))
                .select((
                    workshop_participants::workshop,
                    workshop_participants::email,
                    wishes::number,
                    $happened,
                ))
                .distinct()
                .order((workshop_participants::workshop, workshop_participants::email, wishes::number))
                .limit(limit)
                .load(conn)?
        }};
    }
    let found: Found = match about {
        About::CarriedOut => found!(wishes::carried_out_at),
        _ => found!(wishes::answered_at),
    };
    Ok(all(about, found))
}

/// Which address of which workshop, the number of what it is about, and when that happened.
type Found = Vec<(String, String, i64, Option<i64>)>;

fn all(about: About, found: Found) -> Vec<Due> {
    let one = |(workshop, address, number, occasion): (String, String, i64, Option<i64>)| {
        Some(Due { workshop, address, about, number, occasion: occasion? })
    };
    found.into_iter().filter_map(one).collect()
}

/// What became of an initiative that the room made.
fn of_initiatives(conn: &mut Conn, about: About, now: Timestamp, limit: i64) -> Result<Vec<Due>, Fault> {
    // Delivered, it has carried out its wishes in the same moment: whoever was told of one of them has been told.
    let with_its_wish = workshop_letters::table
        .inner_join(
            wishes::table.on(workshop_letters::wish.eq(coalesce(wishes::merged_into, wishes::number))),
        )
        .inner_join(initiative_wishes::table.on(initiative_wishes::wish.eq(wishes::number)))
        .filter(initiative_wishes::initiative.eq(initiatives::number))
        .filter(workshop_letters::workshop.eq(workshop_participants::workshop))
        .filter(workshop_letters::address.eq(workshop_participants::email))
        .filter(workshop_letters::about.eq(About::CarriedOut.word()))
        .filter(workshop_letters::occasion.nullable().eq(initiatives::delivered_at));
    macro_rules! found {
        ($status:expr, $happened:expr) => {{
            let said = workshop_letters::table
                .filter(workshop_letters::workshop.eq(workshop_participants::workshop))
                .filter(workshop_letters::address.eq(workshop_participants::email))
                .filter(workshop_letters::about.eq(about.word()))
                .filter(workshop_letters::wish.eq(initiatives::number))
                .filter(workshop_letters::occasion.nullable().eq($happened));
            workshop_participants::table
                .inner_join(workshops::table.inner_join(workshop_outcomes::table))
                .inner_join(initiatives::table.on(initiatives::number.eq(workshop_outcomes::number)))
                .filter(workshop_outcomes::kind.eq("initiative"))
                .filter(workshops::status.eq(WorkshopStatus::Ended.word()))
                .filter(workshop_participants::email.gt(""))
                .filter(workshop_participants::person_id.is_null())
                .filter(initiatives::status.eq($status.word()))
                .filter($happened.gt(now.0 - OLD))
                .filter(not(exists(said)))
                .filter(not(exists(with_its_wish)))
                .select((
                    workshop_participants::workshop,
                    workshop_participants::email,
                    initiatives::number,
                    $happened,
                ))
                .distinct()
                .order((workshop_participants::workshop, workshop_participants::email, initiatives::number))
                .limit(limit)
                .load(conn)?
        }};
    }
    let found: Found = match about {
        About::Delivered => found!(InitiativeStatus::Delivered, initiatives::delivered_at),
        _ => found!(InitiativeStatus::Stopped, initiatives::stopped_at),
    };
    Ok(all(about, found))
}
