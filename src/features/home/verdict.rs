//! "Har du mærket det?": asked of those who wanted what was delivered.

use forenkl_api::wishes::{JudgeWish, Verdict, VerdictBody, WishPath};
use leptos::{prelude::*, task::spawn_local};

use super::texts as t;
use crate::{
    net,
    routes::Page,
    ui::{Button, ButtonKind, problem_text, use_toasts},
};

/// The question and its three answers; one tap says it.
#[component]
pub fn AskVerdict(number: i64, title: String) -> impl IntoView {
    let said = RwSignal::new(None::<Verdict>);
    let busy = RwSignal::new(false);
    let toasts = use_toasts();
    let say = move |verdict: Verdict| {
        busy.set(true);
        let body = VerdictBody { verdict, comment: String::new() };
        spawn_local(async move {
            let outcome = net::tell::<JudgeWish>(&WishPath { wish: number }, &body).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(()) => {
                    let _ = said.try_set(Some(verdict));
                    toasts.success(t::thanks(verdict));
                }
                Err(problem) => toasts.error(problem_text(&problem)),
            }
        });
    };
    let question = t::noticed_about(&title);
    let buttons = move || {
        Verdict::ALL
            .iter()
            .map(|&verdict| {
                view! {
                    <Button kind=ButtonKind::Secondary small=true disabled=busy on_click=move |_| say(verdict)>
                        {t::verdict(verdict)}
                    </Button>
                }
            })
            .collect_view()
    };
    view! {
        {move || match said.get() {
            None => {
                view! {
                    <div class="cluster" role="group" aria-label=question.clone()>
                        <b>{t::noticed()}</b>
                        {buttons()}
                    </div>
                }
                    .into_any()
            }
            Some(verdict) => {
                view! {
                    <p>
                        {t::thanks(verdict)} " " <a href=Page::Wish(number).href()>{t::tell_more()}</a>
                    </p>
                }
                    .into_any()
            }
        }}
    }
    .into_any()
}
