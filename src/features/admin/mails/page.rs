//! `/administration/beskeder`: mails that failed, wait, or were sent lately.

use std::time::Duration;

use forenkl_api::{
    Empty, MailId,
    mails::{GiveUpMail, ListMails, MailPath, MailQueue, MailState, QueuedMail, RetryMail},
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    super::{layout::AdminPage, section::Section},
    texts as t,
};
use crate::{
    format,
    net::{call, fetched::Fetched, live},
    ui::{
        Alert, AlertKind, Button, ButtonKind, DataTable, EmptyState, Glyph, LiveView, PageHeader, Shape, Tag,
        Toasts, Tone, problem_text, use_toasts,
    },
};

/// Sending is no event of its own, so the queue is looked at again while it stands open.
const LOOK: Duration = Duration::from_secs(15);

/// What the rows share.
#[derive(Clone, Copy)]
struct Desk {
    queue: Fetched<MailQueue>,
    toasts: Toasts,
}

/// The queue.
#[component]
pub fn MailsPage() -> impl IntoView {
    let changes = live::watch(&["mails"]);
    let queue = Fetched::new(move || {
        changes.track();
        async { call::<ListMails>(&Empty {}, &Empty {}, &Empty {}).await }
    });
    if let Ok(timer) = set_interval_with_handle(move || queue.refetch(), LOOK) {
        on_cleanup(move || timer.clear());
    }
    let desk = Desk { queue, toasts: use_toasts() };
    let lead =
        move || queue.with(|queue| t::lead(queue.waiting, queue.failed, queue.sent)).unwrap_or_default();
    view! {
        <AdminPage section=Section::Mails>
            <PageHeader title=Section::Mails.name() lead=Signal::derive(lead) />
            <LiveView of=queue skeleton=Shape::Table(6) let:queue>
                {move || queue.with(|queue| contents(desk, queue))}
            </LiveView>
        </AdminPage>
    }
    .into_any()
}

fn contents(desk: Desk, queue: &MailQueue) -> AnyView {
    let off = (!queue.mails).then(|| {
        view! {
            <Alert kind=AlertKind::Info>
                <p>
                    <b>{t::off()}</b>
                </p>
                <p>{t::off_text()}</p>
            </Alert>
        }
    });
    let of = |states: &[MailState]| -> Vec<QueuedMail> {
        queue.items.iter().filter(|mail| states.contains(&mail.state)).cloned().collect()
    };
    let parts = [
        (t::failed(), of(&[MailState::Failed])),
        (t::waiting(), of(&[MailState::Waiting, MailState::Sending])),
        (t::sent(), of(&[MailState::Sent])),
    ];
    let tables = parts
        .into_iter()
        .filter(|(_, mails)| !mails.is_empty())
        .map(|(title, mails)| table(desk, title, &mails))
        .collect_view();
    let empty = queue.items.is_empty().then(|| {
        view! {
            <div class="card">
                <EmptyState icon=Glyph::Send title=t::none() text=t::none_text() />
            </div>
        }
    });
    view! { <div class="stack">{off} {tables} {empty}</div> }.into_any()
}

fn table(desk: Desk, title: &'static str, mails: &[QueuedMail]) -> AnyView {
    let can_act = mails.iter().any(may_give_up);
    let rows = mails.iter().map(|mail| row(desk, mail, can_act)).collect_view();
    let acts = can_act.then(|| view! { <th scope="col">{t::actions()}</th> });
    view! {
        <section class="card" aria-label=title>
            <div class="card-head">
                <h2>{title}</h2>
            </div>
            <DataTable caption=title hide_caption=true>
                <thead>
                    <tr>
                        <th scope="col">{t::to()}</th>
                        <th scope="col">{t::what()}</th>
                        <th scope="col">{t::state()}</th>
                        {acts}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </DataTable>
        </section>
    }
    .into_any()
}

fn may_give_up(mail: &QueuedMail) -> bool {
    matches!(mail.state, MailState::Failed | MailState::Waiting)
}

/// The person, or the workshop that a guest left the address in: who that is, nobody need know.
fn to_whom(mail: &QueuedMail) -> String {
    match (&mail.person, &mail.workshop) {
        (Some(person), _) => person.name.clone(),
        (None, Some(workshop)) => t::guest_of(&workshop.title),
        (None, None) => t::guest().to_owned(),
    }
}

fn row(desk: Desk, mail: &QueuedMail, can_act: bool) -> AnyView {
    let when = match (mail.sent_at, mail.next_try_at, mail.state) {
        (Some(at), _, _) => t::sent_at(&format::date_time(at)),
        (_, Some(at), MailState::Waiting) if mail.tries > 0 => t::next(&format::date_time(at)),
        _ => t::made(&format::date_time(mail.made_at)),
    };
    let tone = match mail.state {
        MailState::Failed => Tone::Bad,
        MailState::Sent => Tone::Ok,
        _ => Tone::Info,
    };
    let error = mail.error.map(|error| {
        let code = mail.code.map(|code| format!(" ({code})")).unwrap_or_default();
        view! { <p class="small">{t::error_name(error)} {code}</p> }
    });
    let tries = (mail.tries > 1).then(|| view! { <span>{t::tries(mail.tries)}</span> });
    let acts = can_act.then(|| view! { <td data-label=t::actions()>{actions(desk, mail)}</td> });
    let (name, state) = (to_whom(mail), t::state_name(mail.state));
    let what = match mail.person {
        Some(_) => [t::notices(mail.notices).as_str(), t::pace_name(mail.pace)].join(", "),
        None => t::letter().to_owned(),
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td data-label=t::what()>{what}</td>
            <td data-label=t::state()>
                <Tag tone=tone>{state}</Tag>
                {error}
                <div class="meta">
                    <span>{when}</span>
                    {tries}
                </div>
            </td>
            {acts}
        </tr>
    }
    .into_any()
}

fn actions(desk: Desk, mail: &QueuedMail) -> AnyView {
    if !may_give_up(mail) {
        return ().into_any();
    }
    let (id, other, name) = (mail.id.clone(), mail.id.clone(), to_whom(mail));
    let give_up = t::give_up_to(&name);
    let retry = (mail.state == MailState::Failed).then(|| {
        view! {
            <Button
                kind=ButtonKind::Secondary
                small=true
                on_click=move |_| act(desk, Act::Retry, id.clone())
            >
                <span aria-hidden="true">{t::retry()}</span>
                <span class="sr-only">{t::retry_to(&name)}</span>
            </Button>
        }
    });
    view! {
        <div class="cluster">
            {retry}
            <Button kind=ButtonKind::Ghost small=true on_click=move |_| act(desk, Act::GiveUp, other.clone())>
                <span aria-hidden="true">{t::give_up()}</span>
                <span class="sr-only">{give_up}</span>
            </Button>
        </div>
    }
    .into_any()
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Act {
    Retry,
    GiveUp,
}

fn act(desk: Desk, act: Act, mail: MailId) {
    let path = MailPath { mail };
    spawn_local(async move {
        let (outcome, done) = match act {
            Act::Retry => (call::<RetryMail>(&path, &Empty {}, &Empty {}).await, t::retried()),
            Act::GiveUp => (call::<GiveUpMail>(&path, &Empty {}, &Empty {}).await, t::given_up()),
        };
        match outcome {
            Ok(queue) => {
                desk.queue.set(queue);
                desk.toasts.success(done);
            }
            Err(problem) => {
                desk.toasts.error(problem_text(&problem));
                desk.queue.refetch();
            }
        }
    });
}
