//! The stream itself: an `EventSource` that we open anew ourselves, from where we are, after a growing pause.

use std::{cell::RefCell, time::Duration};

use forenkl_api::live::{FrameKind, Live, LiveEvent, LiveQuery};
use leptos::prelude::*;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{EventSource, MessageEvent};

use super::{changed, fall_back, open, reset};
use crate::net::href;

/// The server sends a heartbeat every 15 seconds; without one for so long, something holds the stream back.
const SILENCE: i64 = 40_000;
/// How often the silence is measured.
const LOOK: Duration = Duration::from_secs(10);
/// Longest pause between tries, in milliseconds.
const LONGEST_PAUSE: u64 = 30_000;

type OnMessage = Closure<dyn Fn(MessageEvent)>;

#[derive(Default)]
struct Stream {
    source: Option<EventSource>,
    /// Kept as long as the source uses them.
    handlers: Vec<OnMessage>,
    /// Counts openings, so that what belongs to an earlier one is ignored.
    opening: u64,
    fails: u32,
    heard_at: i64,
    /// A frame has come through on this opening.
    heard: bool,
    /// Closed because nobody looks at the page.
    resting: bool,
}

thread_local! {
    static STREAM: RefCell<Stream> = RefCell::default();
}

/// Opens the stream, in place of one that is open.
pub(super) fn run(query: &LiveQuery) {
    close();
    let Ok(source) = EventSource::new(&href::<Live>(&forenkl_api::Empty {}, query)) else { return };
    let opening = STREAM.with_borrow_mut(|stream| {
        stream.opening += 1;
        stream.heard = false;
        stream.resting = false;
        stream.heard_at = crate::format::now().0;
        stream.opening
    });
    let mut handlers: Vec<OnMessage> = FrameKind::ALL.iter().map(|kind| listen(&source, *kind)).collect();
    let failed = OnMessage::new(move |_| fail());
    source.set_onerror(Some(failed.as_ref().unchecked_ref()));
    handlers.push(failed);
    STREAM.with_borrow_mut(|stream| {
        stream.source = Some(source);
        stream.handlers = handlers;
    });
    look_later(opening);
}

/// Closes the stream, if one is open.
pub(super) fn close() {
    let (source, handlers) = STREAM.with_borrow_mut(|stream| {
        stream.opening += 1;
        (stream.source.take(), std::mem::take(&mut stream.handlers))
    });
    if let Some(source) = source {
        source.set_onerror(None);
        source.close();
    }
    // A handler may be closing the stream it belongs to: let it finish first.
    set_timeout(move || drop(handlers), Duration::ZERO);
}

fn listen(source: &EventSource, kind: FrameKind) -> OnMessage {
    let handler = OnMessage::new(move |event: MessageEvent| {
        STREAM.with_borrow_mut(|stream| {
            stream.heard = true;
            stream.fails = 0;
            stream.heard_at = crate::format::now().0;
        });
        frame(kind, &event.data().as_string().unwrap_or_default());
    });
    let _ = source.add_event_listener_with_callback(kind.word(), handler.as_ref().unchecked_ref());
    handler
}

fn frame(kind: FrameKind, data: &str) {
    match kind {
        FrameKind::Change => {
            if let Ok(event) = crate::net::objects::from_str::<LiveEvent>(data) {
                changed(&event);
            }
        }
        FrameKind::Reset => reset(),
        FrameKind::Heartbeat => {}
        FrameKind::SignedOut => crate::session::signed_out(),
        FrameKind::Goodbye => {
            close();
            again_in(jitter(1_000, 4_000));
        }
    }
}

/// The connection broke, or the server refused. Being signed out looks the same from here, so the session is asked too.
fn fail() {
    let (fails, refused) = STREAM.with_borrow_mut(|stream| {
        stream.fails += 1;
        let refused =
            stream.source.as_ref().is_some_and(|source| source.ready_state() == EventSource::CLOSED);
        (stream.fails, refused)
    });
    close();
    if refused && fails == 1 {
        crate::session::refresh();
    }
    let longest = 1_000_u64.saturating_mul(1 << fails.min(6)).min(LONGEST_PAUSE);
    again_in(jitter(longest / 2, longest / 2));
}

fn again_in(pause: Duration) {
    let opening = STREAM.with_borrow(|stream| stream.opening);
    set_timeout(
        move || {
            if STREAM.with_borrow(|stream| stream.opening == opening) {
                open();
            }
        },
        pause,
    );
}

/// Between `least` and `least + spread` milliseconds, so that not all tabs come back at the same moment.
fn jitter(least: u64, spread: u64) -> Duration {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "small"
    )]
    let extra = (js_sys::Math::random() * spread as f64) as u64;
    Duration::from_millis(least + extra)
}

/// Looks from time to time whether anything still comes through.
fn look_later(opening: u64) {
    set_timeout(
        move || {
            if document().hidden() {
                return rest(opening);
            }
            let now = crate::format::now().0;
            let state = STREAM.with_borrow(|stream| {
                (stream.opening == opening).then_some((now - stream.heard_at > SILENCE, stream.heard))
            });
            match state {
                None => {}
                Some((false, _)) => look_later(opening),
                // It spoke before: the machine slept, or the network changed.
                Some((true, true)) => open(),
                Some((true, false)) => {
                    close();
                    fall_back();
                }
            }
        },
        LOOK,
    );
}

fn rest(opening: u64) {
    if STREAM.with_borrow(|stream| stream.opening == opening) {
        close();
        STREAM.with_borrow_mut(|stream| stream.resting = true);
    }
}

/// Whether it waits for someone to look at the page again.
pub(super) fn is_resting() -> bool {
    STREAM.with_borrow(|stream| stream.resting)
}
