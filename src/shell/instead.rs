//! What stands in the place of a page that cannot be shown.

use leptos::prelude::*;

use super::texts;
use crate::{
    routes::Page,
    session,
    ui::{Alert, AlertKind, Button, ButtonKind, Glyph, LinkButton, PageHeader},
};

/// Why there is no page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Instead {
    /// The server does not answer.
    Unreachable,
    /// It is for others.
    Refused(Page),
    NotFound,
}

/// Says so, and shows a way on.
pub fn instead(why: &Instead) -> AnyView {
    match why {
        Instead::Unreachable => unreachable_server(),
        Instead::Refused(page) => refused(page),
        Instead::NotFound => not_found(),
    }
}

fn unreachable_server() -> AnyView {
    view! {
        <PageHeader title=texts::unreachable() />
        <Alert kind=AlertKind::Error>
            <p>{texts::unreachable_text()}</p>
            <Button on_click=move |_| session::refresh()>{texts::try_again()}</Button>
        </Alert>
    }
    .into_any()
}

fn refused(page: &Page) -> AnyView {
    view! {
        <PageHeader title=texts::refused() />
        <p>{texts::refused_text(page.title())}</p>
        <LinkButton href="/" icon=Glyph::Home>
            {texts::to_home()}
        </LinkButton>
    }
    .into_any()
}

fn not_found() -> AnyView {
    view! {
        <PageHeader title=texts::not_found() />
        <p>{texts::not_found_text()}</p>
        <div class="cluster">
            <LinkButton href="/" icon=Glyph::Home>
                {texts::to_home()}
            </LinkButton>
            <LinkButton href="/oensker" kind=ButtonKind::Secondary icon=Glyph::Search>
                {texts::to_wishes()}
            </LinkButton>
        </div>
    }
    .into_any()
}
