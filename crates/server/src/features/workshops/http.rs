//! Endpoints about workshops.

use std::{
    collections::VecDeque,
    convert::Infallible,
    sync::Arc,
    time::{Duration, Instant},
};

use axum::{
    body::{Body, Bytes},
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
};
use forenkl_api::{
    Empty, Endpoint, FieldCode, Need, ParticipantId, Permission, Problem, ProblemCode, Subject, UnitId,
    WorkshopId,
    people::Assignees,
    workshops::{
        Act, ActInWorkshop, ActReply, CreateWorkshop, DeleteWorkshop, ELSEWHERE, FollowAsFacilitator,
        FollowProjector, FollowQuery, FollowWorkshop, Frame, Invitation, JoinWorkshop, Lead, LeadReply,
        LeadWorkshop, ListFacilitators, ListWorkshops, Own, SeeWorkshop, ShowInvitation, ShowWorkshop,
        UnitChoice, UpdateWorkshop, Workshop, WorkshopStatus, Workshops, code, view::FrameName,
    },
};
use futures_util::stream;
use serde_json::{Value, json};
use tokio::{
    sync::{broadcast, watch},
    time::MissedTickBehavior,
};

use super::{
    app, codes,
    guessing::Turn,
    rooms::{Audience, News, Outcome, Reading, Room, What, frame},
    store::{self, Identity, WorkshopRecord},
};
use crate::{
    app::App,
    auth::{Actor, guests, policy, sessions},
    clock,
    fault::Fault,
    features::people,
    http::{Call, Cookie},
    ids,
    org::Org,
};

const HEARTBEAT: Duration = Duration::from_secs(15);
const LONGEST_POLL: Duration = Duration::from_secs(25);

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
    let found = call.app.db.read(move |conn| store::by_code(conn, &code, clock::now().0)).await?;
    let record = found.ok_or_else(Fault::not_found)?;
    let id = WorkshopId(record.id.clone());
    let room = rooms.room(&id).await?;
    let holder = guests::holder(&call.app, call.cookies.as_ref(), &id).await?;
    if holder.is_none() && !room.takes_new() {
        return Err(Fault::not_found());
    }
    rooms.guessing.right(call.address);
    Ok(Door { record, room, holder })
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

pub(super) async fn follow(call: Call<FollowWorkshop>) -> Result<Response, Fault> {
    let audience = Audience::Participant(call.guest()?);
    stream(&call.app, call.path.workshop, audience, &call.query, None).await
}

pub(super) async fn follow_projector(call: Call<FollowProjector>) -> Result<Response, Fault> {
    let actor = call.actor()?;
    stream(&call.app, call.path.workshop, Audience::Projector, &call.query, Some(actor)).await
}

pub(super) async fn follow_as_facilitator(call: Call<FollowAsFacilitator>) -> Result<Response, Fault> {
    let actor = call.actor()?;
    stream(&call.app, call.path.workshop, Audience::Facilitator, &call.query, Some(actor)).await
}

async fn stream(
    app: &App,
    workshop: WorkshopId,
    audience: Audience,
    query: &FollowQuery,
    actor: Option<Arc<Actor>>,
) -> Result<Response, Fault> {
    match &actor {
        // Opened, and not only come back to by a page that stands open.
        Some(actor) if query.after.is_none() => codes::renew(app, &workshop, actor.id()).await,
        Some(actor) => codes::look_after(app, &workshop, actor.id()).await,
        None => {}
    }
    let room = app.rooms.room(&workshop).await?;
    let listening = room.listen(&audience, query.after).await?;
    // The first heartbeat comes at once: it tells the reader that the stream is not buffered.
    let mut heartbeat = tokio::time::interval(HEARTBEAT);
    heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut reader = Reader {
        app: app.clone(),
        actor,
        workshop,
        audience,
        news: listening.news,
        _reading: listening.reading,
        closing: app.rooms.closing(),
        heartbeat,
        waiting: VecDeque::new(),
        seq: listening.seq,
        inside: true,
        resumed: false,
        over: false,
        room,
    };
    let own = reader.own().await?;
    reader.inside = own.as_ref().is_none_or(is_inside);
    let has_news = reader.begin(own, listening.missed, listening.view);
    let body = if query.mode.as_deref() == Some("poll") {
        Body::from(reader.poll(has_news).await)
    } else {
        Body::from_stream(stream::unfold(reader, |mut reader| async move {
            let frame = reader.next().await?;
            Some((Ok::<_, Infallible>(frame), reader))
        }))
    };
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store, no-transform"));
    headers.insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    Ok(response)
}

/// One who watches.
struct Reader {
    app: App,
    /// Who leads, for their streams: they end with the session or the right.
    actor: Option<Arc<Actor>>,
    workshop: WorkshopId,
    room: Room,
    audience: Audience,
    news: broadcast::Receiver<Arc<News>>,
    /// Views are made as long as somebody has them.
    _reading: Reading,
    closing: watch::Receiver<bool>,
    heartbeat: tokio::time::Interval,
    waiting: VecDeque<Bytes>,
    /// What the reader has been told up to.
    seq: i64,
    /// Sees what happens; who waits, or was sent out, does not.
    inside: bool,
    /// Nothing has been heard since the reader came back with a view of their own, which may be from the other side of the door.
    resumed: bool,
    over: bool,
}

impl Reader {
    /// What somebody begins with: what they missed where they go on from what they have, and a snapshot where they cannot. Returns whether it
    /// says anything new.
    fn begin(&mut self, own: Option<Own>, missed: Option<Vec<Arc<News>>>, view: Value) -> bool {
        match missed {
            Some(missed) if !missed.iter().any(|news| self.is_turned(news)) => {
                if self.inside {
                    self.waiting.extend(missed.iter().filter_map(|news| news.frame(&self.audience)));
                }
                let has_news = !self.waiting.is_empty();
                self.resumed = true;
                self.tell_own(own);
                has_news
            }
            _ => {
                self.tell_all(own, Some(view));
                true
            }
        }
    }

    /// Whether news may have led the reader through the door, or changed what hangs outside on it: no patch says so.
    fn is_turned(&self, news: &News) -> bool {
        news.is_about(&self.audience) || (news.outside && !self.inside)
    }

    async fn next(&mut self) -> Option<Bytes> {
        loop {
            if let Some(frame) = self.waiting.pop_front() {
                return Some(frame);
            }
            if self.over {
                return None;
            }
            tokio::select! {
                news = self.news.recv() => match news {
                    Ok(news) => self.heard(&news).await,
                    // Too slow: come back for a snapshot.
                    Err(_) => self.goodbye(),
                },
                _ = self.heartbeat.tick() => {
                    if self.may_go_on().await {
                        self.look_after_code().await;
                        self.beat();
                    } else {
                        self.goodbye();
                    }
                }
                () = self.room.ended() => self.goodbye(),
                _ = self.closing.changed() => self.goodbye(),
            }
        }
    }

    async fn heard(&mut self, news: &News) {
        let resumed = std::mem::take(&mut self.resumed);
        if self.is_turned(news)
            && let Ok(own) = self.own().await
        {
            let inside = own.as_ref().is_none_or(is_inside);
            if inside != self.inside || resumed || (!inside && news.outside) {
                self.inside = inside;
                return self.tell_all(own, None);
            }
            self.tell_own(own);
        }
        // A snapshot may have had it already.
        if self.inside && news.to > self.seq {
            self.waiting.extend(news.frame(&self.audience));
        }
        self.seq = self.seq.max(news.to);
    }

    /// What is the participant's own; nothing for other audiences.
    async fn own(&self) -> Result<Option<Own>, Fault> {
        match &self.audience {
            Audience::Participant(participant) => {
                Ok(self.room.send(What::Look(participant.clone())).await?.own)
            }
            _ => Ok(None),
        }
    }

    fn tell_own(&mut self, own: Option<Own>) {
        if let Some(own) = own {
            let data = json!({ "seq": self.seq, "now": clock::now(), "own": own });
            self.waiting.push_back(frame(FrameName::Own, &data));
        }
    }

    /// A snapshot; for participants as they may see it by now.
    fn tell_all(&mut self, own: Option<Own>, view: Option<Value>) {
        let view = match (&self.audience, view) {
            (Audience::Participant(_), None) | (Audience::Participant(_), Some(Value::Null)) => None,
            (Audience::Participant(_), Some(_)) if !self.inside => None,
            (_, view) => view,
        };
        let view = view.unwrap_or_else(|| {
            let (seq, view) = self.room.seen(self.inside);
            self.seq = seq;
            json!(*view)
        });
        let mut data = json!({ "seq": self.seq, "now": clock::now(), "view": view });
        if let (Some(own), Some(data)) = (own, data.as_object_mut()) {
            data.insert("own".to_owned(), json!(own));
            data.insert("workshop".to_owned(), json!(self.workshop));
        }
        self.waiting.push_back(frame(FrameName::Snapshot, &data));
    }

    /// A stream that was opened once is not open for ever: whoever signs out or may no longer lead sees nothing more.
    async fn may_go_on(&self) -> bool {
        let Some(actor) = &self.actor else { return true };
        // A database out of reach is no reason to send anyone away.
        let Ok(present) = sessions::by_hash(&self.app, &actor.session).await else { return true };
        let Some(present) = present else { return false };
        let need = Need::OwnOr(Permission::WorkshopLead);
        let subject = Subject::Workshop(self.workshop.clone());
        policy::enforce(&self.app, need, subject, Some(&present), None).await.is_ok()
    }

    /// A code that has run out meanwhile is not shown on.
    async fn look_after_code(&self) {
        if let Some(actor) = &self.actor {
            codes::look_after(&self.app, &self.workshop, actor.id()).await;
        }
    }

    fn beat(&mut self) {
        let data = json!({ "seq": self.seq, "now": clock::now() });
        self.waiting.push_back(frame(FrameName::Heartbeat, &data));
    }

    fn goodbye(&mut self) {
        let data = json!({ "seq": self.seq, "now": clock::now() });
        self.waiting.push_back(frame(FrameName::Goodbye, &data));
        self.over = true;
    }

    /// What there is; where there is nothing new, what comes within [`LONGEST_POLL`]. At the end stands how far it goes.
    async fn poll(&mut self, has_news: bool) -> Vec<u8> {
        if !has_news {
            let before = self.waiting.len();
            let next = async {
                while self.waiting.len() == before {
                    tokio::select! {
                        news = self.news.recv() => match news {
                            Ok(news) => self.heard(&news).await,
                            Err(_) => self.goodbye(),
                        },
                        () = self.room.ended() => self.goodbye(),
                        _ = self.closing.changed() => self.goodbye(),
                    }
                }
            };
            let _ = tokio::time::timeout(LONGEST_POLL, next).await;
        }
        if !self.over {
            self.beat();
        }
        self.waiting.iter().flat_map(|frame| frame.iter().copied()).collect()
    }
}
