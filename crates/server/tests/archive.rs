//! Everything as one text that a fresh instance takes in, equal afterwards, on either database and across them.

use crate::{
    support::{TestApp, for_each_db, fresh_postgres, nothing},
    workshops::{Room, plan},
};
use forenkl::{
    App, Config, Fault,
    config::Settings,
    db::{Db, Location},
    demo,
    features::transfer::archive,
};
use forenkl_api::{ProblemCode, initiatives::InitiativeStatus, transfer::ExportArchive, workshops::Act};
use serde_json::{Value, json};

/// Empty stores of each kind there is.
fn stores(folder: &std::path::Path) -> Vec<Location> {
    let mut stores = vec![Location::Sqlite(folder.join("another.db"))];
    stores.extend(
        std::env::var("FORENKL_TEST_POSTGRES").ok().map(|url| Location::Postgres(fresh_postgres(&url))),
    );
    stores
}

async fn written(db: &Db) -> String {
    db.read(archive::write).await.unwrap()
}

#[test]
fn an_archive_taken_in_by_a_fresh_store_gives_the_same_archive() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let folder = tempfile::tempdir().unwrap();
        let settings = Settings { data: Some(folder.path().to_owned()), ..Settings::default() };
        let app = App::start(Config::load(None, settings).unwrap()).unwrap();
        demo::fill(&app).await.unwrap();
        let text = written(&app.db).await;
        assert!(text.len() > 100_000 && text.contains("Sygefravær skal tastes to steder"));
        for store in stores(folder.path()) {
            let db = Db::open(store).unwrap();
            let copy = text.clone();
            db.write(move |tx| archive::read(tx, &copy)).await.unwrap();
            assert_eq!(written(&db).await, text, "word for word");
            let copy = text.clone();
            let again = db.write(move |tx| archive::read(tx, &copy)).await;
            assert!(matches!(again, Err(Fault::Problem(problem)) if problem.code == ProblemCode::Conflict));
        }
    });
}

#[test]
fn an_archive_of_the_version_before_is_taken_in_as_an_upgrade_would_have_made_it() {
    for_each_db(|app| async move {
        app.app.mailing.stop();
        let wish = app.a_wish(&app.town.leader, "Tre underskrifter").await.number;
        let room = Room::open(&app, plan(&app)).await;
        for email in ["aase@borger.dk", "aase@borger.dk", "bo@borger.dk", "ida@borger.dk"] {
            let email = Some(email.to_owned());
            let tell = Act::Tell { name: String::new(), unit: None, in_record: false, email, language: None };
            room.join("").await.act(tell).await.unwrap();
        }
        let cookie = app.cookie(&app.town.leader.id).await;
        room.join_from("", None, Some(&cookie)).await;
        let mut old: Value = serde_json::from_str(&written(&app.app.db).await).unwrap();
        old["version"] = 2.into();
        for (table, field) in [("workshops", "guests"), ("workshops", "programme"), ("notices", "workshop")] {
            for row in old[table].as_array_mut().unwrap() {
                row.as_object_mut().unwrap().remove(field);
            }
        }
        old["workshop_participants"][1]["email"] = "Aase@Borger.dk".into();
        let letter = |id: &str, participant: &str, state: &str| {
            json!({
                "id": id, "workshop": room.id, "participant": participant, "about": "record", "wish": 0, "occasion": 0,
                "state": state, "tries": 1, "next_try_at": null, "made_at": 5,
            })
        };
        old["workshop_letters"] = json!([
            letter("a1", "p1", "waiting"),
            letter("a2", "p2", "sent"),
            letter("b", "p3", "waiting"),
            letter("c", "p4", "sent"),
            letter("d", "p5", "waiting"),
        ]);
        let voice = |participant: &str| json!({ "wish": wish, "workshop": room.id, "participant": participant, "unit_id": null, "at": 0 });
        old["voices"] = json!([voice("p1"), voice("p5")]);
        let (folder, text) = (tempfile::tempdir().unwrap(), old.to_string());
        for store in stores(folder.path()) {
            let db = Db::open(store).unwrap();
            let text = text.clone();
            db.write(move |tx| archive::read(tx, &text)).await.unwrap();
            let new: Value = serde_json::from_str(&written(&db).await).unwrap();
            assert_eq!(new["version"], 3);
            let of = |table: &str, field: &str| -> Vec<Value> {
                new[table].as_array().unwrap().iter().map(|row| row[field].clone()).collect()
            };
            assert_eq!(of("workshops", "guests"), ["known"]);
            assert_eq!(of("workshop_letters", "id"), ["a1", "b", "c"], "each address once");
            assert_eq!(
                of("workshop_letters", "address"),
                ["aase@borger.dk", "bo@borger.dk", "ida@borger.dk"]
            );
            let queued: Vec<&Value> =
                new["mails"].as_array().unwrap().iter().filter(|mail| mail["person_id"].is_null()).collect();
            assert_eq!(queued.len(), 1, "{queued:?}");
            assert_eq!(
                (&queued[0]["id"], &queued[0]["state"], &queued[0]["made_at"]),
                (&json!("b"), &json!("waiting"), &json!(5))
            );
            assert_eq!(of("voices", "person_id"), [Value::Null, json!(app.town.leader.id)]);
        }
    });
}

#[test]
fn when_an_initiative_was_stopped_is_found_where_an_older_archive_does_not_say_it() {
    for_each_db(|app| async move {
        for (title, last) in [("Skabe", InitiativeStatus::Stopped), ("Nøgler", InitiativeStatus::InProgress)]
        {
            let made = app.make(app.initiative_body(title)).await.unwrap().row.number;
            for status in [InitiativeStatus::Stopped, InitiativeStatus::Stopped, last] {
                app.give_status(made, status, "Der er ikke råd").await;
            }
        }
        // In a file nobody said anything about it.
        let silent = app.make(app.initiative_body("Koder")).await.unwrap().row.number;
        let mut old: Value = serde_json::from_str(&written(&app.app.db).await).unwrap();
        for initiative in old["initiatives"].as_array_mut().unwrap() {
            initiative.as_object_mut().unwrap().remove("stopped_at");
            if initiative["number"] == silent {
                initiative["status"] = "stopped".into();
            }
        }
        for (at, update) in old["status_updates"].as_array_mut().unwrap().iter_mut().enumerate() {
            update["at"] = (100 - at).into();
        }
        let of_first = |update: &&Value| update["initiative"] == old["initiatives"][0]["number"];
        let said = old["status_updates"].as_array().unwrap().iter().filter(of_first);
        let last = said.filter_map(|update| update["at"].as_i64()).max();
        for version in [2, 3] {
            old["version"] = version.into();
            let (folder, text) = (tempfile::tempdir().unwrap(), old.to_string());
            for store in stores(folder.path()) {
                let db = Db::open(store).unwrap();
                let text = text.clone();
                db.write(move |tx| archive::read(tx, &text)).await.unwrap();
                let new: Value = serde_json::from_str(&written(&db).await).unwrap();
                let stopped_at: Vec<&Value> =
                    new["initiatives"].as_array().unwrap().iter().map(|one| &one["stopped_at"]).collect();
                assert_eq!(stopped_at, [&json!(last), &Value::Null, &Value::Null], "version {version}");
            }
        }
    });
}

#[test]
fn numbers_go_on_where_the_archive_ended() {
    for_each_db(|app| async move {
        let last = app.a_wish(&app.town.leader, "Det første").await.number;
        let text = written(&app.app.db).await;
        let folder = tempfile::tempdir().unwrap();
        for store in stores(folder.path()) {
            let db = Db::open(store).unwrap();
            let text = text.clone();
            db.write(move |tx| archive::read(tx, &text)).await.unwrap();
            let next = db.write(|tx| tx.next_number("wish")).await.unwrap();
            assert_eq!(next, last + 1);
        }
    });
}

#[test]
fn secrets_stay_behind() {
    for_each_db(|app| async move {
        let person = app.town.leader.id.clone();
        let hash = forenkl::auth::password::hash_now("et langt kodeord").unwrap();
        let stored = hash.clone();
        app.app
            .db
            .write(move |tx| forenkl::features::people::app::set_password(tx, &person, &stored))
            .await
            .unwrap();
        let raw = app
            .raw_as::<ExportArchive>(Some(&app.town.administrator.id), nothing(), nothing(), nothing())
            .await;
        assert!(raw.status.is_success() && !raw.text().contains(&hash) && !raw.text().contains("token_hash"));
        assert!(raw.headers["content-disposition"].to_str().unwrap().contains("forenkl-"));
        for person in [&app.town.leader, &app.town.local_administrator] {
            let raw = app.raw_as::<ExportArchive>(Some(&person.id), nothing(), nothing(), nothing()).await;
            assert_eq!(raw.status, 403);
        }
    });
}

#[test]
fn what_is_no_archive_is_refused_and_leaves_the_store_fresh() {
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let folder = tempfile::tempdir().unwrap();
        let broken = r#"{"format":"forenkl-archive","version":1,"units":[{"id":"a"}]}"#;
        let older = r#"{"format":"forenkl-archive","version":2,"units":[{"id":"a"}]}"#;
        for store in stores(folder.path()) {
            let db = Db::open(store).unwrap();
            for text in ["", "{}", "[1]", r#"{"format":"forenkl-archive","version":99}"#, broken, older] {
                assert!(db.write(move |tx| archive::read(tx, text)).await.is_err(), "{text}");
            }
            assert!(db.read(archive::is_fresh).await.unwrap());
            let counters = written(&db).await;
            assert!(counters.contains(r#"{"name":"wish","value":0}"#), "{counters}");
        }
    });
}

#[test]
fn a_store_with_people_is_not_fresh() {
    for_each_db(|app: TestApp| async move {
        let text = written(&app.app.db).await;
        let refused = app.app.db.write(move |tx| archive::read(tx, &text)).await;
        assert!(matches!(refused, Err(Fault::Problem(problem)) if problem.code == ProblemCode::Conflict));
    });
}
