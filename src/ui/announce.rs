//! The app's one polite live region: what screen readers are told without being asked, at most every five seconds.

use std::time::Duration;

use leptos::prelude::*;

use crate::format::now;

/// Milliseconds between two messages.
const PAUSE: i64 = 5_000;

/// Speaks through the live region. Copy it before an `.await`.
#[derive(Debug, Clone, Copy)]
pub struct Announcer {
    text: RwSignal<String>,
    last: StoredValue<i64>,
    waiting: StoredValue<Option<String>>,
}

impl Announcer {
    pub(super) fn new() -> Self {
        Self {
            text: RwSignal::new(String::new()),
            last: StoredValue::new(0),
            waiting: StoredValue::new(None),
        }
    }

    /// Says it now, or after the pause; of several that wait, the newest is said.
    pub fn say(&self, message: impl Into<String>) {
        let message = message.into();
        let left = self.last.try_get_value().unwrap_or(0) + PAUSE - now().0;
        if left <= 0 {
            self.speak(message);
            return;
        }
        let timer_runs = self.waiting.try_get_value().flatten().is_some();
        let _ = self.waiting.try_set_value(Some(message));
        if !timer_runs {
            let announcer = *self;
            let left = Duration::from_millis(u64::try_from(left).unwrap_or(0));
            set_timeout(move || announcer.speak_waiting(), left);
        }
    }

    fn speak_waiting(&self) {
        let waiting = self.waiting.try_update_value(Option::take).flatten();
        if let Some(message) = waiting {
            self.speak(message);
        }
    }

    fn speak(&self, mut message: String) {
        let _ = self.last.try_set_value(now().0);
        // The same words again must differ, or they are not read out.
        if self.text.try_with_untracked(|old| *old == message) == Some(true) {
            message.push('\u{a0}');
        }
        let _ = self.text.try_set(message);
    }

    pub(super) fn region(self) -> AnyView {
        view! {
            <div class="sr-only" role="status" aria-live="polite" aria-atomic="true">
                {self.text}
            </div>
        }
        .into_any()
    }
}

/// The app's announcer.
pub fn use_announcer() -> Announcer {
    use_context().unwrap_or_else(Announcer::new)
}

/// Tells screen readers something, politely.
pub fn announce(message: impl Into<String>) {
    use_announcer().say(message);
}
