//! What everybody has been told: each audience's view, made and written as text once however many watch, and the ticks that lead there.

use std::{
    collections::{BTreeSet, VecDeque},
    sync::{
        Arc,
        atomic::{AtomicUsize, Ordering},
    },
};

use axum::body::Bytes;
use forenkl_api::{
    ParticipantId,
    workshops::{ParticipantView, patch, view::FrameName},
};
use serde_json::Value;

use super::super::room::State;
use crate::clock;

/// Ticks that somebody who comes back can be told instead of everything.
const STORY: usize = 256;

/// Who watches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Audience {
    Participant(ParticipantId),
    Projector,
    Facilitator,
}

impl Audience {
    pub(super) fn place(&self) -> usize {
        match self {
            Self::Participant(_) => 0,
            Self::Projector => 1,
            Self::Facilitator => 2,
        }
    }
}

/// How many watch, by audience: views are made for those with readers. The participants' is made always, because it is in replies, too.
#[derive(Default)]
pub(super) struct Readers([AtomicUsize; 3]);

impl Readers {
    fn watch(&self, place: usize) -> bool {
        place == 0 || self.0.get(place).is_some_and(|readers| readers.load(Ordering::SeqCst) > 0)
    }
}

/// One who watches, for as long as it is held.
pub struct Reading {
    readers: Arc<Readers>,
    place: usize,
}

impl Reading {
    pub(super) fn begin(readers: &Arc<Readers>, audience: &Audience) -> Self {
        let place = audience.place();
        if let Some(count) = readers.0.get(place) {
            count.fetch_add(1, Ordering::SeqCst);
        }
        Self { readers: readers.clone(), place }
    }
}

impl Drop for Reading {
    fn drop(&mut self) {
        if let Some(count) = self.readers.0.get(self.place) {
            count.fetch_sub(1, Ordering::SeqCst);
        }
    }
}

/// What has changed in one tick, as it is sent.
#[derive(Debug)]
pub struct News {
    /// The number before and after.
    pub from: i64,
    pub to: i64,
    /// By audience; nothing where they see no difference.
    frames: [Option<Bytes>; 3],
    /// For whom it was worked out.
    told: [bool; 3],
    /// Who has something of their own changed by somebody else.
    own: BTreeSet<ParticipantId>,
    /// What those outside see is another: it is over, or is called something else.
    pub outside: bool,
}

impl News {
    /// The frame for an audience.
    pub fn frame(&self, audience: &Audience) -> Option<Bytes> {
        self.frames.get(audience.place()).cloned().flatten()
    }

    /// Whether it was worked out for an audience: where nobody watched, it was not.
    pub(super) fn is_for(&self, audience: &Audience) -> bool {
        self.told.get(audience.place()).copied().unwrap_or(false)
    }

    /// Whether something of the audience's own was changed by somebody else.
    pub fn is_about(&self, audience: &Audience) -> bool {
        matches!(audience, Audience::Participant(participant) if self.own.contains(participant))
    }
}

/// How things stand, for each who watches.
pub(super) struct Picture {
    pub seq: i64,
    /// As JSON, for those with readers.
    pub views: [Option<Value>; 3],
    pub participant: Arc<ParticipantView>,
    /// For those who wait, or were sent out.
    pub outside: Arc<ParticipantView>,
    /// Somebody new may join.
    pub takes_new: bool,
    /// All codes that led in at some time.
    pub codes: BTreeSet<String>,
}

impl Picture {
    pub(super) fn of(state: &State, readers: &Readers) -> Self {
        let participant = Arc::new(state.participant_view());
        let views = views(state, &participant, readers);
        let (outside, takes_new) = (Arc::new(state.outside_view()), state.may_join().is_ok());
        Self { seq: state.seq, views, participant, outside, takes_new, codes: state.codes.clone() }
    }
}

/// What everybody has been told so far.
pub(super) struct Told {
    pub now: Picture,
    pub story: VecDeque<Arc<News>>,
}

impl Told {
    /// Nothing but how things stand.
    pub(super) fn begin(state: &State, readers: &Readers) -> Self {
        Self { now: Picture::of(state, readers), story: VecDeque::new() }
    }

    /// Goes on to how things stand by now; what is to be sent comes back.
    pub(super) fn go_on(&mut self, next: Picture, own: BTreeSet<ParticipantId>) -> Arc<News> {
        let frames = std::array::from_fn(|place| {
            let (old, new) = (self.now.views.get(place)?.as_ref()?, next.views.get(place)?.as_ref()?);
            patch::between(old, new).map(|patch| {
                let data = serde_json::json!({ "seq": next.seq, "now": clock::now(), "patch": patch });
                frame(FrameName::Patch, &data)
            })
        });
        let has = |views: &[Option<Value>; 3], place: usize| views.get(place).is_some_and(Option::is_some);
        let told = std::array::from_fn(|place| has(&self.now.views, place) && has(&next.views, place));
        let outside = self.now.outside != next.outside;
        let news = Arc::new(News { from: self.now.seq, to: next.seq, frames, told, own, outside });
        // What was taken back is not told again to somebody who comes later.
        if withdraws(&self.now.participant, &next.participant) {
            self.story.clear();
        } else {
            self.story.push_back(news.clone());
            if self.story.len() > STORY {
                self.story.pop_front();
            }
        }
        self.now = next;
        news
    }
}

fn views(state: &State, participant: &ParticipantView, readers: &Readers) -> [Option<Value>; 3] {
    let value = |view: Result<Value, serde_json::Error>| Some(view.unwrap_or_default());
    std::array::from_fn(|place| match place {
        _ if !readers.watch(place) => None,
        0 => value(serde_json::to_value(participant)),
        1 => value(serde_json::to_value(state.projector_view())),
        _ => value(serde_json::to_value(state.facilitator_view())),
    })
}

/// Whether something that was shown is shown no longer: a card, what a group was called, something parked, a name.
fn withdraws(old: &ParticipantView, new: &ParticipantView) -> bool {
    let (before, now) = (&old.shown, &new.shown);
    before.cards.iter().any(|(id, card)| now.cards.get(id).is_none_or(|now| now.text != card.text))
        // A group without a name had none to be told again.
        || before.clusters.iter().any(|(id, cluster)| {
            !cluster.title.is_empty() && now.clusters.get(id).is_none_or(|now| now.title != cluster.title)
        })
        || before.parked.iter().any(|(id, text)| now.parked.get(id) != Some(text))
        || old.signed.keys().any(|id| !new.signed.contains_key(id))
        || before.signing != now.signing
}

/// A frame of the stream.
pub fn frame(name: FrameName, data: &Value) -> Bytes {
    Bytes::from(format!("event: {}\ndata: {data}\n\n", name.word()))
}
