//! The timer, in step on all screens: it is told when it runs out, by the server's clock, and what is shown changes when a second of the
//! workshop's is over, not when this page happens to look.

use std::time::Duration;

use forenkl_api::workshops::view::Timer;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use super::{clock, follow::Following, texts as t};
use crate::reactive::Effect;

/// Minutes and seconds left; says when a minute is left and when time is up.
pub fn timer<V: Send + Sync + 'static>(following: Following<V>, timer: Signal<Option<Timer>>) -> AnyView {
    // One copy of it, whoever follows.
    drawn(following.ahead, timer)
}

fn drawn(ahead: RwSignal<i64>, timer: Signal<Option<Timer>>) -> AnyView {
    let tick = RwSignal::new(0_u32);
    let left = move || {
        tick.track();
        let now = clock::here() + ahead.get();
        timer.with(|timer| timer.as_ref().map(|timer| left_of(timer, now)))
    };
    let seconds = Memo::new(move |_| left().map(|left| left / 1000));
    let stands = move || timer.with(|timer| timer.as_ref().is_some_and(|timer| timer.ends_at.is_none()));
    wake(tick, move || if stands() { None } else { left().and_then(until_change) });
    let told = Memo::new(move |_| match seconds.get() {
        Some(0) => t::time_is_up(),
        Some(left) if left <= 60 => t::a_minute_left(),
        _ => "",
    });
    view! {
        <div class="workshop-timer" class:soon=move || seconds.get().is_some_and(|left| left <= 60)
            class:over=move || seconds.get() == Some(0)>
            {move || {
                seconds
                    .get()
                    .map(|left| {
                        view! {
                            <span class="workshop-clock" role="timer" aria-label=t::time_left()>
                                {format!("{}:{:02}", left / 60, left % 60)}
                            </span>
                            {(left == 0).then(|| view! { <strong>{t::time_is_up()}</strong> })}
                            {stands().then(|| view! { <span class="muted">{t::paused()}</span> })}
                        }
                    })
            }}
            <span class="sr-only" aria-live="polite">
                {told}
            </span>
        </div>
    }
    .into_any()
}

/// What is left when the server's clock says `now`, in milliseconds.
fn left_of(timer: &Timer, now: i64) -> i64 {
    match timer.ends_at {
        Some(ends_at) => (ends_at.0 - now).max(0),
        None => timer.left.unwrap_or(0),
    }
}

/// Milliseconds until another second is shown; nothing when no other comes.
fn until_change(left: i64) -> Option<u64> {
    (left >= 1000).then(|| (left % 1000 + 1).unsigned_abs())
}

/// Counts when so many milliseconds are over; anew whenever what it reads says something else.
fn wake(tick: RwSignal<u32>, pause: impl Fn() -> Option<u64> + 'static) {
    let waiting = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        if let Some(waiting) = waiting.try_get_value().flatten() {
            waiting.clear();
        }
    };
    Effect::new(move |_| {
        stop();
        if let Some(pause) = pause() {
            let count = move || {
                let _ = tick.try_update(|tick| *tick = tick.wrapping_add(1));
            };
            waiting.set_value(set_timeout_with_handle(count, Duration::from_millis(pause)).ok());
        }
    });
    on_cleanup(stop);
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_wakes_when_the_second_that_is_shown_is_another(left in 1000..5_000_000_i64) {
            let pause = i64::try_from(until_change(left).unwrap_or_default()).unwrap_or_default();
            prop_assert_eq!((left - pause) / 1000, left / 1000 - 1);
            prop_assert_eq!((left - pause + 1) / 1000, left / 1000);
        }
    }

    #[test]
    fn at_the_end_it_sleeps() {
        assert_eq!(until_change(0), None);
        // It says 0:00 already.
        assert_eq!(until_change(999), None);
        assert_eq!(until_change(1000), Some(1));
    }
}
