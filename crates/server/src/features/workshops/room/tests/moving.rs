//! Many cards that are moved at once.

use forenkl_api::{
    CardId, ClusterId, ProblemCode,
    workshops::{Act, BlockKind, Lead, Mode, Signing},
};
use proptest::prelude::*;

use super::{Play, clustered, code, discussion, moves};

/// Where each card lies.
fn lying(play: &Play) -> Vec<(CardId, Option<ClusterId>)> {
    play.state.cards.iter().map(|(id, card)| (id.clone(), card.cluster.clone())).collect()
}

#[test]
fn of_many_cards_those_that_are_there_are_moved_and_go_back_in_one_step() {
    let mut play = Play::new(Signing::Anonymous, 2);
    let apart = discussion(&mut play, Mode::Pairs);
    play.go(BlockKind::Write);
    let [a, b, gone] = ["a", "b", "c"].map(|text| play.write(1, text));
    assert!(play.lead(Lead::Go { block: apart.clone() }).is_ok());
    play.go(BlockKind::Group);
    let write = Act::Write { block: apart, text: "Ikke vist".into() };
    let hidden = CardId(play.act(2, write).ok().flatten().unwrap_or_default());
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
