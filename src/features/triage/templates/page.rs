//! The page: the templates by area, and what can be done with them.

use forenkl_api::{
    Empty,
    triage::{CreateTemplate, ListTemplates, RemoveTemplate, Template, TemplatePath, Templates},
};
use leptos::prelude::*;

use super::{
    form::{TemplateForm, body_of},
    texts as t,
};
use crate::{
    features::{admin::saving::quietly, wishes::decision_name},
    net::{self, call, fetched::Fetched},
    routes::Page,
    ui::{
        Button, Card, Dialog, EmptyState, Glyph, IconButton, LiveView, PageHeader, Shape, Tag, Toasts,
        use_toasts,
    },
};

/// What the parts of the page share; `Copy`, like the signals in it.
#[derive(Clone, Copy)]
pub struct Desk {
    pub templates: Fetched<Templates>,
    /// The template the dialog is about; `None` makes a new one.
    pub editing: RwSignal<Option<Template>>,
    pub dialog: RwSignal<bool>,
    pub toasts: Toasts,
}

impl Desk {
    fn edit(self, template: Option<Template>) {
        self.editing.set(template);
        self.dialog.set(true);
    }
}

/// The templates.
#[component]
pub fn TemplatesPage() -> impl IntoView {
    let changes = net::live::watch(&["templates"]);
    let templates = Fetched::new(move || {
        changes.track();
        async { call::<ListTemplates>(&Empty {}, &Empty {}, &Empty {}).await }
    });
    let desk =
        Desk { templates, editing: RwSignal::new(None), dialog: RwSignal::new(false), toasts: use_toasts() };
    let title = move || {
        desk.editing.with(|editing| {
            editing.as_ref().map_or_else(|| t::add().to_owned(), |template| template.name.clone())
        })
    };
    view! {
        <PageHeader
            title=t::title()
            lead=t::lead()
            back=(Page::Triage.fixed(), Page::Triage.title())
            actions=move || {
                view! {
                    <Button icon=Glyph::Plus on_click=move |_| desk.edit(None)>
                        {t::add()}
                    </Button>
                }
            }
        />
        <LiveView of=templates skeleton=Shape::Rows(4) let:known>
            {move || known.with(|known| list(desk, &known.templates))}
        </LiveView>
        <Dialog open=desk.dialog wide=true title=Signal::derive(title)>
            <TemplateForm desk template=desk.editing.get_untracked() />
        </Dialog>
    }
    .into_any()
}

fn list(desk: Desk, templates: &[Template]) -> AnyView {
    if templates.is_empty() {
        return view! {
            <div class="card">
                <EmptyState icon=Glyph::Edit title=t::empty() text=t::empty_text() />
            </div>
        }
        .into_any();
    }
    let area = |template: &Template| template.area.as_ref().map(|area| area.id.clone());
    let groups = templates
        .chunk_by(|a, b| area(a) == area(b))
        .map(|group| {
            let name = group.first().and_then(|first| first.area.as_ref());
            let title = name.map_or_else(|| t::for_all().to_owned(), |area| area.name.clone());
            // Said once, where it holds for all of them.
            let shared = group.iter().all(|template| !template.may_edit);
            let shared = shared.then(|| view! { <p class="muted small">{t::read_only()}</p> });
            let items = group.iter().map(|template| item(desk, template)).collect_view();
            view! {
                <Card title=title>
                    {shared}
                    <ul class="plain template-list">{items}</ul>
                </Card>
            }
        })
        .collect_view();
    view! { <div class="stack">{groups}</div> }.into_any()
}

fn item(desk: Desk, template: &Template) -> AnyView {
    let decision = template.decision.map(|decision| view! { <Tag>{decision_name(decision)}</Tag> });
    let actions = template.may_edit.then(|| {
        let (edited, removed) = (template.clone(), template.clone());
        let name = template.name.clone();
        view! {
            <div class="cluster">
                <Button
                    small=true
                    kind=crate::ui::ButtonKind::Secondary
                    icon=Glyph::Edit
                    on_click=move |_| desk.edit(Some(edited.clone()))
                >
                    {t::edit()}
                    <span class="sr-only">" " {name}</span>
                </Button>
                <IconButton
                    small=true
                    icon=Glyph::Trash
                    label=t::remove_thing(&template.name)
                    on_click=move |_| remove(desk, removed.clone())
                />
            </div>
        }
    });
    view! {
        <li>
            <div class="between">
                <h3>{template.name.clone()}</h3>
                {decision}
            </div>
            <p class="template-text prose">{template.text.clone()}</p>
            {actions}
        </li>
    }
    .into_any()
}

/// Removes it; undoing makes the same again.
fn remove(desk: Desk, template: Template) {
    let path = TemplatePath { template: template.id.clone() };
    let work = async move { call::<RemoveTemplate>(&path, &Empty {}, &Empty {}).await };
    quietly(desk.toasts, work, move |_| {
        desk.templates.refetch();
        let body = body_of(&template);
        desk.toasts.undo(t::removed(&template.name), move || {
            let body = body.clone();
            let work = async move { call::<CreateTemplate>(&Empty {}, &Empty {}, &body).await };
            quietly(desk.toasts, work, move |made: Template| {
                desk.templates.refetch();
                desk.toasts.success(t::restored(&made.name));
            });
        });
    });
}
