//! Whatever people send, in whatever order.

use forenkl_api::{
    BlockId, CardId, ClusterId,
    workshops::{Act, BlockKind, Lead, Signing, act::Stance},
};
use proptest::prelude::*;

use super::{
    super::{Entry, State},
    Play, Step, at_block, dots_each, opening, person,
};

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
