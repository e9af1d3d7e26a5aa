//! Archives of an earlier version, as today's program would have written them.

use std::collections::BTreeMap;

use forenkl_api::initiatives::InitiativeStatus;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{Archive, MailRecord, WorkshopLetter};

/// A mail to somebody who took part in a workshop, as version 2 has it: to a participant, and with a queue of its own.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Letter {
    id: String,
    workshop: String,
    participant: String,
    about: String,
    wish: i64,
    occasion: i64,
    state: String,
    tries: i64,
    next_try_at: Option<i64>,
    made_at: i64,
}

/// Reads an archive of version 2, and does to it what the upgrade of a store did (`migrations/2026-11-28-000014_guests`).
pub(super) fn of_version_2(text: &str) -> Result<Archive, serde_json::Error> {
    let mut tables: Map<String, Value> = serde_json::from_str(text)?;
    let letters: Vec<Letter> = match tables.remove("workshop_letters") {
        Some(letters) => serde_json::from_value(letters)?,
        None => Vec::new(),
    };
    if let Some(Value::Array(workshops)) = tables.get_mut("workshops") {
        for workshop in workshops.iter_mut().filter_map(Value::as_object_mut) {
            workshop.insert("guests".to_owned(), "known".into());
        }
    }
    let mut archive: Archive = serde_json::from_value(Value::Object(tables))?;
    for participant in &mut archive.workshop_participants {
        participant.email = participant.email.to_lowercase();
    }
    name_voices(&mut archive);
    address_letters(&mut archive, &letters);
    Ok(archive)
}

/// When an initiative was stopped did not stand with it in archives from before that was asked: it does in what was said of it, as the upgrade
/// of a store found it (`migrations/2026-11-28-000016_followed`). Of one that came in by a file nothing was said, and no day is invented.
pub(super) fn say_when_stopped(archive: &mut Archive) {
    let Archive { initiatives, status_updates, .. } = archive;
    let word = InitiativeStatus::Stopped.word();
    let mut said: BTreeMap<i64, i64> = BTreeMap::new();
    for update in status_updates.iter().filter(|update| update.status == word) {
        let last = said.entry(update.initiative).or_insert(update.at);
        *last = update.at.max(*last);
    }
    for initiative in initiatives.iter_mut().filter(|one| one.status == word && one.stopped_at.is_none()) {
        initiative.stopped_at = said.get(&initiative.number).copied();
    }
}

/// Whose voice it is, of those with an account, stood with the participants alone.
fn name_voices(archive: &mut Archive) {
    let Archive { workshop_participants, voices, .. } = archive;
    let people: BTreeMap<(&str, &str), &Option<String>> = workshop_participants
        .iter()
        .map(|one| ((one.workshop.as_str(), one.participant.as_str()), &one.person_id))
        .collect();
    for voice in voices {
        let person = people.get(&(voice.workshop.as_str(), voice.participant.as_str()));
        voice.person_id = person.and_then(|person| (*person).clone());
    }
}

/// Said once to each address, on however many phones it was left; what was not sent to any of them yet waits among all mails.
fn address_letters(archive: &mut Archive, letters: &[Letter]) {
    let Archive { workshop_participants, workshop_letters, mails, .. } = archive;
    let addresses: BTreeMap<(&str, &str), &str> = workshop_participants
        .iter()
        .filter(|one| !one.email.is_empty())
        .map(|one| ((one.workshop.as_str(), one.participant.as_str()), one.email.as_str()))
        .collect();
    let mut said: BTreeMap<_, Vec<&Letter>> = BTreeMap::new();
    for letter in letters {
        let of = (letter.workshop.as_str(), letter.participant.as_str());
        if let Some(address) = addresses.get(&of) {
            let what = (of.0, *address, letter.about.as_str(), letter.wish, letter.occasion);
            said.entry(what).or_default().push(letter);
        }
    }
    for ((workshop, address, about, wish, occasion), same) in said {
        let Some(first) = same.iter().min_by(|a, b| a.id.cmp(&b.id)) else { continue };
        workshop_letters.push(WorkshopLetter {
            id: first.id.clone(),
            workshop: workshop.to_owned(),
            address: address.to_owned(),
            about: about.to_owned(),
            wish,
            occasion,
        });
        if same.iter().any(|letter| letter.state == "sent") {
            continue;
        }
        mails.push(MailRecord {
            id: first.id.clone(),
            person_id: None,
            kind: "at_once".to_owned(),
            state: first.state.clone(),
            tries: first.tries,
            next_try_at: first.next_try_at,
            made_at: first.made_at,
            sent_at: None,
            last_error: None,
        });
    }
}
