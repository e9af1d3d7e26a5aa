//! The list of initiatives: search, filter, sort; all of it in the address.

mod query;
mod row;

use forenkl_api::{
    Empty, Page as ListPage, Permission,
    initiatives::{InitiativeQuery, InitiativeRow, InitiativeSort, InitiativeStatus, ListInitiatives},
    transfer::{ExportInitiatives, ExportPath},
};
use leptos::prelude::*;

use self::query::{PER_PAGE, filters_on, narrows, read, without_page};
use super::{
    choices::{area_choices, central_choices, fetch_areas, fetch_units},
    texts as t,
    words::{sort_name, status_name},
};
use crate::{navigation, net, net::fetched::Fetched, routes::Page, session::use_session, ui::*};

pub use row::row;

/// Changes one filter and begins at the first page again.
fn filter(name: &'static str, value: &str) {
    navigation::change_query(&[(name, Some(value)), ("side", None)]);
}

/// The page.
#[component]
pub fn InitiativesPage() -> impl IntoView {
    let query = Memo::new(|_| read(navigation::query));
    let changes = net::live::watch(&["initiatives"]);
    let found = Fetched::new(move || {
        changes.get();
        let query = query.get();
        async move { net::call::<ListInitiatives>(&Empty {}, &query, &Empty {}).await }
    });
    let lead = Signal::derive(move || match found.get() {
        Some(Ok(found)) if query.with(narrows) => t::lead_found(found.total),
        Some(Ok(found)) => t::lead_all(found.total),
        _ => "\u{a0}".to_owned(),
    });
    view! {
        <PageHeader title=t::title() lead actions=move || actions(query) />
        <div class="stack-s">
            {filters(query)}
            <h2 class="sr-only">{t::results()}</h2>
            <AsyncView of=found skeleton=Shape::Rows(6) let:found>
                {results(found, query)}
            </AsyncView>
        </div>
    }
    .into_any()
}

fn actions(query: Memo<InitiativeQuery>) -> AnyView {
    let may_make = move || use_session().can(Permission::InitiativeEdit);
    // The addresses of the files follow the filters.
    let export = move || {
        let query = query.with(without_page);
        let file =
            |format: &str| net::href::<ExportInitiatives>(&ExportPath { format: format.to_owned() }, &query);
        let (spreadsheet, csv) = (file("xlsx"), file("csv"));
        view! {
            <Menu label=t::export() icon=Glyph::Download>
                <MenuLink href=spreadsheet download=true>
                    {t::export_xlsx()}
                </MenuLink>
                <MenuLink href=csv download=true>
                    {t::export_csv()}
                </MenuLink>
            </Menu>
        }
    };
    view! {
        {export}
        <LinkButton kind=ButtonKind::Secondary icon=Glyph::Roadmap href=Page::Roadmap.href()>
            {t::to_roadmap()}
        </LinkButton>
        {move || {
            may_make()
                .then(|| {
                    view! {
                        <LinkButton icon=Glyph::Plus href=Page::NewInitiative.href()>
                            {t::new()}
                        </LinkButton>
                    }
                })
        }}
    }
    .into_any()
}

fn filters(query: Memo<InitiativeQuery>) -> AnyView {
    let word = move |of: fn(&InitiativeQuery) -> Option<&str>| {
        Signal::derive(move || query.with(|query| of(query).unwrap_or_default().to_owned()))
    };
    let area = word(|query| query.area.as_ref().map(|area| area.as_str()));
    let areas = area_choices(fetch_areas(), area);
    let units = central_choices(fetch_units());
    let statuses: Vec<Choice> =
        InitiativeStatus::ALL.iter().map(|status| Choice::new(status.word(), status_name(*status))).collect();
    let sorts: Vec<Choice> =
        InitiativeSort::ALL.iter().map(|sort| Choice::new(sort.word(), sort_name(*sort))).collect();
    let only = word(|query| query.only.as_deref());
    let chip = move |value: &'static str, label: &'static str| {
        let on = Signal::derive(move || only.with(|only| only == value));
        let toggle = move |_| filter("kun", if on.get_untracked() { "" } else { value });
        view! {
            <FilterChip on on_click=toggle>
                {label}
            </FilterChip>
        }
    };
    let on = Signal::derive(move || query.with(filters_on));
    view! {
        <div class="filters" role="group" aria-label=t::filters()>
            <SearchField label=t::search() value=word(|query| query.q.as_deref()) on_input=|q: String| filter("q", &q) />
            <FilterFold on=on>
                <FilterSelect label=t::area() value=area options=areas on_change=|v: String| filter("omraade", &v) />
                <FilterSelect
                    label=t::status()
                    value=word(|query| query.status.map(InitiativeStatus::word))
                    options=statuses
                    on_change=|v: String| filter("status", &v)
                />
                <FilterSelect
                    label=t::unit()
                    value=word(|query| query.unit.as_ref().map(|unit| unit.as_str()))
                    options=units
                    on_change=|v: String| filter("enhed", &v)
                />
                <div class="cluster">
                    {chip("late", t::only_late())} {chip("at_risk", t::only_at_risk())} {chip("mine", t::only_mine())}
                </div>
            </FilterFold>
            <span class="end">
                <SortSelect
                    value=word(|query| query.sort.or(Some(InitiativeSort::Horizon)).map(InitiativeSort::word))
                    options=sorts
                    on_change=|v: String| filter("sort", if v == InitiativeSort::Horizon.word() { "" } else { &v })
                />
            </span>
        </div>
    }
    .into_any()
}

fn results(found: ListPage<InitiativeRow>, query: Memo<InitiativeQuery>) -> AnyView {
    if found.items.is_empty() {
        return nothing(query.with_untracked(narrows));
    }
    let pages = u32::try_from((found.total + PER_PAGE - 1) / PER_PAGE).unwrap_or(1);
    let page = u32::try_from(found.page).unwrap_or(1);
    let rows = found.items.iter().map(row).collect_view();
    let address =
        |page: u32| navigation::with_query(&[("side", (page > 1).then(|| page.to_string()).as_deref())]);
    view! {
        <div class="card card-flush">{rows}</div>
        <Pagination page pages href=address />
    }
    .into_any()
}

fn nothing(narrowed: bool) -> AnyView {
    if narrowed {
        return view! {
            <EmptyState icon=Glyph::Search title=t::nothing_found_title() text=t::nothing_found_text()>
                <LinkButton kind=ButtonKind::Secondary href=Page::Initiatives.href()>
                    {t::reset()}
                </LinkButton>
            </EmptyState>
        }
        .into_any();
    }
    let may_make = use_session().me_now().is_some_and(|me| me.can(Permission::InitiativeEdit));
    let make = move || {
        may_make.then(|| {
            view! {
                <LinkButton icon=Glyph::Plus href=Page::NewInitiative.href()>
                    {t::new()}
                </LinkButton>
            }
        })
    };
    view! {
        <EmptyState icon=Glyph::Initiative title=t::none_title() text=t::none_text()>
            {make()}
        </EmptyState>
    }
    .into_any()
}
