//! "Rammer også os": how many units are hit, and the way to say that mine is one of them.

use leptos::prelude::*;

use super::{Glyph, Icon, OnClick, button::click, texts};
use crate::format::number;

/// The support of a wish, counted in units, on or off for mine.
#[component]
pub fn HitButton(
    /// Units hit.
    #[prop(into)]
    count: Signal<u32>,
    /// Mine is one of them.
    #[prop(into)]
    on: Signal<bool>,
    #[prop(optional, into)] busy: Signal<bool>,
    /// The wish's title, for its name.
    #[prop(into)]
    about: Signal<String>,
    #[prop(into)] on_click: OnClick,
) -> impl IntoView {
    // Begins with the visible words, so that speech control finds it.
    let name = move || about.with(|about| texts::hit_name(count.get(), about));
    view! {
        <button
            type="button"
            class="hit"
            class:busy=busy
            aria-pressed=move || on.get().to_string()
            aria-label=name
            aria-busy=move || busy.get().then_some("true")
            on:click=move |event| click(event, busy, Some(on_click))
        >
            <b>{move || number(count.get())}</b>
            <span>
                {texts::hits_us()}
                {move || {
                    on.get()
                        .then(|| {
                            view! {
                                " "
                                <Icon of=Glyph::Check />
                            }
                        })
                }}
            </span>
        </button>
    }
    .into_any()
}
