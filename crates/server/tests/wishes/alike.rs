//! "Er det her dit problem?": found while it is being written.

use std::time::Duration;

use forenkl_api::{
    Problem, ProblemCode,
    wishes::{AlikeBody, AlikeWishes, FindAlike, RemovalBody, RemoveWish, UpdateWish, WishPath},
};

use crate::support::{Someone, TestApp, for_each_db, nothing};

async fn ask(app: &TestApp, by: &Someone, title: &str) -> Result<AlikeWishes, Problem> {
    let body = AlikeBody { title: title.into(), body: String::new() };
    app.call_as::<FindAlike>(&by.id, nothing(), nothing(), body).await
}

/// The numbers found, once they are the ones expected or a second has passed.
async fn found_within_a_second(app: &TestApp, title: &str, expected: &[i64]) -> Vec<i64> {
    let mut found = Vec::new();
    for _ in 0..20 {
        found = ask(app, &app.town.leader, title)
            .await
            .unwrap()
            .wishes
            .iter()
            .map(|one| one.wish.number)
            .collect();
        if found == expected {
            break;
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    found
}

#[test]
fn a_wish_is_found_in_other_words_as_soon_as_it_is_sent_and_no_longer_when_it_is_gone() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        for other in [
            "Printeren på stuen er i stykker",
            "Rengøring af gangene",
            "Køkkenaffald til hønsene",
            "Nøglekort til vikarer",
        ] {
            app.a_wish(&town.other_leader, other).await;
        }
        let wish = app.a_wish(&town.leader, "Barselsrefusion skal søges i hånden").await;
        let asked = "refusion ved barsel";
        assert_eq!(found_within_a_second(&app, asked, &[wish.number]).await, [wish.number]);
        assert_eq!(found_within_a_second(&app, "Måger på taget", &[]).await, Vec::<i64>::new());

        let mut changed = app.wish_body(&town.leader, "Kaffemaskinen mangler filtre", &town.it);
        changed.version = wish.version;
        let path = WishPath { wish: wish.number };
        app.call_as::<UpdateWish>(&town.leader.id, path.clone(), nothing(), changed).await.unwrap();
        assert_eq!(found_within_a_second(&app, asked, &[]).await, Vec::<i64>::new());
        assert_eq!(
            found_within_a_second(&app, "filtre til kaffemaskine", &[wish.number]).await,
            [wish.number]
        );

        let body = RemovalBody { reason: "Skrevet ved en fejl".into() };
        app.call_as::<RemoveWish>(&town.leader.id, path, nothing(), body).await.unwrap();
        assert_eq!(found_within_a_second(&app, "filtre til kaffemaskine", &[]).await, Vec::<i64>::new());
    });
}

#[test]
fn the_reason_is_told_and_the_row_is_as_in_lists() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Børneattester på praktikanter").await.number;
        app.support(&town.other_leader, wish).await;
        found_within_a_second(&app, "boerneattest til en praktikant", &[wish]).await;
        let found = ask(&app, &town.other_leader, "boerneattest til en praktikant").await.unwrap();
        let [one] = &found.wishes[..] else { panic!("one is found: {found:?}") };
        let shared: Vec<&str> =
            one.title.iter().filter(|piece| piece.shared).map(|piece| piece.text.as_str()).collect();
        assert_eq!(shared, ["Børneattester", "praktikanter"]);
        assert!(one.wish.supported && !one.wish.mine);
        assert_eq!(one.wish.units_hit, 2);
    });
}

#[test]
fn what_is_too_long_is_refused_and_nothing_at_all_finds_nothing() {
    for_each_db(|app| async move {
        let refused = ask(&app, &app.town.leader, &"æ".repeat(200)).await.unwrap_err();
        assert_eq!(refused.code, ProblemCode::Invalid);
        assert!(ask(&app, &app.town.leader, "").await.unwrap().wishes.is_empty());
        assert!(
            ask(&app, &app.town.leader, "\u{0}%_\\'\"<b>")
                .await
                .map_or(true, |found| found.wishes.is_empty())
        );
    });
}
