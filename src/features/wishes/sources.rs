//! What filters and forms let people choose from.

use forenkl_api::{
    Empty, Problem,
    areas::{Area, Areas, ListAreas},
    rounds::{ListRounds, Rounds},
    units::{ListUnits, UnitKind, Units},
};
use leptos::prelude::*;

use crate::{net, ui::Choice};

/// A list that is fetched once for a page.
pub type Source<T> = LocalResource<Result<T, Problem>>;

pub fn areas() -> Source<Areas> {
    LocalResource::new(|| async { net::call::<ListAreas>(&Empty {}, &Empty {}, &Empty {}).await })
}

pub fn rounds() -> Source<Rounds> {
    LocalResource::new(|| async { net::call::<ListRounds>(&Empty {}, &Empty {}, &Empty {}).await })
}

pub fn units() -> Source<Units> {
    LocalResource::new(|| async { net::call::<ListUnits>(&Empty {}, &Empty {}, &Empty {}).await })
}

/// What has arrived, mapped; nothing until then.
pub fn arrived<T: Clone + 'static, R: Default>(source: Source<T>, map: impl FnOnce(T) -> R) -> R {
    source.get().and_then(Result::ok).map(map).unwrap_or_default()
}

/// Areas that take wishes.
pub fn area_choices(source: Source<Areas>) -> Signal<Vec<Choice>> {
    let choice = |area: Area| Choice::new(area.id.to_string(), area.name);
    Memo::new(move |_| {
        arrived(source, |areas| {
            areas.areas.into_iter().filter(|area| !area.retired).map(choice).collect::<Vec<_>>()
        })
    })
    .into()
}

/// Rounds, newest first.
pub fn round_choices(source: Source<Rounds>) -> Signal<Vec<Choice>> {
    Memo::new(move |_| {
        arrived(source, |rounds| {
            rounds
                .rounds
                .into_iter()
                .map(|round| Choice::new(round.id.to_string(), round.name))
                .collect::<Vec<_>>()
        })
    })
    .into()
}

/// Administrations and shared units.
pub fn administration_choices(source: Source<Units>) -> Signal<Vec<Choice>> {
    Memo::new(move |_| {
        arrived(source, |units| {
            units
                .units
                .into_iter()
                .filter(|unit| matches!(unit.kind, UnitKind::Administration | UnitKind::SharedUnit))
                .map(|unit| Choice::new(unit.id.to_string(), unit.name))
                .collect::<Vec<_>>()
        })
    })
    .into()
}

/// All units, for a field one types in.
pub fn unit_choices(source: Source<Units>) -> Signal<Vec<Choice>> {
    Memo::new(move |_| {
        arrived(source, |units| {
            units
                .units
                .into_iter()
                .map(|unit| Choice::new(unit.id.to_string(), unit.name).hint(unit.short_name))
                .collect::<Vec<_>>()
        })
    })
    .into()
}
