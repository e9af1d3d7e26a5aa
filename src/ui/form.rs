//! A form, what is wrong in it, and the summary that leads to each place.

use crate::reactive::Effect;
use forenkl_api::Problem;
use leptos::{ev, html, prelude::*};

use super::{
    Glyph, Icon,
    field::field_id,
    problem::{field_text, problem_text},
    texts,
};

/// A form that never leaves the page; checks are ours, so the browser's own are off.
#[component]
pub fn Form(#[prop(into)] on_submit: Callback<ev::SubmitEvent>, children: Children) -> impl IntoView {
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        on_submit.run(event);
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            {children()}
        </form>
    }
    .into_any()
}

/// What is wrong in a form: pairs of field name and sentence; an empty name means the form as a whole.
#[derive(Debug, Clone, Copy)]
pub struct FormErrors {
    list: RwSignal<Vec<(String, String)>>,
    /// Counts failed sends, so that the focus moves at each.
    shown: RwSignal<u32>,
}

impl Default for FormErrors {
    fn default() -> Self {
        Self::new()
    }
}

impl FormErrors {
    /// Nothing wrong yet.
    pub fn new() -> Self {
        Self { list: RwSignal::new(Vec::new()), shown: RwSignal::new(0) }
    }

    /// After a failed send: shows each at its field and in the summary, which takes the focus.
    pub fn show(&self, errors: Vec<(String, String)>) {
        let _ = self.list.try_set(errors);
        let _ = self.shown.try_update(|shown| *shown += 1);
    }

    /// The same from the server's answer: its fields, or else the problem as a whole.
    pub fn show_problem(&self, problem: &Problem) {
        if problem.fields.is_empty() {
            self.show(vec![(String::new(), problem_text(problem))]);
        } else {
            self.show(problem.fields.iter().map(|field| (field.field.clone(), field_text(field))).collect());
        }
    }

    /// Sets or takes away one field's error without moving the focus, as when a field is left.
    pub fn mend(&self, name: &str, error: Option<String>) {
        let _ = self.list.try_update(|list| {
            list.retain(|(field, _)| field != name);
            list.extend(error.map(|error| (name.to_owned(), error)));
        });
    }

    /// The error of one field.
    pub fn of(&self, name: &str) -> Signal<Option<String>> {
        let (list, name) = (self.list, name.to_owned());
        Signal::derive(move || {
            list.with(|list| list.iter().find(|(field, _)| *field == name).map(|(_, error)| error.clone()))
        })
    }

    /// Nothing is wrong (any more).
    pub fn clear(&self) {
        let _ = self.list.try_update(Vec::clear);
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.list.try_with(Vec::is_empty).unwrap_or(true)
    }
}

/// What is to be mended, first in the form. Takes the focus after a failed send; its links lead to the fields.
#[component]
pub fn ErrorSummary(errors: FormErrors) -> impl IntoView {
    let summary = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if errors.shown.get() > 0
            && let Some(summary) = summary.get()
        {
            // After the summary has been shown: what is hidden takes no focus.
            request_animation_frame(move || _ = summary.focus());
        }
    });
    let items =
        move || errors.list.with(|list| list.iter().map(|(name, error)| item(name, error)).collect_view());
    let count = move || errors.list.with(|list| i64::try_from(list.len()).unwrap_or(0));
    // Only what was sent is summed up: while a first attempt is being written, the fields speak for themselves.
    let visible = move || errors.shown.get() > 0 && !errors.is_empty();
    view! {
        // Named without an id: a page with a form can open a dialog with another.
        <div
            tabindex="-1"
            role="group"
            node_ref=summary
            aria-label=move || texts::mend_first(count())
            hidden=move || !visible()
            class="error-summary"
        >
            <h2 class="cluster bad">
                <Icon of=Glyph::Alert />
                {move || texts::mend_first(count())}
            </h2>
            <ul>{items}</ul>
        </div>
    }
    .into_any()
}

fn item(name: &str, error: &str) -> AnyView {
    let error = error.to_owned();
    if name.is_empty() {
        return view! { <li>{error}</li> }.into_any();
    }
    let id = field_id(name);
    let href = format!("#{id}");
    // Not by the address bar: the router would take the fragment for a navigation.
    let go = move |event: ev::MouseEvent| {
        event.prevent_default();
        focus_field(&id);
    };
    view! {
        <li>
            <a href=href on:click=go>
                {error}
            </a>
        </li>
    }
    .into_any()
}

/// Moves the focus to a field, or to the first choice of a group.
fn focus_field(id: &str) {
    let Some(element) = document().get_element_by_id(id) else { return };
    let target = element.query_selector("input").ok().flatten().unwrap_or(element);
    if let Ok(target) = wasm_bindgen::JsCast::dyn_into::<web_sys::HtmlElement>(target) {
        let _ = target.focus();
    }
}
