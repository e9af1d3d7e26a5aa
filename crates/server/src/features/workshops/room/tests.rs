//! Whatever people send, in whatever order.

use forenkl_api::{
    BlockId, CardId, ClusterId, ParticipantId, PersonId, ProblemCode, Timestamp,
    problem::ConflictReason,
    wishes::RuleSource,
    workshops::{
        Act, Block, BlockKind, Grouping, Lead, Mode, Projected, Signing,
        act::Stance,
        lead::{Decision, Verdict},
    },
};
use proptest::prelude::*;

use super::{By, Done, Entry, Forgotten, Opening, State};
use crate::fault::Fault;

mod ballots;
mod moving;
mod rewriting;

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

#[test]
fn nobody_sees_what_others_write_until_it_is_revealed_and_never_who() {
    let mut play = Play::new(Signing::Anonymous, 2);
    play.go(BlockKind::Write);
    let card = play.write(1, "Tre underskrifter");
    assert!(play.state.participant_view().shown.cards.is_empty());
    assert!(play.state.projector_view().shown.cards.is_empty());
    assert_eq!(play.state.projector_view().written, 1, "how many is no secret");
    assert!(play.state.own(&person(1)).cards.contains_key(&card), "but one's own");
    assert!(play.state.own(&person(2)).cards.is_empty());
    assert_eq!(
        code(play.act(2, Act::Rewrite { card: card.clone(), text: "x".into() })),
        Some(ProblemCode::NotFound),
        "what one does not see is not there"
    );
    assert!(play.lead(Lead::Reveal { block: at_block(BlockKind::Write) }).is_ok());
    assert_eq!(play.state.participant_view().shown.cards[&card].text, "Tre underskrifter");
    assert!(play.state.participant_view().signed.is_empty());
    assert_eq!(code(play.act(2, Act::Rewrite { card, text: "x".into() })), Some(ProblemCode::Forbidden));
}

#[test]
fn names_are_shown_only_where_it_was_announced_and_never_on_the_projector() {
    let mut play = Play::new(Signing::Signed, 2);
    play.go(BlockKind::Write);
    let card = play.write(1, "Tre underskrifter");
    assert!(play.lead(Lead::Reveal { block: at_block(BlockKind::Write) }).is_ok());
    assert!(play.state.participant_view().signed.is_empty(), "not while people write");
    play.go(BlockKind::Group);
    assert_eq!(play.state.participant_view().signed[&card], "Navn 1");
    let projected = serde_json::to_string(&play.state.projector_view()).unwrap_or_default();
    assert!(!projected.contains("Navn 1"));
    assert!(play.lead(Lead::Anonymise).is_ok());
    assert!(play.state.participant_view().signed.is_empty());
}

/// A discussion, put behind the writing.
fn discussion(play: &mut Play, mode: Mode) -> BlockId {
    let block = Block { mode, ..block(BlockKind::Discuss) };
    let add = Lead::Add { block, after: Some(at_block(BlockKind::Write)) };
    BlockId(play.lead(add).ok().flatten().unwrap_or_default())
}

#[test]
fn pairs_and_groups_see_no_cards_but_their_own_until_the_room_does_and_never_a_name() {
    for mode in [Mode::Alone, Mode::Pairs, Mode::Group] {
        let mut play = Play::new(Signing::Signed, 2);
        let apart = discussion(&mut play, mode);
        play.go(BlockKind::Write);
        let card = play.write(1, "Tre underskrifter");
        assert!(play.lead(Lead::Go { block: apart.clone() }).is_ok());
        let missing = Act::Write { block: apart.clone(), text: "Det, der mangler".into() };
        assert!(play.act(2, missing).is_ok());
        let (view, desk) = (play.state.participant_view(), play.state.facilitator_view());
        assert!(view.shown.cards.is_empty() && view.signed.is_empty(), "{mode}");
        assert!(desk.shown.cards.is_empty() && desk.signed.is_empty(), "{mode}");
        assert!(play.state.projector_view().shown.cards.is_empty(), "{mode}");
        assert!(play.state.own(&person(1)).cards.contains_key(&card), "{mode}: but one's own");
        assert!(play.lead(Lead::Reveal { block: at_block(BlockKind::Write) }).is_ok());
        let view = play.state.participant_view();
        assert_eq!(view.shown.cards.keys().collect::<Vec<_>>(), [&card], "{mode}: what was revealed");
        assert!(view.signed.is_empty(), "{mode}: and not by whom");
        play.go(BlockKind::Group);
        let view = play.state.participant_view();
        assert_eq!((view.shown.cards.len(), view.signed.len()), (2, 2), "{mode}: then all of it");
        assert!(play.lead(Lead::Go { block: apart }).is_ok());
        assert!(play.state.participant_view().signed.is_empty(), "{mode}: nor when they come back");
    }
}

#[test]
fn the_cards_that_are_shown_while_people_talk_are_all_that_was_written_by_then() {
    for mode in [Mode::Pairs, Mode::Group, Mode::Plenary] {
        let mut play = Play::new(Signing::Signed, 2);
        let talk = discussion(&mut play, mode);
        play.go(BlockKind::Write);
        let before = play.write(1, "Tre underskrifter");
        assert!(play.lead(Lead::Go { block: talk.clone() }).is_ok());
        let missing = Act::Write { block: talk.clone(), text: "Det, der mangler".into() };
        let here = CardId(play.act(2, missing).ok().flatten().unwrap_or_default());
        assert!(play.lead(Lead::Reveal { block: talk }).is_ok());
        let view = play.state.participant_view();
        assert_eq!(view.shown.cards.keys().collect::<Vec<_>>(), [&before, &here], "{mode}");
        assert_eq!(view.signed.is_empty(), mode != Mode::Plenary, "{mode}: nobody is named in pairs");
    }
    // Who writes looks at what is being written: what was asked before may be kept for later.
    let mut play = Play::new(Signing::Anonymous, 1);
    let add = Lead::Add { block: block(BlockKind::Write), after: Some(at_block(BlockKind::Write)) };
    let second = BlockId(play.lead(add).ok().flatten().unwrap_or_default());
    play.go(BlockKind::Write);
    play.write(1, "Tre underskrifter");
    assert!(play.lead(Lead::Go { block: second.clone() }).is_ok());
    assert!(play.lead(Lead::Reveal { block: second }).is_ok());
    assert!(play.state.participant_view().shown.cards.is_empty());
}

#[test]
fn what_was_written_is_shown_where_everybody_works_on_it_and_signed_where_they_talk() {
    for (kind, shown, signed) in [
        (BlockKind::Talk, 0, 0),
        (BlockKind::Judge, 0, 0),
        (BlockKind::Group, 1, 1),
        (BlockKind::Vote, 1, 0),
        (BlockKind::Prioritise, 1, 0),
        (BlockKind::Decide, 1, 1),
    ] {
        let mut play = Play::new(Signing::Signed, 1);
        play.go(BlockKind::Write);
        play.write(1, "Tre underskrifter");
        play.go(kind);
        let view = play.state.participant_view();
        assert_eq!((view.shown.cards.len(), view.signed.len()), (shown, signed), "{kind}");
    }
    let mut play = Play::new(Signing::Signed, 1);
    let together = discussion(&mut play, Mode::Plenary);
    play.go(BlockKind::Write);
    play.write(1, "Tre underskrifter");
    assert!(play.lead(Lead::Go { block: together }).is_ok());
    let view = play.state.participant_view();
    assert_eq!((view.shown.cards.len(), view.signed.len()), (1, 1));
}

#[test]
fn participants_look_back_but_never_ahead_and_read_no_notes() {
    let mut play = Play::new(Signing::Anonymous, 1);
    assert!(play.state.participant_view().shown.blocks.is_empty());
    play.go(BlockKind::Write);
    play.go(BlockKind::Group);
    let seen: Vec<BlockId> = play.state.participant_view().shown.blocks.keys().cloned().collect();
    assert_eq!(seen, [at_block(BlockKind::Write), at_block(BlockKind::Group)]);
    let text = serde_json::to_string(&play.state.participant_view()).unwrap_or_default();
    assert!(!text.contains("hemmeligt"));
    assert_eq!(play.state.facilitator_view().agenda.len(), KINDS.len());
}

#[test]
fn a_late_card_is_taken_and_a_late_vote_after_its_grace_is_not() {
    let mut play = Play::new(Signing::Anonymous, 2);
    play.go(BlockKind::Write);
    let card = play.write(1, "Først");
    play.go(BlockKind::Vote);
    assert_ne!(play.write(2, "Midt i en sætning").0, "", "nobody is cut off");
    let vote = Act::Vote { block: at_block(BlockKind::Vote), option: card.0, dots: 1 };
    assert!(play.act(1, vote.clone()).is_ok());
    assert!(play.lead(Lead::Close { block: at_block(BlockKind::Vote), close: true }).is_ok());
    assert!(play.act(2, vote.clone()).is_ok(), "within the grace");
    play.at += 10_000;
    assert_eq!(reason(play.act(2, vote.clone())), Some(ConflictReason::VotingClosed));
    assert!(play.lead(Lead::Close { block: at_block(BlockKind::Vote), close: false }).is_ok());
    assert!(play.act(2, vote).is_ok(), "opened again");
}

#[test]
fn results_are_hidden_until_the_vote_is_closed() {
    let mut play = Play::new(Signing::Anonymous, 2);
    play.go(BlockKind::Write);
    let card = play.write(1, "Først");
    play.go(BlockKind::Vote);
    let vote = at_block(BlockKind::Vote);
    assert!(play.act(1, Act::Vote { block: vote.clone(), option: card.0.clone(), dots: 2 }).is_ok());
    let shown = |play: &Play| play.state.participant_view().shown.blocks[&vote].clone();
    assert_eq!((shown(&play).heard, shown(&play).result), (1, None));
    play.go(BlockKind::Prioritise);
    assert_eq!(shown(&play).result.unwrap_or_default().dots[&card.0], 2, "going on closes it");
}

#[test]
fn dots_are_never_stuck_and_follow_a_card_into_its_cluster() {
    let mut play = Play::new(Signing::Anonymous, 2);
    play.go(BlockKind::Write);
    let (a, b) = (play.write(1, "a"), play.write(1, "b"));
    play.go(BlockKind::Vote);
    let vote = at_block(BlockKind::Vote);
    let dots = |option: &CardId, dots| Act::Vote { block: vote.clone(), option: option.0.clone(), dots };
    assert!(play.act(2, dots(&a, 2)).is_ok() && play.act(2, dots(&b, 1)).is_ok());
    assert_eq!(reason(play.act(2, dots(&b, 2))), Some(ConflictReason::OverBudget));
    assert!(play.lead(Lead::RemoveCard { card: a.clone() }).is_ok());
    assert!(play.act(2, dots(&b, 3)).is_ok(), "those on what is gone are there again");
    assert!(play.act(2, dots(&a, 0)).is_ok(), "and may be taken back from it, which changes nothing");
    let gather = Lead::Do { act: Act::Gather { cards: vec![b], title: "Samlet".into() } };
    let cluster = play.lead(gather).ok().flatten().unwrap_or_default();
    assert!(play.lead(Lead::Close { block: vote.clone(), close: true }).is_ok());
    let result = play.state.participant_view().shown.blocks[&vote].result.clone().unwrap_or_default();
    assert_eq!(result.dots.into_iter().collect::<Vec<_>>(), [(cluster, 3)]);
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

#[test]
fn dots_and_places_follow_a_cluster_into_the_one_that_took_its_cards_and_back() {
    let mut play = Play::new(Signing::Anonymous, 2);
    play.go(BlockKind::Write);
    let made = clustered(&mut play, &["a", "b", "c"]);
    let [(one, card), (two, _), (three, _)] = made.as_slice() else { unreachable!() };
    play.go(BlockKind::Vote);
    for (number, option, dots) in [(1, one, 2), (2, one, 1), (2, two, 1)] {
        let vote = Act::Vote { block: at_block(BlockKind::Vote), option: option.0.clone(), dots };
        assert!(play.act(number, vote).is_ok());
    }
    play.go(BlockKind::Prioritise);
    let place = |option: &ClusterId, effort| Act::Place {
        block: at_block(BlockKind::Prioritise),
        option: option.0.clone(),
        effort,
        effect: 3,
    };
    assert!(play.act(1, place(one, 1)).is_ok() && play.act(1, place(two, 5)).is_ok());
    assert!(play.act(2, place(one, 3)).is_ok());
    let apart = [(one.0.clone(), 3), (two.0.clone(), 1)];
    let put =
        |to: &ClusterId| Lead::Do { act: Act::Move { cards: vec![card.clone()], cluster: Some(to.clone()) } };
    assert_eq!(dots(&play), apart);
    assert!(play.lead(put(two)).is_ok());
    assert_eq!(dots(&play), [(two.0.clone(), 4)]);
    let places = play.state.result(&play.state.given[&at_block(BlockKind::Prioritise)]).places;
    let effort = |option: &ClusterId| places.get(&option.0).map(|placed| placed.effort.median_halves);
    assert_eq!((effort(one), effort(two)), (None, Some(8)), "everybody has one place");
    assert!(play.lead(put(three)).is_ok(), "and on, by itself");
    assert_eq!(dots(&play), [(two.0.clone(), 4)], "whoever voted for the first did so for what it became");
    for _ in 0..2 {
        assert!(play.lead(Lead::Do { act: Act::UndoMove }).is_ok());
    }
    assert_eq!(dots(&play), apart, "what got its cards back is itself again");
    assert!(play.lead(put(three)).is_ok());
    assert_eq!(dots(&play), [(two.0.clone(), 1), (three.0.clone(), 3)]);
}

#[test]
fn what_was_put_together_is_counted_set_and_taken_back_as_one() {
    let mut play = Play::new(Signing::Anonymous, 1);
    play.go(BlockKind::Write);
    let made = clustered(&mut play, &["a", "b"]);
    let [(one, card), (two, _)] = made.as_slice() else { unreachable!() };
    let loose = play.write(1, "c");
    play.go(BlockKind::Vote);
    let vote = at_block(BlockKind::Vote);
    let dots = |option: &str, dots| Act::Vote { block: vote.clone(), option: option.to_owned(), dots };
    for option in [&one.0, &two.0, &loose.0] {
        assert!(play.act(1, dots(option, 1)).is_ok());
    }
    let put = Act::Move { cards: vec![card.clone(), loose.clone()], cluster: Some(two.clone()) };
    let entry = |done| Entry { at: Timestamp(0), id: String::new(), by: By::Facilitator, who: None, done };
    let moved = entry(Done::Led(Lead::Do { act: put.clone() }));
    assert_eq!(play.state.concerned(&moved), [person(1)], "whoever voted sees other dots of their own");
    assert!(play.lead(Lead::Do { act: put }).is_ok());
    let own = |play: &Play| play.state.own(&person(1)).votes.get(&vote).cloned().unwrap_or_default();
    assert_eq!(own(&play).into_iter().collect::<Vec<_>>(), [(two.0.clone(), 3)]);
    let more = play.write(1, "d");
    assert!(play.lead(Lead::Reveal { block: at_block(BlockKind::Write) }).is_ok());
    assert_eq!(reason(play.act(1, dots(&more.0, 1))), Some(ConflictReason::OverBudget));
    assert!(play.act(1, dots(&two.0, 2)).is_ok(), "one is taken back");
    assert!(play.act(1, dots(&more.0, 1)).is_ok(), "and given to another");
    assert_eq!(own(&play).into_iter().collect::<Vec<_>>(), [(more.0, 1), (two.0.clone(), 2)]);
    assert!(play.act(1, dots(&two.0, 0)).is_ok());
    assert_eq!(own(&play).len(), 1);
    let prioritise = at_block(BlockKind::Prioritise);
    play.go(BlockKind::Prioritise);
    assert!(play.lead(Lead::Do { act: Act::UndoMove }).is_ok());
    let place = |option: &str, effort| Act::Place {
        block: prioritise.clone(),
        option: option.to_owned(),
        effort,
        effect: 3,
    };
    assert!(play.act(1, place(&one.0, 1)).is_ok() && play.act(1, place(&two.0, 5)).is_ok());
    let put = Act::Move { cards: vec![card.clone()], cluster: Some(two.clone()) };
    assert!(play.lead(Lead::Do { act: put }).is_ok());
    assert!(play.act(1, place(&two.0, 2)).is_ok());
    assert!(play.lead(Lead::Do { act: Act::UndoMove }).is_ok());
    let places = play.state.own(&person(1)).places[&prioritise].clone();
    let efforts: Vec<_> = places.into_iter().map(|(option, place)| (option, place.effort)).collect();
    assert_eq!(efforts, [(two.0.clone(), 2)], "the last place said holds for both");
}

#[test]
fn what_people_gave_cannot_be_given_to_something_else() {
    let mut play = Play::new(Signing::Anonymous, 1);
    play.go(BlockKind::Write);
    let card = play.write(1, "a");
    play.go(BlockKind::Vote);
    let vote = at_block(BlockKind::Vote);
    assert!(play.act(1, Act::Vote { block: vote.clone(), option: card.0.clone(), dots: 2 }).is_ok());
    assert_eq!(reason(play.lead(dots_each(Some(1)))), Some(ConflictReason::OverBudget));
    assert_eq!(
        reason(play.lead(dots_each(None))),
        Some(ConflictReason::OverBudget),
        "a quarter of one option is one dot, and two were given"
    );
    assert!(play.lead(dots_each(Some(2))).is_ok());
    assert!(
        play.act(1, Act::Vote { block: vote.clone(), option: card.0.clone(), dots: 1 }).is_ok(),
        "fewer is always fine"
    );
    assert!(play.lead(dots_each(None)).is_ok(), "and then there is room for it");
    let judge = at_block(BlockKind::Judge);
    play.go(BlockKind::Judge);
    let stance = Act::Stand { block: judge.clone(), statement: 0, stance: Stance::Agree, important: false };
    assert!(play.act(1, stance).is_ok());
    let with = |statements: &[&str]| {
        let statements = statements.iter().map(|one| (*one).to_owned()).collect();
        Lead::Change { block: Block { id: judge.clone(), statements, ..block(BlockKind::Judge) } }
    };
    assert_eq!(reason(play.lead(with(&["Nej?", "Ja?"]))), Some(ConflictReason::NotNow));
    assert!(play.lead(with(&["Ja?", "Nej?", "Måske?"])).is_ok());
    let close = || Lead::Close { block: judge.clone(), close: true };
    assert!(play.lead(close()).is_ok());
    play.at += 10_000;
    assert!(play.lead(close()).is_ok());
    let late = Act::Stand { block: judge.clone(), statement: 1, stance: Stance::Agree, important: false };
    assert_eq!(
        reason(play.act(1, late)),
        Some(ConflictReason::VotingClosed),
        "closing twice gives no new grace"
    );
}

#[test]
fn everybody_has_the_same_dots_to_the_end() {
    let mut opening = opening(Signing::Anonymous);
    opening.blocks[3].votes = None;
    let mut play = Play::new(Signing::Anonymous, 1);
    play.state = State::open(opening);
    let joined = Done::Joined { participant: person(1), unit: None, waits: false };
    let by = By::Participant(person(1));
    play.enter(Entry { at: Timestamp(0), id: "again".into(), by, who: None, done: joined });
    play.go(BlockKind::Write);
    let cards: Vec<CardId> = (0..8).map(|at| play.write(1, &at.to_string())).collect();
    play.go(BlockKind::Vote);
    let vote = at_block(BlockKind::Vote);
    let budget = |play: &Play| play.state.participant_view().shown.blocks[&vote].votes;
    assert_eq!(budget(&play), Some(2));
    let gather = Lead::Do { act: Act::Gather { cards: cards[..6].to_vec(), title: "Samlet".into() } };
    assert!(play.lead(gather).is_ok());
    assert_eq!(budget(&play), Some(2), "fewer options take no dots away");
}

#[test]
fn a_facilitator_has_no_vote_and_nobody_learns_what_comes() {
    let mut play = Play::new(Signing::Anonymous, 1);
    play.go(BlockKind::Write);
    let tell = Act::Tell {
        name: "Mette".into(),
        unit: None,
        in_record: false,
        email: Some("m@x.dk".into()),
        language: None,
    };
    assert_eq!(code(play.lead(Lead::Do { act: tell })), Some(ProblemCode::Forbidden));
    for kind in [BlockKind::Vote, BlockKind::Talk] {
        let vote = Act::Vote { block: at_block(kind), option: "c1".into(), dots: 1 };
        assert_eq!(code(play.act(1, vote)), Some(ProblemCode::NotFound), "{kind}");
    }
}

#[test]
fn what_was_moved_last_is_taken_back_unless_others_have_moved_it_on() {
    let mut play = Play::new(Signing::Anonymous, 2);
    play.go(BlockKind::Write);
    let (a, b) = (play.write(1, "a"), play.write(2, "b"));
    play.go(BlockKind::Group);
    let gather = Act::Gather { cards: vec![a.clone(), b.clone()], title: "Begge".into() };
    let first = ClusterId(play.act(1, gather).ok().flatten().unwrap_or_default());
    assert!(play.act(2, Act::Move { cards: vec![b.clone()], cluster: None }).is_ok());
    assert!(play.act(1, Act::UndoMove).is_ok());
    let cluster = |play: &Play, card: &CardId| play.state.cards[card].cluster.clone();
    assert_eq!((cluster(&play, &a), cluster(&play, &b)), (None, None));
    assert!(play.act(2, Act::UndoMove).is_ok());
    assert_eq!(cluster(&play, &b), Some(first), "back where it was, and the cluster with it");
    assert_eq!(reason(play.act(2, Act::UndoMove)), Some(ConflictReason::NotNow));
}

#[test]
fn the_timer_stands_still_goes_on_and_is_given_more() {
    let mut play = Play::new(Signing::Anonymous, 0);
    play.go(BlockKind::Talk);
    assert!(play.lead(Lead::Start { seconds: 60 }).is_ok());
    let started = play.at;
    let ends = |play: &Play| play.state.timer.clone().and_then(|timer| timer.ends_at).map(|at| at.0);
    assert_eq!(ends(&play), Some(started + 60_000));
    assert!(play.lead(Lead::Pause).is_ok());
    assert_eq!(play.state.timer.clone().and_then(|timer| timer.left), Some(59_000));
    assert!(play.lead(Lead::Extend { seconds: 60 }).is_ok());
    assert!(play.lead(Lead::Resume).is_ok());
    assert_eq!(ends(&play), Some(play.at + 119_000));
    assert!(play.lead(Lead::Extend { seconds: 60 }).is_ok());
    assert_eq!(ends(&play), Some(play.at - 1000 + 179_000));
}

#[test]
fn hands_keep_their_place_and_nobody_votes_for_somebody_with_a_phone() {
    let mut play = Play::new(Signing::Anonymous, 2);
    play.go(BlockKind::Write);
    assert!(play.act(1, Act::Hand { up: true }).is_ok());
    let first = play.state.people[&person(1)].hand;
    assert!(play.act(1, Act::Hand { up: true }).is_ok());
    assert_eq!(play.state.people[&person(1)].hand, first);
    let write = Act::Write { block: at_block(BlockKind::Write), text: "For en anden".into() };
    let for_one = |participant| Lead::For { participant, act: write.clone() };
    assert_eq!(code(play.lead(for_one(person(1)))), Some(ProblemCode::Forbidden));
    let seated = play.lead(Lead::Seat { name: "Uden telefon".into(), unit: None }).ok().flatten();
    assert!(play.lead(for_one(ParticipantId(seated.unwrap_or_default()))).is_ok());
}

#[test]
fn who_was_sent_out_does_nothing_more_and_what_they_wrote_stays() {
    let mut play = Play::new(Signing::Anonymous, 1);
    play.go(BlockKind::Write);
    play.write(1, "Står");
    assert!(play.lead(Lead::SendOut { participant: person(1) }).is_ok());
    assert_eq!(code(play.act(1, Act::Hand { up: true })), Some(ProblemCode::Forbidden));
    assert_eq!(play.state.cards.len(), 1);
    assert_eq!(play.state.participant_view().shown.people, 0);
}

#[test]
fn who_decided_and_who_sent_somebody_out_is_for_those_who_lead_and_forgotten_with_the_names() {
    let mut play = Play::new(Signing::Signed, 2);
    play.go(BlockKind::Write);
    let made = clustered(&mut play, &["a"]);
    let cluster = made[0].0.clone();
    play.go(BlockKind::Decide);
    let decision = Decision {
        verdict: Verdict::Remove,
        reason: String::new(),
        rule_source: RuleSource::Unknown,
        decides: String::new(),
        owner: String::new(),
        deadline: None,
        if_then: String::new(),
    };
    let decide = || Lead::Decide { cluster: cluster.clone(), decision: decision.clone() };
    assert!(play.lead_as(Some("line"), decide()).is_ok());
    assert!(play.lead_as(Some("nanna"), Lead::SendOut { participant: person(2) }).is_ok());
    let unknown: Vec<String> = play.state.unknown_leaders().into_iter().map(|who| who.0).collect();
    assert_eq!(unknown, ["line", "nanna"]);
    for (id, name) in [("line", "Line Thorup"), ("nanna", "Nanna Krogh")] {
        play.state.leaders.insert(PersonId::from(id), name.to_owned());
    }
    let desk = play.state.facilitator_view();
    assert_eq!(desk.decided_by[&cluster], "Line Thorup");
    assert_eq!(desk.everybody[&person(2)].sent_out.as_deref(), Some("Nanna Krogh"));
    assert_eq!(desk.everybody[&person(1)].sent_out, None);
    let others = [
        serde_json::to_string(&play.state.participant_view()).unwrap(),
        serde_json::to_string(&play.state.projector_view()).unwrap(),
    ];
    for view in others {
        assert!(!view.contains("Thorup") && !view.contains("Krogh"), "{view}");
    }
    let forget = Done::Forgotten(Forgotten::Names);
    let by = By::Facilitator;
    play.enter(Entry { at: Timestamp(0), id: "time".into(), by, who: None, done: forget });
    let desk = play.state.facilitator_view();
    assert!(desk.decided_by.is_empty());
    assert_eq!(desk.everybody[&person(2)].sent_out.as_deref(), Some(""), "that it was done stays");
    assert!(!play.state.notes_who(&decide()), "and nothing is noted any more");
}

#[test]
fn a_log_from_before_it_was_noted_who_is_read() {
    let said =
        r#"{"at":1,"id":"lead:1","by":"facilitator","done":{"led":{"do":"send_out","participant":"p1"}}}"#;
    let entry: Entry = serde_json::from_str(said).unwrap();
    assert_eq!(entry.who, None);
    let mut play = Play::new(Signing::Anonymous, 1);
    play.enter(entry.clone());
    assert_eq!(play.state.facilitator_view().everybody[&person(1)].sent_out.as_deref(), Some(""));
    assert_eq!(serde_json::to_string(&entry).unwrap(), said, "and written as it was");
}

/// Something anyone might send, sensible or not.
fn acts() -> impl Strategy<Value = (i64, Act)> {
    let block = || (1..=7i64).prop_map(|number| BlockId(format!("b{number}")));
    let card = || (1..=12i64).prop_map(|number| CardId(format!("c{number}")));
    let cluster = || (1..=6i64).prop_map(|number| ClusterId(format!("g{number}")));
    let option = || prop_oneof![card().prop_map(|card| card.0), cluster().prop_map(|cluster| cluster.0)];
    let act = prop_oneof![
        (block(), "[a-c]{1,3}").prop_map(|(block, text)| Act::Write { block, text }),
        (card(), "[a-c]{1,3}").prop_map(|(card, text)| Act::Rewrite { card, text }),
        card().prop_map(|card| Act::TakeBack { card }),
        (prop::collection::vec(card(), 1..4), prop::option::of(cluster()))
            .prop_map(|(cards, cluster)| Act::Move { cards, cluster }),
        prop::collection::vec(card(), 1..4).prop_map(|cards| Act::Gather { cards, title: "x".into() }),
        Just(Act::UndoMove),
        (option(), 0..4i64).prop_map(|(option, dots)| Act::Vote {
            block: at_block(BlockKind::Vote),
            option,
            dots
        }),
        (option(), 1..=5i64, 1..=5i64).prop_map(|(option, effort, effect)| Act::Place {
            block: at_block(BlockKind::Prioritise),
            option,
            effort,
            effect
        }),
        (0..3i64, any::<bool>()).prop_map(|(statement, important)| Act::Stand {
            block: at_block(BlockKind::Judge),
            statement,
            stance: Stance::Agree,
            important
        }),
        (block(), any::<bool>()).prop_map(|(block, ready)| Act::Ready { block, ready }),
        any::<bool>().prop_map(|up| Act::Hand { up }),
    ];
    (1..=3i64, act)
}

/// Moves that leave no card by itself.
fn moves() -> impl Strategy<Value = (i64, Act)> {
    let cards = || prop::collection::vec((1..=5i64).prop_map(|number| CardId(format!("c{number}"))), 1..4);
    let cluster = (1..=8i64).prop_map(|number| ClusterId(format!("g{number}")));
    let act = prop_oneof![
        3 => (cards(), cluster).prop_map(|(cards, to)| Act::Move { cards, cluster: Some(to) }),
        1 => cards().prop_map(|cards| Act::Gather { cards, title: "x".into() }),
        2 => Just(Act::UndoMove),
    ];
    (1..=3i64, act)
}

#[derive(Debug, Clone)]
enum Step {
    Act(i64, Act),
    Lead(Lead),
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
    let block = || (1..=7i64).prop_map(|number| BlockId(format!("b{number}")));
    let lead = prop_oneof![
        4 => block().prop_map(|block| Lead::Go { block }),
        1 => block().prop_map(|block| Lead::Reveal { block }),
        1 => (block(), any::<bool>()).prop_map(|(block, close)| Lead::Close { block, close }),
        1 => (1..=12i64).prop_map(|number| Lead::RemoveCard { card: CardId(format!("c{number}")) }),
        1 => prop::option::of(1..=5i64).prop_map(dots_each),
        1 => Just(Lead::Anonymise),
    ];
    let step = prop_oneof![
        6 => acts().prop_map(|(number, act)| Step::Act(number, act)),
        2 => lead.prop_map(Step::Lead),
    ];
    prop::collection::vec(step, 0..120)
}

fn played(steps: Vec<Step>) -> Play {
    let mut play = Play::new(Signing::Signed, 3);
    for step in steps {
        let _ = match step {
            Step::Act(number, act) => play.act(number, act),
            Step::Lead(lead) => play.lead(lead),
        };
    }
    play
}

proptest! {
    /// The log is all there is: after a restart everything is as it was.
    #[test]
    fn the_log_gives_the_same_state_again(steps in steps()) {
        let play = played(steps);
        let mut again = State::open(opening(Signing::Signed));
        for entry in &play.log {
            let text = serde_json::to_string(entry).unwrap_or_default();
            let stored: Entry = serde_json::from_str(&text).unwrap_or_else(|error| unreachable!("{error}: {text}"));
            again.apply(&stored);
        }
        for number in 1..=3 {
            again.call(&person(number), &format!("Navn {number}"), false);
            prop_assert_eq!(again.own(&person(number)), play.state.own(&person(number)));
        }
        prop_assert_eq!(again.facilitator_view(), play.state.facilitator_view());
        prop_assert_eq!(again.participant_view(), play.state.participant_view());
    }

    /// Whatever is sent in whatever order.
    #[test]
    fn nobody_gives_more_dots_than_they_have(steps in steps()) {
        let play = played(steps);
        for (block, given) in &play.state.given {
            let budget = play.state.step(block).map_or(0, |step| play.state.votes(step));
            for votes in given.votes.values() {
                prop_assert!(votes.values().sum::<i64>() <= budget, "{votes:?} of {budget}");
            }
        }
    }

    /// However cards are moved from cluster to cluster, and back.
    #[test]
    fn no_move_among_clusters_loses_a_dot(moves in prop::collection::vec(moves(), 0..40)) {
        let mut play = Play::new(Signing::Anonymous, 3);
        play.go(BlockKind::Write);
        let made = clustered(&mut play, &["a", "b", "c", "d", "e"]);
        play.go(BlockKind::Vote);
        for (number, (cluster, _)) in (1..=3).zip(&made) {
            let vote = Act::Vote { block: at_block(BlockKind::Vote), option: cluster.0.clone(), dots: number };
            prop_assert!(play.act(number, vote).is_ok());
        }
        play.go(BlockKind::Group);
        for (number, act) in moves {
            drop(play.act(number, act));
            prop_assert_eq!(dots(&play).iter().map(|(_, dots)| dots).sum::<i64>(), 6);
        }
    }

    /// What was not revealed is in nobody's view but its author's.
    #[test]
    fn what_is_not_shown_is_not_sent(steps in steps()) {
        let play = played(steps);
        let hidden: Vec<&CardId> =
            play.state.cards.iter().filter(|(_, card)| !play.state.is_shown(card)).map(|(id, _)| id).collect();
        let (view, projected) = (play.state.participant_view(), play.state.projector_view());
        let facilitator = play.state.facilitator_view();
        for id in hidden {
            prop_assert!(!view.shown.cards.contains_key(id) && !view.signed.contains_key(id));
            prop_assert!(!projected.shown.cards.contains_key(id));
            prop_assert!(!facilitator.shown.cards.contains_key(id));
        }
        // A card lies in a cluster that is there.
        for card in view.shown.cards.values() {
            prop_assert!(card.cluster.as_ref().is_none_or(|cluster| view.shown.clusters.contains_key(cluster)));
        }
    }
}
