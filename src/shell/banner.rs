//! Below the header: that there is no connection, and what waits to be sent.

use leptos::prelude::*;

use super::{
    rare::rarely,
    soon::{self, soon},
    texts,
};
use crate::{
    format,
    net::{
        connection::{Connection, connection},
        outbox,
    },
    session::use_session,
    ui::{Button, ButtonKind, Glyph, Icon, lazily},
};

/// Where both stand, when there is something to say.
#[component]
pub fn Banner() -> impl IntoView {
    view! {
        <div class="banner no-print" role="status">
            {soon(to_come, |soon| (soon.banner)())}
        </div>
        {soon(soon::nothing, |soon| (soon.refused)())}
    }
    .into_any()
}

/// As high as the line that is about to come.
fn to_come() -> AnyView {
    let lost = connection().get() != Connection::Fine;
    // Whose things are kept is known with the session.
    let signed_in = use_session().me().is_some();
    (lost || signed_in && outbox::keeps_any())
        .then(|| view! { <div class="banner-in">"\u{a0}"</div> })
        .into_any()
}

/// Both.
pub fn strips() -> AnyView {
    let state = connection();
    let waiting = outbox::waiting();
    let lost = move || match state.get() {
        Connection::Fine => None,
        Connection::Lost(None) => Some(texts::offline().to_owned()),
        Connection::Lost(Some(seen)) => Some(texts::as_of(&format::ago(seen))),
    };
    let count =
        Memo::new(move |_| waiting.with(|items| items.iter().filter(|item| item.refused.is_none()).count()));
    view! {
        {move || lost().map(|text| strip(Glyph::Alert, text, None))}
        {move || {
            let n = u32::try_from(count.get()).unwrap_or(u32::MAX);
            (n > 0).then(|| strip(Glyph::Clock, texts::waiting(n), Some(send_now())))
        }}
    }
    .into_any()
}

/// What was refused, when anything was.
pub fn refused() -> AnyView {
    let waiting = outbox::waiting();
    let any = Memo::new(move |_| waiting.with(|items| items.iter().any(|item| item.refused.is_some())));
    (move || any.get().then(|| lazily(rarely(|rare| (rare.refused)())))).into_any()
}

pub(super) fn strip(glyph: Glyph, text: String, action: Option<AnyView>) -> AnyView {
    view! {
        <div class="banner-in">
            <Icon of=glyph />
            <span>{text}</span>
            {action}
        </div>
    }
    .into_any()
}

fn send_now() -> AnyView {
    view! {
        <Button kind=ButtonKind::Ghost small=true on_click=move |_| outbox::wake()>
            {texts::send_now()}
        </Button>
    }
    .into_any()
}
