//! The way of a wish that was passed on: to whom, when, reply due, reply; and for the owner the form and a letter.

use std::sync::Arc;

use forenkl_api::wishes::{Decision, Referral, Wish};
use leptos::prelude::*;

use super::{Open, referral_form};
use crate::{
    features::wishes::texts::clock as t,
    format::partial_date,
    ui::{Button, ButtonKind, Draw, Glyph, Icon, lazily},
};

/// Shown to everyone once there is a track; to the owner as soon as the answer was that it is passed on. Most wishes have none.
#[component]
pub(super) fn ReferralCard(open: Open) -> impl IntoView {
    let shown = open.part(|wish| wish.referral.is_some() || keeps(wish));
    move || shown.get().then(|| lazily(part(open)))
}

#[lazy]
fn referral_part() -> fn(Open) -> AnyView {
    card
}

async fn part(open: Open) -> Draw {
    let part = referral_part().await;
    Arc::new(move || part(open))
}

/// Whether the reader keeps track.
fn keeps(wish: &Wish) -> bool {
    let passed_on = wish.answers.first().is_some_and(|answer| answer.decision == Decision::PassedOn);
    wish.may.assess && passed_on
}

fn card(open: Open) -> AnyView {
    let referral = open.part(|wish| wish.referral.clone());
    let keeps = open.part(keeps);
    let doing = RwSignal::new(None::<Doing>);
    view! {
        <section class="card stack-s" aria-labelledby="referral">
            <h2 id="referral">{t::referral()}</h2>
            {move || match referral.get() {
                Some(referral) => track(&referral),
                None => view! { <p class="muted">{t::referral_none()}</p> }.into_any(),
            }}
            {move || keeps.get().then(|| tools(open, doing))}
        </section>
    }
    .into_any()
}

fn track(referral: &Referral) -> AnyView {
    let to = match &referral.sent_on {
        Some(sent) => t::sent_to(&referral.addressee, &partial_date(sent)),
        None => t::to_be_sent(&referral.addressee),
    };
    let due = match (&referral.replied_on, &referral.reply_due) {
        (None, Some(due)) if referral.overdue => {
            let text = t::reply_late(&partial_date(due));
            Some(view! { <p class="wish-due bad"><Icon of=Glyph::Alert />{text}</p> }.into_any())
        }
        (None, Some(due)) => {
            let text = t::reply_due(&partial_date(due));
            Some(view! { <p class="wish-due"><Icon of=Glyph::Calendar />{text}</p> }.into_any())
        }
        _ => None,
    };
    let reply = referral.replied_on.as_ref().map(|on| {
        let on = partial_date(on);
        if referral.reply.is_empty() {
            return view! { <p>{t::replied_nothing(&on)}</p> }.into_any();
        }
        view! {
            <p>{t::replied(&on)}</p>
            <blockquote class="prose">{referral.reply.clone()}</blockquote>
        }
        .into_any()
    });
    view! {
        <p>{to}</p>
        {due}
        {reply}
    }
    .into_any()
}

/// What the owner is doing with the track.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Doing {
    Track,
    Letter,
}

fn tools(open: Open, doing: RwSignal<Option<Doing>>) -> AnyView {
    let buttons = move || {
        view! {
            <div class="cluster">
                <Button small=true icon=Glyph::Edit on_click=move |_| doing.set(Some(Doing::Track))>
                    {t::keep_track()}
                </Button>
                <Button
                    small=true
                    kind=ButtonKind::Secondary
                    icon=Glyph::Print
                    on_click=move |_| doing.set(Some(Doing::Letter))
                >
                    {t::see_letter()}
                </Button>
            </div>
        }
    };
    (move || match doing.get() {
        None => buttons().into_any(),
        Some(task) => referral_form::draw(task, open, doing),
    })
    .into_any()
}
