//! Month by month: what came, and what was answered in time and late. Told apart by outline, full colour and stripes; the same
//! numbers stand in a table below.
//!
//! The picture is stretched to the room there is, so it holds no text; what lies across stays as it is when it is stretched, which
//! is why the stripes do.

use forenkl_api::{PartialDate, answer_times::MonthFigures};
use leptos::prelude::*;

use super::{
    model::{named_every, parts, percent, scale, share},
    page::Shown,
    texts as t,
};
use crate::{
    format::{month_name, number, partial_date},
    ui::{Card, DataTable},
};

/// The room of a month and the height of the picture, in its own units.
const MONTH: i64 = 100;
const HEIGHT: i64 = 1000;

/// The chart with its table.
pub fn chart(shown: Shown) -> AnyView {
    let months = Memo::new(move |_| shown.times.with(|times| times.months.clone()));
    view! {
        <Card title=t::over_time()>
            <figure class="chart">
                {legend()}
                {move || months.with(|months| plot(months))}
            </figure>
            <details class="chart-table">
                <summary>{t::as_table()}</summary>
                {move || months.with(|months| table(months))}
            </details>
        </Card>
    }
    .into_any()
}

fn legend() -> AnyView {
    let entry = |class: &'static str, name: &'static str| {
        view! {
            <li>
                <i class=class></i>
                {name}
            </li>
        }
    };
    view! {
        <ul class="chart-legend">
            {entry("received", t::received())} {entry("in-time", t::in_time())} {entry("late", t::late())}
        </ul>
    }
    .into_any()
}

fn plot(months: &[MonthFigures]) -> AnyView {
    let (top, step) = scale(months);
    let count = i64::try_from(months.len()).unwrap_or(1).max(1);
    let lines = (0..=top / step).map(|line| line * step);
    let numbers = lines
        .clone()
        .map(|line| view! { <span style:bottom=percent(line, top)>{number(line)}</span> })
        .collect_view();
    let grid = lines
        .map(|line| {
            let y = HEIGHT - line * HEIGHT / top;
            view! { <line class="chart-line" x1=0 x2=count * MONTH y1=y y2=y /> }
        })
        .collect_view();
    let bars = (0..).zip(months).map(|(place, month)| bars(place, month, top)).collect_view();
    view! {
        <div class="chart-plot">
            <div class="chart-numbers" aria-hidden="true">
                {numbers}
            </div>
            <svg
                role="img"
                aria-label=t::chart_says(months.len())
                viewBox=format!("0 0 {} {HEIGHT}", count * MONTH)
                preserveAspectRatio="none"
            >
                <defs>
                    <pattern id="chart-late" width="100" height="44" patternUnits="userSpaceOnUse">
                        <rect class="chart-late-ground" width="100" height="44" />
                        <rect class="chart-late-stripe" width="100" height="20" />
                    </pattern>
                </defs>
                {grid}
                {bars}
            </svg>
            <div class="chart-months" aria-hidden="true">
                {names(months, count)}
            </div>
        </div>
    }
    .into_any()
}

fn bars(place: i64, month: &MonthFigures, top: i64) -> AnyView {
    let left = place * MONTH;
    let height = |count: i64| count * HEIGHT / top;
    let (received, in_time) = (height(month.received), height(month.in_time));
    let late = height(month.answered) - in_time;
    let words = t::bar(&name(&month.month), month.received, month.in_time, month.answered - month.in_time);
    view! {
        <g>
            <title>{words}</title>
            <rect class="chart-room" x=left y=0 width=MONTH height=HEIGHT />
            <rect class="chart-received" x=left + 14 y=HEIGHT - received width=32 height=received />
            <rect class="chart-in-time" x=left + 54 y=HEIGHT - in_time width=32 height=in_time />
            <rect class="chart-late" x=left + 54 y=HEIGHT - in_time - late width=32 height=late fill="url(#chart-late)" />
        </g>
    }
    .into_any()
}

/// "november 2026".
fn name(month: &str) -> String {
    PartialDate::parse(month).map(|date| partial_date(&date)).unwrap_or_default()
}

/// Some of the months' names below their bars, with the year where it changes.
fn names(months: &[MonthFigures], count: i64) -> AnyView {
    let mut year_before = 0;
    let every = named_every(months.len());
    (0..)
        .zip(months)
        .filter(|(place, _)| usize::try_from(*place).unwrap_or(0) % every == 0)
        .map(|(place, month): (i64, _)| {
            let (year, month) = parts(&month.month);
            let short = month_name(month).get(..3).unwrap_or_default();
            let same_year = year == year_before;
            year_before = year;
            view! {
                <span style:left=percent(place * 2 + 1, count * 2)>
                    {short} <small class:same-year=same_year>{year}</small>
                </span>
            }
        })
        .collect_view()
        .into_any()
}

fn table(months: &[MonthFigures]) -> AnyView {
    let row = |month: &MonthFigures| {
        let in_time = share(month.in_time, month.answered);
        view! {
            <tr>
                <th scope="row">{name(&month.month)}</th>
                <td data-label=t::received() class="num">
                    {number(month.received)}
                </td>
                <td data-label=t::answered() class="num">
                    {number(month.answered)}
                </td>
                <td data-label=t::col_in_time() class="num">
                    {in_time.map_or_else(|| t::none().to_owned(), t::percent)}
                </td>
                <td data-label=t::col_median() class="num">
                    {month.median_days.map_or_else(|| t::none().to_owned(), number)}
                </td>
            </tr>
        }
    };
    // The newest first: that is what one came for.
    let rows = months.iter().rev().map(row).collect_view();
    view! {
        <DataTable caption=t::over_time() hide_caption=true>
            <thead>
                <tr>
                    <th scope="col">{t::month()}</th>
                    <th scope="col" class="num">
                        {t::received()}
                    </th>
                    <th scope="col" class="num">
                        {t::answered()}
                    </th>
                    <th scope="col" class="num">
                        {t::col_in_time()}
                    </th>
                    <th scope="col" class="num">
                        {t::col_median()}
                    </th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </DataTable>
    }
    .into_any()
}
