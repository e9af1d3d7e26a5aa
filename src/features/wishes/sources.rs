//! What filters and forms let people choose from.

use forenkl_api::{
    Empty, Endpoint, Method, Problem,
    areas::{Areas, ListAreas},
    rounds::{ListRounds, Rounds},
    units::{ListUnits, UnitKind},
};
use leptos::prelude::*;
use serde::Deserialize;

use crate::{
    net::{self, fetched::Fetched},
    ui::Choice,
};

pub fn areas() -> Fetched<Areas> {
    Fetched::new(|| net::call::<ListAreas>(&Empty {}, &Empty {}, &Empty {}))
}

pub fn rounds() -> Fetched<Rounds> {
    Fetched::new(|| net::call::<ListRounds>(&Empty {}, &Empty {}, &Empty {}))
}

/// What has arrived, mapped; nothing until then.
pub fn arrived<T: Clone + 'static, R: Default>(source: Fetched<T>, map: impl FnOnce(T) -> R) -> R {
    source.value().map(map).unwrap_or_default()
}

/// What a choice needs of a unit, an area or a round. One shape for the three: a list of choices is on the first page.
#[derive(Clone, Deserialize)]
struct Named {
    id: String,
    name: String,
    #[serde(default)]
    short_name: String,
    #[serde(default)]
    kind: Option<UnitKind>,
    #[serde(default)]
    retired: bool,
}

impl Named {
    fn choice(self) -> Choice {
        Choice::new(self.id, self.name)
    }
}

/// The reply of each of the three lists.
#[derive(Clone, Deserialize)]
struct NamedList {
    #[serde(alias = "units", alias = "areas", alias = "rounds")]
    named: Vec<Named>,
}

async fn fetch(url: String) -> Result<NamedList, Problem> {
    net::read(&net::send(Method::Get, url, None).await?)
}

/// Fetches a list once for the page, and makes choices of it.
fn choices<List: Endpoint<Path = Empty, Query = Empty>>(
    pick: fn(Named) -> Option<Choice>,
) -> Signal<Vec<Choice>> {
    picked(net::href::<List>(&Empty {}, &Empty {}), pick)
}

fn picked(url: String, pick: fn(Named) -> Option<Choice>) -> Signal<Vec<Choice>> {
    let list = Fetched::new(move || fetch(url.clone()));
    Memo::new(move |_| arrived(list, |list| list.named.into_iter().filter_map(pick).collect::<Vec<_>>()))
        .into()
}

/// Areas that take wishes.
pub fn area_choices() -> Signal<Vec<Choice>> {
    choices::<ListAreas>(|area| (!area.retired).then(|| area.choice()))
}

/// Rounds, newest first.
pub fn round_choices() -> Signal<Vec<Choice>> {
    choices::<ListRounds>(|round| Some(round.choice()))
}

/// Administrations and shared units.
pub fn administration_choices() -> Signal<Vec<Choice>> {
    choices::<ListUnits>(|unit| {
        matches!(unit.kind, Some(UnitKind::Administration | UnitKind::SharedUnit)).then(|| unit.choice())
    })
}

/// All units, for a field one types in.
pub fn unit_choices() -> Signal<Vec<Choice>> {
    choices::<ListUnits>(|unit| {
        let short_name = unit.short_name.clone();
        Some(unit.choice().hint(short_name))
    })
}
