//! The same as a table: to read, sort and take out.

use forenkl_api::initiatives::InitiativeRow;
use leptos::prelude::*;

use super::{
    model::{RoadmapView, sort_rows},
    page::{Shown, change, nothing_found},
    texts as t,
};
use crate::{
    features::initiatives::{
        model::{address, milestones_done},
        words::{evidence_word, health_tag, status_tag},
    },
    format::{hours, number, partial_date},
    ui::*,
};

/// The table.
pub fn view(shown: Shown) -> AnyView {
    let nothing = Memo::new(move |_| shown.picture.with(|picture| picture.rows.is_empty()));
    let contents = move || if nothing.get() { nothing_found(shown) } else { table(shown) };
    contents.into_any()
}

fn table(shown: Shown) -> AnyView {
    let sort = Signal::derive(move || {
        let sort = shown.view.with(|view| view.sort.clone());
        if sort.is_empty() { "horizon".to_owned() } else { sort }
    });
    let on_sort = move |sort: String| change(&RoadmapView { sort, ..shown.view.get_untracked() });
    let caption = Signal::derive(move || {
        t::as_table(shown.picture.with(|picture| i64::try_from(picture.rows.len()).unwrap_or(0)))
    });
    let head = move |key: &'static str, name: &'static str, num: bool| {
        view! {
            <SortHeader key=key sort on_sort num>
                {name}
            </SortHeader>
        }
    };
    let rows = move || {
        shown.picture.with(|picture| {
            let mut rows: Vec<&InitiativeRow> = picture.rows.iter().collect();
            sort_rows(&mut rows, &sort.get());
            rows.into_iter().map(line).collect_view()
        })
    };
    view! {
        <div class="card card-flush rm-table">
            <DataTable caption hide_caption=true>
                <thead>
                    <tr>
                        {head("title", t::col_initiative(), false)} {head("status", t::status(), false)}
                        {head("horizon", t::col_horizon(), false)} {head("area", t::area(), false)}
                        {head("unit", t::unit(), false)} {head("owner", t::col_owner(), false)}
                        <th scope="col">{t::col_milestones()}</th> {head("units", t::col_units(), true)}
                        {head("hours", t::col_hours(), true)}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </DataTable>
        </div>
    }
    .into_any()
}

fn line(row: &InitiativeRow) -> AnyView {
    let (done, all) = milestones_done(row);
    let milestones = if all > 0 { t::part_of(done, all) } else { String::new() };
    let freed = row.freed.best().map(|(minutes, evidence)| {
        view! {
            <span>
                {hours(minutes)} " " <small class="muted">{evidence_word(evidence)}</small>
            </span>
        }
    });
    view! {
        <tr>
            <th scope="row">
                <a href=address(row.number)>{row.title.clone()}</a>
            </th>
            <td data-label=t::status()>
                <span class="cluster">{status_tag(row.status)} {health_tag(row)}</span>
            </td>
            <td data-label=t::col_horizon()>{row.horizon.map(|date| partial_date(&date))}</td>
            <td data-label=t::area()>{row.area.name.clone()}</td>
            <td data-label=t::unit()>{row.unit.name.clone()}</td>
            <td data-label=t::col_owner()>{row.owner.as_ref().map(|owner| owner.name.clone())}</td>
            <td data-label=t::col_milestones()>{milestones}</td>
            <td data-label=t::col_units() class="num">
                {number(row.units_hit)}
            </td>
            <td data-label=t::col_hours() class="num">
                {freed}
            </td>
        </tr>
    }
    .into_any()
}
