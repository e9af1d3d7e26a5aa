//! `/was`: leads to the municipality's accessibility statement, or says that there is none yet.

use leptos::prelude::*;

use super::texts as t;
use crate::{
    reactive::Effect,
    session::{SessionState, use_session},
    ui::PageHeader,
};

/// The page.
#[component]
pub fn AccessibilityPage() -> impl IntoView {
    let session = use_session();
    let statement = Memo::new(move |_| match session.state() {
        SessionState::Known(known) => known.accessibility_statement.filter(|link| link.starts_with("http")),
        _ => None,
    });
    Effect::new(move |_| {
        if let Some(link) = statement.get() {
            let _ = window().location().replace(&link);
        }
    });
    view! {
        <PageHeader title=t::accessibility() />
        <div class="prose stack-s">
            <p>{t::accessibility_aim()}</p>
            {move || match statement.get() {
                Some(link) => view! { <p><a href=link>{t::accessibility_go()}</a></p> }.into_any(),
                None => view! { <p>{t::accessibility_none()}</p> }.into_any(),
            }}
        </div>
    }
    .into_any()
}
