//! Signing in: at whatever address one is, so that the page asked for appears afterwards.

use forenkl_api::{
    Empty, Problem, ProblemCode,
    session::{DemoSignIn, DemoSignInBody, Persona, Session, SignIn, SignInBody},
};
use leptos::{prelude::*, task::spawn_local};

use super::texts as t;
use crate::{
    navigation, net,
    reactive::Effect,
    routes::Page,
    session::{self, SessionState, use_session},
    ui::{
        Avatar, Button, Card, ErrorSummary, Form, FormErrors, Glyph, Icon, PageHeader, TextField,
        page::expect_focus, problem_text, use_toasts,
    },
};

/// The page.
#[component]
pub fn SignInPage() -> impl IntoView {
    let session = use_session();
    let (personas, municipality) = match untrack(|| session.state()) {
        SessionState::Known(known) => (known.personas, known.municipality),
        _ => (Vec::new(), String::new()),
    };
    leave_when_signed_in();
    let demo = !personas.is_empty();
    let form = view! { <SignInForm titled=demo /> };
    view! {
        <PageHeader title=t::sign_in() lead=t::sign_in_lead(&municipality) />
        <div class="two sign-in">
            {if demo {
                view! {
                    {choose_persona(personas)}
                    {form}
                }
                    .into_any()
            } else {
                form.into_any()
            }}
        </div>
    }
    .into_any()
}

/// Who comes to the sign-in page by its own address is taken on, once signed in. The demo's people can be changed there.
fn leave_when_signed_in() {
    let session = use_session();
    let changing = navigation::query("skift").is_some();
    Effect::new(move |_| {
        let at_own_address = navigation::place().with(|place| place.path == Page::SignIn.fixed());
        if session.me().is_some() && at_own_address && !changing {
            expect_focus();
            navigation::replace(&return_address());
        }
    });
}

/// Where to go after signing in; only places of this app.
fn return_address() -> String {
    let wanted = untrack(|| navigation::query("til")).unwrap_or_default();
    if wanted.starts_with('/') && !wanted.starts_with("//") { wanted } else { "/".to_owned() }
}

/// Takes over what the server says. The guard then shows the page that was asked for.
pub(super) fn enter(session: Session) {
    expect_focus();
    let go_on = untrack(|| navigation::query("skift")).is_some()
        || navigation::address().starts_with(Page::Invitation.fixed());
    session::set(session);
    if go_on {
        navigation::replace("/");
    }
}

#[component]
fn SignInForm(
    /// Whether it stands beside the demo's people, and so needs a title.
    titled: bool,
) -> impl IntoView {
    let (email, password) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let errors = FormErrors::new();
    let busy = RwSignal::new(false);
    let send = move |_| {
        let body =
            SignInBody { email: email.get_untracked().trim().to_owned(), password: password.get_untracked() };
        let missing = missing(&body);
        if !missing.is_empty() {
            return errors.show(missing);
        }
        busy.set(true);
        spawn_local(async move {
            let outcome = net::call::<SignIn>(&Empty {}, &Empty {}, &body).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(session) => enter(session),
                Err(problem) => errors.show(explain(&problem)),
            }
        });
    };
    view! {
        <div class="card stack">
            {titled.then(|| view! { <h2>{t::with_password()}</h2> })}
            <Form on_submit=send>
                <ErrorSummary errors />
                <TextField name="email" kind="email" label=t::email() autocomplete="username" value=email error=errors.of("email") />
                <TextField
                    name="password"
                    kind="password"
                    label=t::password()
                    autocomplete="current-password"
                    value=password
                    error=errors.of("password")
                />
                <Button submit=true busy=busy>
                    {t::sign_in()}
                </Button>
            </Form>
            <p class="muted small">{t::no_password()}</p>
        </div>
    }
    .into_any()
}

fn missing(body: &SignInBody) -> Vec<(String, String)> {
    let mut missing = Vec::new();
    if body.email.is_empty() {
        missing.push(("email".into(), t::email_missing().into()));
    }
    if body.password.is_empty() {
        missing.push(("password".into(), t::password_missing().into()));
    }
    missing
}

fn explain(problem: &Problem) -> Vec<(String, String)> {
    if problem.code == ProblemCode::Invalid && !problem.fields.is_empty() {
        return net::field_errors(problem);
    }
    vec![(String::new(), problem_text(problem))]
}

fn choose_persona(personas: Vec<Persona>) -> AnyView {
    let busy = RwSignal::new(false);
    let choices = personas.into_iter().map(|persona| persona_button(persona, busy)).collect_view();
    view! {
        <Card title=t::demo()>
            <p class="muted">{t::demo_text()}</p>
            <ul class="personas" role="list">
                {choices}
            </ul>
        </Card>
    }
    .into_any()
}

fn persona_button(persona: Persona, busy: RwSignal<bool>) -> AnyView {
    let toasts = use_toasts();
    let id = persona.id;
    let become_them = move |_| {
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        let body = DemoSignInBody { person: id.clone() };
        spawn_local(async move {
            let outcome = net::call::<DemoSignIn>(&Empty {}, &Empty {}, &body).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(session) => enter(session),
                Err(problem) => toasts.error(problem_text(&problem)),
            }
        });
    };
    view! {
        <li>
            <button type="button" class="persona" on:click=become_them aria-disabled=move || busy.get().then_some("true")>
                <Avatar name=persona.name.clone() />
                <span>
                    <b>{persona.name}</b>
                    <small>{persona.about}</small>
                </span>
                <Icon of=Glyph::Arrow />
            </button>
        </li>
    }
    .into_any()
}
