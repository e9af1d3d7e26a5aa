//! The parts of the program that are fetched when they are first needed.
//!
//! The splitter makes one more file for each combination of parts that share code, so there are few of them. The list of wishes is
//! in the main part: links to it are what people send each other.

use std::cell::RefCell;

use leptos::prelude::*;

use super::Page;
use crate::{
    features::{admin, home, initiatives, roadmap, session, wishes},
    shell::{
        rare::{RARE, Rare},
        soon::{SOON, Soon},
    },
};

/// Draws a page of an area.
pub type View = fn(Page) -> AnyView;

/// A part of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Area {
    /// Here from the start.
    Main,
    /// Where one starts from: Min side, signing in, the own profile, and what keys open from anywhere.
    Start,
    /// One wish: new, in full, being mended.
    Wish,
    /// Initiatives and the roadmap.
    Initiatives,
    /// The organisation: units, people, areas, rounds.
    Admin,
    /// Records in and out, and the log of what was done.
    Records,
}

thread_local! {
    static LOADED: RefCell<Vec<(Area, View)>> = const { RefCell::new(Vec::new()) };
}

fn start_view(page: Page) -> AnyView {
    match page {
        Page::Home => home::view(page),
        #[cfg(debug_assertions)]
        Page::Gallery => view! { <crate::ui::Gallery /> }.into_any(),
        _ => session::view(page),
    }
}

fn initiatives_view(page: Page) -> AnyView {
    match page {
        Page::Roadmap => roadmap::view(page),
        _ => initiatives::view(page),
    }
}

/// What the start part brings.
#[derive(Clone, Copy)]
struct Start {
    view: View,
    rare: Rare,
}

/// Fetched by everyone right after the first picture, so the build lets all other parts rely on it: see `web/bind.rs` of the build
/// tool, which knows it by this name.
#[lazy]
fn soon_part() -> Soon {
    SOON
}

#[lazy]
fn start_part() -> Start {
    Start { view: start_view, rare: RARE }
}

#[lazy]
fn wish_part() -> View {
    wishes::view
}

#[lazy]
fn initiatives_part() -> View {
    initiatives_view
}

#[lazy]
fn admin_part() -> View {
    admin::view
}

#[lazy]
fn records_part() -> View {
    admin::records_view
}

/// Fetches what follows the first picture.
pub async fn load_soon() -> Soon {
    soon_part().await
}

/// Fetches what is rarely shown around the pages.
pub async fn load_rare() -> Rare {
    start_part().await.rare
}

impl Area {
    /// The area's pages, if they are here already.
    pub fn loaded(self) -> Option<View> {
        match self {
            Self::Main => Some(wishes::list_view),
            _ => LOADED
                .with_borrow(|loaded| loaded.iter().find(|(area, _)| *area == self).map(|(_, view)| *view)),
        }
    }

    /// Fetches the area. Does not come back while its file cannot be had: the start page then says so and tries again.
    pub async fn load(self) -> View {
        if let Some(view) = self.loaded() {
            return view;
        }
        let view = match self {
            Self::Main => wishes::list_view,
            Self::Start => start_part().await.view,
            Self::Wish => wish_part().await,
            Self::Initiatives => initiatives_part().await,
            Self::Admin => admin_part().await,
            Self::Records => records_part().await,
        };
        LOADED.with_borrow_mut(|loaded| loaded.push((self, view)));
        view
    }
}
