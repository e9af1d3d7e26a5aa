//! The rules about plans: made, changed, opened.

use std::cmp::Reverse;

use forenkl_api::{
    BlockId, FieldCode, FieldError, Permission, PersonId, Problem, WorkshopId,
    problem::ConflictReason,
    workshops::{Block, Workshop, WorkshopBody, WorkshopRow, WorkshopStatus, code, view::Agreed},
};

use serde_json::json;

use super::{
    forgetting::Guests,
    letters, record,
    room::{By, Done, Entry, Opening, State},
    store::{self, WorkshopRecord},
};
use crate::{
    auth::Actor,
    clock,
    db::{Act, Conn, Tx},
    fault::Fault,
    features::{rounds, wishes},
    ids,
    org::Org,
};

/// How long a code is good, in milliseconds: a day, so that one left on a whiteboard leads nowhere the next week.
pub const CODE_GOOD: i64 = 86_400_000;
/// So long after it should have begun, in milliseconds, a workshop still counts as one to come: a day.
const MAY_BE_LATE: i64 = 86_400_000;
/// Workshops named at once on a person's own page.
const LED_MAX: i64 = 8;
/// Wishes to begin with, at most.
const WISHES_MAX: usize = 60;

/// The workshops somebody may lead: the running ones, then the planned ones by when they start, then the ended ones, the last first.
///
/// # Errors
/// When the database cannot be read.
pub fn list(conn: &mut Conn, org: &Org, actor: &Actor) -> Result<Vec<WorkshopRow>, Fault> {
    let may_lead = |row: &WorkshopRow| actor.may_at(Permission::WorkshopLead, org, &row.unit, None);
    let all = store::list(conn, org, actor.id())?;
    let mut rows: Vec<WorkshopRow> =
        all.into_iter().filter(|(row, own)| *own || may_lead(row)).map(|(row, _)| row).collect();
    rows.sort_by_key(|row| {
        let starts = row.starts_at.map_or(i64::MAX, |at| at.0);
        match row.status {
            WorkshopStatus::Running => (0, starts, Reverse(row.id.clone())),
            WorkshopStatus::Planned => (1, starts, Reverse(row.id.clone())),
            WorkshopStatus::Ended => (2, -starts, Reverse(row.id.clone())),
        }
    });
    Ok(rows)
}

/// What somebody leads, alone or with others: what runs, then what is to come, by when it starts.
///
/// # Errors
/// When the database cannot be read.
pub fn led_by(conn: &mut Conn, org: &Org, person: &PersonId) -> Result<Vec<WorkshopRow>, Fault> {
    store::led_by(conn, org, person, clock::now().0 - MAY_BE_LATE, LED_MAX)
}

/// Whether somebody was asked to lead a workshop with others.
///
/// # Errors
/// When the database cannot be read.
pub fn co_leads(conn: &mut Conn, person: &PersonId) -> Result<bool, Fault> {
    store::co_leads(conn, person)
}

/// A workshop as planned.
///
/// # Errors
/// `not_found`.
pub fn show(conn: &mut Conn, id: &WorkshopId) -> Result<Workshop, Fault> {
    let record = store::get(conn, id)?;
    store::shape(conn, &record)
}

/// Plans a workshop.
///
/// # Errors
/// `invalid` for units, wishes or people that do not exist.
pub fn create(tx: &mut Tx<'_>, org: &Org, body: &WorkshopBody, actor: &Actor) -> Result<Workshop, Fault> {
    let by = actor.id();
    let id: WorkshopId = ids::new();
    let plan = checked(tx, org, body, actor)?;
    let record = WorkshopRecord {
        id: id.0.clone(),
        title: plan.title.clone(),
        unit_id: plan.unit.0.clone(),
        status: WorkshopStatus::Planned.word().to_owned(),
        starts_at: plan.starts_at.map(|at| at.0),
        place: plan.place.clone(),
        minutes: plan.minutes(),
        plan: store::write(&plan)?,
        code: None,
        code_until: None,
        created_by: by.0.clone(),
        created_at: tx.now.0,
        opened_at: None,
        ended_at: None,
        seq: 0,
        version: 1,
        guests: Guests::Known.word().to_owned(),
        programme: plan.programme.clone(),
    };
    store::insert(tx, &record, &body.facilitators)?;
    tx.record(Act::new("workshop.planned", "workshop", &id).by(by).label(&record.title))?;
    tell_facilitators(tx, &record, &[], by)?;
    store::shape(tx, &record)
}

/// Changes the plan.
///
/// # Errors
/// `stale`; `conflict` with `not_now` once it was opened; `forbidden` where it is moved to a unit whose workshops one may not lead;
/// `invalid`.
pub fn update(
    tx: &mut Tx<'_>,
    org: &Org,
    id: &WorkshopId,
    body: &WorkshopBody,
    by: &Actor,
) -> Result<Workshop, Fault> {
    // Held, so that the doors are not opened meanwhile.
    store::hold(tx, id)?;
    let mut record = store::get(tx, id)?;
    if record.version != body.version {
        return Err(Fault::stale(&store::shape(tx, &record)?));
    }
    if record.status() != WorkshopStatus::Planned {
        return Err(Fault::conflict(ConflictReason::NotNow));
    }
    let plan = checked(tx, org, body, by)?;
    let moved = record.unit_id != plan.unit.0;
    if moved && !by.may_at(Permission::WorkshopLead, org, &plan.unit, None) {
        return Err(Fault::forbidden());
    }
    record.title.clone_from(&plan.title);
    record.unit_id.clone_from(&plan.unit.0);
    record.starts_at = plan.starts_at.map(|at| at.0);
    record.place.clone_from(&plan.place);
    record.programme.clone_from(&plan.programme);
    record.minutes = plan.minutes();
    record.plan = store::write(&plan)?;
    record.version += 1;
    store::save(tx, &record)?;
    let before = store::facilitators(tx, id)?;
    store::set_facilitators(tx, &record.id, &body.facilitators)?;
    tx.record(Act::new("workshop.changed", "workshop", id).by(by.id()).label(&record.title))?;
    tell_facilitators(tx, &record, &before, by.id())?;
    store::shape(tx, &record)
}

/// Those who were not among those before are told that they lead it, too.
fn tell_facilitators(
    tx: &mut Tx<'_>,
    record: &WorkshopRecord,
    before: &[PersonId],
    by: &PersonId,
) -> Result<(), Fault> {
    let now = store::facilitators(tx, &WorkshopId(record.id.clone()))?;
    for person in now.iter().filter(|person| !before.contains(person)) {
        let act = Act::new("workshop.facilitator_added", "workshop", &record.id)
            .by(by)
            .label(&record.title)
            .after(json!({ "person": person }));
        tx.record(act)?;
    }
    Ok(())
}

/// Deletes a workshop that was never opened or has ended, with its record and all that is known of those who took part. What came out of it
/// stays, as does who stood behind that; only the way back is gone.
///
/// # Errors
/// `not_found`; `conflict` with `not_now` while it runs.
pub fn delete(tx: &mut Tx<'_>, id: &WorkshopId, by: &PersonId) -> Result<(), Fault> {
    // Held, so that the doors are not opened meanwhile.
    store::hold(tx, id)?;
    let record = store::get(tx, id)?;
    if record.status() == WorkshopStatus::Running {
        return Err(Fault::conflict(ConflictReason::NotNow));
    }
    letters::forget(tx, id)?;
    store::leave_behind(tx, id)?;
    store::delete(tx, id)?;
    tx.record(Act::new("workshop.deleted", "workshop", id).by(by).label(record.title)).map(drop)
}

/// Whether somebody leads a workshop, or may lead those of its unit.
fn may_lead(conn: &mut Conn, org: &Org, id: &WorkshopId, by: &Actor) -> Result<bool, Fault> {
    let record = match store::get(conn, id) {
        Ok(record) => record,
        Err(Fault::Problem(_)) => return Ok(false),
        Err(fault) => return Err(fault),
    };
    let own = record.created_by == by.id().as_str() || store::facilitators(conn, id)?.contains(by.id());
    Ok(own || by.may_at(Permission::WorkshopLead, org, &record.unit_id.as_str().into(), None))
}

/// The plan as it is stored: trimmed, blocks numbered, and with nothing in it that does not exist.
fn checked(conn: &mut Conn, org: &Org, body: &WorkshopBody, by: &Actor) -> Result<WorkshopBody, Fault> {
    let mut errors = Vec::new();
    let mut unknown = |field: &str| errors.push(FieldError::new(field, FieldCode::Unknown));
    if org.unit(&body.unit).is_none() {
        unknown("unit");
    }
    if body.units.iter().any(|unit| org.unit(unit).is_none()) {
        unknown("units");
    }
    // What was agreed is for those who may lead that one to take along.
    if let Some(before) = &body.follows
        && !may_lead(conn, org, before, by)?
    {
        unknown("follows");
    }
    if let Some(round) = &body.round
        && !rounds::app::exists(conn, round)?
    {
        unknown("round");
    }
    if body.wishes.len() > WISHES_MAX {
        let limit = i64::try_from(WISHES_MAX).unwrap_or(i64::MAX);
        errors.push(FieldError::new("wishes", FieldCode::OutOfRange).limit(limit));
    } else {
        let there = wishes::app::titles(conn, &body.wishes)?;
        let missing = body.wishes.iter().filter(|wanted| there.iter().all(|(number, _)| number != *wanted));
        let missing: Vec<String> = missing.map(i64::to_string).collect();
        if !missing.is_empty() {
            errors.push(FieldError::new("wishes", FieldCode::Unknown).place(missing.join(", ")));
        }
    }
    if !errors.is_empty() {
        return Err(Problem::invalid(errors).into());
    }
    let block = |(place, block): (usize, &Block)| Block {
        id: BlockId(format!("b{}", place + 1)),
        title: block.title.trim().to_owned(),
        prompt: block.prompt.trim().to_owned(),
        ..block.clone()
    };
    Ok(WorkshopBody {
        title: body.title.trim().to_owned(),
        purpose: body.purpose.trim().to_owned(),
        place: body.place.trim().to_owned(),
        programme: body.programme.trim().to_owned(),
        link: body.link.trim().to_owned(),
        blocks: body.blocks.iter().enumerate().map(block).collect(),
        // Kept in tables of their own.
        facilitators: Vec::new(),
        ..body.clone()
    })
}

/// Opens the doors: the plan becomes the beginning of a log, and there is a code to join by.
///
/// # Errors
/// `conflict` with `not_now` when it was opened before.
pub fn open(
    tx: &mut Tx<'_>,
    org: &Org,
    id: &WorkshopId,
    command: &str,
    by: &PersonId,
) -> Result<State, Fault> {
    store::hold(tx, id)?;
    let mut record = store::get(tx, id)?;
    if record.status() != WorkshopStatus::Planned {
        return Err(Fault::conflict(ConflictReason::NotNow));
    }
    let plan = record.plan(Vec::new())?;
    let code = new_code(tx)?;
    let agreed = agreed(tx, org, &plan, by)?;
    let opening = Opening {
        title: plan.title,
        purpose: plan.purpose,
        signing: plan.signing,
        waiting_room: plan.waiting_room,
        blocks: plan.blocks,
        code: code.clone(),
        wishes: wishes::app::titles(tx, &plan.wishes)?,
        agreed,
    };
    let entry = Entry {
        at: tx.now,
        id: format!("lead:{command}"),
        by: By::Facilitator,
        who: None,
        done: Done::Opened(Box::new(opening.clone())),
    };
    record.status = WorkshopStatus::Running.word().to_owned();
    record.opened_at = Some(tx.now.0);
    record.code = Some(code);
    record.code_until = Some(tx.now.0 + CODE_GOOD);
    record.seq = 1;
    store::append(tx, id, 1, &entry)?;
    store::save(tx, &record)?;
    tx.record(Act::new("workshop.opened", "workshop", id).by(by).label(&record.title))?;
    let mut state = State::open(opening);
    state.apply(&entry);
    Ok(state)
}

/// What was agreed in the workshop that this one goes on from, and how far it has come by now.
fn agreed(conn: &mut Conn, org: &Org, plan: &WorkshopBody, by: &PersonId) -> Result<Vec<Agreed>, Fault> {
    let before = match &plan.follows {
        Some(before) => Some(before.clone()),
        // One's own last one there: what others agreed with others is theirs to tell.
        None => store::last_ended(conn, &plan.unit, by)?,
    };
    let Some(before) = before else { return Ok(Vec::new()) };
    let clusters = match record::load(conn, org, &before) {
        Ok(record) => record.clusters,
        // It was never opened, or is gone: then nothing was agreed.
        Err(Fault::Problem(_)) => return Ok(Vec::new()),
        // What cannot be read of an earlier room does not keep the next one shut.
        Err(Fault::Internal(text)) => {
            tracing::warn!(workshop = %before, text, "what was agreed in it is left out of the next");
            return Ok(Vec::new());
        }
        Err(fault) => return Err(fault),
    };
    let mut agreed = Vec::new();
    for cluster in clusters {
        let Some(decision) = cluster.decision else { continue };
        agreed.push(Agreed {
            title: cluster.title,
            verdict: decision.verdict,
            owner: decision.owner,
            deadline: decision.deadline,
            wish: cluster.wish,
            initiative: cluster.initiative,
            done: store::is_done(conn, cluster.wish, cluster.initiative)?,
        });
    }
    Ok(agreed)
}

/// A code that is not in use.
///
/// # Errors
/// When the database cannot be read, or there is no randomness.
pub fn new_code(conn: &mut Conn) -> Result<String, Fault> {
    loop {
        let code = random_code()?;
        if !store::is_taken(conn, &code)? {
            return Ok(code);
        }
    }
}

fn random_code() -> Result<String, Fault> {
    let letters = code::ALPHABET.len();
    let mut code = String::new();
    while code.len() < code::LENGTH {
        let mut bytes = [0u8; 16];
        getrandom::fill(&mut bytes).map_err(|error| Fault::internal(format!("no randomness: {error}")))?;
        // Bytes above the last whole multiple would make some letters likelier.
        let fair = bytes.into_iter().map(usize::from).filter(|byte| *byte < 256 / letters * letters);
        let drawn =
            fair.filter_map(|byte| code::ALPHABET.get(byte % letters)).map(|letter| char::from(*letter));
        code.push_str(&drawn.take(code::LENGTH - code.len()).collect::<String>());
    }
    Ok(code)
}
