//! The state of a running workshop: what a log of accepted entries amounts to. No clock, no database, no randomness: the same entries
//! give the same state on every node and after every restart.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use forenkl_api::{
    BlockId, CardId, ClusterId, ParticipantId, Timestamp, UnitId,
    workshops::{
        Act, Block, BlockKind, Lead, Signing, WorkshopStatus,
        act::Stance,
        lead::Decision,
        tally,
        view::{Agreed, Timer},
    },
};
use serde::{Deserialize, Serialize};

/// Who did something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    Participant(ParticipantId),
    /// Which of the facilitators matters to nobody but the activity.
    Facilitator,
}

/// Something that was accepted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub at: Timestamp,
    /// The id its sender gave it.
    pub id: String,
    pub by: By,
    pub done: Done,
}

/// What was done.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Done {
    /// The doors were opened, with the plan as it was then.
    Opened(Box<Opening>),
    Joined {
        participant: ParticipantId,
        unit: Option<UnitId>,
        waits: bool,
    },
    Acted(Act),
    Led(Lead),
    /// A cluster was made a wish.
    WishMade {
        cluster: ClusterId,
        wish: i64,
    },
    /// A cluster was made an initiative.
    InitiativeMade {
        cluster: ClusterId,
        initiative: i64,
    },
}

/// What a workshop begins with.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Opening {
    pub title: String,
    pub purpose: String,
    pub signing: Signing,
    pub waiting_room: bool,
    pub blocks: Vec<Block>,
    pub code: String,
    /// Wishes to begin with: number and title.
    pub wishes: Vec<(i64, String)>,
    /// What was agreed last time, as it stood then.
    #[serde(default)]
    pub agreed: Vec<Agreed>,
}

/// A block as it has gone so far.
#[derive(Debug, Clone)]
pub struct Step {
    pub plan: Block,
    pub skipped: bool,
    pub revealed: bool,
    /// Since when it takes no more.
    pub closed_at: Option<Timestamp>,
    pub began_at: Option<Timestamp>,
    /// Milliseconds, without the present visit.
    pub took: i64,
    /// Dots each person has, where the plan leaves it to the number of options: settled when voting begins, because cards that are put
    /// together later must not take dots from anyone.
    pub budget: Option<i64>,
}

impl Step {
    /// People vote, place or say where they stand in it.
    pub fn takes_choices(&self) -> bool {
        matches!(self.plan.kind, BlockKind::Vote | BlockKind::Prioritise | BlockKind::Judge)
    }
}

/// Somebody who takes part.
#[derive(Debug, Clone, Default)]
pub struct Member {
    pub name: String,
    pub unit: Option<UnitId>,
    pub waits: bool,
    pub out: bool,
    pub seated: bool,
    pub hand: Option<Timestamp>,
    pub ready: Option<BlockId>,
    pub in_record: bool,
    pub gets_record: bool,
    /// How much they have done in all, and put aside: so that one phone cannot fill the room.
    pub acts: usize,
    pub parked: usize,
}

#[derive(Debug, Clone)]
pub struct Card {
    pub block: BlockId,
    /// Who wrote it; nobody, where it is a wish.
    pub by: Option<By>,
    pub text: String,
    pub cluster: Option<ClusterId>,
    pub wish: Option<i64>,
}

#[derive(Debug, Clone)]
pub struct Cluster {
    pub title: String,
    pub decision: Option<Decision>,
    pub wish: Option<i64>,
    pub initiative: Option<i64>,
}

/// A move that can be taken back.
#[derive(Debug, Clone)]
struct Moved {
    by: By,
    /// Where each card was before.
    before: Vec<(CardId, Option<ClusterId>)>,
    after: Option<ClusterId>,
}

/// What people gave in one block.
#[derive(Debug, Clone, Default)]
pub struct Given {
    /// By participant, then by option.
    pub votes: BTreeMap<ParticipantId, BTreeMap<String, i64>>,
    /// Effort and effect.
    pub places: BTreeMap<ParticipantId, BTreeMap<String, (i64, i64)>>,
    /// By participant, then by the statement's place.
    pub stances: BTreeMap<ParticipantId, BTreeMap<i64, (Stance, bool)>>,
}

/// Moves that can be taken back, at most.
const MOVES_KEPT: usize = 200;

/// A running workshop.
#[derive(Debug, Clone)]
pub struct State {
    /// The number of the last entry.
    pub seq: i64,
    pub title: String,
    pub purpose: String,
    pub status: WorkshopStatus,
    pub signing: Signing,
    pub waiting_room: bool,
    pub agreed: Vec<Agreed>,
    pub code: String,
    pub locked: bool,
    /// In the order of the agenda.
    pub agenda: Vec<BlockId>,
    pub steps: BTreeMap<BlockId, Step>,
    pub now: Option<BlockId>,
    /// Since when the present block has been on.
    pub since: Option<Timestamp>,
    pub timer: Option<Timer>,
    pub people: BTreeMap<ParticipantId, Member>,
    pub cards: BTreeMap<CardId, Card>,
    pub clusters: BTreeMap<ClusterId, Cluster>,
    pub given: BTreeMap<BlockId, Given>,
    pub parked: BTreeMap<i64, String>,
    /// Cards that somebody said do not belong together.
    pub refused: BTreeSet<(CardId, CardId)>,
    moves: Vec<Moved>,
    /// What each entry made, by the id its sender gave it.
    applied: HashMap<String, Option<String>>,
    /// How many of each were ever made, so that no id comes twice.
    made: Made,
}

#[derive(Debug, Clone, Default)]
struct Made {
    blocks: i64,
    cards: i64,
    clusters: i64,
    people: i64,
    parked: i64,
}

impl State {
    /// The state after the first entry, the opening.
    pub fn open(opening: Opening) -> Self {
        let mut state = Self {
            seq: 0,
            title: opening.title,
            purpose: opening.purpose,
            status: WorkshopStatus::Running,
            signing: opening.signing,
            waiting_room: opening.waiting_room,
            agreed: opening.agreed,
            code: opening.code,
            locked: false,
            agenda: Vec::new(),
            steps: BTreeMap::new(),
            now: None,
            since: None,
            timer: None,
            people: BTreeMap::new(),
            cards: BTreeMap::new(),
            clusters: BTreeMap::new(),
            given: BTreeMap::new(),
            parked: BTreeMap::new(),
            refused: BTreeSet::new(),
            moves: Vec::new(),
            applied: HashMap::new(),
            made: Made::default(),
        };
        for block in opening.blocks {
            state.add_block(block, None, true);
        }
        let first = state.agenda.iter().find(|id| state.kind(id) == Some(BlockKind::Write)).cloned();
        if let Some(block) = first.or_else(|| state.agenda.first().cloned()) {
            for (wish, title) in opening.wishes {
                let id = state.next_card();
                let card =
                    Card { block: block.clone(), by: None, text: title, cluster: None, wish: Some(wish) };
                state.cards.insert(id, card);
            }
        }
        state
    }

    /// What the entry with this id made; nothing when there is no such entry.
    pub fn applied(&self, id: &str) -> Option<Option<String>> {
        self.applied.get(id).cloned()
    }

    /// Whose own things an entry changes, before it is applied.
    pub fn concerned(&self, entry: &Entry) -> Option<ParticipantId> {
        let writer = |card: &CardId| match self.cards.get(card)?.by.clone()? {
            By::Participant(participant) => Some(participant),
            By::Facilitator => None,
        };
        match (&entry.done, &entry.by) {
            (Done::Led(lead), _) => match lead {
                Lead::LetIn { participant }
                | Lead::SendOut { participant }
                | Lead::LowerHand { participant }
                | Lead::For { participant, .. } => Some(participant.clone()),
                Lead::RemoveCard { card } => writer(card),
                _ => None,
            },
            (_, By::Participant(participant)) => Some(participant.clone()),
            _ => None,
        }
    }

    /// The id that the next participant gets.
    pub fn next_participant(&self) -> ParticipantId {
        ParticipantId(format!("p{}", self.made.people + 1))
    }

    /// A block of the agenda.
    pub fn step(&self, block: &BlockId) -> Option<&Step> {
        self.steps.get(block)
    }

    fn kind(&self, block: &BlockId) -> Option<BlockKind> {
        self.steps.get(block).map(|step| step.plan.kind)
    }

    /// Whether others' cards of a block are shown: all of them are where cards are put together, because that happens in the open.
    pub fn is_revealed(&self, block: &BlockId) -> bool {
        self.steps.get(block).is_some_and(|step| step.revealed || step.plan.open)
    }

    /// Whether a card is shown to all.
    pub fn is_shown(&self, card: &Card) -> bool {
        card.wish.is_some() || self.is_revealed(&card.block)
    }

    /// What can be voted on and placed: clusters that hold a shown card, and shown cards in none.
    pub fn options(&self) -> BTreeSet<String> {
        let shown = self.cards.iter().filter(|(_, card)| self.is_shown(card));
        shown
            .map(|(id, card)| match &card.cluster {
                Some(cluster) => cluster.0.clone(),
                None => id.0.clone(),
            })
            .collect()
    }

    /// Dots each person has in a block.
    pub fn votes(&self, step: &Step) -> i64 {
        step.plan.votes.or(step.budget).unwrap_or_else(|| tally::default_votes(self.options().len()))
    }

    /// Whether cards are signed now: they were announced to be, and they are being discussed.
    pub fn shows_names(&self) -> bool {
        let kind = self.now.as_ref().and_then(|block| self.kind(block));
        self.signing == Signing::Signed
            && matches!(kind, Some(BlockKind::Group | BlockKind::Discuss | BlockKind::Decide))
    }

    /// Adds an entry that was accepted; what was made has the id that comes back.
    pub fn apply(&mut self, entry: &Entry) -> Option<String> {
        self.seq += 1;
        let made = self.carry_out(entry);
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
            Done::Led(lead) => self.lead(lead, entry.at),
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
        }
    }

    /// Names as they are kept apart from the log.
    pub fn call(&mut self, participant: &ParticipantId, name: &str, gets_record: bool) {
        if let Some(member) = self.people.get_mut(participant) {
            name.trim().clone_into(&mut member.name);
            member.gets_record = gets_record;
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
                let cluster = Cluster { title, decision: None, wish: None, initiative: None };
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
                let given = self.given.entry(block.clone()).or_default();
                let votes = given.votes.entry(participant.clone()).or_default();
                if *dots == 0 {
                    votes.remove(option);
                } else {
                    votes.insert(option.clone(), *dots);
                }
            }
            Act::Place { block, option, effort, effect } => {
                let given = self.given.entry(block.clone()).or_default();
                let places = given.places.entry(participant.clone()).or_default();
                places.insert(option.clone(), (*effort, *effect));
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
            Lead::Change { block } => self.change(&block.id, |step| step.plan = block.clone()),
            Lead::Drop { block } => {
                self.steps.remove(block);
                self.agenda.retain(|id| id != block);
            }
            Lead::Order { blocks } => self.agenda.clone_from(blocks),
            Lead::Reveal { block } => self.change(block, |step| step.revealed = true),
            // Closed is closed: doing it again gives no new grace.
            Lead::Close { block, close } => self.change(block, |step| {
                step.closed_at = if *close { step.closed_at.or(Some(at)) } else { None };
            }),
            Lead::Lock { lock } => self.locked = *lock,
            Lead::TurnCode { code } => self.code.clone_from(code),
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

    fn time(&mut self, lead: &Lead, at: Timestamp) {
        let left = |timer: &Timer| match (timer.ends_at, timer.left) {
            (Some(ends_at), _) => (ends_at.0 - at.0).max(0),
            (None, left) => left.unwrap_or(0),
        };
        let running = |left: i64| Some(Timer { ends_at: Some(Timestamp(at.0 + left)), left: None });
        let still = |left: i64| Some(Timer { ends_at: None, left: Some(left) });
        let now = self.timer.as_ref().map_or(0, left);
        let runs = self.timer.as_ref().is_some_and(|timer| timer.ends_at.is_some());
        self.timer = match lead {
            Lead::Start { seconds } => running(seconds * 1000),
            Lead::Pause => still(now),
            Lead::Resume => running(now),
            Lead::Extend { seconds } if runs => running(now + seconds * 1000),
            Lead::Extend { seconds } => still(now + seconds * 1000),
            _ => None,
        };
    }

    /// Adds up the time of the block that is being left, and closes what was given in it.
    fn leave(&mut self, at: Timestamp) {
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

    fn go(&mut self, block: &BlockId, at: Timestamp) {
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
        // Cards are put together, voted on and decided about in the open.
        let shows = !matches!(self.kind(block), Some(BlockKind::Talk | BlockKind::Write | BlockKind::Judge));
        if shows {
            let before: Vec<BlockId> = self.agenda.iter().take_while(|id| *id != block).cloned().collect();
            let written: BTreeSet<BlockId> = self.cards.values().map(|card| card.block.clone()).collect();
            for id in before.iter().filter(|id| written.contains(*id)) {
                self.change(id, |step| step.revealed = true);
            }
        }
        self.settle_budget(block);
    }

    /// From when there is something to vote on, everybody has the same dots to the end.
    fn settle_budget(&mut self, block: &BlockId) {
        let options = self.options().len();
        if self.kind(block) == Some(BlockKind::Vote) && options > 0 {
            self.change(block, |step| {
                step.budget.get_or_insert(tally::default_votes(options));
            });
        }
    }

    /// The option a card or cluster is by now: dots follow a card into its cluster.
    pub fn option_of(&self, option: &str) -> String {
        let card = self.cards.get(&CardId(option.to_owned()));
        card.and_then(|card| card.cluster.as_ref())
            .map_or_else(|| option.to_owned(), |cluster| cluster.0.clone())
    }

    fn change(&mut self, block: &BlockId, change: impl FnOnce(&mut Step)) {
        if let Some(step) = self.steps.get_mut(block) {
            change(step);
        }
    }

    fn with(&mut self, participant: &ParticipantId, change: impl FnOnce(&mut Member)) {
        if let Some(member) = self.people.get_mut(participant) {
            change(member);
        }
    }

    fn add_block(&mut self, mut block: Block, after: Option<&BlockId>, last: bool) -> String {
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

    fn next_card(&mut self) -> CardId {
        self.made.cards += 1;
        CardId(format!("c{}", self.made.cards))
    }

    fn put(&mut self, by: &By, cards: &[CardId], cluster: Option<ClusterId>) {
        let mut before = Vec::new();
        for id in cards {
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
        let moved = Moved { by: by.clone(), before, after: cluster };
        self.moves.push(moved);
        if self.moves.len() > MOVES_KEPT {
            self.moves.remove(0);
        }
        self.sweep();
    }

    fn remove_card(&mut self, card: &CardId) {
        self.cards.remove(card);
        self.sweep();
    }

    /// Puts back what the same person moved last, as far as the cards still lie where they put them.
    fn undo_move(&mut self, by: &By) {
        let Some(place) = self.moves.iter().rposition(|moved| moved.by == *by) else { return };
        let moved = self.moves.remove(place);
        for (id, cluster) in moved.before {
            let there = cluster.as_ref().is_none_or(|cluster| self.clusters.contains_key(cluster));
            if let Some(card) = self.cards.get_mut(&id)
                && card.cluster == moved.after
                && there
            {
                card.cluster = cluster;
            }
        }
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
