//! What is forgotten of those who took part, when nobody needs it any more.

use diesel::prelude::*;
use forenkl::{
    db::schema,
    features::workshops::{self, Looks},
};
use forenkl_api::{
    Timestamp,
    initiatives::InitiativeStatus,
    wishes::Decision,
    workshops::{
        Act, Lead, LeadBody, LeadWorkshop, MakeInitiative, OutcomeBody, ShowRecord, WorkshopBody,
        WorkshopStatus,
    },
};

use super::{
    Follower, Guest, Room,
    deciding::{cluster_path, decision, make_wish, outcome, voted},
    plan,
};
use crate::support::{TestApp, for_each_db, key, nothing};

const DAY: i64 = 86_400_000;

async fn forget(app: &TestApp, days: i64) {
    let then = Timestamp(forenkl::clock::now().0 + days * DAY);
    workshops::forget(&app.app.rooms, &mut Looks::default(), then).await.unwrap();
}

/// Name, address and whether there is a secret of a cookie, by participant.
async fn known(room: &Room<'_>) -> Vec<(String, String, bool)> {
    use schema::workshop_participants as people;
    let id = room.id.0.clone();
    let read = move |conn: &mut forenkl::db::Conn| {
        let found: Vec<(String, String, Option<String>)> = people::table
            .filter(people::workshop.eq(id))
            .order(people::participant)
            .select((people::name, people::email, people::token_hash))
            .load(conn)?;
        Ok(found.into_iter().map(|(name, email, token)| (name, email, token.is_some())).collect())
    };
    room.app.app.db.read(read).await.unwrap()
}

/// The log as it is stored.
async fn log(room: &Room<'_>) -> String {
    let id = room.id.clone();
    room.app.app.db.read(move |conn| workshops::log(conn, &id)).await.unwrap()
}

async fn tell(guest: &Guest<'_>, name: &str, in_record: bool) {
    let email = Some(format!("{}@borger.dk", name.to_lowercase()));
    guest.act(Act::Tell { name: name.into(), unit: None, in_record, email, language: None }).await.unwrap();
}

#[test]
fn names_go_after_a_month_and_addresses_when_all_is_told() {
    for_each_db(|app| async move {
        let room = Room::open(&app, plan(&app)).await;
        let (anna, bo) = (room.join("Anna").await, room.join("Bo").await);
        tell(&anna, "Anna", true).await;
        tell(&bo, "Bo", false).await;
        let cluster = voted(&room, &[&anna, &bo]).await;
        room.lead(Lead::Decide { cluster: cluster.clone(), decision: decision() }).await.unwrap();
        room.lead(Lead::End).await.unwrap();
        let number = make_wish(&room, &room.leader, &cluster).await;
        let cookie = app.cookie(&app.town.facilitator.id).await;
        let mut desk = Follower::open(&room, "facilitator", &cookie, None).await;
        desk.until(|seen| seen.view["everybody"]["p2"]["name"] == "Bo").await;
        let show = || app.call_as::<ShowRecord>(&room.leader.id, room.path(), nothing(), nothing());
        let before = show().await.unwrap();

        forget(&app, 29).await;
        assert_eq!(known(&room).await[1], ("Bo".into(), "bo@borger.dk".into(), true));
        forget(&app, 31).await;
        let after = known(&room).await;
        assert_eq!(after[0], ("Anna".into(), "anna@borger.dk".into(), false), "she stands in the record");
        assert_eq!(after[1], (String::new(), "bo@borger.dk".into(), false));
        // Who is still watching sees the name go, and nothing else.
        desk.until(|seen| seen.view["everybody"]["p2"]["name"] == "").await;
        assert_eq!(desk.view["everybody"]["p1"]["name"], "Anna");
        assert_eq!(show().await.unwrap(), before);
        assert_eq!(before.names, ["Anna"]);
        // The answer is awaited still.
        forget(&app, 200).await;
        assert_eq!(known(&room).await[1].1, "bo@borger.dk");
        app.answer(number, Decision::No, None).await;
        forget(&app, 29).await;
        assert_eq!(known(&room).await[1].1, "bo@borger.dk", "a refusal may be appealed");
        forget(&app, 31).await;
        assert!(known(&room).await.iter().all(|(_, email, _)| email.is_empty()));
        assert_eq!(show().await.unwrap(), before);
        // The same from the log alone.
        let again = app.started_again();
        let read = again.call_as::<ShowRecord>(&room.leader.id, room.path(), nothing(), nothing());
        assert_eq!(read.await.unwrap(), before);
        let log = log(&room).await;
        assert!(!log.contains("borger.dk") && !log.contains("\"Bo\""), "{log}");
    });
}

#[test]
fn addresses_go_after_a_year_whatever_was_told() {
    for_each_db(|app| async move {
        let room = Room::open(&app, plan(&app)).await;
        let anna = room.join("Anna").await;
        tell(&anna, "Anna", false).await;
        let cluster = voted(&room, &[&anna]).await;
        room.lead(Lead::End).await.unwrap();
        make_wish(&room, &room.leader, &cluster).await;
        forget(&app, 364).await;
        forget(&app, 364).await;
        assert_eq!(known(&room).await, [(String::new(), "anna@borger.dk".into(), false)]);
        forget(&app, 366).await;
        assert_eq!(known(&room).await, [(String::new(), String::new(), false)]);
    });
}

#[test]
fn which_of_those_who_lead_did_it_is_known_as_long_as_the_names() {
    for_each_db(|app| async move {
        let (other, leader) = (app.town.owner.clone(), app.town.facilitator.clone());
        let body = WorkshopBody { facilitators: vec![other.id.clone()], ..plan(&app) };
        let room = Room::open(&app, body).await;
        let (anna, bo) = (room.join("Anna").await, room.join("Bo").await);
        tell(&anna, "Anna", false).await;
        let cluster = voted(&room, &[&anna]).await;
        let decide = Lead::Decide { cluster: cluster.clone(), decision: decision() };
        let body = LeadBody { id: key(), lead: decide.clone() };
        app.call_as::<LeadWorkshop>(&other.id, room.path(), nothing(), body).await.unwrap();
        room.lead(Lead::SendOut { participant: bo.first.own.participant.clone() }).await.unwrap();
        let said = log(&room).await;
        assert_eq!(said.matches("\"who\"").count(), 2, "of nothing else: {said}");

        // The same on a server that has only the log.
        let again = app.started_again();
        let there =
            Room { app: &again, id: room.id.clone(), code: room.code.clone(), leader: leader.clone() };
        for room in [&room, &there] {
            let cookie = room.app.cookie(&leader.id).await;
            let mut desk = Follower::open(room, "facilitator", &cookie, None).await;
            desk.until(|seen| seen.view["decided_by"][cluster.as_str()] == "Karen Holm").await;
            desk.until(|seen| seen.view["everybody"]["p2"]["sent_out"] == "Fie Lund").await;
        }
        room.lead(Lead::End).await.unwrap();
        forget(&app, 31).await;
        room.lead(decide).await.unwrap();
        let said = log(&room).await;
        assert!(!said.contains("\"who\""), "{said}");
        let cookie = app.cookie(&leader.id).await;
        let mut desk = Follower::open(&room, "facilitator", &cookie, None).await;
        desk.until(|seen| seen.view["everybody"]["p2"]["sent_out"] == "").await;
        assert!(desk.view["decided_by"].is_null());
        assert!(desk.view["shown"]["clusters"][cluster.as_str()]["decision"].is_object(), "it stands");
    });
}

#[test]
fn an_initiative_under_way_is_awaited_as_a_wish_is() {
    for_each_db(|app| async move {
        let room = Room::open(&app, plan(&app)).await;
        let anna = room.join("Anna").await;
        tell(&anna, "Anna", false).await;
        let cluster = voted(&room, &[&anna]).await;
        room.lead(Lead::End).await.unwrap();
        let (path, body) = (cluster_path(&room, &cluster), outcome(&app.town.personnel));
        let body = OutcomeBody { unit: Some(app.town.shared.clone()), ..body };
        let by = &app.town.administrator.id;
        let number = app.call_as::<MakeInitiative>(by, path, nothing(), body).await.unwrap().number;
        forget(&app, 31).await;
        forget(&app, 200).await;
        assert_eq!(known(&room).await, [(String::new(), "anna@borger.dk".into(), false)]);
        app.give_status(number, InitiativeStatus::Stopped, "Det kan ikke lade sig gøre.").await;
        forget(&app, 29).await;
        assert_eq!(known(&room).await[0].1, "anna@borger.dk");
        forget(&app, 31).await;
        assert_eq!(known(&room).await[0].1, "");
    });
}

/// As if all that has happened in a room had happened so many days before.
pub async fn long_ago(room: &Room<'_>, days: i64) {
    use schema::workshop_entries as entries;
    let id = room.id.0.clone();
    let move_back = move |tx: &mut forenkl::db::Tx<'_>| {
        let of_it = entries::table.filter(entries::workshop.eq(id));
        diesel::update(of_it).set(entries::at.eq(entries::at - days * DAY)).execute(&mut **tx)?;
        Ok(())
    };
    room.app.app.db.write(move_back).await.unwrap();
}

#[test]
fn a_room_in_which_something_happens_forgets_nobody() {
    for_each_db(|app| async move {
        let room = Room::open(&app, plan(&app)).await;
        let anna = room.join("Anna").await;
        tell(&anna, "Anna", false).await;
        room.lead(Lead::End).await.unwrap();
        room.lead(Lead::Open).await.unwrap();
        long_ago(&room, 13).await;
        forget(&app, 0).await;
        assert_eq!(room.plan().await.status, WorkshopStatus::Running);
        long_ago(&room, 400).await;
        tell(&anna, "Anna", false).await;
        // Found by a clock that is ahead, it goes on all the same.
        forget(&app, 400).await;
        assert_eq!(room.plan().await.status, WorkshopStatus::Running);
        assert_eq!(known(&room).await, [("Anna".into(), "anna@borger.dk".into(), true)]);
    });
}

#[test]
fn a_room_that_nobody_ends_is_ended_and_then_forgets_as_any_other() {
    for_each_db(|app| async move {
        let room = Room::open(&app, plan(&app)).await;
        let anna = room.join("Anna").await;
        tell(&anna, "Anna", false).await;
        let cookie = app.cookie(&app.town.facilitator.id).await;
        let mut desk = Follower::open(&room, "facilitator", &cookie, None).await;
        long_ago(&room, 15).await;
        forget(&app, 0).await;
        // Who is still watching sees it end.
        desk.until(|seen| seen.view["shown"]["status"] == "ended").await;
        assert_eq!(room.plan().await.status, WorkshopStatus::Ended);
        assert_eq!(known(&room).await, [("Anna".into(), "anna@borger.dk".into(), true)], "not yet");
        use schema::activity;
        let said = app.app.db.read(|conn| {
            let of_end = activity::table.filter(activity::action.eq("workshop.ended"));
            Ok(of_end.select(activity::actor_id).load::<Option<String>>(conn)?)
        });
        assert_eq!(said.await.unwrap(), [None], "by nobody, and once");
        let soon = Timestamp(forenkl::clock::now().0 + 2 * 60_000);
        let due = app.app.db.read(move |conn| workshops::letters::any_due(conn, soon));
        assert!(due.await.unwrap(), "the record is sent");
        forget(&app, 31).await;
        assert_eq!(known(&room).await, [(String::new(), "anna@borger.dk".into(), false)]);
    });
}

/// As if what is stored of a room could not be read any more. It ended before all others.
async fn break_log(room: &Room<'_>) {
    use schema::{workshop_entries as entries, workshops as all};
    let id = room.id.0.clone();
    let breaking = move |tx: &mut forenkl::db::Tx<'_>| {
        let of_it = entries::table.filter(entries::workshop.eq(id.clone()));
        diesel::update(of_it).set(entries::content.eq("{\"by\":\"Anna skrev det\"}")).execute(&mut **tx)?;
        let ended = forenkl::clock::now().0 - DAY;
        diesel::update(all::table.find(id)).set(all::ended_at.eq(Some(ended))).execute(&mut **tx)?;
        Ok(())
    };
    room.app.app.db.write(breaking).await.unwrap();
}

#[test]
fn a_workshop_that_cannot_be_read_holds_no_other_back() {
    for_each_db(|app| async move {
        let (broken, whole) = (Room::open(&app, plan(&app)).await, Room::open(&app, plan(&app)).await);
        for room in [&broken, &whole] {
            tell(&room.join("Anna").await, "Anna", false).await;
            room.lead(Lead::End).await.unwrap();
        }
        break_log(&broken).await;
        // A server that has neither of them in mind.
        let again = app.started_again();
        let then = Timestamp(forenkl::clock::now().0 + 31 * DAY);
        let mut looks = Looks::default();
        let failed = workshops::forget(&again.app.rooms, &mut looks, then).await.unwrap();
        assert_eq!(failed, std::slice::from_ref(&broken.id), "it is told");
        assert_eq!(known(&broken).await[0].0, "Anna");
        assert_eq!(known(&whole).await[0].0, "");
        let failed = workshops::forget(&again.app.rooms, &mut looks, then).await.unwrap();
        assert!(failed.is_empty(), "once");
        let id = broken.id.clone();
        let fault = again.app.rooms.room(&id).await.err().unwrap();
        assert!(!fault.to_string().contains("Anna"), "{fault}");
    });
}

#[test]
fn many_that_cannot_be_read_leave_the_others_their_turn() {
    for_each_db(|app| async move {
        let mut broken = Vec::new();
        for _ in 0..20 {
            let room = Room::open(&app, plan(&app)).await;
            room.lead(Lead::End).await.unwrap();
            break_log(&room).await;
            broken.push(room.id);
        }
        let whole = Room::open(&app, plan(&app)).await;
        tell(&whole.join("Anna").await, "Anna", false).await;
        whole.lead(Lead::End).await.unwrap();
        let again = app.started_again();
        let then = Timestamp(forenkl::clock::now().0 + 31 * DAY);
        let mut looks = Looks::default();
        let mut failed = workshops::forget(&again.app.rooms, &mut looks, then).await.unwrap();
        failed.sort();
        broken.sort();
        assert_eq!(failed, broken);
        assert_eq!(known(&whole).await[0].0, "Anna", "these were a look's worth");
        assert!(workshops::forget(&again.app.rooms, &mut looks, then).await.unwrap().is_empty());
        assert_eq!(known(&whole).await[0].0, "");
    });
}
