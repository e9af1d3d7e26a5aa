//! Endpoints about workshops.

use std::{
    collections::VecDeque,
    convert::Infallible,
    time::{Duration, Instant},
};

use axum::{
    body::{Body, Bytes},
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
};
use forenkl_api::{
    Endpoint, FieldCode, ParticipantId, Problem, ProblemCode, WorkshopId,
    workshops::{
        ActInWorkshop, ActReply, CreateWorkshop, FollowAsFacilitator, FollowProjector, FollowQuery,
        FollowWorkshop, Frame, Invitation, JoinWorkshop, Lead, LeadReply, LeadWorkshop, ListWorkshops,
        SeeWorkshop, ShowInvitation, ShowWorkshop, UnitChoice, UpdateWorkshop, Workshop, WorkshopStatus,
        Workshops, code, view::FrameName,
    },
};
use futures_util::stream;
use serde_json::json;
use tokio::{
    sync::{broadcast, watch},
    time::MissedTickBehavior,
};

use super::{
    app,
    guessing::Turn,
    rooms::{Audience, News, Outcome, Room, What, frame},
    store::{self, Identity, WorkshopRecord},
};
use crate::{
    app::App,
    auth::guests,
    clock,
    fault::Fault,
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

pub(super) async fn create(call: Call<CreateWorkshop>) -> Result<Workshop, Fault> {
    call.body.check()?;
    let (org, actor, body) = (call.app.org().await?, call.actor()?, call.body);
    call.app.db.write(move |tx| app::create(tx, &org, &body, actor.id())).await
}

pub(super) async fn show(call: Call<ShowWorkshop>) -> Result<Workshop, Fault> {
    call.app.db.read(move |conn| app::show(conn, &call.path.workshop)).await
}

pub(super) async fn update(call: Call<UpdateWorkshop>) -> Result<Workshop, Fault> {
    call.body.check()?;
    let (org, actor, body, id) = (call.app.org().await?, call.actor()?, call.body, call.path.workshop);
    call.app.db.write(move |tx| app::update(tx, &org, &id, &body, actor.id())).await
}

/// The workshop a code leads to. Guesses wait their turn.
async fn by_code<E: Endpoint>(call: &Call<E>, typed: &str) -> Result<WorkshopRecord, Fault> {
    match call.app.rooms.guessing.turn(call.address, Instant::now()) {
        Turn::Now => {}
        Turn::In(wait) => tokio::time::sleep(wait).await,
        Turn::Never(wait) => {
            let problem = Problem { retry_after: Some(wait), ..Problem::new(ProblemCode::TooManyTries) };
            return Err(problem.into());
        }
    }
    let found = match code::normalised(typed) {
        Some(code) => call.app.db.read(move |conn| store::by_code(conn, &code, clock::now().0)).await?,
        None => None,
    };
    found.ok_or_else(|| {
        call.app.rooms.guessing.wrong(call.address, Instant::now());
        Fault::not_found()
    })
}

pub(super) async fn invitation(call: Call<ShowInvitation>) -> Result<Invitation, Fault> {
    let record = by_code(&call, &call.path.code).await?;
    let plan = record.plan(Vec::new())?;
    let id = WorkshopId(record.id);
    let joined = guests::holder(&call.app, call.cookies.as_ref(), &id).await?.is_some();
    let units = if plan.asks_unit { choices(&*call.app.org().await?, &plan.units) } else { Vec::new() };
    let (title, signing, asks_unit) = (plan.title, plan.signing, plan.asks_unit);
    Ok(Invitation { workshop: id, title, signing, asks_unit, units, joined })
}

/// The units that are invited, with those below; all units where none is named.
fn choices(org: &Org, invited: &[forenkl_api::UnitId]) -> Vec<UnitChoice> {
    let below = invited.iter().flat_map(|unit| org.subtree(unit));
    let units: Vec<_> = if invited.is_empty() {
        org.top().into_iter().flat_map(|top| org.subtree(top)).collect()
    } else {
        below.collect()
    };
    let choice = |id: forenkl_api::UnitId| {
        let name = org.unit(&id)?.name.clone();
        Some(UnitChoice { id, name })
    };
    let mut choices: Vec<UnitChoice> = units.into_iter().filter_map(choice).collect();
    choices.sort_by(|a, b| forenkl_api::search::danish_order(&a.name, &b.name).then_with(|| a.id.cmp(&b.id)));
    choices.dedup();
    choices
}

pub(super) async fn join(call: Call<JoinWorkshop>) -> Result<Cookie<Frame>, Fault> {
    call.body.check()?;
    let record = by_code(&call, &call.body.code).await?;
    let id = WorkshopId(record.id.clone());
    // Whoever has joined before is the same person again.
    if let Some(participant) = guests::holder(&call.app, call.cookies.as_ref(), &id).await? {
        let frame = look(&call.app, &id, participant).await?;
        return Ok(Cookie { reply: frame, cookie: None });
    }
    let plan = record.plan(Vec::new())?;
    let unit = match &call.body.unit {
        Some(unit) if call.app.org().await?.unit(unit).is_none() => {
            return Err(Fault::field("unit", FieldCode::Unknown));
        }
        None if plan.asks_unit && !call.body.as_myself => {
            return Err(Fault::field("unit", FieldCode::Required));
        }
        unit => unit.clone(),
    };
    let me = if call.body.as_myself { Some(call.actor()?) } else { None };
    let token = ids::secret()?;
    let cookie = guests::cookie(&id, &token, call.app.config.is_secure())?;
    if let Some(me) = &me {
        // From another phone: the same person, counted once.
        let (wanted, person, hash) = (id.clone(), me.id().clone(), ids::hash(&token));
        let known = call.app.db.write(move |tx| store::turn_token(tx, &wanted, &person, &hash)).await?;
        if let Some(participant) = known {
            return Ok(Cookie { reply: look(&call.app, &id, participant).await?, cookie: Some(cookie) });
        }
    }
    let identity = Identity {
        token_hash: Some(ids::hash(&token)),
        person: me.as_ref().map(|actor| actor.id().clone()),
        name: me.as_ref().map_or_else(|| call.body.name.clone(), |actor| actor.me.name.clone()),
    };
    let home = me.as_ref().and_then(|actor| actor.me.home.as_ref()).map(|home| home.unit.clone());
    let what = What::Join { id: ids::new::<String>(), unit: unit.or(home), identity };
    let (room, outcome) = call.app.rooms.send(&id, what).await?;
    Ok(Cookie { reply: snapshot(&room, &id, outcome)?, cookie: Some(cookie) })
}

/// What a participant begins with. Their own things may be a little newer than the view; the next tick brings the rest.
fn snapshot(room: &Room, id: &WorkshopId, outcome: Outcome) -> Result<Frame, Fault> {
    let own = outcome.own.ok_or_else(|| Fault::internal("a participant without anything of their own"))?;
    let (seq, view) = room.seen();
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
            let state = call.app.db.write(move |tx| app::open(tx, &opened, &sent, by.id())).await?;
            return Ok(LeadReply { seq: state.seq, made: None });
        }
    }
    if let Lead::TurnCode { code } = &mut lead {
        // Nobody chooses a code.
        *code = call.app.db.read(app::new_code).await?;
    }
    let what = What::Lead { id: command, person: actor.id().clone(), lead };
    let (_, Outcome { seq, made, .. }) = call.app.rooms.send(&id, what).await?;
    Ok(LeadReply { seq, made })
}

pub(super) async fn follow(call: Call<FollowWorkshop>) -> Result<Response, Fault> {
    let audience = Audience::Participant(call.guest()?);
    stream(&call.app, call.path.workshop, audience, &call.query).await
}

pub(super) async fn follow_projector(call: Call<FollowProjector>) -> Result<Response, Fault> {
    stream(&call.app, call.path.workshop, Audience::Projector, &call.query).await
}

pub(super) async fn follow_as_facilitator(call: Call<FollowAsFacilitator>) -> Result<Response, Fault> {
    stream(&call.app, call.path.workshop, Audience::Facilitator, &call.query).await
}

async fn stream(
    app: &App,
    workshop: WorkshopId,
    audience: Audience,
    query: &FollowQuery,
) -> Result<Response, Fault> {
    let room = app.rooms.room(&workshop).await?;
    let listening = room.listen(&audience, query.after);
    let mut waiting = VecDeque::new();
    let own = match &audience {
        Audience::Participant(participant) => {
            room.send(What::Look(participant.clone())).await?.own.map(|own| json!(own)).unwrap_or_default()
        }
        _ => serde_json::Value::Null,
    };
    let is_participant = matches!(audience, Audience::Participant(_));
    let mut about_me = false;
    match listening.missed {
        Some(missed) => {
            about_me = missed.iter().any(|news| news.is_about(&audience));
            waiting.extend(missed.iter().filter_map(|news| news.frame(&audience)));
            if is_participant {
                let data = json!({ "seq": listening.seq, "now": clock::now(), "own": own });
                waiting.push_back(frame(FrameName::Own, &data));
            }
        }
        None => {
            let mut data = json!({ "seq": listening.seq, "now": clock::now(), "view": listening.view });
            if let (true, Some(data)) = (is_participant, data.as_object_mut()) {
                data.insert("own".to_owned(), own);
                data.insert("workshop".to_owned(), json!(workshop));
            }
            waiting.push_back(frame(FrameName::Snapshot, &data));
        }
    }
    // The first heartbeat comes at once: it tells the reader that the stream is not buffered.
    let mut heartbeat = tokio::time::interval(HEARTBEAT);
    heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let polls = query.mode.as_deref() == Some("poll");
    let closing = app.rooms.closing();
    let mut reader = Reader {
        room,
        audience,
        news: listening.news,
        closing,
        heartbeat,
        waiting,
        seq: listening.seq,
        over: false,
    };
    let body = if polls {
        let unchanged = query.after == Some(listening.seq) && !about_me;
        Body::from(reader.poll(unchanged).await)
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
    room: Room,
    audience: Audience,
    news: broadcast::Receiver<std::sync::Arc<News>>,
    closing: watch::Receiver<bool>,
    heartbeat: tokio::time::Interval,
    waiting: VecDeque<Bytes>,
    seq: i64,
    over: bool,
}

impl Reader {
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
                    // Too slow, or the workshop's task is gone: come back for a snapshot.
                    Err(_) => self.goodbye(),
                },
                _ = self.heartbeat.tick() => {
                    let data = json!({ "seq": self.seq, "now": clock::now() });
                    self.waiting.push_back(frame(FrameName::Heartbeat, &data));
                }
                _ = self.closing.changed() => self.goodbye(),
            }
        }
    }

    async fn heard(&mut self, news: &News) {
        if news.to < self.seq {
            return;
        }
        self.seq = news.to;
        self.waiting.extend(news.frame(&self.audience));
        if let (true, Audience::Participant(participant)) = (news.is_about(&self.audience), &self.audience)
            && let Ok(outcome) = self.room.send(What::Look(participant.clone())).await
        {
            let data = json!({ "seq": self.seq, "now": clock::now(), "own": outcome.own });
            self.waiting.push_back(frame(FrameName::Own, &data));
        }
    }

    fn goodbye(&mut self) {
        let data = json!({ "seq": self.seq, "now": clock::now() });
        self.waiting.push_back(frame(FrameName::Goodbye, &data));
        self.over = true;
    }

    /// What there is; where there is nothing new, what comes within [`LONGEST_POLL`].
    async fn poll(&mut self, unchanged: bool) -> Vec<u8> {
        if unchanged {
            let next = async {
                while let Ok(news) = self.news.recv().await {
                    self.heard(&news).await;
                    if news.frame(&self.audience).is_some() || news.is_about(&self.audience) {
                        break;
                    }
                }
            };
            let _ = tokio::time::timeout(LONGEST_POLL, next).await;
        }
        self.waiting.iter().flat_map(|frame| frame.iter().copied()).collect()
    }
}
