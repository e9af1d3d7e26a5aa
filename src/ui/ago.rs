//! A moment told as people tell it, that keeps itself right while the page stands open.

use std::time::Duration;

use forenkl_api::Timestamp;
use leptos::prelude::*;

use crate::format::{ago, date_time, now};

const MINUTE: Duration = Duration::from_secs(60);
const DAY: i64 = 86_400_000;

/// "for 3 minutter siden"; the exact moment is its tooltip.
#[component]
pub fn Ago(at: Timestamp) -> impl IntoView {
    let text = RwSignal::new(ago(at));
    // After a day it is a date and stays one.
    if now().0 - at.0 < DAY
        && let Ok(timer) = set_interval_with_handle(move || _ = text.try_set(ago(at)), MINUTE)
    {
        on_cleanup(move || timer.clear());
    }
    view! { <time title=date_time(at)>{text}</time> }.into_any()
}
