//! The place where the page goes. The old page stays until the part of the program that draws the new one is there.

use leptos::{prelude::*, task::spawn_local};

use super::{
    guard::{Shown, decide},
    instead::Instead,
    soon::soon,
};
use crate::{
    navigation::{self, Arrival},
    reactive::Effect,
    routes::{Area, Page, View},
    session::use_session,
    ui::{Shape, Skeleton, page},
};

/// The page of the present address.
#[component]
pub fn Outlet() -> impl IntoView {
    let session = use_session();
    let place = navigation::place();
    let page = Memo::new(move |_| place.with(|place| Page::find(&place.path)));
    let wanted = Memo::new(move |_| decide(page.get(), &session.state()));
    let shown = RwSignal::new(Shown::Wait);
    let fetching = RwSignal::new(false);
    Effect::new(move |_| {
        // The part is fetched while the session is still being asked for.
        if let Some(page) = page.get() {
            spawn_local(async move {
                page.area().load().await;
            });
        }
    });
    Effect::new(move |_| {
        let next = wanted.get();
        let Some(area) = area_of(&next).filter(|area| area.loaded().is_none()) else {
            fetching.set(false);
            return show(shown, next);
        };
        fetching.set(true);
        spawn_local(async move {
            area.load().await;
            if wanted.try_get_untracked().as_ref() == Some(&next) {
                fetching.try_set(false);
                show(shown, next);
            }
        });
    });
    let width = move || match shown.get() {
        Shown::Page(page, _) => page.width(),
        _ => "page",
    };
    view! {
        <main id="main" class=width tabindex="-1" aria-busy=move || fetching.get().then_some("true")>
            {move || {
                let now = shown.get();
                // What a page reads while it is built must not have it built again.
                untrack(|| draw(now))
            }}
        </main>
        <div class="fetching" class:on=fetching aria-hidden="true"></div>
    }
    .into_any()
}

/// The part of the program that draws it.
fn area_of(shown: &Shown) -> Option<Area> {
    match shown {
        Shown::Page(page, _) => Some(page.area()),
        Shown::SignIn => Some(Page::SignIn.area()),
        _ => None,
    }
}

fn show(shown: RwSignal<Shown>, next: Shown) {
    if shown.try_get_untracked().as_ref() == Some(&next) {
        return;
    }
    if next != Shown::Wait {
        match navigation::arrival() {
            Arrival::Loaded => {}
            Arrival::Forward => page::expect_focus(),
            Arrival::Back => focus_main(),
        }
    }
    if let Shown::Page(page, _) = &next {
        document().set_title(&format!("{} · Forenkl", page.title()));
    }
    shown.try_set(next);
}

/// Going back keeps the place on the page, so the focus goes to the page as a whole.
fn focus_main() {
    use wasm_bindgen::JsCast;
    let Some(main) = document().get_element_by_id("main") else { return };
    if let Ok(main) = main.dyn_into::<web_sys::HtmlElement>() {
        let options = web_sys::FocusOptions::new();
        options.set_prevent_scroll(true);
        let _ = main.focus_with_options(&options);
    }
}

fn draw(shown: Shown) -> AnyView {
    match shown {
        Shown::Wait => waiting(),
        Shown::Page(page, _) => draw_with(page.area(), page),
        Shown::SignIn => draw_with(Page::SignIn.area(), Page::SignIn),
        Shown::Unreachable => instead(Instead::Unreachable),
        Shown::Refused(page) => instead(Instead::Refused(page)),
        Shown::NotFound => instead(Instead::NotFound),
    }
}

fn draw_with(area: Area, page: Page) -> AnyView {
    area.loaded().map_or_else(|| ().into_any(), |view: View| view(page))
}

fn instead(why: Instead) -> AnyView {
    soon(waiting, move |soon| (soon.instead)(&why))
}

fn waiting() -> AnyView {
    view! { <Skeleton shape=Shape::Rows(4) /> }.into_any()
}
