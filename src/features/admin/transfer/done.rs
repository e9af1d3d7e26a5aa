//! What an import did, and what can be done about it.

use forenkl_api::{
    Empty,
    transfer::{Import, ImportPath, ImportReport, Imports, RefusedRows},
};
use leptos::{html, prelude::*};

use super::{fields, flow::Flow, past::Undo, texts as t};
use crate::{
    format, net,
    net::fetched::Fetched,
    reactive::Effect,
    ui::{Alert, AlertKind, Button, ButtonKind, Glyph, LinkButton},
};

/// The last step.
#[component]
pub fn Done(flow: Flow, past: Fetched<Imports>, report: ImportReport) -> impl IntoView {
    let counts = fields::counts(report.new, report.changed, report.same, report.refused);
    let top = NodeRef::<html::Div>::new();
    Effect::new(move |_| {
        if let Some(top) = top.get() {
            let _ = top.focus();
        }
    });
    let refused = report.import.clone().filter(|_| report.refused > 0).map(|import| {
        let href = net::href::<RefusedRows>(&ImportPath { import }, &Empty {});
        view! {
            <LinkButton href download=true icon=Glyph::Download>
                {t::get_refused(report.refused)}
            </LinkButton>
        }
    });
    let undo = report.import.clone().map(|id| {
        let import = Import {
            id,
            kind: report.kind,
            file_name: report.file_name.clone(),
            by: None,
            at: format::now(),
            new: report.new,
            changed: report.changed,
            same: report.same,
            refused: report.refused,
            undone_at: None,
        };
        view! { <Undo past import done=Callback::new(move |()| flow.restart()) /> }
    });
    view! {
        <div class="stack-s" tabindex="-1" node_ref=top>
            <Alert kind=AlertKind::Success title=t::done_title()>
                <p>{counts}</p>
            </Alert>
            <div class="cluster">
                {refused} {undo}
                <Button kind=ButtonKind::Secondary icon=Glyph::Plus on_click=move |_| flow.restart()>
                    {t::one_more()}
                </Button>
            </div>
        </div>
    }
    .into_any()
}
