//! Sent, changed, withdrawn.

use forenkl_api::{
    FieldCode, ProblemCode,
    activity::{ActivityQuery, ListActivity},
    problem::ConflictReason,
    rounds::{CloseRound, CreateRound, RoundBody, RoundPath},
    wishes::{CreateWish, RemovalBody, RemoveWish, UpdateWish, Wish, WishPath, WishQuery},
};

use super::list;
use crate::support::{ParseDate, for_each_db, key, nothing};

#[test]
fn sent_twice_with_one_key_is_one_wish() {
    for_each_db(|app| async move {
        let leader = app.town.leader.clone();
        let body = app.wish_body(&leader, "Sygefravær tastes to steder", &app.town.personnel);
        let first = app.send_wish(&leader, body.clone()).await;
        let again = app.send_wish(&leader, body.clone()).await;
        assert_eq!(first.number, again.number);
        let stolen = app.call_as::<CreateWish>(&app.town.owner.id, nothing(), nothing(), body).await;
        assert!(stolen.is_err(), "somebody else's key does not open somebody else's wish");
    });
}

#[test]
fn numbers_follow_each_other_without_gaps() {
    for_each_db(|app| async move {
        let leader = app.town.leader.clone();
        let first = app.a_wish(&leader, "Den ene").await.number;
        let mut refused = app.wish_body(&leader, "Afvist", &"findes-ikke".into());
        refused.key = key();
        assert!(app.call_as::<CreateWish>(&leader.id, nothing(), nothing(), refused).await.is_err());
        assert_eq!(app.a_wish(&leader, "Den anden").await.number, first + 1);
    });
}

#[test]
fn who_changes_an_old_version_gets_the_present_one_back() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let mut body = app.wish_body(&town.leader, "Første udgave", &town.personnel);
        let wish = app.send_wish(&town.leader, body.clone()).await;
        let path = WishPath { wish: wish.number };
        body.title = "Anden udgave".into();
        body.version = wish.version;
        app.call_as::<UpdateWish>(&town.leader.id, path.clone(), nothing(), body.clone()).await.unwrap();
        body.title = "Fra en gammel fane".into();
        let stale = app.call_as::<UpdateWish>(&town.leader.id, path, nothing(), body).await.unwrap_err();
        assert_eq!(stale.code, ProblemCode::Stale);
        let current: Wish = serde_json::from_str(stale.current.unwrap().get()).unwrap();
        assert_eq!(current.title, "Anden udgave");
    });
}

#[test]
fn a_cpr_number_is_stopped_with_its_place_and_can_be_explained() {
    for_each_db(|app| async move {
        let leader = app.town.leader.clone();
        let mut body = app.wish_body(&leader, "Borgeren ventede", &app.town.personnel);
        body.body = "Borgeren 010203-1234 ventede i tre uger.".into();
        let refused =
            app.call_as::<CreateWish>(&leader.id, nothing(), nothing(), body.clone()).await.unwrap_err();
        assert_eq!(
            (refused.fields[0].code, refused.fields[0].place.as_deref()),
            (FieldCode::Cpr, Some("010203-1234"))
        );
        body.not_cpr = true;
        assert!(app.call_as::<CreateWish>(&leader.id, nothing(), nothing(), body).await.is_ok());
    });
}

#[test]
fn a_withdrawn_wish_is_gone_from_lists_but_not_from_the_record() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Fortrydes").await;
        let path = WishPath { wish: wish.number };
        let reason = RemovalBody { reason: "Løste sig selv".into() };
        app.call_as::<RemoveWish>(&town.leader.id, path.clone(), nothing(), reason).await.unwrap();
        assert!(list(&app, &town.leader, WishQuery::default()).await.is_empty());
        let gone = app
            .call_as::<forenkl_api::wishes::GetWish>(&town.leader.id, path, nothing(), nothing())
            .await
            .unwrap_err();
        assert_eq!(gone.code, ProblemCode::NotFound);
        let log = app
            .call_as::<ListActivity>(&town.administrator.id, nothing(), ActivityQuery::default(), nothing())
            .await
            .unwrap();
        let entry = log.items.iter().find(|entry| entry.action == "wish.withdrawn").unwrap();
        assert_eq!(entry.changes[0].after.as_deref(), Some("Løste sig selv"));
    });
}

#[test]
fn a_round_takes_wishes_while_open_and_from_whom_it_invites() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let body = RoundBody {
            name: "Enklere rekruttering".into(),
            purpose: "At finde det, der tager tid.".into(),
            opens_on: "2020-01-01".parse_date().unwrap(),
            closes_on: "2199-12-31".parse_date().unwrap(),
            areas: vec![town.personnel.clone()],
            units: vec![town.schools.clone()],
            version: 0,
        };
        let round =
            app.call_as::<CreateRound>(&town.administrator.id, nothing(), nothing(), body).await.unwrap();
        let mut wish = app.wish_body(&town.leader, "Til runden", &town.personnel);
        wish.round = Some(round.id.clone());
        assert_eq!(app.send_wish(&town.leader, wish).await.round.unwrap().name, "Enklere rekruttering");
        let mut uninvited = app.wish_body(&town.other_leader, "Ikke inviteret", &town.personnel);
        uninvited.round = Some(round.id.clone());
        let refused = app
            .call_as::<CreateWish>(&town.other_leader.id, nothing(), nothing(), uninvited)
            .await
            .unwrap_err();
        assert_eq!(refused.fields[0].code, FieldCode::NotAllowed);
        let path = RoundPath { round: round.id.clone() };
        let closed =
            app.call_as::<CloseRound>(&town.administrator.id, path, nothing(), nothing()).await.unwrap();
        assert_eq!((closed.wishes, closed.units_heard), (1, 1));
        let mut late = app.wish_body(&town.leader, "For sent", &town.personnel);
        late.round = Some(round.id);
        let refused =
            app.call_as::<CreateWish>(&town.leader.id, nothing(), nothing(), late.clone()).await.unwrap_err();
        assert_eq!(refused.reason, Some(ConflictReason::RoundClosed));
        late.round = None;
        assert!(
            app.call_as::<CreateWish>(&town.leader.id, nothing(), nothing(), late).await.is_ok(),
            "the permanent box"
        );
    });
}
