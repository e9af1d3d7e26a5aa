//! Live events: what changed on the server, so that open pages ask again.
//!
//! One stream for the tab, over all topics that something on screen watches. Events carry no content; whoever watches fetches anew.

mod poll;
mod stream;

use std::{
    cell::{Cell, RefCell},
    time::Duration,
};

use forenkl_api::live::{LiveEvent, LiveQuery};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};

/// Pages come and go with several topics at once; the stream is opened anew after all of them.
const SETTLE: Duration = Duration::from_millis(60);

/// Watched always: roles and sessions that changed.
const SESSION: &str = "session";

struct Topic {
    name: String,
    watchers: usize,
    changes: ArcRwSignal<u64>,
}

#[derive(Default)]
struct Live {
    /// Few enough to be looked through.
    topics: Vec<Topic>,
    /// The newest event seen; `None` while nobody is signed in.
    cursor: Option<i64>,
    /// Set when a reopening is on its way.
    settling: bool,
    /// No heartbeat came through: something in between holds the stream back.
    polling: bool,
}

impl Live {
    fn topic(&mut self, name: &str) -> Option<&mut Topic> {
        self.topics.iter_mut().find(|topic| topic.name == name)
    }
}

thread_local! {
    static LIVE: RefCell<Live> = RefCell::default();
    /// How to listen, once that part of the program is here.
    static LISTENING: Cell<Option<Listening>> = const { Cell::new(None) };
}

/// What listening consists of. Not needed for the first picture, so it comes with what follows that: by then it is known what to
/// listen for, and from where in the order of events.
#[derive(Clone, Copy)]
struct Listening {
    /// Opens what is listened to anew, over what is watched now.
    open: fn(),
    close: fn(),
}

/// A number that grows when one of the topics changes: `wishes`, `wish:12`, `initiatives`, `initiative:7`, `org` … Read it in a
/// resource to fetch anew. Watching ends with the reactive owner.
pub fn watch(topics: &[&str]) -> Signal<u64> {
    let changes: Vec<ArcRwSignal<u64>> = topics.iter().map(|topic| begin(topic)).collect();
    let watched: Vec<String> = topics.iter().map(|&topic| topic.to_owned()).collect();
    on_cleanup(move || watched.iter().for_each(|topic| end(topic)));
    settle();
    // While there was no network, events may have been missed that matter here.
    let returns = super::connection::returns();
    Signal::derive(move || returns.get() + changes.iter().map(Get::get).sum::<u64>())
}

fn begin(topic: &str) -> ArcRwSignal<u64> {
    LIVE.with_borrow_mut(|live| {
        if let Some(known) = live.topic(topic) {
            known.watchers += 1;
            return known.changes.clone();
        }
        let changes = ArcRwSignal::new(0);
        live.topics.push(Topic { name: topic.to_owned(), watchers: 1, changes: changes.clone() });
        changes
    })
}

fn end(topic: &str) {
    LIVE.with_borrow_mut(|live| {
        if let Some(known) = live.topic(topic) {
            known.watchers -= 1;
        }
        live.topics.retain(|topic| topic.watchers > 0);
    });
    settle();
}

/// Starts listening from a point in the order of events; called when the session is known.
pub fn start_after(cursor: i64) {
    let listening = LIVE.with_borrow_mut(|live| {
        let before = live.cursor;
        live.cursor = Some(before.map_or(cursor, |known| known.max(cursor)));
        before.is_some()
    });
    if !listening {
        settle();
    }
}

/// Stops listening: nobody is signed in.
pub fn stop() {
    LIVE.with_borrow_mut(|live| live.cursor = None);
    if let Some(listening) = LISTENING.get() {
        (listening.close)();
    }
}

/// Listens to what is watched now, once things have settled.
fn settle() {
    let first = LIVE.with_borrow_mut(|live| !std::mem::replace(&mut live.settling, true));
    if first {
        set_timeout(
            || {
                LIVE.with_borrow_mut(|live| live.settling = false);
                if let Some(listening) = LISTENING.get() {
                    (listening.open)();
                }
            },
            SETTLE,
        );
    }
}

fn open() {
    let Some(query) = query() else { return };
    if query.mode.is_some() { poll::run(query) } else { stream::run(&query) }
}

/// Begins to listen. Called once, by what follows the first picture.
pub fn listen() {
    // Hidden from the optimiser, as in `outbox::begin`.
    LISTENING.set(Some(std::hint::black_box(Listening { open, close: stream::close })));
    rest_while_hidden();
    open();
}

/// What to ask for now; nothing while nobody is signed in.
fn query() -> Option<LiveQuery> {
    LIVE.with_borrow(|live| {
        let after = Some(live.cursor?);
        let mut topics = SESSION.to_owned();
        for topic in &live.topics {
            topics.push(',');
            topics.push_str(&topic.name);
        }
        Some(LiveQuery { topics, after, mode: live.polling.then(|| "poll".to_owned()) })
    })
}

/// Something changed: remembers how far we are and tells who watches.
fn changed(event: &LiveEvent) {
    let told = LIVE.with_borrow_mut(|live| {
        live.cursor = live.cursor.map(|cursor| cursor.max(event.seq));
        event.topics.iter().filter_map(|topic| live.topic(topic).map(|topic| topic.changes.clone())).collect()
    });
    tell(told);
    // The server answers to `session` with the person's own topic.
    let mine = format!("person:{}", crate::session::person_id());
    if event.topics.iter().any(|topic| topic == SESSION || *topic == mine) {
        crate::session::refresh();
    }
}

/// Everything may have changed. The session says where to go on.
fn reset() {
    everything_changed();
    crate::session::refresh();
}

/// Everything on screen is fetched anew: the person may do other things than before, or events were missed.
pub fn everything_changed() {
    tell(LIVE.with_borrow(|live| live.topics.iter().map(|topic| topic.changes.clone()).collect()));
}

fn tell(changes: Vec<ArcRwSignal<u64>>) {
    for signal in changes {
        signal.update(|times| *times += 1);
    }
}

/// A page that nobody looks at does not listen: browsers allow few connections to a server, and tabs are many.
fn rest_while_hidden() {
    let seen = Closure::<dyn Fn()>::new(|| {
        if !document().hidden() && stream::is_resting() {
            open();
        }
    });
    let _ = document().add_event_listener_with_callback("visibilitychange", seen.as_ref().unchecked_ref());
    seen.forget();
}

/// Asks in rounds from now on, instead of waiting at a stream that nothing comes through.
fn fall_back() {
    LIVE.with_borrow_mut(|live| live.polling = true);
    open();
}
