//! The parts of the program that are fetched when they are first needed: one for each page, or for pages that share nearly all.
//!
//! The list of wishes is in the main part: links to it are what people send each other. What several parts share is a module of its
//! own; which modules travel in one file is worked out by the build tool.

use std::cell::RefCell;

use leptos::prelude::*;

use super::Page;
use crate::{
    features::{
        admin, feeds, home, initiatives, notices, overview, roadmap, session, triage, wishes, workshops,
    },
    shell::{
        rare::{RARE, Rare},
        soon::{SOON, Soon},
    },
};

/// Draws a page of an area.
pub type View = fn(Page) -> AnyView;

thread_local! {
    static LOADED: RefCell<Vec<(Area, View)>> = const { RefCell::new(Vec::new()) };
}

/// Declares the areas: the variant, the function the splitter knows the part by, and what the part brings.
macro_rules! areas {
    ($($(#[$about:meta])* $name:ident $part:ident $view:path,)*) => {
        /// A part of the program that draws pages.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Area {
            /// Here from the start.
            Main,
            $($(#[$about])* $name,)*
        }

        $(
            #[lazy]
            fn $part() -> View {
                $view
            }
        )*

        impl Area {
            async fn fetch(self) -> View {
                match self {
                    Self::Main => wishes::list_view,
                    $(Self::$name => $part().await,)*
                }
            }
        }
    };
}

areas! {
    /// Min side.
    Home home_part home_view,
    /// What one was told, and how soon one is mailed.
    Notices notices_part notices_view,
    /// Signing in, invitations, the own profile.
    Session session_part session::view,
    NewWish new_wish_part wishes::new_view,
    /// One wish in full.
    Wish wish_part wishes::detail_view,
    EditWish edit_wish_part wishes::edit_view,
    /// What awaits an answer.
    Triage triage_part triage::view,
    /// The texts answers begin with.
    Templates templates_part triage::templates_view,
    /// Wishes that are likely about the same.
    Doubles doubles_part triage::doubles_view,
    Initiatives initiatives_part initiatives::list_view,
    /// One initiative in full.
    Initiative initiative_part initiatives::detail_view,
    /// A new initiative, or one being changed.
    InitiativeForm initiative_form_part initiatives::form_view,
    Roadmap roadmap_part roadmap::view,
    /// How wishes are answered.
    Overview overview_part overview::view,
    /// Workshops one may lead.
    Workshops workshops_part workshops::list_view,
    /// Leading one.
    WorkshopRoom workshop_room_part workshops::room_view,
    /// What its projector shows.
    WorkshopWall workshop_wall_part workshops::wall_view,
    /// Planning one.
    WorkshopPlan workshop_plan_part workshops::plan_view,
    /// What one amounted to.
    WorkshopRecord workshop_record_part workshops::record_view,
    /// Units, and the way into the administration.
    Units units_part admin::units_view,
    People people_part admin::people_view,
    /// Areas, and how long each has.
    Areas areas_part admin::areas_view,
    Rounds rounds_part admin::rounds_view,
    Synonyms synonyms_part admin::synonyms_view,
    /// Records in and out.
    Transfer transfer_part admin::transfer_view,
    /// What was done, and what was mailed.
    Activity activity_part admin::activity_view,
    /// Who else is told.
    Webhooks webhooks_part admin::webhooks_view,
}

fn notices_view(page: Page) -> AnyView {
    match page {
        Page::Feeds => feeds::view(page),
        _ => notices::view(page),
    }
}

fn home_view(page: Page) -> AnyView {
    match page {
        #[cfg(debug_assertions)]
        Page::Gallery => view! { <crate::ui::Gallery /> }.into_any(),
        _ => home::view(page),
    }
}

/// Fetched by everyone right after the first picture, so the build lets all other parts rely on it: see `web/bind.rs` of the build
/// tool, which knows it by this name.
#[lazy]
fn soon_part() -> Soon {
    SOON
}

#[lazy]
fn rare_part() -> Rare {
    RARE
}

/// Fetches what follows the first picture.
pub async fn load_soon() -> Soon {
    soon_part().await
}

/// Fetches what is rarely shown around the pages.
pub async fn load_rare() -> Rare {
    rare_part().await
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
        let view = self.fetch().await;
        LOADED.with_borrow_mut(|loaded| loaded.push((self, view)));
        view
    }
}
