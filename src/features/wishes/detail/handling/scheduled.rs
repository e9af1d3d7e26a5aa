//! An answer that is written and goes out later, for those who assess: it can be taken back.

use forenkl_api::{
    Empty,
    wishes::{CancelScheduledAnswer, ScheduledAnswer},
};
use leptos::{prelude::*, task::spawn_local};

use crate::{
    features::wishes::{
        detail::Open,
        texts::{clock as t, words},
    },
    format::date_time,
    net,
    ui::{Alert, AlertKind, Button, ButtonKind, Glyph, problem_text, use_toasts},
};

/// Nothing while nothing waits.
pub(super) fn scheduled_answer(open: Open) -> AnyView {
    let scheduled = open.part(|wish| wish.scheduled.clone());
    (move || scheduled.get().map(|answer| shown(open, answer))).into_any()
}

fn shown(open: Open, answer: ScheduledAnswer) -> AnyView {
    let (busy, toasts) = (RwSignal::new(false), use_toasts());
    let take_back = move |_| {
        busy.set(true);
        spawn_local(async move {
            let outcome = net::call::<CancelScheduledAnswer>(&open.path(), &Empty {}, &Empty {}).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(_) => toasts.success(t::taken_back()),
                Err(problem) => toasts.error(problem_text(&problem)),
            }
            open.refresh();
        });
    };
    let (kind, title) = match answer.failed {
        true => (AlertKind::Warning, t::scheduled_failed().to_owned()),
        false => (AlertKind::Info, t::scheduled(&date_time(answer.publish_at))),
    };
    view! {
        <Alert kind title>
            {answer.failed.then(|| view! { <p>{t::scheduled_failed_text()}</p> })}
            <p>
                <strong>{words::decision_name(answer.decision)}</strong>
            </p>
            <p class="prose">{answer.reason}</p>
            {answer.by.map(|by| view! { <p class="muted small">{t::scheduled_by(&by.name)}</p> })}
            <Button small=true kind=ButtonKind::Secondary busy icon=Glyph::Undo on_click=take_back>
                {t::take_back()}
            </Button>
        </Alert>
    }
    .into_any()
}
