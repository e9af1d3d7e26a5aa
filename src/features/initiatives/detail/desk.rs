//! What all parts of the page share: which initiative it is, and how a change is sent and shown.

use std::future::Future;

use crate::net::fetched::Fetched;
use forenkl_api::{
    Problem,
    initiatives::{Initiative, InitiativePath},
};
use leptos::{prelude::*, task::spawn_local};

use crate::ui::{Toasts, problem_text, use_toasts};

/// The initiative on screen; copy it where it is needed.
#[derive(Clone, Copy)]
pub struct Desk {
    pub number: i64,
    shown: Fetched<Initiative>,
    pub toasts: Toasts,
}

impl Desk {
    /// For the initiative that `shown` fetches.
    pub fn new(number: i64, shown: Fetched<Initiative>) -> Self {
        Self { number, shown, toasts: use_toasts() }
    }

    /// The initiative's path.
    pub fn path(self) -> InitiativePath {
        InitiativePath { initiative: self.number }
    }

    /// Shows this state of it.
    pub fn show(self, initiative: Initiative) {
        self.shown.set(initiative);
    }

    /// Sends a change, shows what came of it and then runs `done`; a problem goes to `failed`. `busy` holds meanwhile.
    pub fn change(
        self,
        busy: RwSignal<bool>,
        work: impl Future<Output = Result<Initiative, Problem>> + 'static,
        done: impl FnOnce() + 'static,
        failed: impl FnOnce(Problem) + 'static,
    ) {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let outcome = work.await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(initiative) => {
                    self.show(initiative);
                    done();
                }
                Err(problem) => failed(problem),
            }
        });
    }

    /// The same for a button: a toast says how it went.
    pub fn quick(
        self,
        busy: RwSignal<bool>,
        work: impl Future<Output = Result<Initiative, Problem>> + 'static,
        said: impl Into<String>,
    ) {
        let (toasts, said) = (self.toasts, said.into());
        self.change(
            busy,
            work,
            move || toasts.success(said),
            move |problem| toasts.error(problem_text(&problem)),
        );
    }
}
