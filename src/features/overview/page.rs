//! The page: filters, and what they show.

use forenkl_api::{
    Empty,
    answer_times::{AnswerTimes, AnswerTimesQuery, GetAnswerTimes},
    transfer::{ExportAnswerTimes, ExportPath},
};
use leptos::prelude::*;

use super::{
    chart, figures,
    model::{self, PERIOD, PERIODS},
    tables, texts as t,
};
use crate::{
    features::wishes::{administration_choices, area_choices},
    navigation, net,
    net::fetched::Fetched,
    routes::Page,
    ui::{
        Button, ButtonKind, Choice, EmptyState, FilterFold, FilterSelect, Glyph, LinkButton, LiveView, Menu,
        MenuLink, PageHeader, Shape, SortSelect,
    },
};

/// What the parts of the page share.
#[derive(Clone, Copy)]
pub struct Shown {
    pub query: Memo<AnswerTimesQuery>,
    pub times: Signal<AnswerTimes>,
}

/// The overview.
#[component]
pub fn OverviewPage() -> impl IntoView {
    let query = Memo::new(|_| model::read(navigation::query));
    let changes = net::live::watch(&["wishes"]);
    let returns = net::connection::returns();
    let times = Fetched::new(move || {
        changes.track();
        returns.track();
        let query = query.get();
        async move { net::call::<GetAnswerTimes>(&Empty {}, &query, &Empty {}).await }
    });
    let (areas, administrations) = (area_choices(), administration_choices());
    let lead = Signal::derive(move || t::lead(query.with(|query| query.months.unwrap_or(PERIOD))));
    view! {
        <PageHeader title=t::title() lead actions=move || actions(query) />
        {filters(query, areas, administrations)}
        {move || narrowed(query, areas, administrations)}
        <LiveView of=times skeleton=Shape::Card let:times>
            {contents(Shown { query, times })}
        </LiveView>
    }
    .into_any()
}

fn contents(shown: Shown) -> AnyView {
    let empty = Memo::new(move |_| shown.times.with(model::is_empty));
    (move || if empty.get() { nothing() } else { all(shown) }).into_any()
}

fn all(shown: Shown) -> AnyView {
    view! {
        <div class="stack overview">
            {figures::figures(shown)}
            {chart::chart(shown)}
            {tables::areas(shown)}
            {tables::administrations(shown)}
            {tables::verdicts(shown)}
        </div>
    }
    .into_any()
}

fn nothing() -> AnyView {
    view! {
        <div class="card">
            <EmptyState icon=Glyph::Chart title=t::empty() text=t::empty_text()>
                <LinkButton href=Page::Overview.href() kind=ButtonKind::Secondary>
                    {t::show_all()}
                </LinkButton>
            </EmptyState>
        </div>
    }
    .into_any()
}

fn actions(query: Memo<AnswerTimesQuery>) -> AnyView {
    let file = move |format: &str| {
        net::href::<ExportAnswerTimes>(&ExportPath { format: format.to_owned() }, &query.get())
    };
    let export = move || {
        let (spreadsheet, csv) = (file("xlsx"), file("csv"));
        view! {
            <Menu label=t::export() icon=Glyph::Download>
                <MenuLink href=spreadsheet download=true icon=Glyph::Table>
                    {t::export_xlsx()}
                </MenuLink>
                <MenuLink href=csv download=true icon=Glyph::Table>
                    {t::export_csv()}
                </MenuLink>
            </Menu>
        }
    };
    view! {
        {export}
        <Button kind=ButtonKind::Secondary icon=Glyph::Print on_click=|_| drop(window().print())>
            {t::print()}
        </Button>
    }
    .into_any()
}

fn filters(
    query: Memo<AnswerTimesQuery>,
    areas: Signal<Vec<Choice>>,
    administrations: Signal<Vec<Choice>>,
) -> AnyView {
    let on = Signal::derive(move || {
        query.with(|query| usize::from(query.area.is_some()) + usize::from(query.unit.is_some()))
    });
    let set = |name: &'static str, value: String| {
        navigation::go(&untrack(|| navigation::with_query(&[(name, Some(value.as_str()))])));
    };
    let period = Signal::derive(move || query.with(|query| query.months.unwrap_or(PERIOD).to_string()));
    let periods: Vec<Choice> =
        PERIODS.iter().map(|months| Choice::new(months.to_string(), t::months(*months))).collect();
    let set_period = move |months: String| {
        set("months", if months == PERIOD.to_string() { String::new() } else { months });
    };
    let unit =
        Signal::derive(move || query.with(|query| query.unit.clone().map(|id| id.0).unwrap_or_default()));
    let area =
        Signal::derive(move || query.with(|query| query.area.clone().map(|id| id.0).unwrap_or_default()));
    view! {
        <div class="filters no-print" role="group" aria-label=t::filters()>
            <FilterFold on>
                <FilterSelect
                    label=t::administration()
                    value=unit
                    options=administrations
                    on_change=move |id: String| set("unit", id)
                />
                <FilterSelect label=t::area() value=area options=areas on_change=move |id: String| set("area", id) />
            </FilterFold>
            <span class="end">
                <SortSelect label=t::period() value=period options=periods on_change=set_period />
            </span>
        </div>
    }
    .into_any()
}

/// What the figures are narrowed to, where the filters themselves are not printed.
fn narrowed(
    query: Memo<AnswerTimesQuery>,
    areas: Signal<Vec<Choice>>,
    administrations: Signal<Vec<Choice>>,
) -> Option<AnyView> {
    let label = |choices: Signal<Vec<Choice>>, id: String| {
        choices.with(|choices| choices.iter().find(|one| one.value == id).map(|one| one.label.clone()))
    };
    let names: Vec<String> = query.with(|query| {
        let area = query.area.clone().and_then(|id| label(areas, id.0));
        let unit = query.unit.clone().and_then(|id| label(administrations, id.0));
        area.into_iter().chain(unit).collect()
    });
    (!names.is_empty())
        .then(|| view! { <p class="only-print">{t::only_of(&names.join(", "))}</p> }.into_any())
}
