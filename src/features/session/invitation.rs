//! `/invitation#TOKEN`: choosing a password, which signs in. The token stands after `#`, so it reaches no log.

use forenkl_api::{
    Empty,
    session::{RedeemBody, RedeemInvitation},
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    password::{NewPassword, differ},
    sign_in::enter,
    texts as t,
};
use crate::{
    navigation, net,
    ui::{Alert, AlertKind, Button, ErrorSummary, Form, FormErrors, PageHeader, problem_text},
};

/// The page.
#[component]
pub fn InvitationPage() -> impl IntoView {
    let token = navigation::fragment();
    if token.is_empty() {
        return view! {
            <PageHeader title=t::link_broken() />
            <Alert kind=AlertKind::Warning>
                <p>{t::link_broken_text()}</p>
            </Alert>
        }
        .into_any();
    }
    view! {
        <PageHeader title=t::invitation() lead=t::invitation_lead() />
        <ChoosePassword token />
    }
    .into_any()
}

#[component]
fn ChoosePassword(token: String) -> impl IntoView {
    let (password, repeated) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let errors = FormErrors::new();
    let busy = RwSignal::new(false);
    let send = move |_| {
        let body = RedeemBody { token: token.clone(), password: password.get_untracked() };
        if let Err(problem) = body.check() {
            return errors.show(net::field_errors(&problem));
        }
        if let Some(differ) = differ(password, repeated) {
            return errors.show(differ);
        }
        busy.set(true);
        spawn_local(async move {
            let outcome = net::call::<RedeemInvitation>(&Empty {}, &Empty {}, &body).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(session) => enter(session),
                Err(problem) if problem.fields.is_empty() => {
                    errors.show(vec![(String::new(), problem_text(&problem))])
                }
                Err(problem) => errors.show(net::field_errors(&problem)),
            }
        });
    };
    view! {
        <div class="card">
            <Form on_submit=send>
                <ErrorSummary errors />
                <NewPassword name="password" value=password repeated errors />
                <Button submit=true busy=busy>
                    {t::save_and_enter()}
                </Button>
            </Form>
        </div>
    }
    .into_any()
}
