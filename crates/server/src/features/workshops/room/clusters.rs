//! Cards that are put together, and moves that are taken back.

use std::collections::{BTreeMap, BTreeSet};

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

/// A card that went from one place to another.
struct Went {
    card: CardId,
    from: Option<ClusterId>,
    to: Option<ClusterId>,
}

/// Moves that can be taken back, at most.
const MOVES_KEPT: usize = 200;

impl State {
    /// The option a card or cluster is by now: dots follow a card into its cluster, and a cluster into what took its last card, which may be
    /// that card alone.
    pub(super) fn option_of(&self, option: &str) -> String {
        let mut at = option.to_owned();
        while let Some(next) = self.leads_to(&at) {
            at = next;
        }
        at
    }

    fn leads_to(&self, option: &str) -> Option<String> {
        match self.cards.get(&CardId(option.to_owned())) {
            Some(card) => card.cluster.as_ref().map(|cluster| cluster.0.clone()),
            None => self.became.get(&ClusterId(option.to_owned())).cloned(),
        }
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
        let went = before.iter().map(|(card, from)| Went {
            card: card.clone(),
            from: from.clone(),
            to: cluster.clone(),
        });
        self.follow(&went.collect::<Vec<_>>());
        let moved = Moved { by: by.clone(), before, after: cluster };
        self.moves.push(moved);
        if self.moves.len() > MOVES_KEPT {
            self.moves.remove(0);
        }
        self.sweep();
    }

    /// What lost its last card goes on as what took it, and what got one is itself: so no cluster leads back to itself, and none that holds
    /// a card leads on. Where the cards went apart, the first that went into a cluster says where the dots go: a vote is never lost among
    /// clusters. The last card takes them along by itself, too; but where several lie by themselves now, nobody has said which was meant.
    fn follow(&mut self, went: &[Went]) {
        for to in went.iter().filter_map(|went| went.to.as_ref()) {
            self.became.remove(to);
        }
        let held: BTreeSet<&ClusterId> =
            self.cards.values().filter_map(|card| card.cluster.as_ref()).collect();
        let mut emptied: BTreeMap<&ClusterId, usize> = BTreeMap::new();
        for from in went.iter().filter_map(|went| went.from.as_ref()).filter(|from| !held.contains(from)) {
            *emptied.entry(from).or_default() += 1;
        }
        for Went { card, from, to } in went {
            let Some((from, cards)) = from.as_ref().and_then(|from| emptied.get_key_value(from)) else {
                continue;
            };
            let option = match to {
                Some(to) => to.0.clone(),
                None if *cards == 1 => card.0.clone(),
                None => continue,
            };
            self.became.entry((*from).clone()).or_insert(option);
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
                let from = card.cluster.take();
                card.cluster.clone_from(&cluster);
                went.push(Went { card: id, from, to: cluster });
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
