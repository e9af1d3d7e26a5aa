//! What can be chosen from in a plan.

use forenkl_api::{Empty, Permission, workshops::ListFacilitators};
use leptos::prelude::*;

use crate::{
    features::{
        initiatives::people_choices,
        wishes::{area_choices, round_choices, unit_choices},
    },
    net::{call, fetched::Fetched},
    session::use_session,
    ui::Choice,
};

/// What can be chosen from. `Copy`, like the signals in it.
#[derive(Clone, Copy)]
pub struct Known {
    pub units: Signal<Vec<Choice>>,
    pub rounds: Signal<Vec<Choice>>,
    pub areas: Signal<Vec<Choice>>,
    /// Nothing for those who may not see who there is.
    pub people: Option<Signal<Vec<Choice>>>,
}

impl Known {
    /// Asks for it, once for the page.
    pub fn fetch() -> Self {
        // Who leads only because they were asked to does not choose others.
        let may_choose = use_session().me_now().is_some_and(|me| me.can(Permission::WorkshopLead));
        Self {
            units: unit_choices(),
            rounds: round_choices(),
            areas: area_choices(),
            people: may_choose.then(|| {
                people_choices(Fetched::new(|| call::<ListFacilitators>(&Empty {}, &Empty {}, &Empty {})))
            }),
        }
    }
}

/// What a choice is called; the value itself where it is not (or no longer) known.
pub fn name_of(choices: &[Choice], value: &str) -> String {
    let found = choices.iter().find(|choice| choice.value == value);
    found.map_or_else(|| value.to_owned(), |choice| choice.label.clone())
}
