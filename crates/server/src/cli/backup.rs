//! `forenkl backup` and `forenkl restore`: a copy of the SQLite file as it stands at one moment, while writes go on.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
};

use clap::Args;
use diesel::{connection::SimpleConnection, prelude::*, sql_types::Text};

use super::say;
use crate::{
    config::Config,
    db::{Conn, Db, Location, open_as_is},
    fault::Fault,
};

#[derive(Debug, Args)]
pub struct BackupArgs {
    /// Where to write the copy; must not exist yet
    file: PathBuf,
}

#[derive(Debug, Args)]
pub struct RestoreArgs {
    /// The copy that `forenkl backup` made
    file: PathBuf,
}

const USE_PG_DUMP: &str = "PostgreSQL has its own tools: back up with pg_dump and restore with pg_restore, or take everything out \
    with `forenkl export --kind archive FILE`";

pub(super) fn back_up(config: &Config, args: &BackupArgs) -> Result<(), Fault> {
    let Location::Sqlite(database) = &config.location else { return Err(Fault::start(USE_PG_DUMP)) };
    copy(database, &args.file)?;
    say(&format!("Backed up to {}; its integrity was checked.", args.file.display()));
    Ok(())
}

pub(super) fn restore(config: &Config, args: &RestoreArgs) -> Result<(), Fault> {
    let Location::Sqlite(database) = &config.location else { return Err(Fault::start(USE_PG_DUMP)) };
    put_back(&args.file, database)?;
    say(&format!("Restored to {}.", database.display()));
    Ok(())
}

/// Copies the database at one moment. Readers and writers go on meanwhile. The copy takes its name only once it is whole and on
/// disk.
///
/// # Errors
/// One sentence: no database there, a file of that name already, or a copy that could not be written or is not sound.
pub fn copy(database: &Path, file: &Path) -> Result<(), Fault> {
    refuse_missing(database, "there is no database at")?;
    refuse_existing(file)?;
    let part = part_of(file);
    remove_leftover(&part)?;
    // As it is: a backup before an update must not be the update.
    let mut conn = open_as_is(&Location::Sqlite(database.to_owned()))?;
    let into = part.to_string_lossy().replace('\'', "''");
    let outcome = match &mut conn {
        Conn::Sqlite(conn) => conn.batch_execute(&format!("VACUUM INTO '{into}'")),
        Conn::Postgres(_) => return Err(Fault::start(USE_PG_DUMP)),
    };
    outcome.map_err(|error| Fault::start(format!("the backup cannot be written: {error}")))?;
    check(&part)?;
    finish(&part, file)
}

/// Puts a copy in the database's place, where there is none.
///
/// # Errors
/// One sentence: no sound copy there, or a database already in place.
pub fn put_back(file: &Path, database: &Path) -> Result<(), Fault> {
    refuse_missing(file, "there is no backup at")?;
    // A log left beside a database that is gone would be played into the one that is put back.
    let beside = |ending: &str| PathBuf::from(format!("{}{ending}", database.display()));
    [database.to_owned(), beside("-wal"), beside("-shm")]
        .iter()
        .try_for_each(|path| refuse_existing(path))?;
    let cannot = |error: std::io::Error| Fault::start(format!("the backup cannot be restored: {error}"));
    if let Some(folder) = database.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        fs::create_dir_all(folder).map_err(cannot)?;
    }
    let part = part_of(database);
    remove_leftover(&part)?;
    fs::copy(file, &part).map_err(cannot)?;
    check(&part)?;
    finish(&part, database)?;
    // Brings an older backup up to date, and shows that the program can work with it.
    Db::open(Location::Sqlite(database.to_owned())).map(drop)
}

fn refuse_missing(path: &Path, sentence: &str) -> Result<(), Fault> {
    if path.is_file() { Ok(()) } else { Err(Fault::start(format!("{sentence} {}", path.display()))) }
}

fn refuse_existing(path: &Path) -> Result<(), Fault> {
    if path.exists() {
        return Err(Fault::start(format!(
            "{} exists already; move it away or choose another name",
            path.display()
        )));
    }
    Ok(())
}

fn part_of(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}

/// Of an attempt that was cut short.
fn remove_leftover(part: &Path) -> Result<(), Fault> {
    match fs::remove_file(part) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(Fault::start(format!("{} cannot be removed: {error}", part.display())))
        }
        _ => Ok(()),
    }
}

/// Whether the file is a sound database of Forenkl.
///
/// # Errors
/// One sentence that says what it is not.
pub fn check(file: &Path) -> Result<(), Fault> {
    #[derive(QueryableByName)]
    struct Line {
        #[diesel(sql_type = Text)]
        said: String,
    }
    let unfit =
        |error: String| Fault::start(format!("{} is no sound backup of Forenkl: {error}", file.display()));
    let path = file.to_string_lossy();
    let mut conn = SqliteConnection::establish(&path).map_err(|error| unfit(error.to_string()))?;
    let lines: Vec<Line> = diesel::sql_query("SELECT integrity_check AS said FROM pragma_integrity_check")
        .load(&mut conn)
        .map_err(|error| unfit(error.to_string()))?;
    if let Some(line) = lines.iter().find(|line| line.said != "ok") {
        return Err(unfit(line.said.clone()));
    }
    let tables: Vec<Line> = diesel::sql_query(
        "SELECT name AS said FROM sqlite_master WHERE type = 'table' AND name = 'activity'",
    )
    .load(&mut conn)
    .map_err(|error| unfit(error.to_string()))?;
    if tables.is_empty() { Err(unfit("it has none of its tables".to_owned())) } else { Ok(()) }
}

/// On disk first, then under its name, then the name on disk.
fn finish(part: &Path, file: &Path) -> Result<(), Fault> {
    let write = || -> std::io::Result<()> {
        File::open(part)?.sync_all()?;
        fs::rename(part, file)?;
        if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            File::open(folder)?.sync_all()?;
        }
        Ok(())
    };
    write().map_err(|error| Fault::start(format!("{} cannot be written: {error}", file.display())))
}
