//! What was given goes where the cards go: into a group, into another one, and back.

use forenkl_api::{
    CardId, ClusterId, Timestamp,
    problem::ConflictReason,
    workshops::{Act, BlockKind, Lead, Signing},
};

use super::{
    super::{By, Done, Entry},
    Play, at_block, clustered, dots, person, reason,
};

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
