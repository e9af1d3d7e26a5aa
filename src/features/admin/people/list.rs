//! `/administration/personer`: people, found by name, unit and role.

use forenkl_api::{
    Empty, Page as PageOf, Role, UnitId,
    people::{ListPeople, PeopleQuery, Person},
    transfer::{ExportPath, ExportPeople},
};
use leptos::prelude::*;

use super::{
    super::{
        choices::{unit_choices, use_units},
        download::Download,
        layout::AdminPage,
        section::Section,
        words,
    },
    new::AddPerson,
    standing::standing_tag,
    texts as t,
};
use crate::{
    navigation,
    net::fetched::Fetched,
    net::{call, href, live},
    reactive::Effect,
    routes::Page,
    ui::{
        Button, Choice, Combobox, DataTable, Dialog, EmptyState, FilterSelect, Glyph, LiveView, PageHeader,
        Pagination, RemoveChip, SearchField, Shape,
    },
};

fn query() -> PeopleQuery {
    PeopleQuery {
        q: navigation::query("q"),
        unit: navigation::query("enhed").map(UnitId),
        role: navigation::query("rolle").and_then(|word| Role::from_word(&word)),
        page: navigation::query("side").and_then(|page| page.parse().ok()),
    }
}

/// Changes one filter; the list begins at its first page again.
fn filter(name: &str, value: &str) {
    navigation::change_query(&[(name, Some(value)), ("side", None)]);
}

/// The list of people.
#[component]
pub fn PeoplePage() -> impl IntoView {
    let changes = live::watch(&["org"]);
    let people = Fetched::new(move || {
        changes.track();
        let query = query();
        async move { call::<ListPeople>(&Empty {}, &query, &Empty {}).await }
    });
    let lead = move || people.with(|page| t::lead(page.total)).unwrap_or_default();
    let adding = RwSignal::new(false);
    view! {
        <AdminPage section=Section::People>
            <PageHeader
                title=Section::People.name()
                lead=Signal::derive(lead)
                actions=move || {
                    view! {
                        {move || download(&query())}
                        <Button icon=Glyph::Plus on_click=move |_| adding.set(true)>
                            {t::add()}
                        </Button>
                    }
                }
            />
            <Filters />
            <LiveView of=people skeleton=Shape::Table(8) let:page>
                {move || page.with(table)}
                <Pagination
                    page=Signal::derive(move || page.with(|page| small(page.page)))
                    pages=Signal::derive(move || page.with(pages))
                    href=move |to: u32| navigation::with_query(&[("side", Some(&to.to_string()))])
                />
            </LiveView>
            <Dialog open=adding title=t::add()>
                <AddPerson open=adding />
            </Dialog>
        </AdminPage>
    }
    .into_any()
}

/// All pages of the list as filtered.
fn download(query: &PeopleQuery) -> AnyView {
    let whole = PeopleQuery { page: None, ..query.clone() };
    let of = |format: &str| href::<ExportPeople>(&ExportPath { format: format.to_owned() }, &whole);
    view! { <Download csv=of("csv") xlsx=of("xlsx") /> }.into_any()
}

fn small(number: i64) -> u32 {
    u32::try_from(number).unwrap_or(1)
}

fn pages<T>(page: &PageOf<T>) -> u32 {
    small(page.total.saturating_add(page.per_page - 1) / page.per_page.max(1))
}

#[component]
fn Filters() -> impl IntoView {
    let units = unit_choices(use_units());
    let unit = RwSignal::new(untrack(|| navigation::query("enhed")).unwrap_or_default());
    Effect::new(move |_| {
        let chosen = unit.get();
        if untrack(|| navigation::query("enhed")).unwrap_or_default() != chosen {
            filter("enhed", &chosen);
        }
    });
    Effect::new(move |_| {
        let asked = navigation::query("enhed").unwrap_or_default();
        if unit.get_untracked() != asked {
            unit.set(asked);
        }
    });
    let roles: Vec<Choice> =
        Role::ALL.iter().map(|role| Choice::new(role.word(), words::role(*role))).collect();
    let filtered = move || ["q", "enhed", "rolle"].iter().any(|name| navigation::query(name).is_some());
    view! {
        <div class="filters admin-filters">
            <SearchField
                label=t::search()
                value=Signal::derive(|| navigation::query("q").unwrap_or_default())
                on_input=move |text: String| filter("q", &text)
            />
            <Combobox name="filter-unit" label=t::unit() value=unit options=units empty=t::unit() />
            <FilterSelect
                label=t::role()
                value=Signal::derive(|| navigation::query("rolle").unwrap_or_default())
                options=roles
                on_change=move |word: String| filter("rolle", &word)
            />
            {move || {
                filtered()
                    .then(|| {
                        let clear = move |_| {
                            navigation::change_query(&[("q", None), ("enhed", None), ("rolle", None), ("side", None)]);
                        };
                        view! { <RemoveChip on_click=clear>{t::clear()}</RemoveChip> }
                    })
            }}
        </div>
    }
    .into_any()
}

fn table(page: &PageOf<Person>) -> AnyView {
    if page.items.is_empty() {
        let filtered = untrack(|| query() != PeopleQuery::default());
        let (title, text) = if filtered {
            (t::nobody_fits(), t::nobody_fits_text())
        } else {
            (t::nobody(), t::nobody_text())
        };
        return view! { <div class="card"><EmptyState icon=Glyph::Users title text /></div> }.into_any();
    }
    let rows = page.items.iter().map(row).collect_view();
    view! {
        <div class="card card-flush">
            <DataTable caption=t::table() hide_caption=true>
                <thead>
                    <tr>
                        <th scope="col">{t::name()}</th>
                        <th scope="col">{t::roles()}</th>
                        <th scope="col">{t::access()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </DataTable>
        </div>
    }
    .into_any()
}

fn row(person: &Person) -> AnyView {
    let roles = if person.positions.is_empty() {
        view! { <span class="muted">{t::no_role()}</span> }.into_any()
    } else {
        let items = person
            .positions
            .iter()
            .map(|position| {
                view! {
                    <li>
                        {words::role(position.role)} " · "
                        <span title=position.unit.name.clone()>{position.unit.short_name.clone()}</span>
                    </li>
                }
            })
            .collect_view();
        view! { <ul class="plain">{items}</ul> }.into_any()
    };
    view! {
        <tr>
            <th scope="row">
                <a href=Page::AdminPerson(person.id.0.clone()).href()>{person.name.clone()}</a>
                <small class="muted break">{person.email.clone().unwrap_or_default()}</small>
            </th>
            <td data-label=t::roles()>{roles}</td>
            <td data-label=t::access()>{standing_tag(person)}</td>
        </tr>
    }
    .into_any()
}

/// Named here so that other pages can link to the people with a role.
pub fn with_role(role: Role) -> String {
    format!("{}?rolle={}", Page::AdminPeople.fixed(), role.word())
}
