//! What takes time, in the leader's own words.

use forenkl_api::wishes::{TEXT_MAX, TITLE_MAX};
use leptos::prelude::*;

use super::{CprNotice, WishForm};
use crate::{
    features::wishes::texts::form as t,
    ui::{Button, ButtonKind, FormErrors, Glyph, TextArea, TextField},
};

/// Title, text and, if one has one, a suggestion.
#[component]
pub fn WhatFields(form: WishForm, errors: FormErrors) -> impl IntoView {
    let has_suggestion = RwSignal::new(form.suggestion.with_untracked(|text| !text.is_empty()));
    view! {
        <TextField
            name="title"
            label=t::wish_title()
            hint=t::wish_title_hint()
            value=form.title
            error=errors.of("title")
            max=most(TITLE_MAX)
        />
        <TextArea
            name="body"
            label=t::wish_body()
            hint=t::wish_body_hint()
            value=form.body
            error=errors.of("body")
            optional=true
            rows=5
            max=most(TEXT_MAX)
        />
        {move || {
            if has_suggestion.get() {
                view! {
                    <TextArea
                        name="suggestion"
                        label=t::suggestion()
                        hint=t::suggestion_hint()
                        value=form.suggestion
                        error=errors.of("suggestion")
                        optional=true
                        rows=3
                        max=most(TEXT_MAX)
                    />
                }
                    .into_any()
            } else {
                view! {
                    <div>
                        <Button kind=ButtonKind::Ghost icon=Glyph::Plus on_click=move |_| open(has_suggestion)>
                            {t::add_suggestion()}
                        </Button>
                    </div>
                }
                    .into_any()
            }
        }}
        <CprNotice
            texts=vec![
                (t::wish_title(), form.title),
                (t::wish_body(), form.body),
                (t::suggestion(), form.suggestion),
            ]
            harmless=form.harmless
        />
    }
    .into_any()
}

/// Shows the field and goes there: whoever asked for it wants to write.
fn open(shown: RwSignal<bool>) {
    shown.set(true);
    request_animation_frame(|| {
        use wasm_bindgen::JsCast;
        let field = document().get_element_by_id(&crate::ui::field::field_id("suggestion"));
        if let Some(field) = field.and_then(|field| field.dyn_into::<web_sys::HtmlElement>().ok()) {
            let _ = field.focus();
        }
    });
}

fn most(max: i64) -> usize {
    usize::try_from(max).unwrap_or(usize::MAX)
}
