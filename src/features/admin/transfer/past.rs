//! The imports so far, and taking one back as a whole.

use forenkl_api::{
    Empty,
    problem::ConflictReason,
    transfer::{Import, ImportPath, Imports, RefusedRows, UndoImport},
};
use leptos::{prelude::*, task::spawn_local};

use super::{super::texts as admin, fields, texts as t};
use crate::{
    format,
    net::fetched::Fetched,
    net::{self, call},
    ui::{
        Ago, Alert, AlertKind, Button, ButtonKind, Card, DataTable, Dialog, Glyph, LinkButton, LiveView,
        Shape, Tag, problem_text, use_toasts,
    },
};

/// The imports so far.
#[component]
pub fn Past(past: Fetched<Imports>) -> impl IntoView {
    view! {
        <Card title=t::past() flush=true>
            <LiveView of=past skeleton=Shape::Table(3) let:imports>
                {move || imports.with(|imports| table(past, &imports.imports))}
            </LiveView>
        </Card>
    }
    .into_any()
}

fn table(past: Fetched<Imports>, imports: &[Import]) -> AnyView {
    if imports.is_empty() {
        return view! { <p class="muted admin-pad">{t::past_empty()}</p> }.into_any();
    }
    let rows = imports.iter().map(|import| row(past, import)).collect_view();
    view! {
        <DataTable caption=t::past() hide_caption=true>
            <thead>
                <tr>
                    <th scope="col">{t::file()}</th>
                    <th scope="col">{t::when()}</th>
                    <th scope="col">{t::counts()}</th>
                    <th scope="col">
                        <span class="sr-only">{admin::actions()}</span>
                    </th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </DataTable>
    }
    .into_any()
}

fn row(past: Fetched<Imports>, import: &Import) -> AnyView {
    let counts = fields::counts(import.new, import.changed, import.same, import.refused);
    let by = import.by.as_ref().map(|by| view! { <small class="muted">{by.name.clone()}</small> });
    let refused = (import.refused > 0).then(|| {
        let href = net::href::<RefusedRows>(&ImportPath { import: import.id.clone() }, &Empty {});
        let words = t::get_refused(import.refused);
        view! {
            <LinkButton href small=true kind=ButtonKind::Ghost download=true icon=Glyph::Download>
                {words}
            </LinkButton>
        }
    });
    let undo = match import.undone_at {
        Some(at) => view! { <Tag>{t::undone_at(format::date(at))}</Tag> }.into_any(),
        None => view! { <Undo past import=import.clone() small=true /> }.into_any(),
    };
    view! {
        <tr>
            <th scope="row" class="break">
                {import.file_name.clone()} <small class="muted">{fields::kind_name(import.kind)}</small>
            </th>
            <td data-label=t::when()>
                <span>
                    <Ago at=import.at />
                    " "
                    {by}
                </span>
            </td>
            <td data-label=t::counts()>{counts}</td>
            <td>
                <span class="admin-do">{refused} {undo}</span>
            </td>
        </tr>
    }
    .into_any()
}

/// Takes an import back. What it removes cannot be brought back but by the file, so it is asked about.
#[component]
pub fn Undo(
    past: Fetched<Imports>,
    import: Import,
    #[prop(optional)] small: bool,
    #[prop(optional, into)] done: Option<Callback<()>>,
) -> impl IntoView {
    let (asking, busy, changed_since) = (RwSignal::new(false), RwSignal::new(false), RwSignal::new(false));
    let toasts = use_toasts();
    let (name, text) = (import.file_name.clone(), t::undo_text(import.new, import.changed));
    let label = t::undo_of(&import.file_name);
    let title = label.clone();
    let id = StoredValue::new(import.id);
    let undo = move |_| {
        busy.set(true);
        let (path, name) = (ImportPath { import: id.get_value() }, name.clone());
        spawn_local(async move {
            let outcome = call::<UndoImport>(&path, &Empty {}, &Empty {}).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(_) => {
                    let _ = asking.try_set(false);
                    toasts.success(t::undone(&name));
                    past.refetch();
                    if let Some(done) = done {
                        let _ = done.try_run(());
                    }
                }
                Err(problem) if problem.reason == Some(ConflictReason::ChangedSince) => {
                    let _ = changed_since.try_set(true);
                }
                Err(problem) => {
                    let _ = asking.try_set(false);
                    toasts.error(problem_text(&problem));
                    past.refetch();
                }
            }
        });
    };
    let ask = move |_| {
        changed_since.set(false);
        asking.set(true);
    };
    let footer = move || {
        let undo = undo.clone();
        view! {
            <Button kind=ButtonKind::Ghost on_click=move |_| asking.set(false)>
                {move || if changed_since.get() { admin::close() } else { admin::cancel() }}
            </Button>
            {move || {
                let undo = undo.clone();
                (!changed_since.get())
                    .then(|| {
                        view! {
                            <Button kind=ButtonKind::Danger icon=Glyph::Undo busy on_click=undo>
                                {t::undo()}
                            </Button>
                        }
                    })
            }}
        }
    };
    view! {
        <span>
            <Button small kind=ButtonKind::Secondary icon=Glyph::Undo on_click=ask>
                <span aria-hidden="true">{t::undo()}</span>
                <span class="sr-only">{label}</span>
            </Button>
            <Dialog open=asking title=title footer>
                {
                    let text = text.clone();
                    move || {
                        if changed_since.get() {
                            view! {
                                <Alert kind=AlertKind::Error title=t::changed_since_title()>
                                    {t::changed_since()}
                                </Alert>
                            }
                                .into_any()
                        } else {
                            view! {
                                <p>{text.clone()}</p>
                                <p class="muted">{t::undo_again()}</p>
                            }
                                .into_any()
                        }
                    }
                }
            </Dialog>
        </span>
    }
    .into_any()
}
