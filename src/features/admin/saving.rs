//! Saving a form: busy while it runs, then done, errors in the form, or a newer version by someone else.

use std::future::Future;

use forenkl_api::{FieldCode, FieldError, Problem, ProblemCode};
use leptos::{prelude::*, task::spawn_local};
use serde::de::DeserializeOwned;

use super::texts as t;
use crate::ui::{Differs, FormErrors, StaleChoice, Toasts, field_text, problem_text};

/// What a form calls its fields; empty for those it does not have.
pub type Labels = fn(&str) -> &'static str;

/// The state of saving a `T`. `Copy`, like the signals in it.
pub struct Saving<T: Send + Sync + 'static> {
    pub errors: FormErrors,
    pub busy: RwSignal<bool>,
    /// What someone else made of it meanwhile.
    pub stale: RwSignal<Option<T>>,
    labels: Labels,
}

impl<T: Send + Sync + 'static> Clone for Saving<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: Send + Sync + 'static> Copy for Saving<T> {}

impl<T: DeserializeOwned + Send + Sync + 'static> Saving<T> {
    /// Nothing saved yet.
    pub fn new(labels: Labels) -> Self {
        Self { errors: FormErrors::new(), busy: RwSignal::new(false), stale: RwSignal::new(None), labels }
    }

    /// What a check found, each with the name of its field, so that the summary can be read alone.
    pub fn found(self, check: Result<(), Problem>) -> Vec<(String, String)> {
        check.err().map(|problem| named(&problem.fields, self.labels)).unwrap_or_default()
    }

    /// One finding of the form's own.
    pub fn finding(self, field: &str, code: FieldCode) -> (String, String) {
        (field.to_owned(), sentence(&FieldError::new(field, code), self.labels))
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

    /// Where someone else was faster: what differs, and both ways on. Mine is saved again on top of theirs; or theirs is taken into the
    /// fields. Either way `base` learns what the form is based on from then on.
    pub fn stale_choice(
        self,
        differs: impl Fn(&T) -> Vec<Differs> + Send + 'static,
        base: impl Fn(T) + Clone + Send + Sync + 'static,
        save: impl Fn() + Clone + Send + Sync + 'static,
        take: impl Fn(&T) + Clone + Send + Sync + 'static,
    ) -> impl Fn() -> Option<AnyView> + Send + 'static
    where
        T: Clone,
    {
        move || {
            let theirs = self.stale.get()?;
            let differs = differs(&theirs);
            let (base, save, take) = (base.clone(), save.clone(), take.clone());
            let (chosen, rebase) = (theirs.clone(), base.clone());
            let on_mine = move || {
                base(theirs.clone());
                save();
            };
            let on_theirs = move || {
                take(&chosen);
                rebase(chosen.clone());
                self.stale.set(None);
            };
            Some(view! { <StaleChoice differs on_mine on_theirs /> }.into_any())
        }
    }

    /// Shows what went wrong.
    pub fn failed(self, problem: &Problem) {
        let current = problem.current.as_ref().filter(|_| problem.code == ProblemCode::Stale);
        match current.and_then(|json| crate::net::objects::from_str(json.get()).ok()) {
            Some(current) => {
                let _ = self.stale.try_set(Some(current));
            }
            None if problem.fields.is_empty() => self.errors.show_problem(problem),
            None => self.errors.show(named(&problem.fields, self.labels)),
        }
    }
}

fn named(errors: &[FieldError], labels: Labels) -> Vec<(String, String)> {
    errors.iter().map(|error| (own_field(&error.field).to_owned(), sentence(error, labels))).collect()
}

/// The server names fields inside of others with their path: `first_position.unit`.
fn own_field(field: &str) -> &str {
    field.rsplit_once('.').map_or(field, |(_, last)| last)
}

/// "Udfyld navn", "Navn: Er i brug i forvejen".
fn sentence(error: &FieldError, labels: Labels) -> String {
    let label = labels(own_field(&error.field));
    match (label, error.code) {
        ("", _) => field_text(error),
        (label, FieldCode::Required) => t::fill_in(&label.to_lowercase()),
        (label, _) => t::about_field(label, &field_text(error)),
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_names_its_field() {
        let labels: Labels = |field| if field == "name" { "Navn" } else { "" };
        assert_eq!(sentence(&FieldError::new("name", FieldCode::Required), labels), "Udfyld navn");
        assert_eq!(
            sentence(&FieldError::new("name", FieldCode::Taken), labels),
            "Navn: Er i brug i forvejen"
        );
        assert_eq!(sentence(&FieldError::new("x", FieldCode::Taken), labels), "Er i brug i forvejen");
        assert_eq!(own_field("first_position.unit"), "unit");
    }
}
