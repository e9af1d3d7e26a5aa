//! One thing that was sent: allowed or refused, written, and applied.

use std::collections::BTreeSet;

use forenkl_api::{
    ParticipantId, Timestamp, WorkshopId,
    workshops::{Act, Lead},
};

use super::{
    super::{
        app,
        forgetting::{self, Guests},
        letters, outcomes,
        room::{By, Done, Entry, State},
        store::{self, Identity, WorkshopRecord},
    },
    Outcome, What,
};
use crate::{
    db::{Act as Activity, Tx},
    fault::Fault,
};

/// How things stand for whoever sent it.
pub(super) fn looked(state: &State, what: &What, made: Option<String>) -> Outcome {
    let own = match what {
        What::Look(participant) | What::Act { participant, .. } => Some(state.own(participant)),
        What::Join { .. } => made.as_ref().map(|made| state.own(&ParticipantId(made.clone()))),
        What::Lead { .. } | What::Make(_) | What::Forget(_) | What::Close | What::Show => None,
    };
    Outcome { seq: state.seq, made, own }
}

/// Takes one thing that was sent: a refusal is an outcome; an error takes back everything in the transaction.
pub(super) fn take(
    tx: &mut Tx<'_>,
    workshop: &WorkshopId,
    state: &mut State,
    what: What,
    changed: &mut BTreeSet<ParticipantId>,
) -> Result<Result<Outcome, Fault>, Fault> {
    match &what {
        What::Make(making) => {
            // Wishes and initiatives have rules of their own: what goes wrong there must not take the whole room's back.
            let made = tx.attempt(|tx| outcomes::make(tx, workshop, state, making));
            return match made {
                Ok(number) => Ok(Ok(looked(state, &what, Some(number.to_string())))),
                Err(fault) if fault.lost_connection() || fault.storage_full() => Err(fault),
                Err(fault) => Ok(Err(fault)),
            };
        }
        What::Forget(forgotten) => {
            forgetting::carry_out(tx, workshop, state, *forgotten)?;
            changed.extend(state.people.keys().cloned());
            return Ok(Ok(looked(state, &what, None)));
        }
        _ => {}
    }
    let Some(entry) = entry(state, &what, tx.now) else { return Ok(Ok(looked(state, &what, None))) };
    let mut before = state.applied(&entry.id);
    if let What::Join { identity, .. } = &what {
        // From another phone, or once more because the reply was lost: the same person, counted once.
        if let (None, Some(person)) = (&before, &identity.person) {
            before = store::by_person(tx, workshop, person)?.map(|participant| Some(participant.0));
        }
        if let Some(Some(participant)) = &before {
            let participant = ParticipantId(participant.clone());
            store::turn_token(tx, workshop, &participant, identity.token_hash.as_deref())?;
        }
    }
    if let Some(made) = before {
        return Ok(Ok(looked(state, &what, made)));
    }
    let allowed = match &entry.done {
        Done::Acted(act) => state.may_act(&entry.by, act, entry.at),
        Done::Led(lead) => state.may_lead(lead, entry.at),
        _ => state.may_join(),
    };
    if let Err(refusal) = allowed {
        return Ok(Err(refusal));
    }
    store::append(tx, workshop, state.seq + 1, &entry)?;
    beside(tx, workshop, state, &what)?;
    // The one who acts has it in the reply.
    let others = |participant: &ParticipantId| entry.by != By::Participant(participant.clone());
    changed.extend(state.concerned(&entry).into_iter().filter(others));
    let made = state.apply(&entry);
    if entry.who.is_some() {
        store::name_leaders(tx, state)?;
    }
    name(tx, workshop, state, &what, made.as_deref())?;
    Ok(Ok(looked(state, &what, made)))
}

/// The entry that it would be; nothing for a look. Each sender has ids of their own, so that nobody can use up another's.
fn entry(state: &State, what: &What, at: Timestamp) -> Option<Entry> {
    Some(match what {
        What::Join { id, unit, .. } => {
            let participant = state.next_participant();
            let done = Done::Joined {
                participant: participant.clone(),
                unit: unit.clone(),
                waits: state.waiting_room,
            };
            Entry { at, id: format!("join:{id}"), by: By::Participant(participant), who: None, done }
        }
        What::Act { id, participant, act } => Entry {
            at,
            id: format!("{participant}:{id}"),
            by: By::Participant(participant.clone()),
            who: None,
            done: Done::Acted(act.clone()),
        },
        What::Lead { id, person, lead } => Entry {
            at,
            id: format!("lead:{id}"),
            by: By::Facilitator,
            who: state.notes_who(lead).then(|| person.clone()),
            done: Done::Led(lead.clone()),
        },
        What::Make(_) | What::Forget(_) | What::Close | What::Show | What::Look(_) => return None,
    })
}

/// What the entry changes outside the log, before it is applied.
fn beside(tx: &mut Tx<'_>, workshop: &WorkshopId, state: &State, what: &What) -> Result<(), Fault> {
    let What::Lead { person, lead, .. } = what else { return Ok(()) };
    let mut record = store::get(tx, workshop)?;
    let action = match lead {
        Lead::End => {
            record.status = forenkl_api::workshops::WorkshopStatus::Ended.word().to_owned();
            record.ended_at = Some(tx.now.0);
            record.code = None;
            "workshop.ended"
        }
        Lead::Open => {
            record.status = forenkl_api::workshops::WorkshopStatus::Running.word().to_owned();
            record.ended_at = None;
            record.guests = Guests::Known.word().to_owned();
            // The record is not over yet: it is sent when it is.
            letters::drop_waiting(tx, workshop)?;
            set_code(&mut record, &state.code, tx.now);
            "workshop.opened"
        }
        Lead::TurnCode { code } => {
            set_code(&mut record, code, tx.now);
            store::save(tx, &record)?;
            return Ok(());
        }
        _ => return Ok(()),
    };
    store::save(tx, &record)?;
    let act = Activity::new(action, "workshop", workshop).by(person).label(&record.title);
    tx.record(act).map(drop)
}

/// What leads in from now on. Where it was taken down, there is none, and that has run out already: it is turned when somebody comes.
fn set_code(record: &mut WorkshopRecord, code: &str, now: Timestamp) {
    let is_there = !code.is_empty();
    record.code = is_there.then(|| code.to_owned());
    record.code_until = Some(if is_there { now.0 + app::CODE_GOOD } else { now.0 });
}

/// Names and addresses, which stand apart from the log.
fn name(
    tx: &mut Tx<'_>,
    workshop: &WorkshopId,
    state: &mut State,
    what: &What,
    made: Option<&str>,
) -> Result<(), Fault> {
    let (participant, act) = match what {
        What::Join { identity, .. } => {
            let participant = ParticipantId(made.unwrap_or_default().to_owned());
            store::add_participant(tx, workshop, &participant, identity)?;
            state.call(&participant, &identity.name, false);
            return Ok(());
        }
        What::Lead { lead: Lead::Seat { name, .. }, .. } => {
            let participant = ParticipantId(made.unwrap_or_default().to_owned());
            let identity = Identity { name: name.clone(), ..Identity::default() };
            store::add_participant(tx, workshop, &participant, &identity)?;
            state.call(&participant, name, false);
            return Ok(());
        }
        What::Act { participant, act, .. } => (participant, act),
        What::Lead { lead: Lead::For { participant, act }, .. } => (participant, act),
        _ => return Ok(()),
    };
    if let Act::Tell { name, email, language, .. } = act {
        let address = email.as_deref().map(|email| (email, *language));
        store::set_identity(tx, workshop, participant, name, address)?;
        let reached = match email {
            Some(email) => !email.trim().is_empty(),
            None => state.is_reached(participant),
        };
        state.call(participant, name, reached);
    }
    Ok(())
}
