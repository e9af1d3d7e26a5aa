//! What became of the wishes I wrote or support.

use forenkl_api::{
    home::{Followed, Home},
    wishes::WishStatus,
};
use leptos::prelude::*;

use super::{part::part, texts as t, verdict::AskVerdict};
use crate::{
    features::wishes::{deadline_note, path_steps, status_tag},
    routes::Page,
    ui::{Card, EmptyState, Glyph, Icon, LinkButton, PathDots},
};

/// The section. A leader without wishes is told what will be here; others are spared it.
pub fn section(home: Signal<Home>, leader: bool) -> AnyView {
    let mine = part(home, |home| home.mine.clone());
    let more = part(home, |home| {
        (home.mine_total > i64::try_from(home.mine.len()).unwrap_or(0)).then_some(home.mine_total)
    });
    (move || {
        let empty = mine.with(Vec::is_empty);
        match (empty, leader) {
            (true, false) => ().into_any(),
            (true, true) => view! { <Card title=t::mine()>{nothing_yet()}</Card> }.into_any(),
            (false, _) => view! {
                <Card title=t::mine()>
                    <ul class="list">{move || mine.with(|mine| mine.iter().map(item).collect_view())}</ul>
                    {move || more.get().map(|total| view! { <p class="more"><a href="/oensker?only=mine">{t::all_mine(total)}</a></p> })}
                </Card>
            }
            .into_any(),
        }
    })
    .into_any()
}

fn nothing_yet() -> AnyView {
    view! {
        <EmptyState icon=Glyph::Wish title=t::no_wishes() text=t::no_wishes_text()>
            <LinkButton href=Page::Wishes.fixed() icon=Glyph::Search kind=crate::ui::ButtonKind::Secondary>
                {t::see_others()}
            </LinkButton>
        </EmptyState>
    }
    .into_any()
}

fn item(followed: &Followed) -> AnyView {
    let wish = &followed.wish;
    let href = Page::Wish(wish.number).href();
    let news = followed.news.clone().map(|news| view! { <p class="small muted">{news}</p> });
    let due = wish.deadline.as_ref().map(|deadline| view! { <p class="small">{deadline_note(deadline)}</p> });
    let question = followed.asks_me.then(|| question(href.clone()));
    let delivered = matches!(wish.status, WishStatus::CarriedOut | WishStatus::Confirmed);
    let below = if followed.asks_verdict {
        view! { <AskVerdict number=wish.number title=wish.title.clone() /> }.into_any()
    } else if delivered {
        ().into_any()
    } else {
        let steps = path_steps(&followed.path, wish.received.as_ref(), wish.horizon.as_ref());
        view! { <PathDots steps=steps /> }.into_any()
    };
    view! {
        <li class="stack-s">
            <div class="between home-title">
                <h3>
                    <a href=href>{wish.title.clone()}</a>
                </h3>
                {status_tag(wish)}
            </div>
            {due}
            {news}
            {question}
            {below}
        </li>
    }
    .into_any()
}

fn question(href: String) -> AnyView {
    view! {
        <p>
            <a class="now" href=href>
                <Icon of=Glyph::Comment />
                {t::asks_me()}
            </a>
        </p>
    }
    .into_any()
}
