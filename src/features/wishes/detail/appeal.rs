//! Not accepting a refusal: the author may ask once, and everyone can read why.

use std::sync::Arc;

use forenkl_api::{
    Empty, ProblemCode,
    wishes::{AppealAnswer, AppealBody, TEXT_MAX, Wish},
};
use leptos::{prelude::*, task::spawn_local};

use super::Open;
use crate::{
    features::wishes::{
        form::CprNotice,
        stale_notice::{Stale, StaleNotice},
        texts::clock as t,
    },
    format::date,
    net::{self, draft::use_draft},
    ui::{Button, ButtonKind, Draw, ErrorSummary, Form, FormErrors, Glyph, TextArea, lazily, use_toasts},
};

/// Below the answer: the way to object, or what was objected. Few refuse a refusal, so it is a part of its own.
#[component]
pub(super) fn AppealPart(open: Open) -> impl IntoView {
    let shown = open.part(|wish| wish.may.appeal || wish.appeal.is_some());
    move || shown.get().then(|| lazily(part(open)))
}

#[lazy]
fn appeal_part() -> fn(Open) -> AnyView {
    appeal
}

async fn part(open: Open) -> Draw {
    let part = appeal_part().await;
    Arc::new(move || part(open))
}

fn appeal(open: Open) -> AnyView {
    let may = open.part(|wish| wish.may.appeal);
    let appeal = open.part(|wish| wish.appeal.clone());
    let writing = RwSignal::new(false);
    (move || {
        if let Some(appeal) = appeal.get() {
            return view! {
                <section class="card stack-s" aria-labelledby="appeal">
                    <h2 id="appeal">{t::appealed()}</h2>
                    <p class="prose">{appeal.reason}</p>
                    <p class="muted small">{date(appeal.at)}</p>
                </section>
            }
            .into_any();
        }
        match (may.get(), writing.get()) {
            (false, _) => ().into_any(),
            (true, false) => view! {
                <div>
                    <Button kind=ButtonKind::Secondary icon=Glyph::Undo on_click=move |_| writing.set(true)>
                        {t::disagree()}
                    </Button>
                </div>
            }
            .into_any(),
            (true, true) => view! { <AppealForm open writing /> }.into_any(),
        }
    })
    .into_any()
}

#[component]
fn AppealForm(open: Open, writing: RwSignal<bool>) -> impl IntoView {
    let reason = RwSignal::new(String::new());
    let draft = use_draft(&format!("appeal.{}", open.number), vec![("reason", reason)]);
    let (errors, busy, toasts) = (FormErrors::new(), RwSignal::new(false), use_toasts());
    let stale = Stale::new(open.wish.get_untracked());
    let send = move || {
        let body = AppealBody { reason: reason.get_untracked().trim().to_owned(), version: stale.version() };
        if let Err(problem) = body.check() {
            return errors.show_problem(&problem);
        }
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        spawn_local(async move {
            let outcome = net::call::<AppealAnswer>(&open.path(), &Empty {}, &body).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(_) => {
                    draft.forget();
                    toasts.success(t::appeal_sent());
                    open.refresh();
                }
                Err(problem) => match net::current::<Wish>(&problem) {
                    Some(now) if problem.code == ProblemCode::Stale => stale.found(now),
                    _ => errors.show_problem(&problem),
                },
            }
        });
    };
    view! {
        <section class="card" aria-labelledby="appealing">
            <h2 id="appealing">{t::appeal_title()}</h2>
            <p class="muted">{t::appeal_text()}</p>
            <Form on_submit=move |_| send()>
                <ErrorSummary errors />
                <TextArea
                    name="reason"
                    label=t::appeal_reason()
                    value=reason
                    error=errors.of("reason")
                    rows=4
                    max=usize::try_from(TEXT_MAX).unwrap_or(4000)
                />
                <CprNotice texts=vec![(t::appeal_reason(), reason)] />
                <StaleNotice
                    stale
                    on_keep=Callback::new(move |()| send())
                    on_take=Callback::new(move |_: Wish| writing.set(false))
                />
                <div class="cluster">
                    <Button submit=true busy icon=Glyph::Send>
                        {t::appeal_send()}
                    </Button>
                    <Button kind=ButtonKind::Secondary on_click=move |_| writing.set(false)>
                        {t::close()}
                    </Button>
                </div>
            </Form>
        </section>
    }
    .into_any()
}
