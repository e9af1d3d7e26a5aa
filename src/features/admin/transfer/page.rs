//! `/administration/import`: a file on its way in, the imports so far, and what can be taken out.

use forenkl_api::{Empty, Permission, transfer::ListImports};
use leptos::prelude::*;

use super::{
    super::{layout::AdminPage, section::Section},
    choose::Choose,
    done::Done,
    exports::Exports,
    flow::{Flow, Step, running},
    past::Past,
    preview::Preview,
    texts as t,
};
use crate::{
    net::fetched::Fetched,
    net::{call, live},
    session::use_session,
    ui::{Card, PageHeader, ProblemView, use_toasts},
};

/// Records in and out.
#[component]
pub fn TransferPage() -> impl IntoView {
    let session = use_session();
    let can_import = Memo::new(move |_| session.can(Permission::ImportRun));
    view! {
        <AdminPage section=Section::Transfer>
            <PageHeader title=Section::Transfer.name() lead=t::lead() />
            <div class="stack">
                {move || can_import.get().then(|| view! { <Importing /> })}
                <Exports />
            </div>
        </AdminPage>
    }
    .into_any()
}

#[component]
fn Importing() -> impl IntoView {
    let changes = live::watch(&["imports"]);
    let past = Fetched::new(move || {
        changes.track();
        async { call::<ListImports>(&Empty {}, &Empty {}, &Empty {}).await }
    });
    let flow = Flow::new(use_toasts(), past);
    view! {
        <Card title=t::import()>
            {move || flow.problem.get().map(|problem| view! { <ProblemView problem /> })}
            {move || match (running(), flow.step.get()) {
                (Some(name), _) => working(t::running(&name)),
                (None, Step::Choose) => view! { <Choose flow /> }.into_any(),
                (None, Step::Looking(name)) => working(t::looking(&name)),
                (None, Step::Preview(report)) => view! { <Preview flow report /> }.into_any(),
                (None, Step::Done(report)) => view! { <Done flow past report /> }.into_any(),
            }}
        </Card>
        <Past past />
    }
    .into_any()
}

/// Something takes its time.
fn working(text: String) -> AnyView {
    view! {
        <div class="admin-working" role="status">
            <span class="spinner"></span>
            <p>{text}</p>
        </div>
    }
    .into_any()
}
