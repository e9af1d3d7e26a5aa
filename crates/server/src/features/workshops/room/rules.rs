//! What may be done now. Pure: the state, who, what and when.

use std::collections::BTreeMap;

use forenkl_api::{
    BlockId, CardId, ClusterId, FieldCode, ParticipantId, Timestamp,
    problem::ConflictReason,
    workshops::{Act, Block, BlockKind, Grouping, Lead, WorkshopStatus, plan::BLOCKS_MAX},
};

use super::state::{By, State, Step};
use crate::fault::Fault;

/// Votes on their way when a vote is closed still count, for so long in milliseconds.
const GRACE: i64 = 3_000;
/// So that one phone cannot fill the room.
const CARDS_EACH: usize = 100;
const CARDS_MAX: usize = 3_000;
const ACTS_EACH: usize = 5_000;
const PARKED_MAX: usize = 200;
const PARKED_EACH: usize = 20;
pub const PEOPLE_MAX: usize = 5_000;

type Verdict = Result<(), Fault>;

fn not_now() -> Fault {
    Fault::conflict(ConflictReason::NotNow)
}

impl State {
    /// Whether somebody may do this now.
    ///
    /// # Errors
    /// `not_found` for what is not there or not shown to them; `forbidden` for what is not theirs; `conflict` for what does not fit the
    /// moment: `not_now`, `voting_closed`, `over_budget`, `waiting`, `workshop_ended`, `too_many`.
    pub fn may_act(&self, by: &By, act: &Act, at: Timestamp) -> Verdict {
        // Where the record is to be sent is often said when it is over.
        if !matches!(act, Act::Tell { .. }) {
            self.runs()?;
        }
        if let By::Participant(participant) = by {
            let member = self.people.get(participant).ok_or_else(Fault::forbidden)?;
            if member.out {
                return Err(Fault::forbidden());
            }
            if member.waits && !matches!(act, Act::Tell { .. }) {
                return Err(Fault::conflict(ConflictReason::Waiting));
            }
            let parks = matches!(act, Act::Park { .. }) && member.parked >= PARKED_EACH;
            if member.acts >= ACTS_EACH || parks {
                return Err(Fault::conflict(ConflictReason::TooMany));
            }
        } else if act.is_personal() {
            // A facilitator has no vote, and no name here.
            return Err(Fault::forbidden());
        }
        match act {
            Act::Write { block, .. } => self.may_write(by, block),
            Act::Rewrite { card, .. } => {
                self.owns(by, card)?;
                // Dots would lie on words that nobody gave them to.
                if self.is_answered(card) { Err(not_now()) } else { Ok(()) }
            }
            Act::TakeBack { card } => {
                self.owns(by, card)?;
                // Others have put it with theirs.
                let together = self.cards.get(card).is_some_and(|card| card.cluster.is_some());
                if together { Err(not_now()) } else { Ok(()) }
            }
            Act::Move { cards, cluster } => {
                self.may_group(by)?;
                self.sees_some(by, cards)?;
                cluster.as_ref().map_or(Ok(()), |cluster| self.has_cluster(cluster))
            }
            Act::Gather { cards, .. } => {
                self.may_group(by)?;
                self.sees_some(by, cards)
            }
            Act::Name { cluster, .. } => {
                self.may_group(by)?;
                self.has_cluster(cluster)
            }
            Act::UndoMove => {
                self.may_group(by)?;
                if self.can_undo(by) { Ok(()) } else { Err(not_now()) }
            }
            Act::Vote { block, option, dots } => {
                let step = self.takes(block, BlockKind::Vote, at)?;
                // Dots can be taken back from what is no option any more.
                if *dots > 0 {
                    self.is_option(option)?;
                }
                self.within_budget(by, block, step, option, *dots)
            }
            Act::Place { block, option, .. } => {
                self.takes(block, BlockKind::Prioritise, at)?;
                self.is_option(option)
            }
            Act::Stand { block, statement, .. } => {
                let step = self.takes(block, BlockKind::Judge, at)?;
                let there = usize::try_from(*statement).is_ok_and(|at| at < step.plan.statements.len());
                if there { Ok(()) } else { Err(Fault::not_found()) }
            }
            Act::Ready { block, .. } if self.now.as_ref() != Some(block) => Err(not_now()),
            Act::Park { .. } if self.parked.len() >= PARKED_MAX => {
                Err(Fault::conflict(ConflictReason::TooMany))
            }
            Act::Ready { .. } | Act::Hand { .. } | Act::Park { .. } | Act::Tell { .. } => Ok(()),
        }
    }

    fn runs(&self) -> Verdict {
        if self.status == WorkshopStatus::Running {
            Ok(())
        } else {
            Err(Fault::conflict(ConflictReason::WorkshopEnded))
        }
    }

    /// Blocks that were left take cards too: nobody is cut off in a sentence.
    fn may_write(&self, by: &By, block: &BlockId) -> Verdict {
        let step = self.step(block).filter(|step| step.began_at.is_some()).ok_or_else(not_now)?;
        if !matches!(step.plan.kind, BlockKind::Write | BlockKind::Discuss) {
            return Err(not_now());
        }
        let own = self.cards.values().filter(|card| card.by.as_ref() == Some(by)).count();
        let too_many = self.cards.len() >= CARDS_MAX || (own >= CARDS_EACH && *by != By::Facilitator);
        if too_many { Err(Fault::conflict(ConflictReason::TooMany)) } else { Ok(()) }
    }

    fn owns(&self, by: &By, card: &CardId) -> Verdict {
        let known = self.cards.get(card).ok_or_else(Fault::not_found)?;
        match (&known.by, by) {
            (Some(author), by) if author == by => Ok(()),
            // What one does not see is not there.
            _ if !self.is_shown(known) => Err(Fault::not_found()),
            _ => Err(Fault::forbidden()),
        }
    }

    /// Whether a card, or the group it lies in, was given dots or places, or something was decided about it.
    fn is_answered(&self, card: &CardId) -> bool {
        let option = self.option_of(card.as_str());
        let is_it = |given: &String| self.option_of(given) == option;
        let was_given = self.given.values().any(|given| {
            given.votes.values().flat_map(BTreeMap::keys).any(is_it)
                || given.places.values().flat_map(BTreeMap::keys).any(is_it)
        });
        let cluster = self.cards.get(card).and_then(|card| self.clusters.get(card.cluster.as_ref()?));
        was_given
            || cluster.is_some_and(|cluster| {
                cluster.decision.is_some() || cluster.wish.is_some() || cluster.initiative.is_some()
            })
    }

    fn may_group(&self, by: &By) -> Verdict {
        let step = self.now.as_ref().and_then(|block| self.step(block));
        match (by, step) {
            (By::Facilitator, _) => Ok(()),
            (_, Some(step)) if step.plan.kind == BlockKind::Group => match step.plan.grouping {
                Grouping::Everyone => Ok(()),
                Grouping::Facilitator => Err(Fault::forbidden()),
            },
            _ => Err(not_now()),
        }
    }

    /// Whether a card is there for somebody: for the facilitator every one, for the others what is shown.
    pub(super) fn is_there_for(&self, by: &By, card: &CardId) -> bool {
        self.cards.get(card).is_some_and(|card| *by == By::Facilitator || self.is_shown(card))
    }

    fn sees(&self, by: &By, cards: &[CardId]) -> Verdict {
        let seen = |card: &CardId| self.is_there_for(by, card);
        if !cards.is_empty() && cards.iter().all(seen) { Ok(()) } else { Err(Fault::not_found()) }
    }

    /// Of many cards that are moved at once one may have been taken back meanwhile: that is no reason to leave the others.
    fn sees_some(&self, by: &By, cards: &[CardId]) -> Verdict {
        if cards.iter().any(|card| self.is_there_for(by, card)) { Ok(()) } else { Err(Fault::not_found()) }
    }

    fn has_cluster(&self, cluster: &ClusterId) -> Verdict {
        if self.clusters.contains_key(cluster) { Ok(()) } else { Err(Fault::not_found()) }
    }

    /// The block takes votes, places or stances now, or did a moment ago.
    fn takes(&self, block: &BlockId, kind: BlockKind, at: Timestamp) -> Result<&Step, Fault> {
        // What has not begun is not there: nobody learns what comes.
        let there = |step: &&Step| step.plan.kind == kind && step.began_at.is_some();
        let step = self.step(block).filter(there).ok_or_else(Fault::not_found)?;
        match step.closed_at {
            Some(closed) if at.0 - closed.0 > GRACE => Err(Fault::conflict(ConflictReason::VotingClosed)),
            Some(_) => Ok(step),
            None if self.now.as_ref() == Some(block) => Ok(step),
            None => Err(not_now()),
        }
    }

    fn is_option(&self, option: &str) -> Verdict {
        if self.options().contains(option) { Ok(()) } else { Err(Fault::not_found()) }
    }

    fn within_budget(&self, by: &By, block: &BlockId, step: &Step, option: &str, dots: i64) -> Verdict {
        let By::Participant(participant) = by else { return Err(Fault::forbidden()) };
        let given = self.given.get(block).and_then(|given| given.votes.get(participant));
        let now = given.map(|votes| self.dots_now(votes)).unwrap_or_default();
        // What was put together is one option, and set as one.
        let before = now.get(&self.option_of(option)).copied().unwrap_or(0);
        let others = now.values().sum::<i64>() - before;
        let fits = dots <= before || others + dots <= self.votes(step);
        if fits { Ok(()) } else { Err(Fault::conflict(ConflictReason::OverBudget)) }
    }

    /// Whether a facilitator may do this now.
    ///
    /// # Errors
    /// As for [`Self::may_act`].
    pub fn may_lead(&self, lead: &Lead, at: Timestamp) -> Verdict {
        if *lead == Lead::Open {
            return if self.status == WorkshopStatus::Ended { Ok(()) } else { Err(not_now()) };
        }
        // What was agreed may be put into words when people have left.
        let sets_apart = self.sets_apart(lead);
        if !sets_apart && !matches!(lead, Lead::Decide { .. }) {
            self.runs()?;
        }
        match lead {
            _ if sets_apart => Ok(()),
            Lead::Go { block } | Lead::Reveal { block } | Lead::Skip { block, .. } => {
                self.has(block).map(drop)
            }
            Lead::Close { block, .. } => {
                let step = self.has(block)?;
                if step.takes_choices() && step.began_at.is_some() { Ok(()) } else { Err(not_now()) }
            }
            Lead::Add { .. } if self.agenda.len() >= BLOCKS_MAX => {
                Err(Fault::conflict(ConflictReason::TooMany))
            }
            Lead::Add { after: Some(after), .. } => self.has(after).map(drop),
            Lead::Change { block } => self.may_change(block),
            Lead::Drop { block } => {
                let begun = self.has(block)?.began_at.is_some();
                if begun { Err(not_now()) } else { Ok(()) }
            }
            Lead::Order { blocks } => {
                let mut sorted = (blocks.clone(), self.agenda.clone());
                sorted.0.sort();
                sorted.1.sort();
                if sorted.0 == sorted.1 { Ok(()) } else { Err(Fault::field("blocks", FieldCode::Unknown)) }
            }
            Lead::Pause | Lead::Resume | Lead::Extend { .. } if self.timer.is_none() => Err(not_now()),
            Lead::LetIn { participant } | Lead::SendOut { participant } | Lead::LowerHand { participant } => {
                self.knows(participant)
            }
            Lead::Seat { .. } if self.people.len() >= PEOPLE_MAX => {
                Err(Fault::conflict(ConflictReason::TooMany))
            }
            Lead::For { participant, act } => {
                self.knows(participant)?;
                let seated = self.people.get(participant).is_some_and(|member| member.seated);
                // Nobody's vote is taken out of their hands.
                if !seated {
                    return Err(Fault::forbidden());
                }
                self.may_act(&By::Participant(participant.clone()), act, at)
            }
            Lead::Do { act } => self.may_act(&By::Facilitator, act, at),
            Lead::Unpark { parked } if !self.parked.contains_key(parked) => Err(Fault::not_found()),
            Lead::RemoveCard { card } => self.sees(&By::Facilitator, std::slice::from_ref(card)),
            Lead::Refuse { cards } => self.sees(&By::Facilitator, cards),
            Lead::Decide { cluster, .. } => self.has_cluster(cluster),
            _ => Ok(()),
        }
    }

    /// Whether it makes one card in no cluster a cluster of its own, so that something can be decided about it: as whoever leads may at any
    /// time.
    fn sets_apart(&self, lead: &Lead) -> bool {
        let Lead::Do { act: Act::Gather { cards, .. } } = lead else { return false };
        let is_alone = |card: &CardId| self.cards.get(card).is_some_and(|card| card.cluster.is_none());
        matches!(cards.as_slice(), [card] if is_alone(card))
    }

    /// What people gave stays what they gave it to.
    fn may_change(&self, block: &Block) -> Verdict {
        let step = self.has(&block.id)?;
        if step.began_at.is_some() && step.plan.kind != block.kind {
            return Err(not_now());
        }
        let Some(given) = self.given.get(&block.id) else { return Ok(()) };
        let spent = |votes| self.dots_now(votes).values().sum::<i64>();
        let most = given.votes.values().map(spent).max().unwrap_or(0);
        // A plan without a number falls back to what was settled when voting began, which may be less.
        if self.votes_as(step, block) < most {
            return Err(Fault::conflict(ConflictReason::OverBudget));
        }
        let only_more = block.statements.starts_with(&step.plan.statements);
        if given.stances.is_empty() || only_more { Ok(()) } else { Err(not_now()) }
    }

    /// Whether somebody new may join.
    ///
    /// # Errors
    /// `conflict` when it has ended, or is full; `not_found` when it is locked, as if the code were gone.
    pub fn may_join(&self) -> Verdict {
        self.runs()?;
        if self.locked {
            return Err(Fault::not_found());
        }
        if self.people.len() >= PEOPLE_MAX { Err(Fault::conflict(ConflictReason::TooMany)) } else { Ok(()) }
    }

    fn has(&self, block: &BlockId) -> Result<&Step, Fault> {
        self.step(block).ok_or_else(Fault::not_found)
    }

    fn knows(&self, participant: &ParticipantId) -> Verdict {
        if self.people.contains_key(participant) { Ok(()) } else { Err(Fault::not_found()) }
    }
}
