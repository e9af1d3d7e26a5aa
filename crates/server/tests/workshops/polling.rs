//! The long poll, for networks that hold a stream back.

use std::time::Duration;

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use forenkl_api::workshops::{Act, Lead, WorkshopBody};
use serde_json::Value;

use super::{Guest, Room, plan};
use crate::support::{Raw, for_each_db};

pub async fn poll(guest: &Guest<'_>, after: Option<i64>) -> Raw {
    let after = after.map(|after| format!("&after={after}")).unwrap_or_default();
    let path = format!("/api/v1/workshops/{}/participant/stream?mode=poll{after}", guest.room.id);
    let request = Request::get(path).header(header::COOKIE, &guest.cookie).body(Body::empty()).unwrap();
    guest.room.app.send(request).await
}

/// Polls until there is nothing new, and says up to where that is.
pub async fn polled(guest: &Guest<'_>) -> i64 {
    let mut after = None;
    for _ in 0..10 {
        let Ok(raw) = tokio::time::timeout(Duration::from_secs(1), poll(guest, after)).await else {
            return after.unwrap();
        };
        assert_eq!(raw.status, StatusCode::OK);
        let text = raw.text();
        let last: Value = serde_json::from_str(text.trim_end().rsplit_once("data: ").unwrap().1).unwrap();
        after = last["seq"].as_i64();
    }
    panic!("answered again and again without anything new");
}

#[test]
fn a_poll_waits_for_something_new_inside_and_outside() {
    for_each_db(|app| async move {
        let room = Room::open(&app, WorkshopBody { waiting_room: true, ..plan(&app) }).await;
        let (anna, bo) = (room.join("Anna").await, room.join("Bo").await);
        room.lead(Lead::LetIn { participant: bo.first.own.participant.clone() }).await.unwrap();
        let (outside, inside) = (polled(&anna).await, polled(&bo).await);
        let parks = async { bo.act(Act::Park { text: "Bagefter".into() }).await.unwrap() };
        let (news, _) = tokio::join!(poll(&bo, Some(inside)), parks);
        assert!(news.text().contains("Bagefter"), "{}", news.text());
        let me = anna.first.own.participant.clone();
        let (news, _) = tokio::join!(poll(&anna, Some(outside)), room.lead(Lead::LetIn { participant: me }));
        assert!(news.text().contains("event: snapshot"), "{}", news.text());
        assert!(news.text().contains("Bagefter"), "{}", news.text());
    });
}
