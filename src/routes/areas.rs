//! The parts of the program that are fetched when they are first needed.

use std::{cell::RefCell, collections::BTreeMap};

use leptos::prelude::*;

use super::Page;
use crate::features;

/// Draws a page of an area.
pub type View = fn(Page) -> AnyView;

thread_local! {
    static LOADED: RefCell<BTreeMap<Area, View>> = const { RefCell::new(BTreeMap::new()) };
}

macro_rules! areas {
    ($($(#[$meta:meta])* $name:ident, $loader:ident => $view:path;)+) => {
        /// A part of the program with a file of its own.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        pub enum Area { $($(#[$meta])* $name),+ }

        $($(#[$meta])* #[lazy] fn $loader() -> View { $view })+

        impl Area {
            async fn fetch(self) -> View {
                match self { $($(#[$meta])* Self::$name => $loader().await),+ }
            }
        }
    };
}

areas! {
    Home, home_area => features::home::view;
    Wishes, wishes_area => features::wishes::list_view;
    Wish, wish_area => features::wishes::view;
    Initiatives, initiatives_area => features::initiatives::view;
    Roadmap, roadmap_area => features::roadmap::view;
    Admin, admin_area => features::admin::view;
    Records, records_area => features::admin::records_view;
    Session, session_area => features::session::view;
    #[cfg(debug_assertions)]
    Gallery, gallery_area => gallery;
}

#[cfg(debug_assertions)]
fn gallery(_: Page) -> AnyView {
    view! { <crate::ui::Gallery /> }.into_any()
}

impl Area {
    /// The area's pages, if they are here already.
    pub fn loaded(self) -> Option<View> {
        LOADED.with_borrow(|loaded| loaded.get(&self).copied())
    }

    /// Fetches the area. Does not come back while its file cannot be had: the start page then says so and tries again.
    pub async fn load(self) -> View {
        if let Some(view) = self.loaded() {
            return view;
        }
        let view = self.fetch().await;
        LOADED.with_borrow_mut(|loaded| loaded.insert(self, view));
        view
    }
}
