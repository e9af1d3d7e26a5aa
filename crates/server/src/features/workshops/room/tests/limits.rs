//! So that one phone cannot fill the room, nor all of them the server.

use forenkl_api::{
    CardId, ProblemCode,
    problem::ConflictReason,
    workshops::{Act, BlockKind, Lead, Signing, plan::BLOCKS_MAX},
};

use super::{Play, at_block, block, code, reason};

const TOO_MANY: Option<ConflictReason> = Some(ConflictReason::TooMany);

fn write() -> Act {
    Act::Write { block: at_block(BlockKind::Write), text: "Et kort".into() }
}

fn park() -> Act {
    Act::Park { text: "Kantinen".into() }
}

#[test]
fn everybody_has_so_many_cards_and_the_room_has_so_many() {
    let mut play = Play::new(Signing::Anonymous, 2);
    play.go(BlockKind::Write);
    let mine: Vec<CardId> = (0..100).map(|_| play.write(1, "Et kort")).collect();
    assert_eq!(reason(play.act(1, write())), TOO_MANY);
    assert!(play.act(2, write()).is_ok(), "nobody else is held up");
    assert!(play.act(1, Act::TakeBack { card: mine[0].clone() }).is_ok());
    assert!(play.act(1, write()).is_ok(), "those that are there are counted");
    // Whoever leads may type off a wall.
    for _ in play.state.cards.len()..3_000 {
        assert!(play.lead(Lead::Do { act: write() }).is_ok());
    }
    assert_eq!(reason(play.lead(Lead::Do { act: write() })), TOO_MANY);
    assert_eq!(reason(play.act(2, write())), TOO_MANY);
}

#[test]
fn everybody_parks_so_much_and_the_room_parks_so_much() {
    let mut play = Play::new(Signing::Anonymous, 11);
    play.go(BlockKind::Write);
    for _ in 0..20 {
        assert!(play.act(1, park()).is_ok());
    }
    assert_eq!(reason(play.act(1, park())), TOO_MANY);
    assert!(play.lead(Lead::Unpark { parked: 1 }).is_ok());
    assert_eq!(reason(play.act(1, park())), TOO_MANY, "what was taken out is counted, too");
    assert!(play.act(1, write()).is_ok());
    assert!(play.lead(Lead::Do { act: park() }).is_ok(), "whoever leads puts it back");
    for number in 2..=10 {
        for _ in 0..20 {
            assert!(play.act(number, park()).is_ok());
        }
    }
    assert_eq!(reason(play.act(11, park())), TOO_MANY);
    assert_eq!(reason(play.lead(Lead::Do { act: park() })), TOO_MANY);
    assert!(play.lead(Lead::Unpark { parked: 2 }).is_ok());
    assert!(play.act(11, park()).is_ok());
}

#[test]
fn what_was_taken_out_of_the_parking_lot_is_put_back_as_it_was() {
    let mut play = Play::new(Signing::Anonymous, 1);
    play.go(BlockKind::Write);
    for text in ["Kantinen", "Cyklerne"] {
        assert!(play.act(1, Act::Park { text: text.into() }).is_ok());
    }
    let unpark = || Lead::Unpark { parked: 1 };
    let parked = |play: &Play| play.state.participant_view().shown.parked.into_iter().collect::<Vec<_>>();
    assert!(play.lead(unpark()).is_ok());
    assert_eq!(parked(&play), [("0002".to_owned(), "Cyklerne".to_owned())]);
    assert_eq!(code(play.lead(unpark())), Some(ProblemCode::NotFound), "it is gone already");
    assert!(play.lead(Lead::Do { act: park() }).is_ok());
    let back = [("0002".to_owned(), "Cyklerne".to_owned()), ("0003".to_owned(), "Kantinen".to_owned())];
    assert_eq!(parked(&play), back);
    assert_eq!(code(play.lead(unpark())), Some(ProblemCode::NotFound), "and it is not the first again");
}

#[test]
fn somebody_does_so_much_and_no_more() {
    let mut play = Play::new(Signing::Anonymous, 2);
    play.go(BlockKind::Write);
    for number in 0..5_000 {
        assert!(play.act(1, Act::Hand { up: number % 2 == 0 }).is_ok());
    }
    assert_eq!(reason(play.act(1, Act::Hand { up: true })), TOO_MANY);
    assert_eq!(reason(play.act(1, write())), TOO_MANY);
    assert!(play.act(2, write()).is_ok());
}

#[test]
fn there_is_room_for_so_many_people_and_blocks() {
    let mut play = Play::new(Signing::Anonymous, 4_999);
    assert!(play.state.may_join().is_ok());
    let seat = || Lead::Seat { name: "Uden telefon".into(), unit: None };
    assert!(play.lead(seat()).is_ok());
    assert_eq!(reason(play.state.may_join().map(|()| None)), TOO_MANY);
    assert_eq!(reason(play.lead(seat())), TOO_MANY);
    let add = || Lead::Add { block: block(BlockKind::Talk), after: None };
    for _ in play.state.agenda.len()..BLOCKS_MAX {
        assert!(play.lead(add()).is_ok());
    }
    assert_eq!(reason(play.lead(add())), TOO_MANY);
}
