//! Which keys do what.

use leptos::prelude::*;

use super::{Dialog, texts};

/// A dialog that lists the keys: each as ("Ctrl K", "Find alt").
#[component]
pub fn KeyHints(open: RwSignal<bool>, keys: Vec<(&'static str, &'static str)>) -> impl IntoView {
    let keys = StoredValue::new(keys);
    let rows = move || {
        keys.get_value()
            .into_iter()
            .map(|(key, what)| {
                let caps = key.split(' ').map(|key| view! { <kbd>{key}</kbd> " " }).collect_view();
                view! {
                    <dt>{caps}</dt>
                    <dd>{what}</dd>
                }
            })
            .collect_view()
    };
    view! {
        <Dialog open title=texts::keys()>
            <dl class="keys">{rows()}</dl>
        </Dialog>
    }
    .into_any()
}
