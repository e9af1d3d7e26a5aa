//! What somebody gave, by what it was given to by now: cards are put together while people vote, and dots go with them.

use std::collections::BTreeMap;

use super::state::State;

impl State {
    /// Where somebody placed each option. Of two that were put together they have one place, as everybody has one voice.
    pub(super) fn places_now(&self, places: &BTreeMap<String, (i64, i64)>) -> BTreeMap<String, (i64, i64)> {
        places.iter().map(|(option, place)| (self.option_of(option), *place)).collect()
    }
}
