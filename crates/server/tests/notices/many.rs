//! Thousands follow one wish: the answer does not wait for them, and each is told once, whatever happens in between.

use std::time::{Duration, Instant};

use diesel::prelude::*;
use forenkl::{
    db::schema::{follows, notices, people, positions},
    features::notices::app::{Notices, PORTION},
};
use forenkl_api::wishes::Decision;

use crate::support::{TestApp, for_each_db};

const FOLLOWERS: usize = 5_000;

async fn followed_by_many(app: &TestApp, wish: i64) {
    let school = app.town.school.0.clone();
    app.app
        .db
        .write(move |tx| {
            for number in 0..FOLLOWERS {
                let id = format!("follower-{number:05}");
                diesel::insert_into(people::table)
                    .values((
                        people::id.eq(&id),
                        people::name.eq("Følger"),
                        people::language.eq("da"),
                        people::closed.eq(false),
                        people::version.eq(1),
                    ))
                    .execute(&mut **tx)?;
                diesel::insert_into(positions::table)
                    .values((
                        positions::id.eq(format!("position-{number:05}")),
                        positions::person_id.eq(&id),
                        positions::role.eq("leader"),
                        positions::unit_id.eq(&school),
                    ))
                    .execute(&mut **tx)?;
                diesel::insert_into(follows::table)
                    .values((follows::wish.eq(wish), follows::person_id.eq(&id)))
                    .execute(&mut **tx)?;
            }
            Ok(())
        })
        .await
        .unwrap();
}

async fn told(app: &TestApp) -> (i64, i64) {
    app.app
        .db
        .read(|conn| {
            let of_many = notices::table.filter(notices::person_id.like("follower-%"));
            let all: i64 = of_many.count().get_result(conn)?;
            let people: i64 = of_many
                .select(diesel::dsl::count(notices::person_id).aggregate_distinct())
                .get_result(conn)?;
            Ok((all, people))
        })
        .await
        .unwrap()
}

#[test]
fn five_thousand_are_told_once_though_the_teller_stops_in_the_middle() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Alle følger det").await.number;
        followed_by_many(&app, wish).await;
        app.all_told().await;
        app.app.notices.stop();
        tokio::time::sleep(Duration::from_millis(50)).await;

        let begun = Instant::now();
        app.answer(wish, Decision::WillBeDone, None).await;
        let answered = begun.elapsed();
        assert_eq!(told(&app).await.0, 0, "the answer is there before anyone is told");

        // Stopped again and again, somewhere in the middle.
        let some = i64::try_from(PORTION).unwrap();
        for _ in 0..3 {
            let before = told(&app).await.0;
            let teller = Notices::start(&app.app.db, app.app.org.clone(), None);
            while told(&app).await.0 < before + some && told(&app).await.0 < 5_000 {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            teller.stop();
            tokio::time::sleep(Duration::from_millis(30)).await;
        }
        // Two at a time, as on two nodes.
        let one = Notices::start(&app.app.db, app.app.org.clone(), None);
        let other = Notices::start(&app.app.db, app.app.org.clone(), None);
        app.all_told().await;
        one.stop();
        other.stop();
        assert_eq!(told(&app).await, (5_000, 5_000));
        assert!(answered < Duration::from_secs(2), "answering took {answered:?}");
        assert_eq!(app.unread(&"follower-04999".into()).await, 1);
    });
}

#[test]
fn others_are_answered_while_thousands_are_told() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Alle følger det").await.number;
        followed_by_many(&app, wish).await;
        app.all_told().await;
        app.answer(wish, Decision::WillBeDone, None).await;
        let mut slowest = Duration::ZERO;
        for number in 0..20 {
            let begun = Instant::now();
            app.a_wish(&town.other_leader, &format!("Imens {number}")).await;
            slowest = slowest.max(begun.elapsed());
        }
        app.all_told().await;
        assert_eq!(told(&app).await, (5_000, 5_000));
        assert!(slowest < Duration::from_secs(2), "a wish waited {slowest:?}");
    });
}
