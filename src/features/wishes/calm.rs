//! Many changes in a short time, as in a workshop with two hundred people, become few: the first at once, the rest together.

use std::time::Duration;

use crate::reactive::Effect;
use leptos::prelude::*;

const PAUSE: Duration = Duration::from_millis(1500);

/// Follows `changes`, but moves at most once in a pause.
pub fn calm(changes: Signal<u64>) -> Signal<u64> {
    let calmed = RwSignal::new(changes.get_untracked());
    let resting = StoredValue::new(false);
    Effect::new(move |_| {
        let now = changes.get();
        if now != calmed.get_untracked() && !resting.get_value() {
            calmed.set(now);
            rest(changes, calmed, resting);
        }
    });
    calmed.into()
}

fn rest(changes: Signal<u64>, calmed: RwSignal<u64>, resting: StoredValue<bool>) {
    resting.set_value(true);
    set_timeout(
        move || {
            let _ = resting.try_set_value(false);
            if let (Some(now), Some(told)) = (changes.try_get_untracked(), calmed.try_get_untracked())
                && now != told
            {
                let _ = calmed.try_set(now);
                rest(changes, calmed, resting);
            }
        },
        PAUSE,
    );
}
