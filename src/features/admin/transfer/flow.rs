//! The way of one file: chosen, looked over, imported. Importing goes on when the page is left.

use std::{collections::BTreeMap, sync::LazyLock};

use forenkl_api::{
    Empty, Problem,
    transfer::{ImportBody, ImportKind, ImportReport, Imports, PreviewImport, RunImport},
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    file::{self, Loaded},
    texts as t,
};
use crate::{
    net::call,
    net::fetched::Fetched,
    ui::{Toasts, problem_text},
};

/// The name of the file that is being imported now. Outlives the page, so that one can leave and come back.
static RUNNING: LazyLock<ArcRwSignal<Option<String>>> = LazyLock::new(|| ArcRwSignal::new(None));

/// The name of the file that is being imported now.
pub fn running() -> Option<String> {
    RUNNING.get()
}

/// How far the file has come.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    Choose,
    /// By its name.
    Looking(String),
    Preview(ImportReport),
    Done(ImportReport),
}

/// The state of the page; `Copy`, like the signals in it.
#[derive(Clone, Copy)]
pub struct Flow {
    pub step: RwSignal<Step>,
    pub kind: RwSignal<String>,
    /// What went wrong with the file as a whole.
    pub problem: RwSignal<Option<Problem>>,
    /// The preview is being made anew, for other columns.
    pub again: RwSignal<bool>,
    loaded: StoredValue<Option<Loaded>>,
    toasts: Toasts,
    past: Fetched<Imports>,
}

impl Flow {
    /// Nothing chosen yet.
    pub fn new(toasts: Toasts, past: Fetched<Imports>) -> Self {
        Self {
            step: RwSignal::new(Step::Choose),
            kind: RwSignal::new(String::new()),
            problem: RwSignal::new(None),
            again: RwSignal::new(false),
            loaded: StoredValue::new(None),
            toasts,
            past,
        }
    }

    /// Back to choosing a file.
    pub fn restart(self) {
        self.loaded.set_value(None);
        self.problem.set(None);
        self.step.set(Step::Choose);
    }

    /// Reads a file and looks it over.
    pub fn look(self, file: web_sys::File, kind: ImportKind) {
        self.problem.set(None);
        self.step.set(Step::Looking(file.name()));
        spawn_local(async move {
            match file::read(&file).await {
                Ok(loaded) => {
                    let _ = self.loaded.try_set_value(Some(loaded));
                    self.preview(kind, BTreeMap::new()).await;
                }
                Err(why) => {
                    self.toasts.error(why);
                    let _ = self.step.try_set(Step::Choose);
                }
            }
        });
    }

    /// Looks the same file over with other columns.
    pub fn map(self, kind: ImportKind, mapping: BTreeMap<String, String>) {
        self.again.set(true);
        spawn_local(async move {
            self.preview(kind, mapping).await;
            let _ = self.again.try_set(false);
        });
    }

    fn body(self, kind: ImportKind, mapping: BTreeMap<String, String>) -> Option<ImportBody> {
        let loaded = self.loaded.try_get_value()??;
        Some(ImportBody { kind, file_name: loaded.name, content: loaded.content, mapping })
    }

    async fn preview(self, kind: ImportKind, mapping: BTreeMap<String, String>) {
        let Some(body) = self.body(kind, mapping) else { return };
        match call::<PreviewImport>(&Empty {}, &Empty {}, &body).await {
            Ok(report) => {
                let _ = self.problem.try_set(None);
                let _ = self.step.try_set(Step::Preview(report));
            }
            Err(problem) => {
                let _ = self.problem.try_set(Some(problem));
                let _ = self.step.try_update(|step| {
                    if matches!(step, Step::Looking(_)) {
                        *step = Step::Choose;
                    }
                });
            }
        }
    }

    /// Imports the good rows. Goes on when the page is left; then a toast says how it ended.
    pub fn run(self, report: &ImportReport) {
        let Some(body) = self.body(report.kind, mapping_of(report)) else { return };
        let name = body.file_name.clone();
        self.problem.set(None);
        RUNNING.set(Some(name.clone()));
        spawn_local(async move {
            let outcome = call::<RunImport>(&Empty {}, &Empty {}, &body).await;
            RUNNING.set(None);
            self.past.refetch();
            match outcome {
                Ok(report) => {
                    self.toasts.success(t::done_toast(&name));
                    let _ = self.step.try_set(Step::Done(report));
                }
                Err(problem) => {
                    self.toasts.error(t::failed_toast(&name, &problem_text(&problem)));
                    let _ = self.problem.try_set(Some(problem));
                }
            }
        });
    }
}

/// Which field each column goes to, as the preview shows it.
pub fn mapping_of(report: &ImportReport) -> BTreeMap<String, String> {
    report.columns.iter().map(|column| (column.heading.clone(), column.field.clone())).collect()
}
