//! Collection rounds that are open.

use forenkl_api::{home::Home, rounds::Round};
use leptos::prelude::*;

use super::{part::part, texts as t};
use crate::{
    format,
    routes::Page,
    ui::{ButtonKind, Card, LinkButton},
};

/// The section; nothing while no round is open.
pub fn section(home: Signal<Home>) -> AnyView {
    let rounds = part(home, |home| home.rounds.clone());
    (move || rounds.with(|rounds| rounds.iter().map(card).collect_view())).into_any()
}

fn card(round: &Round) -> AnyView {
    let kind = if round.invited { ButtonKind::Primary } else { ButtonKind::Secondary };
    let (name, purpose) = (round.name.clone(), round.purpose.clone());
    let until = t::until(&format::partial_date(&round.closes_on));
    let heard = t::heard(round.wishes, round.units_heard);
    view! {
        <Card title=t::open_round()>
            <div class="stack-s">
                <p>
                    <b>{name}</b>
                    <br />
                    <span class="muted small">
                        {until} " · " {heard}
                    </span>
                </p>
                <p>{purpose}</p>
                <div>
                    <LinkButton href=Page::NewWish.fixed() kind=kind>
                        {Page::NewWish.title()}
                    </LinkButton>
                </div>
            </div>
        </Card>
    }
    .into_any()
}
