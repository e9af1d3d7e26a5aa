//! The top of every page: where one can go, and who one is. On a phone the ways lie at the bottom of the screen.

use forenkl_api::{
    Empty, Permission,
    session::{ChangeProfile, Me, ProfileBody},
};
use leptos::{prelude::*, task::spawn_local};

use super::{soon::soon, texts};
use crate::{
    i18n::{self, Lang},
    navigation, net,
    routes::Page,
    session::{SessionState, use_session},
    ui::{Avatar, Button, ButtonKind, Glyph, Icon},
};

/// The header.
#[component]
pub fn Header() -> impl IntoView {
    let session = use_session();
    let me = Memo::new(move |_| session.me());
    let co_leads = Memo::new(move |_| session.co_leads());
    let known = Memo::new(move |_| !matches!(session.state(), SessionState::Loading));
    view! {
        <header class="top no-print">
            <div class="top-in">
                <a class="logo" href="/">
                    <i></i>
                    "Forenkl"
                </a>
                {move || me.with(|me| me.as_ref().map(|me| navigation_bar(me, co_leads.get())))}
                <div class="top-right">
                    {move || match me.get() {
                        Some(me) => account(me),
                        None if known.get() => soon(language_to_come, |soon| (soon.language)()),
                        // Who is signed in is being asked; neither of the two belongs here yet.
                        None => ().into_any(),
                    }}
                </div>
            </div>
        </header>
    }
    .into_any()
}

fn navigation_bar(me: &Me, co_leads: bool) -> AnyView {
    let place = navigation::place();
    let section = Memo::new(move |_| place.with(|place| Page::find(&place.path).map(|page| page.section())));
    let entries = [
        (Page::Home, Glyph::Home),
        (Page::Wishes, Glyph::Wish),
        (Page::Initiatives, Glyph::Initiative),
        (Page::Roadmap, Glyph::Roadmap),
        (Page::Overview, Glyph::Chart),
        (Page::Workshops, Glyph::Users),
        (Page::Admin, Glyph::Settings),
    ];
    let links = entries
        .into_iter()
        // Everybody may look which workshops are theirs; most have none, and no use for the word.
        .filter(|(page, _)| *page != Page::Workshops || co_leads || me.can(Permission::WorkshopLead))
        .filter(|(page, _)| page.access().allows(Some(me)))
        .map(|(page, glyph)| {
            let href = page.fixed();
            let text = page.title();
            let current = move || (section.get() == Some(href)).then_some("page");
            // The long word does not fit below a phone's icon.
            let name = if page == Page::Admin { texts::admin_short() } else { text };
            view! {
                <a href=href aria-current=current>
                    <Icon of=glyph />
                    <span>{name}</span>
                </a>
            }
        })
        .collect_view();
    view! {
        <nav class="top-nav" aria-label=texts::main_menu()>
            {links}
        </nav>
    }
    .into_any()
}

fn account(me: Me) -> AnyView {
    let to_come = me.clone();
    soon(move || account_to_come(&to_come), move |soon| (soon.account)(&me))
}

/// Who one is, as words and initials.
pub(super) fn who(me: &Me) -> AnyView {
    let name = me.name.clone();
    let unit = me.home.as_ref().map(|home| home.unit_name.clone());
    view! {
        <span class="who">
            <Avatar name=name.clone() />
            <span class="who-text">{name} <small>{unit}</small></span>
        </span>
    }
    .into_any()
}

/// The same as the menu that is about to come, in the same place.
fn account_to_come(me: &Me) -> AnyView {
    view! {
        <span class="button button-icon-only" aria-hidden="true">
            <Icon of=Glyph::Search />
        </span>
        <span class="button button-tertiary">{who(me)}</span>
    }
    .into_any()
}

/// The same as the button that is about to come, in the same place.
fn language_to_come() -> AnyView {
    view! {
        <span class="button button-tertiary" aria-hidden="true">
            <Icon of=Glyph::Language />
            {other_language()}
        </span>
    }
    .into_any()
}

/// The way to the other language.
pub(super) fn language_button() -> AnyView {
    view! {
        <Button kind=ButtonKind::Ghost icon=Glyph::Language on_click=move |_| switch_language()>
            {other_language()}
        </Button>
    }
    .into_any()
}

/// The other language's name, in that language.
pub(super) fn other_language() -> AnyView {
    view! { <span lang=i18n::lang().other().code()>{texts::other_language()}</span> }.into_any()
}

/// The other language, for this browser and, where someone is signed in, for letters to them.
pub(super) fn switch_language() {
    let lang = i18n::lang().other();
    let language = match lang {
        Lang::Da => forenkl_api::people::Language::Danish,
        Lang::En => forenkl_api::people::Language::English,
    };
    let signed_in = use_session().me_now().is_some();
    spawn_local(async move {
        if signed_in {
            let _ = net::call::<ChangeProfile>(&Empty {}, &Empty {}, &ProfileBody { language }).await;
        }
        i18n::set_language(lang);
    });
}
