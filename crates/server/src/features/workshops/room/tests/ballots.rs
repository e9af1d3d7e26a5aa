//! Dots while cards are moved, taken back and removed: what voters see of their own, what they have left, and the totals are one.

use std::collections::BTreeMap;

use forenkl_api::{
    CardId, ClusterId,
    problem::ConflictReason,
    workshops::{Act, BlockKind, Lead, Map, Signing},
};
use proptest::prelude::*;

use super::{
    super::{By, Done, Entry},
    Play, Step, Timestamp, at_block, clustered, dots, dots_each, person, reason,
};

fn vote(option: &str, dots: i64) -> Act {
    Act::Vote { block: at_block(BlockKind::Vote), option: option.to_owned(), dots }
}

fn put(cards: &[&CardId], cluster: Option<&ClusterId>) -> Lead {
    let cards = cards.iter().map(|card| (*card).clone()).collect();
    Lead::Do { act: Act::Move { cards, cluster: cluster.cloned() } }
}

/// The rows of somebody in the vote.
fn rows(play: &Play, number: i64) -> Map<String, i64> {
    let votes = play.state.own(&person(number)).votes;
    votes.get(&at_block(BlockKind::Vote)).cloned().unwrap_or_default()
}

fn own(play: &Play, number: i64) -> Vec<(String, i64)> {
    rows(play, number).into_iter().collect()
}

#[test]
fn dots_go_with_the_last_card_of_a_group_when_it_lies_alone() {
    let mut play = Play::new(Signing::Anonymous, 1);
    play.go(BlockKind::Write);
    let made = clustered(&mut play, &["a", "b"]);
    let [(one, a), (two, b)] = made.as_slice() else { unreachable!() };
    assert!(play.lead(put(&[b], Some(one))).is_ok());
    play.go(BlockKind::Vote);
    assert!(play.act(1, vote(&one.0, 2)).is_ok());
    assert!(play.lead(put(&[b], None)).is_ok());
    assert_eq!(own(&play, 1), [(one.0.clone(), 2)], "the group is still there");
    assert!(play.lead(Lead::Close { block: at_block(BlockKind::Vote), close: true }).is_ok());
    assert!(play.lead(put(&[a], None)).is_ok());
    let alone = [(a.0.clone(), 2)];
    assert_eq!((own(&play, 1), dots(&play)), (alone.to_vec(), alone.to_vec()));
    assert!(play.lead(put(&[a], Some(two))).is_ok());
    let together = [(two.0.clone(), 2)];
    assert_eq!((own(&play, 1), dots(&play)), (together.to_vec(), together.to_vec()), "and on with it");
    assert!(play.lead(put(&[a], Some(one))).is_ok());
    assert_eq!(own(&play, 1), [(one.0.clone(), 2)], "what got its card back is itself again");
}

#[test]
fn dots_on_a_group_that_went_apart_are_the_voters_again_and_come_back_with_it_as_far_as_they_are_left() {
    let mut play = Play::new(Signing::Anonymous, 2);
    play.go(BlockKind::Write);
    let made = clustered(&mut play, &["a", "b"]);
    let [(one, a), (_, b)] = made.as_slice() else { unreachable!() };
    assert!(play.lead(put(&[b], Some(one))).is_ok());
    let loose = play.write(1, "c");
    play.go(BlockKind::Vote);
    assert!(play.act(1, vote(&one.0, 3)).is_ok() && play.act(2, vote(&one.0, 3)).is_ok());
    assert!(play.lead(put(&[a, b], None)).is_ok());
    let heard = |play: &Play| play.state.participant_view().shown.blocks[&at_block(BlockKind::Vote)].heard;
    assert_eq!((own(&play, 1), own(&play, 2), dots(&play), heard(&play)), (vec![], vec![], vec![], 0));
    assert!(play.act(1, vote(&loose.0, 2)).is_ok());
    assert!(play.lead(Lead::Do { act: Act::UndoMove }).is_ok());
    assert_eq!(own(&play, 1), [(loose.0.clone(), 2), (one.0.clone(), 1)]);
    assert_eq!(own(&play, 2), [(one.0.clone(), 3)], "who gave them to nothing else has them there");
    assert_eq!(dots(&play), [(loose.0.clone(), 2), (one.0.clone(), 4)]);
    assert_eq!(heard(&play), 2);
    // Fewer for all: what nobody sees is in nobody's way.
    assert!(play.lead(put(&[a, b], None)).is_ok());
    assert!(play.lead(dots_each(Some(2))).is_ok());
    assert!(play.lead(Lead::Do { act: Act::UndoMove }).is_ok());
    assert_eq!((own(&play, 1), own(&play, 2)), (vec![(loose.0, 2)], vec![(one.0.clone(), 2)]));
}

#[test]
fn whose_dots_are_there_again_is_told() {
    let mut play = Play::new(Signing::Anonymous, 3);
    play.go(BlockKind::Write);
    let (a, b) = (play.write(1, "a"), play.write(2, "b"));
    play.go(BlockKind::Vote);
    assert!(play.act(3, vote(&a.0, 1)).is_ok());
    let told = |by, done| {
        let mut told =
            play.state.concerned(&Entry { at: Timestamp(0), id: String::new(), by, who: None, done });
        told.sort();
        told
    };
    let lead = |lead| told(By::Facilitator, Done::Led(lead));
    assert_eq!(lead(Lead::RemoveCard { card: a.clone() }), [person(1), person(3)]);
    assert_eq!(lead(Lead::Reveal { block: at_block(BlockKind::Write) }), [person(3)]);
    let back = Done::Acted(Act::TakeBack { card: b });
    assert_eq!(told(By::Participant(person(2)), back), [person(2), person(3)]);
    let write = Done::Acted(Act::Write { block: at_block(BlockKind::Write), text: "c".into() });
    assert_eq!(told(By::Participant(person(2)), write), [person(2)], "a new card moves no dot");
}

/// What happens while people vote.
fn steps() -> impl Strategy<Value = Vec<Step>> {
    let card = || (1..=8i64).prop_map(|number| CardId(format!("c{number}")));
    let cluster = || (1..=5i64).prop_map(|number| ClusterId(format!("g{number}")));
    let cards = move || prop::collection::vec(card(), 1..4);
    let option = prop_oneof![card().prop_map(|card| card.0), cluster().prop_map(|cluster| cluster.0)];
    let led = |act| Step::Lead(Lead::Do { act });
    let write = Act::Write { block: at_block(BlockKind::Write), text: "x".into() };
    let step = prop_oneof![
        8 => (1..=3i64, option, 0..=3i64).prop_map(|(number, option, dots)| Step::Act(number, vote(&option, dots))),
        5 => (cards(), prop::option::of(cluster()))
            .prop_map(move |(cards, cluster)| led(Act::Move { cards, cluster })),
        1 => cards().prop_map(move |cards| led(Act::Gather { cards, title: "x".into() })),
        3 => Just(led(Act::UndoMove)),
        1 => card().prop_map(|card| Step::Lead(Lead::RemoveCard { card })),
        1 => (1..=3i64, card()).prop_map(|(number, card)| Step::Act(number, Act::TakeBack { card })),
        1 => (1..=3i64).prop_map(move |number| Step::Act(number, write.clone())),
        1 => Just(Step::Lead(Lead::Reveal { block: at_block(BlockKind::Write) })),
        1 => any::<bool>().prop_map(|close| Step::Lead(Lead::Close { block: at_block(BlockKind::Vote), close })),
        1 => prop::option::of(1..=4i64).prop_map(|votes| Step::Lead(dots_each(votes))),
        1 => prop_oneof![Just(BlockKind::Vote), Just(BlockKind::Group)]
            .prop_map(|kind| Step::Lead(Lead::Go { block: at_block(kind) })),
    ];
    prop::collection::vec(step, 0..60)
}

/// Rows are options; all of them together are within the budget, and what is left of it can be given, and not one dot more.
fn fits(play: &Play, number: i64, rows: &Map<String, i64>) -> Result<(), TestCaseError> {
    let (block, at) = (at_block(BlockKind::Vote), Timestamp(play.at));
    let Some(step) = play.state.step(&block) else { return Ok(()) };
    let left = play.state.votes(step) - rows.values().sum::<i64>();
    prop_assert!(left >= 0, "{rows:?}");
    prop_assert!(rows.keys().all(|option| play.state.options().contains(option)), "{rows:?}");
    let takes = step.closed_at.is_none() && play.state.now.as_ref() == Some(&block);
    if let Some(option) = play.state.options().first().filter(|_| takes) {
        let all = rows.get(option).copied().unwrap_or(0) + left;
        let given = |dots| play.state.may_act(&By::Participant(person(number)), &vote(option, dots), at);
        prop_assert!(given(all).is_ok());
        prop_assert_eq!(reason(given(all + 1).map(|()| None)), Some(ConflictReason::OverBudget));
    }
    Ok(())
}

proptest! {
    /// Whatever is moved, taken back and removed while people vote, and after.
    #[test]
    fn rows_budget_and_totals_are_one(steps in steps()) {
        let mut play = Play::new(Signing::Anonymous, 3);
        play.go(BlockKind::Write);
        for number in 1..=3 {
            play.write(number, "a");
        }
        clustered(&mut play, &["b", "c"]);
        play.go(BlockKind::Vote);
        for step in steps {
            let _ = match step {
                Step::Act(number, act) => play.act(number, act),
                Step::Lead(lead) => play.lead(lead),
            };
            let mut totals: BTreeMap<String, i64> = BTreeMap::new();
            let mut heard = 0;
            for number in 1..=3 {
                let rows = rows(&play, number);
                fits(&play, number, &rows)?;
                heard += i64::from(!rows.is_empty());
                for (option, dots) in rows {
                    *totals.entry(option).or_default() += dots;
                }
            }
            let given = play.state.given.get(&at_block(BlockKind::Vote)).cloned().unwrap_or_default();
            let result: BTreeMap<String, i64> = play.state.result(&given).dots.into_iter().collect();
            prop_assert_eq!(result, totals);
            prop_assert_eq!(play.state.heard(&at_block(BlockKind::Vote)), heard);
        }
    }
}
