//! Beside the wish: what is done about it, where it hits, and the facts.

use forenkl_api::wishes::{InitiativeRef, UnitsHit, Wish};
use leptos::prelude::*;

use super::Open;
use crate::{
    features::{
        initiatives::words::status_name,
        wishes::texts::{detail as t, words},
    },
    format::{number, partial_date},
    routes::Page,
    ui::Card,
};

/// The initiatives that answer the wish; nothing while there are none.
#[component]
pub(super) fn InitiativesCard(open: Open) -> impl IntoView {
    let initiatives = open.part(|wish| wish.initiatives.clone());
    move || {
        let initiatives = initiatives.get();
        (!initiatives.is_empty()).then(|| {
            view! {
                <Card title=t::initiatives()>
                    <ul class="list" role="list">
                        {initiatives.into_iter().map(initiative).collect_view()}
                    </ul>
                </Card>
            }
        })
    }
}

fn initiative(one: InitiativeRef) -> AnyView {
    let horizon = one.horizon.as_ref().map(|horizon| format!(" · {}", partial_date(horizon)));
    view! {
        <li>
            <a href=Page::Initiative(one.number).href()>
                <strong>{one.title}</strong>
            </a>
            <p class="muted small">{status_name(one.status)} {horizon}</p>
        </li>
    }
    .into_any()
}

/// Units hit in each administration; small numbers are not told.
#[component]
pub(super) fn WhereItHits(open: Open) -> impl IntoView {
    let hit_by = open.part(|wish| wish.hit_by.clone());
    move || {
        let hit_by = hit_by.get();
        (!hit_by.is_empty()).then(|| {
            let most = hit_by.iter().filter_map(|one| one.units).max().unwrap_or(5).max(5);
            let lines = hit_by.into_iter().map(|one| administration(one, most)).collect_view();
            view! {
                <Card title=t::where_hit()>
                    <ul class="wish-where" role="list">{lines}</ul>
                </Card>
            }
        })
    }
}

fn administration(one: UnitsHit, most: i64) -> AnyView {
    let count = match one.units {
        Some(units) => view! { <b class="num">{number(units)}</b> }.into_any(),
        None => view! { <span class="muted">{t::few()}</span> }.into_any(),
    };
    // No bar where there is no number: its length would tell.
    let bar = one.units.map(|units| view! { <i style:width=format!("{}%", units * 100 / most)></i> });
    view! {
        <li>
            <span>{one.administration.name}</span>
            {count}
            {bar}
        </li>
    }
    .into_any()
}

/// Who answers, whose rule it is, and where the wish comes from.
#[component]
pub(super) fn FactsCard(open: Open) -> impl IntoView {
    let facts = open.part(facts);
    view! {
        <Card title=t::facts()>
            <dl class="facts wish-facts">
                {move || {
                    facts
                        .get()
                        .into_iter()
                        .map(|(name, value)| {
                            view! {
                                <dt>{name}</dt>
                                <dd>{value}</dd>
                            }
                        })
                        .collect_view()
                }}
            </dl>
        </Card>
    }
    .into_any()
}

fn facts(wish: &Wish) -> Vec<(&'static str, String)> {
    let made_up = wish.made_up.then(|| t::made_up().to_owned());
    let source = match (&wish.source, made_up) {
        (Some(source), None) => Some(source.clone()),
        (_, made_up) => made_up,
    };
    [
        (words::area(), Some(wish.area.name.clone())),
        (t::responsible(), Some(wish.responsible.name.clone())),
        (words::whose_rule(), Some(words::rule_source_name(wish.rule_source).to_owned())),
        (t::rule(), Some(wish.rule.clone())),
        (words::kind_label(), Some(words::kind_name(wish.kind).to_owned())),
        (t::round(), wish.round.as_ref().map(|round| round.name.clone())),
        (t::workshop(), wish.workshop.as_ref().map(|workshop| workshop.title.clone())),
        (t::source(), source),
    ]
    .into_iter()
    .filter_map(|(name, value)| Some((name, value.filter(|value| !value.is_empty())?)))
    .collect()
}
