//! `/afmeld/…`: where the link at the foot of a mail leads. It says what it stops, and stops it with a button; nobody has to sign in.

use forenkl_api::{
    Empty, ProblemCode,
    mails::{GetUnsubscription, Unsubscribe, UnsubscribePath, Unsubscription},
};
use leptos::{prelude::*, task::spawn_local};

use super::texts as t;
use crate::{
    navigation,
    net::{self, fetched::Fetched},
    routes::Page,
    ui::{
        Button, ButtonKind, EmptyState, Glyph, LinkButton, LiveView, PageHeader, Shape, problem_text,
        use_toasts,
    },
};

/// The page.
#[component]
pub fn UnsubscribePage() -> impl IntoView {
    let address = navigation::place().with_untracked(|place| place.path.clone());
    let token = address.rsplit('/').next().unwrap_or_default().to_owned();
    let path = StoredValue::new(UnsubscribePath { token });
    let found = Fetched::new(move || async move {
        net::call::<GetUnsubscription>(&path.get_value(), &Empty {}, &Empty {}).await
    });
    let unknown = Memo::new(
        move |_| matches!(found.get(), Some(Err(problem)) if problem.code == ProblemCode::NotFound),
    );
    let shown = move || {
        if unknown.get() {
            return view! {
                <div class="card">
                    <EmptyState icon=Glyph::Link title=t::stop_unknown() text=t::stop_unknown_text()>
                        {to_choices()}
                    </EmptyState>
                </div>
            }
            .into_any();
        }
        view! {
            <LiveView of=found skeleton=Shape::Card let:what>
                {contents(path, found, what)}
            </LiveView>
        }
        .into_any()
    };
    view! {
        <PageHeader title=t::stop() />
        {shown}
    }
    .into_any()
}

fn to_choices() -> AnyView {
    view! {
        <LinkButton kind=ButtonKind::Secondary href=Page::NoticeChoices.fixed()>
            {t::to_choices()}
        </LinkButton>
    }
    .into_any()
}

fn contents(
    path: StoredValue<UnsubscribePath>,
    found: Fetched<Unsubscription>,
    what: Signal<Unsubscription>,
) -> AnyView {
    let busy = RwSignal::new(false);
    let toasts = use_toasts();
    let stop = move |_| {
        busy.set(true);
        spawn_local(async move {
            let outcome = net::call::<Unsubscribe>(&path.get_value(), &Empty {}, &Empty {}).await;
            let _ = busy.try_set(false);
            match outcome {
                Ok(now) => {
                    found.set(now);
                    toasts.success(t::stopped());
                }
                Err(problem) => toasts.error(problem_text(&problem)),
            }
        });
    };
    let stopped = Memo::new(move |_| what.with(|what| what.stopped));
    let kinds = move || {
        let kind = |kind: &_| {
            let (name, hint) = t::kind(*kind);
            view! {
                <li>
                    <b>{name}</b>
                    <span class="notice-said">{hint}</span>
                </li>
            }
        };
        what.with(|what| what.kinds.iter().map(kind).collect_view())
    };
    let below = move || match stopped.get() {
        true => view! {
            <p>
                <b>{t::stopped()}</b>
            </p>
            <p>{t::stopped_text()}</p>
            <div>{to_choices()}</div>
        }
        .into_any(),
        false => view! {
            <div>
                <Button busy on_click=stop>
                    {t::stop_now()}
                </Button>
            </div>
        }
        .into_any(),
    };
    view! {
        <div class="card stack-s">
            <p>{t::stop_lead()}</p>
            {move || what.with(|what| what.kinds.is_empty()).then(|| view! { <p>{t::stop_workshop()}</p> })}
            <ul>{kinds}</ul>
            {below}
        </div>
    }
    .into_any()
}
