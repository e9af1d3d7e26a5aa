//! The task of one workshop: what waits is written together, in one transaction, and what has changed is told together.

use std::{collections::BTreeSet, sync::PoisonError, time::Duration};

use forenkl_api::{ParticipantId, WorkshopId};
use tokio::{
    sync::{mpsc, oneshot},
    time::Instant,
};

use super::{
    super::{room::State, store},
    Order, Outcome, Room, Rooms, What,
    take::{looked, take},
    told::Picture,
};
use crate::{db::Location, fault::Fault};

/// Changes within this time are told together.
const TICK: Duration = Duration::from_millis(60);
/// Orders that are written together.
const TOGETHER: usize = 256;
/// A workshop that nobody watches is forgotten after this; it stays in the store.
const IDLE: Duration = Duration::from_secs(600);
/// How often other nodes are asked for, where there can be any.
const OTHERS: Duration = Duration::from_millis(500);

/// The task of one workshop.
pub(super) struct Host {
    pub id: WorkshopId,
    pub rooms: Rooms,
    pub room: Room,
    /// Missing only while it is being written, or after that failed.
    pub state: Option<State>,
    /// Whose own things somebody else has changed since the last tick.
    pub own: BTreeSet<ParticipantId>,
    /// The workshop was deleted.
    pub gone: bool,
}

impl Host {
    pub(super) async fn run(mut self, mut waiting: mpsc::Receiver<Order>) {
        let mut closing = self.rooms.closing();
        let alone = matches!(self.rooms.db.location(), Location::Sqlite(_));
        let mut others = tokio::time::interval(OTHERS);
        others.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
        let (mut due, mut told_at, mut used_at) = (false, Instant::now(), Instant::now());
        loop {
            tokio::select! {
                order = waiting.recv() => {
                    let Some(order) = order else { return };
                    let mut together = vec![order];
                    while together.len() < TOGETHER && let Ok(order) = waiting.try_recv() {
                        together.push(order);
                    }
                    self.gone |= together.iter().any(|order| matches!(order.what, What::Close));
                    let shows = together.iter().any(|order| matches!(order.what, What::Show));
                    if !self.gone && shows {
                        self.show().await;
                    }
                    if !self.gone {
                        self.carry_out(together).await;
                    }
                    used_at = Instant::now();
                    due = true;
                }
                () = tokio::time::sleep_until(told_at + TICK), if due => {
                    // Where a write has lost the state it is read anew; until that works everybody waits.
                    due = !self.tell().await;
                    told_at = Instant::now();
                }
                _ = others.tick() => {
                    if !alone {
                        due |= self.catch_up().await;
                    }
                    if self.room.news.receiver_count() > 0 {
                        used_at = Instant::now();
                    } else if used_at.elapsed() > IDLE && !due && self.leave(&mut waiting) {
                        return;
                    }
                }
                _ = closing.changed() => return,
            }
            if self.gone {
                return self.forget(&mut waiting);
            }
        }
    }

    /// Forgets the workshop, unless somebody sent something just now.
    fn leave(&self, waiting: &mut mpsc::Receiver<Order>) -> bool {
        let mut open = self.rooms.open.lock().unwrap_or_else(PoisonError::into_inner);
        if !waiting.is_empty() {
            return false;
        }
        waiting.close();
        open.remove(&self.id);
        true
    }

    /// Forgets it at once; who watches sees the task end, and is told goodbye.
    fn forget(&self, waiting: &mut mpsc::Receiver<Order>) {
        self.rooms.open.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.id);
        waiting.close();
    }

    /// The state, read anew where a write has lost it.
    async fn state(&mut self) -> Result<State, Fault> {
        if let Some(state) = self.state.take() {
            return Ok(state);
        }
        let id = self.id.clone();
        self.rooms.db.read(move |conn| store::load(conn, &id)).await?.ok_or_else(Fault::not_found)
    }

    /// The state, where it can be had; where the workshop is gone, so is its task.
    async fn state_if_there(&mut self) -> Option<State> {
        let state = self.state().await;
        self.gone |= matches!(state, Err(Fault::Problem(_)));
        state.ok()
    }

    pub(super) async fn catch_up(&mut self) -> bool {
        let Some(mut state) = self.state_if_there().await else { return false };
        let (id, before) = (self.id.clone(), state.seq);
        let caught_up = self.rooms.db.read(move |conn| {
            let Some(newest) = store::newest(conn, &id)? else { return Ok(None) };
            let mut concerned = BTreeSet::new();
            if newest > state.seq {
                concerned = store::catch_up(conn, &id, &mut state)?;
            }
            Ok(Some((state, concerned)))
        });
        match caught_up.await {
            Ok(None) => {
                self.gone = true;
                false
            }
            Ok(Some((state, concerned))) => {
                let moved = state.seq > before;
                self.own.extend(concerned);
                self.state = Some(state);
                moved
            }
            Err(fault) => {
                tracing::warn!(%fault, "a workshop cannot be read");
                false
            }
        }
    }

    /// Writes what is sent, and answers once it is on disk.
    async fn carry_out(&mut self, orders: Vec<Order>) {
        let state = match self.state().await {
            Ok(state) => state,
            Err(fault) => {
                self.gone = matches!(fault, Fault::Problem(_));
                return refuse_all(orders.into_iter().map(|order| order.reply), &fault);
            }
        };
        let (what, replies): (Vec<What>, Vec<_>) =
            orders.into_iter().map(|order| (order.what, order.reply)).unzip();
        let only_looks = what.iter().all(|what| matches!(what, What::Look(_) | What::Show));
        if only_looks {
            for (what, reply) in what.iter().zip(replies) {
                let _ = reply.send(Ok(looked(&state, what, None)));
            }
            self.state = Some(state);
            return;
        }
        let id = self.id.clone();
        let written = self.rooms.db.write(move |tx| {
            let mut state = state;
            let mut changed = BTreeSet::new();
            if store::hold(tx, &id)? > state.seq {
                changed.extend(store::catch_up(tx, &id, &mut state)?);
            }
            let before = state.seq;
            let mut outcomes = Vec::with_capacity(what.len());
            for what in what {
                outcomes.push(take(tx, &id, &mut state, what, &mut changed)?);
            }
            if state.seq > before {
                store::set_seq(tx, &id, state.seq)?;
            }
            Ok((state, outcomes, changed))
        });
        match written.await {
            Ok((state, outcomes, changed)) => {
                self.state = Some(state);
                self.own.extend(changed);
                for (reply, outcome) in replies.into_iter().zip(outcomes) {
                    let _ = reply.send(outcome);
                }
            }
            Err(fault) => {
                // Another node has deleted it; nothing else that was sent can make the whole of it a problem of the sender's.
                self.gone = matches!(fault, Fault::Problem(_));
                if !self.gone {
                    tracing::warn!(%fault, "what happened in a workshop cannot be stored");
                }
                refuse_all(replies.into_iter(), &fault);
            }
        }
    }

    /// Tells everybody what has changed; `false` when the state could not be had.
    pub(super) async fn tell(&mut self) -> bool {
        let Some(state) = self.state_if_there().await else { return false };
        let own = std::mem::take(&mut self.own);
        let known = self.room.told.read().unwrap_or_else(PoisonError::into_inner).now.seq;
        if known != state.seq || !own.is_empty() {
            self.publish(&state, own);
        }
        self.state = Some(state);
        true
    }

    /// Makes the views of those who have begun to watch.
    pub(super) async fn show(&mut self) {
        let Some(state) = self.state_if_there().await else { return };
        let own = std::mem::take(&mut self.own);
        self.publish(&state, own);
        self.state = Some(state);
    }

    fn publish(&self, state: &State, own: BTreeSet<ParticipantId>) {
        // Made before the lock is taken: nobody waits for it.
        let next = Picture::of(state, &self.room.readers);
        let mut told = self.room.told.write().unwrap_or_else(PoisonError::into_inner);
        let news = told.go_on(next, own);
        // Under the lock, so that nobody who begins to listen misses it. Nobody listening is no error.
        let _ = self.room.news.send(news);
    }
}

/// Every waiting sender learns the same.
fn refuse_all(replies: impl Iterator<Item = oneshot::Sender<Result<Outcome, Fault>>>, fault: &Fault) {
    for reply in replies {
        let told = match fault {
            Fault::Problem(problem) => Fault::Problem(problem.clone()),
            fault if fault.storage_full() => Fault::StorageFull,
            _ => Fault::Unavailable,
        };
        let _ = reply.send(Err(told));
    }
}
