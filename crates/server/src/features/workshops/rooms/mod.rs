//! The running workshops of this node: one task each, which takes what is sent one after the other, writes it, and tells who watches.
//!
//! What waits is written together, in one transaction; what has changed is told together, a few times a second (`host`). Each audience's view
//! is made and written as text once, however many watch (`told`). What was sent is allowed, written and applied one after the other (`take`).

mod host;
mod take;
#[cfg(test)]
mod tests;
mod told;

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, Mutex, PoisonError, RwLock},
    time::Duration,
};

use forenkl_api::{
    ParticipantId, PersonId, WorkshopId,
    workshops::{Act, Lead, Own, ParticipantView},
};
use serde_json::Value;
use tokio::{
    sync::{broadcast, mpsc, oneshot, watch},
    time::Instant,
};

use self::{
    host::Host,
    told::{Readers, Told},
};
use super::{
    guessing::Guessing,
    outcomes::Making,
    room::{Forgotten, State},
    store::{self, Identity},
};
use crate::{db::Db, fault::Fault};

pub use told::{Audience, News, Reading, frame};

/// Orders that wait.
const WAITING: usize = 4096;
/// Who reads more slowly than this many ticks is dropped, and comes back for a snapshot.
const BEHIND: usize = 64;
const TOKENS_MAX: usize = 50_000;
/// How long a token is believed without asking the database.
const BELIEVED: Duration = Duration::from_secs(20);

/// A running workshop, to send to and to listen to. Cheap to clone.
#[derive(Clone)]
pub struct Room {
    orders: mpsc::Sender<Order>,
    news: broadcast::Sender<Arc<News>>,
    told: Arc<RwLock<Told>>,
    readers: Arc<Readers>,
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
    /// Something about those who took part is forgotten.
    Forget(Forgotten),
    /// The workshop was deleted: whoever watches is told goodbye.
    Close,
    /// Somebody has begun to watch whose view was not made while nobody did.
    Show,
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
    /// Held as long as one listens.
    pub reading: Reading,
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
        (told.now.seq, if inside { told.now.participant.clone() } else { told.now.outside.clone() })
    }

    /// Whether somebody new may join.
    pub fn takes_new(&self) -> bool {
        self.told.read().unwrap_or_else(PoisonError::into_inner).now.takes_new
    }

    /// Whether a code leads in, or did at some time.
    pub fn had_code(&self, code: &str) -> bool {
        self.told.read().unwrap_or_else(PoisonError::into_inner).now.codes.contains(code)
    }

    /// Waits until the task of the workshop has ended.
    pub async fn ended(&self) {
        self.orders.closed().await;
    }

    /// Begins to listen, after what the listener has seen already.
    ///
    /// # Errors
    /// As for [`Self::send`].
    pub async fn listen(&self, audience: &Audience, after: Option<i64>) -> Result<Listening, Fault> {
        let reading = Reading::begin(&self.readers, audience);
        if !self.has_view(audience) {
            self.send(What::Show).await?;
        }
        // Under one lock with the telling, so that nothing falls between.
        let told = self.told.read().unwrap_or_else(PoisonError::into_inner);
        let news = self.news.subscribe();
        let missed = after.and_then(|after| {
            if after == told.now.seq {
                return Some(Vec::new());
            }
            let begin = told.story.iter().position(|news| news.from == after)?;
            let missed: Vec<Arc<News>> = told.story.iter().skip(begin).cloned().collect();
            missed.iter().all(|news| news.is_for(audience)).then_some(missed)
        });
        let view = match missed {
            Some(_) => Value::Null,
            None => told.now.views.get(audience.place()).cloned().flatten().unwrap_or_default(),
        };
        Ok(Listening { seq: told.now.seq, missed, view, news, reading })
    }

    fn has_view(&self, audience: &Audience) -> bool {
        let told = self.told.read().unwrap_or_else(PoisonError::into_inner);
        told.now.views.get(audience.place()).is_some_and(Option::is_some)
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
        let readers = Arc::new(Readers::default());
        let told = Arc::new(RwLock::new(Told::begin(&state, &readers)));
        let room = Room { orders, news, told, readers };
        let host = self.host(id, room.clone(), Some(state));
        tokio::spawn(host.run(waiting));
        room
    }

    fn host(&self, id: WorkshopId, room: Room, state: Option<State>) -> Host {
        Host { id, rooms: self.clone(), room, state, own: BTreeSet::new(), gone: false }
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

    /// Ends the task of a workshop that was deleted; other nodes see it when they look for what was written.
    pub async fn close(&self, id: &WorkshopId) {
        // Whoever reads it just now may have seen it before it was deleted, and opens it in a moment.
        let reading = self.reading.lock().await;
        let room = self.known(id);
        drop(reading);
        if let Some(room) = room {
            // It ends without an answer.
            drop(room.send(What::Close).await);
        }
    }

    /// Where the workshops are stored.
    pub fn db(&self) -> &Db {
        &self.db
    }

    /// Told when the server goes down.
    pub fn closing(&self) -> watch::Receiver<bool> {
        self.closing.clone()
    }
}
