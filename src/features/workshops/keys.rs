//! The keys of whoever leads; not while someone types, and not for those who have switched single keys off.

use forenkl_api::workshops::{BlockKind, Lead};
use leptos::{ev, prelude::*};

use super::{agenda, lead::Desk, shown::of_now, texts as t};
use crate::{
    shell::keys::{is_busy, single_keys},
    ui::{Button, ButtonKind, KeyHints},
};

/// Listens to them, and says which they are.
pub fn view(desk: Desk) -> AnyView {
    let hints = RwSignal::new(false);
    let listener = window_event_listener(ev::keydown, move |event| {
        let held = event.ctrl_key() || event.meta_key() || event.alt_key();
        if held || event.repeat() || event.default_prevented() || !single_keys() || is_busy(&event) {
            return;
        }
        if let Some(lead) = untrack(|| meant(desk, &event.key())) {
            event.prevent_default();
            desk.lead(lead);
        }
    });
    on_cleanup(move || listener.remove());
    let keys = vec![
        ("j", t::key_next()),
        ("t", t::key_timer()),
        ("+", t::one_more()),
        ("v", t::reveal()),
        ("l", t::key_close()),
    ];
    view! {
        <div class="workshop-keys">
            <Button small=true kind=ButtonKind::Ghost on_click=move |_| hints.set(true)>
                {t::keys()}
            </Button>
        </div>
        <KeyHints open=hints keys=keys />
    }
    .into_any()
}

/// What a key does now.
fn meant(desk: Desk, key: &str) -> Option<Lead> {
    let clock = desk.seen.with(|shown| shown.as_ref().and_then(|shown| shown.timer.clone()));
    let now =
        of_now(desk.seen, |id, block| (id.clone(), block.kind, block.minutes, block.revealed, block.closed));
    match (key, now) {
        ("j" | "J", _) => agenda::next(desk).map(|(block, ..)| Lead::Go { block }),
        ("t" | "T", Some((_, _, minutes, ..))) => Some(match clock {
            None => Lead::Start { seconds: minutes * 60 },
            Some(clock) if clock.ends_at.is_some() => Lead::Pause,
            Some(_) => Lead::Resume,
        }),
        ("+", Some(_)) => clock.map(|_| Lead::Extend { seconds: 60 }),
        ("v" | "V", Some((block, BlockKind::Write | BlockKind::Discuss, _, false, _))) => {
            Some(Lead::Reveal { block })
        }
        (
            "l" | "L",
            Some((block, BlockKind::Vote | BlockKind::Prioritise | BlockKind::Judge, _, _, closed)),
        ) => Some(Lead::Close { block, close: !closed }),
        _ => None,
    }
}
