//! The one big field: what is typed becomes the title of a new wish.

use leptos::{ev, prelude::*};

use super::texts as t;
use crate::{
    navigation,
    routes::Page,
    ui::{Button, Glyph},
};

/// The field. Enter and the button go on to the new wish, which takes the text along.
#[component]
pub fn BigField() -> impl IntoView {
    let text = RwSignal::new(String::new());
    let go_on = move || {
        let title = text.with_untracked(|text| String::from(js_sys::encode_uri_component(text.trim())));
        let address = Page::NewWish.fixed();
        if title.is_empty() {
            navigation::go(address)
        } else {
            navigation::go(&format!("{address}?titel={title}"))
        }
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        go_on();
    };
    view! {
        <form class="big-form" on:submit=submit>
            <input
                class="big-field"
                type="text"
                name="title"
                maxlength="140"
                autocomplete="off"
                enterkeyhint="next"
                aria-label=t::question()
                placeholder=t::example()
                prop:value=text
                on:input=move |event| text.set(event_target_value(&event))
            />
            <Button submit=true icon=Glyph::Arrow>
                {t::go_on()}
            </Button>
        </form>
    }
    .into_any()
}
