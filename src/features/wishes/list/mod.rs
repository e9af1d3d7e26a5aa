//! `/oensker`: the wishes, searched, filtered and sorted by the page's address.

mod controls;
mod export;
mod filters;
mod results;
mod row;

use forenkl_api::{
    Empty, Endpoint, Permission,
    endpoint::Page as Part,
    home::GetHome,
    wishes::{ListWishes, WishQuery, WishRow},
};
use leptos::prelude::*;
use serde::Deserialize;

use super::{calm::calm, model::address, texts::list as t};
use crate::{
    navigation, net,
    net::fetched::Fetched,
    routes::Page,
    session::use_session,
    shell::soon::{self, soon},
    ui::{Glyph, Icon, LinkButton, LiveView, PageHeader, SearchField, Shape},
};
use results::Results;

pub use controls::{CONTROLS, Controls};

pub use row::{marked, wish_row};

/// A part of the list with the question it answers.
type Listed = (WishQuery, Part<WishRow>);

/// All this page reads of Min side.
#[derive(Clone, Deserialize)]
struct Counted {
    numbers: InAll,
}

/// Of all wishes.
#[derive(Clone, PartialEq, Deserialize)]
struct InAll {
    wishes: i64,
    answered: i64,
}

/// The list of wishes.
#[component]
pub fn WishesPage() -> impl IntoView {
    let session = use_session();
    let query = Memo::new(|_| address::read(navigation::query));
    let wishes = listed(query.into());
    let numbers = numbers();
    let total =
        Memo::new(move |_| wishes.get().and_then(Result::ok).map(|(query, part)| (query, part.total)));
    let all = Memo::new(move |_| numbers.get().and_then(Result::ok).map(|home| home.numbers));
    let lead = Signal::derive(move || match (total.get(), all.get()) {
        (Some((query, total)), _) if !address::lists_all(&query) => match all.get() {
            Some(all) => t::some(total, all.wishes),
            None => t::all(total),
        },
        (_, Some(all)) => t::all_answered(all.wishes, all.answered),
        (Some((_, total)), None) => t::all(total),
        // Keeps its line while it is fetched.
        (None, None) => "\u{a0}".to_owned(),
    });
    let searched = Signal::derive(move || query.with(|query| query.q.clone().unwrap_or_default()));
    let search = move |text: String| navigation::change_query(&[("q", Some(text.trim())), ("page", None)]);
    view! {
        <PageHeader
            title=t::title()
            lead
            actions=move || {
                view! {
                    <span class="wish-export">
                        {soon(export_to_come, move |soon| (soon.wishes.export)(query))}
                    </span>
                    {session
                        .can(Permission::WishSubmit)
                        .then(|| {
                            view! {
                                <LinkButton href=Page::NewWish.href() icon=Glyph::Plus>
                                    {t::report()}
                                </LinkButton>
                            }
                        })}
                }
            }
        />
        <div class="filters wish-filters no-print">
            <SearchField label=t::search() value=searched on_input=search />
            {soon(soon::nothing, move |soon| (soon.wishes.filters)(query))}
        </div>
        <LiveView of=wishes skeleton=Shape::Rows(8) let:listed>
            <Results listed asked=query />
        </LiveView>
    }
    .into_any()
}

/// As wide as the menu that is about to come.
fn export_to_come() -> AnyView {
    view! {
        <span class="button button-secondary" aria-hidden="true">
            <Icon of=Glyph::Download />
            {t::export()}
            <Icon of=Glyph::Down />
        </span>
    }
    .into_any()
}

/// Fetches what the address asks for; again when something changed, when the network is back, and when a wish that waited was sent.
fn listed(query: Signal<WishQuery>) -> Fetched<Listed> {
    let changes = calm(net::live::watch(&["wishes"]));
    let (returns, sent) = (net::connection::returns(), net::outbox::sent());
    Fetched::new(move || {
        let query = query.get();
        changes.track();
        returns.track();
        sent.track();
        async move {
            let part = net::call::<ListWishes>(&Empty {}, &address::asked(&query), &Empty {}).await?;
            Ok((query, part))
        }
    })
}

/// How many wishes there are in all, and how many are answered.
fn numbers() -> Fetched<Counted> {
    Fetched::new(|| async {
        net::read(&net::send(GetHome::METHOD, net::href::<GetHome>(&Empty {}, &Empty {}), None).await?)
    })
}
