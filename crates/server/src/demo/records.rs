//! The records that come from files, taken in through the same import as everyone's.

use std::collections::BTreeMap;

use forenkl_api::transfer::ImportKind;

use crate::{
    db::Tx,
    fault::Fault,
    features::transfer::app::{self, Incoming},
};

const ORGANISATION: (ImportKind, &str, &[u8]) =
    (ImportKind::Units, "organisation.csv", include_bytes!("../../demo/organisation.csv"));
const LOCAL_UNITS: (ImportKind, &str, &[u8]) =
    (ImportKind::Units, "enheder.csv", include_bytes!("../../demo/enheder.csv"));
const AREAS: (ImportKind, &str, &[u8]) =
    (ImportKind::Areas, "fagomraader.csv", include_bytes!("../../demo/fagomraader.csv"));
const WISHES: (ImportKind, &str, &[u8]) =
    (ImportKind::Wishes, "oensker.csv", include_bytes!("../../demo/oensker.csv"));
const INITIATIVES: (ImportKind, &str, &[u8]) =
    (ImportKind::Initiatives, "tiltag.csv", include_bytes!("../../demo/tiltag.csv"));

/// Takes in the organisation and the areas.
///
/// # Errors
/// When a row is refused, which would be a slip in the demo's own files, or the store refuses.
pub fn organisation(tx: &mut Tx<'_>) -> Result<(), Fault> {
    [ORGANISATION, LOCAL_UNITS, AREAS].into_iter().try_for_each(|file| take_in(tx, file))
}

/// Takes in the wishes and initiatives that the source papers report.
///
/// # Errors
/// As [`organisation`].
pub fn reported(tx: &mut Tx<'_>) -> Result<(), Fault> {
    [WISHES, INITIATIVES].into_iter().try_for_each(|file| take_in(tx, file))
}

fn take_in(tx: &mut Tx<'_>, (kind, name, bytes): (ImportKind, &str, &[u8])) -> Result<(), Fault> {
    let incoming = Incoming::read(kind, name, bytes, BTreeMap::new())?;
    let report = app::run(tx, &incoming, None)?;
    match report.rows.iter().find(|row| !row.problems.is_empty()) {
        Some(row) => Err(Fault::internal(format!("{name}, row {}: {:?}", row.row, row.problems))),
        None => Ok(()),
    }
}
