//! Cards that are written anew.

use forenkl_api::{
    CardId, ClusterId, ParticipantId, ProblemCode,
    problem::ConflictReason,
    wishes::RuleSource,
    workshops::{
        Act, BlockKind, Lead, Signing,
        lead::{Decision, Verdict},
    },
};

use super::{Play, at_block, clustered, code, reason};

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

fn anew(card: &CardId) -> Act {
    Act::Rewrite { card: card.clone(), text: "Noget helt andet".into() }
}

#[test]
fn what_was_given_dots_or_places_stays_as_it_was_written() {
    let mut play = Play::new(Signing::Anonymous, 2);
    play.go(BlockKind::Write);
    let made = clustered(&mut play, &["a"]);
    let [(cluster, grouped)] = made.as_slice() else { unreachable!() };
    let (loose, free) = (play.write(1, "b"), play.write(1, "c"));
    play.go(BlockKind::Vote);
    let vote =
        |option: &str, dots| Act::Vote { block: at_block(BlockKind::Vote), option: option.into(), dots };
    for (card, option) in [(grouped, cluster.as_str()), (&loose, loose.as_str())] {
        assert!(play.act(1, anew(card)).is_ok(), "nothing was given yet");
        assert!(play.act(2, vote(option, 1)).is_ok());
        assert_eq!(reason(play.act(1, anew(card))), Some(ConflictReason::NotNow));
        assert!(play.act(2, vote(option, 0)).is_ok());
        assert!(play.act(1, anew(card)).is_ok(), "they were taken back");
    }
    assert!(play.act(2, vote(loose.as_str(), 1)).is_ok());
    play.go(BlockKind::Prioritise);
    assert_eq!(reason(play.act(1, anew(&loose))), Some(ConflictReason::NotNow), "nor when the room goes on");
    let place = Act::Place {
        block: at_block(BlockKind::Prioritise),
        option: cluster.0.clone(),
        effort: 1,
        effect: 5,
    };
    assert!(play.act(2, place).is_ok());
    assert_eq!(reason(play.act(1, anew(grouped))), Some(ConflictReason::NotNow));
    assert!(play.act(1, anew(&free)).is_ok(), "what nobody chose");
    let put = Act::Move { cards: vec![free.clone()], cluster: Some(cluster.clone()) };
    assert!(play.lead(Lead::Do { act: put }).is_ok());
    assert_eq!(reason(play.act(1, anew(&free))), Some(ConflictReason::NotNow), "it is one of the group now");
}

#[test]
fn what_was_decided_about_stays_as_it_was_written() {
    let mut play = Play::new(Signing::Anonymous, 1);
    play.go(BlockKind::Write);
    let made = clustered(&mut play, &["a"]);
    let [(cluster, card)] = made.as_slice() else { unreachable!() };
    play.go(BlockKind::Decide);
    assert!(play.act(1, anew(card)).is_ok());
    let decision = Decision {
        verdict: Verdict::Remove,
        reason: String::new(),
        rule_source: RuleSource::Unknown,
        decides: String::new(),
        owner: String::new(),
        deadline: None,
        if_then: String::new(),
    };
    assert!(play.lead(Lead::Decide { cluster: cluster.clone(), decision }).is_ok());
    assert_eq!(reason(play.act(1, anew(card))), Some(ConflictReason::NotNow));
}
