//! Below the header: that there is no connection, and what waits to be sent.

use leptos::prelude::*;

use super::texts;
use crate::{
    format,
    net::{
        connection::{Connection, connection},
        outbox::{self, Waiting},
    },
    ui::{Button, ButtonKind, CopyButton, Glyph, Icon},
};

/// Both, when there is something to say.
#[component]
pub fn Banner() -> impl IntoView {
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
        <div class="banner no-print" role="status">
            {move || lost().map(|text| strip(Glyph::Alert, text, None))}
            {move || {
                let n = u32::try_from(count.get()).unwrap_or(u32::MAX);
                (n > 0).then(|| strip(Glyph::Clock, texts::waiting(n), Some(send_now())))
            }}
        </div>
        {move || waiting.with(|items| items.iter().filter(|item| item.refused.is_some()).map(refused).collect_view())}
    }
    .into_any()
}

fn strip(glyph: Glyph, text: String, action: Option<AnyView>) -> AnyView {
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

/// One that the server refused after it had waited: the text can be taken out.
fn refused(item: &Waiting) -> AnyView {
    let key = item.key.clone();
    let text = item.text();
    let actions = view! {
        <CopyButton text=text label=texts::copy_text() />
        <Button kind=ButtonKind::Ghost small=true on_click=move |_| outbox::remove(&key)>
            {texts::throw_away()}
        </Button>
    };
    view! { <div class="banner bad">{strip(Glyph::Alert, texts::refused_send(&item.label), Some(actions.into_any()))}</div> }
        .into_any()
}
