//! Someone else changed the wish while this was being written: what is written stays, and the writer chooses.

use forenkl_api::{RoundId, wishes::Wish};
use leptos::prelude::*;

use super::{model::stale, texts::assess as t};
use crate::ui::{Alert, AlertKind, Button, ButtonKind, Glyph};

/// The two states of a wish: what the writer saw, and what the server has.
#[derive(Clone, Copy)]
pub struct Stale {
    seen: StoredValue<Wish>,
    now: RwSignal<Option<Wish>>,
}

impl Stale {
    pub fn new(seen: Wish) -> Self {
        Self { seen: StoredValue::new(seen), now: RwSignal::new(None) }
    }

    /// What the change is based on.
    pub fn version(self) -> i64 {
        self.seen.try_with_value(|wish| wish.version).unwrap_or_default()
    }

    /// The round the wish belongs to.
    pub fn round(self) -> Option<RoundId> {
        self.seen.try_with_value(|wish| wish.round.as_ref().map(|round| round.id.clone())).flatten()
    }

    /// The server has another state.
    pub fn found(self, now: Wish) {
        let _ = self.now.try_set(Some(now));
    }

    /// The writer has seen the new state; what they send is based on it from now on.
    pub fn accept(self) -> Option<Wish> {
        let now = self.now.try_update(Option::take).flatten()?;
        let _ = self.seen.try_set_value(now.clone());
        Some(now)
    }
}

/// What changed, and both ways on.
#[component]
pub fn StaleNotice(
    stale: Stale,
    /// Sends what is written, on top of the new state.
    on_keep: Callback<()>,
    /// Takes the new state instead.
    on_take: Callback<Wish>,
) -> impl IntoView {
    let keep = move |_| {
        if stale.accept().is_some() {
            on_keep.run(());
        }
    };
    let take = move |_| {
        if let Some(now) = stale.accept() {
            on_take.run(now);
        }
    };
    move || {
        stale.now.get().map(|now| {
            view! {
                <Alert kind=AlertKind::Error title=t::stale()>
                    <p>{t::stale_text()}</p>
                    {changes(&stale.seen.with_value(Clone::clone), &now)}
                    <div class="cluster">
                        <Button small=true icon=Glyph::Send on_click=keep>
                            {t::keep_mine()}
                        </Button>
                        <Button small=true kind=ButtonKind::Secondary on_click=take>
                            {t::take_theirs()}
                        </Button>
                    </div>
                </Alert>
            }
        })
    }
}

fn changes(seen: &Wish, now: &Wish) -> AnyView {
    let differences = stale::differences(seen, now);
    if differences.is_empty() {
        return view! { <p>{t::stale_other()}</p> }.into_any();
    }
    let lines = differences
        .into_iter()
        .map(|one| view! { <li>{t::stale_change(one.field, &one.before, &one.now)}</li> })
        .collect_view();
    view! { <ul>{lines}</ul> }.into_any()
}
