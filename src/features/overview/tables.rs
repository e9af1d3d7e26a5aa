//! Where it goes well and where not: by area, by administration, and what those who asked say.

use forenkl_api::{
    answer_times::{AnswerFigures, AnswerTimesQuery},
    wishes::{Verdict, VerdictsAt},
};
use leptos::prelude::*;

use super::{
    model::{list_of, percent, share},
    page::Shown,
    texts as t,
};
use crate::{
    features::wishes::{decision_name, verdict_name},
    format::number,
    ui::{Card, DataTable},
};

/// A row of either table: whose figures, and the filters of the list behind them.
struct Row {
    name: String,
    query: AnswerTimesQuery,
    figures: AnswerFigures,
}

/// By area, most overdue first.
pub fn areas(shown: Shown) -> AnyView {
    let rows = move || {
        let row = |query: &AnswerTimesQuery, one: &forenkl_api::answer_times::AreaFigures| Row {
            name: one.area.name.clone(),
            query: AnswerTimesQuery { area: Some(one.area.id.clone()), ..query.clone() },
            figures: one.figures.clone(),
        };
        let query = shown.query.get();
        shown.times.with(|times| times.areas.iter().map(|one| row(&query, one)).collect::<Vec<_>>())
    };
    view! {
        <Card title=t::by_area() flush=true>
            {move || table(t::by_area(), t::area(), rows())}
        </Card>
    }
    .into_any()
}

/// By administration.
pub fn administrations(shown: Shown) -> AnyView {
    let rows = move || {
        let row = |query: &AnswerTimesQuery, one: &forenkl_api::answer_times::AdministrationFigures| Row {
            name: one.administration.name.clone(),
            query: AnswerTimesQuery { unit: Some(one.administration.id.clone()), ..query.clone() },
            figures: one.figures.clone(),
        };
        let query = shown.query.get();
        shown.times.with(|times| times.administrations.iter().map(|one| row(&query, one)).collect::<Vec<_>>())
    };
    view! {
        <Card
            title=t::by_administration()
            flush=true
            actions=|| view! { <span class="muted small">{t::by_administration_note()}</span> }
        >
            {move || table(t::by_administration(), t::administration(), rows())}
        </Card>
    }
    .into_any()
}

fn table(caption: &'static str, of: &'static str, rows: Vec<Row>) -> AnyView {
    let head = |name: &'static str| {
        view! {
            <th scope="col" class="num">
                {name}
            </th>
        }
    };
    view! {
        <DataTable caption hide_caption=true>
            <thead>
                <tr>
                    <th scope="col">{of}</th>
                    {head(t::col_open())} {head(t::col_due())} {head(t::col_overdue())} {head(t::answered())}
                    {head(t::col_in_time())} {head(t::col_median())}
                    <th scope="col">{t::col_decisions()}</th>
                </tr>
            </thead>
            <tbody>{rows.into_iter().map(line).collect_view()}</tbody>
        </DataTable>
    }
    .into_any()
}

fn line(row: Row) -> AnyView {
    let Row { name, query, figures } = row;
    let linked = |count: i64, only: &str, label: String, bad: bool| {
        if count == 0 {
            return number(0).into_any();
        }
        let href = list_of(only, &query);
        let words = format!("{label}, {}", number(count));
        view! {
            <a href=href class:bad=bad aria-label=words>
                {number(count)}
            </a>
        }
        .into_any()
    };
    let open = linked(figures.open, "open", t::open_of(&name), false);
    let overdue = linked(figures.overdue, "overdue", t::overdue_of(&name), true);
    let in_time = share(figures.in_time, figures.answered);
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td data-label=t::col_open() class="num">
                {open}
            </td>
            <td data-label=t::col_due() class="num">
                {number(figures.due)}
            </td>
            <td data-label=t::col_overdue() class="num">
                {overdue}
            </td>
            <td data-label=t::answered() class="num">
                {number(figures.answered)}
            </td>
            <td data-label=t::col_in_time() class="num">
                {in_time.map_or_else(|| t::none().to_owned(), t::percent)}
            </td>
            <td data-label=t::col_median() class="num">
                {figures.median_days.map_or_else(|| t::none().to_owned(), number)}
            </td>
            <td data-label=t::col_decisions()>{decisions(&figures)}</td>
        </tr>
    }
    .into_any()
}

/// A bar for the eye, and the same in words.
fn decisions(figures: &AnswerFigures) -> AnyView {
    if figures.decisions.is_empty() {
        return t::none().into_any();
    }
    let all: i64 = figures.decisions.iter().map(|each| each.count).sum();
    let parts = figures
        .decisions
        .iter()
        .map(|each| view! { <i class=each.decision.word() style:width=percent(each.count, all)></i> })
        .collect_view();
    let words: Vec<String> = figures
        .decisions
        .iter()
        .map(|each| format!("{} {}", decision_name(each.decision), number(each.count)))
        .collect();
    view! {
        <div class="decided">
            <span class="decided-bar" aria-hidden="true">
                {parts}
            </span>
            <small>{words.join(" · ")}</small>
        </div>
    }
    .into_any()
}

/// "Har du mærket det?", by administration.
pub fn verdicts(shown: Shown) -> AnyView {
    let rows = move || shown.times.with(|times| times.noticed.iter().map(judged).collect::<Vec<_>>());
    let contents = move || {
        let rows = rows();
        if rows.is_empty() {
            return view! { <p class="muted overview-note">{t::nobody_said()}</p> }.into_any();
        }
        let head = |name: &'static str| {
            view! {
                <th scope="col" class="num">
                    {name}
                </th>
            }
        };
        view! {
            <DataTable caption=t::noticed() hide_caption=true>
                <thead>
                    <tr>
                        <th scope="col">{t::administration()}</th>
                        {Verdict::ALL.iter().map(|verdict| head(verdict_name(*verdict))).collect_view()}
                        {head(t::answers())}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </DataTable>
        }
        .into_any()
    };
    view! {
        <Card title=t::noticed() flush=true>
            <p class="muted small overview-note">{t::noticed_note()}</p>
            {contents}
        </Card>
    }
    .into_any()
}

fn judged(at: &VerdictsAt) -> AnyView {
    let said = at.verdicts.as_ref();
    let counts = [
        (verdict_name(Verdict::Yes), said.and_then(|said| said.yes)),
        (verdict_name(Verdict::Partly), said.and_then(|said| said.partly)),
        (verdict_name(Verdict::No), said.and_then(|said| said.no)),
        (t::answers(), said.map(|said| said.answers)),
    ];
    let cells = counts
        .into_iter()
        .map(|(name, count)| {
            let shown = match count {
                Some(count) => number(count).into_any(),
                None => view! { <small class="muted">{t::too_few()}</small> }.into_any(),
            };
            view! {
                <td data-label=name class="num">
                    {shown}
                </td>
            }
        })
        .collect_view();
    view! {
        <tr>
            <th scope="row">{at.administration.name.clone()}</th>
            {cells}
        </tr>
    }
    .into_any()
}
