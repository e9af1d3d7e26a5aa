//! The index of all wishes on this node. It follows the activity by its numbers: whoever asks can have what is missing read first, so
//! that a search is never behind; and a task does so by itself soon after each change.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock},
    time::Duration,
};

use diesel::prelude::*;
use tokio::{
    sync::{
        Notify,
        broadcast::{
            Receiver,
            error::{RecvError, TryRecvError},
        },
    },
    time::{Instant, timeout_at},
};

use super::store;
use crate::{
    alike::{Alike, Index},
    db::{Conn, Db, schema::activity},
    fault::Fault,
    features::synonyms,
    live::{Notice, newest},
};

/// Changes that come within this time are read together.
const GATHER: Duration = Duration::from_millis(100);
/// When the wishes could not be read they are asked for again after this.
const AGAIN: Duration = Duration::from_secs(1);
/// Who searches while all wishes are being read waits so long; after that the texts are looked through where they are stored.
const PATIENCE: Duration = Duration::from_secs(3);
/// Of the activity, read at once.
const BATCH: i64 = 1000;
/// Of the wishes like one, so many are kept.
const NEAREST: usize = 5;
/// Who is further behind reads all wishes anew.
const FAR: usize = 1000;

/// All wishes by their words, on this node.
#[derive(Clone, Default)]
pub struct Likeness {
    index: Arc<RwLock<Index>>,
    /// Held while the index is brought up to date, so that older texts never replace newer ones.
    reach: Arc<Mutex<Reach>>,
    /// What each wish is like, once it was asked for. A change of another wish is found from its own side.
    nearest: Arc<Mutex<HashMap<i64, Vec<Alike>>>>,
    /// All wishes have been read.
    made: Arc<Notify>,
}

/// How far the index has come.
#[derive(Default)]
struct Reach {
    /// All wishes have been read once, and nothing has happened since that changes all of them.
    whole: bool,
    /// The last entry of the activity whose change is in it.
    seq: i64,
}

impl Likeness {
    /// Reads all wishes, then follows what changes.
    pub fn start(db: &Db, notices: Receiver<Arc<Notice>>) -> Self {
        let likeness = Self::default();
        tokio::spawn(likeness.clone().follow(db.clone(), notices));
        likeness
    }

    /// What is known now: perhaps nothing yet, perhaps a tenth of a second old.
    pub fn read<T>(&self, of: impl FnOnce(&Index) -> T) -> T {
        of(&self.index.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// What is known; `None` while all wishes are being read.
    pub fn read_whole<T>(&self, of: impl FnOnce(&Index) -> T) -> Option<T> {
        let whole = self.reach().whole && !self.index.is_poisoned();
        whole.then(|| self.read(of))
    }

    /// Waits until all that was committed until now is known; a little while also when all wishes have to be read for that, after a
    /// start or an import.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub async fn ready(&self, db: &Db) -> Result<(), Fault> {
        let until = Instant::now() + PATIENCE;
        loop {
            // Listened for before looking, so that what comes in between is not missed.
            let made = self.made.notified();
            let likeness = self.clone();
            let known = db.read(move |conn| likeness.catch_up(conn)).await?;
            if known || timeout_at(until, made).await.is_err() {
                return Ok(());
            }
        }
    }

    /// Reads what has changed since the last time. `false` when all has to be read anew.
    fn catch_up(&self, conn: &mut Conn) -> Result<bool, Fault> {
        let mut reach = self.reach();
        if !reach.whole || self.index.is_poisoned() {
            return Ok(false);
        }
        let (mut numbers, mut seq) = (BTreeSet::new(), reach.seq);
        loop {
            let changes = changes(conn, seq)?;
            for notice in &changes {
                match What::of(notice) {
                    What::All => reach.whole = false,
                    What::One(number) => drop(numbers.insert(number)),
                    What::Nothing => {}
                }
                seq = notice.seq;
            }
            reach.whole &= numbers.len() <= FAR;
            if !reach.whole {
                return Ok(false);
            }
            if changes.len() < usize::try_from(BATCH).unwrap_or(usize::MAX) {
                break;
            }
        }
        if !numbers.is_empty() {
            let numbers: Vec<i64> = numbers.into_iter().collect();
            let texts = store::texts(conn, Some(&numbers))?;
            let mut index = self.index.write().unwrap_or_else(PoisonError::into_inner);
            numbers.iter().for_each(|number| index.remove(*number));
            texts.into_iter().for_each(|text| index.put(text));
            drop(index);
            let mut nearest = self.nearest.lock().unwrap_or_else(PoisonError::into_inner);
            numbers.iter().for_each(|number| drop(nearest.remove(number)));
        }
        reach.seq = seq;
        Ok(true)
    }

    async fn follow(self, db: Db, mut notices: Receiver<Arc<Notice>>) {
        loop {
            let likeness = self.clone();
            let followed = match db.read(move |conn| likeness.catch_up(conn)).await {
                Ok(false) => self.read_all(&db).await,
                Ok(true) => Ok(()),
                Err(fault) => Err(fault),
            };
            if let Err(fault) = followed {
                tracing::warn!(%fault, "wishes cannot be read to be compared");
                tokio::time::sleep(AGAIN).await;
                continue;
            }
            if !self.wait(&mut notices).await {
                return;
            }
        }
    }

    /// Reads all wishes anew.
    async fn read_all(&self, db: &Db) -> Result<(), Fault> {
        // What happens after the number is read is read again when catching up.
        let (seq, synonyms, texts) = db
            .read(|conn| Ok((newest(conn)?, synonyms::app::known(conn)?, store::texts(conn, None)?)))
            .await?;
        // A second of work for ten thousand wishes: not on the async threads, and not while others wait for the index.
        let index = tokio::task::spawn_blocking(move || Index::new(synonyms, texts))
            .await
            .map_err(|error| Fault::internal(format!("the index cannot be made: {error}")))?;
        let mut reach = self.reach();
        *self.index.write().unwrap_or_else(PoisonError::into_inner) = index;
        self.index.clear_poison();
        *reach = Reach { whole: true, seq };
        drop(reach);
        self.nearest.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.made.notify_waiters();
        Ok(())
    }

    /// Waits until something has changed, and a little longer for what comes with it; `false` when the server goes down.
    async fn wait(&self, notices: &mut Receiver<Arc<Notice>>) -> bool {
        loop {
            match notices.recv().await {
                Ok(notice) if What::of(&notice) == What::Nothing => self.pass(notice.seq),
                Ok(_) | Err(RecvError::Lagged(_)) => break,
                Err(RecvError::Closed) => return false,
            }
        }
        tokio::time::sleep(GATHER).await;
        while !matches!(notices.try_recv(), Err(TryRecvError::Empty | TryRecvError::Closed)) {}
        true
    }

    /// Notices come in order, so that one that changes nothing need not be read again with the next that does.
    fn pass(&self, seq: i64) {
        let mut reach = self.reach();
        if reach.seq + 1 == seq {
            reach.seq = seq;
        }
    }

    /// The wishes most like one of them, the best first, and whether that had to be worked out.
    pub(super) fn nearest(&self, number: i64) -> (Vec<Alike>, bool) {
        // Held while it is worked out, so that what is kept is never older than the index.
        let mut nearest = self.nearest.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = nearest.get(&number) {
            return (known.clone(), false);
        }
        let found = self.read(|index| index.like(number, NEAREST));
        nearest.insert(number, found.clone());
        (found, true)
    }

    fn reach(&self) -> MutexGuard<'_, Reach> {
        self.reach.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What an entry of the activity changes in the index.
#[derive(Debug, PartialEq, Eq)]
enum What {
    Nothing,
    One(i64),
    All,
}

impl What {
    fn of(notice: &Notice) -> Self {
        match notice.kind.as_str() {
            "import" | "synonym" => Self::All,
            "wish" if !notice.is_small() => notice.subject.parse().map_or(Self::Nothing, Self::One),
            _ => Self::Nothing,
        }
    }
}

fn changes(conn: &mut Conn, after: i64) -> Result<Vec<Notice>, Fault> {
    let records: Vec<(i64, String, String, String)> = activity::table
        .filter(activity::seq.gt(after))
        .order(activity::seq)
        .limit(BATCH)
        .select((activity::seq, activity::subject_kind, activity::subject, activity::action))
        .load(conn)?;
    let notice = |(seq, kind, subject, action)| Notice { seq, kind, subject, action };
    Ok(records.into_iter().map(notice).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_import_changes_all_and_a_support_nothing() {
        let what = |kind: &str, subject: &str, action: &str| {
            What::of(&Notice { seq: 1, kind: kind.into(), subject: subject.into(), action: action.into() })
        };
        assert_eq!(what("wish", "7", "wish.supported"), What::Nothing);
        assert_eq!(what("initiative", "3", "initiative.changed"), What::Nothing);
        assert_eq!(what("wish", "7", "wish.changed"), What::One(7));
        assert_eq!(what("import", "x", "import.done"), What::All);
        assert_eq!(what("synonym", "x", "synonym.created"), What::All);
    }
}
