//! Units and areas to choose from, as the forms of the administration need them.

use forenkl_api::{
    Empty, Problem,
    areas::{Areas, ListAreas},
    units::{ListUnits, Units},
};
use leptos::prelude::*;

use super::{
    units::model::{is_closed, path_text},
    words,
};
use crate::{
    net::{call, live},
    ui::Choice,
};

/// The units, asked for anew when the organisation changes.
pub fn use_units() -> LocalResource<Result<Units, Problem>> {
    let changes = live::watch(&["org"]);
    LocalResource::new(move || {
        changes.track();
        async { call::<ListUnits>(&Empty {}, &Empty {}, &Empty {}).await }
    })
}

/// The areas, asked for anew when the organisation changes.
pub fn use_areas() -> LocalResource<Result<Areas, Problem>> {
    let changes = live::watch(&["org"]);
    LocalResource::new(move || {
        changes.track();
        async { call::<ListAreas>(&Empty {}, &Empty {}, &Empty {}).await }
    })
}

/// Units that are open, each with what stands above it.
pub fn unit_choices(units: LocalResource<Result<Units, Problem>>) -> Signal<Vec<Choice>> {
    let choices = Memo::new(move |_| {
        let today = words::today();
        units.with(|units| {
            let Some(Ok(Units { units })) = units else { return Vec::new() };
            units
                .iter()
                .filter(|unit| !is_closed(unit, today))
                .map(|unit| {
                    Choice::new(unit.id.0.clone(), unit.name.clone()).hint(path_text(units, unit.id.as_str()))
                })
                .collect()
        })
    });
    choices.into()
}

/// Areas that take new wishes.
pub fn area_choices(areas: LocalResource<Result<Areas, Problem>>) -> Signal<Vec<Choice>> {
    let choices = Memo::new(move |_| {
        areas.with(|areas| match areas {
            Some(Ok(areas)) => areas
                .areas
                .iter()
                .filter(|area| !area.retired)
                .map(|area| Choice::new(area.id.0.clone(), area.name.clone()))
                .collect(),
            _ => Vec::new(),
        })
    });
    choices.into()
}

/// The label of a choice; the value itself where it is not (or no longer) known.
pub fn label_of(choices: &[Choice], value: &str) -> String {
    choices
        .iter()
        .find(|choice| choice.value == value)
        .map_or_else(|| value.to_owned(), |choice| choice.label.clone())
}
