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
    // First subscribe, then read what was missed: nothing can fall between.
    let receiver = call.app.live.subscribe();
    let story = story(&call.app, call.query.after).await?;
    if call.query.mode.as_deref() == Some("poll") {
        return poll(&wanted, story, receiver).await;
    }
    let state = Reader::new(call.app.clone(), actor, wanted, story, receiver);
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
        // Others' comings and goings are nobody's business.
        .filter(|topic| !topic.starts_with("person:") || *topic == format!("person:{}", actor.id()))
        .collect()
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
        Self { app, actor, wanted, receiver, closing, heartbeat, waiting, cursor: newest, over: false }
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
    wanted: &[String],
    (missed, newest): (Option<Vec<Notice>>, i64),
    mut receiver: broadcast::Receiver<Arc<Notice>>,
) -> Result<Response, Fault> {
    let reset = missed.is_none();
    let mut events: Vec<LiveEvent> =
        missed.iter().flatten().filter_map(|notice| notice.event(wanted)).collect();
    let mut cursor = newest;
    let until = Instant::now() + LONGEST_POLL;
    while events.is_empty() && !reset {
        match tokio::time::timeout_at(until, receiver.recv()).await {
            Ok(Ok(notice)) => {
                cursor = cursor.max(notice.seq);
                events.extend(notice.event(wanted));
            }
            Ok(Err(_)) | Err(_) => break,
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
