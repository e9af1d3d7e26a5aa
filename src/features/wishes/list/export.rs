//! The list as filtered, as a file.

use forenkl_api::{
    transfer::{ExportPath, ExportWishes},
    wishes::WishQuery,
};
use leptos::prelude::*;

use crate::{
    features::wishes::{model::address, texts::list as t},
    net,
    ui::{Glyph, Menu, MenuLink},
};

/// Takes out all pages of the list, in its order.
#[component]
pub fn Export(query: Memo<WishQuery>) -> impl IntoView {
    let href = move |format: &str| {
        let query = WishQuery { page: None, per_page: None, ..address::asked(&query.get()) };
        net::href::<ExportWishes>(&ExportPath { format: format.to_owned() }, &query)
    };
    view! {
        <Menu label=t::export() icon=Glyph::Download>
            {move || {
                view! {
                    <MenuLink href=href("xlsx") icon=Glyph::Table download=true>
                        {t::export_xlsx()}
                    </MenuLink>
                    <MenuLink href=href("csv") icon=Glyph::Download download=true>
                        {t::export_csv()}
                    </MenuLink>
                }
            }}
        </Menu>
    }
    .into_any()
}
