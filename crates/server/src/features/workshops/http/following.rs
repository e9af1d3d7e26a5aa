//! Streams of what happens in a workshop, to each audience its own.

use std::{collections::VecDeque, convert::Infallible, sync::Arc, time::Duration};

use axum::{
    body::{Body, Bytes},
    http::{HeaderName, HeaderValue, header},
    response::{IntoResponse, Response},
};
use forenkl_api::{
    Need, Permission, Subject, WorkshopId,
    workshops::{FollowAsFacilitator, FollowProjector, FollowQuery, FollowWorkshop, Own, view::FrameName},
};
use futures_util::stream;
use serde_json::{Value, json};
use tokio::{
    sync::{broadcast, watch},
    time::MissedTickBehavior,
};

use super::{
    super::{
        codes,
        rooms::{Audience, News, Reading, Room, What, frame},
    },
    is_inside,
};
use crate::{
    app::App,
    auth::{Actor, policy, sessions},
    clock,
    fault::Fault,
    http::Call,
};

const HEARTBEAT: Duration = Duration::from_secs(15);
const LONGEST_POLL: Duration = Duration::from_secs(25);

pub(in super::super) async fn follow(call: Call<FollowWorkshop>) -> Result<Response, Fault> {
    let audience = Audience::Participant(call.guest()?);
    stream(&call.app, call.path.workshop, audience, &call.query, None).await
}

pub(in super::super) async fn follow_projector(call: Call<FollowProjector>) -> Result<Response, Fault> {
    let actor = call.actor()?;
    stream(&call.app, call.path.workshop, Audience::Projector, &call.query, Some(actor)).await
}

pub(in super::super) async fn follow_as_facilitator(
    call: Call<FollowAsFacilitator>,
) -> Result<Response, Fault> {
    let actor = call.actor()?;
    stream(&call.app, call.path.workshop, Audience::Facilitator, &call.query, Some(actor)).await
}

async fn stream(
    app: &App,
    workshop: WorkshopId,
    audience: Audience,
    query: &FollowQuery,
    actor: Option<Arc<Actor>>,
) -> Result<Response, Fault> {
    match &actor {
        // Opened, and not only come back to by a page that stands open.
        Some(actor) if query.after.is_none() => codes::renew(app, &workshop, actor.id()).await,
        Some(actor) => codes::look_after(app, &workshop, actor.id()).await,
        None => {}
    }
    let room = app.rooms.room(&workshop).await?;
    let listening = room.listen(&audience, query.after).await?;
    // The first heartbeat comes at once: it tells the reader that the stream is not buffered.
    let mut heartbeat = tokio::time::interval(HEARTBEAT);
    heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut reader = Reader {
        app: app.clone(),
        actor,
        workshop,
        audience,
        news: listening.news,
        _reading: listening.reading,
        closing: app.rooms.closing(),
        heartbeat,
        waiting: VecDeque::new(),
        seq: listening.seq,
        inside: true,
        resumed: false,
        over: false,
        room,
    };
    let own = reader.own().await?;
    reader.inside = own.as_ref().is_none_or(is_inside);
    let has_news = reader.begin(own, listening.missed, listening.view);
    let body = if query.mode.as_deref() == Some("poll") {
        Body::from(reader.poll(has_news).await)
    } else {
        Body::from_stream(stream::unfold(reader, |mut reader| async move {
            let frame = reader.next().await?;
            Some((Ok::<_, Infallible>(frame), reader))
        }))
    };
    let mut response = body.into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store, no-transform"));
    headers.insert(HeaderName::from_static("x-accel-buffering"), HeaderValue::from_static("no"));
    Ok(response)
}

/// One who watches.
struct Reader {
    app: App,
    /// Who leads, for their streams: they end with the session or the right.
    actor: Option<Arc<Actor>>,
    workshop: WorkshopId,
    room: Room,
    audience: Audience,
    news: broadcast::Receiver<Arc<News>>,
    /// Views are made as long as somebody has them.
    _reading: Reading,
    closing: watch::Receiver<bool>,
    heartbeat: tokio::time::Interval,
    waiting: VecDeque<Bytes>,
    /// What the reader has been told up to.
    seq: i64,
    /// Sees what happens; who waits, or was sent out, does not.
    inside: bool,
    /// Nothing has been heard since the reader came back with a view of their own, which may be from the other side of the door.
    resumed: bool,
    over: bool,
}

impl Reader {
    /// What somebody begins with: what they missed where they go on from what they have, and a snapshot where they cannot. Returns whether it
    /// says anything new.
    fn begin(&mut self, own: Option<Own>, missed: Option<Vec<Arc<News>>>, view: Value) -> bool {
        match missed {
            Some(missed) if !missed.iter().any(|news| self.is_turned(news)) => {
                if self.inside {
                    self.waiting.extend(missed.iter().filter_map(|news| news.frame(&self.audience)));
                }
                let has_news = !self.waiting.is_empty();
                self.resumed = true;
                self.tell_own(own);
                has_news
            }
            _ => {
                self.tell_all(own, Some(view));
                true
            }
        }
    }

    /// Whether news may have led the reader through the door, or changed what hangs outside on it: no patch says so.
    fn is_turned(&self, news: &News) -> bool {
        news.is_about(&self.audience) || (news.outside && !self.inside)
    }

    async fn next(&mut self) -> Option<Bytes> {
        loop {
            if let Some(frame) = self.waiting.pop_front() {
                return Some(frame);
            }
            if self.over {
                return None;
            }
            tokio::select! {
                news = self.news.recv() => match news {
                    Ok(news) => self.heard(&news).await,
                    // Too slow: come back for a snapshot.
                    Err(_) => self.goodbye(),
                },
                _ = self.heartbeat.tick() => {
                    if self.may_go_on().await {
                        self.look_after_code().await;
                        self.beat();
                    } else {
                        self.goodbye();
                    }
                }
                () = self.room.ended() => self.goodbye(),
                _ = self.closing.changed() => self.goodbye(),
            }
        }
    }

    async fn heard(&mut self, news: &News) {
        let resumed = std::mem::take(&mut self.resumed);
        if self.is_turned(news)
            && let Ok(own) = self.own().await
        {
            let inside = own.as_ref().is_none_or(is_inside);
            if inside != self.inside || resumed || (!inside && news.outside) {
                self.inside = inside;
                return self.tell_all(own, None);
            }
            self.tell_own(own);
        }
        // A snapshot may have had it already.
        if self.inside && news.to > self.seq {
            self.waiting.extend(news.frame(&self.audience));
        }
        self.seq = self.seq.max(news.to);
    }

    /// What is the participant's own; nothing for other audiences.
    async fn own(&self) -> Result<Option<Own>, Fault> {
        match &self.audience {
            Audience::Participant(participant) => {
                Ok(self.room.send(What::Look(participant.clone())).await?.own)
            }
            _ => Ok(None),
        }
    }

    fn tell_own(&mut self, own: Option<Own>) {
        if let Some(own) = own {
            let data = json!({ "seq": self.seq, "now": clock::now(), "own": own });
            self.waiting.push_back(frame(FrameName::Own, &data));
        }
    }

    /// A snapshot; for participants as they may see it by now.
    fn tell_all(&mut self, own: Option<Own>, view: Option<Value>) {
        let view = match (&self.audience, view) {
            (Audience::Participant(_), None) | (Audience::Participant(_), Some(Value::Null)) => None,
            (Audience::Participant(_), Some(_)) if !self.inside => None,
            (_, view) => view,
        };
        let view = view.unwrap_or_else(|| {
            let (seq, view) = self.room.seen(self.inside);
            self.seq = seq;
            json!(*view)
        });
        let mut data = json!({ "seq": self.seq, "now": clock::now(), "view": view });
        if let (Some(own), Some(data)) = (own, data.as_object_mut()) {
            data.insert("own".to_owned(), json!(own));
            data.insert("workshop".to_owned(), json!(self.workshop));
        }
        self.waiting.push_back(frame(FrameName::Snapshot, &data));
    }

    /// A stream that was opened once is not open for ever: whoever signs out or may no longer lead sees nothing more.
    async fn may_go_on(&self) -> bool {
        let Some(actor) = &self.actor else { return true };
        // A database out of reach is no reason to send anyone away.
        let Ok(present) = sessions::by_hash(&self.app, &actor.session).await else { return true };
        let Some(present) = present else { return false };
        let need = Need::OwnOr(Permission::WorkshopLead);
        let subject = Subject::Workshop(self.workshop.clone());
        policy::enforce(&self.app, need, subject, Some(&present), None).await.is_ok()
    }

    /// A code that has run out meanwhile is not shown on.
    async fn look_after_code(&self) {
        if let Some(actor) = &self.actor {
            codes::look_after(&self.app, &self.workshop, actor.id()).await;
        }
    }

    fn beat(&mut self) {
        let data = json!({ "seq": self.seq, "now": clock::now() });
        self.waiting.push_back(frame(FrameName::Heartbeat, &data));
    }

    fn goodbye(&mut self) {
        let data = json!({ "seq": self.seq, "now": clock::now() });
        self.waiting.push_back(frame(FrameName::Goodbye, &data));
        self.over = true;
    }

    /// What there is; where there is nothing new, what comes within [`LONGEST_POLL`]. At the end stands how far it goes.
    async fn poll(&mut self, has_news: bool) -> Vec<u8> {
        if !has_news {
            let before = self.waiting.len();
            let next = async {
                while self.waiting.len() == before {
                    tokio::select! {
                        news = self.news.recv() => match news {
                            Ok(news) => self.heard(&news).await,
                            Err(_) => self.goodbye(),
                        },
                        () = self.room.ended() => self.goodbye(),
                        _ = self.closing.changed() => self.goodbye(),
                    }
                }
            };
            let _ = tokio::time::timeout(LONGEST_POLL, next).await;
        }
        if !self.over {
            self.beat();
        }
        self.waiting.iter().flat_map(|frame| frame.iter().copied()).collect()
    }
}
