//! The timer: running, or standing still with what is left.

use forenkl_api::{
    Timestamp,
    workshops::{Lead, view::Timer},
};

use super::state::State;

impl State {
    pub(super) fn time(&mut self, lead: &Lead, at: Timestamp) {
        let left = |timer: &Timer| match (timer.ends_at, timer.left) {
            (Some(ends_at), _) => (ends_at.0 - at.0).max(0),
            (None, left) => left.unwrap_or(0),
        };
        let running = |left: i64| Some(Timer { ends_at: Some(Timestamp(at.0 + left)), left: None });
        let still = |left: i64| Some(Timer { ends_at: None, left: Some(left) });
        let now = self.timer.as_ref().map_or(0, left);
        let runs = self.timer.as_ref().is_some_and(|timer| timer.ends_at.is_some());
        self.timer = match lead {
            Lead::Start { seconds } => running(seconds * 1000),
            Lead::Pause => still(now),
            Lead::Resume => running(now),
            Lead::Extend { seconds } if runs => running(now + seconds * 1000),
            Lead::Extend { seconds } => still(now + seconds * 1000),
            _ => None,
        };
    }
}
