//! Endpoints about workshops.

mod following;

use std::time::Instant;

use forenkl_api::{
    Empty, Endpoint, FieldCode, ParticipantId, Problem, ProblemCode, UnitId, WorkshopId,
    people::Assignees,
    workshops::{
        Act, ActInWorkshop, ActReply, CreateWorkshop, DeleteWorkshop, ELSEWHERE, Frame, Invitation,
        JoinWorkshop, Lead, LeadReply, LeadWorkshop, ListFacilitators, ListWorkshops, Own, SeeWorkshop,
        ShowInvitation, ShowWorkshop, UnitChoice, UpdateWorkshop, Workshop, WorkshopStatus, Workshops, code,
    },
};

pub(super) use following::{follow, follow_as_facilitator, follow_projector};

use super::{
    app, codes,
    guessing::Turn,
    rooms::{Outcome, Room, What},
    store::{self, Identity, WorkshopRecord},
};
use crate::{
    app::App,
    auth::guests,
    clock,
    fault::Fault,
    features::people,
    http::{Call, Cookie},
    ids,
    org::Org,
};

pub(super) async fn list(call: Call<ListWorkshops>) -> Result<Workshops, Fault> {
    let (org, actor) = (call.app.org().await?, call.actor()?);
    call.app.db.read(move |conn| Ok(Workshops { workshops: app::list(conn, &org, &actor)? })).await
}

pub(super) async fn facilitators(call: Call<ListFacilitators>) -> Result<Assignees, Fault> {
    call.app.db.read(|conn| Ok(Assignees { people: people::app::facilitators(conn)? })).await
}

pub(super) async fn create(call: Call<CreateWorkshop>) -> Result<Workshop, Fault> {
    call.body.check()?;
    let (org, actor, body) = (call.app.org().await?, call.actor()?, call.body);
    call.app.db.write(move |tx| app::create(tx, &org, &body, &actor)).await
}

pub(super) async fn show(call: Call<ShowWorkshop>) -> Result<Workshop, Fault> {
    call.app.db.read(move |conn| app::show(conn, &call.path.workshop)).await
}

pub(super) async fn update(call: Call<UpdateWorkshop>) -> Result<Workshop, Fault> {
    call.body.check()?;
    let (org, actor, body, id) = (call.app.org().await?, call.actor()?, call.body, call.path.workshop);
    call.app.db.write(move |tx| app::update(tx, &org, &id, &body, &actor)).await
}

pub(super) async fn delete(call: Call<DeleteWorkshop>) -> Result<Empty, Fault> {
    let (actor, id) = (call.actor()?, call.path.workshop);
    let gone = id.clone();
    call.app.db.write(move |tx| app::delete(tx, &gone, actor.id())).await?;
    call.app.rooms.close(&id).await;
    Ok(Empty {})
}

/// Where a code leads.
struct Door {
    record: WorkshopRecord,
    room: Room,
    /// Who the caller is, if they have joined before.
    holder: Option<ParticipantId>,
}

impl Door {
    fn id(&self) -> WorkshopId {
        WorkshopId(self.record.id.clone())
    }
}

/// The workshop a code leads to. Guesses wait their turn; a locked door is as if the code were gone, but for those who are in already.
async fn by_code<E: Endpoint>(call: &Call<E>, typed: &str) -> Result<Door, Fault> {
    let rooms = &call.app.rooms;
    match rooms.guessing.turn(call.address, Instant::now()) {
        Turn::Now => {}
        Turn::In(wait) => tokio::time::sleep(wait).await,
        Turn::Never(wait) => {
            let problem = Problem { retry_after: Some(wait), ..Problem::new(ProblemCode::TooManyTries) };
            return Err(problem.into());
        }
    }
    let code = code::normalised(typed).ok_or_else(Fault::not_found)?;
    let wanted = code.clone();
    let found = call.app.db.read(move |conn| store::by_code(conn, &wanted, clock::now().0)).await?;
    let Some(record) = found else {
        if was_let_in(call, &code).await? {
            rooms.guessing.right(call.address);
        }
        return Err(Fault::not_found());
    };
    let id = WorkshopId(record.id.clone());
    let room = rooms.room(&id).await?;
    let holder = guests::holder(&call.app, call.cookies.as_ref(), &id).await?;
    // Whoever stands at a locked door has the code, and has not guessed: a whole room may stand there.
    rooms.guessing.right(call.address);
    if holder.is_none() && !room.takes_new() {
        return Err(Fault::not_found());
    }
    Ok(Door { record, room, holder })
}

/// Whether the caller takes part in a workshop that this code led into before it was turned or the workshop ended. They are told nothing
/// else than others, but have not guessed: two hundred phones behind one address may load their page once more.
async fn was_let_in<E: Endpoint>(call: &Call<E>, code: &str) -> Result<bool, Fault> {
    let cookies = call.cookies.as_ref();
    for id in guests::named(&call.app, cookies) {
        if guests::holder(&call.app, cookies, &id).await?.is_some()
            && call.app.rooms.room(&id).await?.had_code(code)
        {
            return Ok(true);
        }
    }
    Ok(false)
}

pub(super) async fn invitation(call: Call<ShowInvitation>) -> Result<Invitation, Fault> {
    let door = by_code(&call, &call.path.code).await?;
    let plan = door.record.plan(Vec::new())?;
    let units = if plan.asks_unit { choices(&*call.app.org().await?, &plan.units) } else { Vec::new() };
    // As it is by now: cards may have been made anonymous for good.
    let signing = door.room.seen(false).1.shown.signing;
    let (title, asks_unit, joined) = (plan.title, plan.asks_unit, door.holder.is_some());
    Ok(Invitation { workshop: WorkshopId(door.record.id), title, signing, asks_unit, units, joined })
}

/// The units that are invited, with those below; all units where none is named. Whoever comes from none of them can say so.
fn choices(org: &Org, invited: &[UnitId]) -> Vec<UnitChoice> {
    let below = invited.iter().flat_map(|unit| org.subtree(unit));
    let units: Vec<_> = if invited.is_empty() {
        org.top().into_iter().flat_map(|top| org.subtree(top)).collect()
    } else {
        below.collect()
    };
    let choice = |id: UnitId| {
        let name = org.unit(&id)?.name.clone();
        Some(UnitChoice { id, name })
    };
    let mut choices: Vec<UnitChoice> = units.into_iter().filter_map(choice).collect();
    choices.sort_by(|a, b| forenkl_api::search::danish_order(&a.name, &b.name).then_with(|| a.id.cmp(&b.id)));
    choices.dedup();
    // Guests say nothing of their language: their phone names it.
    choices.push(UnitChoice { id: ELSEWHERE.into(), name: String::new() });
    choices
}

pub(super) async fn join(call: Call<JoinWorkshop>) -> Result<Cookie<Frame>, Fault> {
    call.body.check()?;
    let door = by_code(&call, &call.body.code).await?;
    let id = door.id();
    // Whoever has joined before is the same person again.
    if let Some(participant) = door.holder {
        return Ok(Cookie { reply: look(&call.app, &id, participant).await?, cookie: None });
    }
    let plan = door.record.plan(Vec::new())?;
    if plan.asks_unit && call.body.unit.is_none() && !call.body.as_myself {
        return Err(Fault::field("unit", FieldCode::Required));
    }
    let elsewhere = call.body.unit.as_ref().is_some_and(|unit| unit.as_str() == ELSEWHERE);
    let said = call.body.unit.clone().filter(|_| !elsewhere);
    known_unit(&call.app, said.as_ref()).await?;
    let me = if call.body.as_myself { Some(call.actor()?) } else { None };
    let token = ids::secret()?;
    let identity = Identity {
        token_hash: Some(ids::hash(&token)),
        person: me.as_ref().map(|actor| actor.id().clone()),
        name: me.as_ref().map_or_else(|| call.body.name.clone(), |actor| actor.me.name.clone()),
    };
    let home = me.as_ref().and_then(|actor| actor.me.home.as_ref()).map(|home| home.unit.clone());
    let unit = said.or(home.filter(|_| !elsewhere));
    let what = What::Join { id: call.body.key.clone(), unit, identity };
    let (room, outcome) = call.app.rooms.send(&id, what).await?;
    let cookie = guests::cookie(&id, &token, call.app.config.is_secure())?;
    Ok(Cookie { reply: snapshot(&room, &id, outcome)?, cookie: Some(cookie) })
}

/// A unit that somebody says they are from is one that there is.
async fn known_unit(app: &App, unit: Option<&UnitId>) -> Result<(), Fault> {
    match unit {
        Some(unit) if app.org().await?.unit(unit).is_none() => Err(Fault::field("unit", FieldCode::Unknown)),
        _ => Ok(()),
    }
}

/// Whether somebody sees what happens: not who waits, and not who was sent out.
pub(super) fn is_inside(own: &Own) -> bool {
    !own.waits && !own.out
}

/// What a participant begins with. Their own things may be a little newer than the view; the next tick brings the rest.
fn snapshot(room: &Room, id: &WorkshopId, outcome: Outcome) -> Result<Frame, Fault> {
    let own = outcome.own.ok_or_else(|| Fault::internal("a participant without anything of their own"))?;
    let (seq, view) = room.seen(is_inside(&own));
    Ok(Frame { workshop: id.clone(), seq, now: clock::now(), view: (*view).clone(), own })
}

async fn look(app: &App, id: &WorkshopId, participant: ParticipantId) -> Result<Frame, Fault> {
    let (room, outcome) = app.rooms.send(id, What::Look(participant)).await?;
    snapshot(&room, id, outcome)
}

pub(super) async fn see(call: Call<SeeWorkshop>) -> Result<Frame, Fault> {
    look(&call.app, &call.path.workshop, call.guest()?).await
}

pub(super) async fn act(call: Call<ActInWorkshop>) -> Result<ActReply, Fault> {
    call.body.check()?;
    let participant = call.guest()?;
    if let Act::Tell { unit, .. } = &call.body.act {
        known_unit(&call.app, unit.as_ref()).await?;
    }
    let what = What::Act { id: call.body.id, participant, act: call.body.act };
    let (_, Outcome { seq, made, own }) = call.app.rooms.send(&call.path.workshop, what).await?;
    let own = own.ok_or_else(|| Fault::internal("a participant without anything of their own"))?;
    Ok(ActReply { seq, own, made })
}

pub(super) async fn lead(call: Call<LeadWorkshop>) -> Result<LeadReply, Fault> {
    call.body.check()?;
    let (actor, id, command) = (call.actor()?, call.path.workshop, call.body.id);
    let mut lead = call.body.lead;
    if lead == Lead::Open {
        let (wanted, by, sent) = (id.clone(), actor.clone(), command.clone());
        let planned = call.app.db.read(move |conn| store::get(conn, &wanted)).await?.status();
        if planned == WorkshopStatus::Planned {
            let opened = id.clone();
            let org = call.app.org().await?;
            match call.app.db.write(move |tx| app::open(tx, &org, &opened, &sent, by.id())).await {
                Ok(state) => return Ok(LeadReply { seq: state.seq, made: None }),
                // Opened by somebody else just now, or by the same call sent twice: the log knows which.
                Err(fault) if fault.is_conflict() => {}
                Err(fault) => return Err(fault),
            }
        }
    }
    if let Lead::Seat { unit, .. } | Lead::For { act: Act::Tell { unit, .. }, .. } = &lead {
        known_unit(&call.app, unit.as_ref()).await?;
    }
    if let Lead::TurnCode { code } = &mut lead {
        // Nobody chooses a code.
        *code = call.app.db.read(app::new_code).await?;
    }
    let what = What::Lead { id: command, person: actor.id().clone(), lead };
    let (_, Outcome { seq, made, .. }) = call.app.rooms.send(&id, what).await?;
    codes::renew(&call.app, &id, actor.id()).await;
    Ok(LeadReply { seq, made })
}
