//! A workshop played by hand. What is tested with it stands in files of its own, by what it is about.

use forenkl_api::{
    BlockId, CardId, ClusterId, ParticipantId, PersonId, ProblemCode, Timestamp,
    problem::ConflictReason,
    workshops::{Act, Block, BlockKind, Grouping, Lead, Mode, Projected, Signing},
};

use super::{By, Done, Entry, Opening, State};
use crate::fault::Fault;

mod agenda;
mod anything;
mod ballots;
mod following;
mod giving;
mod leading;
mod limits;
mod moving;
mod rewriting;
mod seeing;

const KINDS: [BlockKind; 7] = [
    BlockKind::Talk,
    BlockKind::Write,
    BlockKind::Group,
    BlockKind::Vote,
    BlockKind::Prioritise,
    BlockKind::Judge,
    BlockKind::Decide,
];

fn block(kind: BlockKind) -> Block {
    Block {
        id: BlockId(String::new()),
        kind,
        title: kind.word().to_owned(),
        purpose: String::new(),
        prompt: String::new(),
        mode: Mode::Alone,
        minutes: 5,
        grouping: Grouping::Everyone,
        open: false,
        votes: (kind == BlockKind::Vote).then_some(3),
        statements: if kind == BlockKind::Judge { vec!["Ja?".into(), "Nej?".into()] } else { Vec::new() },
        projected: Projected::Prompt,
        notes: "hemmeligt".into(),
    }
}

fn opening(signing: Signing) -> Opening {
    Opening {
        title: "Afprøvning".into(),
        purpose: String::new(),
        signing,
        waiting_room: false,
        blocks: KINDS.map(block).into(),
        code: "ACD346".into(),
        wishes: Vec::new(),
        agreed: Vec::new(),
    }
}

/// The vote with so many dots each; without a number, a quarter of the options.
fn dots_each(votes: Option<i64>) -> Lead {
    Lead::Change { block: Block { id: at_block(BlockKind::Vote), votes, ..block(BlockKind::Vote) } }
}

/// A workshop played by hand.
struct Play {
    state: State,
    log: Vec<Entry>,
    at: i64,
}

fn person(number: i64) -> ParticipantId {
    ParticipantId(format!("p{number}"))
}

fn at_block(kind: BlockKind) -> BlockId {
    let place = KINDS.iter().position(|one| *one == kind).unwrap_or_default();
    BlockId(format!("b{}", place + 1))
}

impl Play {
    fn new(signing: Signing, people: i64) -> Self {
        let opening = opening(signing);
        let entry = Entry {
            at: Timestamp(0),
            id: "open".into(),
            by: By::Facilitator,
            who: None,
            done: Done::Opened(Box::new(opening.clone())),
        };
        let mut play = Self { state: State::open(opening), log: Vec::new(), at: 0 };
        play.enter(entry);
        for number in 1..=people {
            let done = Done::Joined { participant: person(number), unit: None, waits: false };
            let by = By::Participant(person(number));
            play.enter(Entry { at: Timestamp(0), id: format!("join{number}"), by, who: None, done });
            play.state.call(&person(number), &format!("Navn {number}"), false);
        }
        play
    }

    fn enter(&mut self, entry: Entry) -> Option<String> {
        let made = self.state.apply(&entry);
        self.log.push(entry);
        made
    }

    fn act(&mut self, number: i64, act: Act) -> Result<Option<String>, Fault> {
        let by = By::Participant(person(number));
        self.at += 1000;
        self.state.may_act(&by, &act, Timestamp(self.at))?;
        let id = self.log.len().to_string();
        Ok(self.enter(Entry { at: Timestamp(self.at), id, by, who: None, done: Done::Acted(act) }))
    }

    fn lead(&mut self, lead: Lead) -> Result<Option<String>, Fault> {
        self.lead_as(None, lead)
    }

    fn lead_as(&mut self, who: Option<&str>, lead: Lead) -> Result<Option<String>, Fault> {
        let who = who.map(PersonId::from).filter(|_| self.state.notes_who(&lead));
        self.at += 1000;
        self.state.may_lead(&lead, Timestamp(self.at))?;
        let (id, by) = (self.log.len().to_string(), By::Facilitator);
        Ok(self.enter(Entry { at: Timestamp(self.at), id, by, who, done: Done::Led(lead) }))
    }

    fn go(&mut self, kind: BlockKind) {
        assert!(self.lead(Lead::Go { block: at_block(kind) }).is_ok());
    }

    fn write(&mut self, number: i64, text: &str) -> CardId {
        let act = Act::Write { block: at_block(BlockKind::Write), text: text.into() };
        CardId(self.act(number, act).ok().flatten().unwrap_or_default())
    }
}

fn reason(outcome: Result<Option<String>, Fault>) -> Option<ConflictReason> {
    outcome.err().and_then(|fault| fault.into_problem().reason)
}

fn code(outcome: Result<Option<String>, Fault>) -> Option<ProblemCode> {
    outcome.err().map(|fault| fault.into_problem().code)
}

/// A discussion, put behind the writing.
fn discussion(play: &mut Play, mode: Mode) -> BlockId {
    let block = Block { mode, ..block(BlockKind::Discuss) };
    let add = Lead::Add { block, after: Some(at_block(BlockKind::Write)) };
    BlockId(play.lead(add).ok().flatten().unwrap_or_default())
}

fn clustered(play: &mut Play, texts: &[&str]) -> Vec<(ClusterId, CardId)> {
    let mut made = Vec::new();
    for text in texts {
        let card = play.write(1, text);
        let gather = Lead::Do { act: Act::Gather { cards: vec![card.clone()], title: (*text).to_owned() } };
        made.push((ClusterId(play.lead(gather).ok().flatten().unwrap_or_default()), card));
    }
    made
}

fn dots(play: &Play) -> Vec<(String, i64)> {
    let given = &play.state.given[&at_block(BlockKind::Vote)];
    play.state.result(given).dots.into_iter().collect()
}

/// What somebody sends.
#[derive(Debug, Clone)]
enum Step {
    Act(i64, Act),
    Lead(Lead),
}
