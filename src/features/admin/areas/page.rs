//! `/administration/fagomraader`: areas with their unit and owners.

use forenkl_api::{
    Empty, Permission, Problem, Role,
    areas::{Area, AreaBody, AreaPath, Areas, UpdateArea},
    transfer::{ExportAreas, ExportPath},
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    super::{
        choices::use_areas, download::Download, layout::AdminPage, people, saving::quietly, section::Section,
        texts as admin,
    },
    form::AreaForm,
    texts as t,
};
use crate::{
    net::fetched::Fetched,
    net::{self, call},
    routes::Page,
    session::use_session,
    ui::{
        Button, Card, DataTable, Dialog, EmptyState, Glyph, IconButton, LiveView, PageHeader, Shape, Tag,
        Toasts, Tone, problem_text, use_toasts,
    },
};

/// What the parts of the page share; `Copy`, like the signals in it.
#[derive(Clone, Copy)]
pub struct Desk {
    pub resource: Fetched<Areas>,
    /// The area the dialog is about; `None` makes a new one.
    pub editing: RwSignal<Option<Area>>,
    pub dialog: RwSignal<bool>,
    pub toasts: Toasts,
}

impl Desk {
    fn edit(self, area: Option<Area>) {
        self.editing.set(area);
        self.dialog.set(true);
    }
}

/// An area as it would be sent.
pub fn body_of(area: &Area) -> AreaBody {
    AreaBody {
        code: area.code.clone(),
        name: area.name.clone(),
        unit: area.unit.id.clone(),
        retired: area.retired,
        version: area.version,
    }
}

/// Changes an area.
pub async fn put(area: forenkl_api::AreaId, body: AreaBody) -> Result<Area, Problem> {
    call::<UpdateArea>(&AreaPath { area }, &Empty {}, &body).await
}

fn export(format: &str) -> String {
    net::href::<ExportAreas>(&ExportPath { format: format.to_owned() }, &Empty {})
}

/// The areas.
#[component]
pub fn AreasPage() -> impl IntoView {
    let areas = use_areas();
    let desk = Desk {
        resource: areas,
        editing: RwSignal::new(None),
        dialog: RwSignal::new(false),
        toasts: use_toasts(),
    };
    let lead = move || {
        let in_use = areas.with(|areas| areas.areas.iter().filter(|area| !area.retired).count());
        in_use.map(|count| t::lead(i64::try_from(count).unwrap_or(0))).unwrap_or_default()
    };
    let title = move || {
        desk.editing.with(|area| area.as_ref().map_or_else(|| t::add().to_owned(), |area| area.name.clone()))
    };
    view! {
        <AdminPage section=Section::Areas>
            <PageHeader
                title=Section::Areas.name()
                lead=Signal::derive(lead)
                actions=move || {
                    view! {
                        <Download csv=export("csv") xlsx=export("xlsx") />
                        <Button icon=Glyph::Plus on_click=move |_| desk.edit(None)>
                            {t::add()}
                        </Button>
                    }
                }
            />
            <LiveView of=areas skeleton=Shape::Table(6) let:areas>
                {move || areas.with(|areas| table(desk, &areas.areas))}
            </LiveView>
            {owners_note()}
            <Dialog open=desk.dialog title=Signal::derive(title)>
                <AreaForm desk area=desk.editing.get_untracked() />
            </Dialog>
        </AdminPage>
    }
    .into_any()
}

/// Owners hold positions, so they are chosen with the person.
fn owners_note() -> impl IntoView {
    let session = use_session();
    move || {
        session.can(Permission::PeopleManage).then(|| {
            view! {
                <p class="muted small">
                    {t::owners_where()} " " <a href=people::with_role(Role::ProcessOwner)>{t::owners_link()}</a>
                </p>
            }
        })
    }
}

fn table(desk: Desk, areas: &[Area]) -> AnyView {
    if areas.is_empty() {
        return view! {
            <Card>
                <EmptyState icon=Glyph::Flag title=t::empty() text=t::empty_text() />
            </Card>
        }
        .into_any();
    }
    let rows = areas.iter().map(|area| row(desk, area)).collect_view();
    view! {
        <div class="card card-flush">
            <DataTable caption=t::table() hide_caption=true>
                <thead>
                    <tr>
                        <th scope="col">{t::name()}</th>
                        <th scope="col">{t::unit()}</th>
                        <th scope="col">{t::owners()}</th>
                        <th scope="col">
                            <span class="sr-only">{admin::actions()}</span>
                        </th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </DataTable>
        </div>
    }
    .into_any()
}

fn row(desk: Desk, area: &Area) -> AnyView {
    let (edited, switched) = (area.clone(), area.clone());
    let busy = RwSignal::new(false);
    let switch = move |_| {
        busy.set(true);
        switch(desk, switched.clone(), busy);
    };
    let retired = area.retired.then(|| view! { <Tag>{t::retired()}</Tag> });
    let (switch_label, switch_text) = if area.retired {
        (t::bring_back_thing(&area.name), t::bring_back())
    } else {
        (t::retire_thing(&area.name), t::retire())
    };
    view! {
        <tr>
            <th scope="row">
                {area.name.clone()} " " <span class="muted small">{area.code.clone()}</span> " " {retired}
            </th>
            <td data-label=t::unit()>{area.unit.name.clone()}</td>
            <td data-label=t::owners()>{owners(area)}</td>
            <td>
                <span class="admin-do admin-one-line">
                    <button type="button" class="button button-small" aria-label=switch_label on:click=switch>
                        {switch_text}
                    </button>
                    <IconButton
                        small=true
                        label=admin::edit_thing(&area.name)
                        icon=Glyph::Edit
                        busy
                        on_click=move |_| desk.edit(Some(edited.clone()))
                    />
                </span>
            </td>
        </tr>
    }
    .into_any()
}

fn owners(area: &Area) -> AnyView {
    if area.owners.is_empty() {
        let tone = if area.retired { Tone::Neutral } else { Tone::Warn };
        return view! { <Tag tone=tone>{t::no_owner()}</Tag> }.into_any();
    }
    let items = area
        .owners
        .iter()
        .map(|owner| {
            view! {
                <li>
                    <a href=Page::AdminPerson(owner.id.0.clone()).href()>{owner.name.clone()}</a>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="plain">{items}</ul> }.into_any()
}

/// Retires the area or brings it back; each undoes the other.
fn switch(desk: Desk, area: Area, busy: RwSignal<bool>) {
    spawn_local(async move {
        let outcome = set_retired(&area, !area.retired).await;
        let _ = busy.try_set(false);
        desk.resource.refetch();
        let now = match outcome {
            Ok(now) => now,
            Err(problem) => return desk.toasts.error(problem_text(&problem)),
        };
        let said = if now.retired { t::was_retired(&now.name) } else { t::was_brought_back(&now.name) };
        desk.toasts.undo(said, move || {
            let now = now.clone();
            let work = async move { set_retired(&now, !now.retired).await };
            quietly(desk.toasts, work, move |_| {
                desk.resource.refetch();
                desk.toasts.success(admin::undone());
            });
        });
    });
}

async fn set_retired(area: &Area, retired: bool) -> Result<Area, Problem> {
    let mut body = body_of(area);
    body.retired = retired;
    put(area.id.clone(), body).await
}
