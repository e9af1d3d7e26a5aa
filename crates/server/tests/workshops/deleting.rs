//! Deleting a workshop: one that never was, or one that is over.

use std::time::Duration;

use axum::http::StatusCode;
use diesel::prelude::*;
use forenkl::db::schema;
use forenkl_api::{
    ProblemCode,
    problem::ConflictReason,
    workshops::{
        CreateWorkshop, DeleteWorkshop, Lead, ListWorkshops, SeeWorkshop, ShowWorkshop, WorkshopPath,
    },
};

use super::{
    Follower, Room,
    deciding::{make_wish, voted, wish},
    plan,
    polling::{poll, polled},
};
use crate::support::{TestApp, for_each_db, nothing};

async fn delete(room: &Room<'_>) -> Result<forenkl_api::Empty, forenkl_api::Problem> {
    room.app.call_as::<DeleteWorkshop>(&room.leader.id, room.path(), nothing(), nothing()).await
}

/// Rows that are left of any workshop.
async fn left(app: &TestApp) -> Vec<i64> {
    let count = |conn: &mut forenkl::db::Conn| {
        Ok(vec![
            schema::workshops::table.count().get_result(conn)?,
            schema::workshop_entries::table.count().get_result(conn)?,
            schema::workshop_participants::table.count().get_result(conn)?,
            schema::workshop_facilitators::table.count().get_result(conn)?,
            schema::workshop_outcomes::table.count().get_result(conn)?,
            schema::workshop_letters::table.count().get_result(conn)?,
            schema::mails::table.filter(schema::mails::person_id.is_null()).count().get_result(conn)?,
        ])
    };
    app.app.db.read(count).await.unwrap()
}

#[test]
fn one_that_was_never_opened_is_deleted() {
    for_each_db(|app| async move {
        let leader = &app.town.facilitator.id;
        let body = forenkl_api::workshops::WorkshopBody {
            facilitators: vec![app.town.owner.id.clone()],
            ..plan(&app)
        };
        let id = app.call_as::<CreateWorkshop>(leader, nothing(), nothing(), body).await.unwrap().id;
        let path = || WorkshopPath { workshop: id.clone() };
        let stranger = &app.town.leader.id;
        let refused = app.call_as::<DeleteWorkshop>(stranger, path(), nothing(), nothing()).await;
        assert_eq!(refused.unwrap_err().code, ProblemCode::Forbidden);
        app.call_as::<DeleteWorkshop>(leader, path(), nothing(), nothing()).await.unwrap();
        let gone = app.call_as::<ShowWorkshop>(leader, path(), nothing(), nothing()).await;
        assert_eq!(gone.unwrap_err().code, ProblemCode::NotFound);
        let again = app.call_as::<DeleteWorkshop>(leader, path(), nothing(), nothing()).await;
        assert_eq!(again.unwrap_err().code, ProblemCode::NotFound);
        assert_eq!(left(&app).await, [0; 7]);
        assert_eq!(
            acts(&app, id.as_str()).await,
            ["workshop.planned", "workshop.facilitator_added", "workshop.deleted"]
        );
    });
}

async fn acts(app: &TestApp, subject: &str) -> Vec<String> {
    use schema::activity;
    let subject = subject.to_owned();
    let read = move |conn: &mut forenkl::db::Conn| {
        Ok(activity::table
            .filter(activity::subject_kind.eq("workshop"))
            .filter(activity::subject.eq(subject))
            .order(activity::seq)
            .select(activity::action)
            .load(conn)?)
    };
    app.app.db.read(read).await.unwrap()
}

#[test]
fn one_that_is_over_goes_with_all_that_is_known_of_it_and_what_came_out_stays() {
    for_each_db(|app| async move {
        let room = Room::open(&app, plan(&app)).await;
        let anna = room.join_from("Anna", Some(&app.town.school), None).await;
        let running = delete(&room).await.unwrap_err();
        assert_eq!(running.reason, Some(ConflictReason::NotNow));
        let cluster = voted(&room, &[&anna]).await;
        room.lead(Lead::End).await.unwrap();
        let number = make_wish(&room, &room.leader, &cluster).await;
        let unsent = room.id.0.clone();
        // A letter that waits for its turn.
        let letter = move |tx: &mut forenkl::db::Tx<'_>| {
            use schema::{mails, workshop_letters};
            diesel::insert_into(workshop_letters::table)
                .values((
                    workshop_letters::id.eq("letter"),
                    workshop_letters::workshop.eq(unsent),
                    workshop_letters::address.eq("anna@borger.dk"),
                    workshop_letters::about.eq("record"),
                    workshop_letters::wish.eq(0),
                    workshop_letters::occasion.eq(0),
                ))
                .execute(&mut **tx)?;
            diesel::insert_into(mails::table)
                .values((
                    mails::id.eq("letter"),
                    mails::kind.eq("at_once"),
                    mails::state.eq("waiting"),
                    mails::tries.eq(0),
                    mails::next_try_at.eq(i64::MAX),
                    mails::made_at.eq(0),
                ))
                .execute(&mut **tx)?;
            Ok(())
        };
        app.app.db.write(letter).await.unwrap();
        let next = forenkl_api::workshops::WorkshopBody { follows: Some(room.id.clone()), ..plan(&app) };
        let next =
            app.call_as::<CreateWorkshop>(&room.leader.id, nothing(), nothing(), next).await.unwrap().id;
        let cookie = app.cookie(&app.town.facilitator.id).await;
        let mut desk = Follower::open(&room, "facilitator", &cookie, None).await;
        let mut phone = anna.follow(None).await;
        delete(&room).await.unwrap();
        for seen in [&mut desk, &mut phone] {
            seen.until(|seen| seen.frames.last().is_some_and(|name| name == "goodbye")).await;
            assert!(seen.next().await.is_none());
        }
        assert_eq!(left(&app).await, [1, 0, 0, 0, 0, 0, 0], "the next, which is planned");
        let list = app.call_as::<ListWorkshops>(&room.leader.id, nothing(), nothing(), nothing()).await;
        assert_eq!(list.unwrap().workshops.len(), 1);
        let path = WorkshopPath { workshop: next };
        let next = app.call_as::<ShowWorkshop>(&room.leader.id, path, nothing(), nothing()).await.unwrap();
        assert_eq!(next.plan.follows, None);
        let phone = app.raw_with::<SeeWorkshop>(Some(&anna.cookie), room.path(), nothing(), nothing()).await;
        assert!(
            [StatusCode::NOT_FOUND, StatusCode::UNAUTHORIZED].contains(&phone.status),
            "{}",
            phone.status
        );
        let stays = wish(&app, &app.town.leader, number).await;
        assert_eq!((stays.workshop, stays.supporters, stays.units_hit), (None, 1, 1));
        // Who comes to support it is one more, in the same unit.
        let more = app.support(&app.town.leader, number).await;
        assert_eq!((more.supporters, more.units_hit), (2, 1));
    });
}

#[test]
fn a_poll_that_waits_ends_with_the_room() {
    for_each_db(|app| async move {
        let room = Room::open(&app, plan(&app)).await;
        let anna = room.join("Anna").await;
        room.lead(Lead::End).await.unwrap();
        let after = polled(&anna).await;
        let deleted = async {
            tokio::time::sleep(Duration::from_millis(300)).await;
            delete(&room).await.unwrap();
        };
        let polled = tokio::time::timeout(Duration::from_secs(10), poll(&anna, Some(after)));
        let (polled, ()) = tokio::join!(polled, deleted);
        let polled = polled.expect("it is answered");
        assert!(polled.text().contains("event: goodbye"), "{}", polled.text());
    });
}
