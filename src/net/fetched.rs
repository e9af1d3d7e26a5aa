//! Something a page has fetched, and fetches again when what it depends on changes.
//!
//! Inside there is one type for all of them: what arrives is kept as a value of any type and only [`Fetched`] knows which. A
//! resource of each type, as the framework has it, costs every visitor some ten kilobytes of program for each.

use std::{any::Any, future::Future, marker::PhantomData, pin::Pin, rc::Rc};

use forenkl_api::Problem;
use leptos::{prelude::*, task::spawn_local};

/// What arrived, of whatever type.
type Held = Rc<dyn Any>;
type Fetching = Pin<Box<dyn Future<Output = Result<Held, Problem>>>>;

/// What is known by now.
#[derive(Default)]
struct Known {
    /// The newest that arrived; stays while it is fetched again, and when that fails.
    value: Option<Held>,
    /// Why the last attempt failed; nothing when it did not.
    problem: Option<Problem>,
}

/// The part that is the same for all types.
#[derive(Clone, Copy)]
pub struct Source {
    known: RwSignal<Known, LocalStorage>,
    again: Trigger,
    pending: RwSignal<bool>,
}

impl Source {
    fn start(fetch: Box<dyn Fn() -> Fetching>) -> Self {
        let source = Self {
            known: RwSignal::new_local(Known::default()),
            again: Trigger::new(),
            pending: RwSignal::new(true),
        };
        let newest = StoredValue::new(0_u32);
        // At once and not in an effect, which would wait for its turn; what is read while asking is what is asked for anew.
        let effect = RenderEffect::new(move |_| {
            source.again.track();
            let fetching = fetch();
            newest.update_value(|number| *number += 1);
            let mine = newest.get_value();
            source.pending.set(true);
            spawn_local(async move {
                let outcome = fetching.await;
                // Asked again in the meantime, or left: nobody waits for this one.
                if newest.try_get_value() == Some(mine) {
                    source.arrived(outcome);
                }
            });
        });
        // Effects of this kind end when they are dropped: this one ends with its owner.
        StoredValue::new_local(effect);
        source
    }

    fn arrived(self, outcome: Result<Held, Problem>) {
        self.known.update(|known| match outcome {
            Ok(value) => *known = Known { value: Some(value), problem: None },
            Err(problem) => known.problem = Some(problem),
        });
        self.pending.set(false);
    }

    /// Whether anything has arrived yet, read reactively.
    pub fn is_here(self) -> bool {
        self.known.with(|known| known.value.is_some())
    }

    /// Why the last attempt failed, read reactively.
    pub fn problem(self) -> Option<Problem> {
        self.known.with(|known| known.problem.clone())
    }

    /// Whether an answer is being waited for, read reactively.
    pub fn is_pending(self) -> bool {
        self.pending.get()
    }

    /// Asks again.
    pub fn refetch(self) {
        self.again.notify();
    }
}

/// Something a page has fetched. Lives as long as the reactive owner it was made in.
pub struct Fetched<T> {
    source: Source,
    of: PhantomData<fn() -> T>,
}

impl<T> Clone for Fetched<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Fetched<T> {}

impl<T: Clone + 'static> Fetched<T> {
    /// Fetches now, and again whenever something changes that `fetch` reads before its first `await`.
    pub fn new<F, Answer>(fetch: F) -> Self
    where
        F: Fn() -> Answer + 'static,
        Answer: Future<Output = Result<T, Problem>> + 'static,
    {
        let source = Source::start(Box::new(move || {
            let answer = fetch();
            Box::pin(async move { answer.await.map(|value| Rc::new(value) as Held) })
        }));
        Self { source, of: PhantomData }
    }

    /// What is known, read reactively: nothing until the first answer; the problem when the last attempt failed.
    pub fn get(self) -> Option<Result<T, Problem>> {
        match self.source.problem() {
            Some(problem) => Some(Err(problem)),
            None => self.value().map(Ok),
        }
    }

    /// The newest that arrived, whatever has failed since; read reactively.
    pub fn value(self) -> Option<T> {
        self.with(T::clone)
    }

    /// The same without a copy of it.
    pub fn with<R>(self, read: impl FnOnce(&T) -> R) -> Option<R> {
        self.source
            .known
            .try_with(|known| known.value.as_ref().and_then(|held| held.downcast_ref().map(read)))?
    }

    /// Takes over a newer state that came another way, as the reply to a change. Where nobody looks any more, nothing happens.
    pub fn set(self, value: T) {
        if !self.source.known.is_disposed() {
            self.source.arrived(Ok(Rc::new(value)));
        }
    }

    /// Asks again.
    pub fn refetch(self) {
        self.source.refetch();
    }

    /// What is the same for all types.
    pub fn source(self) -> Source {
        self.source
    }
}
