//! Asking in rounds, where something in between holds streams back. The server answers at once when there is news, else after 25 s.

use std::{cell::Cell, time::Duration};

use forenkl_api::{
    Empty,
    live::{Live, LiveBatch, LiveQuery},
};
use leptos::{prelude::set_timeout, task::spawn_local};

use super::{LIVE, changed, open, reset};
use crate::net::{href, send};

/// The pause after a round that failed.
const PAUSE: Duration = Duration::from_secs(10);

thread_local! {
    /// Counts rounds, so that a round with other topics takes the place of one that still waits.
    static ROUND: Cell<u64> = const { Cell::new(0) };
}

/// Asks once, and goes on asking.
pub(super) fn run(query: LiveQuery) {
    let round = ROUND.get() + 1;
    ROUND.set(round);
    spawn_local(async move {
        let outcome = send::exchange(&href::<Live>(&Empty {}, &query)).await;
        if ROUND.get() != round {
            return;
        }
        match outcome.and_then(|text| crate::net::objects::from_str::<LiveBatch>(&text).ok()) {
            Some(batch) => {
                take(&batch);
                open();
            }
            None => set_timeout(
                move || {
                    if ROUND.get() == round {
                        open();
                    }
                },
                PAUSE,
            ),
        }
    });
}

fn take(batch: &LiveBatch) {
    if batch.reset {
        reset();
    }
    batch.events.iter().for_each(changed);
    LIVE.with_borrow_mut(|live| live.cursor = live.cursor.map(|cursor| cursor.max(batch.cursor)));
}
