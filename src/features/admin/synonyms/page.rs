//! `/administration/synonymer`: groups of words that mean the same.

use forenkl_api::{
    Empty, Problem, SynonymId,
    synonyms::{
        CreateSynonym, ListSynonyms, RemoveSynonym, Synonym, SynonymBody, SynonymPath, Synonyms,
        UpdateSynonym,
    },
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    super::{layout::AdminPage, saving::quietly, section::Section, texts as admin},
    form::SynonymForm,
    texts as t,
};
use crate::{
    net::fetched::Fetched,
    net::{call, live},
    ui::{
        Button, Dialog, EmptyState, Glyph, IconButton, LiveView, PageHeader, Shape, Toasts, problem_text,
        use_toasts,
    },
};

/// What the parts of the page share; `Copy`, like the signals in it.
#[derive(Clone, Copy)]
pub struct Desk {
    pub resource: Fetched<Synonyms>,
    /// The group the dialog is about; `None` makes a new one.
    pub editing: RwSignal<Option<Synonym>>,
    pub dialog: RwSignal<bool>,
    pub toasts: Toasts,
}

impl Desk {
    fn edit(self, group: Option<Synonym>) {
        self.editing.set(group);
        self.dialog.set(true);
    }
}

/// Changes a group.
pub async fn put(synonym: SynonymId, body: SynonymBody) -> Result<Synonym, Problem> {
    call::<UpdateSynonym>(&SynonymPath { synonym }, &Empty {}, &body).await
}

/// What a group is called: "KAS = vagtplan".
pub fn name(group: &Synonym) -> String {
    group.phrases.join(" = ")
}

/// The groups.
#[component]
pub fn SynonymsPage() -> impl IntoView {
    let changes = live::watch(&["synonyms"]);
    let resource = Fetched::new(move || {
        changes.track();
        async { call::<ListSynonyms>(&Empty {}, &Empty {}, &Empty {}).await }
    });
    let desk =
        Desk { resource, editing: RwSignal::new(None), dialog: RwSignal::new(false), toasts: use_toasts() };
    let title = move || if desk.editing.with(Option::is_some) { t::change() } else { t::add() }.to_owned();
    view! {
        <AdminPage section=Section::Synonyms>
            <PageHeader
                title=Section::Synonyms.name()
                lead=t::lead()
                actions=move || {
                    view! {
                        <Button icon=Glyph::Plus on_click=move |_| desk.edit(None)>
                            {t::add()}
                        </Button>
                    }
                }
            />
            <LiveView of=resource skeleton=Shape::Rows(6) let:groups>
                {move || groups.with(|groups| list(desk, &groups.synonyms))}
            </LiveView>
            <p class="muted small">{t::note()}</p>
            <Dialog open=desk.dialog title=Signal::derive(title)>
                <SynonymForm desk group=desk.editing.get_untracked() />
            </Dialog>
        </AdminPage>
    }
    .into_any()
}

fn list(desk: Desk, groups: &[Synonym]) -> AnyView {
    if groups.is_empty() {
        return view! {
            <div class="card">
                <EmptyState icon=Glyph::Link title=t::empty() text=t::empty_text() />
            </div>
        }
        .into_any();
    }
    let rows = groups.iter().map(|group| row(desk, group)).collect_view();
    view! {
        <div class="card">
            <ul class="list" aria-label=t::list()>
                {rows}
            </ul>
        </div>
    }
    .into_any()
}

fn row(desk: Desk, group: &Synonym) -> AnyView {
    let (edited, removed, name) = (group.clone(), group.clone(), name(group));
    let busy = RwSignal::new(false);
    let remove = move |_| {
        busy.set(true);
        remove(desk, removed.clone(), busy);
    };
    let phrases = group.phrases.iter().map(|phrase| view! { <span class="tag">{phrase.clone()}</span> });
    view! {
        <li class="between">
            <span class="cluster admin-phrases">{phrases.collect_view()}</span>
            <span class="admin-do admin-one-line">
                <IconButton
                    small=true
                    label=admin::edit_thing(&name)
                    icon=Glyph::Edit
                    on_click=move |_| desk.edit(Some(edited.clone()))
                />
                <IconButton small=true label=t::remove_thing(&name) icon=Glyph::Trash busy on_click=remove />
            </span>
        </li>
    }
    .into_any()
}

/// Removes the group; undoing makes it anew.
fn remove(desk: Desk, was: Synonym, busy: RwSignal<bool>) {
    spawn_local(async move {
        let path = SynonymPath { synonym: was.id.clone() };
        let outcome = call::<RemoveSynonym>(&path, &Empty {}, &Empty {}).await;
        let _ = busy.try_set(false);
        desk.resource.refetch();
        if let Err(problem) = outcome {
            return desk.toasts.error(problem_text(&problem));
        }
        let body = SynonymBody { phrases: was.phrases.clone(), version: 0 };
        desk.toasts.undo(t::removed(&name(&was)), move || {
            let body = body.clone();
            let work = async move { call::<CreateSynonym>(&Empty {}, &Empty {}, &body).await };
            quietly(desk.toasts, work, move |_| {
                desk.resource.refetch();
                desk.toasts.success(admin::undone());
            });
        });
    });
}
