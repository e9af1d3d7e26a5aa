//! A backup made while people write is sound, holds all that was acknowledged before it began, and can be put back.

use std::{fs, time::Duration};

use crate::support::TestApp;
use diesel::prelude::*;
use forenkl::{
    cli::backup,
    db::{Db, Location, schema::wishes},
};

async fn titles(db: &Db) -> Vec<String> {
    db.read(|conn| Ok(wishes::table.order(wishes::number).select(wishes::title).load(conn)?)).await.unwrap()
}

#[test]
fn a_backup_made_while_writing_is_whole_and_comes_back() {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let app = TestApp::sqlite().await;
        let folder = tempfile::tempdir().unwrap();
        let (database, file) = (app.file().unwrap(), folder.path().join("kopi af 'data'.db"));
        for number in 0..20 {
            app.a_wish(&app.town.leader, &format!("Før {number}")).await;
        }
        let copying = {
            let (database, file) = (database.clone(), file.clone());
            tokio::task::spawn_blocking(move || backup::copy(&database, &file))
        };
        let mut during = 0;
        while !copying.is_finished() || during < 5 {
            app.a_wish(&app.town.leader, &format!("Imens {during}")).await;
            during += 1;
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        copying.await.unwrap().unwrap();
        backup::check(&file).unwrap();

        let restored = folder.path().join("tilbage").join("forenkl.db");
        backup::put_back(&file, &restored).unwrap();
        let db = Db::open(Location::Sqlite(restored.clone())).unwrap();
        let there = titles(&db).await;
        let all = titles(&app.app.db).await;
        assert!(there.len() >= 20 && there.len() <= all.len());
        assert_eq!(there, all[..there.len()], "a moment of the whole, with nothing missing in between");
        backup::check(&restored).unwrap();
        assert_eq!(all.len(), 20 + during, "writing went on");
    });
}

#[test]
fn nothing_is_overwritten_and_nothing_unsound_is_put_in_place() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let app = TestApp::sqlite().await;
        let folder = tempfile::tempdir().unwrap();
        let database = app.file().unwrap();
        let file = folder.path().join("kopi.db");
        fs::write(&file, "noget andet").unwrap();
        let refused = backup::copy(&database, &file).unwrap_err().to_string();
        assert!(refused.contains("exists already"), "{refused}");
        assert_eq!(fs::read_to_string(&file).unwrap(), "noget andet");

        let restored = folder.path().join("forenkl.db");
        assert!(backup::put_back(&file, &restored).is_err(), "not a database at all");
        let empty = folder.path().join("tom.db");
        diesel::sqlite::SqliteConnection::establish(&empty.to_string_lossy()).unwrap();
        assert!(backup::put_back(&empty, &restored).is_err(), "a database, but not ours");
        assert!(!restored.exists());
        assert!(backup::put_back(&folder.path().join("findes-ikke"), &restored).is_err());
        assert!(backup::copy(&folder.path().join("findes-ikke"), &folder.path().join("x.db")).is_err());
        let sound = folder.path().join("god kopi.db");
        backup::copy(&database, &sound).unwrap();
        fs::write(folder.path().join("forenkl.db-wal"), "rest af en anden").unwrap();
        assert!(backup::put_back(&sound, &restored).is_err(), "another database's log lies there");
        fs::remove_file(folder.path().join("forenkl.db-wal")).unwrap();
        backup::put_back(&sound, &restored).unwrap();
        assert!(backup::put_back(&database, &database).is_err(), "the running database stays");
    });
}

#[test]
fn an_attempt_that_was_cut_short_is_no_obstacle() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let app = TestApp::sqlite().await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("kopi.db");
        fs::write(folder.path().join("kopi.db.part"), "halvt").unwrap();
        backup::copy(&app.file().unwrap(), &file).unwrap();
        backup::check(&file).unwrap();
        assert!(!folder.path().join("kopi.db.part").exists());
    });
}
