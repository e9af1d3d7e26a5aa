//! What somebody gave, by what it was given to by now: cards are put together while people vote, and dots go with them.

use std::collections::BTreeMap;

use forenkl_api::{BlockId, ParticipantId, workshops::Act};

use super::state::{Given, State};

impl State {
    /// The dots somebody gave, by option.
    pub(super) fn dots_now(&self, votes: &BTreeMap<String, i64>) -> BTreeMap<String, i64> {
        let mut now = BTreeMap::new();
        for (option, dots) in votes {
            *now.entry(self.option_of(option)).or_default() += dots;
        }
        now
    }

    /// Where somebody placed each option. Of two that were put together they have one place, as everybody has one voice.
    pub(super) fn places_now(&self, places: &BTreeMap<String, (i64, i64)>) -> BTreeMap<String, (i64, i64)> {
        places.iter().map(|(option, place)| (self.option_of(option), *place)).collect()
    }

    /// Sets the dots of an option: what was given to anything that went into it is replaced, too.
    pub(super) fn set_dots(&mut self, participant: &ParticipantId, block: &BlockId, option: &str, dots: i64) {
        let before = self.given.get(block).and_then(|given| given.votes.get(participant));
        let replaced = self.same(before, option);
        let votes = self.given_in(block).votes.entry(participant.clone()).or_default();
        votes.retain(|option, _| !replaced.contains(option));
        if dots > 0 {
            votes.insert(option.to_owned(), dots);
        }
    }

    /// Places an option, and with it what went into it.
    pub(super) fn set_place(
        &mut self,
        participant: &ParticipantId,
        block: &BlockId,
        option: &str,
        place: (i64, i64),
    ) {
        let before = self.given.get(block).and_then(|given| given.places.get(participant));
        let replaced = self.same(before, option);
        let places = self.given_in(block).places.entry(participant.clone()).or_default();
        places.retain(|option, _| !replaced.contains(option));
        places.insert(option.to_owned(), place);
    }

    /// Whose dots and places may look different to them after cards were moved: those who gave some in the present block.
    pub(super) fn choosers_moved(&self, act: &Act) -> Vec<ParticipantId> {
        match (act, &self.now) {
            (Act::Move { .. } | Act::Gather { .. } | Act::UndoMove, Some(block)) => self.choosers(block),
            _ => Vec::new(),
        }
    }

    /// Who gave dots or places in a block.
    pub(super) fn choosers(&self, block: &BlockId) -> Vec<ParticipantId> {
        let given = self.given.get(block).into_iter();
        given.flat_map(|given| given.votes.keys().chain(given.places.keys())).cloned().collect()
    }

    fn given_in(&mut self, block: &BlockId) -> &mut Given {
        self.given.entry(block.clone()).or_default()
    }

    /// Of what somebody gave, all that is the same option by now.
    fn same<V>(&self, given: Option<&BTreeMap<String, V>>, option: &str) -> Vec<String> {
        let now = self.option_of(option);
        given
            .into_iter()
            .flat_map(BTreeMap::keys)
            .filter(|other| self.option_of(other) == now)
            .cloned()
            .collect()
    }
}
