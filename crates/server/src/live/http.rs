//! The stream over HTTP: server-sent events, or a long poll where a proxy buffers them.

use std::{collections::VecDeque, convert::Infallible, sync::Arc, time::Duration};

use axum::{
    body::Body,
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response, Sse, sse::Event},
};
use forenkl_api::{
    Empty,
    live::{FrameKind, Live, LiveBatch, LiveEvent, ReportClientError},
};
use futures_util::stream;
use tokio::{
    sync::{broadcast, watch},
    time::{Instant, Interval, MissedTickBehavior},
};

use super::hub::{Notice, STORY, newest, since};
use crate::{
    app::App,
    auth::{Actor, sessions},
    fault::Fault,
    features::notices::{self, app::Ring},
    http::Call,
};

const HEARTBEAT: Duration = Duration::from_secs(15);
const LONGEST_POLL: Duration = Duration::from_secs(25);

/// The live stream.
///
/// # Errors
/// When the database cannot be read.
pub async fn live(call: Call<Live>) -> Result<Response, Fault> {
    let actor = call.actor()?;
    let wanted = wanted(&call.query.topics, &actor);
    let bell = bell(&actor);
    // First subscribe, then read what was missed: nothing can fall between.
    let (receiver, rings) = (call.app.live.subscribe(), call.app.notices.subscribe());
    let story = story(&call.app, call.query.after).await?;
    let news = match call.query.after {
        Some(after) if wanted.contains(&bell) => {
            let actor = actor.clone();
            call.app.db.read(move |conn| notices::app::has_news(conn, actor.id(), after)).await?
        }
        _ => false,
    };
    if call.query.mode.as_deref() == Some("poll") {
        return poll(&actor, &wanted, story, news, receiver, rings).await;
    }
    let mut state = Reader::new(call.app.clone(), actor, wanted, story, receiver, rings);
    if news {
        state.ring();
    }
    let frames = stream::unfold(state, |mut reader| async move {
        let frame = reader.next().await?;
        Some((Ok::<_, Infallible>(frame), reader))
    });
    let mut response = Sse::new(frames).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store, no-transform"));
    headers.insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    Ok(response)
}

/// `session` stands for oneself: roles and sign-outs.
fn wanted(topics: &str, actor: &Actor) -> Vec<String> {
    topics
        .split(',')
        .filter(|topic| !topic.is_empty())
        .take(50)
        .map(|topic| if topic == "session" { format!("person:{}", actor.id()) } else { topic.to_owned() })
        // Others' comings and goings are nobody's business, nor what they are told.
        .filter(|topic| match topic.split_once(':') {
            Some(("person" | "notices", person)) => person == actor.id().as_str(),
            _ => true,
        })
        .collect()
}

/// The topic of someone's own notices. They are in no order of events; that something is new is all that is told.
fn bell(actor: &Actor) -> String {
    format!("notices:{}", actor.id())
}

fn rings_for(actor: &Actor, ring: &[String]) -> bool {
    ring.iter().any(|person| person == actor.id().as_str())
}

fn ring(actor: &Actor, seq: i64) -> LiveEvent {
    LiveEvent { seq, topics: vec![bell(actor)], action: "notices.changed".to_owned() }
}

/// What the reader missed; `None` when that is too much to tell.
async fn story(app: &App, after: Option<i64>) -> Result<(Option<Vec<Notice>>, i64), Fault> {
    app.db
        .read(move |conn| {
            let newest = newest(conn)?;
            match after {
                None => Ok((Some(Vec::new()), newest)),
                Some(after) if after > newest || newest - after > STORY => Ok((None, newest)),
                Some(after) => Ok((Some(since(conn, after, STORY)?), newest)),
            }
        })
        .await
}

struct Reader {
    app: App,
    actor: Arc<Actor>,
    wanted: Vec<String>,
    receiver: broadcast::Receiver<Arc<Notice>>,
    rings: broadcast::Receiver<Ring>,
    closing: watch::Receiver<bool>,
    heartbeat: Interval,
    waiting: VecDeque<Event>,
    /// The last entry seen, told or not.
    cursor: i64,
    over: bool,
}

impl Reader {
    fn new(
        app: App,
        actor: Arc<Actor>,
        wanted: Vec<String>,
        (missed, newest): (Option<Vec<Notice>>, i64),
        receiver: broadcast::Receiver<Arc<Notice>>,
        rings: broadcast::Receiver<Ring>,
    ) -> Self {
        let mut heartbeat = tokio::time::interval_at(Instant::now() + HEARTBEAT, HEARTBEAT);
        heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        let mut waiting = VecDeque::new();
        match missed {
            Some(missed) => {
                waiting.extend(missed.iter().filter_map(|notice| notice.event(&wanted)).map(|e| change(&e)))
            }
            None => waiting.push_back(frame(FrameKind::Reset, newest)),
        }
        // The first heartbeat comes at once: it tells the reader that the stream is not buffered.
        waiting.push_back(frame(FrameKind::Heartbeat, newest));
        let closing = app.live.closing();
        Self { app, actor, wanted, receiver, rings, closing, heartbeat, waiting, cursor: newest, over: false }
    }

    async fn next(&mut self) -> Option<Event> {
        loop {
            if let Some(event) = self.waiting.pop_front() {
                return Some(event);
            }
            if self.over {
                return None;
            }
            tokio::select! {
                notice = self.receiver.recv() => self.heard(notice).await,
                ring = self.rings.recv() => match ring {
                    Ok(people) if !rings_for(&self.actor, &people) => {}
                    // Too many rings at once to know: one more look costs little.
                    Ok(_) | Err(broadcast::error::RecvError::Lagged(_)) => self.ring(),
                    Err(broadcast::error::RecvError::Closed) => self.over = true,
                },
                _ = self.heartbeat.tick() => {
                    if self.is_signed_in().await {
                        self.waiting.push_back(frame(FrameKind::Heartbeat, self.cursor));
                    } else {
                        self.sign_out();
                    }
                }
                _ = self.closing.changed() => {
                    // Spread out over a few seconds, so that not everyone comes back at once.
                    let wait = Duration::from_millis(1000 + u64::try_from(self.cursor % 4000).unwrap_or(0));
                    self.waiting.push_back(frame(FrameKind::Goodbye, self.cursor).retry(wait));
                    self.over = true;
                }
            }
        }
    }

    fn ring(&mut self) {
        if self.wanted.contains(&bell(&self.actor)) {
            self.waiting.push_back(change(&ring(&self.actor, self.cursor)));
        }
    }

    async fn heard(&mut self, notice: Result<Arc<Notice>, broadcast::error::RecvError>) {
        match notice {
            Ok(notice) if notice.seq <= self.cursor => {}
            Ok(notice) => {
                self.cursor = notice.seq;
                if let Some(event) = notice.event(&self.wanted) {
                    self.waiting.push_back(change(&event));
                }
                let about_me = notice.kind == "person" && notice.subject == self.actor.id().as_str();
                if about_me && !self.is_signed_in().await {
                    self.sign_out();
                }
            }
            Err(broadcast::error::RecvError::Lagged(_)) => {
                self.waiting.push_back(frame(FrameKind::Reset, self.cursor));
            }
            Err(broadcast::error::RecvError::Closed) => self.over = true,
        }
    }

    async fn is_signed_in(&self) -> bool {
        // A database out of reach is no reason to sign anyone out.
        sessions::by_hash(&self.app, &self.actor.session).await.map_or(true, |actor| actor.is_some())
    }

    fn sign_out(&mut self) {
        self.waiting.push_back(frame(FrameKind::SignedOut, self.cursor));
        self.over = true;
    }
}

fn change(event: &LiveEvent) -> Event {
    let data = serde_json::to_string(event).unwrap_or_default();
    Event::default().event(FrameKind::Change.word()).id(event.seq.to_string()).data(data)
}

fn frame(kind: FrameKind, cursor: i64) -> Event {
    Event::default().event(kind.word()).id(cursor.to_string()).data(cursor.to_string())
}

async fn poll(
    actor: &Actor,
    wanted: &[String],
    (missed, newest): (Option<Vec<Notice>>, i64),
    news: bool,
    mut receiver: broadcast::Receiver<Arc<Notice>>,
    mut rings: broadcast::Receiver<Ring>,
) -> Result<Response, Fault> {
    let reset = missed.is_none();
    let mut events: Vec<LiveEvent> =
        missed.iter().flatten().filter_map(|notice| notice.event(wanted)).collect();
    let mut cursor = newest;
    if news {
        events.push(ring(actor, newest));
    }
    let has_bell = wanted.contains(&bell(actor));
    let until = Instant::now() + LONGEST_POLL;
    while events.is_empty() && !reset {
        tokio::select! {
            notice = receiver.recv() => match notice {
                Ok(notice) => {
                    cursor = cursor.max(notice.seq);
                    events.extend(notice.event(wanted));
                }
                Err(_) => break,
            },
            people = rings.recv(), if has_bell => match people {
                Ok(people) if !rings_for(actor, &people) => {}
                Ok(_) | Err(broadcast::error::RecvError::Lagged(_)) => events.push(ring(actor, cursor)),
                Err(broadcast::error::RecvError::Closed) => break,
            },
            () = tokio::time::sleep_until(until) => break,
        }
    }
    let batch = LiveBatch { events, cursor, reset };
    let body = serde_json::to_vec(&batch).map_err(|error| Fault::internal(error.to_string()))?;
    let headers = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, "no-store")];
    Ok((headers, Body::from(body)).into_response())
}

/// Writes a failure in the browser to the log, shortened and on one line.
///
/// # Errors
/// Never.
pub async fn report_client_error(call: Call<ReportClientError>) -> Result<Empty, Fault> {
    let short = |text: &str| text.chars().filter(|c| !c.is_control()).take(300).collect::<String>();
    let page = call.body.page.split(['?', '#']).next().unwrap_or_default();
    tracing::warn!(message = short(&call.body.message), page = short(page), "the app failed in a browser");
    Ok(Empty {})
}
