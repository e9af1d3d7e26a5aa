//! Whether those who asked notice it, by administration.

use forenkl_api::{
    Role,
    initiatives::{GetInitiative, InitiativePath, InitiativeStatus},
    wishes::{JudgeWish, Verdict, VerdictBody, VerdictsAt, WishPath},
};

use crate::support::{Someone, TestApp, for_each_db, nothing, someone};

async fn leaders(
    app: &TestApp,
    unit: &forenkl_api::UnitId,
    count: usize,
    name: &'static str,
) -> Vec<Someone> {
    let unit = unit.clone();
    app.app
        .db
        .write(move |tx| {
            (0..count)
                .map(|at| someone(tx, name, &format!("{name}{at}@test.dk"), Role::Leader, &unit))
                .collect()
        })
        .await
        .unwrap()
}

async fn judge(app: &TestApp, by: &Someone, wish: i64, verdict: Verdict) {
    let body = VerdictBody { verdict, comment: String::new() };
    app.call_as::<JudgeWish>(&by.id, WishPath { wish }, nothing(), body).await.unwrap();
}

async fn noticed(app: &TestApp, by: &Someone, initiative: i64) -> Vec<VerdictsAt> {
    let path = InitiativePath { initiative };
    app.call_as::<GetInitiative>(&by.id, path, nothing(), nothing()).await.unwrap().noticed
}

#[test]
fn fewer_than_five_of_an_administration_are_not_told_apart() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Mærkes det?").await.number;
        let schools = leaders(&app, &town.school, 4, "skole").await;
        let care = leaders(&app, &town.care_home, 2, "pleje").await;
        for person in schools.iter().chain(&care) {
            app.support(person, wish).await;
        }
        let mut body = app.initiative_body("Mærkbart");
        body.wishes = vec![wish];
        let made = app.make(body).await.unwrap();
        app.set_status(&made, InitiativeStatus::Delivered).await;
        let number = made.row.number;
        assert!(noticed(&app, &town.leader, number).await.is_empty());
        judge(&app, &town.leader, wish, Verdict::Yes).await;
        for person in &schools {
            judge(&app, person, wish, Verdict::Partly).await;
        }
        let seen = noticed(&app, &town.facilitator, number).await;
        let said = seen[0].verdicts.as_ref().unwrap();
        assert_eq!((seen.len(), seen[0].administration.name.as_str()), (1, "Skoleforvaltningen"));
        assert_eq!((said.answers, said.yes, said.partly, said.no), (5, Some(1), Some(4), Some(0)));
        for person in &care {
            judge(&app, person, wish, Verdict::No).await;
        }
        let seen = noticed(&app, &town.facilitator, number).await;
        assert!(seen.iter().all(|at| at.verdicts.is_none()), "two are the sum less the others: {seen:?}");
        let owner = noticed(&app, &town.owner, number).await;
        assert_eq!(owner.iter().filter(|at| at.verdicts.is_some()).count(), 2, "who answers for it sees all");
    });
}
