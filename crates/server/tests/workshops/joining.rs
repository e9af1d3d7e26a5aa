//! Joining with a code.

use axum::http::{StatusCode, header};
use diesel::prelude::*;
use forenkl::db::{Tx, schema::workshops};
use forenkl_api::{
    ParticipantId, ProblemCode,
    problem::ConflictReason,
    workshops::{
        Act, CodePath, ELSEWHERE, JoinBody, JoinWorkshop, Lead, SeeWorkshop, ShowInvitation, ShowQrCode,
        WorkshopBody, WorkshopPath, code,
    },
};

use super::{Follower, Room, forgetting::long_ago, plan};
use crate::support::{for_each_db, key, nothing};

#[test]
fn a_code_leads_in_without_an_account_and_back_as_the_same_person() {
    for_each_db(|app| async move {
        let room = Room::open(&app, plan(&app)).await;
        let typed = code::shown(&room.code).to_lowercase();
        let invited =
            app.raw_with::<ShowInvitation>(None, CodePath { code: typed }, nothing(), nothing()).await;
        let invited = invited.json::<forenkl_api::workshops::Invitation>();
        assert_eq!((invited.title.as_str(), invited.joined), ("Forenkling på 90 minutter", false));
        let anna = room.join("Anna").await;
        assert_eq!(anna.first.own.name, "Anna");
        assert_eq!(anna.first.own.participant, ParticipantId("p1".into()));
        // The tab was closed: the code again, with the cookie.
        let again = JoinBody {
            key: key(),
            code: room.code.clone(),
            name: "Anden".into(),
            unit: None,
            as_myself: false,
        };
        let raw = app.raw_with::<JoinWorkshop>(Some(&anna.cookie), nothing(), nothing(), again).await;
        assert!(!raw.headers.contains_key(header::SET_COOKIE));
        let frame: forenkl_api::workshops::Frame = raw.json();
        assert_eq!((frame.own.participant.as_str(), frame.own.name.as_str()), ("p1", "Anna"));
        assert_eq!(room.join("Bo").await.first.own.participant, ParticipantId("p2".into()));
        // The reply was lost: sent once more, without a cookie, under the key that nobody else knows.
        let lost =
            JoinBody { key: key(), code: room.code.clone(), name: "Cy".into(), unit: None, as_myself: false };
        for _ in 0..2 {
            let raw = app.raw_with::<JoinWorkshop>(None, nothing(), nothing(), lost.clone()).await;
            assert_eq!(raw.json::<forenkl_api::workshops::Frame>().own.participant.as_str(), "p3");
        }
        let me = JoinBody { key: key(), as_myself: true, ..lost };
        for key in [key(), key()] {
            let body = JoinBody { key, ..me.clone() };
            let raw = app.raw_as::<JoinWorkshop>(Some(&app.town.leader.id), nothing(), nothing(), body).await;
            assert_eq!(raw.json::<forenkl_api::workshops::Frame>().own.participant.as_str(), "p4");
        }
    });
}

#[test]
fn a_guest_sees_nothing_but_their_workshop() {
    for_each_db(|app| async move {
        let (here, there) = (Room::open(&app, plan(&app)).await, Room::open(&app, plan(&app)).await);
        let guest = here.join("Anna").await;
        let see = |id: &forenkl_api::WorkshopId, cookie: String| {
            let path = WorkshopPath { workshop: id.clone() };
            let app = &app;
            async move { app.raw_with::<SeeWorkshop>(Some(&cookie), path, nothing(), nothing()).await.status }
        };
        assert_eq!(see(&here.id, guest.cookie.clone()).await, StatusCode::OK);
        assert_eq!(see(&there.id, guest.cookie.clone()).await, StatusCode::UNAUTHORIZED);
        // The same secret under the other workshop's name.
        let forged = guest.cookie.replace(here.id.as_str(), there.id.as_str());
        assert_eq!(see(&there.id, forged).await, StatusCode::UNAUTHORIZED);
        for path in ["/api/v1/wishes", "/api/v1/workshops", &format!("/api/v1/workshops/{}", here.id)] {
            let request = axum::http::Request::get(path).header(header::COOKIE, &guest.cookie);
            let raw = app.send(request.body(axum::body::Body::empty()).unwrap()).await;
            assert_eq!(raw.status, StatusCode::UNAUTHORIZED, "{path}");
        }
    });
}

#[test]
fn a_locked_turned_or_ended_code_leads_nowhere_and_those_inside_stay() {
    for_each_db(|app| async move {
        let mut room = Room::open(&app, plan(&app)).await;
        let try_code = |code: String| {
            let body = JoinBody { key: key(), code, name: String::new(), unit: None, as_myself: false };
            let app = &app;
            async move { app.raw_with::<JoinWorkshop>(None, nothing(), nothing(), body).await.status }
        };
        let cookie = room.join("Anna").await.cookie;
        room.lead(Lead::Lock { lock: true }).await.unwrap();
        // Told with the next tick.
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        assert_eq!(try_code(room.code.clone()).await, StatusCode::NOT_FOUND);
        let path = CodePath { code: room.code.clone() };
        let invited = app.raw_with::<ShowInvitation>(None, path, nothing(), nothing()).await;
        assert_eq!(invited.status, StatusCode::NOT_FOUND, "a locked door says nothing of what is behind it");
        room.lead(Lead::Lock { lock: false }).await.unwrap();
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        room.lead(Lead::TurnCode { code: "CHOSEN".into() }).await.unwrap();
        let new = room.plan().await.code.unwrap();
        let old = std::mem::replace(&mut room.code, new);
        assert!(room.code != old && room.code != "CHOSEN");
        assert_eq!(try_code(old).await, StatusCode::NOT_FOUND);
        assert_eq!(try_code(room.code.clone()).await, StatusCode::OK);
        let follower = Follower::open(&room, "participant", &cookie, None).await;
        drop(follower);
        room.lead(Lead::End).await.unwrap();
        assert_eq!(try_code(room.code.clone()).await, StatusCode::NOT_FOUND);
    });
}

/// The code of a workshop ran out so many milliseconds ago.
async fn ran_out(room: &Room<'_>, ago: i64) {
    let (id, then) = (room.id.0.clone(), forenkl::clock::now().0 - ago);
    let spend = move |tx: &mut Tx<'_>| {
        let until = workshops::code_until.eq(Some(then));
        Ok(diesel::update(workshops::table.find(id)).set(until).execute(&mut **tx)?)
    };
    room.app.app.db.write(spend).await.unwrap();
}

#[test]
fn a_code_that_ran_out_is_turned_when_the_desk_is_opened_or_used() {
    for_each_db(|app| async move {
        let mut room = Room::open(&app, plan(&app)).await;
        let cookie = app.cookie(&app.town.facilitator.id).await;
        let mut wall = Follower::open(&room, "projector", &cookie, None).await;
        wall.until(|seen| seen.view["code"] == room.code.as_str()).await;
        for (ago, opened) in [(2_000, true), (1_000, false)] {
            ran_out(&room, ago).await;
            let path = CodePath { code: room.code.clone() };
            let invited = app.raw_with::<ShowInvitation>(None, path, nothing(), nothing()).await;
            assert_eq!(invited.status, StatusCode::NOT_FOUND);
            assert_eq!(room.plan().await.code, None);
            let leader = Some(&room.leader.id);
            let picture = app.raw_as::<ShowQrCode>(leader, room.path(), nothing(), nothing()).await;
            assert_eq!(picture.status, StatusCode::NOT_FOUND, "what leads nowhere is not shown");
            if opened {
                drop(Follower::open(&room, "facilitator", &cookie, None).await);
            } else {
                room.lead(Lead::Start { seconds: 60 }).await.unwrap();
            }
            let new = room.plan().await.code.unwrap();
            let old = std::mem::replace(&mut room.code, new);
            assert_ne!(room.code, old, "the old one may hang on a whiteboard");
            wall.until(|seen| seen.view["code"] == room.code.as_str()).await;
            room.join("Anna").await;
        }
    });
}

#[test]
fn a_wall_that_stands_open_shows_no_code_that_leads_nowhere() {
    for_each_db(|app| async move {
        let mut room = Room::open(&app, plan(&app)).await;
        let cookie = app.cookie(&app.town.facilitator.id).await;
        let mut wall = Follower::open(&room, "projector", &cookie, None).await;
        wall.until(|seen| seen.view["code"] == room.code.as_str()).await;
        room.go(1).await;
        // The room is in use: the wall has it turned by itself.
        ran_out(&room, 4_000).await;
        wall.until(|seen| seen.view["code"].is_string() && seen.view["code"] != room.code.as_str()).await;
        room.code = room.plan().await.code.unwrap();
        assert_eq!(wall.view["code"], room.code.as_str());
        room.join("Anna").await;
        // Everybody has left: it is taken down.
        let come_back = |after| Follower::open(&room, "projector", &cookie, after);
        long_ago(&room, 2).await;
        ran_out(&room, 3_000).await;
        drop(come_back(Some(wall.seq)).await);
        wall.until(|seen| seen.view["code"].is_null()).await;
        drop(come_back(Some(wall.seq)).await);
        assert_eq!(room.plan().await.code, None, "a page that only stands open turns nothing");
        // Somebody puts the wall up.
        drop(come_back(None).await);
        room.code = room.plan().await.code.unwrap();
        wall.until(|seen| seen.view["code"] == room.code.as_str()).await;
        room.join("Bo").await;
        // Taken down when the doors were closed, it is not what opens them again.
        long_ago(&room, 2).await;
        ran_out(&room, 2_000).await;
        drop(Follower::open(&room, "projector", &cookie, Some(wall.seq)).await);
        assert_eq!(room.plan().await.code, None);
        room.lead(Lead::End).await.unwrap();
        room.lead(Lead::Open).await.unwrap();
        room.code = room.plan().await.code.unwrap();
        wall.until(|seen| seen.view["code"] == room.code.as_str()).await;
        room.join("Cy").await;
    });
}

#[test]
fn who_must_wait_is_let_in_and_who_is_sent_out_is_told() {
    for_each_db(|app| async move {
        let room = Room::open(&app, WorkshopBody { waiting_room: true, ..plan(&app) }).await;
        let block = room.go(3).await;
        let anna = room.join("Anna").await;
        assert!(anna.first.own.waits);
        let write = || Act::Write { block: block.clone(), text: "Tre underskrifter".into() };
        assert_eq!(anna.act(write()).await.unwrap_err().reason, Some(ConflictReason::Waiting));
        let bo = room.join("Bo").await;
        room.lead(Lead::LetIn { participant: bo.first.own.participant.clone() }).await.unwrap();
        bo.act(Act::Write { block: block.clone(), text: "Kun for dem indenfor".into() }).await.unwrap();
        room.lead(Lead::Reveal { block: block.clone() }).await.unwrap();
        let mut inside = bo.follow(None).await;
        inside.until(|seen| seen.view.to_string().contains("indenfor")).await;
        let mut watching = anna.follow(Some(inside.seq)).await;
        watching.until(|seen| seen.own["waits"] == true).await;
        assert!(anna.see().await.view.shown.cards.is_empty());
        assert!(!watching.view.to_string().contains("indenfor"), "who waits sees nothing");
        assert_eq!(watching.frames[0], "own", "nor what came before");
        let me = ParticipantId("p1".into());
        room.lead(Lead::LetIn { participant: me.clone() }).await.unwrap();
        watching
            .until(|seen| seen.own["waits"].is_null() && seen.view.to_string().contains("indenfor"))
            .await;
        assert_eq!(watching.view["shown"]["people"], 2);
        anna.act(write()).await.unwrap();
        room.lead(Lead::SendOut { participant: me }).await.unwrap();
        watching.until(|seen| seen.own["out"] == true).await;
        assert!(!watching.view.to_string().contains("indenfor"), "nor who was sent out");
        bo.act(Act::Park { text: "Bagefter".into() }).await.unwrap();
        inside.until(|seen| seen.view.to_string().contains("Bagefter")).await;
        assert!(anna.see().await.view.shown.parked.is_empty());
        assert_eq!(anna.act(write()).await.unwrap_err().code, ProblemCode::Forbidden);
    });
}

#[test]
fn who_is_let_in_or_sent_out_while_the_phone_reconnects_sees_it_all_the_same() {
    for_each_db(|app| async move {
        let room = Room::open(&app, WorkshopBody { waiting_room: true, ..plan(&app) }).await;
        room.go(3).await;
        let mut wall =
            Follower::open(&room, "projector", &app.cookie(&app.town.facilitator.id).await, None).await;
        // Once with the telling of it, once perhaps before.
        for told in [true, false] {
            let anna = room.join("Anna").await;
            let me = anna.first.own.participant.clone();
            let mut phone = anna.follow(None).await;
            phone.until(|seen| seen.own["waits"] == true).await;
            let (seq, view) = (phone.seq, phone.view.clone());
            drop(phone);
            room.lead(Lead::LetIn { participant: me.clone() }).await.unwrap();
            if told {
                wall.until(|seen| seen.view["shown"]["people"] == 1).await;
            }
            let mut back = anna.follow(Some(seq)).await;
            back.view = view;
            back.until(|seen| seen.own["waits"].is_null() && !seen.view["shown"]["blocks"]["b3"].is_null())
                .await;
            assert!(back.frames.contains(&"snapshot".to_owned()), "{:?}", back.frames);
            let (seq, view) = (back.seq, back.view.clone());
            drop(back);
            room.lead(Lead::SendOut { participant: me }).await.unwrap();
            let mut back = anna.follow(Some(seq)).await;
            back.view = view;
            back.until(|seen| seen.own["out"] == true && seen.view["shown"]["blocks"]["b3"].is_null()).await;
            room.lead(Lead::LetIn { participant: room.join("Bo").await.first.own.participant })
                .await
                .unwrap();
        }
    });
}

#[test]
fn who_waits_hears_that_it_is_over() {
    for_each_db(|app| async move {
        let room = Room::open(&app, WorkshopBody { waiting_room: true, ..plan(&app) }).await;
        let anna = room.join("Anna").await;
        let mut phone = anna.follow(None).await;
        phone.until(|seen| seen.view["shown"]["status"] == "running").await;
        let (seq, view) = (phone.seq, phone.view.clone());
        room.lead(Lead::End).await.unwrap();
        phone.until(|seen| seen.view["shown"]["status"] == "ended").await;
        let mut back = anna.follow(Some(seq)).await;
        back.view = view;
        back.until(|seen| seen.view["shown"]["status"] == "ended").await;
    });
}

#[test]
fn guessing_is_slowed_and_a_right_code_still_leads_in() {
    for_each_db(|app| async move {
        let room = Room::open(&app, plan(&app)).await;
        let guess = |code: &str| {
            let path = CodePath { code: code.into() };
            let app = &app;
            async move { app.raw_with::<ShowInvitation>(None, path, nothing(), nothing()).await.status }
        };
        for _ in 0..60 {
            assert_eq!(guess("333 333").await, StatusCode::NOT_FOUND);
        }
        let many = futures_util::future::join_all((0..40).map(|_| guess("333 333"))).await;
        assert!(many.contains(&StatusCode::TOO_MANY_REQUESTS), "{many:?}");
        let mut right = guess(&room.code).await;
        for _ in 0..20 {
            if right == StatusCode::OK {
                break;
            }
            tokio::time::sleep(std::time::Duration::from_millis(500)).await;
            right = guess(&room.code).await;
        }
        assert_eq!(right, StatusCode::OK);
    });
}

#[test]
fn whoever_comes_back_after_the_end_or_stands_at_a_locked_door_has_not_guessed() {
    for_each_db(|app| async move {
        let (mut room, there) = (Room::open(&app, plan(&app)).await, Room::open(&app, plan(&app)).await);
        let (anna, elsewhere) = (room.join("Anna").await.cookie, there.join("Bo").await.cookie);
        let look = |cookie: Option<&str>, code: &str| {
            let (app, cookie, path) = (&app, cookie.map(str::to_owned), CodePath { code: code.into() });
            async move {
                app.raw_with::<ShowInvitation>(cookie.as_deref(), path, nothing(), nothing()).await.status
            }
        };
        // As many as may be wrong, and then more at once than may wait their turn.
        let is_kept_waiting = |cookie: Option<&str>, code: &str| {
            let looks: Vec<_> = (0..100).map(|_| look(cookie, code)).collect();
            async move {
                let mut looks = looks.into_iter();
                for first in looks.by_ref().take(60) {
                    assert_eq!(first.await, StatusCode::NOT_FOUND);
                }
                futures_util::future::join_all(looks).await.contains(&StatusCode::TOO_MANY_REQUESTS)
            }
        };
        room.lead(Lead::Lock { lock: true }).await.unwrap();
        // Told with the next tick.
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        assert!(!is_kept_waiting(None, &room.code).await, "at a locked door");
        room.lead(Lead::TurnCode { code: "CHOSEN".into() }).await.unwrap();
        let new = room.plan().await.code.unwrap();
        let turned = std::mem::replace(&mut room.code, new);
        assert!(!is_kept_waiting(Some(&anna), &turned).await, "with a code that was turned");
        room.lead(Lead::End).await.unwrap();
        assert!(!is_kept_waiting(Some(&anna), &turned).await, "after the end");
        tokio::time::sleep(std::time::Duration::from_millis(200)).await;
        assert!(!is_kept_waiting(Some(&anna), &room.code).await, "with the last code");
        let forged = elsewhere.replace(there.id.as_str(), room.id.as_str());
        let cookies = format!("{elsewhere}; {forged}");
        assert!(is_kept_waiting(Some(&cookies), &turned).await, "who was in another one guesses");
    });
}

#[test]
fn whoever_comes_from_none_of_the_units_can_say_so() {
    for_each_db(|app| async move {
        let room = Room::open(&app, WorkshopBody { asks_unit: true, ..plan(&app) }).await;
        let path = CodePath { code: room.code.clone() };
        let invited = app.raw_with::<ShowInvitation>(None, path, nothing(), nothing()).await;
        let invited = invited.json::<forenkl_api::workshops::Invitation>();
        let (last, units) = invited.units.split_last().unwrap();
        // Each phone says it in its own language.
        assert_eq!((last.id.as_str(), last.name.as_str()), (ELSEWHERE, ""));
        assert!(units.iter().all(|unit| !unit.name.is_empty()));
        let body = |unit: Option<&str>| JoinBody {
            key: key(),
            code: room.code.clone(),
            name: "Anna".into(),
            unit: unit.map(Into::into),
            as_myself: false,
        };
        let raw = app.raw_with::<JoinWorkshop>(None, nothing(), nothing(), body(None)).await;
        assert_eq!(raw.status, StatusCode::UNPROCESSABLE_ENTITY, "whoever is asked answers");
        let anna = room.join_from("Anna", Some(&ELSEWHERE.into()), None).await;
        assert_eq!(anna.first.own.unit, None);
    });
}
