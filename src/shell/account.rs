//! The menu of the one who is signed in.

use forenkl_api::{
    Empty,
    session::{Me, SignOut},
};
use leptos::{prelude::*, task::spawn_local};

use super::{
    header::{other_language, switch_language, who},
    keys::Asked,
    texts,
};
use crate::{
    features::notices,
    navigation, net,
    routes::Page,
    session::{self, SessionState, use_session},
    ui::{Glyph, IconButton, Menu, MenuItem, MenuLink, use_toasts},
};

/// The bell, the way to find anything, and the menu. The bell comes first: what was here before it keeps its place.
pub(super) fn account(me: &Me) -> AnyView {
    let demo =
        matches!(untrack(|| use_session().state()), SessionState::Known(known) if !known.personas.is_empty());
    let asked = Asked::here();
    let toasts = use_toasts();
    let leave = move |_| {
        spawn_local(async move {
            if net::call::<SignOut>(&Empty {}, &Empty {}, &Empty {}).await.is_ok() {
                session::signed_out();
                navigation::go("/");
                toasts.success(texts::signed_out());
            }
        });
    };
    let label = texts::account(&me.name);
    let me = me.clone();
    view! {
        {notices::bell(&me.id)}
        <IconButton label=texts::palette() icon=Glyph::Search on_click=move |_| asked.palette.set(true) />
        <Menu label trigger=move || who(&me)>
            <MenuLink href=Page::Profile.fixed()>{Page::Profile.title()}</MenuLink>
            <MenuLink href=Page::Feeds.fixed()>{Page::Feeds.title()}</MenuLink>
            <MenuItem on_click=move |_| switch_language()>{other_language()}</MenuItem>
            <MenuItem on_click=move |_| asked.hints.set(true)>{texts::keys()}</MenuItem>
            {demo.then(|| view! { <MenuLink href="/log-ind?skift=1">{texts::change_person()}</MenuLink> })}
            <MenuItem on_click=leave>{texts::sign_out()}</MenuItem>
        </Menu>
    }
    .into_any()
}
