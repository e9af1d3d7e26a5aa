//! The threads behind the two doors.
//!
//! Readers: a few threads, each with a connection. Writer: one thread that takes what is waiting, runs it in one transaction and
//! answers after the commit, so that many writes cost one `fdatasync`. The nodes on a PostgreSQL take turns.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    thread,
};

use crossbeam_channel::{Receiver, Sender, bounded};
use diesel::{
    connection::{AnsiTransactionManager, TransactionManager},
    prelude::*,
    sql_types::BigInt,
};
use tokio::sync::{oneshot, watch};

use super::{Conn, Location, Tx, connect};
use crate::fault::Fault;

/// Waiting calls beyond this make the caller wait, and memory stays bounded.
const QUEUE: usize = 8192;
/// Writes that share one transaction, at most.
const GROUP: usize = 256;
/// The same on PostgreSQL: each is a subtransaction there, and from the 65th on whoever reads has to look them up on disk.
const GROUP_POSTGRES: usize = 60;
const READERS: usize = 3;
/// What the nodes on a PostgreSQL hold while they write: any number that nothing else in the database locks.
const TURN: i64 = 0x0046_6f72_656e_6b6c;

type ReadJob = Box<dyn FnOnce(&mut Conn) -> Option<Fault> + Send>;

pub(super) struct Readers {
    jobs: Sender<ReadJob>,
}

impl Readers {
    pub(super) fn start(location: &Location) -> Result<Self, Fault> {
        let (jobs, queue) = bounded::<ReadJob>(QUEUE);
        for number in 0..READERS {
            let (queue, location) = (queue.clone(), location.clone());
            let conn = connect::open(&location)?;
            spawn(format!("reader-{number}"), move || serve_reads(conn, &location, &queue))?;
        }
        Ok(Self { jobs })
    }

    pub(super) async fn run<T, F>(&self, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T, Fault> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let job: ReadJob = Box::new(move |conn| {
            let result = work(conn);
            let lost =
                result.as_ref().err().filter(|fault| fault.lost_connection()).map(|_| Fault::Unavailable);
            // Nobody listens any more when the caller went away; then there is nobody to tell.
            drop(reply.send(result));
            lost
        });
        self.jobs.try_send(job).map_err(|_| Fault::Unavailable)?;
        answer.await.unwrap_or_else(|_| Err(Fault::internal("a reader stopped in the middle of a query")))
    }
}

fn serve_reads(mut conn: Conn, location: &Location, queue: &Receiver<ReadJob>) {
    for job in queue {
        let outcome = catch_unwind(AssertUnwindSafe(|| job(&mut conn)));
        if !matches!(outcome, Ok(None)) {
            reopen(&mut conn, location);
        }
    }
}

/// A connection that was lost, or left in the middle of something by a panic, is replaced.
fn reopen(conn: &mut Conn, location: &Location) {
    match connect::open(location) {
        Ok(fresh) => *conn = fresh,
        Err(fault) => tracing::warn!(%fault, "the database cannot be reached"),
    }
}

/// Runs the change, keeps its result, and hands it over once the fate of the transaction is known.
trait WriteJob: Send {
    /// `Err` takes the change back (and has answered already).
    fn run(&mut self, tx: &mut Tx<'_>) -> Result<(), Undo>;
    fn answer(self: Box<Self>, committed: Result<(), Fault>);
}

/// Why a change is taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Undo {
    /// The change itself said no; the others in the group go on.
    Refused,
    /// The database is in trouble: the whole group is taken back.
    Broken(Trouble),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Trouble {
    Full,
    Lost,
}

impl Trouble {
    fn fault(self) -> Fault {
        match self {
            Self::Full => Fault::StorageFull,
            Self::Lost => Fault::Unavailable,
        }
    }
}

struct Job<T, F> {
    work: Option<F>,
    result: Option<Result<T, Fault>>,
    reply: oneshot::Sender<Result<T, Fault>>,
}

impl<T, F> WriteJob for Job<T, F>
where
    T: Send,
    F: FnOnce(&mut Tx<'_>) -> Result<T, Fault> + Send,
{
    fn run(&mut self, tx: &mut Tx<'_>) -> Result<(), Undo> {
        let Some(work) = self.work.take() else { return Ok(()) };
        let result = catch_unwind(AssertUnwindSafe(|| work(tx)))
            .unwrap_or_else(|_| Err(Fault::internal("a change stopped in the middle")));
        let undo = match &result {
            Ok(_) => None,
            Err(fault) if fault.storage_full() => Some(Undo::Broken(Trouble::Full)),
            Err(fault) if fault.lost_connection() => Some(Undo::Broken(Trouble::Lost)),
            Err(_) => Some(Undo::Refused),
        };
        self.result = Some(result);
        undo.map_or(Ok(()), Err)
    }

    fn answer(self: Box<Self>, committed: Result<(), Fault>) {
        let result = match (self.result, committed) {
            // A change that was refused says why, whatever became of the group.
            (Some(Err(fault)), _) => Err(fault),
            (Some(Ok(value)), Ok(())) => Ok(value),
            (_, Err(fault)) => Err(fault),
            (None, Ok(())) => Err(Fault::internal("a change was answered before it ran")),
        };
        drop(self.reply.send(result));
    }
}

pub(super) struct Writer {
    jobs: Sender<Box<dyn WriteJob>>,
}

impl Writer {
    pub(super) fn start(location: &Location, committed: watch::Sender<u64>) -> Result<Self, Fault> {
        let (jobs, queue) = bounded::<Box<dyn WriteJob>>(QUEUE);
        let location = location.clone();
        let mut conn = connect::open(&location)?;
        let group = group(&location);
        spawn("writer".into(), move || {
            while let Ok(first) = queue.recv() {
                let mut jobs = vec![first];
                jobs.extend(queue.try_iter().take(group - 1));
                let healthy = commit_group(&mut conn, jobs, &committed);
                if !healthy {
                    reopen(&mut conn, &location);
                }
            }
        })?;
        Ok(Self { jobs })
    }

    pub(super) async fn run<T, F>(&self, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T, Fault> + Send + 'static,
    {
        let (reply, answer) = oneshot::channel();
        let job = Job { work: Some(work), result: None, reply };
        self.jobs.try_send(Box::new(job)).map_err(|_| Fault::Unavailable)?;
        answer.await.unwrap_or_else(|_| Err(Fault::internal("the writer stopped in the middle of a change")))
    }
}

fn group(location: &Location) -> usize {
    match location {
        Location::Sqlite(_) => GROUP,
        Location::Postgres(_) => GROUP_POSTGRES,
    }
}

/// Runs the jobs in one transaction and answers them; `false` when the connection should be replaced.
fn commit_group(conn: &mut Conn, mut jobs: Vec<Box<dyn WriteJob>>, committed: &watch::Sender<u64>) -> bool {
    let outcome = run_group(conn, &mut jobs);
    let healthy = outcome.is_ok();
    if outcome.is_ok() {
        committed.send_modify(|count| *count += 1);
    }
    for job in jobs {
        job.answer(match &outcome {
            Ok(()) => Ok(()),
            Err(trouble) => Err(trouble.fault()),
        });
    }
    healthy
}

fn run_group(conn: &mut Conn, jobs: &mut [Box<dyn WriteJob>]) -> Result<(), Trouble> {
    begin(conn).map_err(|error| trouble(&error))?;
    for job in jobs {
        let outcome = savepoint(conn, job.as_mut());
        match outcome {
            Ok(()) | Err(Undo::Refused) => {}
            Err(Undo::Broken(trouble)) => {
                roll_back(conn);
                return Err(trouble);
            }
        }
    }
    let done = <Conn as Connection>::TransactionManager::commit_transaction(conn);
    done.map_err(|error| {
        tracing::error!(%error, "a commit failed; nothing of it was acknowledged");
        roll_back(conn);
        trouble(&error)
    })
}

/// The right to write is taken first, so that nothing read inside can be overtaken, and no two changes wait for each other.
fn begin(conn: &mut Conn) -> QueryResult<()> {
    match conn {
        Conn::Sqlite(conn) => AnsiTransactionManager::begin_transaction_sql(conn, "BEGIN IMMEDIATE"),
        Conn::Postgres(conn) => {
            AnsiTransactionManager::begin_transaction(conn)?;
            let turn = diesel::sql_query("SELECT pg_advisory_xact_lock($1)").bind::<BigInt, _>(TURN);
            turn.execute(conn).map(drop).inspect_err(|_| {
                // A connection that is gone cannot be rolled back either; it is replaced.
                drop(AnsiTransactionManager::rollback_transaction(conn));
            })
        }
    }
}

fn savepoint(conn: &mut Conn, job: &mut dyn WriteJob) -> Result<(), Undo> {
    type Manager = <Conn as Connection>::TransactionManager;
    Manager::begin_transaction(conn).map_err(|error| Undo::Broken(trouble(&error)))?;
    let outcome = job.run(&mut Tx::new(conn));
    let ended = match outcome {
        Ok(()) => Manager::commit_transaction(conn),
        Err(_) => Manager::rollback_transaction(conn),
    };
    match (outcome, ended) {
        (outcome, Ok(())) => outcome,
        (Err(Undo::Broken(trouble)), Err(_)) => Err(Undo::Broken(trouble)),
        (_, Err(error)) => Err(Undo::Broken(trouble(&error))),
    }
}

fn roll_back(conn: &mut Conn) {
    // A failing database may have rolled back by itself; then there is nothing left to do.
    drop(<Conn as Connection>::TransactionManager::rollback_transaction(conn));
}

fn trouble(error: &diesel::result::Error) -> Trouble {
    if Fault::is_full(error) { Trouble::Full } else { Trouble::Lost }
}

fn spawn(name: String, work: impl FnOnce() + Send + 'static) -> Result<(), Fault> {
    thread::Builder::new()
        .name(name)
        .spawn(work)
        .map(drop)
        .map_err(|error| Fault::start(format!("a thread cannot be started: {error}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_leaves_room_for_a_savepoint_within_a_change_on_postgres() {
        // What a backend keeps of its subtransactions in memory (PGPROC_MAX_CACHED_SUBXIDS).
        const KEPT: usize = 64;
        assert!(group(&Location::Postgres("postgres://x".into())) < KEPT);
        assert!(group(&Location::Sqlite("x".into())) > KEPT, "one fdatasync for many");
    }
}
