//! A list as a file.

use leptos::prelude::*;

use super::texts as t;
use crate::ui::{Glyph, Menu, MenuLink};

/// Takes the list out as CSV or XLSX.
#[component]
pub fn Download(csv: String, xlsx: String) -> impl IntoView {
    view! {
        <Menu label=t::export() icon=Glyph::Download>
            <MenuLink href=xlsx download=true icon=Glyph::Table>
                {t::xlsx()}
            </MenuLink>
            <MenuLink href=csv download=true icon=Glyph::Table>
                {t::csv()}
            </MenuLink>
        </Menu>
    }
    .into_any()
}
