//! What stands in a letter, put together when it is sent.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
};

use diesel::prelude::*;
use forenkl_api::{
    MailId, ParticipantId, WorkshopId, initiatives::InitiativeStatus, people::Language, wishes::Decision,
    workshops::WorkshopStatus,
};
use pulldown_cmark::{Options, Parser, html};

use super::{About, words::Words};
use crate::{
    db::{
        Conn,
        schema::{
            answers, initiatives, status_updates, wishes, workshop_letters, workshop_outcomes,
            workshop_participants, workshops,
        },
    },
    fault::Fault,
    features::{
        transfer::words::Word,
        workshops::{record, room::State, store},
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
    pub language: Language,
    pub subject: String,
    pub text: String,
    pub html: String,
}

/// What comes of putting a letter together.
#[derive(Debug, Clone)]
pub enum Composed<T> {
    Letter(T),
    /// The doors have been opened again: it will be due when they are closed.
    NotNow,
    /// There is nobody any more to write to, or nothing left to say.
    Nothing,
}

/// The workshop that was read last, as letters need it. Those of one workshop go out one after the other, and its log, which may be long, is
/// read once for all of them.
#[derive(Debug, Clone, Default)]
pub struct LastRead(Arc<Mutex<Option<Arc<Read>>>>);

#[derive(Debug)]
struct Read {
    workshop: WorkshopId,
    /// Of the last entry: another one, and it is read anew.
    seq: i64,
    /// Who is written to; nothing while the doors are open.
    over: Option<Over>,
}

#[derive(Debug)]
struct Over {
    hear: BTreeSet<ParticipantId>,
    /// Its subject and text.
    record: BTreeMap<Language, (String, String)>,
}

impl LastRead {
    /// The workshop; nothing when it was deleted, or never opened.
    fn get(&self, conn: &mut Conn, org: &Org, workshop: &WorkshopId) -> Result<Option<Arc<Read>>, Fault> {
        // Held while it is read, so that those who want the same one wait for it.
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(seq) = store::newest(conn, workshop)? else { return Ok(None) };
        if let Some(read) = last.as_ref().filter(|read| read.workshop == *workshop && read.seq == seq) {
            return Ok(Some(read.clone()));
        }
        let Some(state) = store::load(conn, workshop)? else { return Ok(None) };
        let mut over = None;
        if state.status == WorkshopStatus::Ended {
            let record = record::of_state(conn, org, workshop, &state)?;
            let hear = state.people.keys().filter(|id| hears(&state, id)).cloned().collect();
            let said = |language: &Language| {
                let subject = Words(*language).record_of(&record.title);
                (*language, (subject, record::markdown(&record, *language)))
            };
            over = Some(Over { hear, record: Language::ALL.iter().map(said).collect() });
        }
        let read = Arc::new(Read { workshop: workshop.clone(), seq: state.seq, over });
        *last = Some(read.clone());
        Ok(Some(read))
    }
}

/// Who was never let in, or was sent out, is not written to.
pub(super) fn hears(state: &State, participant: &ParticipantId) -> bool {
    state.people.get(participant).is_some_and(|member| !member.waits && !member.out)
}

/// What is to be written.
///
/// # Errors
/// When the database cannot be read.
pub fn compose(
    conn: &mut Conn,
    org: &Org,
    mail: &MailId,
    public_url: &str,
    last: &LastRead,
) -> Result<Composed<Content>, Fault> {
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
    let Some((workshop, email, about, number)) = letter else { return Ok(Composed::Nothing) };
    let workshop = WorkshopId(workshop);
    let Some(read) = last.get(conn, org, &workshop)? else { return Ok(Composed::Nothing) };
    let Some(over) = &read.over else { return Ok(Composed::NotNow) };
    // Who has put another address in its place is written to there.
    let left: Vec<(String, String, Option<String>)> = workshop_participants::table
        .filter(workshop_participants::workshop.eq(workshop.as_str()))
        .filter(workshop_participants::email.eq(&email))
        .order((workshop_participants::joined_at, workshop_participants::participant))
        .select((
            workshop_participants::participant,
            workshop_participants::name,
            workshop_participants::language,
        ))
        .load(conn)?;
    let mut left = left.into_iter().map(|(id, name, language)| (ParticipantId(id), name, language));
    let Some((participant, name, language)) = left.find(|(id, ..)| over.hear.contains(id)) else {
        return Ok(Composed::Nothing);
    };
    // Where nothing is known of it, the municipality's is Danish.
    let language = language.as_deref().and_then(Language::from_word).unwrap_or(Language::Danish);
    let place = Place { words: Words(language), public_url, workshop: &workshop };
    let said = match About::from_word(&about) {
        About::Record => over.record.get(&language).cloned(),
        about @ (About::Answered | About::CarriedOut) => news(conn, about, number, &place)?,
        About::Delivered => of_initiative(conn, InitiativeStatus::Delivered, number, &place)?,
        About::Stopped => of_initiative(conn, InitiativeStatus::Stopped, number, &place)?,
    };
    let Some((subject, text)) = said else { return Ok(Composed::Nothing) };
    let mut html = String::new();
    html::push_html(&mut html, Parser::new_ext(&text, Options::ENABLE_TABLES));
    Ok(Composed::Letter(Content { workshop, participant, email, name, language, subject, text, html }))
}

/// What is told of, where it is, and in which language.
struct Place<'a> {
    words: Words,
    /// Without a slash at the end.
    public_url: &'a str,
    workshop: &'a WorkshopId,
}

impl Place<'_> {
    /// What the workshop is called.
    fn room(&self, conn: &mut Conn) -> Result<String, Fault> {
        let title: String =
            workshops::table.find(self.workshop.as_str()).select(workshops::title).first(conn)?;
        Ok(record::literal(&title))
    }
}

/// What became of what the room asked for. It is told in the room's own words, also where its wish has become a part of another.
fn news(
    conn: &mut Conn,
    about: About,
    wish: i64,
    place: &Place<'_>,
) -> Result<Option<(String, String)>, Fault> {
    let Place { words, public_url, workshop } = *place;
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
        About::CarriedOut => (words.done(title), words.carried_out().to_owned()),
        _ => {
            let answer: Option<(String, String)> = answers::table
                .filter(answers::wish.eq(wish))
                .order((answers::at.desc(), answers::id.desc()))
                .select((answers::decision, answers::reason))
                .first(conn)
                .optional()?;
            let Some((decision, reason)) = answer else { return Ok(None) };
            let decision =
                Decision::from_word(&decision).map(|decision| decision.name(words.0)).unwrap_or_default();
            (words.answer_to(title), format!("**{decision}**\n\n{}", record::literal(&reason)))
        }
    };
    let headings: String = asked.iter().map(|title| format!("## {}\n\n", record::literal(title))).collect();
    let text = format!(
        "{}\n\n{headings}{said}\n\n[{}]({public_url}/oensker/{wish})\n",
        words.you_asked(&place.room(conn)?),
        words.wish(wish)
    );
    Ok(Some((subject, text)))
}

/// What became of an initiative that the room made; nothing where that was taken back meanwhile.
fn of_initiative(
    conn: &mut Conn,
    status: InitiativeStatus,
    number: i64,
    place: &Place<'_>,
) -> Result<Option<(String, String)>, Fault> {
    let Place { words, public_url, .. } = *place;
    let there = initiatives::table.find(number).filter(initiatives::status.eq(status.word()));
    let title: Option<String> = there.select(initiatives::title).first(conn).optional()?;
    let Some(title) = title else { return Ok(None) };
    let said: Option<String> = status_updates::table
        .filter(status_updates::initiative.eq(number))
        .filter(status_updates::status.eq(status.word()))
        .order((status_updates::at.desc(), status_updates::id.desc()))
        .select(status_updates::text)
        .first(conn)
        .optional()?;
    let text = format!(
        "{}\n\n## {}\n\n**{}**\n\n{}\n\n[{}]({public_url}/tiltag/{number})\n",
        words.you_agreed(&place.room(conn)?),
        record::literal(&title),
        words.became(status),
        record::literal(&said.unwrap_or_default()),
        words.initiative(number)
    );
    Ok(Some((words.became_of(status, &title), text)))
}
