//! A wish that could not be sent yet: it waits in the browser and goes out by itself.

use forenkl_api::{ProblemCode, wishes::WishBody};
use leptos::prelude::*;
use serde::Deserialize;

use super::{HERE, finish, new_key};
use crate::{
    features::wishes::{model::draft::WishText, texts::form as t},
    navigation,
    net::outbox,
    reactive::Effect,
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
    Effect::new(move |_| {
        if item.with(Option::is_some) {
            return;
        }
        match outbox::reply::<Sent>(&key) {
            Some(sent) => finish("sendt", &sent.number.to_string()),
            // Back in the form.
            None if mending.with_untracked(Option::is_some) => {}
            // Sent by another tab, or thrown away.
            None => navigation::replace(&format!("{}?only=mine", Page::Wishes.fixed())),
        }
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
    let Ok(body) = crate::net::objects::from_str::<WishBody>(&item.body) else { return };
    mending.set(Some(WishText { key: new_key(), ..WishText::of(&body) }));
    outbox::remove(&item.key);
    expect_focus();
    navigation::replace(HERE);
}

/// All that is read of the wish that has arrived.
#[derive(Deserialize)]
struct Sent {
    number: i64,
}
