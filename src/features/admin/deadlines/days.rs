//! Days that come each year, `MM-DD` on the wire: "24. december".

use forenkl_api::deadlines::{CLOSED_MAX, month_day};
use leptos::prelude::*;

use super::texts as t;
use crate::{
    format::month_name,
    i18n::by,
    ui::{Button, ButtonKind, Choice, Glyph, RemoveChip, Select, use_announcer},
};

/// "24. december".
pub fn day_name(text: &str) -> String {
    match month_day(text) {
        Some((month, day)) => {
            let dot = by(".", "");
            format!("{day}{dot} {}", month_name(month))
        }
        None => text.to_owned(),
    }
}

/// A day of the year as it is being chosen, in two lists.
#[derive(Clone, Copy)]
pub struct DayOfYear {
    day: RwSignal<String>,
    month: RwSignal<String>,
}

impl DayOfYear {
    /// Nothing chosen.
    pub fn new() -> Self {
        Self { day: RwSignal::new(String::new()), month: RwSignal::new(String::new()) }
    }

    /// Takes over a day.
    pub fn set(self, text: Option<&str>) {
        let (month, day) = text.and_then(|text| text.split_once('-')).unwrap_or_default();
        self.month.set(month.to_owned());
        self.day.set(day.to_owned());
    }

    /// `MM-DD`, read reactively; what is half chosen is none, what is no day is told by the check.
    pub fn get(self) -> Option<String> {
        let (month, day) = (self.month.get(), self.day.get());
        (!month.is_empty() && !day.is_empty()).then(|| format!("{month}-{day}"))
    }

    /// The two lists; `what` says which day, `name` is the field that an error is about.
    pub fn fields(self, name: &'static str, what: &'static str, error: Signal<Option<String>>) -> AnyView {
        let days: Vec<Choice> =
            (1..=31).map(|day| Choice::new(format!("{day:02}"), day.to_string())).collect();
        let months: Vec<Choice> =
            (1..=12).map(|month| Choice::new(format!("{month:02}"), month_name(month))).collect();
        view! {
            <fieldset class="deadline-day">
                <legend class="form-label">{what}</legend>
                <Select name=name label=t::day() value=self.day options=days empty="–" error />
                <Select
                    name=format!("{name}-month")
                    label=t::month()
                    value=self.month
                    options=months
                    empty=t::choose()
                />
            </fieldset>
        }
        .into_any()
    }
}

/// Closed days: each a chip that can be taken away, and a way to add one.
pub fn closed_days(closed: RwSignal<Vec<String>>, error: Signal<Option<String>>) -> AnyView {
    let next = DayOfYear::new();
    let wrong = RwSignal::new(None::<String>);
    let announcer = use_announcer();
    let add = move |_| {
        let Some(day) = untrack(|| next.get()) else {
            return wrong.set(Some(t::new_day().to_owned()));
        };
        if month_day(&day).is_none() {
            return wrong.set(Some(crate::ui::field_text(&forenkl_api::FieldError::new(
                "closed",
                forenkl_api::FieldCode::NotADate,
            ))));
        }
        if closed.with_untracked(|closed| closed.contains(&day)) {
            return wrong.set(Some(t::already().to_owned()));
        }
        wrong.set(None);
        announcer.say(day_name(&day));
        closed.update(|closed| {
            closed.push(day);
            closed.sort();
        });
        next.set(None);
    };
    let shown_error = Signal::derive(move || wrong.get().or_else(|| error.get()));
    let chips = move || {
        let days = closed.get();
        if days.is_empty() {
            return view! { <p class="muted">{t::no_closed()}</p> }.into_any();
        }
        let chip = |day: String| {
            let name = day_name(&day);
            let remove = move |_| closed.update(|closed| closed.retain(|other| *other != day));
            view! {
                <li>
                    <RemoveChip on_click=remove>{name}</RemoveChip>
                </li>
            }
        };
        view! { <ul class="plain cluster">{days.into_iter().map(chip).collect_view()}</ul> }.into_any()
    };
    let full = Signal::derive(move || closed.with(|closed| closed.len() >= CLOSED_MAX));
    view! {
        {chips}
        <div class="deadline-add">
            {next.fields("closed", t::new_day(), shown_error)}
            <Button kind=ButtonKind::Secondary icon=Glyph::Plus disabled=full on_click=add>
                {t::add_day()}
            </Button>
        </div>
    }
    .into_any()
}
