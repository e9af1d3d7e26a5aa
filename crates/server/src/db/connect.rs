//! Opening connections.

use std::ffi::CStr;

use diesel::{connection::SimpleConnection, prelude::*};

use super::{Conn, Location, plans};
use crate::fault::Fault;

/// SQLite before 3.51.3 can lose commits when a checkpoint races a write.
const SQLITE_MIN: i32 = 3_051_003;

/// Opens one connection, set up for durability.
pub(super) fn open(location: &Location) -> Result<Conn, Fault> {
    match location {
        Location::Sqlite(path) => {
            check_version()?;
            plans::keep()?;
            let mut conn = SqliteConnection::establish(&path.to_string_lossy()).map_err(|error| {
                Fault::start(format!("the database {} cannot be opened: {error}", path.display()))
            })?;
            // FULL: a commit is on disk when it is acknowledged. The wait covers another process (import, backup) writing.
            // The log is carried over to the file after 4000 pages rather than 1000: a page changed again and again in between
            // is carried over once.
            conn.batch_execute(
                "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                 PRAGMA foreign_keys = ON; PRAGMA cache_size = -8000; PRAGMA temp_store = MEMORY; \
                 PRAGMA wal_autocheckpoint = 4000; PRAGMA journal_size_limit = 67108864;",
            )?;
            Ok(Conn::Sqlite(conn))
        }
        // The message of a failed connection may quote the address, and that may hold a password.
        Location::Postgres(url) => {
            let mut conn = PgConnection::establish(url).map_err(|_| {
                Fault::start(
                    "the PostgreSQL database cannot be reached; look at its address, user and password",
                )
            })?;
            // A node that vanishes in the middle of a change must not keep the others from theirs.
            conn.batch_execute("SET idle_in_transaction_session_timeout = '60s'")?;
            Ok(Conn::Postgres(conn))
        }
    }
}

fn check_version() -> Result<(), Fault> {
    #[allow(unsafe_code, reason = "two constant calls into the SQLite that is linked in")]
    let (number, name) = unsafe {
        (libsqlite3_sys::sqlite3_libversion_number(), CStr::from_ptr(libsqlite3_sys::sqlite3_libversion()))
    };
    if number < SQLITE_MIN {
        return Err(Fault::start(format!(
            "SQLite {} is too old: 3.51.3 or newer is needed",
            name.to_string_lossy()
        )));
    }
    Ok(())
}
