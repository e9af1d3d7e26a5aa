//! Removing a unit that nothing hangs on, with a way back.

use forenkl_api::{
    Empty,
    problem::ConflictReason,
    units::{CreateUnit, DeleteUnit, Unit, UnitPath},
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    super::saving::quietly,
    desk::{Desk, Doing, body_of},
    texts as t,
};
use crate::{
    net::call,
    ui::{Button, ButtonKind, Glyph, problem_text},
};

/// Removes the unit; where something hangs on it, offers to close it with a date instead.
#[component]
pub fn RemoveButton(desk: Desk, unit: Unit) -> impl IntoView {
    let busy = RwSignal::new(false);
    let remove = move |_| {
        busy.set(true);
        let unit = unit.clone();
        spawn_local(async move {
            let path = UnitPath { unit: unit.id.clone() };
            let outcome = call::<DeleteUnit>(&path, &Empty {}, &Empty {}).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(_) => removed(desk, &unit),
                Err(problem) if problem.reason == Some(ConflictReason::InUse) => {
                    desk.start(Doing::Close(unit.id))
                }
                Err(problem) => desk.toasts.error(problem_text(&problem)),
            }
        });
    };
    view! {
        <Button small=true kind=ButtonKind::Danger icon=Glyph::Trash busy on_click=remove>
            {t::remove()}
        </Button>
    }
    .into_any()
}

/// Nothing hung on it, so making it again is as good as never having removed it.
fn removed(desk: Desk, unit: &Unit) {
    desk.finish(unit.parent.as_ref().unwrap_or(&unit.id), 0);
    let mut body = body_of(unit);
    body.version = 0;
    desk.toasts.undo(t::removed(&unit.name), move || {
        let body = body.clone();
        let work = async move { call::<CreateUnit>(&Empty {}, &Empty {}, &body).await };
        quietly(desk.toasts, work, move |_| desk.refreshed());
    });
}
