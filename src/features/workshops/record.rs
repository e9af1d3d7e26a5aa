//! The record as a page for whoever leads. What stands in it is in `written.rs`, which phones have, too.

use forenkl_api::{
    Empty, WorkshopId,
    workshops::{ExportRecord, Record, RecordPath, ShowRecord, WorkshopPath},
};
use leptos::prelude::*;

use super::{drawn::picture, texts as t, written::written};
use crate::{
    net::{self, call, fetched::Fetched},
    routes::Page,
    ui::{Button, ButtonKind, Glyph, LinkButton, LiveView, Menu, MenuLink, PageHeader, Shape, lazily},
};

/// The page.
#[component]
pub fn RecordPage(id: String) -> impl IntoView {
    let workshop = WorkshopId(id.clone());
    let changes = net::live::watch(&["workshops"]);
    let found = Fetched::new(move || {
        changes.track();
        let path = WorkshopPath { workshop: workshop.clone() };
        async move { call::<ShowRecord>(&path, &Empty {}, &Empty {}).await }
    });
    view! {
        <LiveView of=found skeleton=Shape::Rows(8) let:record>
            {page(id.clone(), record)}
        </LiveView>
    }
    .into_any()
}

fn page(id: String, record: Signal<Record>) -> AnyView {
    let title = Signal::derive(move || t::record_of(&record.with(|record| record.title.clone())));
    let workshop = Page::Workshop(id.clone()).href();
    let file = move |format: &'static str, text: &'static str| {
        let path = RecordPath { workshop: WorkshopId(id.clone()), format: format.to_owned() };
        let href = net::href::<ExportRecord>(&path, &Empty {});
        view! {
            <MenuLink href download=true>
                {text}
            </MenuLink>
        }
        .into_any()
    };
    let files = StoredValue::new(file);
    view! {
        <PageHeader
            title=title
            back=(Page::Workshops.fixed(), t::title())
            actions=move || {
                view! {
                    <LinkButton kind=ButtonKind::Secondary href=workshop.clone()>
                        {t::to_room()}
                    </LinkButton>
                    <Button kind=ButtonKind::Secondary on_click=|_| drop(window().print())>
                        {t::print()}
                    </Button>
                    <Menu label=t::save_as() icon=Glyph::Download>
                        {files.with_value(|file| [file("md", "Markdown"), file("csv", "CSV"), file("json", "JSON")])}
                    </Menu>
                }
            }
        />
        {move || record.with(|record| written(record, |options| lazily(picture(options))))}
    }
    .into_any()
}
