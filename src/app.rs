//! Start: what all pages share, the shell, and nothing else.

use leptos::prelude::*;

use crate::{
    net::{connection, outbox},
    session,
    shell::{Shell, soon},
    ui::{UiRegions, provide_ui},
};

/// The app.
#[component]
pub fn App() -> impl IntoView {
    provide_ui();
    session::refresh();
    connection::watch(back_online);
    soon::provide();
    view! {
        <Shell />
        <UiRegions />
        {soon::soon(soon::nothing, |soon| (soon.toasts)())}
    }
}

/// The browser says that the network is back: asking for the session tells whether the server can be reached, too.
fn back_online() {
    session::refresh();
    outbox::wake();
}
