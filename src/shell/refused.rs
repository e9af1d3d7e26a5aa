//! What the server refused after it had waited: the text can be taken out.

use leptos::prelude::*;

use super::{banner::strip, texts};
use crate::{
    net::outbox::{self, Waiting},
    ui::{Button, ButtonKind, CopyButton, Glyph},
};

/// All of them, below the header.
pub fn view() -> AnyView {
    let waiting = outbox::waiting();
    let refused = move || {
        waiting.with(|items| items.iter().filter(|item| item.refused.is_some()).map(one).collect_view())
    };
    refused.into_any()
}

fn one(item: &Waiting) -> AnyView {
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
