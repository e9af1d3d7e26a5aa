//! What stands around every administration page: the sections at the side, behind a button on a phone.

use leptos::prelude::*;

use super::{section::Section, texts as t};
use crate::{
    session::use_session,
    ui::{Glyph, Icon},
};

/// One administration page beside the list of sections.
#[component]
pub fn AdminPage(section: Section, children: Children) -> impl IntoView {
    let session = use_session();
    view! {
        <div class="admin">
            {move || session.me().map(|me| menu(section, Section::of(&me)))}
            <div class="admin-main">{children()}</div>
        </div>
    }
    .into_any()
}

/// The sections: a column on a wide screen, a list behind a button on a narrow one.
fn menu(here: Section, sections: Vec<Section>) -> AnyView {
    let open = RwSignal::new(false);
    let items = sections
        .into_iter()
        .map(|section| {
            view! {
                <li>
                    <a href=section.page().fixed() aria-current=(section == here).then_some("page")>
                        <Icon of=section.glyph() />
                        {section.name()}
                    </a>
                </li>
            }
        })
        .collect_view();
    view! {
        <nav class="admin-nav no-print" aria-label=t::menu()>
            <p class="admin-nav-title">{t::administration()}</p>
            <button
                type="button"
                class="admin-nav-button"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                <Icon of=here.glyph() />
                <span>{t::administration()} " · " <b>{here.name()}</b></span>
                <Icon of=Glyph::Down />
            </button>
            <ul class:admin-nav-open=open>{items}</ul>
        </nav>
    }
    .into_any()
}
