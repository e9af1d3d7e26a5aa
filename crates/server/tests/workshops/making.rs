//! Making wishes of clusters where it is not plain sailing.

use diesel::prelude::*;
use forenkl::features::wishes::app as wish_rules;
use forenkl_api::{
    ClusterId, ProblemCode,
    wishes::{
        MergeBody, MergeWishes, RemovalBody, RemoveWish, SeenWish, SupportBody, SupportWish, WishPath,
        WithdrawSupport,
    },
    workshops::{Act, Lead, MakeInitiative, ShowRecord},
};
use futures_util::future::join_all;

use super::{
    Guest, Room,
    deciding::{ask_for_wish, cluster_path, decision, make_wish, outcome, voted, wish},
    plan,
};
use crate::support::{Someone, TestApp, for_each_db, nothing};

async fn sql(app: &TestApp, sql: &'static str) {
    let change = move |tx: &mut forenkl::db::Tx<'_>| Ok(diesel::sql_query(sql).execute(&mut **tx)?);
    app.app.db.write(change).await.unwrap();
}

#[test]
fn what_goes_wrong_in_making_takes_nothing_else_of_the_room_back() {
    for_each_db(|app| async move {
        let room = Room::open(&app, plan(&app)).await;
        let (anna, bo) = (room.join("Anna").await, room.join("Bo").await);
        let cluster = voted(&room, &[&anna]).await;
        sql(&app, "ALTER TABLE voices RENAME TO voices_away").await;
        let make = || ask_for_wish(&room, &room.leader, &cluster);
        let park = |number: usize| bo.act(Act::Park { text: format!("Parkeret {number}") });
        let (failed, parked) = tokio::join!(make(), join_all((0..15).map(park)));
        assert_eq!(failed.unwrap_err().code, ProblemCode::Internal, "and not that nothing can be stored");
        assert!(parked.iter().all(Result::is_ok));
        sql(&app, "ALTER TABLE voices_away RENAME TO voices").await;
        let number = make().await.unwrap().number;
        assert_eq!(wish(&app, &app.town.leader, number).await.supporters, 1);
        let record =
            app.call_as::<ShowRecord>(&room.leader.id, room.path(), nothing(), nothing()).await.unwrap();
        assert_eq!((record.parked.len(), record.clusters[0].wish), (15, Some(number)));
    });
}

#[test]
fn a_withdrawn_wish_can_be_made_again() {
    for_each_db(|app| async move {
        let room = Room::open(&app, plan(&app)).await;
        let anna = room.join("Anna").await;
        let cluster = voted(&room, &[&anna]).await;
        let first = make_wish(&room, &room.leader, &cluster).await;
        let (path, body) = (WishPath { wish: first }, RemovalBody { reason: "For tidligt".into() });
        app.call_as::<RemoveWish>(&room.leader.id, path, nothing(), body).await.unwrap();
        let second = make_wish(&room, &room.leader, &cluster).await;
        assert_ne!(second, first);
        assert_eq!(make_wish(&room, &app.town.administrator, &cluster).await, second);
        let record =
            app.call_as::<ShowRecord>(&room.leader.id, room.path(), nothing(), nothing()).await.unwrap();
        assert_eq!(record.clusters[0].wish, Some(second));
        let made = wish(&app, &app.town.leader, second).await;
        assert_eq!((made.workshop.unwrap().id, made.supporters), (room.id.clone(), 1));
    });
}

#[test]
fn which_administration_voted_is_told_from_five_voices_on() {
    for_each_db(|app| async move {
        let number = voted_by(&app, 4).await;
        let made = wish(&app, &app.town.leader, number).await;
        assert_eq!((made.supporters, made.units_hit, made.hit_by.len()), (5, 2, 0), "four and one");
        let number = voted_by(&app, 5).await;
        let made = wish(&app, &app.town.leader, number).await;
        assert_eq!((made.supporters, made.units_hit), (6, 2));
        let told: Vec<_> = made.hit_by.iter().map(|hit| (&hit.administration.id, hit.units)).collect();
        assert_eq!(told, [(&app.town.schools, None)], "five, and still one");
        // Who supports it with an account says so for their unit.
        app.support(&app.town.other_leader, number).await;
        assert_eq!(wish(&app, &app.town.leader, number).await.hit_by.len(), 2);
    });
}

/// A wish that so many from the school and one from the care home voted for.
async fn voted_by(app: &TestApp, school: usize) -> i64 {
    let room = Room::open(app, plan(app)).await;
    let mut guests = vec![room.join_from("Eva", Some(&app.town.care_home), None).await];
    for number in 0..school {
        guests.push(room.join_from(&format!("Gæst {number}"), Some(&app.town.school), None).await);
    }
    let cluster = voted(&room, &guests.iter().collect::<Vec<&Guest<'_>>>()).await;
    make_wish(&room, &room.leader, &cluster).await
}

#[test]
fn a_cluster_with_a_short_title_becomes_a_wish_and_an_initiative() {
    for_each_db(|app| async move {
        let room = Room::open(&app, plan(&app)).await;
        let anna = room.join("Anna").await;
        let cluster = voted(&room, &[&anna]).await;
        let name = Act::Name { cluster: cluster.clone(), title: "IT".into() };
        room.lead(Lead::Do { act: name }).await.unwrap();
        let number = make_wish(&room, &room.leader, &cluster).await;
        let made = wish(&app, &app.town.leader, number).await;
        assert_eq!(made.title, "IT: Tre underskrifter på et skab");
        let (path, body) = (cluster_path(&room, &cluster), outcome(&app.town.personnel));
        let body = forenkl_api::workshops::OutcomeBody { unit: Some(app.town.shared.clone()), ..body };
        app.call_as::<MakeInitiative>(&app.town.administrator.id, path, nothing(), body).await.unwrap();
        // Nothing left in it: the workshop has a name at least.
        let empty = emptied(&room, &anna).await;
        let number = make_wish(&room, &room.leader, &empty).await;
        let made = wish(&app, &app.town.leader, number).await;
        assert_eq!(made.title, "X: Fra workshoppen »Forenkling på 90 minutter«");
    });
}

/// A cluster that something was decided about, and whose only card was moved away.
async fn emptied(room: &Room<'_>, guest: &Guest<'_>) -> ClusterId {
    let write = Act::Write { block: "b3".into(), text: "Flyttet væk".into() };
    let card = forenkl_api::CardId(guest.act(write).await.unwrap().made.unwrap());
    let gather = Act::Gather { cards: vec![card.clone()], title: "X".into() };
    let cluster = ClusterId(room.lead(Lead::Do { act: gather }).await.unwrap().made.unwrap());
    room.lead(Lead::Decide { cluster: cluster.clone(), decision: decision() }).await.unwrap();
    let away = Act::Move { cards: vec![card], cluster: None };
    room.lead(Lead::Do { act: away }).await.unwrap();
    cluster
}

#[test]
fn somebody_with_an_account_and_no_unit_is_counted_once() {
    for_each_db(|app| async move {
        let other = &app.town.other_leader;
        let number = voted_as(&app, other).await;
        assert_eq!(wish(&app, other, number).await.supporters, 1);
        // Read together with another that they support, too.
        let whole = app.a_wish(&app.town.leader, "Skabe i det hele taget").await.number;
        app.support(other, whole).await;
        let owner = &app.town.owner;
        let version = app.read_wish(owner, whole).await.version;
        let part = SeenWish { number, version: app.read_wish(owner, number).await.version };
        let body = MergeBody { wishes: vec![part], reason: "Det samme".into(), version };
        let path = WishPath { wish: whole };
        let merged = app.call_as::<MergeWishes>(&owner.id, path, nothing(), body).await.unwrap();
        // The facilitator, who wrote the part, and they.
        assert_eq!(merged.supporters, 2);
        let number = voted_as(&app, other).await;
        let (path, body) = (WishPath { wish: number }, SupportBody { unit: other.unit.clone(), load: None });
        let supported = app.call_as::<SupportWish>(&other.id, path, nothing(), body).await.unwrap();
        assert_eq!((supported.supporters, supported.units_hit), (1, 1));
        let path = WishPath { wish: number };
        let back = app.call_as::<WithdrawSupport>(&other.id, path, nothing(), nothing()).await.unwrap();
        assert_eq!((back.supporters, back.units_hit), (0, 0));
    });
}

/// A wish that somebody wants who took part as themselves, and said no unit.
async fn voted_as(app: &TestApp, person: &Someone) -> i64 {
    let room = Room::open(app, plan(app)).await;
    let cookie = app.cookie(&person.id).await;
    let myself = room.join_from("", None, Some(&cookie)).await;
    let tell = Act::Tell { name: "Åge".into(), unit: None, in_record: false, email: None, language: None };
    myself.act(tell).await.unwrap();
    let cluster = voted(&room, &[&myself]).await;
    make_wish(&room, &room.leader, &cluster).await
}

#[test]
fn what_was_agreed_is_done_when_what_it_was_merged_into_is() {
    for_each_db(|app| async move {
        let first = Room::open(&app, plan(&app)).await;
        let anna = first.join("Anna").await;
        let cluster = voted(&first, &[&anna]).await;
        first.lead(Lead::Decide { cluster: cluster.clone(), decision: decision() }).await.unwrap();
        first.lead(Lead::End).await.unwrap();
        let number = make_wish(&first, &first.leader, &cluster).await;
        let whole = app.a_wish(&app.town.leader, "Skabe i det hele taget").await.number;
        let owner = app.town.owner.clone();
        let version = app.read_wish(&owner, whole).await.version;
        let part = SeenWish { number, version: app.read_wish(&owner, number).await.version };
        let body = MergeBody { wishes: vec![part], reason: "Det samme".into(), version };
        let path = WishPath { wish: whole };
        app.call_as::<MergeWishes>(&owner.id, path, nothing(), body).await.unwrap();
        app.app.db.write(move |tx| wish_rules::carried_out(tx, whole, &owner.id)).await.unwrap();
        let next = Room::open(&app, plan(&app)).await;
        let bo = next.join("Bo").await;
        next.go(1).await;
        assert!(bo.see_with(1).await.view.shown.agreed[0].done);
    });
}
