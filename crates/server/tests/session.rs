//! Signing in and out, invitations, guessing, and roles that change.

use crate::support::{Raw, Someone, TestApp, for_each_db, nothing};
use axum::http::{StatusCode, header};
use forenkl::features::people;
use forenkl_api::{
    Permission, ProblemCode, Role,
    people::{
        CreateInvitation, CreatePosition, DeletePosition, EndSessions, GetPerson, PersonBody, PersonPath,
        PositionBody, PositionPath, UpdatePerson,
    },
    problem::ConflictReason,
    session::{
        ChangePassword, ChangePasswordBody, GetSession, RedeemBody, RedeemInvitation, Session, SignIn,
        SignInBody, SignOut, SignOutEverywhere,
    },
};

const PASSWORD: &str = "korrekt hest batteri";

async fn with_password(app: &TestApp, who: &Someone) {
    let (id, hash) = (who.id.clone(), app.app.hasher.hash(PASSWORD.into()).await.unwrap());
    app.app.db.write(move |tx| people::app::set_password(tx, &id, &hash)).await.unwrap();
}

async fn sign_in(app: &TestApp, email: &str, password: &str) -> Raw {
    let body = SignInBody { email: email.into(), password: password.into() };
    app.raw_with::<SignIn>(None, nothing(), nothing(), body).await
}

fn cookie(raw: &Raw) -> String {
    let cookie = raw.headers[header::SET_COOKIE].to_str().unwrap();
    cookie.split(';').next().unwrap().to_owned()
}

async fn who(app: &TestApp, cookie: &str) -> Session {
    app.raw_with::<GetSession>(Some(cookie), nothing(), nothing(), nothing()).await.json()
}

#[test]
fn signing_in_and_out() {
    for_each_db(|app| async move {
        with_password(&app, &app.town.leader).await;
        let raw = sign_in(&app, " METTE@test.dk ", PASSWORD).await;
        assert_eq!(raw.status, StatusCode::OK);
        let set = raw.headers[header::SET_COOKIE].to_str().unwrap().to_owned();
        assert!(set.contains("HttpOnly") && set.contains("SameSite=Lax"), "{set}");
        let cookie = cookie(&raw);
        assert_eq!(who(&app, &cookie).await.me.unwrap().name, "Mette Hansen");
        app.raw_with::<SignOut>(Some(&cookie), nothing(), nothing(), nothing()).await;
        assert!(who(&app, &cookie).await.me.is_none());
    });
}

#[test]
fn a_wrong_password_and_an_unknown_address_get_the_same_answer() {
    for_each_db(|app| async move {
        with_password(&app, &app.town.leader).await;
        let wrong = sign_in(&app, "mette@test.dk", "noget helt andet").await;
        let unknown = sign_in(&app, "findes@ikke.dk", "noget helt andet").await;
        assert_eq!((wrong.status, unknown.status), (StatusCode::UNAUTHORIZED, StatusCode::UNAUTHORIZED));
        let code = |raw: &Raw| raw.json::<forenkl_api::Problem>().code;
        assert_eq!(code(&wrong), ProblemCode::WrongCredentials);
        assert_eq!(code(&wrong), code(&unknown));
        assert_eq!(wrong.body.len(), unknown.body.len());
    });
}

#[test]
fn guessing_is_slowed_and_says_how_long_to_wait() {
    for_each_db(|app| async move {
        with_password(&app, &app.town.leader).await;
        for _ in 0..5 {
            assert_eq!(
                sign_in(&app, "mette@test.dk", "gæt gæt gæt gæt").await.status,
                StatusCode::UNAUTHORIZED
            );
        }
        let refused = sign_in(&app, "mette@test.dk", PASSWORD).await;
        assert_eq!(refused.status, StatusCode::TOO_MANY_REQUESTS);
        assert!(refused.headers.contains_key(header::RETRY_AFTER));
        // Somebody else from the same address is not held up.
        with_password(&app, &app.town.owner).await;
        assert_eq!(sign_in(&app, "karen@test.dk", PASSWORD).await.status, StatusCode::OK);
    });
}

#[test]
fn an_invitation_works_once_and_ends_what_was_open() {
    for_each_db(|app| async move {
        let (admin, leader) = (&app.town.administrator.id, &app.town.leader.id);
        let old = app.cookie(leader).await;
        let path = PersonPath { person: leader.clone() };
        let first = app.call_as::<CreateInvitation>(admin, path.clone(), nothing(), nothing()).await.unwrap();
        let second = app.call_as::<CreateInvitation>(admin, path, nothing(), nothing()).await.unwrap();
        let token = |link: &str| link.split_once("/invitation#").unwrap().1.to_owned();
        let redeem = |token: String, password: &str| {
            let body = RedeemBody { token, password: password.into() };
            app.raw_with::<RedeemInvitation>(None, nothing(), nothing(), body)
        };
        assert_eq!(
            redeem(token(&first.link), PASSWORD).await.status,
            StatusCode::GONE,
            "an earlier link stops working"
        );
        assert_eq!(redeem(token(&second.link), "kort").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        let raw = redeem(token(&second.link), PASSWORD).await;
        assert_eq!(raw.status, StatusCode::OK);
        assert_eq!(redeem(token(&second.link), PASSWORD).await.status, StatusCode::GONE, "a link works once");
        assert!(who(&app, &cookie(&raw)).await.me.is_some());
        assert!(who(&app, &old).await.me.is_none(), "a reset signs out everywhere");
        assert_eq!(sign_in(&app, "mette@test.dk", PASSWORD).await.status, StatusCode::OK);
    });
}

#[test]
fn sign_out_everywhere_and_a_new_password_end_other_sessions() {
    for_each_db(|app| async move {
        let leader = &app.town.leader;
        with_password(&app, leader).await;
        let (here, there) = (app.cookie(&leader.id).await, app.cookie(&leader.id).await);
        assert!(who(&app, &there).await.me.is_some());
        let body = ChangePasswordBody { current: PASSWORD.into(), new: "en helt ny sætning".into() };
        let changed = app.raw_with::<ChangePassword>(Some(&here), nothing(), nothing(), body).await;
        assert_eq!(changed.status, StatusCode::OK);
        assert!(who(&app, &here).await.me.is_some(), "the session that changed it goes on");
        assert!(who(&app, &there).await.me.is_none());
        app.raw_with::<SignOutEverywhere>(Some(&here), nothing(), nothing(), nothing()).await;
        assert!(who(&app, &here).await.me.is_none());
    });
}

#[test]
fn an_administrator_ends_sessions_and_closes_accounts() {
    for_each_db(|app| async move {
        let (admin, leader) = (&app.town.administrator.id, &app.town.leader);
        with_password(&app, leader).await;
        let cookie = app.cookie(&leader.id).await;
        let path = PersonPath { person: leader.id.clone() };
        assert!(who(&app, &cookie).await.me.is_some());
        app.call_as::<EndSessions>(admin, path.clone(), nothing(), nothing()).await.unwrap();
        assert!(who(&app, &cookie).await.me.is_none());
        let person = app.call_as::<GetPerson>(admin, path.clone(), nothing(), nothing()).await.unwrap();
        let body = PersonBody {
            name: person.name,
            email: person.email,
            closed: true,
            first_position: None,
            version: person.version,
        };
        app.call_as::<UpdatePerson>(admin, path, nothing(), body).await.unwrap();
        assert_eq!(sign_in(&app, "mette@test.dk", PASSWORD).await.status, StatusCode::UNAUTHORIZED);
    });
}

#[test]
fn a_changed_role_counts_at_once() {
    for_each_db(|app| async move {
        let (admin, leader) = (&app.town.administrator.id, &app.town.leader);
        let cookie = app.cookie(&leader.id).await;
        assert!(!who(&app, &cookie).await.me.unwrap().can(Permission::WishAssess));
        let path = PersonPath { person: leader.id.clone() };
        let body = PositionBody {
            role: Role::ProcessOwner,
            unit: app.town.school.clone(),
            areas: vec![],
            valid_from: None,
            valid_to: None,
        };
        let person = app.call_as::<CreatePosition>(admin, path, nothing(), body).await.unwrap();
        assert!(who(&app, &cookie).await.me.unwrap().can(Permission::WishAssess));
        let position = person.positions.iter().find(|position| position.role == Role::ProcessOwner).unwrap();
        let path = PositionPath { person: leader.id.clone(), position: position.id.clone() };
        app.call_as::<DeletePosition>(admin, path, nothing(), nothing()).await.unwrap();
        assert!(!who(&app, &cookie).await.me.unwrap().can(Permission::WishAssess));
    });
}

#[test]
fn the_last_administrator_stays() {
    for_each_db(|app| async move {
        let admin = &app.town.administrator.id;
        let path = PersonPath { person: admin.clone() };
        let me = app.call_as::<GetPerson>(admin, path.clone(), nothing(), nothing()).await.unwrap();
        let position = PositionPath { person: admin.clone(), position: me.positions[0].id.clone() };
        let taken = app.call_as::<DeletePosition>(admin, position, nothing(), nothing()).await.unwrap_err();
        assert_eq!(taken.reason, Some(ConflictReason::LastAdministrator));
        let body = PersonBody {
            name: me.name,
            email: me.email,
            closed: true,
            first_position: None,
            version: me.version,
        };
        let closed = app.call_as::<UpdatePerson>(admin, path, nothing(), body).await.unwrap_err();
        assert_eq!(closed.reason, Some(ConflictReason::LastAdministrator));
    });
}

#[test]
fn who_administers_one_unit_cannot_take_over_someone_above() {
    for_each_db(|app| async move {
        let local = &app.town.local_administrator.id;
        for target in [&app.town.administrator, &app.town.other_leader] {
            let path = PersonPath { person: target.id.clone() };
            let refused =
                app.call_as::<CreateInvitation>(local, path, nothing(), nothing()).await.unwrap_err();
            assert_eq!(refused.code, ProblemCode::Forbidden);
        }
        let own = PersonPath { person: app.town.leader.id.clone() };
        assert!(app.call_as::<CreateInvitation>(local, own, nothing(), nothing()).await.is_ok());
    });
}
