//! SQLite keeps the plan of a prepared statement.

#![allow(unsafe_code, reason = "Diesel has no switch for this, so SQLite is told directly")]

use std::{
    ffi::{c_char, c_int},
    ptr,
    sync::OnceLock,
};

use libsqlite3_sys as sqlite;

use crate::fault::Fault;

/// Sees to it that every connection opened from now on keeps its plans.
///
/// Otherwise SQLite plans a prepared statement anew whenever another value is bound to it that might call for another plan, and
/// the value of a `LIMIT` always might: nearly every statement would be planned for every single call, which takes several
/// times as long as carrying it out. There are no statistics here that another plan could be made from.
pub(super) fn keep() -> Result<(), Fault> {
    static REGISTERED: OnceLock<c_int> = OnceLock::new();
    // SAFETY: may be called at any time from any thread; the function lives as long as the program.
    let code = *REGISTERED.get_or_init(|| unsafe { sqlite::sqlite3_auto_extension(Some(set_up)) });
    if code == sqlite::SQLITE_OK {
        Ok(())
    } else {
        Err(Fault::start(format!("SQLite refuses (code {code})")))
    }
}

/// Called by SQLite with each new connection, before anyone else has it.
unsafe extern "C" fn set_up(
    conn: *mut sqlite::sqlite3,
    _: *mut *mut c_char,
    _: *const sqlite::sqlite3_api_routines,
) -> c_int {
    let told = ptr::null_mut::<c_int>();
    // SAFETY: the connection is SQLite's own; this switch takes a number and where to tell the new state, which may be nowhere.
    unsafe { sqlite::sqlite3_db_config(conn, sqlite::SQLITE_DBCONFIG_ENABLE_QPSG, 1 as c_int, told) }
}
