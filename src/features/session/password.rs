//! A new password, written twice.

use leptos::prelude::*;

use super::texts as t;
use crate::ui::{FormErrors, TextField};

/// The two fields; `name` is the first one's, as the server calls it.
#[component]
pub fn NewPassword(
    name: &'static str,
    value: RwSignal<String>,
    repeated: RwSignal<String>,
    errors: FormErrors,
) -> impl IntoView {
    view! {
        <TextField
            name=name
            kind="password"
            label=t::new_password()
            hint=t::password_hint()
            autocomplete="new-password"
            value=value
            error=errors.of(name)
        />
        <TextField
            name="repeated"
            kind="password"
            label=t::repeat_password()
            autocomplete="new-password"
            value=repeated
            error=errors.of("repeated")
        />
    }
    .into_any()
}

/// What is wrong when the two are not the same.
pub fn differ(value: RwSignal<String>, repeated: RwSignal<String>) -> Option<Vec<(String, String)>> {
    (value.get_untracked() != repeated.get_untracked()).then(|| vec![("repeated".into(), t::differ().into())])
}
