//! What comes out of a room: decisions, wishes, initiatives, and the record.

use axum::http::StatusCode;
use forenkl_api::{
    BlockId, CardId, ClusterId, FieldCode, PartialDate, Problem, ProblemCode,
    initiatives::{GetInitiative, InitiativePath},
    problem::ConflictReason,
    wishes::{GetWish, RuleSource, SupportBody, SupportWish, Wish, WishPath, WithdrawSupport},
    workshops::{
        Act, BlockKind, ClusterPath, ExportRecord, Lead, LeadReply, MakeInitiative, MakeWish, OutcomeBody,
        OutcomeReply, ReadRecord, Record, RecordPath, ShowRecord, Signing,
        lead::{Decision, Verdict},
    },
};

use super::{Guest, Room, plan};
use crate::support::{Someone, TestApp, for_each_db, key, nothing};

/// Two cards in a cluster that everybody who is given gave a dot, and one card that nobody did; the cluster.
pub async fn voted(room: &Room<'_>, voters: &[&Guest<'_>]) -> ClusterId {
    let writing = BlockId("b3".into());
    room.lead(Lead::Go { block: writing.clone() }).await.unwrap();
    let mut cards = Vec::new();
    for text in ["Tre underskrifter på et skab", "Skabe skal godkendes tre gange", "Kaffen er kold"] {
        let write = Act::Write { block: writing.clone(), text: text.into() };
        cards.push(CardId(voters[0].act(write).await.unwrap().made.unwrap()));
    }
    room.go(5).await;
    let gather = Act::Gather { cards: cards[..2].to_vec(), title: "Indkøb af skabe".into() };
    let made = room.lead(Lead::Do { act: gather }).await.unwrap().made.unwrap();
    let vote = room.go(6).await;
    for voter in voters {
        voter.act(Act::Vote { block: vote.clone(), option: made.clone(), dots: 1 }).await.unwrap();
    }
    room.lead(Lead::Close { block: vote, close: true }).await.unwrap();
    ClusterId(made)
}

pub fn decision() -> Decision {
    Decision {
        verdict: Verdict::Simplify,
        reason: "Én underskrift er nok under 10.000 kr.".into(),
        rule_source: RuleSource::Municipality,
        decides: "Økonomichefen".into(),
        owner: "Karen Holm".into(),
        deadline: PartialDate::parse("2027-03"),
        if_then: "Hvis beløbet er under 10.000 kr., så skriver lederen selv under.".into(),
    }
}

/// Asks that a cluster be made a wish about personnel.
pub async fn ask_for_wish(
    room: &Room<'_>,
    by: &Someone,
    cluster: &ClusterId,
) -> Result<OutcomeReply, Problem> {
    let (path, body) = (cluster_path(room, cluster), outcome(&room.app.town.personnel));
    room.app.call_as::<MakeWish>(&by.id, path, nothing(), body).await
}

/// The number of the wish that a cluster is made.
pub async fn make_wish(room: &Room<'_>, by: &Someone, cluster: &ClusterId) -> i64 {
    ask_for_wish(room, by, cluster).await.unwrap().number
}

pub fn cluster_path(room: &Room<'_>, cluster: &ClusterId) -> ClusterPath {
    ClusterPath { workshop: room.id.clone(), cluster: cluster.clone() }
}

pub fn outcome(area: &forenkl_api::AreaId) -> OutcomeBody {
    OutcomeBody { id: key(), area: area.clone(), unit: None }
}

pub async fn wish(app: &TestApp, by: &Someone, wish: i64) -> Wish {
    app.call_as::<GetWish>(&by.id, WishPath { wish }, nothing(), nothing()).await.unwrap()
}

#[test]
fn a_cluster_becomes_one_wish_with_its_cards_and_the_support_of_those_who_gave_it_dots() {
    for_each_db(|app| async move {
        let room = Room::open(&app, plan(&app)).await;
        let (school, home) = (Some(&app.town.school), Some(&app.town.care_home));
        let (anna, bo) =
            (room.join_from("Anna", school, None).await, room.join_from("Bo", school, None).await);
        let (eva, nobody) = (room.join_from("Eva", home, None).await, room.join("").await);
        let cookie = app.cookie(&app.town.other_leader.id).await;
        let myself = room.join_from("", None, Some(&cookie)).await;
        let cookie = app.cookie(&app.town.facilitator.id).await;
        let facilitator = room.join_from("", None, Some(&cookie)).await;
        let cluster = voted(&room, &[&anna, &bo, &eva, &nobody, &myself, &facilitator]).await;
        room.lead(Lead::Decide { cluster: cluster.clone(), decision: decision() }).await.unwrap();
        let number = make_wish(&room, &room.leader, &cluster).await;
        let made = wish(&app, &app.town.leader, number).await;
        assert_eq!(made.title, "Indkøb af skabe");
        assert!(
            made.body.contains("Tre underskrifter") && made.body.contains("godkendes tre gange"),
            "{}",
            made.body
        );
        assert!(!made.body.contains("Kaffen"));
        assert!(made.suggestion.starts_with("forenkl\nÉn underskrift er nok"), "{}", made.suggestion);
        assert_eq!((made.rule_source, &made.area.id), (RuleSource::Municipality, &app.town.personnel));
        assert_eq!(made.workshop.unwrap().id, room.id);
        // Five besides the facilitator, who only held the pen; they said two units between them.
        assert_eq!((made.supporters, made.units_hit), (5, 2));
        // Asked again, by whomever, it is the same wish.
        assert_eq!(make_wish(&room, &app.town.administrator, &cluster).await, number);
        // Who took part as themselves supports it, once, and can take it back.
        let theirs = wish(&app, &app.town.other_leader, number).await;
        assert!(theirs.mine.supported && theirs.mine.followed);
        let unit = app.town.other_leader.unit.clone();
        let (path, body) = (WishPath { wish: number }, SupportBody { unit, load: None });
        let other = &app.town.other_leader.id;
        let again = app.call_as::<SupportWish>(other, path, nothing(), body).await.unwrap();
        assert_eq!((again.supporters, again.units_hit), (5, 2));
        let path = WishPath { wish: number };
        let back = app.call_as::<WithdrawSupport>(other, path, nothing(), nothing()).await.unwrap();
        // Eva still speaks for the care home.
        assert_eq!((back.supporters, back.units_hit), (4, 2));
        // A leader of the school adds a person, but no unit.
        let body = SupportBody { unit: app.town.school.clone(), load: None };
        let path = WishPath { wish: number };
        let more = app.call_as::<SupportWish>(&app.town.leader.id, path, nothing(), body).await.unwrap();
        assert_eq!((more.supporters, more.units_hit), (5, 2));
        assert!(!format!("{:?}", wish(&app, &app.town.leader, number).await).contains("Eva"));
    });
}

#[test]
fn who_voted_for_a_cluster_wants_what_it_was_put_into() {
    for_each_db(|app| async move {
        let room = Room::open(&app, plan(&app)).await;
        let (anna, bo) = (room.join("Anna").await, room.join("Bo").await);
        let writing = room.go(3).await;
        let mut made = Vec::new();
        for text in ["Tre underskrifter på et skab", "Kaffen er kold"] {
            let write = Act::Write { block: writing.clone(), text: text.into() };
            let card = CardId(anna.act(write).await.unwrap().made.unwrap());
            let gather = Act::Gather { cards: vec![card.clone()], title: text.into() };
            made.push((ClusterId(room.lead(Lead::Do { act: gather }).await.unwrap().made.unwrap()), card));
        }
        let (first, second) = (&made[0], &made[1]);
        let vote = room.go(6).await;
        for (who, (cluster, _)) in [(&anna, first), (&bo, second)] {
            who.act(Act::Vote { block: vote.clone(), option: cluster.0.clone(), dots: 1 }).await.unwrap();
        }
        room.lead(Lead::Close { block: vote, close: true }).await.unwrap();
        let put = Act::Move { cards: vec![first.1.clone()], cluster: Some(second.0.clone()) };
        room.lead(Lead::Do { act: put }).await.unwrap();
        let number = make_wish(&room, &room.leader, &second.0).await;
        assert_eq!(wish(&app, &app.town.leader, number).await.supporters, 2);
        room.lead(Lead::Do { act: Act::UndoMove }).await.unwrap();
        let number = make_wish(&room, &room.leader, &first.0).await;
        assert_eq!(wish(&app, &app.town.leader, number).await.supporters, 1, "apart again");
    });
}

#[test]
fn a_card_in_no_group_is_decided_about_when_it_is_over() {
    for_each_db(|app| async move {
        let room = Room::open(&app, plan(&app)).await;
        let (anna, bo) = (room.join("Anna").await, room.join("Bo").await);
        let writing = room.go(3).await;
        let mut cards = Vec::new();
        for text in ["Tre underskrifter på et skab", "Kaffen er kold"] {
            let write = Act::Write { block: writing.clone(), text: text.into() };
            cards.push(CardId(anna.act(write).await.unwrap().made.unwrap()));
        }
        let vote = room.go(6).await;
        for voter in [&anna, &bo] {
            let option = cards[0].0.clone();
            voter.act(Act::Vote { block: vote.clone(), option, dots: 1 }).await.unwrap();
        }
        room.lead(Lead::End).await.unwrap();
        let gather =
            |cards: &[CardId]| Lead::Do { act: Act::Gather { cards: cards.to_vec(), title: "Skabe".into() } };
        let refused = |reply: Result<LeadReply, Problem>| reply.unwrap_err().reason;
        let ended = Some(ConflictReason::WorkshopEnded);
        assert_eq!(refused(room.lead(gather(&cards)).await), ended, "nothing is grouped any more");
        let cluster = ClusterId(room.lead(gather(&cards[..1])).await.unwrap().made.unwrap());
        assert_eq!(refused(room.lead(gather(&cards[..1])).await), ended, "it is in a group now");
        room.lead(Lead::Decide { cluster: cluster.clone(), decision: decision() }).await.unwrap();
        let number = make_wish(&room, &room.leader, &cluster).await;
        assert_eq!(wish(&app, &app.town.leader, number).await.supporters, 2);
        let show = app.call_as::<ShowRecord>(&room.leader.id, room.path(), nothing(), nothing());
        let record = show.await.unwrap();
        let decided = &record.clusters[0];
        assert_eq!(
            (decided.dots, decided.decision.as_ref(), decided.wish),
            (2, Some(&decision()), Some(number))
        );
        assert_eq!(record.loose[0].text, "Kaffen er kold");
    });
}

#[test]
fn an_initiative_is_linked_to_the_wish_whichever_came_first() {
    for_each_db(|app| async move {
        let by_hand = app.make(app.initiative_body("Lavet i hånden")).await.unwrap().row.number;
        let body = forenkl_api::workshops::WorkshopBody {
            facilitators: vec![app.town.owner.id.clone()],
            ..plan(&app)
        };
        let room =
            Room::open(&app, forenkl_api::workshops::WorkshopBody { unit: app.town.top.clone(), ..body })
                .await;
        let anna = room.join("Anna").await;
        let cluster = voted(&room, &[&anna]).await;
        room.lead(Lead::Decide { cluster: cluster.clone(), decision: decision() }).await.unwrap();
        let make = |by: &Someone, unit: &forenkl_api::UnitId| {
            let (by, path) = (by.id.clone(), cluster_path(&room, &cluster));
            let body = OutcomeBody { unit: Some(unit.clone()), ..outcome(&app.town.personnel) };
            let app = &app;
            async move { app.call_as::<MakeInitiative>(&by, path, nothing(), body).await }
        };
        // Leading a workshop is not a right to make initiatives.
        let refused = make(&room.leader, &app.town.shared).await.unwrap_err();
        assert_eq!(refused.fields[0].code, FieldCode::NotAllowed);
        let number = make(&app.town.owner, &app.town.shared).await.unwrap().number;
        let first = room.go(6).await;
        drop(first);
        let wish_number = make_wish(&room, &room.leader, &cluster).await;
        let path = InitiativePath { initiative: number };
        let made = app.call_as::<GetInitiative>(&room.leader.id, path, nothing(), nothing()).await.unwrap();
        assert_eq!(made.wishes[0].number, wish_number);
        assert!(made.purpose.contains("Tre underskrifter"));
        assert_eq!(made.row.horizon, PartialDate::parse("2027-03"));
        let workshop = made.workshop.unwrap();
        assert_eq!((workshop.id, workshop.title), (room.id.clone(), room.plan().await.plan.title));
        assert_eq!(app.read_initiative(by_hand).await.workshop, None, "only a wish of its number did");
        assert_eq!(wish(&app, &room.leader, wish_number).await.initiatives[0].number, number);
    });
}

#[test]
fn the_record_is_ready_as_the_room_leaves() {
    for_each_db(|app| async move {
        let room = Room::open(&app, plan(&app)).await;
        let anna = room.join_from("Anna Ås", Some(&app.town.school), None).await;
        let bo = room.join("Bo").await;
        let cluster = voted(&room, &[&anna, &bo]).await;
        let place = room.go(7).await;
        for (who, effort) in [(&anna, 1), (&bo, 5)] {
            let option = cluster.0.clone();
            who.act(Act::Place { block: place.clone(), option, effort, effect: 4 }).await.unwrap();
        }
        room.lead(Lead::Decide { cluster: cluster.clone(), decision: decision() }).await.unwrap();
        anna.act(Act::Park { text: "Hvem ejer kaffen?".into() }).await.unwrap();
        let too_early =
            app.raw_with::<ReadRecord>(Some(&anna.cookie), room.path(), nothing(), nothing()).await;
        assert_eq!(too_early.status, StatusCode::CONFLICT);
        // What is still being placed is nobody's yet.
        let show = || app.call_as::<ShowRecord>(&room.leader.id, room.path(), nothing(), nothing());
        assert!(
            show()
                .await
                .unwrap()
                .agenda
                .iter()
                .all(|b| b.kind != BlockKind::Prioritise || b.options.is_empty())
        );
        room.lead(Lead::End).await.unwrap();
        // Who one is, and whether that may be known, can be said on the way out.
        let tell = Act::Tell {
            name: "Anna Ås".into(),
            unit: Some(app.town.school.clone()),
            in_record: true,
            email: None,
            language: None,
        };
        anna.act(tell).await.unwrap();
        let late = anna.act(Act::Park { text: "For sent".into() }).await.unwrap_err();
        assert_eq!(late.reason, Some(ConflictReason::WorkshopEnded));
        let number = make_wish(&room, &room.leader, &cluster).await;
        let record = show().await.unwrap();
        assert_eq!((record.people, record.without_unit, record.units[0].people), (2, 1, 1));
        assert_eq!(record.names, ["Anna Ås"]);
        assert_eq!(record.signing, Signing::Anonymous);
        let first = &record.clusters[0];
        assert_eq!((first.title.as_str(), first.dots, first.cards.len()), ("Indkøb af skabe", 2, 2));
        assert_eq!((first.decision.as_ref(), first.wish), (Some(&decision()), Some(number)));
        assert_eq!(record.loose[0].text, "Kaffen er kold");
        assert_eq!(record.parked, ["Hvem ejer kaffen?"]);
        let vote = record.agenda.iter().find(|block| block.kind == BlockKind::Vote).unwrap();
        assert_eq!((vote.heard, vote.options[0].dots), (2, Some(2)));
        let placed = record.agenda.iter().find(|block| block.kind == BlockKind::Prioritise).unwrap();
        let spread = placed.options[0].placed.as_ref().unwrap();
        assert!(spread.effort.is_split() && !spread.effect.is_split());
        assert!(record.agenda.iter().any(|block| block.took.is_none()), "not all blocks were reached");
        let theirs: Record =
            app.raw_with::<ReadRecord>(Some(&bo.cookie), room.path(), nothing(), nothing()).await.json();
        assert_eq!(theirs, record);
        let stranger = app.raw_with::<ReadRecord>(None, room.path(), nothing(), nothing()).await;
        assert_eq!(stranger.status, StatusCode::UNAUTHORIZED);
        for (format, holds) in [
            ("md", "# Referat: Forenkling på 90 minutter"),
            ("csv", "gruppe;;Indkøb af skabe;;2;"),
            ("json", "\"title\":\"Indkøb af skabe\""),
        ] {
            let path = RecordPath { workshop: room.id.clone(), format: format.into() };
            let raw = app.raw_as::<ExportRecord>(Some(&room.leader.id), path, nothing(), nothing()).await;
            assert_eq!(raw.status, StatusCode::OK);
            assert!(raw.text().contains(holds), "{}", raw.text());
            assert!(
                !raw.text().contains("\"Bo\"") && !raw.text().contains("Bo\n"),
                "who did not ask for it is not named"
            );
        }
        let path = RecordPath { workshop: room.id.clone(), format: "exe".into() };
        let raw = app.raw_as::<ExportRecord>(Some(&room.leader.id), path, nothing(), nothing()).await;
        assert_eq!(raw.json::<forenkl_api::Problem>().code, ProblemCode::NotFound);
    });
}

#[test]
fn the_next_workshop_opens_with_what_was_agreed() {
    for_each_db(|app| async move {
        let first = Room::open(&app, plan(&app)).await;
        let anna = first.join("Anna").await;
        let cluster = voted(&first, &[&anna]).await;
        first.lead(Lead::Decide { cluster: cluster.clone(), decision: decision() }).await.unwrap();
        first.lead(Lead::End).await.unwrap();
        let number = make_wish(&first, &first.leader, &cluster).await;
        // Nobody has to say which: it is the last of the same unit.
        let next = Room::open(&app, plan(&app)).await;
        let bo = next.join("Bo").await;
        assert!(bo.see().await.view.shown.agreed.is_empty(), "not before it begins");
        next.go(1).await;
        let agreed = bo.see_with(1).await.view.shown.agreed;
        assert_eq!(
            (agreed[0].title.as_str(), agreed[0].wish, agreed[0].done),
            ("Indkøb af skabe", Some(number), false)
        );
        assert_eq!((agreed[0].owner.as_str(), agreed[0].verdict), ("Karen Holm", Verdict::Simplify));
        next.go(2).await;
        assert!(bo.see_with(0).await.view.shown.agreed.is_empty(), "what is done today has the room now");
    });
}

#[test]
fn who_was_not_let_in_or_was_sent_out_gets_no_record() {
    for_each_db(|app| async move {
        let body = forenkl_api::workshops::WorkshopBody { waiting_room: true, ..plan(&app) };
        let room = Room::open(&app, body).await;
        let (anna, bo) = (room.join("Anna").await, room.join("Bo").await);
        room.lead(Lead::LetIn { participant: anna.first.own.participant.clone() }).await.unwrap();
        room.lead(Lead::End).await.unwrap();
        let read = |guest: &Guest<'_>| {
            let (app, cookie, path) = (&app, guest.cookie.clone(), room.path());
            async move { app.raw_with::<ReadRecord>(Some(&cookie), path, nothing(), nothing()).await.status }
        };
        assert_eq!(read(&anna).await, StatusCode::OK);
        assert_eq!(read(&bo).await, StatusCode::FORBIDDEN);
    });
}
