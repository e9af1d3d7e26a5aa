//! Cards that are moved, many of them at once, and moves that are taken back.

use forenkl_api::{
    BlockId, CardId, ClusterId, ProblemCode,
    problem::ConflictReason,
    workshops::{Act, Block, BlockKind, Lead, Mode, Signing},
};
use proptest::prelude::*;

use super::{Play, at_block, block, clustered, code, dots, reason};

/// Where each card lies.
fn lying(play: &Play) -> Vec<(CardId, Option<ClusterId>)> {
    play.state.cards.iter().map(|(id, card)| (id.clone(), card.cluster.clone())).collect()
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
fn of_many_cards_those_that_are_there_are_moved_and_go_back_in_one_step() {
    let mut play = Play::new(Signing::Anonymous, 2);
    // Pairs that talk after the grouping: what they write is not shown before it.
    let block = Block { mode: Mode::Pairs, ..block(BlockKind::Discuss) };
    let add = Lead::Add { block, after: Some(at_block(BlockKind::Group)) };
    let apart = BlockId(play.lead(add).ok().flatten().unwrap_or_default());
    play.go(BlockKind::Write);
    let [a, b, gone] = ["a", "b", "c"].map(|text| play.write(1, text));
    assert!(play.lead(Lead::Go { block: apart.clone() }).is_ok());
    let write = Act::Write { block: apart, text: "Ikke vist".into() };
    let hidden = CardId(play.act(2, write).ok().flatten().unwrap_or_default());
    play.go(BlockKind::Group);
    assert!(play.act(1, Act::TakeBack { card: gone.clone() }).is_ok());
    let all = vec![a.clone(), gone.clone(), hidden.clone(), b.clone()];
    let gather = Act::Gather { cards: all.clone(), title: "Samlet".into() };
    let cluster = play.act(2, gather).ok().flatten().map(ClusterId);
    assert!(cluster.is_some());
    let lay = [(a.clone(), cluster.clone()), (b.clone(), cluster), (hidden.clone(), None)];
    assert_eq!(lying(&play), lay, "one that nobody sees stays where it is");
    assert!(play.act(2, Act::UndoMove).is_ok());
    assert_eq!(lying(&play), [(a, None), (b, None), (hidden.clone(), None)]);
    let none = Act::Move { cards: vec![gone, hidden], cluster: None };
    assert_eq!(code(play.act(2, none)), Some(ProblemCode::NotFound), "none of them is there");
}

proptest! {
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

    /// Whatever was moved before, and by whomever.
    #[test]
    fn one_step_back_takes_back_all_of_a_move(
        before in prop::collection::vec(moves(), 0..20),
        cards in prop::collection::vec((1..=6i64).prop_map(|number| CardId(format!("c{number}"))), 1..6),
        to in prop::option::of((1..=8i64).prop_map(|number| ClusterId(format!("g{number}")))),
    ) {
        let mut play = Play::new(Signing::Anonymous, 3);
        play.go(BlockKind::Write);
        clustered(&mut play, &["a", "b", "c", "d", "e"]);
        play.go(BlockKind::Group);
        for (number, act) in before {
            drop(play.act(number, act));
        }
        let lay = lying(&play);
        let moved = play.act(1, Act::Move { cards, cluster: to });
        if moved.is_ok() && lying(&play) != lay {
            prop_assert!(play.act(1, Act::UndoMove).is_ok());
            prop_assert_eq!(lying(&play), lay);
        }
    }
}
