//! Mails to those who took part and left an address: the record as soon as it is over, and later what becomes of what they asked for.
//!
//! They have no account, so none of it goes through the notices. What is due is seen from how things stand, not from events: a letter
//! that was made once for its occasion is not made again, whatever is restarted or set back.

use std::collections::{BTreeSet, HashSet};

use diesel::prelude::*;
use forenkl_api::{
    ParticipantId, Timestamp, WorkshopId, mails::MailState, people::Language, wishes::Decision,
    workshops::WorkshopStatus,
};
use pulldown_cmark::{Options, Parser, html};

use super::{record, store};
use crate::{
    db::{
        Conn, Tx,
        schema::{answers, wishes, workshop_letters, workshop_outcomes, workshop_participants, workshops},
    },
    fault::Fault,
    features::transfer::words::Word,
    ids,
    org::Org,
};

/// After the end: doors that were closed by mistake are opened again within this, in milliseconds.
const SETTLED: i64 = 60_000;
/// Whoever took a letter and has not said what became of it after this is taken to have stopped, in milliseconds.
const LEASE: i64 = 300_000;

/// What a letter is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum About {
    Record,
    Answered,
    CarriedOut,
}

impl About {
    fn word(self) -> &'static str {
        match self {
            Self::Record => "record",
            Self::Answered => "answered",
            Self::CarriedOut => "carried_out",
        }
    }

    fn from_word(word: &str) -> Self {
        match word {
            "answered" => Self::Answered,
            "carried_out" => Self::CarriedOut,
            _ => Self::Record,
        }
    }
}

/// A letter somebody has taken to send.
#[derive(Debug, Clone)]
pub struct Claimed {
    pub id: String,
    pub workshop: WorkshopId,
    pub participant: ParticipantId,
    about: About,
    wish: i64,
    /// This one included.
    pub tries: i64,
}

/// What stands in a letter, before the address and the way to stop it are put around it.
#[derive(Debug, Clone)]
pub struct Content {
    pub email: String,
    pub name: String,
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// Who is to be told what.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Due {
    workshop: String,
    participant: String,
    about: &'static str,
    wish: i64,
    /// When it happened; 0 for the record.
    occasion: i64,
}

/// What is due and has no letter yet: a look that writes nothing.
///
/// # Errors
/// When the database cannot be read.
pub fn due(conn: &mut Conn, now: Timestamp) -> Result<Vec<Due>, Fault> {
    let reachable = workshop_participants::table.filter(workshop_participants::email.gt(""));
    if !diesel::select(diesel::dsl::exists(reachable)).get_result::<bool>(conn)? {
        return Ok(Vec::new());
    }
    let over: Vec<(String, String)> = workshop_participants::table
        .inner_join(workshops::table)
        .filter(workshop_participants::email.gt(""))
        .filter(workshops::status.eq("ended"))
        .filter(workshops::ended_at.le(now.0 - SETTLED))
        .select((workshop_participants::workshop, workshop_participants::participant))
        .load(conn)?;
    let one = |(workshop, participant), about: About, wish, occasion| Due {
        workshop,
        participant,
        about: about.word(),
        wish,
        occasion,
    };
    let mut due: Vec<Due> = over.into_iter().map(|who| one(who, About::Record, 0, 0)).collect();
    // Who has an account hears of it as everybody does who has one.
    type Moved = (String, String, i64, Option<i64>, Option<i64>);
    let moved: Vec<Moved> = workshop_participants::table
        .inner_join(workshops::table.inner_join(workshop_outcomes::table))
        .inner_join(wishes::table.on(wishes::number.eq(workshop_outcomes::number)))
        .filter(workshop_outcomes::kind.eq("wish"))
        .filter(workshop_participants::email.gt(""))
        .filter(workshop_participants::person_id.is_null())
        .filter(wishes::removed_at.is_null())
        .filter(wishes::answered_at.is_not_null())
        .select((
            workshop_participants::workshop,
            workshop_participants::participant,
            wishes::number,
            wishes::answered_at,
            wishes::carried_out_at,
        ))
        .load(conn)?;
    for (workshop, participant, wish, answered, carried_out) in moved {
        let who = || (workshop.clone(), participant.clone());
        due.extend(answered.map(|at| one(who(), About::Answered, wish, at)));
        due.extend(carried_out.map(|at| one(who(), About::CarriedOut, wish, at)));
    }
    without_letter(conn, due)
}

fn without_letter(conn: &mut Conn, mut due: Vec<Due>) -> Result<Vec<Due>, Fault> {
    let rooms: BTreeSet<String> = due.iter().map(|one| one.workshop.clone()).collect();
    let known: Vec<(String, String, String, i64, i64)> = workshop_letters::table
        .filter(workshop_letters::workshop.eq_any(rooms))
        .select((
            workshop_letters::workshop,
            workshop_letters::participant,
            workshop_letters::about,
            workshop_letters::wish,
            workshop_letters::occasion,
        ))
        .load(conn)?;
    let known: HashSet<_> = known.into_iter().collect();
    due.retain(|one| {
        let Due { workshop, participant, about, wish, occasion } = one.clone();
        !known.contains(&(workshop, participant, about.to_owned(), wish, occasion))
    });
    Ok(due)
}

/// Makes letters of what is due; what another node was faster with is left out.
///
/// # Errors
/// When the database refuses.
pub fn make(tx: &mut Tx<'_>, due: Vec<Due>, now: Timestamp) -> Result<(), Fault> {
    for Due { workshop, participant, about, wish, occasion } in without_letter(tx, due)? {
        diesel::insert_into(workshop_letters::table)
            .values((
                workshop_letters::id.eq(ids::new::<forenkl_api::MailId>().0),
                workshop_letters::workshop.eq(workshop),
                workshop_letters::participant.eq(participant),
                workshop_letters::about.eq(about),
                workshop_letters::wish.eq(wish),
                workshop_letters::occasion.eq(occasion),
                workshop_letters::state.eq(MailState::Waiting.word()),
                workshop_letters::tries.eq(0),
                workshop_letters::next_try_at.eq(now.0),
                workshop_letters::made_at.eq(now.0),
            ))
            .execute(&mut **tx)?;
    }
    Ok(())
}

/// Whether any may be sent now.
///
/// # Errors
/// When the database cannot be read.
pub fn any_ready(conn: &mut Conn, now: Timestamp) -> Result<bool, Fault> {
    let ready = workshop_letters::table
        .filter(workshop_letters::state.eq_any([MailState::Waiting.word(), MailState::Sending.word()]))
        .filter(workshop_letters::next_try_at.le(now.0));
    Ok(diesel::select(diesel::dsl::exists(ready)).get_result(conn)?)
}

/// Takes some letters to send, the longest waiting first. Nobody else takes them until the lease ends.
///
/// # Errors
/// When the database refuses.
pub fn claim(tx: &mut Tx<'_>, now: Timestamp, limit: i64) -> Result<Vec<Claimed>, Fault> {
    type Ready = (String, String, String, String, i64, i64);
    let ready: Vec<Ready> = workshop_letters::table
        .filter(workshop_letters::state.eq_any([MailState::Waiting.word(), MailState::Sending.word()]))
        .filter(workshop_letters::next_try_at.le(now.0))
        .order((workshop_letters::next_try_at, workshop_letters::id))
        .limit(limit)
        .select((
            workshop_letters::id,
            workshop_letters::workshop,
            workshop_letters::participant,
            workshop_letters::about,
            workshop_letters::wish,
            workshop_letters::tries,
        ))
        .load(&mut **tx)?;
    let mut claimed = Vec::new();
    for (id, workshop, participant, about, wish, tries) in ready {
        diesel::update(workshop_letters::table.find(&id))
            .set((
                workshop_letters::state.eq(MailState::Sending.word()),
                workshop_letters::tries.eq(tries + 1),
                workshop_letters::next_try_at.eq(now.0 + LEASE),
            ))
            .execute(&mut **tx)?;
        claimed.push(Claimed {
            id,
            workshop: WorkshopId(workshop),
            participant: ParticipantId(participant),
            about: About::from_word(&about),
            wish,
            tries: tries + 1,
        });
    }
    Ok(claimed)
}

/// Writes down what became of a try: `next` says when to try again, where that is worth it.
///
/// # Errors
/// When the database refuses.
pub fn settle(tx: &mut Tx<'_>, letter: &Claimed, state: MailState, next: Option<i64>) -> Result<(), Fault> {
    let mine = workshop_letters::table.find(&letter.id).filter(workshop_letters::tries.eq(letter.tries));
    diesel::update(mine)
        .set((workshop_letters::state.eq(state.word()), workshop_letters::next_try_at.eq(next)))
        .execute(&mut **tx)?;
    Ok(())
}

/// What is to be written; nothing where there is nobody any more to write to, or nothing left to say.
///
/// # Errors
/// When the database cannot be read.
pub fn compose(
    conn: &mut Conn,
    org: &Org,
    letter: &Claimed,
    public_url: &str,
) -> Result<Option<Content>, Fault> {
    let found: Option<(String, String)> = workshop_participants::table
        .find((letter.workshop.as_str(), letter.participant.as_str()))
        .select((workshop_participants::email, workshop_participants::name))
        .first(conn)
        .optional()?;
    let Some((email, name)) = found.filter(|(email, _)| !email.is_empty()) else { return Ok(None) };
    // Who was never let in, or was sent out, is not written to; and nothing is told of a workshop that runs again.
    let state = store::load(conn, &letter.workshop)?;
    let hears = state.is_some_and(|state| {
        state.status == WorkshopStatus::Ended
            && state.people.get(&letter.participant).is_some_and(|member| !member.waits && !member.out)
    });
    if !hears {
        return Ok(None);
    }
    let Some((subject, text)) = (match letter.about {
        About::Record => Some(the_record(conn, org, &letter.workshop)?),
        about => news(conn, about, &letter.workshop, letter.wish, public_url)?,
    }) else {
        return Ok(None);
    };
    let mut html = String::new();
    html::push_html(&mut html, Parser::new_ext(&text, Options::ENABLE_TABLES));
    Ok(Some(Content { email, name, subject, text, html }))
}

/// The participants said nothing of their language; the municipality's is Danish.
const LANGUAGE: Language = Language::Danish;

fn the_record(conn: &mut Conn, org: &Org, workshop: &WorkshopId) -> Result<(String, String), Fault> {
    let record = record::load(conn, org, workshop)?;
    Ok((format!("Referat: {}", record.title), record::markdown(&record, LANGUAGE)))
}

/// What became of a wish that the room made.
fn news(
    conn: &mut Conn,
    about: About,
    workshop: &WorkshopId,
    wish: i64,
    public_url: &str,
) -> Result<Option<(String, String)>, Fault> {
    let room: String = workshops::table.find(workshop.as_str()).select(workshops::title).first(conn)?;
    let title: Option<String> = wishes::table
        .find(wish)
        .filter(wishes::removed_at.is_null())
        .select(wishes::title)
        .first(conn)
        .optional()?;
    let Some(title) = title else { return Ok(None) };
    let (subject, said) = match about {
        About::Record => return Ok(None),
        About::CarriedOut => (format!("Gjort: »{title}«"), "Det, I bad om, er nu gennemført.".to_owned()),
        About::Answered => {
            let answer: Option<(String, String)> = answers::table
                .filter(answers::wish.eq(wish))
                .order((answers::at.desc(), answers::id.desc()))
                .select((answers::decision, answers::reason))
                .first(conn)
                .optional()?;
            let Some((decision, reason)) = answer else { return Ok(None) };
            let decision =
                Decision::from_word(&decision).map(|decision| decision.name(LANGUAGE)).unwrap_or_default();
            (format!("Svar på »{title}«"), format!("**{decision}**\n\n{}", record::literal(&reason)))
        }
    };
    let text = format!(
        "I workshoppen »{}« bad I om:\n\n## {}\n\n{said}\n\n[Ønske {wish}]({public_url}/oensker/{wish})\n",
        record::literal(&room),
        record::literal(&title)
    );
    Ok(Some((subject, text)))
}

/// Forgets an address: whoever has the letter got it.
///
/// # Errors
/// When the database refuses.
pub fn stop(tx: &mut Tx<'_>, workshop: &WorkshopId, participant: &ParticipantId) -> Result<(), Fault> {
    diesel::update(workshop_participants::table.find((workshop.as_str(), participant.as_str())))
        .set(workshop_participants::email.eq(""))
        .execute(&mut **tx)?;
    Ok(())
}

/// Whether nobody is written to there any more.
///
/// # Errors
/// When the database cannot be read.
pub fn is_stopped(
    conn: &mut Conn,
    workshop: &WorkshopId,
    participant: &ParticipantId,
) -> Result<bool, Fault> {
    let email: Option<String> = workshop_participants::table
        .find((workshop.as_str(), participant.as_str()))
        .select(workshop_participants::email)
        .first(conn)
        .optional()?;
    Ok(email.is_none_or(|email| email.is_empty()))
}
