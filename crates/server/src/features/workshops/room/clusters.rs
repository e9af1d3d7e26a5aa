//! Cards that are put together, and moves that are taken back.

use std::collections::BTreeSet;

use forenkl_api::{CardId, ClusterId};

use super::state::{By, State};

/// A move that can be taken back.
#[derive(Debug, Clone)]
pub(super) struct Moved {
    by: By,
    /// Where each card was before.
    before: Vec<(CardId, Option<ClusterId>)>,
    after: Option<ClusterId>,
}

/// Moves that can be taken back, at most.
const MOVES_KEPT: usize = 200;

impl State {
    /// The option a card or cluster is by now: dots follow a card into its cluster, and a cluster into the one that took its cards.
    pub fn option_of(&self, option: &str) -> String {
        let card = self.cards.get(&CardId(option.to_owned()));
        let mut at =
            card.and_then(|card| card.cluster.clone()).unwrap_or_else(|| ClusterId(option.to_owned()));
        while let Some(to) = self.became.get(&at) {
            at.clone_from(to);
        }
        at.0
    }

    /// Puts cards into a cluster or out of any, as far as they are there for whoever does it: one step, to be taken back as one.
    pub(super) fn put(&mut self, by: &By, cards: &[CardId], cluster: Option<ClusterId>) {
        let there: Vec<&CardId> = cards.iter().filter(|card| self.is_there_for(by, card)).collect();
        let mut before = Vec::new();
        for id in there {
            if let Some(card) = self.cards.get_mut(id)
                && card.cluster != cluster
            {
                before.push((id.clone(), card.cluster.take()));
                card.cluster.clone_from(&cluster);
            }
        }
        if before.is_empty() {
            return;
        }
        self.follow(&before.iter().map(|(_, from)| (from.clone(), cluster.clone())).collect::<Vec<_>>());
        let moved = Moved { by: by.clone(), before, after: cluster };
        self.moves.push(moved);
        if self.moves.len() > MOVES_KEPT {
            self.moves.remove(0);
        }
        self.sweep();
    }

    /// What lost its last card goes on as what took it, and what got one is itself: so no cluster leads back to itself, and none that holds
    /// a card leads on. Where the cards went apart, the first says where the dots go; a vote is never lost among clusters.
    fn follow(&mut self, went: &[(Option<ClusterId>, Option<ClusterId>)]) {
        for to in went.iter().filter_map(|(_, to)| to.as_ref()) {
            self.became.remove(to);
        }
        let held: BTreeSet<&ClusterId> =
            self.cards.values().filter_map(|card| card.cluster.as_ref()).collect();
        for (from, to) in went {
            if let (Some(from), Some(to)) = (from, to)
                && !held.contains(from)
            {
                self.became.entry(from.clone()).or_insert_with(|| to.clone());
            }
        }
    }

    pub(super) fn remove_card(&mut self, card: &CardId) {
        self.cards.remove(card);
        self.sweep();
    }

    /// Puts back what the same person moved last, as far as the cards still lie where they put them.
    pub(super) fn undo_move(&mut self, by: &By) {
        let Some(place) = self.moves.iter().rposition(|moved| moved.by == *by) else { return };
        let moved = self.moves.remove(place);
        let mut went = Vec::new();
        for (id, cluster) in moved.before {
            let there = cluster.as_ref().is_none_or(|cluster| self.clusters.contains_key(cluster));
            if let Some(card) = self.cards.get_mut(&id)
                && card.cluster == moved.after
                && there
            {
                went.push((card.cluster.take(), cluster.clone()));
                card.cluster = cluster;
            }
        }
        self.follow(&went);
        self.sweep();
    }

    /// What a participant did last to the clusters can be taken back.
    pub fn can_undo(&self, by: &By) -> bool {
        self.moves.iter().any(|moved| moved.by == *by)
    }

    /// A cluster without cards is gone, unless something was decided about it, or a move that can be taken back came from it.
    fn sweep(&mut self) {
        let held: BTreeSet<&ClusterId> =
            self.cards.values().filter_map(|card| card.cluster.as_ref()).collect();
        let come_from: BTreeSet<&ClusterId> = self
            .moves
            .iter()
            .flat_map(|moved| moved.before.iter().filter_map(|(_, from)| from.as_ref()))
            .collect();
        self.clusters.retain(|id, cluster| {
            held.contains(id)
                || come_from.contains(id)
                || cluster.decision.is_some()
                || cluster.wish.is_some()
                || cluster.initiative.is_some()
        });
    }
}

/// A pair in one order.
pub fn ordered(a: &CardId, b: &CardId) -> (CardId, CardId) {
    if a <= b { (a.clone(), b.clone()) } else { (b.clone(), a.clone()) }
}
