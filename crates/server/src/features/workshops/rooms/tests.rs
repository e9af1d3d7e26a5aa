//! Rooms whose workshop is gone.

use std::{future::Future, time::Duration};

use forenkl_api::{WorkshopId, workshops::Signing};
use tokio::sync::watch;

use super::{
    super::room::{Opening, State},
    Rooms,
};
use crate::db::{Db, Location};

fn opened() -> State {
    State::open(Opening {
        title: "Afprøvning".into(),
        purpose: String::new(),
        signing: Signing::Anonymous,
        waiting_room: false,
        blocks: Vec::new(),
        code: "ACD346".into(),
        wishes: Vec::new(),
        agreed: Vec::new(),
    })
}

/// With a store that knows no workshop.
fn with_rooms<F: Future<Output = ()>>(test: impl FnOnce(Rooms) -> F) {
    let folder = tempfile::tempdir().unwrap();
    let db = Db::open(Location::Sqlite(folder.path().join("forenkl.db"))).unwrap();
    let (_open, closing) = watch::channel(false);
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(test(Rooms::new(&db, closing)));
}

#[test]
fn a_room_that_lost_its_state_and_its_workshop_ends() {
    with_rooms(|rooms| async move {
        let id = WorkshopId("gone".into());
        for way in 0..3 {
            let room = rooms.begin(id.clone(), opened());
            let mut host = rooms.host(id.clone(), room, None);
            match way {
                0 => assert!(!host.tell().await),
                1 => host.show().await,
                _ => assert!(!host.catch_up().await),
            }
            assert!(host.gone, "{way}");
        }
    });
}

#[test]
fn a_workshop_that_is_deleted_while_somebody_opens_it_leaves_no_room() {
    with_rooms(|rooms| async move {
        let id = WorkshopId("gone".into());
        // Somebody has read it, and it is deleted before they have opened it.
        let reading = rooms.reading.lock().await;
        let (closer, gone) = (rooms.clone(), id.clone());
        let closing = tokio::spawn(async move { closer.close(&gone).await });
        tokio::task::yield_now().await;
        let room = rooms.begin(id.clone(), opened());
        rooms.open.lock().unwrap().insert(id, room.clone());
        drop(reading);
        closing.await.unwrap();
        tokio::time::timeout(Duration::from_secs(10), room.ended()).await.expect("it ends");
    });
}
