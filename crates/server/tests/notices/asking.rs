//! The bell: the stream rings at the person it is for, and at nobody else.

use std::time::Duration;

use axum::{
    body::Body,
    http::{Request, header},
};
use forenkl_api::{PersonId, live::LiveBatch, session::GetSession, wishes::Decision};

use crate::support::{TestApp, for_each_db, nothing};

async fn poll(app: &TestApp, by: &PersonId, topic: &str, after: i64) -> LiveBatch {
    let address = format!("/api/v1/live?topics={topic}&after={after}&mode=poll");
    let request = Request::get(address).header(header::COOKIE, app.cookie(by).await);
    let answer = app.send(request.body(Body::empty()).unwrap());
    tokio::time::timeout(Duration::from_secs(30), answer).await.unwrap().json()
}

#[test]
fn the_bell_rings_at_the_one_who_is_told() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Ring").await.number;
        app.all_told().await;
        let session =
            app.call_as::<GetSession>(&town.leader.id, nothing(), nothing(), nothing()).await.unwrap();
        let topic = format!("notices:{}", town.leader.id);
        let (batch, ()) = tokio::join!(poll(&app, &town.leader.id, &topic, session.cursor), async {
            tokio::time::sleep(Duration::from_millis(100)).await;
            app.answer(wish, Decision::No, None).await;
        });
        assert_eq!(batch.events[0].topics, std::slice::from_ref(&topic));
        assert_eq!(batch.events[0].action, "notices.changed");
        // Missed while the page was away: told when it comes back.
        let missed = poll(&app, &town.leader.id, &topic, session.cursor).await;
        assert_eq!(missed.events[0].topics, [topic]);
    });
}

#[test]
fn nobody_listens_to_the_bell_of_another() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Ring").await.number;
        app.all_told().await;
        let topics = format!("wish:{wish},notices:{}", town.leader.id);
        let session =
            app.call_as::<GetSession>(&town.leader.id, nothing(), nothing(), nothing()).await.unwrap();
        let (batch, ()) = tokio::join!(poll(&app, &town.facilitator.id, &topics, session.cursor), async {
            tokio::time::sleep(Duration::from_millis(100)).await;
            app.answer(wish, Decision::No, None).await;
            app.all_told().await;
        });
        assert!(batch.events.iter().all(|event| event.topics == [format!("wish:{wish}")]));
    });
}
