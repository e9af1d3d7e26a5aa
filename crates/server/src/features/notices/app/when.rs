//! When a notice is mailed.

use std::time::Duration;

use forenkl_api::{Timestamp, notices::Pace};

use crate::clock;

/// The hour at which what was gathered is mailed, Danish time.
const MORNING: i64 = 7;
/// What lies further back is no news any more, and is not mailed. Only records with dates in the past come to this.
const NEWS: i64 = 7 * 86_400_000;
/// What lies even further back is not shown as unread either.
const RECENT: i64 = 30 * 86_400_000;

/// When something that happens now is mailed; `gather` is how long at once waits for what comes close behind.
pub fn mail_at(pace: Pace, now: Timestamp, gather: Duration) -> Option<Timestamp> {
    match pace {
        Pace::AtOnce => Some(Timestamp(now.0 + millis(gather))),
        Pace::Daily => Some(clock::next_danish_hour(now, MORNING)),
        Pace::Weekly => Some(clock::next_danish_monday(now, MORNING)),
        Pace::Never => None,
    }
}

/// Whether what happened `at` is news enough to be mailed.
pub fn is_news(at: Timestamp, now: Timestamp) -> bool {
    now.0 - at.0 < NEWS
}

/// Whether what happened `at` is still shown as unread when it is told.
pub fn is_recent(at: Timestamp, now: Timestamp) -> bool {
    now.0 - at.0 < RECENT
}

/// A duration as moments are counted.
pub fn millis(duration: Duration) -> i64 {
    i64::try_from(duration.as_millis()).unwrap_or(i64::MAX)
}
