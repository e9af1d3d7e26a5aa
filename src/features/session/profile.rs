//! The own profile: roles, language, keys, password, other machines.

use forenkl_api::{
    Empty, ProblemCode,
    people::Language,
    session::{ChangePassword, ChangePasswordBody, ChangeProfile, Me, ProfileBody, SignOutEverywhere},
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    password::{NewPassword, differ},
    texts as t,
};
use crate::{
    i18n::{self, Lang},
    net,
    reactive::Effect,
    session::{self, use_session},
    shell,
    ui::{
        Button, ButtonKind, Card, CheckField, Choice, ErrorSummary, Form, FormErrors, PageHeader, RadioCards,
        TextField, problem_text, use_toasts,
    },
};

/// The page.
#[component]
pub fn ProfilePage() -> impl IntoView {
    let me = use_session().me_now();
    let name = me.as_ref().map(|me| me.name.clone()).unwrap_or_default();
    let email = me.as_ref().and_then(|me| me.email.clone()).unwrap_or_default();
    view! {
        <PageHeader title=t::profile() lead=name />
        <div class="stack">
            {me.map(|me| roles(&me))}
            <div class="card">{language()}</div>
            <Card title=t::keys()>{keys()}</Card>
            {(!email.is_empty()).then(|| view! { <PasswordCard email /> })}
            {everywhere()}
        </div>
    }
    .into_any()
}

fn roles(me: &Me) -> AnyView {
    let grants = me
        .grants
        .iter()
        .map(|grant| view! { <li>{t::role_at(t::role_name(grant.role), &grant.unit_name)}</li> })
        .collect_view();
    let none = me.grants.is_empty().then(|| view! { <p class="muted">{t::no_roles()}</p> });
    view! {
        <Card title=t::roles()>
            <ul class="list">{grants}</ul>
            {none}
        </Card>
    }
    .into_any()
}

fn language() -> AnyView {
    let now = i18n::lang();
    let chosen = RwSignal::new(now.code().to_owned());
    Effect::new(move |_| {
        let lang = if chosen.get() == "en" { Lang::En } else { Lang::Da };
        if lang != now {
            let language = if lang == Lang::En { Language::English } else { Language::Danish };
            spawn_local(async move {
                let _ = net::tell::<ChangeProfile>(&Empty {}, &ProfileBody { language }).await;
                i18n::set_language(lang);
            });
        }
    });
    let options = vec![
        Choice::new("da", "Dansk").lang(Lang::Da.code()),
        Choice::new("en", "English").lang(Lang::En.code()),
    ];
    view! { <RadioCards name="language" legend=t::language() value=chosen options=options /> }.into_any()
}

fn keys() -> AnyView {
    let on = RwSignal::new(shell::single_keys());
    Effect::new(move |_| shell::set_single_keys(on.get()));
    view! { <CheckField name="keys" label=t::keys_on() hint=t::keys_hint() value=on /> }.into_any()
}

#[component]
fn PasswordCard(email: String) -> impl IntoView {
    let (current, new, repeated) =
        (RwSignal::new(String::new()), RwSignal::new(String::new()), RwSignal::new(String::new()));
    let errors = FormErrors::new();
    let busy = RwSignal::new(false);
    let toasts = use_toasts();
    let send = move |_| {
        let body = ChangePasswordBody { current: current.get_untracked(), new: new.get_untracked() };
        if let Err(problem) = body.check() {
            return errors.show(net::field_errors(&problem));
        }
        if let Some(differ) = differ(new, repeated) {
            return errors.show(differ);
        }
        busy.set(true);
        spawn_local(async move {
            let outcome = net::tell::<ChangePassword>(&Empty {}, &body).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(()) => {
                    errors.clear();
                    for field in [current, new, repeated] {
                        let _ = field.try_set(String::new());
                    }
                    toasts.success(t::password_saved());
                }
                Err(problem) if problem.code == ProblemCode::WrongCredentials => {
                    errors.show(vec![("current".into(), t::wrong_current().into())]);
                }
                Err(problem) if problem.fields.is_empty() => {
                    errors.show(vec![(String::new(), problem_text(&problem))])
                }
                Err(problem) => errors.show(net::field_errors(&problem)),
            }
        });
    };
    view! {
        <Card title=t::change_password()>
            <Form on_submit=send>
                <ErrorSummary errors />
                // Password managers want to know whose it is.
                <input type="email" class="sr-only" autocomplete="username" tabindex="-1" aria-hidden="true" value=email readonly />
                <TextField
                    name="current"
                    kind="password"
                    label=t::current_password()
                    autocomplete="current-password"
                    value=current
                    error=errors.of("current")
                />
                <NewPassword name="new" value=new repeated errors />
                <div>
                    <Button submit=true busy=busy>
                        {t::save_password()}
                    </Button>
                </div>
            </Form>
        </Card>
    }
    .into_any()
}

fn everywhere() -> AnyView {
    let busy = RwSignal::new(false);
    let toasts = use_toasts();
    let leave = move |_| {
        busy.set(true);
        spawn_local(async move {
            let outcome = net::tell::<SignOutEverywhere>(&Empty {}, &Empty {}).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(()) => {
                    session::signed_out();
                    toasts.success(t::signed_out_everywhere());
                }
                Err(problem) => toasts.error(problem_text(&problem)),
            }
        });
    };
    view! {
        <Card title=t::sessions()>
            <p>{t::sessions_text()}</p>
            <Button kind=ButtonKind::Secondary busy=busy on_click=leave>
                {t::sessions()}
            </Button>
        </Card>
    }
    .into_any()
}
