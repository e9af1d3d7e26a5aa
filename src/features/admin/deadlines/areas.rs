//! The areas that differ: a table with two fields for each area.

use forenkl_api::{
    AreaId,
    areas::Area,
    deadlines::{AreaDeadline, DeadlineRules},
};
use leptos::prelude::*;

use super::texts as t;
use crate::ui::{DataTable, field::parse_number};

/// What is written for an area.
#[derive(Clone)]
pub struct OwnDays {
    area: AreaId,
    name: String,
    first: RwSignal<String>,
    answer: RwSignal<String>,
}

impl OwnDays {
    /// A row for each area in use, and for retired ones that differ still.
    pub fn of(areas: &[Area], rules: &DeadlineRules) -> Vec<Self> {
        let differs = |area: &Area| rules.areas.iter().find(|own| own.area == area.id);
        let row = |area: &Area| {
            let row = Self {
                area: area.id.clone(),
                name: area.name.clone(),
                first: RwSignal::new(String::new()),
                answer: RwSignal::new(String::new()),
            };
            row.fill(differs(area));
            row
        };
        areas.iter().filter(|area| !area.retired || differs(area).is_some()).map(row).collect()
    }

    /// Takes over what is set for the area.
    pub fn fill(&self, own: Option<&AreaDeadline>) {
        let text = |days: Option<i64>| days.map(|days| days.to_string()).unwrap_or_default();
        self.first.set(text(own.and_then(|own| own.first_days)));
        self.answer.set(text(own.and_then(|own| own.answer_days)));
    }

    /// The area's id.
    pub fn area(&self) -> &AreaId {
        &self.area
    }

    /// What the area is called.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// What would be sent, read reactively; nothing where neither is written.
    ///
    /// # Errors
    /// When something is written that is no number.
    pub fn read(&self) -> Result<Option<AreaDeadline>, ()> {
        let days = |text: RwSignal<String>| match text.get().trim() {
            "" => Ok(None),
            text => parse_number(text).map(Some).ok_or(()),
        };
        let (first_days, answer_days) = (days(self.first)?, days(self.answer)?);
        let own = AreaDeadline { area: self.area.clone(), first_days, answer_days };
        Ok((own.first_days.is_some() || own.answer_days.is_some()).then_some(own))
    }

    fn line(&self) -> AnyView {
        let field = |what: &'static str, value: RwSignal<String>| {
            let label = t::days_in(&self.name, what);
            view! {
                <td data-label=what>
                    <input
                        class="form-input deadline-own"
                        type="text"
                        inputmode="numeric"
                        autocomplete="off"
                        aria-label=label
                        prop:value=value
                        on:input=move |event| value.set(event_target_value(&event))
                    />
                </td>
            }
        };
        view! {
            <tr>
                <th scope="row">{self.name.clone()}</th>
                {field(t::first(), self.first)}
                {field(t::answer(), self.answer)}
            </tr>
        }
        .into_any()
    }
}

/// The table. The error summary leads to it as a whole; the sentence names the area.
pub fn table(rows: &[OwnDays], error: Signal<Option<String>>) -> AnyView {
    let lines = rows.iter().map(OwnDays::line).collect_view();
    view! {
        <div id="f-areas" tabindex="-1">
            {move || error.get().map(|error| view! { <p class="form-error-message">{error}</p> })}
            <DataTable caption=t::areas() hide_caption=true>
                <thead>
                    <tr>
                        <th scope="col">{t::area()}</th>
                        <th scope="col">{t::first()}</th>
                        <th scope="col">{t::answer()}</th>
                    </tr>
                </thead>
                <tbody>{lines}</tbody>
            </DataTable>
        </div>
    }
    .into_any()
}
