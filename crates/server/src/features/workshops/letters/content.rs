//! What stands in a letter, put together when it is sent.

use diesel::prelude::*;
use forenkl_api::{
    MailId, ParticipantId, WorkshopId, people::Language, wishes::Decision, workshops::WorkshopStatus,
};
use pulldown_cmark::{Options, Parser, html};

use super::About;
use crate::{
    db::{
        Conn,
        schema::{answers, wishes, workshop_letters, workshop_outcomes, workshop_participants, workshops},
    },
    fault::Fault,
    features::{
        transfer::words::Word,
        workshops::{record, store},
    },
    org::Org,
};

/// What stands in a letter, before the way to stop it is put around it.
#[derive(Debug, Clone)]
pub struct Content {
    pub workshop: WorkshopId,
    /// Whoever left the address first.
    pub participant: ParticipantId,
    pub email: String,
    pub name: String,
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// What is to be written; nothing where there is nobody any more to write to, or nothing left to say.
///
/// # Errors
/// When the database cannot be read.
pub fn compose(
    conn: &mut Conn,
    org: &Org,
    mail: &MailId,
    public_url: &str,
) -> Result<Option<Content>, Fault> {
    type Letter = (String, String, String, i64);
    let letter: Option<Letter> = workshop_letters::table
        .find(mail.as_str())
        .select((
            workshop_letters::workshop,
            workshop_letters::address,
            workshop_letters::about,
            workshop_letters::wish,
        ))
        .first(conn)
        .optional()?;
    let Some((workshop, email, about, wish)) = letter else { return Ok(None) };
    let workshop = WorkshopId(workshop);
    // Who has put another address in its place is written to there.
    let left: Vec<(String, String)> = workshop_participants::table
        .filter(workshop_participants::workshop.eq(workshop.as_str()))
        .filter(workshop_participants::email.eq(&email))
        .order((workshop_participants::joined_at, workshop_participants::participant))
        .select((workshop_participants::participant, workshop_participants::name))
        .load(conn)?;
    if left.is_empty() {
        return Ok(None);
    }
    // Who was never let in, or was sent out, is not written to; and nothing is told of a workshop that runs again.
    let Some(state) = store::load(conn, &workshop)?.filter(|state| state.status == WorkshopStatus::Ended)
    else {
        return Ok(None);
    };
    let hears = |participant: &String| {
        let member = state.people.get(&ParticipantId(participant.clone()));
        member.is_some_and(|member| !member.waits && !member.out)
    };
    let Some((participant, name)) = left.into_iter().find(|(participant, _)| hears(participant)) else {
        return Ok(None);
    };
    let said = match About::from_word(&about) {
        About::Record => {
            let record = record::of_state(conn, org, &workshop, &state)?;
            Some((format!("Referat: {}", record.title), record::markdown(&record, LANGUAGE)))
        }
        about => news(conn, about, &workshop, wish, public_url)?,
    };
    let Some((subject, text)) = said else { return Ok(None) };
    let mut html = String::new();
    html::push_html(&mut html, Parser::new_ext(&text, Options::ENABLE_TABLES));
    let participant = ParticipantId(participant);
    Ok(Some(Content { workshop, participant, email, name, subject, text, html }))
}

/// The participants said nothing of their language; the municipality's is Danish.
const LANGUAGE: Language = Language::Danish;

/// What became of what the room asked for. It is told in the room's own words, also where its wish has become a part of another.
fn news(
    conn: &mut Conn,
    about: About,
    workshop: &WorkshopId,
    wish: i64,
    public_url: &str,
) -> Result<Option<(String, String)>, Fault> {
    let room: String = workshops::table.find(workshop.as_str()).select(workshops::title).first(conn)?;
    let asked: Vec<String> = workshop_outcomes::table
        .inner_join(wishes::table.on(wishes::number.eq(workshop_outcomes::number)))
        .filter(workshop_outcomes::workshop.eq(workshop.as_str()))
        .filter(workshop_outcomes::kind.eq("wish"))
        .filter(wishes::removed_at.is_null())
        .filter(wishes::merged_into.eq(wish).or(wishes::number.nullable().eq(wish)))
        .order(wishes::number)
        .select(wishes::title)
        .load(conn)?;
    let Some(title) = asked.first() else { return Ok(None) };
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
    let headings: String = asked.iter().map(|title| format!("## {}\n\n", record::literal(title))).collect();
    let text = format!(
        "I workshoppen »{}« bad I om:\n\n{headings}{said}\n\n[Ønske {wish}]({public_url}/oensker/{wish})\n",
        record::literal(&room)
    );
    Ok(Some((subject, text)))
}
