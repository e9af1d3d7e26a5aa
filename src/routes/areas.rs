//! The parts of the program that are fetched when they are first needed.
//!
//! The splitter makes one more file for each combination of parts that share code, so there are few of them, and what most people
//! need first is in the main part: Min side, the list of wishes, signing in.

use std::{cell::RefCell, collections::BTreeMap};

use leptos::prelude::*;

use super::Page;
use crate::features::{admin, home, initiatives, roadmap, session, wishes};

/// Draws a page of an area.
pub type View = fn(Page) -> AnyView;

/// A part of the program.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Area {
    /// Here from the start.
    Main,
    /// One wish: new, in full, being mended.
    Wish,
    /// Initiatives and the roadmap.
    Initiatives,
    Admin,
}

thread_local! {
    static LOADED: RefCell<BTreeMap<Area, View>> = const { RefCell::new(BTreeMap::new()) };
}

fn main_view(page: Page) -> AnyView {
    match page {
        Page::Home => home::view(page),
        Page::Wishes => wishes::list_view(page),
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

fn admin_view(page: Page) -> AnyView {
    match page {
        Page::AdminTransfer | Page::AdminActivity => admin::records_view(page),
        _ => admin::view(page),
    }
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
    admin_view
}

impl Area {
    /// The area's pages, if they are here already.
    pub fn loaded(self) -> Option<View> {
        match self {
            Self::Main => Some(main_view),
            _ => LOADED.with_borrow(|loaded| loaded.get(&self).copied()),
        }
    }

    /// Fetches the area. Does not come back while its file cannot be had: the start page then says so and tries again.
    pub async fn load(self) -> View {
        if let Some(view) = self.loaded() {
            return view;
        }
        let view = match self {
            Self::Main => main_view,
            Self::Wish => wish_part().await,
            Self::Initiatives => initiatives_part().await,
            Self::Admin => admin_part().await,
        };
        LOADED.with_borrow_mut(|loaded| loaded.insert(self, view));
        view
    }
}
