//! Filters and sorting. All of it stands in the address, each filter as a step one can go back from.

use forenkl_api::{
    Permission,
    wishes::{Decision, RuleSource, WishKind, WishQuery, WishSort, WishStatus},
};
use leptos::prelude::*;

use crate::{
    features::wishes::{
        model::address::{self, FILTERS},
        sources,
        texts::{list as t, words},
    },
    navigation,
    session::use_session,
    ui::{Choice, FilterChip, FilterFold, FilterSelect, Glyph, Icon, SortSelect},
};

/// What follows the search in the bar above the list.
#[component]
pub fn Filters(query: Memo<WishQuery>) -> impl IntoView {
    let on = Memo::new(move |_| query.with(address::filters_on));
    view! {
        <FilterFold on>
            <Choices query />
        </FilterFold>
        {move || {
            (on.get() > 0)
                .then(|| {
                    view! {
                        <button type="button" class="chip" on:click=move |_| clear()>
                            <Icon of=Glyph::Cross />
                            {t::clear()}
                        </button>
                    }
                })
        }}
        <span class="end">
            <Sorting query />
        </span>
    }
    .into_any()
}

/// Each filter, in the order people ask for them.
#[component]
fn Choices(query: Memo<WishQuery>) -> impl IntoView {
    let session = use_session();
    let areas = sources::area_choices();
    let rounds = sources::round_choices();
    let administrations = sources::administration_choices();
    let answered =
        move || query.with(|query| query.decision.is_some() || query.status == Some(WishStatus::Answered));
    view! {
        {filter("area", words::area(), query, areas)}
        {filter("status", words::status(), query, fixed(WishStatus::ALL, WishStatus::word, words::status_name))}
        {move || {
            answered()
                .then(|| {
                    let decisions = fixed(Decision::ALL, Decision::word, words::decision_name);
                    filter("decision", words::decision_label(), query, decisions)
                })
        }}
        {filter("rule_source", words::whose_rule(), query, fixed(RuleSource::ALL, RuleSource::word, words::rule_source_name))}
        {filter("kind", words::kind_label(), query, fixed(WishKind::ALL, WishKind::word, words::kind_name))}
        {filter("unit", t::administration(), query, administrations)}
        {move || (!rounds.with(Vec::is_empty)).then(|| filter("round", t::round(), query, rounds))}
        <span class="wish-break"></span>
        <div class="cluster" role="group" aria-label=t::only()>
            {move || session.can(Permission::WishAssess).then(|| only("awaiting", t::awaiting(), query))}
            {only("open", t::open(), query)}
            {only("overdue", t::overdue(), query)}
            {only("referred", t::referred(), query)}
            {only("delivered", t::delivered(), query)}
            {only("mine", t::mine(), query)}
            {only("supported", t::supported(), query)}
            {only("followed", t::followed(), query)}
        </div>
    }
    .into_any()
}

/// One's own relation to the wishes, on or off with one tap.
fn only(word: &'static str, label: &'static str, query: Memo<WishQuery>) -> AnyView {
    let on = Signal::derive(move || query.with(|query| query.only.as_deref() == Some(word)));
    let toggle = move |_| {
        let chosen = (!on.get_untracked()).then_some(word);
        navigation::go(&untrack(|| navigation::with_query(&[("only", chosen), ("page", None)])));
    };
    view! {
        <FilterChip on on_click=toggle>
            {label}
        </FilterChip>
    }
    .into_any()
}

fn fixed<T: Copy>(
    all: &[T],
    word: fn(T) -> &'static str,
    name: fn(T) -> &'static str,
) -> Signal<Vec<Choice>> {
    Signal::stored(all.iter().map(|one| Choice::new(word(*one), name(*one))).collect())
}

/// One filter, by its name in the address.
fn filter(
    name: &'static str,
    label: &'static str,
    query: Memo<WishQuery>,
    options: Signal<Vec<Choice>>,
) -> AnyView {
    let value = Signal::derive(move || {
        query.track();
        navigation::query(name).unwrap_or_default()
    });
    let change = move |chosen: String| {
        let mut changes = vec![(name, Some(chosen.as_str())), ("page", None)];
        // Decisions are a part of "answered".
        if name == "status" && chosen != WishStatus::Answered.word() {
            changes.push(("decision", None));
        }
        navigation::go(&untrack(|| navigation::with_query(&changes)));
    };
    view! { <FilterSelect label value options on_change=change /> }.into_any()
}

fn clear() {
    let mut changes: Vec<(&str, Option<&str>)> = FILTERS.iter().map(|name| (*name, None)).collect();
    changes.push(("page", None));
    navigation::go(&untrack(|| navigation::with_query(&changes)));
}

#[component]
fn Sorting(query: Memo<WishQuery>) -> impl IntoView {
    let value = Signal::derive(move || query.with(|query| address::sort(query).word().to_owned()));
    let searching = Memo::new(move |_| query.with(|query| query.q.is_some()));
    let options = Signal::derive(move || {
        let sorts = WishSort::ALL.iter().filter(|sort| **sort != WishSort::Relevance || searching.get());
        sorts.map(|sort| Choice::new(sort.word(), words::sort_name(*sort))).collect()
    });
    let change = move |chosen: String| {
        let usual = query.with_untracked(address::usual_sort).word();
        let sort = (chosen != usual).then_some(chosen.as_str());
        navigation::go(&untrack(|| navigation::with_query(&[("sort", sort), ("page", None)])));
    };
    view! { <SortSelect value options on_change=change /> }.into_any()
}
