//! A new workshop out of one there is.

use forenkl_api::{
    Empty, Permission,
    workshops::{CreateWorkshop, Workshop, WorkshopBody},
};
use leptos::{prelude::*, task::spawn_local};

use super::texts as t;
use crate::{
    navigation,
    net::call,
    routes::Page,
    session::use_session,
    ui::{Button, ButtonKind, Glyph, problem_text, use_toasts},
};

/// A button that makes another one with the same plan, and leads to that plan; nothing for those who lead only this one.
pub fn again(known: Signal<Workshop>) -> Option<AnyView> {
    let (toasts, busy) = (use_toasts(), RwSignal::new(false));
    let make = move |_| {
        busy.set(true);
        let (id, plan) = known.with_untracked(|known| (known.id.clone(), known.plan.clone()));
        // It opens with what was agreed in this one.
        let body = WorkshopBody { starts_at: None, version: 0, follows: Some(id), ..plan };
        spawn_local(async move {
            let outcome = call::<CreateWorkshop>(&Empty {}, &Empty {}, &body).await;
            // The page may be gone by now: whoever went elsewhere stays there.
            if busy.try_set(false).is_some() {
                return;
            }
            match outcome {
                Ok(made) => navigation::go(&Page::WorkshopPlan(made.id.0).href()),
                Err(problem) => toasts.error(problem_text(&problem)),
            }
        });
    };
    let may_plan = use_session().me_now().is_some_and(|me| me.can(Permission::WorkshopLead));
    may_plan.then(|| {
        view! {
            <Button kind=ButtonKind::Ghost icon=Glyph::Copy busy=busy on_click=make>
                {t::again()}
            </Button>
        }
        .into_any()
    })
}
