//! What an import would do: found, counted, and each problem at its row and column.

use forenkl_api::transfer::{ImportReport, ImportRow, RowOutcome};
use leptos::{html, prelude::*};

use super::{
    columns::Columns,
    fields::{self, field_name},
    flow::Flow,
    texts as t,
};
use crate::{
    format::number,
    reactive::Effect,
    ui::{Alert, AlertKind, Button, ButtonKind, DataTable, Glyph, Tag},
};

/// Rows shown at first, and more at each wish.
const ROWS: usize = 50;

/// The second step.
#[component]
pub fn Preview(flow: Flow, report: ImportReport) -> impl IntoView {
    let good = report.new + report.changed;
    let heading = NodeRef::<html::H3>::new();
    // The step has changed under the person's hands: the focus follows. Not when only a column was changed.
    let first = !flow.again.get_untracked();
    Effect::new(move |_| {
        if let Some(heading) = heading.get()
            && first
        {
            let _ = heading.focus();
        }
    });
    let missing = report.missing.iter().map(|field| field_name(field)).collect::<Vec<_>>().join(", ");
    let refused = report.refused;
    let rows = report.rows.clone();
    let running = report.clone();
    view! {
        <div class="stack">
            <div>
                <h3 tabindex="-1" node_ref=heading>
                    {t::found(&report.file_name)}
                </h3>
                <p class="meta">
                    <span>{t::encoding()} ": " {fields::encoding(&report.encoding)}</span>
                    {report
                        .delimiter
                        .as_deref()
                        .map(|text| view! { <span>{t::delimiter()} ": " {fields::delimiter(text)}</span> })}
                    <span>{fields::kind_name(report.kind)}</span>
                </p>
            </div>
            {counts(&report)}
            {(!missing.is_empty())
                .then(|| {
                    view! {
                        <Alert kind=AlertKind::Warning title=t::missing_title()>
                            {t::missing(&missing)}
                        </Alert>
                    }
                })}
            <section class="stack-s" aria-label=t::columns()>
                <h3>{t::columns()}</h3>
                <Columns flow report />
            </section>
            {(!rows.is_empty())
                .then(|| {
                    view! {
                        <section class="stack-s" aria-label=t::rows()>
                            <h3>{t::rows()}</h3>
                            <Rows rows />
                        </section>
                    }
                })}
            {(refused > 0).then(|| view! { <p class="muted">{t::refused_stay(refused)}</p> })}
            {(good == 0).then(|| view! { <p>{t::nothing_to_import()}</p> })}
            <div class="cluster">
                {(good > 0)
                    .then(|| {
                        view! {
                            <Button icon=Glyph::Upload busy=flow.again on_click=move |_| flow.run(&running)>
                                {t::import_rows(good)}
                            </Button>
                        }
                    })}
                <Button kind=ButtonKind::Ghost on_click=move |_| flow.restart()>
                    {t::other_file()}
                </Button>
            </div>
        </div>
    }
    .into_any()
}

fn counts(report: &ImportReport) -> AnyView {
    let one = |count: i64, name: &'static str, class: &'static str| {
        view! {
            <div class=class class:admin-zero=count == 0>
                <dt>{name}</dt>
                <dd>{number(count)}</dd>
            </div>
        }
        .into_any()
    };
    view! {
        <dl class="admin-counts">
            {one(report.new, t::new(), "ok")} {one(report.changed, t::changed(), "")} {one(report.same, t::same(), "")}
            {one(report.refused, t::refused(), "bad")}
        </dl>
    }
    .into_any()
}

/// The rows, those with problems first, as the server sorts them.
#[component]
fn Rows(rows: Vec<ImportRow>) -> impl IntoView {
    let all = rows.len();
    let mut rows = rows;
    rows.sort_by_key(|row| row.outcome != RowOutcome::Refused);
    let rows = StoredValue::new(rows);
    let shown = RwSignal::new(ROWS.min(all));
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    view! {
        <DataTable caption=Signal::derive(move || t::listed(count(shown.get()), count(all)))>
            <thead>
                <tr>
                    <th scope="col">{t::row()}</th>
                    <th scope="col">{t::what()}</th>
                    <th scope="col">{t::outcome()}</th>
                    <th scope="col">{t::problems()}</th>
                </tr>
            </thead>
            <tbody>
                {move || rows.with_value(|rows| rows.iter().take(shown.get()).map(row).collect_view())}
            </tbody>
        </DataTable>
        {move || {
            (shown.get() < all)
                .then(|| {
                    view! {
                        <Button
                            small=true
                            kind=ButtonKind::Secondary
                            on_click=move |_| shown.update(|shown| *shown = (*shown + 4 * ROWS).min(all))
                        >
                            {t::show_more()}
                        </Button>
                    }
                })
        }}
    }
    .into_any()
}

fn row(row: &ImportRow) -> AnyView {
    let (tone, outcome) = fields::outcome(row.outcome);
    let label = if row.label.trim().is_empty() {
        view! { <span class="muted">{t::unnamed()}</span> }.into_any()
    } else {
        row.label.clone().into_any()
    };
    let problems = row
        .problems
        .iter()
        .map(|problem| {
            let column = (!problem.field.is_empty()).then(|| view! { <b>{t::in_column(&problem.field)}</b> });
            view! { <li>{column} {fields::cell_problem(problem)}</li> }
        })
        .collect_view();
    let problems = (!row.problems.is_empty()).then(|| view! { <ul class="plain">{problems}</ul> });
    view! {
        <tr>
            <th scope="row" class="num admin-row-number">
                <span class="only-narrow">{t::row()} " "</span>
                {number(row.row)}
            </th>
            <td data-label=t::what() class="break">
                {label}
            </td>
            <td data-label=t::outcome()>
                <Tag tone>{outcome}</Tag>
            </td>
            <td data-label=t::problems()>{problems}</td>
        </tr>
    }
    .into_any()
}
