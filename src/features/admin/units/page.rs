//! `/administration/enheder`: the organisation.

use forenkl_api::{
    Empty, UnitId,
    transfer::{ExportPath, ExportUnits},
    units::{ListUnits, Units},
};
use leptos::prelude::*;

use super::{
    super::{download::Download, layout::AdminPage, section::Section, words},
    desk::{Desk, Doing},
    form::{AddUnit, EditUnit},
    model::{self, Shown},
    relocate::{CloseUnit, MoveUnit},
    texts as t,
    tree::{UnitTree, focus_row},
};
use crate::{
    navigation,
    net::fetched::Fetched,
    net::{self, call, live},
    reactive::Effect,
    ui::{
        Button, ButtonKind, Dialog, EmptyState, FilterChip, Glyph, LiveView, PageHeader, SearchField, Shape,
        announce, use_toasts,
    },
};

fn export(format: &str) -> String {
    net::href::<ExportUnits>(&ExportPath { format: format.to_owned() }, &Empty {})
}

/// The organisation.
#[component]
pub fn UnitsPage() -> impl IntoView {
    let changes = live::watch(&["org"]);
    let units = Fetched::new(move || {
        changes.track();
        async { call::<ListUnits>(&Empty {}, &Empty {}, &Empty {}).await }
    });
    let start = RwSignal::new(None::<Callback<()>>);
    let lead = move || {
        let count = units.with(open_units).unwrap_or(0);
        if count > 0 { t::lead(count) } else { String::new() }
    };
    view! {
        <AdminPage section=Section::Units>
            <PageHeader
                title=Section::Units.name()
                lead=Signal::derive(lead)
                actions=move || {
                    view! {
                        <Download csv=export("csv") xlsx=export("xlsx") />
                        <Button
                            icon=Glyph::Plus
                            on_click=move |_| {
                                if let Some(start) = start.get_untracked() {
                                    start.run(());
                                }
                            }
                        >
                            {t::add()}
                        </Button>
                    }
                }
            />
            <LiveView of=units skeleton=Shape::Table(8) let:loaded>
                {contents(loaded, units, start)}
            </LiveView>
        </AdminPage>
    }
    .into_any()
}

fn open_units(units: &Units) -> i64 {
    let today = words::today();
    i64::try_from(units.units.iter().filter(|unit| !model::is_closed(unit, today)).count()).unwrap_or(0)
}

fn contents(
    units: Signal<Units>,
    resource: Fetched<Units>,
    start: RwSignal<Option<Callback<()>>>,
) -> AnyView {
    let desk = Desk {
        units,
        resource,
        doing: RwSignal::new(Doing::Add(None)),
        dialog: RwSignal::new(false),
        open: RwSignal::new(units.with_untracked(|units| model::open_at_first(&units.units))),
        toasts: use_toasts(),
        returning: StoredValue::new(None),
    };
    // A new unit stands below the municipality unless a row was chosen.
    let add = move || desk.start(Doing::Add(units.with_untracked(top)));
    start.set(Some(Callback::new(move |()| add())));
    open_from_address(desk);
    let today = words::today();
    let search = Signal::derive(|| navigation::query("q").unwrap_or_default());
    let closed = Signal::derive(|| navigation::query("lukkede").is_some());
    let shown = Signal::derive(move || Shown {
        open: desk.open.get(),
        search: search.get(),
        closed: closed.get(),
        today,
    });
    let has_closed =
        Memo::new(move |_| units.with(|units| units.units.iter().any(|unit| model::is_closed(unit, today))));
    let empty = Memo::new(move |_| units.with(|units| units.units.is_empty()));
    let rows = Memo::new(move |_| units.with(|units| shown.with(|shown| model::rows(&units.units, shown))));
    let hits = Memo::new(move |_| rows.with(|rows| rows.iter().filter(|row| row.hit).count()));
    let searching = move || search.with(|search| !search.trim().is_empty());
    Effect::new(move |_| {
        if searching() {
            announce(t::hits(i64::try_from(hits.get()).unwrap_or(0)));
        }
    });
    view! {
        <div class="filters">
            <SearchField
                label=t::search()
                value=search
                on_input=move |text: String| navigation::change_query(&[("q", Some(&text))])
            />
            {move || has_closed.get().then(|| closed_chip(closed))}
            <span class="end cluster" hidden=searching>
                <Button
                    small=true
                    kind=ButtonKind::Ghost
                    on_click=move |_| desk.open.set(units.with_untracked(|units| model::with_children(&units.units)))
                >
                    {t::open_all()}
                </Button>
                <Button
                    small=true
                    kind=ButtonKind::Ghost
                    on_click=move |_| desk.open.set(std::collections::BTreeSet::new())
                >
                    {t::close_all()}
                </Button>
            </span>
        </div>
        {move || {
            if empty.get() {
                view! { <div class="card"><EmptyState icon=Glyph::Building title=t::empty() text=t::empty_text() /></div> }
                    .into_any()
            } else if searching() && hits.get() == 0 {
                view! { <div class="card"><EmptyState icon=Glyph::Search title=t::no_hits() text=t::no_hits_text() /></div> }
                    .into_any()
            } else {
                view! { <div class="card card-flush"><UnitTree desk shown rows /></div> }.into_any()
            }
        }}
        <Dialog open=desk.dialog title=Signal::derive(move || title(desk)) on_close=Callback::new(move |()| closed_dialog(desk))>
            {move || dialog(desk)}
        </Dialog>
    }
    .into_any()
}

fn closed_chip(closed: Signal<bool>) -> AnyView {
    let toggle = move |_| {
        let on = closed.get_untracked();
        navigation::change_query(&[("lukkede", (!on).then_some("ja"))]);
    };
    view! {
        <FilterChip on=closed on_click=toggle>
            {t::show_closed()}
        </FilterChip>
    }
    .into_any()
}

fn top(units: &Units) -> Option<UnitId> {
    units.units.iter().find(|unit| unit.parent.is_none()).map(|unit| unit.id.clone())
}

/// `?enhed=…` opens that unit, so that it can be linked to.
fn open_from_address(desk: Desk) {
    if let Some(id) = untrack(|| navigation::query("enhed")).map(UnitId)
        && desk.unit(&id).is_some()
    {
        desk.units.with_untracked(|units| {
            for unit in model::above(&units.units, id.as_str()) {
                desk.unfold(&unit.id);
            }
        });
        desk.start(Doing::Edit(id));
    }
}

/// The browser leads the focus back to what opened the dialog; where that is gone, it goes to the row it was about.
fn closed_dialog(desk: Desk) {
    if untrack(|| navigation::query("enhed")).is_some() {
        navigation::change_query(&[("enhed", None)]);
    }
    match desk.doing.get_untracked() {
        Doing::Add(Some(id)) | Doing::Edit(id) | Doing::Move(id) | Doing::Close(id) => focus_row(id.0, true),
        Doing::Add(None) => {}
    }
}

fn title(desk: Desk) -> String {
    let name = |id: &UnitId| desk.unit(id).map(|unit| unit.name).unwrap_or_default();
    match desk.doing.get() {
        Doing::Add(_) => t::add().to_owned(),
        Doing::Edit(id) => name(&id),
        Doing::Move(id) => t::move_title(&name(&id)),
        Doing::Close(id) => t::close_unit_title(&name(&id)),
    }
}

fn dialog(desk: Desk) -> Option<AnyView> {
    let view = match desk.doing.get() {
        Doing::Add(parent) => view! { <AddUnit desk parent /> }.into_any(),
        Doing::Edit(id) => {
            let unit = desk.unit(&id)?;
            view! { <EditUnit desk unit /> }.into_any()
        }
        Doing::Move(id) => {
            let unit = desk.unit(&id)?;
            view! { <MoveUnit desk unit /> }.into_any()
        }
        Doing::Close(id) => {
            let unit = desk.unit(&id)?;
            view! { <CloseUnit desk unit /> }.into_any()
        }
    };
    Some(view)
}
