//! What each audience sees, and from when on.

use forenkl_api::{
    BlockId, CardId, ProblemCode,
    workshops::{Act, BlockKind, Lead, Mode, Signing},
};

use super::{KINDS, Play, at_block, block, code, discussion, person};

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
fn a_first_card_from_somebody_who_finishes_a_sentence_is_shown_where_the_room_is_by_then() {
    let mut play = Play::new(Signing::Anonymous, 2);
    play.go(BlockKind::Write);
    play.go(BlockKind::Group);
    let card = play.write(1, "Tre underskrifter");
    assert!(play.state.participant_view().shown.cards.contains_key(&card));
}

#[test]
fn a_room_that_looked_ahead_writes_in_silence_when_it_comes_back() {
    let mut play = Play::new(Signing::Anonymous, 2);
    play.go(BlockKind::Write);
    play.go(BlockKind::Group);
    play.go(BlockKind::Write);
    play.write(1, "Tre underskrifter");
    assert!(play.state.participant_view().shown.cards.is_empty());
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
