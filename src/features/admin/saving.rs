//! Saving a form: busy while it runs, then done, errors in the form, or a newer version by someone else.

use std::future::Future;

use forenkl_api::{Problem, ProblemCode};
use leptos::{prelude::*, task::spawn_local};
use serde::de::DeserializeOwned;

use crate::ui::{FormErrors, Toasts, field_text, problem_text};

/// The state of saving a `T`. `Copy`, like the signals in it.
pub struct Saving<T: Send + Sync + 'static> {
    pub errors: FormErrors,
    pub busy: RwSignal<bool>,
    /// What someone else made of it meanwhile.
    pub stale: RwSignal<Option<T>>,
}

impl<T: Send + Sync + 'static> Clone for Saving<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: Send + Sync + 'static> Copy for Saving<T> {}

impl<T: DeserializeOwned + Send + Sync + 'static> Saving<T> {
    /// Nothing saved yet.
    pub fn new() -> Self {
        Self { errors: FormErrors::new(), busy: RwSignal::new(false), stale: RwSignal::new(None) }
    }

    /// Runs the work and then `done` with what came of it; anything else is shown in the form.
    pub fn run<R: 'static>(
        self,
        work: impl Future<Output = Result<R, Problem>> + 'static,
        done: impl FnOnce(R) + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.errors.clear();
        self.stale.set(None);
        self.busy.set(true);
        spawn_local(async move {
            let outcome = work.await;
            let _ = self.busy.try_set(false);
            match outcome {
                Ok(reply) => done(reply),
                Err(problem) => self.failed(&problem),
            }
        });
    }

    /// Shows what went wrong.
    pub fn failed(self, problem: &Problem) {
        let current = problem.current.as_ref().filter(|_| problem.code == ProblemCode::Stale);
        match current.and_then(|json| serde_json::from_str(json.get()).ok()) {
            Some(current) => {
                let _ = self.stale.try_set(Some(current));
            }
            None => self.errors.show_problem(problem),
        }
    }
}

/// What a check found, in the words of the form.
pub fn check_errors(check: Result<(), Problem>) -> Vec<(String, String)> {
    check.err().map(|problem| problem.fields).unwrap_or_default().iter().map(|error| (error.field.clone(), field_text(error))).collect()
}

/// Work outside a form: `done`, or a toast that says why not.
pub fn quietly<R: 'static>(
    toasts: Toasts,
    work: impl Future<Output = Result<R, Problem>> + 'static,
    done: impl FnOnce(R) + 'static,
) {
    spawn_local(async move {
        match work.await {
            Ok(reply) => done(reply),
            Err(problem) => toasts.error(problem_text(&problem)),
        }
    });
}
