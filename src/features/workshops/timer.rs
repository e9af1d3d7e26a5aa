//! The timer, in step on all screens: it is told when it runs out, by the server's clock.

use std::time::Duration;

use forenkl_api::workshops::view::Timer;
use leptos::prelude::*;

use super::{follow::Following, texts as t};

/// How often the seconds are looked at: a change is shown within a fifth of a second.
const LOOK: Duration = Duration::from_millis(200);

/// Minutes and seconds left; says when a minute is left and when time is up.
pub fn timer<V: Send + Sync + 'static>(following: Following<V>, timer: Signal<Option<Timer>>) -> AnyView {
    let tick = RwSignal::new(0_u32);
    if let Ok(handle) = set_interval_with_handle(
        move || {
            let _ = tick.try_update(|tick| *tick = tick.wrapping_add(1));
        },
        LOOK,
    ) {
        on_cleanup(move || handle.clear());
    }
    let seconds = Memo::new(move |_| {
        tick.track();
        following.ahead.track();
        timer.with(|timer| {
            timer.as_ref().map(|timer| match (timer.ends_at, timer.left) {
                (Some(ends_at), _) => (ends_at.0 - following.server_now()).max(0) / 1000,
                (None, left) => left.unwrap_or(0) / 1000,
            })
        })
    });
    let stands = move || timer.with(|timer| timer.as_ref().is_some_and(|timer| timer.ends_at.is_none()));
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
