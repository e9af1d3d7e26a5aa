//! A reader that does not read.

use forenkl_api::workshops::Lead;

use super::{Room, plan};
use crate::support::for_each_db;

/// More changes than are kept for somebody who lags behind.
const CHANGES: i64 = 80;

#[test]
fn who_does_not_read_is_dropped_and_others_do_not_notice() {
    for_each_db(|app| async move {
        let room = Room::open(&app, plan(&app)).await;
        let (anna, bo) = (room.join("Anna").await, room.join("Bo").await);
        let (mut reads, mut does_not) = (anna.follow(None).await, bo.follow(None).await);
        for change in 0..CHANGES {
            let doing = Lead::Start { seconds: 60 + change };
            let seq = room.lead(doing).await.unwrap().seq;
            reads.until(|seen| seen.seq >= seq).await;
        }
        assert!(!reads.frames.contains(&"goodbye".to_owned()));
        while does_not.next().await.is_some() {}
        assert_eq!(does_not.frames.last().map(String::as_str), Some("goodbye"));
        let mut back = bo.follow(Some(does_not.seq)).await;
        back.view = does_not.view;
        back.until(|seen| seen.seq >= reads.seq).await;
        assert_eq!(back.view, reads.view);
    });
}
