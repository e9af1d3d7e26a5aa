//! What happened, newest first.

use forenkl_api::Timestamp;
use leptos::prelude::*;

use super::{
    Ago,
    icon::{self, Glyph},
};

/// A list of [`LogEntry`].
#[component]
pub fn LogList(children: Children) -> impl IntoView {
    view! {
        <ol class="log" role="list">
            {children()}
        </ol>
    }
    .into_any()
}

/// Someone did something at a moment; children say what.
#[component]
pub fn LogEntry(
    at: Timestamp,
    /// Empty for what Forenkl did itself.
    #[prop(optional, into)]
    who: String,
    #[prop(default = Glyph::Check)] icon: Glyph,
    children: Children,
) -> impl IntoView {
    view! {
        <li>
            {icon::maybe(Some(icon))} <div>
                <b>{who}</b>
                " "
                {children()}
                <Ago at />
            </div>
        </li>
    }
    .into_any()
}
