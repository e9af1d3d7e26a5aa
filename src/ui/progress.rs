//! How far something has come.

use leptos::prelude::*;

/// A bar. The label is for screen readers; show the figures beside it.
#[component]
pub fn Progress(
    #[prop(into)] value: Signal<f64>,
    #[prop(default = 1.0)] max: f64,
    #[prop(into)] label: String,
) -> impl IntoView {
    let share = move || if max > 0.0 { (value.get() / max).clamp(0.0, 1.0) } else { 0.0 };
    view! {
        <div
            class="progress"
            role="progressbar"
            aria-label=label
            aria-valuemin="0"
            aria-valuemax=max
            aria-valuenow=move || value.get()
        >
            <i style:width=move || format!("{}%", share() * 100.0)></i>
        </div>
    }
    .into_any()
}
