//! Follows a workshop: a view that keeps up with the server, through lost networks and restarts.

use std::{
    cell::{Cell, RefCell},
    rc::Rc,
    time::Duration,
};

use forenkl_api::workshops::{Own, view::FrameName};
use js_sys::{JSON, Reflect};
use leptos::{prelude::*, task::spawn_local};
use serde::de::DeserializeOwned;
use wasm_bindgen::{JsCast, JsValue, closure::Closure};
use web_sys::{EventSource, MessageEvent};

use super::{
    clock::{self, Ahead},
    merge::merged,
};
use crate::{
    format::now,
    net::{self, objects},
};

/// Longest pause between tries, in milliseconds.
const LONGEST_PAUSE: u32 = 8_000;
/// The server speaks every 15 seconds; after so long in silence the stream is opened anew, in milliseconds.
const SILENCE: i64 = 40_000;
/// A stream begins with something at once; one that stands for so long and has said nothing is held back on the way, in milliseconds.
const MUTE: i64 = 8_000;
/// Shortest pause between two questions where streams are held back, in milliseconds.
const POLL_PAUSE: u32 = 50;
/// So often it is tried whether they still are, in milliseconds: a phone that came out of the meeting room should not ask for ever.
const TRY_AGAIN: i64 = 5 * 60_000;
const LOOK: Duration = Duration::from_secs(5);

/// What is followed. `Copy`, like the signals in it.
pub struct Following<V: Send + Sync + 'static> {
    /// Nothing until the first picture has come.
    pub view: RwSignal<Option<V>>,
    /// One's own things, for a participant.
    pub own: RwSignal<Option<Own>>,
    /// The stream stands. Otherwise what is shown may be old.
    pub connected: RwSignal<bool>,
    /// The workshop is not there any more, or not for this reader: nothing comes after this.
    pub gone: RwSignal<bool>,
    /// How far the server's clock is ahead of the one here ([`clock::here`]), in milliseconds.
    pub ahead: RwSignal<i64>,
}

impl<V: Send + Sync + 'static> Clone for Following<V> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<V: Send + Sync + 'static> Copy for Following<V> {}

impl<V: Send + Sync + 'static> Following<V> {
    /// The server's clock, in milliseconds.
    pub fn server_now(self) -> i64 {
        clock::here() + self.ahead.get_untracked()
    }
}

type Handler = Closure<dyn Fn(MessageEvent)>;

/// What changes while following; in one place, so that the handlers of an earlier opening do nothing.
#[derive(Default)]
struct Line {
    source: RefCell<Option<EventSource>>,
    handlers: RefCell<Vec<Handler>>,
    /// The view as the browser's JSON, to be patched.
    held: RefCell<JsValue>,
    seq: Cell<Option<i64>>,
    ahead: Cell<Ahead>,
    fails: Cell<u32>,
    heard_at: Cell<i64>,
    opening: Cell<u32>,
    opened_at: Cell<i64>,
    /// Something in between holds streams back until they end: each piece is asked for by itself.
    polls: Cell<bool>,
    /// When it is tried next whether streams come through by now.
    try_at: Cell<i64>,
    /// Nobody looks at the page.
    rests: Cell<bool>,
    /// Where it is told that there is nothing to follow any more.
    gone: Option<RwSignal<bool>>,
    over: Cell<bool>,
}

/// Follows the stream at an address for as long as the reactive owner lives. `hear` has each view and its JSON before `view` changes, for
/// what is read apart from it.
pub fn follow<V: DeserializeOwned + Send + Sync + 'static>(
    address: String,
    hear: impl Fn(&V, String) + 'static,
) -> Following<V> {
    let following = Following {
        view: RwSignal::new(None),
        own: RwSignal::new(None),
        connected: RwSignal::new(false),
        gone: RwSignal::new(false),
        ahead: RwSignal::new(0),
    };
    let take: Take = Rc::new(move |line, name, data| taken(following, &hear, line, name, data));
    let line = Rc::new(Line { gone: Some(following.gone), ..Line::default() });
    open(line.clone(), address.clone(), take.clone());
    look(line.clone(), address.clone(), take.clone());
    for event in ["visibilitychange", "online"] {
        let (line, address, take) = (line.clone(), address.clone(), take.clone());
        let listener = window_event_listener_untyped(event, move |_| {
            // It may be another network now.
            line.try_at.set(0);
            if !document().hidden() && line.rests.replace(false) {
                open(line.clone(), address.clone(), take.clone());
            }
        });
        on_cleanup(move || listener.remove());
    }
    let held = StoredValue::new_local(line);
    on_cleanup(move || held.with_value(|line| line.end()));
    following
}

type Take = Rc<dyn Fn(&Line, FrameName, &JsValue)>;

impl Line {
    fn close(&self) {
        self.opening.set(self.opening.get() + 1);
        if let Some(source) = self.source.take() {
            source.set_onerror(None);
            source.close();
        }
        // A handler may be closing the stream it belongs to: let it finish first.
        let handlers = self.handlers.take();
        set_timeout(move || drop(handlers), Duration::ZERO);
    }

    fn end(&self) {
        self.over.set(true);
        self.close();
    }
}

fn open(line: Rc<Line>, address: String, take: Take) {
    line.close();
    line.opened_at.set(now().0);
    line.heard_at.set(now().0);
    if line.polls.get() {
        return poll(line, address, take);
    }
    let Some(source) = stream(&line, &address) else { return };
    let mut handlers = Vec::new();
    for name in FrameName::ALL {
        let (listener, name, take, again) = (line.clone(), *name, take.clone(), address.clone());
        let handler = Handler::new(move |event: MessageEvent| {
            listener.fails.set(0);
            listener.heard_at.set(now().0);
            let data = event.data().as_string().and_then(|text| JSON::parse(&text).ok()).unwrap_or_default();
            take(&listener, name, &data);
            if name == FrameName::Goodbye {
                again_after(listener.clone(), again.clone(), take.clone(), 300);
            }
        });
        let _ = source.add_event_listener_with_callback(name.word(), handler.as_ref().unchecked_ref());
        handlers.push(handler);
    }
    let failing = line.clone();
    let failed = Handler::new(move |_| {
        failed_to_hear(failing.clone(), address.clone(), take.clone());
    });
    source.set_onerror(Some(failed.as_ref().unchecked_ref()));
    handlers.push(failed);
    *line.source.borrow_mut() = Some(source);
    *line.handlers.borrow_mut() = handlers;
}

/// A stream that goes on from where we are.
fn stream(line: &Line, address: &str) -> Option<EventSource> {
    let after = line.seq.get().map(|seq| format!("?after={seq}")).unwrap_or_default();
    EventSource::new(&format!("{address}{after}")).ok()
}

/// Says that what is shown may be old, and tries again, less and less often. The second time it asks whether there is anything left.
fn failed_to_hear(line: Rc<Line>, address: String, take: Take) {
    line.fails.set(line.fails.get() + 1);
    take(&line, FrameName::Goodbye, &JsValue::UNDEFINED);
    if line.fails.get() == 2 {
        let (asking, address) = (line.clone(), address.clone());
        spawn_local(async move {
            if net::is_gone(&format!("{address}?mode=poll")).await && !asking.over.get() {
                asking.end();
                if let Some(gone) = asking.gone {
                    let _ = gone.try_set(true);
                }
            }
        });
    }
    let longest = (500_u32 << line.fails.get().min(4)).min(LONGEST_PAUSE);
    again_after(line, address, take, longest / 2);
}

/// Asks for what has come since, which is answered as soon as there is something, and then again.
fn poll(line: Rc<Line>, address: String, take: Take) {
    let opening = line.opening.get();
    let after = line.seq.get().map(|seq| format!("&after={seq}")).unwrap_or_default();
    spawn_local(async move {
        let text = net::exchange(&format!("{address}?mode=poll{after}")).await;
        if line.opening.get() != opening || line.over.get() {
            return;
        }
        let Some(text) = text else {
            // It may have been the network and no proxy at all.
            line.polls.set(false);
            return failed_to_hear(line, address, take);
        };
        line.fails.set(0);
        for frame in text.split("\n\n") {
            let field =
                |name: &str| frame.lines().find_map(|line| line.strip_prefix(name)).map(str::trim_start);
            if let Some(name) = field("event:").and_then(FrameName::from_word) {
                let data = field("data:").and_then(|data| JSON::parse(data).ok()).unwrap_or_default();
                take(&line, name, &data);
            }
        }
        again_after(line, address, take, POLL_PAUSE);
    });
}

/// Tries whether streams come through by now, beside the asking, so that nobody waits for it. What the try hears is not taken: where it hears
/// something, the stream is opened from where the asking has come to, and the answer that is on its way is left.
fn try_stream(line: Rc<Line>, address: String, take: Take) {
    let Some(source) = stream(&line, &address) else { return };
    let trying = source.clone();
    let heard = Handler::new(move |_| {
        trying.close();
        if line.polls.get() && !line.rests.get() && !line.over.get() {
            line.polls.set(false);
            open(line.clone(), address.clone(), take.clone());
        }
    });
    // A heartbeat comes at once.
    let _ =
        source.add_event_listener_with_callback(FrameName::Heartbeat.word(), heard.as_ref().unchecked_ref());
    let give_up = move || {
        source.close();
        drop(heard);
    };
    set_timeout(give_up, Duration::from_millis(MUTE.unsigned_abs()));
}

/// Opens it anew after so many milliseconds and up to twice as many, so that not all phones come back at the same moment.
fn again_after(line: Rc<Line>, address: String, take: Take, pause: u32) {
    line.close();
    let opening = line.opening.get();
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "small and positive")]
    let extra = (js_sys::Math::random() * f64::from(pause)) as u32;
    let again = move || {
        if line.opening.get() == opening && !line.over.get() {
            open(line, address, take);
        }
    };
    set_timeout(again, Duration::from_millis(u64::from(pause + extra)));
}

/// Looks from time to time whether anything still comes through: a phone that slept hears nothing, and no error either.
fn look(line: Rc<Line>, address: String, take: Take) {
    let next = move || {
        if line.over.get() {
            return;
        }
        if document().hidden() {
            // Browsers allow few connections to a server, and tabs are many; a phone in a pocket needs none.
            line.rests.set(true);
            line.close();
            return look(line, address, take);
        }
        let is_mute = line.source.borrow().is_some() && line.heard_at.get() <= line.opened_at.get();
        let tries = line.polls.get() && clock::here() >= line.try_at.get();
        if is_mute && !line.polls.get() && now().0 - line.opened_at.get() > MUTE {
            line.polls.set(true);
            line.try_at.set(clock::here() + TRY_AGAIN);
            open(line.clone(), address.clone(), take.clone());
        } else if tries {
            line.try_at.set(clock::here() + TRY_AGAIN);
            try_stream(line.clone(), address.clone(), take.clone());
        } else if now().0 - line.heard_at.get() > SILENCE {
            open(line.clone(), address.clone(), take.clone());
        }
        look(line, address, take);
    };
    set_timeout(next, LOOK);
}

fn taken<V: DeserializeOwned + Send + Sync + 'static>(
    following: Following<V>,
    hear: &dyn Fn(&V, String),
    line: &Line,
    name: FrameName,
    data: &JsValue,
) {
    let field = |name: &str| Reflect::get(data, &JsValue::from_str(name)).unwrap_or_default();
    let number = |name: &str| {
        #[expect(clippy::cast_possible_truncation, reason = "numbers of entries and moments are whole")]
        field(name).as_f64().map(|number| number as i64)
    };
    if let Some(at) = number("now") {
        let mut known = line.ahead.get();
        let ahead = known.take(clock::here(), at);
        line.ahead.set(known);
        // Told only when it is another: all that shows a time is worked out anew.
        if following.ahead.try_get_untracked().is_some_and(|told| told != ahead) {
            let _ = following.ahead.try_set(ahead);
        }
    }
    if let Some(seq) = number("seq") {
        line.seq.set(Some(seq));
    }
    match name {
        FrameName::Snapshot => *line.held.borrow_mut() = field("view"),
        FrameName::Patch => {
            let patched = merged(&line.held.borrow(), &field("patch"));
            *line.held.borrow_mut() = patched;
        }
        FrameName::Own | FrameName::Heartbeat => {}
        FrameName::Goodbye => {
            let _ = following.connected.try_set(false);
            return;
        }
    }
    if matches!(name, FrameName::Snapshot | FrameName::Patch) {
        let text = JSON::stringify(&line.held.borrow()).map(String::from).unwrap_or_default();
        if let Ok(view) = objects::from_str::<V>(&text) {
            hear(&view, text);
            let _ = following.view.try_set(Some(view));
        }
    }
    let own = field("own");
    if own.is_object() {
        let text = JSON::stringify(&own).map(String::from).unwrap_or_default();
        if let Ok(own) = objects::from_str::<Own>(&text) {
            let _ = following.own.try_set(Some(own));
        }
    }
    let _ = following.connected.try_set(true);
}
