//! How the picture is cut: steps, lanes, filters, period.

use forenkl_api::{PartialDate, initiatives::InitiativeStatus, search::danish_order};
use leptos::prelude::*;

use super::{
    model::{LaneBy, RoadmapView, Zoom, extent},
    page::{Shown, address, change},
    texts as t,
};
use crate::{features::initiatives::words::status_name, format::partial_date, ui::*};

/// A field of the view that a select changes.
type Change = fn(&mut RoadmapView, String);

/// The name of a zoom.
pub fn zoom_name(zoom: Zoom) -> &'static str {
    match zoom {
        Zoom::Month => t::months(),
        Zoom::Quarter => t::quarters(),
        Zoom::HalfYear => t::half_years(),
        Zoom::Year => t::years(),
    }
}

fn lane_name(by: LaneBy) -> &'static str {
    match by {
        LaneBy::Area => t::by_area(),
        LaneBy::Administration => t::by_administration(),
        LaneBy::Unit => t::by_unit(),
    }
}

/// The bar of controls.
pub fn view(shown: Shown) -> AnyView {
    let is_table = Memo::new(move |_| shown.view.with(|view| view.table));
    let on = Signal::derive(move || shown.view.with(RoadmapView::filters_on));
    view! {
        <div class="filters rm-controls" role="group" aria-label=t::filters()>
            {move || (!is_table.get()).then(|| picture_controls(shown))}
            <FilterFold on=on>
                {select(shown, t::area(), |view| view.area.clone(), area_choices(shown), |view, value| view.area = value)}
                {select(shown, t::unit(), |view| view.unit.clone(), unit_choices(shown), |view, value| view.unit = value)}
                {select(
                    shown,
                    t::status(),
                    |view| view.status.map(|status| status.word().to_owned()).unwrap_or_default(),
                    status_choices(),
                    |view, value| view.status = InitiativeStatus::from_word(&value),
                )}
                <div class="cluster">
                    {only(shown, "late", t::only_late())} {only(shown, "at_risk", t::only_at_risk())}
                </div>
                {select(
                    shown,
                    t::from(),
                    |view| view.from.map(|date| date.to_string()).unwrap_or_default(),
                    period_choices(shown, |view| view.from),
                    |view, value| view.from = PartialDate::parse(&value),
                )}
                {select(
                    shown,
                    t::to(),
                    |view| view.to.map(|date| date.to_string()).unwrap_or_default(),
                    period_choices(shown, |view| view.to),
                    |view, value| view.to = PartialDate::parse(&value),
                )}
            </FilterFold>
            {move || {
                shown
                    .view
                    .with(RoadmapView::narrows)
                    .then(|| {
                        let all = shown.view.with_untracked(RoadmapView::of_all);
                        view! {
                            <Button kind=ButtonKind::Ghost small=true icon=Glyph::Cross on_click=move |_| change(&all)>
                                {t::show_all()}
                            </Button>
                        }
                    })
            }}
        </div>
    }
    .into_any()
}

/// Steps and lanes; the table has neither.
fn picture_controls(shown: Shown) -> AnyView {
    let now = Memo::new(move |_| shown.picture.with(|picture| picture.layout.axis.zoom));
    let zooms = Zoom::ALL
        .into_iter()
        .map(|zoom| {
            let href = Signal::derive(move || address(&RoadmapView { zoom: Some(zoom), ..shown.view.get() }));
            let current = Signal::derive(move || now.get() == zoom);
            view! {
                <ChipLink href current>
                    {zoom_name(zoom)}
                </ChipLink>
            }
        })
        .collect_view();
    let lanes: Vec<Choice> =
        LaneBy::ALL.into_iter().map(|by| Choice::new(by.word(), lane_name(by))).collect();
    let lane = Signal::derive(move || shown.view.with(|view| view.lanes.word().to_owned()));
    let set_lane = move |word: String| {
        let lanes = LaneBy::from_word(&word).unwrap_or_default();
        change(&RoadmapView { lanes, ..shown.view.get_untracked() });
    };
    view! {
        <span class="rm-zoom" role="group" aria-label=t::zoom()>
            {zooms}
        </span>
        <SortSelect label=t::lanes() value=lane options=lanes on_change=set_lane />
    }
    .into_any()
}

fn select(
    shown: Shown,
    label: &'static str,
    of: fn(&RoadmapView) -> String,
    options: Signal<Vec<Choice>>,
    set: Change,
) -> AnyView {
    let value = Signal::derive(move || shown.view.with(of));
    let on_change = move |value: String| {
        let mut view = shown.view.get_untracked();
        set(&mut view, value);
        change(&view);
    };
    view! { <FilterSelect label value options on_change /> }.into_any()
}

fn only(shown: Shown, word: &'static str, label: &'static str) -> AnyView {
    let on = Signal::derive(move || shown.view.with(|view| view.only == word));
    let toggle = move |_| {
        let only = if on.get_untracked() { String::new() } else { word.to_owned() };
        change(&RoadmapView { only, ..shown.view.get_untracked() });
    };
    view! {
        <FilterChip on on_click=toggle>
            {label}
        </FilterChip>
    }
    .into_any()
}

/// Pairs of id and name, once each, the Danish way.
fn sorted(mut pairs: Vec<(String, String)>) -> Vec<(String, String)> {
    pairs.sort_by(|a, b| danish_order(&a.1, &b.1));
    pairs.dedup();
    pairs
}

fn area_choices(shown: Shown) -> Signal<Vec<Choice>> {
    Signal::derive(move || {
        let areas = shown.all.with(|all| {
            all.initiatives.iter().map(|row| (row.area.id.0.clone(), row.area.name.clone())).collect()
        });
        sorted(areas).into_iter().map(|(id, name)| Choice::new(id, name)).collect()
    })
}

/// Administrations, then the units that are responsible for something.
fn unit_choices(shown: Shown) -> Signal<Vec<Choice>> {
    Signal::derive(move || {
        let pairs = |of: fn(&forenkl_api::initiatives::InitiativeRow) -> &forenkl_api::units::UnitRef| {
            let list = shown.all.with(|all| {
                all.initiatives.iter().map(|row| (of(row).id.0.clone(), of(row).name.clone())).collect()
            });
            sorted(list)
        };
        let above = pairs(|row| &row.administration);
        let mut below = pairs(|row| &row.unit);
        below.retain(|unit| !above.contains(unit));
        let grouped = |list: Vec<(String, String)>, group: &'static str| {
            list.into_iter().map(move |(id, name)| Choice::new(id, name).group(group))
        };
        grouped(above, t::by_administration()).chain(grouped(below, t::by_unit())).collect()
    })
}

fn status_choices() -> Signal<Vec<Choice>> {
    let choice = |status: &InitiativeStatus| Choice::new(status.word(), status_name(*status));
    InitiativeStatus::ALL.iter().map(choice).collect::<Vec<_>>().into()
}

/// The half-years in which something happens, and whatever else the address names.
fn period_choices(shown: Shown, chosen: fn(&RoadmapView) -> Option<PartialDate>) -> Signal<Vec<Choice>> {
    Signal::derive(move || {
        let days = shown.all.with(|all| {
            let extents = all.initiatives.iter().filter_map(|row| extent(row, all.today));
            extents.fold((all.today, all.today), |(first, last), extent| {
                (first.min(extent.start), last.max(extent.end - 1))
            })
        });
        let mut dates = half_years(days.0, days.1);
        dates.extend(shown.view.with(chosen));
        dates.sort_unstable();
        dates.dedup();
        dates.iter().map(|date| Choice::new(date.to_string(), partial_date(date))).collect()
    })
}

fn half_years(first: i32, last: i32) -> Vec<PartialDate> {
    let mut dates = Vec::new();
    let mut day = first;
    while day <= last
        && let Some(half) = Zoom::HalfYear.step_at(day)
    {
        day = half.last_day() + 1;
        dates.push(half);
    }
    dates
}
