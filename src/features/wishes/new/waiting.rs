//! A wish that could not be sent yet: it waits in the browser and goes out by itself.

use forenkl_api::{
    Empty, ProblemCode,
    wishes::{ListWishes, WishBody, WishQuery, WishSort},
};
use leptos::{prelude::*, task::spawn_local};

use super::{HERE, finish, new_key};
use crate::{
    features::wishes::{model::draft::WishText, texts::form as t},
    navigation,
    net::{self, outbox},
    routes::Page,
    ui::{
        Alert, AlertKind, Button, ButtonKind, Glyph, LinkButton, PageHeader, page::expect_focus, problem_text,
    },
};

/// Follows a wish in the outbox until it has arrived.
#[component]
pub fn WaitingToBeSent(
    key: String,
    /// Where a refused wish goes to be mended.
    mending: RwSignal<Option<WishText>>,
) -> impl IntoView {
    let waiting = outbox::waiting();
    let item = {
        let key = key.clone();
        Memo::new(move |_| waiting.with(|items| items.iter().find(|item| item.key == key).cloned()))
    };
    let title = Signal::derive(move || item.get().map(|item| item.label).unwrap_or_default());
    Effect::new(move |before: Option<bool>| {
        let there = item.with(Option::is_some);
        // Taken out by the outbox: it has arrived.
        if before != Some(false) && !there {
            spawn_local(async { find_sent().await });
        }
        there
    });
    let refused = Memo::new(move |_| item.get().and_then(|item| item.refused));
    view! {
        <PageHeader title=t::waiting_title() />
        <div class="stack">
            <p class="wish-sent-title">{title}</p>
            {move || match refused.get() {
                Some(code) => refusal(code, item, mending),
                None => view! { <Alert kind=AlertKind::Info>{t::waiting_text()}</Alert> }.into_any(),
            }}
            <div class="cluster">
                <LinkButton href=Page::Wishes.href() kind=ButtonKind::Secondary icon=Glyph::Wish>
                    {t::see_wishes()}
                </LinkButton>
            </div>
        </div>
    }
    .into_any()
}

fn refusal(
    code: ProblemCode,
    item: Memo<Option<outbox::Waiting>>,
    mending: RwSignal<Option<WishText>>,
) -> AnyView {
    view! {
        <Alert kind=AlertKind::Error title=t::refused_title()>
            <p>{problem_text(&forenkl_api::Problem::new(code))}</p>
            <Button small=true kind=ButtonKind::Secondary icon=Glyph::Edit on_click=move |_| mend(item.get_untracked(), mending)>
                {t::mend()}
            </Button>
        </Alert>
    }
    .into_any()
}

/// Puts what was refused back into the form.
fn mend(item: Option<outbox::Waiting>, mending: RwSignal<Option<WishText>>) {
    let Some(item) = item else { return };
    let Ok(body) = serde_json::from_str::<WishBody>(&item.body) else { return };
    mending.set(Some(WishText { key: new_key(), ..WishText::of(&body) }));
    outbox::remove(&item.key);
    expect_focus();
    navigation::replace(HERE);
}

/// The number of what has just arrived: the newest wish of one's own.
async fn find_sent() {
    let query = WishQuery {
        only: Some("mine".to_owned()),
        sort: Some(WishSort::Newest),
        per_page: Some(1),
        ..WishQuery::default()
    };
    let newest = net::call::<ListWishes>(&Empty {}, &query, &Empty {}).await.ok();
    match newest.and_then(|page| page.items.into_iter().next()) {
        Some(wish) => finish("sendt", &wish.number.to_string()),
        None => navigation::replace(Page::Wishes.fixed()),
    }
}
