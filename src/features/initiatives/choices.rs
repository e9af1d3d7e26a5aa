//! What can be chosen in filters and forms: areas, units, people.

use std::collections::BTreeMap;

use forenkl_api::{
    Empty,
    areas::{Area, Areas, ListAreas},
    people::{Assignees, ListAssignees},
    units::{ListUnits, Unit, UnitKind, Units},
};
use leptos::prelude::*;

use crate::{net, net::fetched::Fetched, ui::Choice};

/// The areas, fetched once for the page.
pub fn fetch_areas() -> Fetched<Areas> {
    Fetched::new(|| async { net::call::<ListAreas>(&Empty {}, &Empty {}, &Empty {}).await })
}

/// The units, fetched once for the page.
pub fn fetch_units() -> Fetched<Units> {
    Fetched::new(|| async { net::call::<ListUnits>(&Empty {}, &Empty {}, &Empty {}).await })
}

/// The people who can own something, fetched once for the page.
pub fn fetch_people() -> Fetched<Assignees> {
    Fetched::new(|| async { net::call::<ListAssignees>(&Empty {}, &Empty {}, &Empty {}).await })
}

/// Areas as choices; `chosen` stays even when it is retired.
pub fn area_choices(areas: Fetched<Areas>, chosen: Signal<String>) -> Signal<Vec<Choice>> {
    Signal::derive(move || {
        let Some(Ok(areas)) = areas.get() else { return Vec::new() };
        let offered = |area: &&Area| !area.retired || chosen.with(|chosen| chosen == area.id.as_str());
        areas.areas.iter().filter(offered).map(|area| Choice::new(area.id.as_str(), &area.name)).collect()
    })
}

/// All units as choices, each with where it belongs.
pub fn unit_choices(units: Fetched<Units>) -> Signal<Vec<Choice>> {
    Signal::derive(move || {
        let Some(Ok(units)) = units.get() else { return Vec::new() };
        let names: BTreeMap<&str, &str> =
            units.units.iter().map(|unit| (unit.id.as_str(), unit.short_name.as_str())).collect();
        let above = |unit: &Unit| unit.parent.as_ref().and_then(|parent| names.get(parent.as_str()).copied());
        units
            .units
            .iter()
            .map(|unit| Choice::new(unit.id.as_str(), &unit.name).hint(above(unit).unwrap_or_default()))
            .collect()
    })
}

/// The units that answer for things, for the filter: not the institutions, of which there may be a thousand.
pub fn central_choices(units: Fetched<Units>) -> Signal<Vec<Choice>> {
    Signal::derive(move || {
        let Some(Ok(units)) = units.get() else { return Vec::new() };
        let central = |unit: &&Unit| !matches!(unit.kind, UnitKind::Institution | UnitKind::Team);
        units.units.iter().filter(central).map(|unit| Choice::new(unit.id.as_str(), &unit.name)).collect()
    })
}

/// People as choices.
pub fn people_choices(people: Fetched<Assignees>) -> Signal<Vec<Choice>> {
    Signal::derive(move || {
        let Some(Ok(people)) = people.get() else { return Vec::new() };
        people.people.iter().map(|person| Choice::new(person.id.as_str(), &person.name)).collect()
    })
}
