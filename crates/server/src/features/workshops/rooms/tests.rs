//! Rooms whose workshop is gone, and what a room tells those who come back.

use std::{collections::BTreeSet, future::Future, time::Duration};

use forenkl_api::{
    BlockId, CardId, ClusterId, Timestamp, WorkshopId,
    people::Language,
    workshops::{Act, Lead, Signing, TemplateKind, templates::template},
};
use tokio::sync::watch;

use super::{
    super::room::{By, Done, Entry, Opening, State},
    Rooms,
    told::{Picture, Readers, Told},
};
use crate::db::{Db, Location};

fn opening() -> Opening {
    Opening {
        title: "Afprøvning".into(),
        purpose: String::new(),
        signing: Signing::Anonymous,
        waiting_room: false,
        blocks: Vec::new(),
        code: "ACD346".into(),
        wishes: Vec::new(),
        agreed: Vec::new(),
    }
}

fn opened() -> State {
    State::open(opening())
}

/// A room that somebody may come back to.
struct Telling {
    state: State,
    readers: Readers,
    told: Told,
}

impl Telling {
    fn begin() -> Self {
        let blocks = template(TemplateKind::Simplify, Language::Danish).blocks;
        let state = State::open(Opening { signing: Signing::Signed, blocks, ..opening() });
        let readers = Readers::default();
        let told = Told::begin(&state, &readers);
        Self { state, readers, told }
    }

    /// Whether what came before it is told to somebody who comes back after it.
    fn goes_on(&mut self, lead: Lead) -> bool {
        let (by, done) = (By::Facilitator, Done::Led(lead));
        let entry = Entry { at: Timestamp(0), id: self.state.seq.to_string(), by, who: None, done };
        self.state.apply(&entry);
        self.told.go_on(Picture::of(&self.state, &self.readers), BTreeSet::new());
        !self.told.story.is_empty()
    }

    fn does(&mut self, act: Act) -> bool {
        self.goes_on(Lead::Do { act })
    }
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

#[test]
fn what_was_taken_back_is_not_told_to_whoever_comes_back() {
    let mut room = Telling::begin();
    let block = BlockId("b3".into());
    let write = |text: &str| Act::Write { block: block.clone(), text: text.into() };
    let [first, second] = ["c1", "c2"].map(CardId::from);
    let [named, unnamed] = ["g1", "g2"].map(ClusterId::from);
    assert!(room.goes_on(Lead::Go { block: block.clone() }));
    assert!(room.does(write("Tre underskrifter")) && room.does(write("Nøgler")));
    let rewrite = Act::Rewrite { card: first.clone(), text: "Fire underskrifter".into() };
    assert!(room.does(rewrite), "nobody had seen it");
    assert!(room.goes_on(Lead::Reveal { block: block.clone() }));
    let rewrite = Act::Rewrite { card: first.clone(), text: "Fem underskrifter".into() };
    assert!(!room.does(rewrite), "a text that was changed");
    assert!(room.does(Act::Park { text: "Kantinen".into() }));
    assert!(!room.goes_on(Lead::Unpark { parked: 1 }), "what was parked");
    assert!(room.does(Act::Gather { cards: vec![first], title: "Skabe".into() }));
    assert!(
        !room.does(Act::Name { cluster: named.clone(), title: "Adgang".into() }),
        "what a group was called"
    );
    assert!(room.does(Act::Gather { cards: vec![second.clone()], title: String::new() }));
    assert!(room.does(Act::Name { cluster: unnamed, title: "Nøgler".into() }), "one that had no name");
    let put = Act::Move { cards: vec![second.clone()], cluster: Some(named) };
    assert!(!room.does(put), "a group that is gone");
    assert!(room.goes_on(Lead::Start { seconds: 60 }));
    assert!(!room.goes_on(Lead::RemoveCard { card: second }), "a card");
    assert!(room.goes_on(Lead::Lock { lock: true }));
    assert!(!room.goes_on(Lead::Anonymise), "names");
}
