//! Effects and keyed lists of one type each.
//!
//! Every closure has a type of its own, and the framework makes a copy of its machinery for each type: about a kilobyte per effect and
//! ten per list that every visitor downloads. Boxed, they share one copy.

use leptos::prelude::*;

/// [`leptos::prelude::Effect`], one copy for each type of result instead of one for each closure.
pub struct Effect;

impl Effect {
    /// Runs now and whenever something it reads changes, until its owner is gone. Gets what it returned the last time.
    #[allow(clippy::new_ret_no_self, reason = "written where the framework's own would be")]
    pub fn new<T: 'static>(run: impl FnMut(Option<T>) -> T + 'static) {
        boxed(Box::new(run));
    }
}

fn boxed<T: 'static>(run: Box<dyn FnMut(Option<T>) -> T>) {
    leptos::prelude::Effect::new(run);
}

/// One entry of a [`keyed`] list.
pub struct Entry {
    key: String,
    draw: Box<dyn FnOnce() -> AnyView + Send>,
}

impl Entry {
    /// What tells it from the others, and how it is drawn when it is new.
    pub fn new<V: IntoView + 'static>(key: impl ToString, draw: impl FnOnce() -> V + Send + 'static) -> Self {
        Self { key: key.to_string(), draw: Box::new(move || draw().into_any()) }
    }
}

/// A list, read reactively, whose entries stay as they were drawn while their key is in it.
pub fn keyed(entries: impl Fn() -> Vec<Entry> + Send + 'static) -> AnyView {
    list(Box::new(entries))
}

fn list(entries: Box<dyn Fn() -> Vec<Entry> + Send>) -> AnyView {
    view! { <For each=entries key=|entry| entry.key.clone() children=|entry| (entry.draw)() /> }.into_any()
}
