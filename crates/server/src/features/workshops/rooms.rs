//! The running workshops of this node: one task each, which takes what is sent one after the other, writes it, and tells who watches.
//!
//! What waits is written together, in one transaction; what has changed is told together, at most every [`TICK`]. Each audience's
//! view is made and written as text once, however many watch.

use std::{
    collections::{BTreeSet, HashMap, VecDeque},
    sync::{Arc, Mutex, PoisonError, RwLock},
    time::Duration,
};

use axum::body::Bytes;
use forenkl_api::{
    ParticipantId, PersonId, Timestamp, WorkshopId,
    workshops::{Act, Lead, Own, ParticipantView, patch, view::FrameName},
};
use serde_json::Value;
use tokio::{
    sync::{broadcast, mpsc, oneshot, watch},
    time::Instant,
};

use super::{
    guessing::Guessing,
    room::{By, Done, Entry, State},
    store::{self, Identity},
};
use crate::{
    clock,
    db::{Act as Activity, Db, Location, Tx},
    fault::Fault,
};

/// Changes within this time are told together.
const TICK: Duration = Duration::from_millis(60);
/// Orders that wait, and how many are written together.
const WAITING: usize = 4096;
const TOGETHER: usize = 256;
/// Who reads more slowly than this many ticks is dropped, and comes back for a snapshot.
const BEHIND: usize = 64;
/// Ticks that somebody who comes back can be told instead of everything.
const STORY: usize = 256;
/// A workshop that nobody watches is forgotten after this; it stays in the store.
const IDLE: Duration = Duration::from_secs(600);
/// How often other nodes are asked for, where there can be any.
const OTHERS: Duration = Duration::from_millis(500);
const TOKENS_MAX: usize = 50_000;

/// Who watches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Audience {
    Participant(ParticipantId),
    Projector,
    Facilitator,
}

impl Audience {
    fn place(&self) -> usize {
        match self {
            Self::Participant(_) => 0,
            Self::Projector => 1,
            Self::Facilitator => 2,
        }
    }
}

/// What has changed in one tick, as it is sent.
#[derive(Debug)]
pub struct News {
    /// The number before and after.
    pub from: i64,
    pub to: i64,
    /// By audience; nothing where they see no difference.
    frames: [Option<Bytes>; 3],
    /// Who has something of their own changed by somebody else.
    own: BTreeSet<ParticipantId>,
}

impl News {
    /// The frame for an audience.
    pub fn frame(&self, audience: &Audience) -> Option<Bytes> {
        self.frames.get(audience.place()).cloned().flatten()
    }

    /// Whether something of the audience's own was changed by somebody else.
    pub fn is_about(&self, audience: &Audience) -> bool {
        matches!(audience, Audience::Participant(participant) if self.own.contains(participant))
    }
}

/// What everybody has been told so far.
struct Told {
    seq: i64,
    views: [Value; 3],
    participant: Arc<ParticipantView>,
    story: VecDeque<Arc<News>>,
}

/// A running workshop, to send to and to listen to. Cheap to clone.
#[derive(Clone)]
pub struct Room {
    orders: mpsc::Sender<Order>,
    news: broadcast::Sender<Arc<News>>,
    told: Arc<RwLock<Told>>,
}

struct Order {
    what: What,
    reply: oneshot::Sender<Result<Outcome, Fault>>,
}

/// What can be sent.
pub enum What {
    /// Somebody joins.
    Join {
        id: String,
        unit: Option<forenkl_api::UnitId>,
        identity: Identity,
    },
    Act {
        id: String,
        participant: ParticipantId,
        act: Act,
    },
    Lead {
        id: String,
        person: PersonId,
        lead: Lead,
    },
    /// Only asks how things stand for a participant.
    Look(ParticipantId),
}

/// What came of it.
#[derive(Debug)]
pub struct Outcome {
    /// The number of the last entry after it.
    pub seq: i64,
    pub made: Option<String>,
    /// The participant's own things, where there is one.
    pub own: Option<Own>,
}

/// A new listener: what to begin with, and where the rest comes from.
pub struct Listening {
    pub seq: i64,
    /// Frames that bring the listener up to `seq`; nothing when a snapshot has to.
    pub missed: Option<Vec<Arc<News>>>,
    /// The view of the audience at `seq`, as JSON.
    pub view: Value,
    pub news: broadcast::Receiver<Arc<News>>,
}

impl Room {
    /// Sends something and waits until it is on disk.
    ///
    /// # Errors
    /// What the rules say; `unavailable` when it could not be stored.
    pub async fn send(&self, what: What) -> Result<Outcome, Fault> {
        let (reply, answer) = oneshot::channel();
        self.orders.send(Order { what, reply }).await.map_err(|_| Fault::Unavailable)?;
        answer.await.map_err(|_| Fault::Unavailable)?
    }

    /// What participants see, and its number.
    pub fn seen(&self) -> (i64, Arc<ParticipantView>) {
        let told = self.told.read().unwrap_or_else(PoisonError::into_inner);
        (told.seq, told.participant.clone())
    }

    /// Begins to listen, after what the listener has seen already.
    pub fn listen(&self, audience: &Audience, after: Option<i64>) -> Listening {
        // Under one lock with the telling, so that nothing falls between.
        let told = self.told.read().unwrap_or_else(PoisonError::into_inner);
        let news = self.news.subscribe();
        let missed = after.and_then(|after| {
            if after == told.seq {
                return Some(Vec::new());
            }
            let begin = told.story.iter().position(|news| news.from == after)?;
            Some(told.story.iter().skip(begin).cloned().collect())
        });
        let view = told.views.get(audience.place()).cloned().unwrap_or_default();
        Listening { seq: told.seq, missed, view, news }
    }
}

/// All running workshops of this node. Cheap to clone.
#[derive(Clone)]
pub struct Rooms {
    db: Db,
    closing: watch::Receiver<bool>,
    open: Arc<Mutex<HashMap<WorkshopId, Room>>>,
    tokens: Arc<RwLock<HashMap<String, (WorkshopId, ParticipantId)>>>,
    pub guessing: Guessing,
}

impl Rooms {
    /// None yet.
    pub fn new(db: &Db, closing: watch::Receiver<bool>) -> Self {
        Self {
            db: db.clone(),
            closing,
            open: Arc::default(),
            tokens: Arc::default(),
            guessing: Guessing::default(),
        }
    }

    /// The running workshop.
    ///
    /// # Errors
    /// `not_found` when it was never opened, or the database cannot be read.
    pub async fn room(&self, id: &WorkshopId) -> Result<Room, Fault> {
        if let Some(room) = self.known(id) {
            return Ok(room);
        }
        let wanted = id.clone();
        let state =
            self.db.read(move |conn| store::load(conn, &wanted)).await?.ok_or_else(Fault::not_found)?;
        let mut open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        // Somebody else may have been faster.
        let room = open.entry(id.clone()).or_insert_with(|| self.begin(id.clone(), state));
        Ok(room.clone())
    }

    fn known(&self, id: &WorkshopId) -> Option<Room> {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.get(id).filter(|room| !room.orders.is_closed()).cloned()
    }

    /// Sends to a workshop; once more where its task ended just then.
    ///
    /// # Errors
    /// As for [`Room::send`] and [`Self::room`].
    pub async fn send(&self, id: &WorkshopId, what: What) -> Result<(Room, Outcome), Fault> {
        let room = self.room(id).await?;
        let outcome = room.send(what).await?;
        Ok((room, outcome))
    }

    fn begin(&self, id: WorkshopId, state: State) -> Room {
        let (orders, waiting) = mpsc::channel(WAITING);
        let (news, _) = broadcast::channel(BEHIND);
        let told = Arc::new(RwLock::new(told(&state)));
        let room = Room { orders, news, told };
        let host =
            Host { id, rooms: self.clone(), room: room.clone(), state: Some(state), own: BTreeSet::new() };
        tokio::spawn(host.run(waiting));
        room
    }

    /// Who the holder of a workshop's cookie is.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn holder(&self, hash: String) -> Result<Option<(WorkshopId, ParticipantId)>, Fault> {
        let known = self.tokens.read().unwrap_or_else(PoisonError::into_inner).get(&hash).cloned();
        if known.is_some() {
            return Ok(known);
        }
        let wanted = hash.clone();
        let found = self.db.read(move |conn| store::by_token(conn, &wanted)).await?;
        if let Some(found) = &found {
            let mut tokens = self.tokens.write().unwrap_or_else(PoisonError::into_inner);
            if tokens.len() >= TOKENS_MAX {
                tokens.clear();
            }
            tokens.insert(hash, found.clone());
        }
        Ok(found)
    }

    /// Told when the server goes down.
    pub fn closing(&self) -> watch::Receiver<bool> {
        self.closing.clone()
    }
}

fn told(state: &State) -> Told {
    let participant = Arc::new(state.participant_view());
    let views = views(state, &participant);
    Told { seq: state.seq, views, participant, story: VecDeque::new() }
}

fn views(state: &State, participant: &ParticipantView) -> [Value; 3] {
    let value = |view: Result<Value, serde_json::Error>| view.unwrap_or_default();
    [
        value(serde_json::to_value(participant)),
        value(serde_json::to_value(state.projector_view())),
        value(serde_json::to_value(state.facilitator_view())),
    ]
}

/// The task of one workshop.
struct Host {
    id: WorkshopId,
    rooms: Rooms,
    room: Room,
    /// Missing only while it is being written, or after that failed.
    state: Option<State>,
    /// Whose own things somebody else has changed since the last tick.
    own: BTreeSet<ParticipantId>,
}

impl Host {
    async fn run(mut self, mut waiting: mpsc::Receiver<Order>) {
        let mut closing = self.rooms.closing();
        let alone = matches!(self.rooms.db.location(), Location::Sqlite(_));
        let mut others = tokio::time::interval(OTHERS);
        others.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let (mut due, mut told_at, mut used_at) = (false, Instant::now(), Instant::now());
        loop {
            tokio::select! {
                order = waiting.recv() => {
                    let Some(order) = order else { return };
                    let mut together = vec![order];
                    while together.len() < TOGETHER && let Ok(order) = waiting.try_recv() {
                        together.push(order);
                    }
                    self.carry_out(together).await;
                    used_at = Instant::now();
                    due = true;
                }
                () = tokio::time::sleep_until(told_at + TICK), if due => {
                    self.tell();
                    (due, told_at) = (false, Instant::now());
                }
                _ = others.tick() => {
                    if !alone && self.room.news.receiver_count() > 0 {
                        due |= self.catch_up().await;
                    }
                    if self.room.news.receiver_count() > 0 {
                        used_at = Instant::now();
                    } else if used_at.elapsed() > IDLE && !due && self.leave(&mut waiting) {
                        return;
                    }
                }
                _ = closing.changed() => return,
            }
        }
    }

    /// Forgets the workshop, unless somebody sent something just now.
    fn leave(&self, waiting: &mut mpsc::Receiver<Order>) -> bool {
        let mut open = self.rooms.open.lock().unwrap_or_else(PoisonError::into_inner);
        if !waiting.is_empty() {
            return false;
        }
        waiting.close();
        open.remove(&self.id);
        true
    }

    /// The state, read anew where a write has lost it.
    async fn state(&mut self) -> Result<State, Fault> {
        if let Some(state) = self.state.take() {
            return Ok(state);
        }
        let id = self.id.clone();
        self.rooms.db.read(move |conn| store::load(conn, &id)).await?.ok_or_else(Fault::not_found)
    }

    async fn catch_up(&mut self) -> bool {
        let Ok(mut state) = self.state().await else { return false };
        let (id, before) = (self.id.clone(), state.seq);
        let caught_up = self.rooms.db.read(move |conn| {
            if store::newest(conn, &id)? > state.seq {
                store::catch_up(conn, &id, &mut state)?;
            }
            Ok(state)
        });
        match caught_up.await {
            Ok(state) => {
                let moved = state.seq > before;
                if moved {
                    // Who it was about is not known here: each asks once.
                    self.own.extend(state.people.keys().cloned());
                }
                self.state = Some(state);
                moved
            }
            Err(fault) => {
                tracing::warn!(%fault, "a workshop cannot be read");
                false
            }
        }
    }

    /// Writes what is sent, and answers once it is on disk.
    async fn carry_out(&mut self, orders: Vec<Order>) {
        let state = match self.state().await {
            Ok(state) => state,
            Err(fault) => return refuse_all(orders.into_iter().map(|order| order.reply), &fault),
        };
        let (what, replies): (Vec<What>, Vec<_>) =
            orders.into_iter().map(|order| (order.what, order.reply)).unzip();
        let only_looks = what.iter().all(|what| matches!(what, What::Look(_)));
        if only_looks {
            for (what, reply) in what.iter().zip(replies) {
                let _ = reply.send(Ok(looked(&state, what)));
            }
            self.state = Some(state);
            return;
        }
        let id = self.id.clone();
        let written = self.rooms.db.write(move |tx| {
            let mut state = state;
            if store::hold(tx, &id)? > state.seq {
                store::catch_up(tx, &id, &mut state)?;
            }
            let before = state.seq;
            let mut outcomes = Vec::with_capacity(what.len());
            let mut changed = BTreeSet::new();
            for what in what {
                outcomes.push(take(tx, &id, &mut state, what, &mut changed)?);
            }
            if state.seq > before {
                store::set_seq(tx, &id, state.seq)?;
            }
            Ok((state, outcomes, changed))
        });
        match written.await {
            Ok((state, outcomes, changed)) => {
                self.state = Some(state);
                self.own.extend(changed);
                for (reply, outcome) in replies.into_iter().zip(outcomes) {
                    let _ = reply.send(outcome);
                }
            }
            Err(fault) => {
                tracing::warn!(%fault, "what happened in a workshop cannot be stored");
                refuse_all(replies.into_iter(), &fault);
            }
        }
    }

    /// Tells everybody what has changed.
    fn tell(&mut self) {
        let Some(state) = &self.state else { return };
        let participant = Arc::new(state.participant_view());
        let new = views(state, &participant);
        let own = std::mem::take(&mut self.own);
        let mut told = self.room.told.write().unwrap_or_else(PoisonError::into_inner);
        if told.seq == state.seq && own.is_empty() {
            return;
        }
        let frames = std::array::from_fn(|place| {
            let (old, new) = (told.views.get(place)?, new.get(place)?);
            patch::between(old, new).map(|patch| {
                let data = serde_json::json!({ "seq": state.seq, "now": clock::now(), "patch": patch });
                frame(FrameName::Patch, &data)
            })
        });
        let news = Arc::new(News { from: told.seq, to: state.seq, frames, own });
        told.seq = state.seq;
        told.views = new;
        told.participant = participant;
        told.story.push_back(news.clone());
        if told.story.len() > STORY {
            told.story.pop_front();
        }
        // Nobody listening is no error.
        let _ = self.room.news.send(news);
    }
}

/// Every waiting sender learns the same.
fn refuse_all(replies: impl Iterator<Item = oneshot::Sender<Result<Outcome, Fault>>>, fault: &Fault) {
    for reply in replies {
        let told = if fault.storage_full() { Fault::StorageFull } else { Fault::Unavailable };
        let _ = reply.send(Err(told));
    }
}

fn looked(state: &State, what: &What) -> Outcome {
    let own = match what {
        What::Look(participant) | What::Act { participant, .. } => Some(state.own(participant)),
        _ => None,
    };
    Outcome { seq: state.seq, made: None, own }
}

/// Takes one thing that was sent: a refusal is an outcome; an error takes back everything in the transaction.
fn take(
    tx: &mut Tx<'_>,
    workshop: &WorkshopId,
    state: &mut State,
    what: What,
    changed: &mut BTreeSet<ParticipantId>,
) -> Result<Result<Outcome, Fault>, Fault> {
    let Some(entry) = entry(state, &what, tx.now) else { return Ok(Ok(looked(state, &what))) };
    if state.has_applied(&entry.id) {
        return Ok(Ok(looked(state, &what)));
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
    let made = state.apply(&entry);
    name(tx, workshop, state, &what, made.as_deref())?;
    let own = match &what {
        What::Act { participant, .. } => Some(state.own(participant)),
        What::Join { .. } => made.as_ref().map(|made| state.own(&ParticipantId(made.clone()))),
        What::Lead { lead, .. } => {
            changed.extend(concerned(lead).cloned());
            None
        }
        What::Look(_) => None,
    };
    Ok(Ok(Outcome { seq: state.seq, made, own }))
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
            Entry { at, id: id.clone(), by: By::Participant(participant), done }
        }
        What::Act { id, participant, act } => Entry {
            at,
            id: format!("{participant}:{id}"),
            by: By::Participant(participant.clone()),
            done: Done::Acted(act.clone()),
        },
        What::Lead { id, lead, .. } => {
            Entry { at, id: format!("lead:{id}"), by: By::Facilitator, done: Done::Led(lead.clone()) }
        }
        What::Look(_) => return None,
    })
}

/// Whom a facilitator's doing concerns by themselves.
fn concerned(lead: &Lead) -> impl Iterator<Item = &ParticipantId> {
    match lead {
        Lead::LetIn { participant }
        | Lead::SendOut { participant }
        | Lead::LowerHand { participant }
        | Lead::For { participant, .. } => Some(participant),
        _ => None,
    }
    .into_iter()
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
            record.code = Some(state.code.clone());
            "workshop.opened"
        }
        Lead::TurnCode { code } => {
            record.code = Some(code.clone());
            store::save(tx, &record)?;
            return Ok(());
        }
        _ => return Ok(()),
    };
    store::save(tx, &record)?;
    let act = Activity::new(action, "workshop", workshop).by(person).label(&record.title);
    tx.record(act).map(drop)
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
    if let Act::Tell { name, email, .. } = act {
        store::set_identity(tx, workshop, participant, name, email)?;
        state.call(participant, name, !email.trim().is_empty());
    }
    Ok(())
}

/// A frame of the stream.
pub fn frame(name: FrameName, data: &Value) -> Bytes {
    Bytes::from(format!("event: {}\ndata: {data}\n\n", name.word()))
}
