//! "Rammer også os": says at once that a unit is counted, tells the server, and takes it back where the server refuses.

use forenkl_api::{
    Empty, Permission, Problem, UnitId,
    wishes::{Load, Support, SupportBody, SupportWish, WishPath, WishRow, WithdrawSupport},
};
use leptos::{prelude::*, task::spawn_local};

use super::{model::sender::own_units, texts::list as t};
use crate::{
    net,
    reactive::Effect,
    routes::load_soon,
    session::{SessionHandle, use_session},
    ui::{HitButton, Toasts, problem_text, use_toasts},
};

/// A person's support of one wish.
#[derive(Clone, Copy)]
pub struct Supporting {
    number: i64,
    title: Signal<String>,
    /// Whether the person wrote the wish; then their unit is counted already.
    author: Signal<bool>,
    pub supported: RwSignal<bool>,
    pub units: RwSignal<i64>,
    /// The unit chosen for it; the first of one's own otherwise.
    pub unit: RwSignal<Option<UnitId>>,
    /// The own estimate that goes with it.
    pub load: RwSignal<Option<Load>>,
    under_way: StoredValue<bool>,
    session: SessionHandle,
    toasts: Toasts,
}

impl Supporting {
    pub fn new(number: i64, title: Signal<String>, author: Signal<bool>) -> Self {
        Self {
            number,
            title,
            author,
            supported: RwSignal::new(false),
            units: RwSignal::new(0),
            unit: RwSignal::new(None),
            load: RwSignal::new(None),
            under_way: StoredValue::new(false),
            session: use_session(),
            toasts: use_toasts(),
        }
    }

    /// Of a wish in a list, following what the list says.
    pub fn of_row(row: Signal<WishRow>) -> Self {
        let number = row.with_untracked(|row| row.number);
        let title = Signal::derive(move || row.with(|row| row.title.clone()));
        let supporting = Self::new(number, title, Signal::derive(move || row.with(|row| row.mine)));
        Effect::new(move |_| {
            let (supported, units) = row.with(|row| (row.supported, row.units_hit));
            supporting.follow(supported, units);
        });
        supporting
    }

    /// "58 rammer også os".
    pub fn button(self) -> AnyView {
        view! {
            <HitButton
                count=self.count()
                on=self.counted()
                about=self.title
                on_click=move |_| self.toggle()
            />
        }
        .into_any()
    }

    /// Takes over what the server says, unless something said here is still on its way there.
    pub fn follow(self, supported: bool, units: i64) {
        if self.under_way.try_get_value() != Some(true) {
            let _ = self.supported.try_set(supported);
            let _ = self.units.try_set(units);
        }
    }

    /// The count as the button wants it.
    fn count(self) -> Signal<u32> {
        Signal::derive(move || u32::try_from(self.units.get()).unwrap_or(0))
    }

    /// Whether one's unit is counted: by support, or because one wrote the wish.
    pub fn counted(self) -> Signal<bool> {
        Signal::derive(move || self.supported.get() || self.author.get())
    }

    /// On or off, with a way to undo.
    pub fn toggle(self) {
        spawn_local(async move { (load_soon().await.wishes.toggle)(self) });
    }

    /// The same by someone who has the code for it at hand: it is not in the first picture. The page may be gone by then.
    pub(super) fn toggle_here(self) {
        let (Some(author), Some(supported)) =
            (self.author.try_get_untracked(), self.supported.try_get_untracked())
        else {
            return;
        };
        if author {
            return self.toasts.info(t::own_wish());
        }
        let Some(unit) = self.own_unit() else { return self.toasts.info(t::no_unit()) };
        let on = !supported;
        let load = self.load.try_get_untracked().flatten();
        if self.change(on, unit.clone(), load.clone()) {
            let text = if on {
                t::supported_now(&self.title.try_get_untracked().unwrap_or_default())
            } else {
                t::support_taken_back().to_owned()
            };
            self.toasts.undo(text, move || {
                self.change(!on, unit.clone(), load.clone());
            });
        }
    }

    /// The unit one supports for.
    pub fn own_unit(self) -> Option<UnitId> {
        self.unit.try_get_untracked().flatten().or_else(|| {
            let me = self.session.me_now()?;
            own_units(&me, Permission::WishSupport).into_iter().next().map(|unit| unit.id)
        })
    }

    /// Shows it at once and tells the server; false when the last change is still on its way.
    fn change(self, on: bool, unit: UnitId, load: Option<Load>) -> bool {
        if self.under_way.try_get_value() != Some(false) {
            return false;
        }
        let _ = self.under_way.try_set_value(true);
        let before = (self.supported.try_get_untracked(), self.units.try_get_untracked());
        let _ = self.supported.try_set(on);
        let _ = self.units.try_update(|units| *units = (*units + if on { 1 } else { -1 }).max(0));
        let toasts = self.toasts;
        spawn_local(async move {
            let outcome = if on { put(self.number, unit, load).await } else { take_back(self.number).await };
            let _ = self.under_way.try_set_value(false);
            match (outcome, before) {
                (Ok(support), _) => self.follow(support.supported, support.units_hit),
                (Err(problem), (Some(supported), Some(units))) => {
                    self.follow(supported, units);
                    toasts.error(problem_text(&problem));
                }
                (Err(problem), _) => toasts.error(problem_text(&problem)),
            }
        });
        true
    }
}

/// Supports a wish, or changes unit and estimate.
pub async fn put(number: i64, unit: UnitId, load: Option<Load>) -> Result<Support, Problem> {
    net::call::<SupportWish>(&WishPath { wish: number }, &Empty {}, &SupportBody { unit, load }).await
}

async fn take_back(number: i64) -> Result<Support, Problem> {
    net::call::<WithdrawSupport>(&WishPath { wish: number }, &Empty {}, &Empty {}).await
}
