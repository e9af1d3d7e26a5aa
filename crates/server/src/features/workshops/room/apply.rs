//! What an accepted entry does to the state.

use forenkl_api::{
    ClusterId, ParticipantId, Timestamp,
    workshops::{Act, Lead, Signing, WorkshopStatus},
};

use super::{
    clusters::ordered,
    state::{By, Card, Cluster, Done, Entry, Forgotten, Member, State},
};

impl State {
    /// Adds an entry that was accepted; what was made has the id that comes back.
    pub fn apply(&mut self, entry: &Entry) -> Option<String> {
        self.seq += 1;
        // What a person gives moves no card; anything else may.
        let keeps_options = matches!(&entry.done, Done::Acted(act) if act.is_personal());
        if !keeps_options {
            self.options.take();
        }
        let made = self.carry_out(entry);
        if !keeps_options {
            self.options.take();
        }
        self.applied.insert(entry.id.clone(), made.clone());
        made
    }

    fn carry_out(&mut self, entry: &Entry) -> Option<String> {
        match &entry.done {
            Done::Opened(_) => None,
            Done::Joined { participant, unit, waits } => {
                self.made.people += 1;
                let member = Member { unit: unit.clone(), waits: *waits, ..Member::default() };
                self.people.insert(participant.clone(), member);
                Some(participant.0.clone())
            }
            Done::Acted(act) => self.act(&entry.by, act, entry.at),
            Done::Led(lead) => {
                self.note_who(lead, entry.who.as_ref());
                self.lead(lead, entry.at)
            }
            Done::WishMade { cluster, wish } => {
                if let Some(cluster) = self.clusters.get_mut(cluster) {
                    cluster.wish = Some(*wish);
                }
                None
            }
            Done::InitiativeMade { cluster, initiative } => {
                if let Some(cluster) = self.clusters.get_mut(cluster) {
                    cluster.initiative = Some(*initiative);
                }
                None
            }
            Done::Forgotten(what) => {
                if *what == Forgotten::Names {
                    self.forget_who();
                }
                for member in self.people.values_mut() {
                    match what {
                        Forgotten::Names if !member.in_record => member.name.clear(),
                        Forgotten::Names => {}
                        Forgotten::Addresses => member.gets_record = false,
                    }
                }
                None
            }
        }
    }

    fn act(&mut self, by: &By, act: &Act, at: Timestamp) -> Option<String> {
        if let By::Participant(participant) = by {
            let parks = usize::from(matches!(act, Act::Park { .. }));
            self.with(participant, |member| {
                member.acts += 1;
                member.parked += parks;
            });
        }
        match act {
            Act::Write { block, text } => {
                let id = self.next_card();
                let text = text.trim().to_owned();
                let card =
                    Card { block: block.clone(), by: Some(by.clone()), text, cluster: None, wish: None };
                self.cards.insert(id.clone(), card);
                self.show_late(block);
                return Some(id.0);
            }
            Act::Rewrite { card, text } => {
                if let Some(card) = self.cards.get_mut(card) {
                    text.trim().clone_into(&mut card.text);
                }
            }
            Act::TakeBack { card } => self.remove_card(card),
            Act::Move { cards, cluster } => self.put(by, cards, cluster.clone()),
            Act::Gather { cards, title } => {
                self.made.clusters += 1;
                let id = ClusterId(format!("g{}", self.made.clusters));
                let title = title.trim().to_owned();
                let cluster =
                    Cluster { title, decision: None, decided_by: None, wish: None, initiative: None };
                self.clusters.insert(id.clone(), cluster);
                self.put(by, cards, Some(id.clone()));
                return Some(id.0);
            }
            Act::Name { cluster, title } => {
                if let Some(cluster) = self.clusters.get_mut(cluster) {
                    title.trim().clone_into(&mut cluster.title);
                }
            }
            Act::UndoMove => self.undo_move(by),
            Act::Park { text } => {
                self.made.parked += 1;
                self.parked.insert(self.made.parked, text.trim().to_owned());
            }
            _ => {
                if let By::Participant(participant) = by {
                    self.give(participant, act, at);
                }
            }
        }
        None
    }

    /// What only a person has: votes, places, stances, readiness, a hand, a name.
    fn give(&mut self, participant: &ParticipantId, act: &Act, at: Timestamp) {
        match act {
            Act::Vote { block, option, dots } => {
                self.settle_budget(block);
                self.set_dots(participant, block, option, *dots);
            }
            Act::Place { block, option, effort, effect } => {
                self.set_place(participant, block, option, (*effort, *effect));
            }
            Act::Stand { block, statement, stance, important } => {
                let given = self.given.entry(block.clone()).or_default();
                let stances = given.stances.entry(participant.clone()).or_default();
                stances.insert(*statement, (*stance, *important));
            }
            _ => {}
        }
        let Some(member) = self.people.get_mut(participant) else { return };
        match act {
            Act::Ready { block, ready } => member.ready = ready.then(|| block.clone()),
            // Who has the hand up keeps the place in the queue.
            Act::Hand { up } => member.hand = if *up { member.hand.or(Some(at)) } else { None },
            Act::Tell { unit, in_record, .. } => {
                member.unit.clone_from(unit);
                member.in_record = *in_record;
            }
            _ => {}
        }
    }

    fn lead(&mut self, lead: &Lead, at: Timestamp) -> Option<String> {
        match lead {
            Lead::Open => self.status = WorkshopStatus::Running,
            Lead::End => {
                self.leave(at);
                self.now = None;
                self.timer = None;
                self.status = WorkshopStatus::Ended;
                // What was written and never shown is not lost: it stands in the record.
                for step in self.steps.values_mut() {
                    step.revealed = true;
                    // Nor is a vote that was opened again and left.
                    if step.takes_choices() && step.began_at.is_some() {
                        step.closed_at = step.closed_at.or(Some(at));
                    }
                }
            }
            Lead::Go { block } => self.go(block, at),
            Lead::Skip { block, skip } => self.change(block, |step| step.skipped = *skip),
            Lead::Add { block, after } => return Some(self.add_block(block.clone(), after.as_ref(), false)),
            Lead::Change { block } => {
                self.change(&block.id, |step| step.plan = block.clone());
                self.fit_all(&block.id);
            }
            Lead::Drop { block } => {
                self.steps.remove(block);
                self.agenda.retain(|id| id != block);
            }
            Lead::Order { blocks } => self.agenda.clone_from(blocks),
            Lead::Reveal { block } => self.reveal(block),
            // Closed is closed: doing it again gives no new grace.
            Lead::Close { block, close } => self.change(block, |step| {
                step.closed_at = if *close { step.closed_at.or(Some(at)) } else { None };
            }),
            Lead::Lock { lock } => self.locked = *lock,
            Lead::TurnCode { code } => {
                self.code.clone_from(code);
                self.codes.insert(code.clone());
            }
            Lead::Anonymise => self.signing = Signing::Anonymous,
            Lead::LetIn { participant } => self.with(participant, |member| member.waits = false),
            Lead::SendOut { participant } => self.with(participant, |member| {
                member.out = true;
                member.hand = None;
                member.ready = None;
            }),
            Lead::Seat { unit, .. } => {
                let id = self.next_participant();
                self.made.people += 1;
                let member = Member { unit: unit.clone(), seated: true, ..Member::default() };
                self.people.insert(id.clone(), member);
                return Some(id.0);
            }
            Lead::For { participant, act } => {
                return self.act(&By::Participant(participant.clone()), act, at);
            }
            Lead::Do { act } => return self.act(&By::Facilitator, act, at),
            Lead::LowerHand { participant } => self.with(participant, |member| member.hand = None),
            Lead::Unpark { parked } => drop(self.parked.remove(parked)),
            Lead::RemoveCard { card } => self.remove_card(card),
            Lead::Refuse { cards } => {
                for (place, a) in cards.iter().enumerate() {
                    self.refused.extend(cards.iter().skip(place + 1).map(|b| ordered(a, b)));
                }
            }
            Lead::Decide { cluster, decision } => {
                if let Some(cluster) = self.clusters.get_mut(cluster) {
                    cluster.decision = Some(decision.clone());
                }
            }
            Lead::Start { .. } | Lead::Pause | Lead::Resume | Lead::Extend { .. } | Lead::StopTimer => {
                self.time(lead, at)
            }
        }
        None
    }
}
