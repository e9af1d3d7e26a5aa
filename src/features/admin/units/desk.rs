//! What the parts of the organisation page share: the units, what is open, and which dialog is up.

use std::collections::BTreeSet;

use forenkl_api::{
    Empty, Problem, UnitId,
    units::{Unit, UnitBody, UnitPath, Units, UpdateUnit},
};
use leptos::prelude::*;

use super::super::{saving::quietly, texts as admin};
use crate::{net::call, net::fetched::Fetched, ui::Toasts};

/// What the dialog is about.
#[derive(Debug, Clone, PartialEq)]
pub enum Doing {
    /// A new unit below another; `None` makes the top.
    Add(Option<UnitId>),
    Edit(UnitId),
    Move(UnitId),
    /// It cannot be removed, so it may be closed with a date.
    Close(UnitId),
}

/// The page's shared state; `Copy`, like the signals in it.
#[derive(Clone, Copy)]
pub struct Desk {
    pub units: Signal<Units>,
    pub resource: Fetched<Units>,
    pub doing: RwSignal<Doing>,
    pub dialog: RwSignal<bool>,
    /// Units whose children are shown.
    pub open: RwSignal<BTreeSet<String>>,
    pub toasts: Toasts,
    /// The row that takes the focus once it has arrived in this version.
    pub returning: StoredValue<Option<(UnitId, i64)>>,
}

impl Desk {
    /// Opens the dialog.
    pub fn start(self, doing: Doing) {
        self.doing.set(doing);
        self.dialog.set(true);
    }

    /// A unit by its id, as it is now.
    pub fn unit(self, id: &UnitId) -> Option<Unit> {
        self.units.try_with_untracked(|units| units.units.iter().find(|unit| unit.id == *id).cloned())?
    }

    /// Shows what stands below a unit.
    pub fn unfold(self, id: &UnitId) {
        let _ = self.open.try_update(|open| open.insert(id.0.clone()));
    }

    /// After a change: closes the dialog, asks for the units again and says what happened, with a way back to how it was.
    pub fn changed(self, said: String, was: &Unit, now: &Unit) {
        self.finish(&now.id, now.version);
        let (id, mut body) = (now.id.clone(), body_of(was));
        body.version = now.version;
        self.toasts.undo(said, move || {
            let (id, body) = (id.clone(), body.clone());
            quietly(self.toasts, put(id, body), move |_| self.refreshed());
        });
    }

    /// Closes the dialog, asks for the units again, and leads the focus to a row.
    pub fn finish(self, row: &UnitId, version: i64) {
        let _ = self.returning.try_set_value(Some((row.clone(), version)));
        let _ = self.dialog.try_set(false);
        self.resource.refetch();
    }

    /// After an undo.
    pub fn refreshed(self) {
        self.resource.refetch();
        self.toasts.success(admin::undone());
    }
}

/// A unit as it would be sent.
pub fn body_of(unit: &Unit) -> UnitBody {
    UnitBody {
        parent: unit.parent.clone(),
        kind: unit.kind,
        name: unit.name.clone(),
        short_name: unit.short_name.clone(),
        outside_id: unit.outside_id.clone(),
        valid_from: unit.valid_from,
        valid_to: unit.valid_to,
        version: unit.version,
    }
}

/// Changes a unit.
pub async fn put(unit: UnitId, body: UnitBody) -> Result<Unit, Problem> {
    call::<UpdateUnit>(&UnitPath { unit }, &Empty {}, &body).await
}
