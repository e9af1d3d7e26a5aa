//! The outbox: sends that must not be lost. A body is kept in the browser before it is sent and until the server has acknowledged it;
//! without a network it waits and goes out later, also after the page was loaded anew. Each body carries a key made once, so that
//! sending it twice does it once.

use std::{
    cell::{Cell, RefCell},
    sync::LazyLock,
    time::Duration,
};

use forenkl_api::{Endpoint, Method, Problem, ProblemCode};
use leptos::{prelude::*, task::spawn_local};
use serde::{Deserialize, Serialize, de::DeserializeOwned};

use crate::storage::{self, Shelf};

const PREFIX: &str = "forenkl.outbox.";
/// How long to wait before trying again by ourselves: at first so long, then twice as long each time, and never longer than that.
const FIRST_PAUSE: Duration = Duration::from_secs(2);
const LONGEST_PAUSE: Duration = Duration::from_secs(20);

/// Something that waits to be sent.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Waiting {
    /// The key the body carries.
    pub key: String,
    /// What it is called on screen: the wish's title, the beginning of the comment.
    pub label: String,
    /// Where it goes.
    pub url: String,
    /// The body, as JSON.
    pub body: String,
    /// Why the server refused it, if it did; then the person has to look at it.
    #[serde(default)]
    pub refused: Option<ProblemCode>,
}

/// The texts of any body that waits.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Written {
    title: String,
    body: String,
    suggestion: String,
}

impl Waiting {
    /// What the person wrote, for taking it out again.
    pub fn text(&self) -> String {
        let written = crate::net::objects::from_str::<Written>(&self.body).unwrap_or_default();
        let texts = [written.title, written.body, written.suggestion];
        texts.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n\n")
    }
}

static WAITING: LazyLock<ArcRwSignal<Vec<Waiting>>> = LazyLock::new(|| ArcRwSignal::new(Vec::new()));
/// Grows when something that had waited was sent.
static SENT: LazyLock<ArcRwSignal<u64>> = LazyLock::new(|| ArcRwSignal::new(0));

thread_local! {
    /// What the server said to what had waited, by key; for the page that follows it.
    static REPLIES: RefCell<Vec<(String, String)>> = const { RefCell::new(Vec::new()) };
    static BUSY: Cell<bool> = const { Cell::new(false) };
    /// Woken while busy: what failed a moment ago may go through now.
    static WOKEN: Cell<bool> = const { Cell::new(false) };
    /// The pause that is being waited out, or the one before.
    static PAUSE: Cell<Duration> = const { Cell::new(Duration::ZERO) };
    static PAUSING: Cell<bool> = const { Cell::new(false) };
    /// Looks what waits and sends it, once that part of the program is here.
    static WAKE: Cell<Option<fn()>> = const { Cell::new(None) };
}

/// What waits, for the signed-in person.
pub fn waiting() -> RwSignal<Vec<Waiting>> {
    RwSignal::from(WAITING.clone())
}

/// Grows when something that had waited was sent; lists that read it fetch anew.
pub fn sent() -> RwSignal<u64> {
    RwSignal::from(SENT.clone())
}

/// Sends a `POST` whose body carries `key`, keeping it until it is acknowledged.
///
/// # Errors
/// The server's problem: then it is for the form to mend, and nothing is kept. `Offline` (or `Unavailable`): it is kept, and goes out
/// by itself; tell the person that it waits.
pub async fn send<E: Endpoint>(
    key: &str,
    label: &str,
    path: &E::Path,
    body: &E::Body,
) -> Result<E::Reply, Problem> {
    let item = Waiting {
        key: key.to_owned(),
        label: label.to_owned(),
        url: E::path(path),
        body: super::write(body),
        refused: None,
    };
    keep(&item);
    let outcome = super::send(Method::Post, item.url.clone(), Some(item.body.clone())).await;
    match &outcome {
        Err(problem) if goes_out_later(problem.code) => {
            look();
            try_later();
        }
        _ => {
            remove(key);
        }
    }
    super::read(&outcome?)
}

/// Whether a send that failed like this is kept and tried again.
pub fn goes_out_later(code: ProblemCode) -> bool {
    matches!(
        code,
        ProblemCode::Offline
            | ProblemCode::Unavailable
            | ProblemCode::SignInNeeded
            | ProblemCode::TooManyTries
    )
}

/// Takes out something that waits.
pub fn remove(key: &str) {
    storage::remove(Shelf::Lasting, &name(key));
    look();
}

/// What the server said when this tab sent something that had waited. Nothing when it was thrown away, or sent by another tab.
pub fn reply<T: DeserializeOwned>(key: &str) -> Option<T> {
    REPLIES.with_borrow(|replies| {
        let (_, text) = replies.iter().find(|(sent, _)| sent == key)?;
        super::read(text).ok()
    })
}

/// Sends what waits: when the network is back, after signing in. Before [`begin`] nothing happens.
pub fn wake() {
    if let Some(wake) = WAKE.get() {
        wake();
    }
}

/// Begins to say what waits, and to send it. Not needed for the first picture, so it comes with what follows that.
pub fn begin() {
    // Hidden from the optimiser: it would see that nothing else is ever set, and call it directly from the main part.
    WAKE.set(Some(std::hint::black_box(look_and_deliver)));
    // Whatever reaches the server first says that the rest can go out.
    let returns = super::connection::returns();
    Effect::new(move || {
        returns.track();
        wake();
    });
}

/// Whether anything of the signed-in person's is kept; for what stands in its place before [`begin`].
pub fn keeps_any() -> bool {
    let person = crate::session::person_id();
    !person.is_empty() && !storage::names(Shelf::Lasting, &format!("{PREFIX}{person}.")).is_empty()
}

fn look_and_deliver() {
    look();
    if BUSY.get() {
        WOKEN.set(true);
    } else if !crate::session::person_id().is_empty() {
        deliver_all();
    }
}

fn deliver_all() {
    BUSY.set(true);
    spawn_local(async {
        let unsent = loop {
            WOKEN.set(false);
            let mut unsent = false;
            for item in WAITING.get_untracked().into_iter().filter(|item| item.refused.is_none()) {
                unsent |= !deliver(item).await;
            }
            look();
            if !WOKEN.get() {
                break unsent;
            }
        };
        BUSY.set(false);
        if unsent {
            try_later();
        } else {
            PAUSE.set(Duration::ZERO);
        }
    });
}

/// Sends one; false when it has to wait on.
async fn deliver(mut item: Waiting) -> bool {
    match super::send(Method::Post, item.url.clone(), Some(item.body.clone())).await {
        Ok(reply) => {
            REPLIES.with_borrow_mut(|replies| replies.push((item.key.clone(), reply)));
            remove(&item.key);
            SENT.update(|times| *times += 1);
            true
        }
        Err(problem) if goes_out_later(problem.code) => false,
        Err(problem) => {
            item.refused = Some(problem.code);
            keep(&item);
            true
        }
    }
}

fn try_later() {
    if PAUSING.replace(true) {
        return;
    }
    let pause = (PAUSE.get() * 2).clamp(FIRST_PAUSE, LONGEST_PAUSE);
    PAUSE.set(pause);
    let again = || {
        PAUSING.set(false);
        wake();
    };
    set_timeout(again, pause);
}

fn keep(item: &Waiting) {
    storage::set(Shelf::Lasting, &name(&item.key), &super::write(item));
}

/// Where a send of the signed-in person is kept.
fn name(key: &str) -> String {
    format!("{PREFIX}{}.{key}", crate::session::person_id())
}

/// Brings the signal up to date with what is kept (other tabs keep things too).
fn look() {
    let person = crate::session::person_id();
    let mut items: Vec<Waiting> = Vec::new();
    if !person.is_empty() {
        for name in storage::names(Shelf::Lasting, &format!("{PREFIX}{person}.")) {
            items.extend(
                storage::get(Shelf::Lasting, &name)
                    .and_then(|text| crate::net::objects::from_str(&text).ok()),
            );
        }
    }
    items.sort_by(|a: &Waiting, b| a.key.cmp(&b.key));
    if WAITING.with_untracked(|now| *now != items) {
        WAITING.set(items);
    }
}
