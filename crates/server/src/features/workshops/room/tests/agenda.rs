//! The blocks of the agenda: in which order, which of them may go, and what they show while they are on.

use forenkl_api::{
    BlockId, ProblemCode,
    problem::ConflictReason,
    workshops::{Act, Block, BlockKind, Lead, Signing},
};

use super::{KINDS, Play, at_block, block, code, person, reason};

#[test]
fn the_blocks_are_put_into_another_order_and_none_comes_or_goes_with_it() {
    let mut play = Play::new(Signing::Anonymous, 0);
    let before = play.state.agenda.clone();
    let unknown = BlockId("b99".into());
    let (first, rest) = before.split_first().unwrap();
    let twice: Vec<BlockId> = rest.iter().chain(rest.first()).cloned().collect();
    let stranger: Vec<BlockId> = rest.iter().cloned().chain([unknown]).collect();
    let more: Vec<BlockId> = before.iter().chain([first]).cloned().collect();
    for blocks in [rest.to_vec(), twice, stranger, more, Vec::new()] {
        assert_eq!(code(play.lead(Lead::Order { blocks })), Some(ProblemCode::Invalid));
        assert_eq!(play.state.agenda, before);
    }
    play.go(BlockKind::Write);
    let turned: Vec<BlockId> = before.iter().rev().cloned().collect();
    assert!(play.lead(Lead::Order { blocks: turned.clone() }).is_ok(), "also while one of them is on");
    assert_eq!(play.state.agenda, turned);
    assert_eq!(play.state.facilitator_view().agenda[first].place, 6);
}

#[test]
fn a_block_that_has_begun_stays() {
    let mut play = Play::new(Signing::Anonymous, 0);
    play.go(BlockKind::Write);
    play.go(BlockKind::Group);
    let take_out = |kind| Lead::Drop { block: at_block(kind) };
    for kind in [BlockKind::Write, BlockKind::Group] {
        assert_eq!(reason(play.lead(take_out(kind))), Some(ConflictReason::NotNow), "{kind}");
    }
    assert!(play.lead(take_out(BlockKind::Judge)).is_ok());
    assert!(!play.state.agenda.contains(&at_block(BlockKind::Judge)));
    assert_eq!(play.state.facilitator_view().agenda.len(), KINDS.len() - 1);
    assert_eq!(code(play.lead(take_out(BlockKind::Judge))), Some(ProblemCode::NotFound));
    let add = Lead::Add { block: block(BlockKind::Judge), after: None };
    let added = play.lead(add).ok().flatten();
    assert_ne!(added, Some(at_block(BlockKind::Judge).0), "no id comes twice");
}

#[test]
fn where_the_plan_says_so_everybody_sees_the_cards_while_they_are_written_and_never_by_whom() {
    let mut play = Play::new(Signing::Signed, 2);
    let open = Block { id: at_block(BlockKind::Write), open: true, ..block(BlockKind::Write) };
    assert!(play.lead(Lead::Change { block: open }).is_ok());
    play.go(BlockKind::Write);
    let card = play.write(1, "Tre underskrifter");
    let view = play.state.participant_view();
    assert_eq!(view.shown.cards[&card].text, "Tre underskrifter");
    assert!(view.shown.blocks[&at_block(BlockKind::Write)].revealed);
    assert!(view.signed.is_empty());
    assert!(play.state.projector_view().shown.cards.contains_key(&card));
    assert_eq!(
        code(play.act(2, Act::Rewrite { card, text: "x".into() })),
        Some(ProblemCode::Forbidden),
        "it is there, and not theirs"
    );
}

#[test]
fn who_is_ready_is_counted_in_the_block_that_is_on() {
    let mut play = Play::new(Signing::Anonymous, 3);
    let (write, group) = (at_block(BlockKind::Write), at_block(BlockKind::Group));
    let ready = |block: &BlockId, ready| Act::Ready { block: block.clone(), ready };
    let counted = |play: &Play, block: &BlockId| play.state.participant_view().shown.blocks[block].ready;
    assert_eq!(reason(play.act(1, ready(&write, true))), Some(ConflictReason::NotNow), "nothing has begun");
    play.go(BlockKind::Write);
    assert_eq!(reason(play.act(1, ready(&group, true))), Some(ConflictReason::NotNow));
    for number in [1, 2, 2, 3] {
        assert!(play.act(number, ready(&write, true)).is_ok());
    }
    assert_eq!(counted(&play, &write), 3);
    assert_eq!(play.state.own(&person(1)).ready, Some(write.clone()));
    assert!(play.state.facilitator_view().everybody[&person(1)].ready);
    assert!(play.act(1, ready(&write, false)).is_ok());
    assert!(play.lead(Lead::SendOut { participant: person(2) }).is_ok());
    assert_eq!(counted(&play, &write), 1, "one is not ready after all, and one is out");
    assert!(!play.state.facilitator_view().everybody[&person(1)].ready);
    play.go(BlockKind::Group);
    assert_eq!(counted(&play, &group), 0, "everybody begins anew");
    assert!(!play.state.facilitator_view().everybody[&person(3)].ready);
}
