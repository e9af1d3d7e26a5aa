//! "Har du mærket det?": those who asked say whether what was done helps.

use std::sync::Arc;

use forenkl_api::{
    Empty, Problem,
    wishes::{JudgeWish, Verdict, VerdictBody, Verdicts, WishStatus, WithdrawVerdict},
};
use leptos::{prelude::*, task::spawn_local};

use super::Open;
use crate::{
    features::wishes::{
        form::CprNotice,
        texts::{detail as t, words::verdict_name},
    },
    navigation, net,
    reactive::Effect,
    ui::{
        Button, ButtonKind, Draw, FilterChip, FormErrors, Glyph, TextArea, Toasts, lazily, problem_text,
        use_toasts,
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
    answer_from_mail(open, server.get_untracked(), toasts);
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

/// Where the address says what a tap in a mail meant.
const NOTICED: &str = "maerket";

/// A tap on an answer in a mail leads here, and the answer is given now that the page is open and the person signed in: what merely
/// follows the links of a mail, as filters do, answers nothing. It can be taken back.
fn answer_from_mail(open: Open, before: Option<Verdict>, toasts: Toasts) {
    let verdict = match navigation::query(NOTICED).as_deref() {
        Some("ja") => Verdict::Yes,
        Some("delvist") => Verdict::Partly,
        Some("nej") => Verdict::No,
        _ => return,
    };
    navigation::change_query(&[(NOTICED, None)]);
    if before == Some(verdict) {
        return toasts.success(t::verdict_thanks());
    }
    spawn_local(async move {
        match say(open, Some(verdict)).await {
            Ok(()) => {
                open.refresh();
                let text = t::verdict_noted(verdict_name(verdict));
                toasts.undo(text, move || {
                    spawn_local(async move {
                        match say(open, before).await {
                            Ok(()) => open.refresh(),
                            Err(problem) => toasts.error(problem_text(&problem)),
                        }
                    });
                });
            }
            Err(problem) => toasts.error(problem_text(&problem)),
        }
    });
}

/// Says it, or takes it back.
async fn say(open: Open, verdict: Option<Verdict>) -> Result<(), Problem> {
    match verdict {
        Some(verdict) => {
            net::tell::<JudgeWish>(&open.path(), &VerdictBody { verdict, comment: String::new() }).await
        }
        None => net::tell::<WithdrawVerdict>(&open.path(), &Empty {}).await,
    }
}
