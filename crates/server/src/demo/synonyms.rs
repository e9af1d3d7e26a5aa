//! What things are called besides.

use forenkl_api::synonyms::SynonymBody;

use crate::{auth::Actor, db::Tx, fault::Fault, features::synonyms};

const GROUPS: [&[&str]; 5] = [
    &["MUS", "medarbejderudviklingssamtale"],
    &["APV", "arbejdspladsvurdering"],
    &["adgangskode", "kodeord", "password"],
    &["barsel", "barselsorlov", "forældreorlov"],
    &["nøglekort", "adgangskort"],
];

/// Keeps them.
///
/// # Errors
/// When the store refuses.
pub fn keep(tx: &mut Tx<'_>, by: &Actor) -> Result<(), Fault> {
    GROUPS.iter().try_for_each(|group| {
        let phrases = group.iter().map(|phrase| (*phrase).to_owned()).collect();
        synonyms::app::create(tx, &SynonymBody { phrases, version: 0 }, by.id()).map(drop)
    })
}
