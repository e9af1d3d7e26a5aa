//! Lists and the archive as files.

use forenkl_api::{
    Empty, Permission,
    initiatives::InitiativeQuery,
    transfer::{ExportArchive, ExportAreas, ExportInitiatives, ExportPath, ExportUnits, ExportWishes},
    wishes::WishQuery,
};
use leptos::prelude::*;

use super::texts as t;
use crate::{
    net::href,
    session::use_session,
    ui::{ButtonKind, Card, Glyph, LinkButton},
};

/// What can be taken out.
#[component]
pub fn Exports() -> impl IntoView {
    let session = use_session();
    let wishes = |format: ExportPath| href::<ExportWishes>(&format, &WishQuery::default());
    let initiatives = |format: ExportPath| href::<ExportInitiatives>(&format, &InitiativeQuery::default());
    view! {
        <Card title=t::export()>
            <p class="muted">{t::export_text()}</p>
            <ul class="list">
                {line(t::wishes(), wishes)} {line(t::initiatives(), initiatives)}
                {line(t::units(), |format| href::<ExportUnits>(&format, &Empty {}))}
                {line(t::areas(), |format| href::<ExportAreas>(&format, &Empty {}))}
                {move || session.can(Permission::ArchiveExport).then(archive)}
            </ul>
        </Card>
    }
    .into_any()
}

fn line(what: &'static str, address: impl Fn(ExportPath) -> String) -> AnyView {
    let of = |format: &str| address(ExportPath { format: format.to_owned() });
    view! {
        <li class="between admin-line">
            <b>{what}</b>
            <span class="cluster">
                <LinkButton href=of("xlsx") small=true kind=ButtonKind::Secondary download=true icon=Glyph::Download>
                    <span aria-hidden="true">"Excel"</span>
                    <span class="sr-only">{t::xlsx_of(what)}</span>
                </LinkButton>
                <LinkButton href=of("csv") small=true kind=ButtonKind::Secondary download=true icon=Glyph::Download>
                    <span aria-hidden="true">"CSV"</span>
                    <span class="sr-only">{t::csv_of(what)}</span>
                </LinkButton>
            </span>
        </li>
    }
    .into_any()
}

fn archive() -> AnyView {
    let address = href::<ExportArchive>(&Empty {}, &Empty {});
    view! {
        <li class="between admin-line">
            <div>
                <b>{t::archive()}</b>
                <p class="muted small">{t::archive_text()}</p>
            </div>
            <LinkButton
                href=address
                small=true
                kind=ButtonKind::Secondary
                download=true
                icon=Glyph::Download
            >
                {t::get_archive()}
            </LinkButton>
        </li>
    }
    .into_any()
}
