//! What can be done with the whole picture: another view, full screen, paper, a file.

use forenkl_api::{
    initiatives::InitiativeQuery,
    transfer::{ExportInitiatives, ExportPath},
};
use leptos::{ev, html, prelude::*};

use super::{model::RoadmapView, page::change, texts as t};
use crate::{net, ui::*};

/// The buttons at the right of the title.
pub fn actions(view: Memo<RoadmapView>, root: NodeRef<html::Div>) -> AnyView {
    let full = RwSignal::new(false);
    let listener = document_listener(move || {
        let _ = full.try_set(document().fullscreen_element().is_some());
    });
    on_cleanup(listener);
    let is_table = Memo::new(move |_| view.with(|view| view.table));
    let other_view = move |_| {
        let now = view.get_untracked();
        change(&RoadmapView { table: !now.table, ..now });
    };
    view! {
        <Button kind=ButtonKind::Secondary small=true on_click=other_view>
            {move || {
                let of = if is_table.get() { Glyph::Roadmap } else { Glyph::Table };
                view! { <Icon of /> }
            }}
            {move || if is_table.get() { t::timeline() } else { t::table() }}
        </Button>
        <span class="rm-wide cluster">
            <Button kind=ButtonKind::Secondary small=true icon=Glyph::Expand on_click=move |_| toggle(root)>
                {move || if full.get() { t::leave_full_screen() } else { t::full_screen() }}
            </Button>
            <Button kind=ButtonKind::Secondary small=true icon=Glyph::Print on_click=|_| print()>
                {t::print()}
            </Button>
        </span>
        {move || export(view)}
    }
    .into_any()
}

fn export(view: Memo<RoadmapView>) -> AnyView {
    let query = view.with(export_query);
    let file =
        |format: &str| net::href::<ExportInitiatives>(&ExportPath { format: format.to_owned() }, &query);
    let (spreadsheet, csv) = (file("xlsx"), file("csv"));
    let narrowed = view.with(|view| view.from.is_some() || view.to.is_some());
    let note = narrowed.then(|| view! { <p class="menu-note small muted">{t::export_all_periods()}</p> });
    view! {
        <Menu label=t::export() icon=Glyph::Download>
            <MenuLink href=spreadsheet download=true>
                {t::export_xlsx()}
            </MenuLink>
            <MenuLink href=csv download=true>
                {t::export_csv()}
            </MenuLink>
            {note}
        </Menu>
    }
    .into_any()
}

/// The filters as the export knows them.
fn export_query(view: &RoadmapView) -> InitiativeQuery {
    let text = |text: &str| (!text.is_empty()).then(|| text.to_owned());
    InitiativeQuery {
        area: text(&view.area).map(Into::into),
        unit: text(&view.unit).map(Into::into),
        status: view.status,
        only: text(&view.only),
        ..InitiativeQuery::default()
    }
}

fn toggle(root: NodeRef<html::Div>) {
    if document().fullscreen_element().is_some() {
        document().exit_fullscreen();
    } else if let Some(root) = root.get_untracked() {
        let _ = root.request_fullscreen();
    }
}

fn print() {
    let _ = window().print();
}

/// Listens for changes of the full screen; the answer takes the listener away.
fn document_listener(changed: impl Fn() + 'static) -> impl FnOnce() + Send + Sync + 'static {
    // The event bubbles from the element to the window.
    let handle =
        window_event_listener(ev::Custom::<web_sys::Event>::new("fullscreenchange"), move |_| changed());
    move || handle.remove()
}
