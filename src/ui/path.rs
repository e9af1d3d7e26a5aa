//! The path of a wish: a line of dots, each with its date.

use leptos::prelude::*;

use super::texts;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Done,
    Now,
    Late,
    Next,
}

/// One step on a path.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PathStep {
    label: String,
    note: String,
    state: State,
}

impl PathStep {
    fn new(label: impl Into<String>, state: State) -> Self {
        Self { label: label.into(), note: String::new(), state }
    }
    /// It has happened.
    pub fn done(label: impl Into<String>) -> Self {
        Self::new(label, State::Done)
    }
    /// It is happening.
    pub fn now(label: impl Into<String>) -> Self {
        Self::new(label, State::Now)
    }
    /// It is happening, and should have been done by now.
    pub fn late(label: impl Into<String>) -> Self {
        Self::new(label, State::Late)
    }
    /// It is still to come.
    pub fn next(label: impl Into<String>) -> Self {
        Self::new(label, State::Next)
    }
    /// The date, or how far it has come.
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    fn view(self) -> AnyView {
        let (class, word) = match self.state {
            State::Done => ("path-done", texts::done_step()),
            State::Now => ("path-now", texts::now_step()),
            State::Late => ("path-late", texts::late_step()),
            State::Next => ("path-next", texts::next_step()),
        };
        let current = matches!(self.state, State::Now | State::Late).then_some("step");
        view! {
            <li class=class aria-current=current>
                <b>
                    <span class="sr-only">{word}</span>
                    {self.label}
                </b>
                <span>{self.note}</span>
            </li>
        }
        .into_any()
    }
}

/// A path as a line of dots; upright on a phone. A list for screen readers, each step with its state in words.
#[component]
pub fn PathDots(#[prop(into)] steps: Signal<Vec<PathStep>>) -> impl IntoView {
    view! {
        // Safari forgets that a list without bullets is one.
        <ol class="path" role="list">
            {move || steps.get().into_iter().map(PathStep::view).collect_view()}
        </ol>
    }
    .into_any()
}
