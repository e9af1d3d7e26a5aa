//! The foot of every page.

use leptos::prelude::*;

use super::texts;
use crate::session::{SessionState, use_session};

/// Whose Forenkl this is, and how accessible it is.
#[component]
pub fn Footer() -> impl IntoView {
    let session = use_session();
    let municipality = move || match session.state() {
        SessionState::Known(known) => known.municipality,
        _ => String::new(),
    };
    view! {
        <footer class="foot no-print">
            <div class="foot-in">
                <span>{texts::footer_says()}</span>
                <span>{municipality}</span>
                <a href="/was">{texts::accessibility()}</a>
            </div>
        </footer>
    }
    .into_any()
}
