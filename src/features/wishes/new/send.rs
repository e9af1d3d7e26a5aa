//! Sending a wish once: on double click, reload or a lost network the key stays the same, and the outbox keeps what did not get through.

use forenkl_api::{Empty, FieldError, Problem, problem::ConflictReason, wishes::CreateWish};
use leptos::{prelude::*, task::spawn_local};

use super::{finish, step_form::Writing};
use crate::{features::wishes::model::draft::Step, net::outbox, ui::field_text};

/// The send of a form.
#[derive(Clone, Copy)]
pub(super) struct Sending {
    writing: Writing,
    pub busy: RwSignal<bool>,
}

impl Sending {
    pub fn new(writing: Writing) -> Self {
        Self { writing, busy: RwSignal::new(false) }
    }

    /// Sends what stands in the form, unless it is on its way.
    pub fn send(self) {
        let (body, errors) = untrack(|| self.writing.text()).read();
        if !errors.is_empty() {
            return self.mend(errors);
        }
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let outcome = outbox::send::<CreateWish>(&body.key, &body.title, &Empty {}, &body).await;
            let still_here = self.busy.try_set(false).is_none();
            match outcome {
                Ok(wish) => self.done(still_here, "sendt", &wish.number.to_string()),
                Err(problem) if outbox::goes_out_later(problem.code) => {
                    self.done(still_here, "venter", &body.key)
                }
                Err(problem) => self.refused(problem),
            }
        });
    }

    fn done(self, still_here: bool, result: &str, value: &str) {
        self.writing.draft.forget();
        if still_here {
            finish(result, value);
        }
    }

    fn refused(self, problem: Problem) {
        if problem.reason == Some(ConflictReason::RoundClosed) {
            let _ = self.writing.outside.try_set(true);
        }
        if problem.fields.is_empty() {
            self.writing.errors.show_problem(&problem);
        } else {
            self.mend(problem.fields);
        }
    }

    /// Shows what needs mending at its fields, on the first step that has some.
    fn mend(self, errors: Vec<FieldError>) {
        let Some(step) = errors.iter().map(|error| Step::of_field(&error.field)).min() else { return };
        if self.writing.step.try_get_untracked() != Some(step) {
            self.writing.go(step);
        }
        let here = errors.iter().filter(|error| Step::of_field(&error.field) == step);
        self.writing.errors.show(here.map(|error| (error.field.clone(), field_text(error))).collect());
    }
}
