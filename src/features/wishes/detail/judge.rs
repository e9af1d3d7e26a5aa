//! "Har du mærket det?": those who asked say whether what was done helps.

use std::sync::Arc;

use forenkl_api::{
    Empty,
    wishes::{JudgeWish, Verdict, VerdictBody, Verdicts, WishStatus},
};
use leptos::{prelude::*, task::spawn_local};

use super::Open;
use crate::{
    features::wishes::{
        form::CprNotice,
        texts::{detail as t, words::verdict_name},
    },
    net,
    reactive::Effect,
    ui::{
        Button, ButtonKind, Draw, FilterChip, FormErrors, Glyph, TextArea, lazily, problem_text, use_toasts,
    },
};

/// Shown to those who are asked, and with the outcome to everyone, once something has been carried out.
#[component]
pub(super) fn JudgeCard(open: Open) -> impl IntoView {
    let delivered = open.part(|wish| {
        matches!(wish.status, WishStatus::CarriedOut | WishStatus::Confirmed | WishStatus::Reopened)
    });
    let asked = open.part(|wish| wish.may.judge || wish.mine.verdict.is_some());
    let verdicts = open.part(|wish| wish.verdicts.clone());
    move || {
        let shown = delivered.get() && (asked.get() || verdicts.with(|verdicts| verdicts.answers > 0));
        shown.then(|| {
            view! {
                <section class="card stack-s" class:wish-asks=asked.get() aria-labelledby="judge">
                    <h2 id="judge">{if asked.get() { t::verdict() } else { t::verdict_of_all() }}</h2>
                    {asked.get().then(|| lazily(judging(open)))}
                    {move || outcome(&verdicts.get())}
                </section>
            }
        })
    }
}

fn outcome(verdicts: &Verdicts) -> Option<AnyView> {
    (verdicts.answers > 0).then(|| {
        let split = match (verdicts.yes, verdicts.partly, verdicts.no) {
            (Some(yes), Some(partly), Some(no)) => Some(format!(": {}", t::verdicts_split(yes, partly, no))),
            _ => None,
        };
        view! { <p class="muted">{t::verdicts(verdicts.answers)} {split}</p> }.into_any()
    })
}

/// Only those who asked for it are asked.
#[lazy]
fn judging_part() -> fn(Open) -> AnyView {
    |open| view! { <Judging open /> }.into_any()
}

async fn judging(open: Open) -> Draw {
    let judging = judging_part().await;
    Arc::new(move || judging(open))
}

/// One tap says it; what is missing can be added.
#[component]
fn Judging(open: Open) -> impl IntoView {
    let chosen = RwSignal::new(None::<Verdict>);
    let server = open.part(|wish| wish.mine.verdict);
    Effect::new(move |_| chosen.set(server.get()));
    let comment = RwSignal::new(String::new());
    let errors = FormErrors::new();
    let busy = RwSignal::new(false);
    let toasts = use_toasts();
    let send = move |verdict: Verdict| {
        let body = VerdictBody { verdict, comment: comment.get_untracked().trim().to_owned() };
        if let Err(problem) = body.check() {
            return errors.show_problem(&problem);
        }
        let before = chosen.get_untracked();
        chosen.set(Some(verdict));
        busy.set(true);
        spawn_local(async move {
            let outcome = net::call::<JudgeWish>(&open.path(), &Empty {}, &body).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(_) => {
                    errors.clear();
                    toasts.success(t::verdict_thanks());
                    open.refresh();
                }
                Err(problem) => {
                    let _ = chosen.try_set(before);
                    toasts.error(problem_text(&problem));
                }
            }
        });
    };
    let buttons = Verdict::ALL
        .iter()
        .map(|&verdict| {
            view! {
                <FilterChip
                    on=Signal::derive(move || chosen.get() == Some(verdict))
                    on_click=move |_| send(verdict)
                >
                    {verdict_name(verdict)}
                </FilterChip>
            }
        })
        .collect_view();
    let wants_more = move || matches!(chosen.get(), Some(Verdict::Partly | Verdict::No));
    view! {
        <p>{t::verdict_text()}</p>
        <div class="cluster" role="group" aria-label=t::verdict()>
            {buttons}
        </div>
        <p class="muted small">{t::verdict_reopens()}</p>
        {move || {
            wants_more()
                .then(|| {
                    view! {
                        <TextArea
                            name="comment"
                            label=t::verdict_comment()
                            value=comment
                            error=errors.of("comment")
                            optional=true
                            rows=3
                        />
                        <CprNotice texts=vec![(t::verdict_comment(), comment)] />
                        <div>
                            <Button
                                kind=ButtonKind::Secondary
                                small=true
                                busy
                                icon=Glyph::Send
                                on_click=move |_| {
                                    if let Some(verdict) = chosen.get_untracked() {
                                        send(verdict);
                                    }
                                }
                            >
                                {t::verdict_send()}
                            </Button>
                        </div>
                    }
                })
        }}
    }
    .into_any()
}
