//! The state of a running workshop: what a log of accepted entries amounts to. No clock, no database, no randomness: the same entries
//! give the same state on every node and after every restart.

use std::{
    collections::{BTreeMap, BTreeSet, HashMap},
    sync::OnceLock,
};

use forenkl_api::{
    BlockId, CardId, ClusterId, ParticipantId, PersonId, Timestamp, UnitId,
    workshops::{
        Act, Block, BlockKind, Lead, Mode, Signing, WorkshopStatus,
        act::Stance,
        lead::Decision,
        tally,
        view::{Agreed, Timer},
    },
};
use serde::{Deserialize, Serialize};

use super::clusters::Moved;

/// Who did something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum By {
    Participant(ParticipantId),
    /// Which of them is noted in [`Entry::who`], where somebody may ask.
    Facilitator,
}

/// Something that was accepted.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry {
    pub at: Timestamp,
    /// The id its sender gave it.
    pub id: String,
    pub by: By,
    /// Which of those who lead it was: see `who.rs`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub who: Option<PersonId>,
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
    /// Something about those who took part was forgotten.
    Forgotten(Forgotten),
}

/// What is forgotten of those who took part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Forgotten {
    /// The names of those who did not ask to stand in the record.
    Names,
    Addresses,
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

    /// Cards are put together, voted on, decided about or discussed by everybody at once, so all that was written before is shown. Pairs
    /// and groups show each other their own.
    pub fn is_in_the_open(&self) -> bool {
        match self.plan.kind {
            BlockKind::Group | BlockKind::Vote | BlockKind::Prioritise | BlockKind::Decide => true,
            BlockKind::Discuss => self.plan.mode == Mode::Plenary,
            BlockKind::Talk | BlockKind::Write | BlockKind::Judge => false,
        }
    }
}

/// Somebody who takes part.
#[derive(Debug, Clone, Default)]
pub struct Member {
    pub name: String,
    pub unit: Option<UnitId>,
    pub waits: bool,
    pub out: bool,
    pub out_by: Option<PersonId>,
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
    pub decided_by: Option<PersonId>,
    pub wish: Option<i64>,
    pub initiative: Option<i64>,
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
    /// Empty where it has run out and was taken down.
    pub code: String,
    /// All that led in at some time: whoever joined with one of them may come with it again.
    pub codes: BTreeSet<String>,
    pub locked: bool,
    /// In the order of the agenda.
    pub agenda: Vec<BlockId>,
    pub steps: BTreeMap<BlockId, Step>,
    pub now: Option<BlockId>,
    /// Since when the present block has been on.
    pub since: Option<Timestamp>,
    pub timer: Option<Timer>,
    pub people: BTreeMap<ParticipantId, Member>,
    /// Names of those who lead and did something that is asked about.
    pub leaders: BTreeMap<PersonId, String>,
    /// Names have been forgotten: none are noted any more.
    pub unnamed: bool,
    pub cards: BTreeMap<CardId, Card>,
    pub clusters: BTreeMap<ClusterId, Cluster>,
    pub given: BTreeMap<BlockId, Given>,
    pub parked: BTreeMap<i64, String>,
    /// Cards that somebody said do not belong together.
    pub refused: BTreeSet<(CardId, CardId)>,
    /// What can be voted on, worked out when it is first asked for: a vote asks several times, and changes nothing about it.
    pub(super) options: OnceLock<BTreeSet<String>>,
    pub(super) moves: Vec<Moved>,
    /// Where the dots of a cluster went that holds no card any more: into a cluster, or along with its last card. One that gets cards again
    /// is itself again, and not in here.
    pub(super) became: BTreeMap<ClusterId, String>,
    /// What each entry made, by the id its sender gave it.
    pub(super) applied: HashMap<String, Option<String>>,
    /// How many of each were ever made, so that no id comes twice.
    pub(super) made: Made,
}

#[derive(Debug, Clone, Default)]
pub(super) struct Made {
    pub blocks: i64,
    pub cards: i64,
    pub clusters: i64,
    pub people: i64,
    pub parked: i64,
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
            codes: BTreeSet::from([opening.code.clone()]),
            code: opening.code,
            locked: false,
            agenda: Vec::new(),
            steps: BTreeMap::new(),
            now: None,
            since: None,
            timer: None,
            people: BTreeMap::new(),
            leaders: BTreeMap::new(),
            unnamed: false,
            cards: BTreeMap::new(),
            clusters: BTreeMap::new(),
            given: BTreeMap::new(),
            parked: BTreeMap::new(),
            refused: BTreeSet::new(),
            options: OnceLock::new(),
            moves: Vec::new(),
            became: BTreeMap::new(),
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
    pub fn concerned(&self, entry: &Entry) -> Vec<ParticipantId> {
        let writer = |card: &CardId| match self.cards.get(card)?.by.clone()? {
            By::Participant(participant) => Some(participant),
            By::Facilitator => None,
        };
        let mut concerned = match (&entry.done, &entry.by) {
            (Done::Led(lead), _) => match lead {
                Lead::LetIn { participant }
                | Lead::SendOut { participant }
                | Lead::LowerHand { participant }
                | Lead::For { participant, .. } => vec![participant.clone()],
                Lead::RemoveCard { card } => writer(card).into_iter().collect(),
                // Cards may have been moved since it was on.
                Lead::Go { block } | Lead::Close { block, close: false } => self.choosers(block),
                _ => Vec::new(),
            },
            (_, By::Participant(participant)) => vec![participant.clone()],
            _ => Vec::new(),
        };
        concerned.extend(self.choosers_moved(&entry.done));
        concerned
    }

    /// The id that the next participant gets.
    pub fn next_participant(&self) -> ParticipantId {
        ParticipantId(format!("p{}", self.made.people + 1))
    }

    /// A block of the agenda.
    pub fn step(&self, block: &BlockId) -> Option<&Step> {
        self.steps.get(block)
    }

    pub(super) fn kind(&self, block: &BlockId) -> Option<BlockKind> {
        self.steps.get(block).map(|step| step.plan.kind)
    }

    /// Whether others' cards of a block are shown: the facilitator did that, or what came after is in the open, or the plan says so.
    pub fn is_revealed(&self, block: &BlockId) -> bool {
        self.steps.get(block).is_some_and(|step| step.revealed || step.plan.open)
    }

    /// Whether a card is shown to all.
    pub fn is_shown(&self, card: &Card) -> bool {
        card.wish.is_some() || self.is_revealed(&card.block)
    }

    /// What can be voted on and placed: clusters that hold a shown card, and shown cards in none.
    pub fn options(&self) -> &BTreeSet<String> {
        self.options.get_or_init(|| {
            let shown = self.cards.iter().filter(|(_, card)| self.is_shown(card));
            let option = |(id, card): (&CardId, &Card)| match &card.cluster {
                Some(cluster) => cluster.0.clone(),
                None => id.0.clone(),
            };
            shown.map(option).collect()
        })
    }

    /// Dots each person has in a block.
    pub fn votes(&self, step: &Step) -> i64 {
        self.votes_as(step, &step.plan)
    }

    /// Dots each person would have in a block, were it planned like this.
    pub fn votes_as(&self, step: &Step, plan: &Block) -> i64 {
        plan.votes.or(step.budget).unwrap_or_else(|| tally::default_votes(self.options().len()))
    }

    /// Whether cards are signed now: they were announced to be, and everybody talks about them. Not while people choose in secret, and not
    /// in pairs or groups, who have no need of the others' names.
    pub fn shows_names(&self) -> bool {
        let step = self.now.as_ref().and_then(|block| self.step(block));
        self.signing == Signing::Signed
            && step.is_some_and(|step| step.is_in_the_open() && !step.takes_choices())
    }

    /// Names as they are kept apart from the log.
    pub fn call(&mut self, participant: &ParticipantId, name: &str, gets_record: bool) {
        if let Some(member) = self.people.get_mut(participant) {
            name.trim().clone_into(&mut member.name);
            member.gets_record = gets_record;
        }
    }

    /// Whether somebody left an address.
    pub fn is_reached(&self, participant: &ParticipantId) -> bool {
        self.people.get(participant).is_some_and(|member| member.gets_record)
    }

    pub(super) fn change(&mut self, block: &BlockId, change: impl FnOnce(&mut Step)) {
        if let Some(step) = self.steps.get_mut(block) {
            change(step);
        }
    }

    pub(super) fn with(&mut self, participant: &ParticipantId, change: impl FnOnce(&mut Member)) {
        if let Some(member) = self.people.get_mut(participant) {
            change(member);
        }
    }

    pub(super) fn next_card(&mut self) -> CardId {
        self.made.cards += 1;
        CardId(format!("c{}", self.made.cards))
    }
}
