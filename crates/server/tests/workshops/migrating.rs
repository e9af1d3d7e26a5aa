//! Steps of the tables that concern workshops, back and forth.

use diesel::{connection::SimpleConnection, prelude::*};
use forenkl::db::{Conn, schema};
use forenkl_api::{notices::NoticeKind, workshops::Act};

use super::{Guest, Room, plan};
use crate::support::{TestApp, for_each_db};

const LETTERS_BACK: &str = include_str!("../../migrations/2026-11-28-000014_guests/down.sql");
const LETTERS: &str = include_str!("../../migrations/2026-11-28-000014_guests/up.sql");
const NOTICES_BACK: &str = include_str!("../../migrations/2026-11-28-000015_workshop_notices/down.sql");
const NOTICES: &str = include_str!("../../migrations/2026-11-28-000015_workshop_notices/up.sql");

/// Carries out statements as they stand.
async fn run(app: &TestApp, statements: impl Into<String>) {
    let statements = statements.into();
    let all = move |tx: &mut forenkl::db::Tx<'_>| {
        match &mut **tx {
            Conn::Sqlite(conn) => conn.batch_execute(&statements)?,
            Conn::Postgres(conn) => conn.batch_execute(&statements)?,
        }
        Ok(())
    };
    app.app.db.write(all).await.unwrap();
}

async fn leave(guest: &Guest<'_>, email: &str) {
    let tell = Act::Tell {
        name: String::new(),
        unit: None,
        in_record: false,
        email: Some(email.into()),
        language: None,
    };
    guest.act(tell).await.unwrap();
}

#[test]
fn what_an_address_has_got_is_not_sent_again_after_an_upgrade() {
    for_each_db(|app| async move {
        app.app.mailing.stop();
        let room = Room::open(&app, plan(&app)).await;
        for email in ["aase@borger.dk", "aase@borger.dk", "bo@borger.dk", "ida@borger.dk"] {
            leave(&room.join("").await, email).await;
        }
        run(&app, NOTICES_BACK).await;
        run(&app, LETTERS_BACK).await;
        for (id, participant, state) in
            [("a1", "p1", "waiting"), ("a2", "p2", "sent"), ("b", "p3", "waiting"), ("c", "p4", "sent")]
        {
            let letter = format!(
                "INSERT INTO workshop_letters (id, workshop, participant, about, wish, occasion, state, tries, next_try_at, made_at) \
                 VALUES ('{id}', '{}', '{participant}', 'record', 0, 0, '{state}', 0, 0, 0)",
                room.id
            );
            run(&app, letter).await;
        }
        run(&app, LETTERS).await;
        run(&app, NOTICES).await;
        let found = app.app.db.read(|conn| {
            use schema::{mails, workshop_letters as letters};
            let said = letters::table.order(letters::id).select(letters::id).load::<String>(conn)?;
            let queued = mails::table.filter(mails::person_id.is_null()).select(mails::id);
            Ok((said, queued.load::<String>(conn)?))
        });
        let (said, queued) = found.await.unwrap();
        assert_eq!(said, ["a1", "b", "c"], "each address once");
        assert_eq!(queued, ["b"]);
    });
}

#[test]
fn notices_about_workshops_go_with_the_column() {
    for_each_db(|app| async move {
        app.app.mailing.stop();
        let room = Room::open(&app, plan(&app)).await;
        let (person, id) = (app.town.leader.id.0.clone(), room.id.0.clone());
        let add = move |tx: &mut forenkl::db::Tx<'_>| {
            use schema::notices;
            // Far behind what was told by then.
            for (notice, seq, workshop) in [("n1", 1001, None), ("n2", 1002, Some(id))] {
                diesel::insert_into(notices::table)
                    .values((
                        notices::id.eq(notice),
                        notices::person_id.eq(&person),
                        notices::seq.eq(seq),
                        notices::kind.eq(NoticeKind::Workshop.word()),
                        notices::at.eq(0),
                        notices::workshop.eq(workshop),
                    ))
                    .execute(&mut **tx)?;
            }
            Ok(())
        };
        app.app.db.write(add).await.unwrap();
        run(&app, NOTICES_BACK).await;
        run(&app, NOTICES).await;
        let left = app.app.db.read(|conn| {
            use schema::notices;
            Ok(notices::table.filter(notices::id.like("n_")).select(notices::id).load::<String>(conn)?)
        });
        assert_eq!(left.await.unwrap(), ["n1"]);
    });
}
