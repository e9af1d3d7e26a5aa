//! What happens in a room.

use axum::http::header;
use forenkl_api::{
    CardId, ParticipantId, Timestamp,
    problem::ConflictReason,
    workshops::{Act, Lead, SuggestGroups},
};
use futures_util::future::join_all;

use super::{Follower, Room, plan};
use crate::support::{TestApp, for_each_db, key, nothing};

fn write(block: &forenkl_api::BlockId, text: &str) -> Act {
    Act::Write { block: block.clone(), text: text.into() }
}

async fn cookie(app: &TestApp) -> String {
    app.cookie(&app.town.facilitator.id).await
}

#[test]
fn everybody_sees_what_they_may_as_it_happens() {
    for_each_db(|app| async move {
        let room = Room::open(&app, plan(&app)).await;
        let (anna, bo) = (room.join("Anna").await, room.join("Bo").await);
        let mut phone = bo.follow(None).await;
        let mut wall = Follower::open(&room, "projector", &cookie(&app).await, None).await;
        let mut desk = Follower::open(&room, "facilitator", &cookie(&app).await, None).await;
        let block = room.go(3).await;
        phone.until(|seen| seen.view["shown"]["now"] == "b3").await;
        let made = anna.act(write(&block, "Tre underskrifter på et skab")).await.unwrap();
        let card = made.made.unwrap();
        assert_eq!(made.own.cards[&CardId(card.clone())].text, "Tre underskrifter på et skab");
        wall.until(|seen| seen.view["written"] == 1).await;
        assert!(wall.view["code"] == room.code.as_str());
        phone.until(|seen| seen.view["shown"]["blocks"]["b3"]["heard"] == 1).await;
        for seen in [&phone, &wall, &desk] {
            assert!(!seen.view.to_string().contains("underskrifter"), "not revealed");
        }
        room.lead(Lead::Reveal { block }).await.unwrap();
        for seen in [&mut phone, &mut wall, &mut desk] {
            seen.until(|seen| !seen.view["shown"]["cards"][&card].is_null()).await;
        }
        desk.until(|seen| seen.view["everybody"]["p1"]["name"] == "Anna").await;
        assert!(!phone.view.to_string().contains("Anna"));
        assert!(!wall.view.to_string().contains("Anna"));
        assert_eq!(phone.frames[0], "snapshot");
        assert!(!phone.frames[1..].contains(&"snapshot".to_owned()), "the rest are small");
    });
}

#[test]
fn sent_twice_is_done_once_and_too_many_dots_are_refused() {
    for_each_db(|app| async move {
        let room = Room::open(&app, plan(&app)).await;
        let anna = room.join("Anna").await;
        let block = room.go(3).await;
        let id = key();
        let first = anna.act_as(&id, write(&block, "Én gang")).await.unwrap();
        let again = anna.act_as(&id, write(&block, "Én gang")).await.unwrap();
        assert_eq!((again.seq, again.own.cards.len()), (first.seq, 1));
        for text in ["To", "Tre", "Fire", "Fem"] {
            anna.act(write(&block, text)).await.unwrap();
        }
        let vote = room.go(6).await;
        let dots = |option: &str, dots| Act::Vote { block: vote.clone(), option: option.into(), dots };
        // Five options: a quarter, rounded up.
        anna.act(dots("c1", 2)).await.unwrap();
        assert_eq!(anna.act(dots("c2", 1)).await.unwrap_err().reason, Some(ConflictReason::OverBudget));
        // Set, not added.
        assert_eq!(anna.act(dots("c1", 1)).await.unwrap().own.votes[&vote]["c1"], 1);
        anna.act(dots("c2", 1)).await.unwrap();
        // All at once, some of them twice.
        let ids: Vec<String> = (0..20).map(|at| format!("{}", at % 10)).collect();
        let all = ids.iter().map(|id| anna.act_as(id, dots("c3", 1)));
        assert!(join_all(all).await.iter().all(Result::is_err));
        let own = anna.see().await.own;
        assert_eq!(own.votes[&vote].values().sum::<i64>(), 2);
    });
}

#[test]
fn who_comes_back_goes_on_where_they_were() {
    for_each_db(|app| async move {
        let room = Room::open(&app, plan(&app)).await;
        let anna = room.join("Anna").await;
        let mut phone = anna.follow(None).await;
        let block = room.go(3).await;
        phone.until(|seen| seen.view["shown"]["now"] == "b3").await;
        let (seq, view) = (phone.seq, phone.view.clone());
        drop(phone);
        anna.act(write(&block, "Mens den var væk")).await.unwrap();
        room.lead(Lead::Reveal { block }).await.unwrap();
        let shown = |seen: &Follower| seen.view["shown"]["cards"]["c1"]["text"] == "Mens den var væk";
        let mut other = anna.follow(None).await;
        other.until(shown).await;
        let mut back = anna.follow(Some(seq)).await;
        back.view = view;
        back.until(shown).await;
        assert!(!back.frames.contains(&"snapshot".to_owned()), "{:?}", back.frames);
        back.until(|seen| seen.own["cards"]["c1"].is_object()).await;
        assert_eq!(back.view, other.view);
        // A cursor from another life gets everything.
        let mut stranger = anna.follow(Some(9999)).await;
        stranger.until(shown).await;
        assert_eq!(stranger.frames[0], "snapshot");
    });
}

#[test]
fn everything_is_there_on_another_node_and_after_a_restart() {
    for_each_db(|app| async move {
        let room = Room::open(&app, plan(&app)).await;
        let (anna, bo) = (room.join("Anna").await, room.join("Bo").await);
        let block = room.go(3).await;
        for (guest, text) in [(&anna, "Fra Anna"), (&bo, "Fra Bo"), (&anna, "Mere fra Anna")] {
            guest.act(write(&block, text)).await.unwrap();
        }
        let vote = room.go(6).await;
        let dot = |option: &str| Act::Vote { block: vote.clone(), option: option.into(), dots: 1 };
        anna.act(dot("c1")).await.unwrap();
        bo.act(dot("c1")).await.unwrap();
        let before = anna.see().await;
        let again = app.started_again();
        let elsewhere =
            Room { app: &again, id: room.id.clone(), code: room.code.clone(), leader: room.leader.clone() };
        let back = super::Guest { room: &elsewhere, cookie: anna.cookie.clone(), first: anna.first.clone() };
        let after = back.see().await;
        assert_eq!((after.own.clone(), after.seq), (before.own.clone(), after.seq));
        assert_eq!(after.own.votes[&vote]["c1"], 1);
        elsewhere.lead(Lead::Close { block: vote.clone(), close: true }).await.unwrap();
        let mut wall = Follower::open(&elsewhere, "projector", &cookie(&app).await, None).await;
        wall.until(|seen| seen.view["shown"]["blocks"][vote.as_str()]["result"]["dots"]["c1"] == 2).await;
    });
}

#[test]
fn on_two_nodes_the_numbers_have_no_gaps_and_both_rooms_see_it_all() {
    for_each_db(|app| async move {
        let Some(other) = app.second_node() else { return };
        let room = Room::open(&app, plan(&app)).await;
        let elsewhere =
            Room { app: &other, id: room.id.clone(), code: room.code.clone(), leader: room.leader.clone() };
        let (anna, bo) = (room.join("Anna").await, elsewhere.join("Bo").await);
        assert_ne!(anna.first.own.participant, bo.first.own.participant);
        let block = room.go(3).await;
        let writes = (0..10).flat_map(|at| {
            let (anna, bo, block) = (&anna, &bo, &block);
            [(anna, at), (bo, at)].map(|(guest, at)| async move {
                guest.act(write(block, &format!("Kort {at}"))).await.unwrap().seq
            })
        });
        let mut numbers = join_all(writes).await;
        numbers.sort_unstable();
        assert!(numbers.windows(2).all(|pair| pair[1] > pair[0]), "{numbers:?}");
        elsewhere.lead(Lead::Reveal { block }).await.unwrap();
        for (room, guest) in [(&room, &anna), (&elsewhere, &bo)] {
            let mut phone = Follower::open(room, "participant", &guest.cookie, None).await;
            phone
                .until(|seen| seen.view["shown"]["cards"].as_object().is_some_and(|cards| cards.len() == 20))
                .await;
        }
    });
}

#[test]
fn the_log_and_the_activity_say_nobodys_name() {
    for_each_db(|app| async move {
        let room = Room::open(&app, plan(&app)).await;
        let anna = room.join("Annemette Ubrugelig").await;
        let tell = Act::Tell {
            name: "Annemette Ubrugelig".into(),
            unit: None,
            in_record: false,
            email: Some("annemette@example.dk".into()),
            language: None,
        };
        let own = anna.act(tell).await.unwrap().own;
        assert!(own.gets_record);
        // What is not named again stays; empty is nowhere.
        let tell = |email: Option<&str>| Act::Tell {
            name: "Annemette Ubrugelig".into(),
            unit: None,
            in_record: false,
            email: email.map(str::to_owned),
            language: None,
        };
        assert!(anna.act(tell(None)).await.unwrap().own.gets_record);
        assert!(!anna.act(tell(Some(""))).await.unwrap().own.gets_record);
        assert!(!anna.act(tell(None)).await.unwrap().own.gets_record);
        anna.act(tell(Some("annemette@example.dk"))).await.unwrap();
        room.lead(Lead::Seat { name: "Uden Telefonsen".into(), unit: None }).await.unwrap();
        let id = room.id.clone();
        let stored = app.app.db.read(move |conn| forenkl::features::workshops::log(conn, &id)).await.unwrap();
        for name in ["Annemette", "example.dk", "Telefonsen"] {
            assert!(!stored.contains(name), "{name} in {stored}");
        }
        let mut desk = Follower::open(&room, "facilitator", &cookie(&app).await, None).await;
        desk.until(|seen| seen.view["everybody"]["p2"]["name"] == "Uden Telefonsen").await;
        assert!(!desk.view.to_string().contains("example.dk"), "an address is for sending the record alone");
    });
}

#[test]
fn a_second_facilitator_takes_over_and_one_act_is_in_step_for_all() {
    for_each_db(|app| async move {
        let first = Room::open(&app, plan(&app)).await;
        first.go(3).await;
        let leader = app.town.administrator.clone();
        let room = Room { app: &app, id: first.id.clone(), code: first.code.clone(), leader };
        let anna = room.join("Anna").await;
        let mut phone = anna.follow(None).await;
        room.lead(Lead::Start { seconds: 300 }).await.unwrap();
        phone.until(|seen| seen.view["shown"]["timer"]["ends_at"].is_i64()).await;
        let ends = Timestamp(phone.view["shown"]["timer"]["ends_at"].as_i64().unwrap());
        let mut wall = Follower::open(&room, "projector", &cookie(&app).await, None).await;
        wall.until(|seen| seen.view["shown"]["timer"]["ends_at"] == ends.0).await;
        anna.act(Act::Hand { up: true }).await.unwrap();
        phone.until(|seen| seen.view["shown"]["hands"] == 1).await;
        room.lead(Lead::LowerHand { participant: ParticipantId("p1".into()) }).await.unwrap();
        phone.until(|seen| seen.own["hand"].is_null() && seen.view["shown"]["hands"] == 0).await;
        let raw = app
            .send(
                axum::http::Request::get(format!(
                    "/api/v1/workshops/{}/participant/stream?mode=poll",
                    room.id
                ))
                .header(header::COOKIE, &anna.cookie)
                .body(axum::body::Body::empty())
                .unwrap(),
            )
            .await;
        assert!(raw.text().starts_with("event: snapshot\n"), "{}", raw.text());
    });
}

#[test]
fn cards_about_the_same_are_suggested_until_somebody_refuses() {
    for_each_db(|app| async move {
        let room = Room::open(&app, plan(&app)).await;
        let anna = room.join("Anna").await;
        let block = room.go(3).await;
        let texts = [
            "Refusion ved barsel tager et helt år",
            "Kaffemaskinen på gangen er altid tom",
            "Det tager et år at få barselsrefusion",
            "Vi venter et år på refusion af barsel",
        ];
        for text in texts {
            anna.act(write(&block, text)).await.unwrap();
        }
        let suggested = || async {
            let leader = &room.leader.id;
            app.call_as::<SuggestGroups>(leader, room.path(), nothing(), nothing()).await.unwrap().groups
        };
        assert!(suggested().await.is_empty(), "what is not shown is not spoken of");
        room.go(5).await;
        let groups = suggested().await;
        let cards = |ids: &[&str]| ids.iter().map(|id| CardId((*id).into())).collect::<Vec<_>>();
        assert_eq!(groups.len(), 1, "{groups:?}");
        assert_eq!(groups[0].cards, cards(&["c1", "c3", "c4"]));
        assert!(!groups[0].title.is_empty());
        room.lead(Lead::Refuse { cards: groups[0].cards.clone() }).await.unwrap();
        assert!(suggested().await.is_empty());
    });
}

#[test]
fn many_cards_are_moved_at_once_and_back_in_one_step() {
    for_each_db(|app| async move {
        let room = Room::open(&app, plan(&app)).await;
        let (anna, bo) = (room.join("Anna").await, room.join("Bo").await);
        let block = room.go(3).await;
        let mut cards = Vec::new();
        for text in ["Skabe", "Nøgler", "Koder"] {
            cards.push(CardId(anna.act(write(&block, text)).await.unwrap().made.unwrap()));
        }
        room.go(5).await;
        // Whoever chose it could not know yet.
        anna.act(Act::TakeBack { card: cards[2].clone() }).await.unwrap();
        let mut phone = anna.follow(None).await;
        let group = bo.act(Act::Gather { cards, title: "Adgang".into() }).await.unwrap().made.unwrap();
        let lies_in = |seen: &Follower, card: &str| seen.view["shown"]["cards"][card]["cluster"].clone();
        phone.until(|seen| ["c1", "c2"].iter().all(|card| lies_in(seen, card) == group.as_str())).await;
        bo.act(Act::UndoMove).await.unwrap();
        phone.until(|seen| ["c1", "c2"].iter().all(|card| lies_in(seen, card).is_null())).await;
    });
}

#[test]
fn dots_on_a_card_that_is_gone_are_there_again_on_the_phone_and_in_the_result() {
    for_each_db(|app| async move {
        let room = Room::open(&app, plan(&app)).await;
        let (anna, bo) = (room.join("Anna").await, room.join("Bo").await);
        let block = room.go(3).await;
        for text in ["Skabe", "Nøgler", "Koder"] {
            bo.act(write(&block, text)).await.unwrap();
        }
        let vote = room.go(6).await;
        let dot = |option: &str| Act::Vote { block: vote.clone(), option: option.into(), dots: 1 };
        let mut phone = anna.follow(None).await;
        let mut wall = Follower::open(&room, "projector", &cookie(&app).await, None).await;
        let dots = |seen: &Follower, option: &str| seen.own["votes"][vote.as_str()][option].clone();
        let heard = |seen: &Follower| seen.view["shown"]["blocks"][vote.as_str()]["heard"].clone();
        // Three options: one dot each.
        anna.act(dot("c1")).await.unwrap();
        wall.until(|seen| heard(seen) == 1).await;
        assert_eq!(anna.act(dot("c2")).await.unwrap_err().reason, Some(ConflictReason::OverBudget));
        room.lead(Lead::RemoveCard { card: CardId("c1".into()) }).await.unwrap();
        phone.until(|seen| seen.frames.contains(&"own".to_owned()) && dots(seen, "c1").is_null()).await;
        wall.until(|seen| heard(seen) == 0).await;
        anna.act(dot("c2")).await.unwrap();
        // Whoever wrote it takes it back.
        bo.act(Act::TakeBack { card: CardId("c2".into()) }).await.unwrap();
        phone.until(|seen| seen.view["shown"]["cards"]["c2"].is_null() && dots(seen, "c2").is_null()).await;
        let own = anna.act(dot("c3")).await.unwrap().own;
        assert_eq!(own.votes[&vote].iter().collect::<Vec<_>>(), [(&"c3".to_owned(), &1)]);
        room.lead(Lead::Close { block: vote.clone(), close: true }).await.unwrap();
        let result = |seen: &Follower| seen.view["shown"]["blocks"][vote.as_str()]["result"]["dots"].clone();
        wall.until(|seen| result(seen) == serde_json::json!({ "c3": 1 })).await;
    });
}

#[test]
fn a_desk_that_comes_back_misses_nothing_of_what_happened_while_nobody_sat_there() {
    for_each_db(|app| async move {
        let room = Room::open(&app, plan(&app)).await;
        let anna = room.join("Anna").await;
        let block = room.go(3).await;
        let cookie = cookie(&app).await;
        let mut phone = anna.follow(None).await;
        let mut desk = Follower::open(&room, "facilitator", &cookie, None).await;
        desk.until(|seen| seen.view["shown"]["now"] == "b3").await;
        let (seq, view) = (desk.seq, desk.view.clone());
        drop(desk);
        anna.act(write(&block, "Imens")).await.unwrap();
        // Told to those who watch; no view of the desk's was made.
        phone.until(|seen| seen.view["shown"]["blocks"]["b3"]["heard"] == 1).await;
        let mut back = Follower::open(&room, "facilitator", &cookie, Some(seq)).await;
        back.view = view;
        back.until(|seen| seen.view["written"] == 1).await;
        room.lead(Lead::Reveal { block }).await.unwrap();
        back.until(|seen| seen.view["shown"]["cards"]["c1"]["text"] == "Imens").await;
    });
}
