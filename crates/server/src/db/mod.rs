//! The store: one set of typed queries on SQLite or PostgreSQL, behind two doors, [`Db::read`] and [`Db::write`].

mod connect;
mod migrate;
mod plans;
mod prepared;
pub mod schema;
mod tx;
mod workers;

use std::{path::PathBuf, sync::Arc};

use diesel::prelude::*;

pub use migrate::migrate;
pub use prepared::Prepared;
pub use tx::{Act, Tx, Visibility};

use crate::fault::Fault;

/// A connection to either database.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    Sqlite(SqliteConnection),
    Postgres(PgConnection),
}

/// Where the data is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Location {
    /// One file.
    Sqlite(PathBuf),
    /// A PostgreSQL URL. It may hold a password: never logged.
    Postgres(String),
}

/// Opens one connection and leaves the tables as they are; for backups.
///
/// # Errors
/// When the database cannot be opened.
pub fn open_as_is(location: &Location) -> Result<Conn, Fault> {
    connect::open(location)
}

/// The two doors to the store. Cheap to clone.
#[derive(Clone)]
pub struct Db {
    inner: Arc<Inner>,
}

struct Inner {
    location: Location,
    readers: workers::Readers,
    writer: workers::Writer,
    committed: tokio::sync::watch::Sender<u64>,
}

impl Db {
    /// Opens the store and brings its tables up to date.
    ///
    /// # Errors
    /// When the database cannot be opened, is too old a SQLite, or a migration fails (which leaves the old state).
    pub fn open(location: Location) -> Result<Self, Fault> {
        let mut first = connect::open(&location)?;
        migrate(&mut first)?;
        drop(first);
        let (committed, _) = tokio::sync::watch::channel(0);
        let readers = workers::Readers::start(&location)?;
        let writer = workers::Writer::start(&location, committed.clone())?;
        Ok(Self { inner: Arc::new(Inner { location, readers, writer, committed }) })
    }

    /// Runs queries on a reader, off the async threads.
    ///
    /// # Errors
    /// What the closure returns, or [`Fault::Unavailable`] when the database cannot be reached.
    pub async fn read<T, F>(&self, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: FnOnce(&mut Conn) -> Result<T, Fault> + Send + 'static,
    {
        self.inner.readers.run(work).await
    }

    /// Runs a change in a transaction and answers once it is on disk. An error takes everything in the closure back.
    ///
    /// Waiting writes share one transaction (each in its savepoint) and so one `fdatasync`.
    ///
    /// # Errors
    /// What the closure returns, [`Fault::StorageFull`], or [`Fault::Unavailable`].
    pub async fn write<T, F>(&self, work: F) -> Result<T, Fault>
    where
        T: Send + 'static,
        F: FnOnce(&mut Tx<'_>) -> Result<T, Fault> + Send + 'static,
    {
        self.inner.writer.run(work).await
    }

    /// Told after each commit of this process.
    pub fn commits(&self) -> tokio::sync::watch::Receiver<u64> {
        self.inner.committed.subscribe()
    }

    /// Where the data is.
    pub fn location(&self) -> &Location {
        &self.inner.location
    }

    /// Opens a further connection, for work that lasts (backup, listening).
    ///
    /// # Errors
    /// When the database cannot be reached.
    pub fn connect(&self) -> Result<Conn, Fault> {
        connect::open(&self.inner.location)
    }
}
