//! `/beskeder/valg`: how soon one is mailed about each kind. Each choice is saved at once and can be undone.

use forenkl_api::{
    Empty,
    notices::{ChoicesBody, GetChoices, NoticeChoice, NoticeChoices, NoticeKind, Pace, SetChoices},
};
use leptos::{prelude::*, task::spawn_local};

use super::texts as t;
use crate::{
    net::{self, fetched::Fetched},
    routes::Page,
    ui::{Alert, AlertKind, Card, LiveView, PageHeader, Shape, Toasts, problem_text, use_toasts},
};

/// The page.
#[component]
pub fn ChoicesPage() -> impl IntoView {
    let choices = Fetched::new(|| async { net::call::<GetChoices>(&Empty {}, &Empty {}, &Empty {}).await });
    view! {
        <PageHeader
            title=t::choices()
            lead=t::choices_lead()
            back=(Page::Notices.fixed(), Page::Notices.title())
        />
        <LiveView of=choices skeleton=Shape::Card let:known>
            {contents(choices, known)}
        </LiveView>
    }
    .into_any()
}

fn contents(choices: Fetched<NoticeChoices>, known: Signal<NoticeChoices>) -> AnyView {
    let (mails, email) = known.with_untracked(|known| (known.mails, known.email.clone()));
    let notice = match (mails, &email) {
        (false, _) => Some((t::no_mails(), t::no_mails_text())),
        (true, None) => Some((t::no_address(), t::no_address_text())),
        (true, Some(_)) => None,
    };
    let notice = notice.map(|(title, text)| {
        view! {
            <Alert kind=AlertKind::Info>
                <p>
                    <b>{title}</b>
                </p>
                <p>{text}</p>
            </Alert>
        }
    });
    let goes_to = email.filter(|_| mails).map(|email| view! { <p>{t::goes_to(&email)}</p> });
    let toasts = use_toasts();
    let rows = NoticeKind::ALL.iter().map(|&kind| row(kind, choices, known, toasts)).collect_view();
    view! {
        <div class="stack">
            {notice}
            <Card title=t::choices_list()>
                {goes_to}
                <ul class="notice-choices" role="list">{rows}</ul>
                <p class="small muted">{t::explain_times()}</p>
            </Card>
        </div>
    }
    .into_any()
}

fn row(
    kind: NoticeKind,
    choices: Fetched<NoticeChoices>,
    known: Signal<NoticeChoices>,
    toasts: Toasts,
) -> AnyView {
    let (name, hint) = t::kind(kind);
    let chosen = Memo::new(move |_| known.with(|known| pace_of(known, kind)));
    let options = Pace::ALL
        .iter()
        .map(|&pace| {
            view! {
                <option value=pace.word() selected=move || chosen.get() == pace>
                    {t::pace(pace)}
                </option>
            }
        })
        .collect_view();
    let change = move |event| {
        if let Some(pace) = Pace::from_word(&event_target_value(&event)) {
            choose(choices, kind, pace, Some(chosen.get_untracked()), toasts);
        }
    };
    let (id, hint_id) = (format!("kind-{kind}"), format!("hint-{kind}"));
    view! {
        <li>
            <div>
                <label for=id.clone()>{name}</label>
                <p class="small muted" id=hint_id.clone()>
                    {hint}
                </p>
            </div>
            <select class="form-select" id=id aria-describedby=hint_id on:change=change>
                {options}
            </select>
        </li>
    }
    .into_any()
}

fn pace_of(choices: &NoticeChoices, kind: NoticeKind) -> Pace {
    choices.choices.iter().find(|choice| choice.kind == kind).map_or(kind.pace(), |choice| choice.pace)
}

/// Saves it; `before` is what an undo goes back to.
fn choose(
    choices: Fetched<NoticeChoices>,
    kind: NoticeKind,
    pace: Pace,
    before: Option<Pace>,
    toasts: Toasts,
) {
    let body = ChoicesBody { choices: vec![NoticeChoice { kind, pace }] };
    spawn_local(async move {
        match net::call::<SetChoices>(&Empty {}, &Empty {}, &body).await {
            Ok(now) => {
                choices.set(now);
                let text = t::saved(t::kind(kind).0, t::pace(pace));
                match before {
                    Some(before) => {
                        toasts.undo(text, move || choose(choices, kind, before, None, toasts));
                    }
                    None => toasts.success(text),
                }
            }
            Err(problem) => {
                toasts.error(problem_text(&problem));
                // Shows what holds.
                choices.refetch();
            }
        }
    });
}
