//! Units and areas to choose from, as the forms of the administration need them.

use forenkl_api::{
    Empty,
    areas::{Area, Areas, ListAreas},
    units::{ListUnits, Unit, Units},
};
use leptos::prelude::*;

use super::{
    units::model::{is_closed, path_text},
    words,
};
use crate::{
    net::fetched::Fetched,
    net::{call, live},
    ui::Choice,
};

/// The units, asked for anew when the organisation changes.
pub fn use_units() -> Fetched<Units> {
    let changes = live::watch(&["org"]);
    Fetched::new(move || {
        changes.track();
        async { call::<ListUnits>(&Empty {}, &Empty {}, &Empty {}).await }
    })
}

/// The areas, asked for anew when the organisation changes.
pub fn use_areas() -> Fetched<Areas> {
    let changes = live::watch(&["org"]);
    Fetched::new(move || {
        changes.track();
        async { call::<ListAreas>(&Empty {}, &Empty {}, &Empty {}).await }
    })
}

/// Units that are open, each with what stands above it.
pub fn unit_choices(units: Fetched<Units>) -> Signal<Vec<Choice>> {
    let choices = Memo::new(move |_| {
        let today = words::today();
        let open = |Units { units }: &Units| {
            let choice = |unit: &Unit| {
                Choice::new(unit.id.0.clone(), unit.name.clone()).hint(path_text(units, unit.id.as_str()))
            };
            units.iter().filter(|unit| !is_closed(unit, today)).map(choice).collect()
        };
        units.with(open).unwrap_or_default()
    });
    choices.into()
}

/// Areas that take new wishes.
pub fn area_choices(areas: Fetched<Areas>) -> Signal<Vec<Choice>> {
    let choices = Memo::new(move |_| {
        let choice = |area: &Area| Choice::new(area.id.0.clone(), area.name.clone());
        let in_use = |areas: &Areas| areas.areas.iter().filter(|area| !area.retired).map(choice).collect();
        areas.with(in_use).unwrap_or_default()
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
