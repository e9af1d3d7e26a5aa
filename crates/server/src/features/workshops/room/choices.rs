//! What somebody gave, by what it was given to by now: cards are put together while people vote, and dots go with them. On what is no
//! option any more there are none: in the voter's rows, in what is left to give, and in the totals alike.

use std::collections::BTreeMap;

use forenkl_api::{
    BlockId, ParticipantId,
    workshops::{Act, Lead},
};

use super::state::{Done, Given, State};

impl State {
    /// The dots somebody gave, by option.
    pub fn dots_now(&self, votes: &BTreeMap<String, i64>) -> BTreeMap<String, i64> {
        let mut now = BTreeMap::new();
        for (option, dots) in votes {
            if let Some(option) = self.option_now(option) {
                *now.entry(option).or_default() += dots;
            }
        }
        now
    }

    /// The option that something is by now, where it is one.
    pub(super) fn option_now(&self, option: &str) -> Option<String> {
        let now = self.option_of(option);
        self.options().contains(&now).then_some(now)
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
        self.fit(block, participant);
    }

    /// Dots on what is no option are kept, for when a move is taken back and it is one again; but not those that were given to something
    /// else meanwhile, so that nobody ever has more than there are.
    fn fit(&mut self, block: &BlockId, participant: &ParticipantId) {
        let Some(budget) = self.step(block).map(|step| self.votes(step)) else { return };
        let given = self.given.get(block).and_then(|given| given.votes.get(participant));
        let mut over = given.map_or(0, |votes| votes.values().sum::<i64>()) - budget;
        if over <= 0 {
            return;
        }
        let keys = given.into_iter().flat_map(BTreeMap::keys);
        let unseen: Vec<String> = keys.filter(|option| self.option_now(option).is_none()).cloned().collect();
        let votes = self.given_in(block).votes.entry(participant.clone()).or_default();
        for option in unseen {
            if let Some(dots) = votes.get_mut(&option) {
                let taken = over.min(*dots);
                *dots -= taken;
                over -= taken;
            }
        }
        votes.retain(|_, dots| *dots > 0);
    }

    /// The same for everybody, where the block has fewer dots than before.
    pub(super) fn fit_all(&mut self, block: &BlockId) {
        let voters = self.given.get(block).into_iter().flat_map(|given| given.votes.keys());
        for participant in voters.cloned().collect::<Vec<_>>() {
            self.fit(block, &participant);
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

    /// Whose dots and places may look different to them after this: those who gave some in the present block, where options come, go, or
    /// become others.
    pub(super) fn choosers_moved(&self, done: &Done) -> Vec<ParticipantId> {
        match &self.now {
            Some(block) if moves_options(done) => self.choosers(block),
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

fn moves_options(done: &Done) -> bool {
    match done {
        Done::Acted(act) | Done::Led(Lead::Do { act } | Lead::For { act, .. }) => {
            matches!(act, Act::Move { .. } | Act::Gather { .. } | Act::UndoMove | Act::TakeBack { .. })
        }
        Done::Led(lead) => {
            matches!(lead, Lead::RemoveCard { .. } | Lead::Reveal { .. } | Lead::Change { .. })
        }
        _ => false,
    }
}
