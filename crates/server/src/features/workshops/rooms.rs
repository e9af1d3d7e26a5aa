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
    app,
    guessing::Guessing,
    outcomes::{self, Making},
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
/// How long a token is believed without asking the database.
const BELIEVED: Duration = Duration::from_secs(20);

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
    /// For those who wait, or were sent out.
    outside: Arc<ParticipantView>,
    /// Somebody new may join.
    takes_new: bool,
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
    /// A cluster is made a wish or an initiative.
    Make(Box<Making>),
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
    /// The view of the audience at `seq`, as JSON, where a snapshot has to be sent.
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

    /// What a participant sees, and its number: little, where they are outside.
    pub fn seen(&self, inside: bool) -> (i64, Arc<ParticipantView>) {
        let told = self.told.read().unwrap_or_else(PoisonError::into_inner);
        (told.seq, if inside { told.participant.clone() } else { told.outside.clone() })
    }

    /// Whether somebody new may join.
    pub fn takes_new(&self) -> bool {
        self.told.read().unwrap_or_else(PoisonError::into_inner).takes_new
    }

    /// Waits until the task of the workshop has ended.
    pub async fn ended(&self) {
        self.orders.closed().await;
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
        let view = match missed {
            Some(_) => Value::Null,
            None => told.views.get(audience.place()).cloned().unwrap_or_default(),
        };
        Listening { seq: told.seq, missed, view, news }
    }
}

/// Whose a token is, and since when that is believed.
#[derive(Clone)]
struct Believed {
    since: Instant,
    holder: (WorkshopId, ParticipantId),
}

/// All running workshops of this node. Cheap to clone.
#[derive(Clone)]
pub struct Rooms {
    db: Db,
    closing: watch::Receiver<bool>,
    open: Arc<Mutex<HashMap<WorkshopId, Room>>>,
    tokens: Arc<RwLock<HashMap<String, Believed>>>,
    /// Held while a workshop is read, so that a thousand phones that come back read it once.
    reading: Arc<tokio::sync::Mutex<()>>,
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
            reading: Arc::default(),
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
        let reading = self.reading.lock().await;
        // Somebody else may have read it while this one waited.
        if let Some(room) = self.known(id) {
            return Ok(room);
        }
        let wanted = id.clone();
        let state =
            self.db.read(move |conn| store::load(conn, &wanted)).await?.ok_or_else(Fault::not_found)?;
        let room = self.begin(id.clone(), state);
        self.open.lock().unwrap_or_else(PoisonError::into_inner).insert(id.clone(), room.clone());
        drop(reading);
        Ok(room)
    }

    fn known(&self, id: &WorkshopId) -> Option<Room> {
        let open = self.open.lock().unwrap_or_else(PoisonError::into_inner);
        open.get(id).filter(|room| !room.orders.is_closed()).cloned()
    }

    /// Sends to a workshop.
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
        if let Some(known) = known.filter(|known| known.since.elapsed() < BELIEVED) {
            return Ok(Some(known.holder));
        }
        let wanted = hash.clone();
        let found = self.db.read(move |conn| store::by_token(conn, &wanted)).await?;
        let mut tokens = self.tokens.write().unwrap_or_else(PoisonError::into_inner);
        if tokens.len() >= TOKENS_MAX {
            tokens.clear();
        }
        match &found {
            Some(holder) => {
                tokens.insert(hash, Believed { since: Instant::now(), holder: holder.clone() });
            }
            None => drop(tokens.remove(&hash)),
        }
        drop(tokens);
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
    let (outside, takes_new) = (Arc::new(state.outside_view()), state.may_join().is_ok());
    Told { seq: state.seq, views, participant, outside, takes_new, story: VecDeque::new() }
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
                    // Where a write has lost the state it is read anew; until that works everybody waits.
                    due = !self.tell().await;
                    told_at = Instant::now();
                }
                _ = others.tick() => {
                    if !alone {
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
            let mut concerned = BTreeSet::new();
            if store::newest(conn, &id)? > state.seq {
                concerned = store::catch_up(conn, &id, &mut state)?;
            }
            Ok((state, concerned))
        });
        match caught_up.await {
            Ok((state, concerned)) => {
                let moved = state.seq > before;
                self.own.extend(concerned);
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
                let _ = reply.send(Ok(looked(&state, what, None)));
            }
            self.state = Some(state);
            return;
        }
        let id = self.id.clone();
        let written = self.rooms.db.write(move |tx| {
            let mut state = state;
            let mut changed = BTreeSet::new();
            if store::hold(tx, &id)? > state.seq {
                changed.extend(store::catch_up(tx, &id, &mut state)?);
            }
            let before = state.seq;
            let mut outcomes = Vec::with_capacity(what.len());
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

    /// Tells everybody what has changed; `false` when the state could not be had.
    async fn tell(&mut self) -> bool {
        let Ok(state) = self.state().await else { return false };
        let own = std::mem::take(&mut self.own);
        let known = self.room.told.read().unwrap_or_else(PoisonError::into_inner).seq;
        if known != state.seq || !own.is_empty() {
            self.publish(&state, own);
        }
        self.state = Some(state);
        true
    }

    fn publish(&self, state: &State, own: BTreeSet<ParticipantId>) {
        let participant = Arc::new(state.participant_view());
        let new = views(state, &participant);
        let mut told = self.room.told.write().unwrap_or_else(PoisonError::into_inner);
        let frames = std::array::from_fn(|place| {
            let (old, new) = (told.views.get(place)?, new.get(place)?);
            patch::between(old, new).map(|patch| {
                let data = serde_json::json!({ "seq": state.seq, "now": clock::now(), "patch": patch });
                frame(FrameName::Patch, &data)
            })
        });
        let news = Arc::new(News { from: told.seq, to: state.seq, frames, own });
        let withdrawn = withdraws(&told.participant, &participant);
        told.seq = state.seq;
        told.views = new;
        told.participant = participant;
        told.outside = Arc::new(state.outside_view());
        told.takes_new = state.may_join().is_ok();
        // What was taken back is not told again to somebody who comes later.
        if withdrawn {
            told.story.clear();
        } else {
            told.story.push_back(news.clone());
            if told.story.len() > STORY {
                told.story.pop_front();
            }
        }
        // Nobody listening is no error.
        let _ = self.room.news.send(news);
    }
}

/// Whether something that was shown is shown no longer: a card, a name.
fn withdraws(old: &ParticipantView, new: &ParticipantView) -> bool {
    old.shown.cards.iter().any(|(id, card)| new.shown.cards.get(id).is_none_or(|now| now.text != card.text))
        || old.signed.keys().any(|id| !new.signed.contains_key(id))
        || old.shown.signing != new.shown.signing
}

/// Every waiting sender learns the same.
fn refuse_all(replies: impl Iterator<Item = oneshot::Sender<Result<Outcome, Fault>>>, fault: &Fault) {
    for reply in replies {
        let told = if fault.storage_full() { Fault::StorageFull } else { Fault::Unavailable };
        let _ = reply.send(Err(told));
    }
}

/// How things stand for whoever sent it.
fn looked(state: &State, what: &What, made: Option<String>) -> Outcome {
    let own = match what {
        What::Look(participant) | What::Act { participant, .. } => Some(state.own(participant)),
        What::Join { .. } => made.as_ref().map(|made| state.own(&ParticipantId(made.clone()))),
        What::Lead { .. } | What::Make(_) => None,
    };
    Outcome { seq: state.seq, made, own }
}

/// Takes one thing that was sent: a refusal is an outcome; an error takes back everything in the transaction.
fn take(
    tx: &mut Tx<'_>,
    workshop: &WorkshopId,
    state: &mut State,
    what: What,
    changed: &mut BTreeSet<ParticipantId>,
) -> Result<Result<Outcome, Fault>, Fault> {
    if let What::Make(making) = &what {
        return match outcomes::make(tx, workshop, state, making) {
            Ok(number) => Ok(Ok(looked(state, &what, Some(number.to_string())))),
            Err(refusal @ Fault::Problem(_)) => Ok(Err(refusal)),
            Err(fault) => Err(fault),
        };
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
    if matches!(what, What::Lead { .. }) {
        changed.extend(state.concerned(&entry));
    }
    let made = state.apply(&entry);
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
            Entry { at, id: format!("join:{id}"), by: By::Participant(participant), done }
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
        What::Make(_) | What::Look(_) => return None,
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
            record.code = Some(state.code.clone());
            record.code_until = Some(tx.now.0 + app::CODE_GOOD);
            "workshop.opened"
        }
        Lead::TurnCode { code } => {
            record.code = Some(code.clone());
            record.code_until = Some(tx.now.0 + app::CODE_GOOD);
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
