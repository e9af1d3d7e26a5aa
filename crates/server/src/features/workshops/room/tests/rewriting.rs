//! Cards that are written anew.

use forenkl_api::{
    CardId, ClusterId, ParticipantId, ProblemCode,
    workshops::{Act, BlockKind, Lead, Signing},
};

use super::{Play, at_block, code};

#[test]
fn a_card_is_written_anew_where_it_lies_and_only_by_whoever_wrote_it() {
    let mut play = Play::new(Signing::Anonymous, 2);
    play.go(BlockKind::Write);
    let card = play.write(1, "Tre underskrifter");
    let seat = Lead::Seat { name: "Uden telefon".into(), unit: None };
    let seated = ParticipantId(play.lead(seat).ok().flatten().unwrap_or_default());
    let said = Act::Write { block: at_block(BlockKind::Write), text: "Sagt højt".into() };
    let said = play.lead(Lead::For { participant: seated.clone(), act: said }).ok().flatten();
    let said = CardId(said.unwrap_or_default());
    let gather = Act::Gather { cards: vec![card.clone(), said.clone()], title: "Samlet".into() };
    let cluster = play.lead(Lead::Do { act: gather }).ok().flatten().map(ClusterId);
    play.go(BlockKind::Group);
    let anew = |card: &CardId| Act::Rewrite { card: card.clone(), text: " Fire underskrifter ".into() };
    let for_seated = |card: &CardId| Lead::For { participant: seated.clone(), act: anew(card) };
    assert_eq!(code(play.act(2, anew(&card))), Some(ProblemCode::Forbidden));
    assert_eq!(code(play.lead(Lead::Do { act: anew(&card) })), Some(ProblemCode::Forbidden), "nor the desk");
    assert_eq!(code(play.lead(for_seated(&card))), Some(ProblemCode::Forbidden));
    assert!(play.act(1, anew(&card)).is_ok());
    assert!(play.lead(for_seated(&said)).is_ok(), "but what was written for somebody");
    for card in [&card, &said] {
        let now = &play.state.cards[card];
        assert_eq!((now.text.as_str(), now.cluster.as_ref()), ("Fire underskrifter", cluster.as_ref()));
    }
    assert_eq!(play.state.own(&ParticipantId("p1".into())).cards[&card].text, "Fire underskrifter");
}
