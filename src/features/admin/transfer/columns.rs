//! Which column becomes which field.

use forenkl_api::transfer::{ImportColumn, ImportReport};
use leptos::prelude::*;

use super::{
    fields::field_name,
    flow::{Flow, mapping_of},
    texts as t,
};
use crate::ui::DataTable;

/// The columns with a few of their values, and the field each goes to. A change looks the file over again.
#[component]
pub fn Columns(flow: Flow, report: ImportReport) -> impl IntoView {
    let report = StoredValue::new(report);
    let rows =
        report.with_value(|all| all.columns.iter().map(|column| row(flow, column, report)).collect_view());
    view! {
        <p class="muted">{t::columns_text()}</p>
        <DataTable caption=t::columns() hide_caption=true>
            <thead>
                <tr>
                    <th scope="col">{t::heading()}</th>
                    <th scope="col">{t::goes_to()}</th>
                    <th scope="col">{t::samples()}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </DataTable>
    }
    .into_any()
}

fn row(flow: Flow, column: &ImportColumn, report: StoredValue<ImportReport>) -> AnyView {
    let heading = column.heading.clone();
    let choose = move |event| {
        let field = event_target_value(&event);
        report.with_value(|report| {
            let mut mapping = mapping_of(report);
            // A field comes from one column: the one chosen last.
            if !field.is_empty() {
                for (_, other) in mapping.iter_mut().filter(|(_, other)| **other == field) {
                    other.clear();
                }
            }
            mapping.insert(heading.clone(), field);
            flow.map(report.kind, mapping);
        });
    };
    let options = report.with_value(|report| {
        report
            .fields
            .iter()
            .map(|field| {
                let mut label = field_name(&field.name);
                if field.required {
                    label = format!("{label} ({})", t::needed());
                }
                view! {
                    <option value=field.name.clone() selected=field.name == column.field>
                        {label}
                    </option>
                }
            })
            .collect_view()
    });
    let samples = column
        .samples
        .iter()
        .filter(|sample| !sample.is_empty())
        .take(3)
        .cloned()
        .collect::<Vec<_>>()
        .join(" · ");
    view! {
        <tr>
            <th scope="row">{column.heading.clone()}</th>
            <td data-label=t::goes_to()>
                <select
                    class="form-select admin-map"
                    aria-label=t::goes_to_of(&column.heading)
                    disabled=flow.again
                    on:change=choose
                >
                    <option value="" selected=column.field.is_empty()>
                        {t::leave_out()}
                    </option>
                    {options}
                </select>
            </td>
            <td data-label=t::samples() class="muted small admin-samples">
                {samples}
            </td>
        </tr>
    }
    .into_any()
}
