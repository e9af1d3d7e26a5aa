//! What is said after sending: the number, what happens next, and by when.

use forenkl_api::{
    Empty,
    rounds::{Round, RoundState},
    wishes::{GetWish, Wish, WishPath},
};
use leptos::prelude::*;

use crate::{
    features::wishes::{
        sources::{self, arrived},
        texts::form as t,
    },
    format::partial_date,
    net,
    net::fetched::Fetched,
    routes::Page,
    ui::{AsyncView, ButtonKind, Card, Glyph, LinkButton, PageHeader, Shape},
};

/// The receipt of a wish.
#[component]
pub fn Receipt(number: i64) -> impl IntoView {
    let rounds = sources::rounds();
    let wish = Fetched::new(move || async move {
        net::call::<GetWish>(&WishPath { wish: number }, &Empty {}, &Empty {}).await
    });
    view! {
        <PageHeader title=t::sent_title(number) />
        <AsyncView of=wish skeleton=Shape::Card let:wish>
            {
                let round = wish.round.as_ref().map(|round| round.id.clone());
                let round = move || {
                    arrived(rounds, |rounds| {
                        rounds
                            .rounds
                            .into_iter()
                            .find(|one| Some(&one.id) == round.as_ref() && one.state == RoundState::Open)
                    })
                };
                what_next(wish, round)
            }
        </AsyncView>
        <div class="cluster wish-buttons">
            <LinkButton href=Page::Wish(number).href()>{t::see_wish()}</LinkButton>
            <LinkButton href=Page::NewWish.href() kind=ButtonKind::Secondary icon=Glyph::Plus>
                {t::another()}
            </LinkButton>
            <LinkButton href=Page::Home.href() kind=ButtonKind::Ghost icon=Glyph::Home>
                {t::home()}
            </LinkButton>
        </div>
    }
    .into_any()
}

fn what_next(wish: Wish, round: impl Fn() -> Option<Round> + Send + 'static) -> AnyView {
    view! {
        <p class="wish-sent-title">{wish.title}</p>
        <Card title=t::next_title()>
            <ol class="wish-next" role="list">
                <li>{t::next_read(&wish.responsible.name, &wish.area.name)}</li>
                {move || {
                    round().map(|round| view! { <li>{t::next_round(&round.name, &partial_date(&round.closes_on))}</li> })
                }}
                <li>{t::next_answer()}</li>
                <li>{t::next_others()}</li>
            </ol>
        </Card>
    }
    .into_any()
}
