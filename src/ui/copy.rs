//! Copies a text, such as a link.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use wasm_bindgen_futures::JsFuture;

use super::{Button, ButtonKind, Glyph, texts, use_announcer, use_toasts};

/// How long "copied" stands in the button.
const SHOWN: Duration = Duration::from_secs(3);

/// A button that copies `text` and says so.
#[component]
pub fn CopyButton(#[prop(into)] text: Signal<String>, #[prop(into)] label: String) -> impl IntoView {
    let copied = RwSignal::new(false);
    let (announcer, toasts) = (use_announcer(), use_toasts());
    let copy = move |_| {
        let promise = window().navigator().clipboard().write_text(&text.get_untracked());
        spawn_local(async move {
            if JsFuture::from(promise).await.is_err() {
                toasts.error(texts::not_copied());
                return;
            }
            announcer.say(texts::copied());
            let _ = copied.try_set(true);
            set_timeout(move || _ = copied.try_set(false), SHOWN);
        });
    };
    view! {
        <Button kind=ButtonKind::Secondary small=true icon=Glyph::Copy on_click=copy>
            {move || if copied.get() { texts::copied().to_owned() } else { label.clone() }}
        </Button>
    }
    .into_any()
}
