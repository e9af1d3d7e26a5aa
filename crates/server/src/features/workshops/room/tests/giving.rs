//! What may be given, by whom, how much of it and until when.

use forenkl_api::{
    CardId, ProblemCode, Timestamp,
    problem::ConflictReason,
    workshops::{Act, Block, BlockKind, Lead, Signing, act::Stance},
};

use super::{
    super::{By, Done, Entry, State},
    Play, at_block, block, code, dots_each, opening, person, reason,
};

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
fn whoever_has_given_nothing_that_still_stands_is_not_heard() {
    let mut play = Play::new(Signing::Anonymous, 2);
    play.go(BlockKind::Write);
    let (gone, stays) = (play.write(1, "a"), play.write(1, "b"));
    play.go(BlockKind::Prioritise);
    let matrix = at_block(BlockKind::Prioritise);
    let place = |option: &CardId| Act::Place {
        block: matrix.clone(),
        option: option.0.clone(),
        effort: 1,
        effect: 5,
    };
    assert!(play.act(1, place(&gone)).is_ok() && play.act(1, place(&stays)).is_ok());
    assert!(play.act(2, place(&gone)).is_ok());
    assert_eq!(play.state.heard(&matrix), 2);
    assert!(play.lead(Lead::RemoveCard { card: gone }).is_ok());
    assert_eq!(play.state.heard(&matrix), 1);
    assert!(play.lead(Lead::RemoveCard { card: stays }).is_ok());
    assert_eq!(play.state.heard(&matrix), 0);
    play.go(BlockKind::Judge);
    let judge = at_block(BlockKind::Judge);
    let stand =
        |statement| Act::Stand { block: judge.clone(), statement, stance: Stance::Pass, important: false };
    assert!(play.act(1, stand(0)).is_ok() && play.act(2, stand(1)).is_ok());
    assert_eq!(play.state.heard(&judge), 2);
    // The rules let no statement go that somebody has answered; a log is read all the same.
    let fewer = Block { id: judge.clone(), statements: vec!["Ja?".into()], ..block(BlockKind::Judge) };
    let (by, done) = (By::Facilitator, Done::Led(Lead::Change { block: fewer }));
    play.enter(Entry { at: Timestamp(0), id: "fewer".into(), by, who: None, done });
    assert_eq!(play.state.heard(&judge), 1);
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
