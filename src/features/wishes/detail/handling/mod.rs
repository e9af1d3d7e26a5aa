//! The process owner's part: answering, asking back, sorting. Which of them is open stands in the address.

mod answer_form;
mod ask_form;
mod merge_form;
mod scheduled;
mod sort_form;

use std::sync::Arc;

use leptos::prelude::*;

use super::Open;
use crate::{
    features::wishes::texts::{assess as t, merge as merge_texts},
    navigation,
    ui::{Button, ButtonKind, Draw, Glyph, Icon, lazily},
};
use answer_form::AnswerForm;
use ask_form::AskForm;
use merge_form::MergeForm;
use scheduled::scheduled_answer;
use sort_form::SortForm;

/// What the process owner is doing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Task {
    Answer,
    Ask,
    Sort,
    Merge,
}

impl Task {
    const ALL: [Self; 4] = [Self::Answer, Self::Ask, Self::Sort, Self::Merge];

    /// As in the address: `?behandl=svar`.
    fn word(self) -> &'static str {
        match self {
            Self::Answer => "svar",
            Self::Ask => "spoerg",
            Self::Sort => "sorter",
            Self::Merge => "saml",
        }
    }

    fn from_address() -> Option<Self> {
        let word = navigation::query(NAME)?;
        Self::ALL.into_iter().find(|task| task.word() == word)
    }
}

const NAME: &str = "behandl";

/// Closes the form that is open.
fn close() {
    navigation::change_query(&[(NAME, None)]);
}

/// Draws the form of a task; without one, the answer that is written and goes out later.
type Form = fn(Option<Task>, Open) -> AnyView;

/// Few visitors of a wish handle it, so the forms are a part of their own.
#[lazy]
fn handling_part() -> Form {
    |task, open| match task {
        None => scheduled_answer(open),
        Some(Task::Answer) => view! { <AnswerForm open /> }.into_any(),
        Some(Task::Ask) => view! { <AskForm open /> }.into_any(),
        Some(Task::Sort) => view! { <SortForm open /> }.into_any(),
        Some(Task::Merge) => view! { <MergeForm open /> }.into_any(),
    }
}

async fn form(task: Task, open: Open) -> Draw {
    let form = handling_part().await;
    Arc::new(move || form(Some(task), open))
}

async fn scheduled(open: Open) -> Draw {
    let form = handling_part().await;
    Arc::new(move || form(None, open))
}

/// Only for those who may assess this wish.
#[component]
pub(super) fn Handling(open: Open) -> impl IntoView {
    let may = open.part(|wish| wish.may.assess && wish.merged_into.is_none());
    move || may.get().then(|| view! { <Tasks open /> })
}

#[component]
fn Tasks(open: Open) -> impl IntoView {
    let task = Memo::new(|_| Task::from_address());
    let answered = open.part(|wish| !wish.answers.is_empty());
    let owed = open.part(|wish| wish.status.is_open());
    let waits = open.part(|wish| wish.scheduled.is_some());
    let buttons = move || {
        Task::ALL
            .into_iter()
            .map(|one| {
                let (words, icon) = match one {
                    Task::Answer if answered.get() => (t::answer_anew(), Glyph::Comment),
                    Task::Answer => (t::answer(), Glyph::Comment),
                    Task::Ask => (t::ask(), Glyph::Help),
                    Task::Sort => (t::sort_wish(), Glyph::Filter),
                    Task::Merge => (merge_texts::merge(), Glyph::Link),
                };
                let main = one == Task::Answer && owed.get();
                let kind = if main { ButtonKind::Primary } else { ButtonKind::Secondary };
                view! {
                    <Button kind icon on_click=move |_| navigation::change_query(&[(NAME, Some(one.word()))])>
                        {words}
                    </Button>
                }
            })
            .collect_view()
    };
    view! {
        <section class="card wish-handling" class:wish-asks=owed aria-labelledby="handling">
            <div class="card-head">
                <h2 id="handling">{t::title()}</h2>
                <p class="muted small wish-lock">
                    <Icon of=Glyph::Lock />
                    {t::lead()}
                </p>
            </div>
            {move || waits.get().then(|| lazily(scheduled(open)))}
            {move || match task.get() {
                None => view! { <div class="cluster">{buttons()}</div> }.into_any(),
                Some(task) => lazily(form(task, open)),
            }}
        </section>
    }
    .into_any()
}
