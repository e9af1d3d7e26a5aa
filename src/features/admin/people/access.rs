//! A person's way in: a link to choose a password, signing out everywhere, closing and opening the account.

use forenkl_api::{
    Empty, PersonId, Problem,
    people::{CreateInvitation, EndSessions, Invitation, Person, PersonPath},
};
use leptos::{html, prelude::*, task::spawn_local};

use super::{
    super::{saving::quietly, texts as admin},
    page::{Desk, body_of, put},
    texts as t,
};
use crate::{
    format,
    net::call,
    reactive::Effect,
    ui::{Alert, AlertKind, Button, ButtonKind, Card, CopyButton, Dialog, Glyph, problem_text},
};

/// The person's way in.
#[component]
pub fn Access(desk: Desk) -> impl IntoView {
    let closed = Memo::new(move |_| desk.person.with(|person| person.closed));
    view! {
        <Card title=t::access()>
            <ul class="list">
                {move || (!closed.get()).then(|| view! { <Invite desk /> <SignOut desk /> })}
                <Account desk closed />
            </ul>
        </Card>
    }
    .into_any()
}

/// One thing that can be done: what it means, and its button.
fn line(text: impl Fn() -> &'static str + Send + Sync + 'static, button: AnyView) -> AnyView {
    view! {
        <li class="between admin-line">
            <p>{text}</p>
            {button}
        </li>
    }
    .into_any()
}

#[component]
fn Invite(desk: Desk) -> impl IntoView {
    let busy = RwSignal::new(false);
    let link = RwSignal::new(None::<Invitation>);
    let has_email = Memo::new(move |_| desk.person.with(|person| person.email.is_some()));
    let has_password = Memo::new(move |_| desk.person.with(|person| person.has_password));
    let make = move |_| {
        let Some(person) = desk.now().map(|person| person.id) else { return };
        busy.set(true);
        spawn_local(async move {
            let outcome = call::<CreateInvitation>(&PersonPath { person }, &Empty {}, &Empty {}).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(invitation) => {
                    let _ = link.try_set(Some(invitation));
                    desk.changed();
                }
                Err(problem) => desk.toasts.error(problem_text(&problem)),
            }
        });
    };
    let button = view! {
        <Button
            kind=ButtonKind::Secondary
            icon=Glyph::Link
            busy
            disabled=Signal::derive(move || !has_email.get())
            on_click=make
        >
            {move || if has_password.get() { t::make_reset() } else { t::make_invitation() }}
        </Button>
    };
    let text = move || if has_email.get() { t::invite_text() } else { t::invite_needs_email() };
    view! {
        {line(text, button.into_any())}
        {move || link.get().map(|invitation| view! { <li><Link invitation /></li> })}
    }
    .into_any()
}

/// The link, shown once.
#[component]
fn Link(invitation: Invitation) -> impl IntoView {
    let field = NodeRef::<html::Input>::new();
    Effect::new(move |_| {
        if let Some(field) = field.get() {
            let _ = field.focus();
            field.select();
        }
    });
    let address = invitation.link.clone();
    view! {
        <Alert kind=AlertKind::Success title=t::link_title()>
            <p>{t::link_once()}</p>
            <div class="admin-link">
                <input
                    class="form-input"
                    node_ref=field
                    readonly
                    aria-label=t::link_label()
                    value=invitation.link
                />
                <CopyButton text=Signal::stored(address) label=t::copy() />
            </div>
            <p class="small">{t::link_until(format::date_time(invitation.expires_at))}</p>
        </Alert>
    }
    .into_any()
}

/// Cannot be undone, so it is asked about.
#[component]
fn SignOut(desk: Desk) -> impl IntoView {
    let asking = RwSignal::new(false);
    let busy = RwSignal::new(false);
    let end = move |_| {
        let Some(person) = desk.now() else { return };
        busy.set(true);
        spawn_local(async move {
            let path = PersonPath { person: person.id };
            let outcome = call::<EndSessions>(&path, &Empty {}, &Empty {}).await;
            let _ = busy.try_set(false);
            let _ = asking.try_set(false);
            match outcome {
                Ok(_) => desk.toasts.success(t::signed_out(&person.name)),
                Err(problem) => desk.toasts.error(problem_text(&problem)),
            }
        });
    };
    let footer = move || {
        view! {
            <Button kind=ButtonKind::Ghost on_click=move |_| asking.set(false)>
                {admin::cancel()}
            </Button>
            <Button kind=ButtonKind::Danger icon=Glyph::Exit busy on_click=end>
                {t::sign_out()}
            </Button>
        }
    };
    let button = view! {
        <div>
            <Button kind=ButtonKind::Secondary icon=Glyph::Exit on_click=move |_| asking.set(true)>
                {t::sign_out()}
            </Button>
            <Dialog open=asking title=t::sign_out() footer>
                <p>{t::sign_out_text()}</p>
            </Dialog>
        </div>
    };
    line(t::sign_out_text, button.into_any())
}

/// Closing and opening the account; each undoes the other.
#[component]
fn Account(desk: Desk, closed: Memo<bool>) -> impl IntoView {
    let busy = RwSignal::new(false);
    let switch = move |_| {
        let Some(person) = desk.now() else { return };
        busy.set(true);
        spawn_local(async move {
            let outcome = set_closed(&person, !person.closed).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(now) => switched(desk, now),
                Err(problem) => desk.refused(&problem),
            }
        });
    };
    let button = move || {
        let (kind, icon, text) = if closed.get() {
            (ButtonKind::Secondary, Glyph::Undo, t::open_account())
        } else {
            (ButtonKind::Danger, Glyph::Lock, t::close_account())
        };
        view! {
            <Button kind icon busy on_click=switch>
                {text}
            </Button>
        }
    };
    line(move || if closed.get() { t::open_text() } else { t::close_text() }, button.into_any())
}

async fn set_closed(person: &Person, closed: bool) -> Result<Person, Problem> {
    let mut body = body_of(person);
    body.closed = closed;
    put(PersonId(person.id.0.clone()), body).await
}

fn switched(desk: Desk, now: Person) {
    desk.changed();
    if !now.closed {
        return desk.toasts.success(t::account_opened(&now.name));
    }
    desk.toasts.undo(t::account_closed(&now.name), move || {
        let now = now.clone();
        let work = async move { set_closed(&now, false).await };
        quietly(desk.toasts, work, move |person| {
            desk.changed();
            desk.toasts.success(t::account_opened(&person.name));
        });
    });
}
