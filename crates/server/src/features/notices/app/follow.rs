//! The follower: reads the activity as it grows, tells whom it concerns, and rings at those who listen.

use std::{sync::Arc, time::Duration};

use diesel::prelude::*;
use tokio::{sync::broadcast, task::AbortHandle};

use super::{
    audience::audience,
    entry::{Entry, entries},
    tell::{begin, tell, told, told_until},
};
use crate::{
    db::{Conn, Db, schema::notices},
    fault::Fault,
    live,
    org::OrgCache,
};

/// Between looks when nobody rings: for other nodes.
const POLL: Duration = Duration::from_secs(1);
/// What changes within this time is told together.
const GATHER: Duration = Duration::from_millis(150);
/// Read at once.
const BATCH: i64 = 200;
/// Tries before an entry that cannot be told is passed over: one mistake of ours must not silence everything behind it.
const TRIES: u32 = 5;
/// A listener that falls this far behind misses a ring, and learns of it at the next.
const BUFFER: usize = 256;

/// People who have something new, by their ids.
pub type Ring = Arc<Vec<String>>;

/// Where listeners subscribe.
#[derive(Clone)]
pub struct Notices {
    rings: broadcast::Sender<Ring>,
    task: AbortHandle,
}

impl Notices {
    /// Starts following. Mails are due after `gather`; without it nothing is to be mailed.
    pub fn start(db: &Db, org: OrgCache, gather: Option<Duration>) -> Self {
        let (rings, _) = broadcast::channel(BUFFER);
        let follower = Follower { db: db.clone(), org, gather, rings: rings.clone() };
        let task = tokio::spawn(follower.follow()).abort_handle();
        Self { rings, task }
    }

    /// Who has something new from now on.
    pub fn subscribe(&self) -> broadcast::Receiver<Ring> {
        self.rings.subscribe()
    }

    /// Tells this node's listeners that someone's notices have changed.
    pub fn ring(&self, person: &str) {
        // Nobody listening is fine.
        drop(self.rings.send(Arc::new(vec![person.to_owned()])));
    }

    /// Stops following. What was begun is finished by whoever follows next.
    pub fn stop(&self) {
        self.task.abort();
    }
}

struct Follower {
    db: Db,
    org: OrgCache,
    gather: Option<Duration>,
    rings: broadcast::Sender<Ring>,
}

impl Follower {
    async fn follow(self) {
        let mut commits = self.db.commits();
        // What was told before this node began has been fetched by its pages.
        let mut rung = None;
        let mut failing = (0, 0);
        loop {
            match self.catch_up(&mut failing).await {
                Ok(until) => {
                    let since = rung.replace(until).unwrap_or(until);
                    if let Err(fault) = self.ring_since(since, until).await {
                        tracing::warn!(%fault, "who has news cannot be read");
                    }
                }
                Err(fault) => {
                    tracing::warn!(%fault, "notices cannot be written");
                    tokio::time::sleep(POLL).await;
                }
            }
            tokio::time::sleep(GATHER).await;
            let rung = tokio::time::timeout(POLL, commits.changed()).await;
            if matches!(rung, Ok(Err(_))) {
                return;
            }
        }
    }

    /// Tells all there is, and replies how far that is. `failing` is the entry that could not be told, and how often.
    async fn catch_up(&self, failing: &mut (i64, u32)) -> Result<i64, Fault> {
        loop {
            let read = |conn: &mut Conn| {
                let (from, newest) = (told_until(conn)?, live::newest(conn)?);
                let found = match from {
                    Some(from) => entries(conn, from, newest, BATCH)?,
                    None => Vec::new(),
                };
                Ok((from, newest, found))
            };
            let (from, newest, found) = self.db.read(read).await?;
            let Some(from) = from else {
                self.db.write(begin).await?;
                continue;
            };
            let all = i64::try_from(found.len()).unwrap_or(BATCH) < BATCH;
            let until = found.last().filter(|_| !all).map_or(newest, |last| last.seq);
            for entry in found {
                let seq = entry.seq;
                if let Err(fault) = self.tell(entry).await {
                    *failing = if failing.0 == seq { (seq, failing.1 + 1) } else { (seq, 1) };
                    if failing.1 < TRIES || matches!(fault, Fault::Unavailable | Fault::StorageFull) {
                        return Err(fault);
                    }
                    tracing::error!(seq, %fault, "an entry of the activity could not be told and is passed over");
                    self.db.write(move |tx| told(tx, seq)).await?;
                }
            }
            if until > from {
                self.db.write(move |tx| told(tx, until)).await?;
            }
            if all {
                return Ok(until.max(from));
            }
        }
    }

    async fn tell(&self, entry: Entry) -> Result<(), Fault> {
        let (org, gather) = (self.org.get(&self.db).await?, self.gather);
        let entry = Arc::new(entry);
        let about = entry.clone();
        let audience = Arc::new(self.db.read(move |conn| audience(conn, &org, &about)).await?);
        if audience.people.is_empty() {
            return Ok(());
        }
        let mut after = None;
        loop {
            let (entry, audience, from) = (entry.clone(), audience.clone(), after);
            let told = self.db.write(move |tx| tell(tx, &entry, &audience, from.as_deref(), gather)).await?;
            match told {
                Some(last) => after = Some(last),
                None => return Ok(()),
            }
        }
    }

    async fn ring_since(&self, since: i64, until: i64) -> Result<(), Fault> {
        if until <= since || self.rings.receiver_count() == 0 {
            return Ok(());
        }
        let people: Vec<String> = self
            .db
            .read(move |conn| {
                Ok(notices::table
                    .filter(notices::seq.gt(since))
                    .filter(notices::seq.le(until))
                    .select(notices::person_id)
                    .distinct()
                    .load(conn)?)
            })
            .await?;
        if !people.is_empty() {
            drop(self.rings.send(Arc::new(people)));
        }
        Ok(())
    }
}
