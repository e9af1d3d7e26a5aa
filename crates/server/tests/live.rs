//! The live stream: tells of changes to those who listen, in order, misses nothing, and ends with the session.

use std::time::Duration;

use crate::support::{TestApp, for_each_db, nothing};
use axum::{
    body::Body,
    http::{Request, header},
};
use forenkl_api::{
    PersonId,
    live::{LiveBatch, LiveEvent},
    people::{EndSessions, PersonPath},
    session::GetSession,
};
use http_body_util::BodyExt;

/// A stream being read.
struct Stream {
    body: Body,
    text: String,
}

impl Stream {
    async fn open(app: &TestApp, person: &PersonId, query: &str) -> Self {
        let request =
            Request::get(format!("/api/v1/live?{query}")).header(header::COOKIE, app.cookie(person).await);
        let response = app.open(request.body(Body::empty()).unwrap()).await;
        assert_eq!(response.headers()[header::CONTENT_TYPE], "text/event-stream");
        assert!(
            !response.headers().contains_key(header::CONTENT_ENCODING),
            "a compressed stream is held back"
        );
        Self { body: response.into_body(), text: String::new() }
    }

    /// The next frame: its event name and data. Heartbeats are passed over.
    async fn next(&mut self) -> Option<(String, String)> {
        loop {
            if let Some((frame, rest)) = self.text.split_once("\n\n") {
                let (frame, rest) = (frame.to_owned(), rest.to_owned());
                self.text = rest;
                let field = |name: &str| {
                    frame
                        .lines()
                        .find_map(|line| line.strip_prefix(name))
                        .unwrap_or_default()
                        .trim()
                        .to_owned()
                };
                if field("event:") != "heartbeat" {
                    return Some((field("event:"), field("data:")));
                }
                continue;
            }
            let frame =
                tokio::time::timeout(Duration::from_secs(20), self.body.frame()).await.expect("a frame");
            self.text.push_str(std::str::from_utf8(&frame?.ok()?.into_data().ok()?).unwrap());
        }
    }

    async fn change(&mut self) -> LiveEvent {
        let (name, data) = self.next().await.unwrap();
        assert_eq!(name, "change");
        serde_json::from_str(&data).unwrap()
    }
}

async fn cursor(app: &TestApp) -> i64 {
    app.call_as::<GetSession>(&app.town.leader.id, nothing(), nothing(), nothing()).await.unwrap().cursor
}

#[test]
fn others_changes_are_told_in_order_and_only_those_asked_for() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let first = app.a_wish(&town.leader, "Den ene").await.number;
        let second = app.a_wish(&town.leader, "Den anden").await.number;
        let mut stream = Stream::open(&app, &town.other_leader.id, &format!("topics=wish:{second}")).await;
        app.support(&town.management, first).await;
        app.support(&town.management, second).await;
        app.support(&town.owner, second).await;
        let (one, two) = (stream.change().await, stream.change().await);
        assert_eq!(one.topics, [format!("wish:{second}")]);
        assert_eq!((one.action.as_str(), two.action.as_str()), ("wish.supported", "wish.supported"));
        assert!(one.seq < two.seq);
    });
}

#[test]
fn what_was_missed_is_told_and_too_much_is_a_reset() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let before = cursor(&app).await;
        let wish = app.a_wish(&town.leader, "Mens ingen så på").await.number;
        let mut stream = Stream::open(&app, &town.owner.id, &format!("topics=wishes&after={before}")).await;
        assert_eq!(stream.change().await.action, "wish.created");
        let mut ahead = Stream::open(&app, &town.owner.id, "topics=wishes&after=999999999").await;
        assert_eq!(ahead.next().await.unwrap().0, "reset", "a cursor from another life is not trusted");
        for _ in 0..260 {
            app.app
                .db
                .write({
                    let (a, b) = (town.other_leader.clone(), wish);
                    move |tx| {
                        forenkl::features::wishes::app::follow(tx, &a.id, b)?;
                        forenkl::features::wishes::app::unfollow(tx, &a.id, b)
                    }
                })
                .await
                .unwrap();
        }
        let mut late = Stream::open(&app, &town.owner.id, &format!("topics=wishes&after={before}")).await;
        assert_eq!(late.next().await.unwrap().0, "reset");
    });
}

#[test]
fn a_long_poll_brings_the_same() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let before = cursor(&app).await;
        app.a_wish(&town.leader, "Gennem en proxy").await;
        let request = Request::get(format!("/api/v1/live?topics=wishes&after={before}&mode=poll"))
            .header(header::COOKIE, app.cookie(&town.owner.id).await);
        let batch: LiveBatch = app.send(request.body(Body::empty()).unwrap()).await.json();
        assert!(!batch.reset && batch.cursor > before);
        assert_eq!(batch.events[0].topics, ["wishes"]);
    });
}

#[test]
fn a_stream_ends_with_the_session() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let mut stream = Stream::open(&app, &town.leader.id, "topics=session").await;
        let path = PersonPath { person: town.leader.id.clone() };
        app.call_as::<EndSessions>(&town.administrator.id, path, nothing(), nothing()).await.unwrap();
        assert_eq!(stream.change().await.topics, [format!("person:{}", town.leader.id)]);
        assert_eq!(stream.next().await.unwrap().0, "signed_out");
        assert!(stream.next().await.is_none());
    });
}

#[test]
fn nobody_hears_of_others_comings_and_goings() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let query = format!("topics=person:{},wishes", town.leader.id);
        let mut stream = Stream::open(&app, &town.other_leader.id, &query).await;
        let path = PersonPath { person: town.leader.id.clone() };
        app.call_as::<EndSessions>(&town.administrator.id, path, nothing(), nothing()).await.unwrap();
        app.a_wish(&town.leader, "Bagefter").await;
        assert_eq!(stream.change().await.action, "wish.created");
    });
}

#[test]
fn stopping_says_goodbye() {
    for_each_db(|app| async move {
        let mut stream = Stream::open(&app, &app.town.leader.id, "topics=wishes").await;
        app.app.live.close();
        assert_eq!(stream.next().await.unwrap().0, "goodbye");
        assert!(stream.next().await.is_none());
    });
}
