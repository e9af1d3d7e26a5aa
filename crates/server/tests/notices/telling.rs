//! Each happening reaches whom it concerns.

use forenkl::{
    db::{Act, schema},
    features::wishes,
};
use forenkl_api::{
    Role,
    comments::{CommentBody, CreateComment},
    initiatives::InitiativeStatus,
    notices::NoticeKind::{
        Answer, Appeal, Assigned, Comment, Deadline, Merge, NewWish, Progress, Question, Receipt, Trouble,
    },
    wishes::{
        AskAuthor, AssessWish, AssessmentBody, Decision, FollowWish, MergeBody, MergeWishes, QuestionBody,
        SeenWish, WishPath, WishStatus, WithdrawSupport,
    },
};
use serde_json::json;

use crate::support::{Someone, TestApp, for_each_db, key, nothing, someone};

async fn comment(app: &TestApp, by: &Someone, wish: i64, official: bool) {
    let body = CommentBody { key: key(), body: "Også hos os.".into(), official, not_cpr: false };
    app.call_as::<CreateComment>(&by.id, WishPath { wish }, nothing(), body).await.unwrap();
}

async fn follow(app: &TestApp, by: &Someone, wish: i64) {
    app.call_as::<FollowWish>(&by.id, WishPath { wish }, nothing(), nothing()).await.unwrap();
}

#[test]
fn a_wish_tells_its_owners_and_its_answer_all_who_wait_for_it() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Ens skemaer").await.number;
        app.support(&town.other_leader, wish).await;
        follow(&app, &town.facilitator, wish).await;
        let told = app.notices(&town.owner).await;
        assert_eq!((told[0].wish, told[0].title.as_str(), told[0].unread), (Some(wish), "Ens skemaer", 1));
        assert_eq!(told[0].notices[0].by.as_ref().unwrap().name, "Mette Hansen");
        assert_eq!(app.kinds(&town.owner).await, [NewWish]);
        assert!(app.kinds(&town.leader).await.is_empty(), "nobody is told of their own doings");

        app.answer(wish, Decision::WillBeDone, None).await;
        for person in [&town.leader, &town.other_leader, &town.facilitator] {
            let told = app.notices(person).await;
            assert_eq!(told[0].notices[0].kind, Answer);
            assert_eq!(told[0].notices[0].decision, Some(Decision::WillBeDone));
            assert_eq!(told[0].notices[0].excerpt.as_deref(), Some("Fordi det kan gøres enklere."));
            assert_eq!(app.unread(&person.id).await, 1);
        }
        assert_eq!(app.kinds(&town.owner).await, [NewWish], "not of one's own answer");
        assert!(app.kinds(&town.management).await.is_empty());
    });
}

#[test]
fn questions_go_to_the_author_and_comments_to_who_follows_or_answers() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Uklart").await;
        follow(&app, &town.facilitator, wish.number).await;
        let path = WishPath { wish: wish.number };
        let body = QuestionBody { text: "Hvilket skema er det?".into(), version: wish.version };
        app.call_as::<AskAuthor>(&town.owner.id, path, nothing(), body).await.unwrap();
        assert_eq!(app.kinds(&town.leader).await, [Question]);
        comment(&app, &town.other_leader, wish.number, false).await;
        assert_eq!(app.kinds(&town.leader).await, [Comment, Question]);
        assert_eq!(app.kinds(&town.facilitator).await, [Comment]);
        assert_eq!(app.kinds(&town.owner).await, [Comment, NewWish]);
        assert!(app.kinds(&town.other_leader).await.is_empty());
    });
}

#[test]
fn a_receipt_comes_once_for_each_initiative_however_many_wishes_it_answers() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let first = app.a_wish(&town.leader, "Det ene").await.number;
        let second = app.a_wish(&town.leader, "Det andet").await.number;
        app.support(&town.other_leader, first).await;
        follow(&app, &town.facilitator, second).await;
        let mut body = app.initiative_body("Ét skema");
        body.wishes = vec![first, second];
        let initiative = app.make(body).await.unwrap().row.number;
        app.give_status(initiative, InitiativeStatus::InProgress, "Vi er i gang.").await;
        assert_eq!(app.kinds(&town.other_leader).await, [Progress, Progress], "linked, and begun");
        app.give_status(initiative, InitiativeStatus::Delivered, "Skemaet er ét nu.").await;
        for (person, wishes) in [(&town.leader, vec![first, second]), (&town.other_leader, vec![first])] {
            let told = app.notices(person).await;
            let group = told.iter().find(|group| group.initiative == Some(initiative)).unwrap();
            let receipts = group.notices.iter().filter(|notice| notice.kind == Receipt).count();
            assert_eq!(receipts, 1);
            assert_eq!(group.notices[0].excerpt.as_deref(), Some("Skemaet er ét nu."));
            assert_eq!(group.mine.iter().map(|wish| wish.number).collect::<Vec<_>>(), wishes);
        }
        assert!(!app.kinds(&town.facilitator).await.contains(&Receipt), "who only follows is not asked");

        // Answered later by what is delivered already: only who has no receipt yet gets one.
        let third = app.a_wish(&town.other_leader, "Det tredje").await.number;
        app.support(&town.facilitator, third).await;
        app.answer(third, Decision::UnderWay, Some(initiative)).await;
        let receipts = |kinds: Vec<_>| kinds.into_iter().filter(|kind| *kind == Receipt).count();
        assert_eq!(receipts(app.kinds(&town.other_leader).await), 1);
        assert_eq!(receipts(app.kinds(&town.facilitator).await), 1);
    });
}

#[test]
fn an_assessment_that_begins_is_progress_and_another_area_is_not() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Sorteres").await;
        let path = WishPath { wish: wish.number };
        let body = |status, area: &forenkl_api::AreaId, version| AssessmentBody {
            area: area.clone(),
            kind: wish.kind,
            rule_source: wish.rule_source,
            status,
            verified_minutes: None,
            version,
        };
        let begun = body(WishStatus::Assessing, &town.personnel, wish.version);
        let version =
            app.call_as::<AssessWish>(&town.owner.id, path.clone(), nothing(), begun).await.unwrap().version;
        let moved = body(WishStatus::Assessing, &town.it, version);
        app.call_as::<AssessWish>(&town.owner.id, path, nothing(), moved).await.unwrap();
        assert_eq!(app.kinds(&town.leader).await, [Progress]);
    });
}

/// Writes entries as the answer clock and merging write them.
async fn record(app: &TestApp, action: &'static str, wish: i64, after: serde_json::Value) {
    app.app
        .db
        .write(move |tx| tx.record(Act::new(action, "wish", wish).label("Det").after(after)))
        .await
        .unwrap();
}

async fn give_to(app: &TestApp, wish: i64, person: &Someone) {
    use diesel::prelude::*;
    let person = person.id.0.clone();
    app.app
        .db
        .write(move |tx| {
            diesel::update(schema::wishes::table.find(wish))
                .set(schema::wishes::assignee_id.eq(person))
                .execute(&mut **tx)?;
            Ok(())
        })
        .await
        .unwrap();
}

#[test]
fn deadlines_hand_overs_appeals_and_merges_reach_whom_they_concern() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Haster").await.number;
        app.support(&town.other_leader, wish).await;
        record(&app, "wish.due_soon", wish, json!({})).await;
        assert_eq!(app.kinds(&town.owner).await, [Deadline, NewWish]);
        give_to(&app, wish, &town.foreign_owner).await;
        record(&app, "wish.overdue", wish, json!({ "first": false })).await;
        assert_eq!(app.kinds(&town.foreign_owner).await, [Deadline], "the one it was given to");
        record(&app, "wish.escalated", wish, json!({})).await;
        assert_eq!(app.kinds(&town.management).await, [Deadline]);
        record(&app, "wish.assigned", wish, json!({ "assignee": town.facilitator.id })).await;
        assert_eq!(app.kinds(&town.facilitator).await, [Assigned]);
        record(&app, "answer.schedule_failed", wish, json!({ "person": town.facilitator.id })).await;
        assert_eq!(app.kinds(&town.facilitator).await, [Trouble, Assigned]);
        record(&app, "wish.appealed", wish, json!({})).await;
        assert_eq!(app.kinds(&town.management).await, [Appeal, Deadline]);
        assert_eq!(app.kinds(&town.owner).await, [Appeal, Deadline, NewWish]);
        record(&app, "wish.merged_into", wish, json!({ "into": 99 })).await;
        assert_eq!(app.kinds(&town.leader).await, [Merge]);
        assert_eq!(app.kinds(&town.other_leader).await, [Merge]);
        record(&app, "referral.replied", wish, json!({})).await;
        assert_eq!(app.kinds(&town.leader).await, [Answer, Merge]);
    });
}

#[test]
fn when_the_owner_leaves_management_is_told_and_then_the_administrators() {
    for_each_db(|app| async move {
        use diesel::prelude::*;
        let town = app.town.clone();
        let close = |person: &Someone| {
            let id = person.id.0.clone();
            app.app.db.write(move |tx| {
                diesel::update(schema::people::table.find(id))
                    .set(schema::people::closed.eq(true))
                    .execute(&mut **tx)?;
                Ok(())
            })
        };
        close(&town.owner).await.unwrap();
        app.a_wish(&town.leader, "Hvem tager den?").await;
        assert_eq!(app.kinds(&town.management).await, [NewWish]);
        assert!(app.kinds(&town.administrator).await.is_empty());
        close(&town.management).await.unwrap();
        app.a_wish(&town.leader, "Og hvem nu?").await;
        assert_eq!(app.kinds(&town.administrator).await, [NewWish]);
        assert!(app.kinds(&town.local_administrator).await.is_empty(), "not for another administration");
    });
}

#[test]
fn history_is_not_told_to_anyone_when_the_store_begins_to_tell() {
    for_each_db(|app| async move {
        use diesel::prelude::*;
        let town = app.town.clone();
        app.all_told().await;
        app.app.notices.stop();
        app.a_wish(&town.leader, "Fra før").await;
        // As an archive of older times leaves it: nobody knows how far it was told.
        app.app
            .db
            .write(|tx| {
                diesel::delete(schema::counters::table.find("notices")).execute(&mut **tx)?;
                Ok(())
            })
            .await
            .unwrap();
        let again = forenkl::features::notices::app::Notices::start(&app.app.db, app.app.org.clone(), None);
        assert!(app.kinds(&town.owner).await.is_empty());
        app.a_wish(&town.leader, "Fra nu af").await;
        assert_eq!(app.kinds(&town.owner).await, [NewWish]);
        again.stop();
    });
}

#[test]
fn someone_who_comes_back_another_day_holds_a_position_again() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let school = town.school.clone();
        let (left, here) = app
            .app
            .db
            .write(move |tx| {
                let left = forenkl::features::people::app::create(tx, "Uden Stilling", None, None)?;
                Ok((left, someone(tx, "Ny Leder", "ny@test.dk", Role::Leader, &school)?))
            })
            .await
            .unwrap();
        let wish = app.a_wish(&town.leader, "Uden stilling").await.number;
        app.support(&here, wish).await;
        let left = Someone { id: left, unit: town.school.clone() };
        let person = left.id.clone();
        app.app.db.write(move |tx| wishes::app::follow(tx, &person, wish)).await.unwrap();
        app.answer(wish, Decision::No, None).await;
        assert_eq!(app.kinds(&here).await, [Answer]);
        assert!(app.kinds(&left).await.is_empty(), "without a position nobody is told anything");
    });
}

#[test]
fn an_answer_to_a_merged_wish_reaches_those_of_its_parts_and_not_who_took_their_support_out() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let into = app.a_wish(&town.leader, "Det store").await;
        let part = app.a_wish(&town.other_leader, "Det samme med andre ord").await.number;
        app.support(&town.facilitator, part).await;
        app.support(&town.management, part).await;
        let body = MergeBody {
            wishes: vec![SeenWish { number: part, version: app.read_wish(&town.owner, part).await.version }],
            reason: String::new(),
            version: into.version,
        };
        let path = WishPath { wish: into.number };
        app.call_as::<MergeWishes>(&town.owner.id, path.clone(), nothing(), body).await.unwrap();
        assert_eq!(app.kinds(&town.facilitator).await, [Merge]);
        app.call_as::<WithdrawSupport>(&town.management.id, path, nothing(), nothing()).await.unwrap();
        app.answer(into.number, Decision::No, None).await;
        for person in [&town.other_leader, &town.facilitator] {
            let told = app.notices(person).await;
            assert_eq!((told[0].wish, told[0].notices[0].kind), (Some(into.number), Answer));
        }
        assert_eq!(app.kinds(&town.management).await, [Merge], "who took it out is not told any more");
    });
}
