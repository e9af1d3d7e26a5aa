//! Choosing what the file holds, and the file.

use forenkl_api::transfer::ImportKind;
use leptos::{ev, html, prelude::*};
use web_sys::File;

use super::{fields, file, flow::Flow, texts as t};
use crate::ui::{Button, Choice, ErrorSummary, Form, FormErrors, Glyph, Icon, RadioCards};

/// The first step. Dragging the file here is an extra.
#[component]
pub fn Choose(flow: Flow) -> impl IntoView {
    let errors = FormErrors::new();
    let input = NodeRef::<html::Input>::new();
    let dropped = StoredValue::new_local(None::<File>);
    let chosen_name = RwSignal::new(String::new());
    let kinds: Vec<Choice> = ImportKind::ALL
        .iter()
        .map(|kind| Choice::new(kind.word(), fields::kind_name(*kind)).hint(fields::kind_hint(*kind)))
        .collect();
    let take = move |file: Option<File>| {
        chosen_name.set(file.as_ref().map(File::name).unwrap_or_default());
        errors.mend("file", None);
        dropped.set_value(file);
    };
    let picked = move |_| take(input.get().and_then(|input| input.files()).and_then(|files| files.get(0)));
    let drop = move |event: ev::DragEvent| {
        event.prevent_default();
        take(event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)));
    };
    let send = move |_| {
        let kind = ImportKind::from_word(&flow.kind.get_untracked());
        let chosen = dropped.get_value();
        let mut wrong = Vec::new();
        if kind.is_none() {
            wrong.push(("kind".to_owned(), t::kind_needed().to_owned()));
        }
        let fits = chosen
            .as_ref()
            .map_or_else(|| Err(t::file_needed()), |file| file::fits(&file.name(), file.size()));
        if let Err(why) = fits {
            wrong.push(("file".to_owned(), why.to_owned()));
        }
        match (kind, chosen) {
            (Some(kind), Some(file)) if wrong.is_empty() => flow.look(file, kind),
            _ => errors.show(wrong),
        }
    };
    let error = errors.of("file");
    view! {
        <div class="admin-choose">
            <Form on_submit=send>
                <ErrorSummary errors />
                <RadioCards name="kind" legend=t::kind() value=flow.kind options=kinds error=errors.of("kind") />
                <div class="form-group" class:form-error=move || error.with(Option::is_some)>
                    <label class="form-label" for="f-file">
                        {t::file()}
                    </label>
                    <span class="form-hint" id="f-file-hint">
                        {t::file_hint()}
                    </span>
                    {move || {
                        error
                            .get()
                            .map(|error| {
                                view! {
                                    <span class="form-error-message" id="f-file-error">
                                        {error}
                                    </span>
                                }
                            })
                    }}
                    <div class="admin-drop" on:dragover=move |event| event.prevent_default() on:drop=drop>
                        <input
                            id="f-file"
                            class="sr-only"
                            type="file"
                            accept=".csv,.txt,.xlsx"
                            node_ref=input
                            aria-describedby="f-file-hint f-file-error"
                            aria-invalid=move || error.with(Option::is_some).then_some("true")
                            on:change=picked
                        />
                        <label for="f-file" class="button button-secondary">
                            <Icon of=Glyph::Upload />
                            {t::pick()}
                        </label>
                        <p class="break" aria-live="polite">
                            {move || {
                                let name = chosen_name.get();
                                if name.is_empty() {
                                    view! { <span class="muted small">{t::drop()}</span> }.into_any()
                                } else {
                                    view! { <b>{name}</b> }.into_any()
                                }
                            }}
                        </p>
                    </div>
                </div>
                <div class="cluster">
                    <Button submit=true icon=Glyph::Eye>
                        {t::look()}
                    </Button>
                    <span class="muted small">{t::look_hint()}</span>
                </div>
            </Form>
        </div>
    }
    .into_any()
}
