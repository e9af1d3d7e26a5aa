//! Deleting a workshop that was never opened, or is over.

use forenkl_api::workshops::{DeleteWorkshop, Workshop, WorkshopPath, WorkshopStatus};
use leptos::prelude::*;

use super::{sure::Sure, texts as t};
use crate::{features::admin::saving::quietly, navigation, net::tell, routes::Page, ui::use_toasts};

/// A button that asks, deletes it, and leads to the others.
pub fn delete(known: Signal<Workshop>) -> AnyView {
    let toasts = use_toasts();
    let (id, status) = known.with_untracked(|known| (known.id.clone(), known.status));
    let question = match status {
        WorkshopStatus::Planned => t::sure_delete_plan(),
        _ => t::sure_delete_record(),
    };
    let gone = move || {
        let path = WorkshopPath { workshop: id.clone() };
        let work = async move { tell::<DeleteWorkshop>(&path, &forenkl_api::Empty {}).await };
        quietly(toasts, work, move |()| {
            navigation::go(Page::Workshops.fixed());
            toasts.success(t::deleted());
        });
    };
    view! { <Sure text=t::delete() question on_sure=gone /> }.into_any()
}
