//! What those who lead do for the room and with its people, and who of them did it.

use forenkl_api::{
    ParticipantId, PersonId, ProblemCode, Timestamp,
    wishes::RuleSource,
    workshops::{
        Act, BlockKind, Lead, Signing,
        lead::{Decision, Verdict},
    },
};

use super::{
    super::{By, Done, Entry, Forgotten},
    Play, at_block, clustered, code, person,
};

#[test]
fn the_timer_stands_still_goes_on_and_is_given_more() {
    let mut play = Play::new(Signing::Anonymous, 0);
    play.go(BlockKind::Talk);
    assert!(play.lead(Lead::Start { seconds: 60 }).is_ok());
    let started = play.at;
    let ends = |play: &Play| play.state.timer.clone().and_then(|timer| timer.ends_at).map(|at| at.0);
    assert_eq!(ends(&play), Some(started + 60_000));
    assert!(play.lead(Lead::Pause).is_ok());
    assert_eq!(play.state.timer.clone().and_then(|timer| timer.left), Some(59_000));
    assert!(play.lead(Lead::Extend { seconds: 60 }).is_ok());
    assert!(play.lead(Lead::Resume).is_ok());
    assert_eq!(ends(&play), Some(play.at + 119_000));
    assert!(play.lead(Lead::Extend { seconds: 60 }).is_ok());
    assert_eq!(ends(&play), Some(play.at - 1000 + 179_000));
}

#[test]
fn hands_keep_their_place_and_nobody_votes_for_somebody_with_a_phone() {
    let mut play = Play::new(Signing::Anonymous, 2);
    play.go(BlockKind::Write);
    assert!(play.act(1, Act::Hand { up: true }).is_ok());
    let first = play.state.people[&person(1)].hand;
    assert!(play.act(1, Act::Hand { up: true }).is_ok());
    assert_eq!(play.state.people[&person(1)].hand, first);
    let write = Act::Write { block: at_block(BlockKind::Write), text: "For en anden".into() };
    let for_one = |participant| Lead::For { participant, act: write.clone() };
    assert_eq!(code(play.lead(for_one(person(1)))), Some(ProblemCode::Forbidden));
    let seated = play.lead(Lead::Seat { name: "Uden telefon".into(), unit: None }).ok().flatten();
    assert!(play.lead(for_one(ParticipantId(seated.unwrap_or_default()))).is_ok());
}

#[test]
fn who_was_sent_out_does_nothing_more_and_what_they_wrote_stays() {
    let mut play = Play::new(Signing::Anonymous, 1);
    play.go(BlockKind::Write);
    play.write(1, "Står");
    assert!(play.lead(Lead::SendOut { participant: person(1) }).is_ok());
    assert_eq!(code(play.act(1, Act::Hand { up: true })), Some(ProblemCode::Forbidden));
    assert_eq!(play.state.cards.len(), 1);
    assert_eq!(play.state.participant_view().shown.people, 0);
}

#[test]
fn who_decided_and_who_sent_somebody_out_is_for_those_who_lead_and_forgotten_with_the_names() {
    let mut play = Play::new(Signing::Signed, 2);
    play.go(BlockKind::Write);
    let made = clustered(&mut play, &["a"]);
    let cluster = made[0].0.clone();
    play.go(BlockKind::Decide);
    let decision = Decision {
        verdict: Verdict::Remove,
        reason: String::new(),
        rule_source: RuleSource::Unknown,
        decides: String::new(),
        owner: String::new(),
        deadline: None,
        if_then: String::new(),
    };
    let decide = || Lead::Decide { cluster: cluster.clone(), decision: decision.clone() };
    assert!(play.lead_as(Some("line"), decide()).is_ok());
    assert!(play.lead_as(Some("nanna"), Lead::SendOut { participant: person(2) }).is_ok());
    let unknown: Vec<String> = play.state.unknown_leaders().into_iter().map(|who| who.0).collect();
    assert_eq!(unknown, ["line", "nanna"]);
    for (id, name) in [("line", "Line Thorup"), ("nanna", "Nanna Krogh")] {
        play.state.leaders.insert(PersonId::from(id), name.to_owned());
    }
    let desk = play.state.facilitator_view();
    assert_eq!(desk.decided_by[&cluster], "Line Thorup");
    assert_eq!(desk.everybody[&person(2)].sent_out.as_deref(), Some("Nanna Krogh"));
    assert_eq!(desk.everybody[&person(1)].sent_out, None);
    let others = [
        serde_json::to_string(&play.state.participant_view()).unwrap(),
        serde_json::to_string(&play.state.projector_view()).unwrap(),
    ];
    for view in others {
        assert!(!view.contains("Thorup") && !view.contains("Krogh"), "{view}");
    }
    let forget = Done::Forgotten(Forgotten::Names);
    let by = By::Facilitator;
    play.enter(Entry { at: Timestamp(0), id: "time".into(), by, who: None, done: forget });
    let desk = play.state.facilitator_view();
    assert!(desk.decided_by.is_empty());
    assert_eq!(desk.everybody[&person(2)].sent_out.as_deref(), Some(""), "that it was done stays");
    assert!(!play.state.notes_who(&decide()), "and nothing is noted any more");
}

#[test]
fn a_log_from_before_it_was_noted_who_is_read() {
    let said =
        r#"{"at":1,"id":"lead:1","by":"facilitator","done":{"led":{"do":"send_out","participant":"p1"}}}"#;
    let entry: Entry = serde_json::from_str(said).unwrap();
    assert_eq!(entry.who, None);
    let mut play = Play::new(Signing::Anonymous, 1);
    play.enter(entry.clone());
    assert_eq!(play.state.facilitator_view().everybody[&person(1)].sent_out.as_deref(), Some(""));
    assert_eq!(serde_json::to_string(&entry).unwrap(), said, "and written as it was");
}
