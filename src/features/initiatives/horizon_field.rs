//! A time horizon as people give it, and what it will be held to.

use forenkl_api::PartialDate;
use leptos::prelude::*;

use super::texts as t;
use crate::{
    format::partial_date,
    ui::{FormErrors, PartialDateField},
};

/// When something is promised: a year, half-year, quarter, month or day. The value is its text form, empty when not known; read
/// it with [`PartialDate::parse`]. Below stands the last day it can mean, since from the day after it counts as late.
#[component]
pub fn HorizonField(
    /// Also finds its error.
    #[prop(into)]
    name: String,
    #[prop(into)] label: String,
    #[prop(optional, into)] hint: String,
    value: RwSignal<String>,
    errors: FormErrors,
    #[prop(optional)] optional: bool,
) -> impl IntoView {
    let error = errors.of(&name);
    let last = move || value.with(|value| PartialDate::parse(value)).and_then(|date| last_day(&date));
    view! {
        <div class="horizon">
            <PartialDateField name label hint value error optional />
            {move || last().map(|day| view! { <p class="muted small">{t::counts_until(&day)}</p> })}
        </div>
    }
    .into_any()
}

/// The last day in words, where it is not plain from the date itself.
fn last_day(date: &PartialDate) -> Option<String> {
    let day = PartialDate::from_day_number(date.last_day())?;
    (day != *date).then(|| partial_date(&day))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_last_day_is_told_where_it_is_not_plain() {
        let told = |text: &str| PartialDate::parse(text).and_then(|date| last_day(&date));
        assert_eq!(told("2026-H1").as_deref(), Some("30. juni 2026"));
        assert_eq!(told("2026-02").as_deref(), Some("28. februar 2026"));
        assert_eq!(told("2026-02-17"), None);
    }
}
