//! Blocks: added, gone to, left.

use std::collections::BTreeSet;

use forenkl_api::{
    BlockId, Timestamp,
    workshops::{Block, BlockKind, tally},
};

use super::state::{State, Step};

impl State {
    /// Adds up the time of the block that is being left, and closes what was given in it.
    pub(super) fn leave(&mut self, at: Timestamp) {
        let since = self.since.take();
        if let (Some(block), Some(since)) = (&self.now, since)
            && let Some(step) = self.steps.get_mut(block)
        {
            step.took += (at.0 - since.0).max(0);
            if step.takes_choices() {
                step.closed_at = step.closed_at.or(Some(at));
            }
        }
    }

    pub(super) fn go(&mut self, block: &BlockId, at: Timestamp) {
        if self.now.as_ref() == Some(block) {
            return;
        }
        self.leave(at);
        self.now = Some(block.clone());
        self.since = Some(at);
        self.timer = None;
        self.change(block, |step| {
            step.began_at = step.began_at.or(Some(at));
            step.skipped = false;
        });
        // Logs from when pairs were shown the whole room's cards are read by this rule, too, and that is fine: what was shown early then is
        // shown from the next block of the whole room on, and what was put together or voted on was so in such a block.
        if self.step(block).is_some_and(Step::is_in_the_open) {
            self.show_what_came_before(block);
        }
        self.settle_budget(block);
    }

    /// Shows everybody the cards of a block. Whoever talks, in pairs too, has all of their own cards in front of them, so all that was
    /// written by then is shown.
    pub(super) fn reveal(&mut self, block: &BlockId) {
        if self.kind(block) == Some(BlockKind::Discuss) {
            self.show_what_came_before(block);
        }
        self.change(block, |step| step.revealed = true);
    }

    fn show_what_came_before(&mut self, block: &BlockId) {
        let before: Vec<BlockId> = self.agenda.iter().take_while(|id| *id != block).cloned().collect();
        let written: BTreeSet<BlockId> = self.cards.values().map(|card| card.block.clone()).collect();
        for id in before.iter().filter(|id| written.contains(*id)) {
            self.change(id, |step| step.revealed = true);
        }
    }

    /// A card from somebody who finishes a sentence when the room has gone on is shown where the room is by then, also where it is the first
    /// of its block. A block in which nobody has written stays silent until then: the room may come back to it.
    pub(super) fn show_late(&mut self, block: &BlockId) {
        let Some(now) = self.now.clone() else { return };
        let place = |id: &BlockId| self.agenda.iter().position(|one| one == id);
        if self.step(&now).is_some_and(Step::is_in_the_open) && place(block) < place(&now) {
            self.change(block, |step| step.revealed = true);
        }
    }

    /// From when there is something to vote on, everybody has the same dots to the end.
    pub(super) fn settle_budget(&mut self, block: &BlockId) {
        let options = self.options().len();
        if self.kind(block) == Some(BlockKind::Vote) && options > 0 {
            self.change(block, |step| {
                step.budget.get_or_insert(tally::default_votes(options));
            });
        }
    }

    pub(super) fn add_block(&mut self, mut block: Block, after: Option<&BlockId>, last: bool) -> String {
        self.made.blocks += 1;
        let id = BlockId(format!("b{}", self.made.blocks));
        block.id = id.clone();
        let place = match after {
            Some(after) => {
                self.agenda.iter().position(|id| id == after).map_or(self.agenda.len(), |at| at + 1)
            }
            None if last => self.agenda.len(),
            None => 0,
        };
        self.agenda.insert(place, id.clone());
        let step = Step {
            plan: block,
            skipped: false,
            revealed: false,
            closed_at: None,
            began_at: None,
            took: 0,
            budget: None,
        };
        self.steps.insert(id.clone(), step);
        id.0
    }
}
