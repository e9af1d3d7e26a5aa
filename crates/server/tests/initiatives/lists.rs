//! Finding initiatives again.

use forenkl_api::{
    FieldCode, UnitId,
    initiatives::{
        CreateInitiative, GiveStatus, Health, InitiativeBody, InitiativeQuery, InitiativeSort,
        InitiativeStatus, ListInitiatives, StatusUpdateBody,
    },
};

use super::{at, refused_field, status};
use crate::support::{ParseDate, for_each_db, nothing};

#[test]
fn late_is_what_has_passed_its_horizon() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let with = |title: &str, horizon: &str| InitiativeBody {
            horizon: horizon.parse_date(),
            ..app.initiative_body(title)
        };
        let overdue = app.make(with("Forsinket", "2020-H1")).await.unwrap();
        let done = app.make(with("Leveret", "2020-H1")).await.unwrap();
        app.make(with("I god tid", "2190")).await.unwrap();
        let open = app.make(app.initiative_body("Uden horisont")).await.unwrap();
        assert!(overdue.row.late);
        assert!(!app.set_status(&done, InitiativeStatus::Delivered).await.row.late);

        let only = |only: &str| InitiativeQuery { only: Some(only.into()), ..InitiativeQuery::default() };
        assert_eq!(app.list(only("late")).await, ["Forsinket"]);
        let behind = StatusUpdateBody { health: Health::Late, ..status(&open, InitiativeStatus::InProgress) };
        app.call_as::<GiveStatus>(&town.owner.id, at(open.row.number), nothing(), behind).await.unwrap();
        assert_eq!(app.list(only("late")).await, ["Forsinket", "Uden horisont"]);

        // Nearest horizon first, none last, and what is over after what goes on.
        let all = app.list(InitiativeQuery::default()).await;
        assert_eq!(all, ["Forsinket", "I god tid", "Uden horisont", "Leveret"]);
        let newest = InitiativeQuery { sort: Some(InitiativeSort::Newest), ..InitiativeQuery::default() };
        assert_eq!(app.list(newest).await[0], "Uden horisont");
        let refused =
            app.call_as::<ListInitiatives>(&town.owner.id, nothing(), only("nonsense"), nothing()).await;
        assert_eq!(refused_field(refused), ("only".into(), FieldCode::NotAllowed));
    });
}

#[test]
fn search_forgives_spelling_and_endings() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let calendar = InitiativeBody {
            purpose: "Færre frister for ledere".into(),
            ..app.initiative_body("Fælles årshjul")
        };
        app.make(calendar).await.unwrap();
        let leave = InitiativeBody {
            improvement: "100% digitalt".into(),
            ..app.initiative_body("Sygemeldinger på mobilen")
        };
        let leave = app.make(leave).await.unwrap();

        for words in ["aarshjul", "ÅRSHJUL", "arshjul", "fælles frist", "faelles aarshjul"] {
            assert_eq!(app.search(words).await, ["Fælles årshjul"], "{words}");
        }
        for words in ["sygemelding", "mobil sygemeldingen", "#2", "100% digital"] {
            assert_eq!(app.search(words).await, ["Sygemeldinger på mobilen"], "{words}");
        }
        assert_eq!(leave.row.number, 2);
        for words in ["årshjul mobil", "%", "_", "4711"] {
            assert!(app.search(words).await.is_empty(), "{words}");
        }
        // A number is an alternative to words, not to the other filters.
        let elsewhere = InitiativeQuery {
            q: Some("2".into()),
            area: Some(town.it.clone()),
            ..InitiativeQuery::default()
        };
        assert!(app.list(elsewhere).await.is_empty());
    });
}

#[test]
fn lists_follow_the_organisation() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let at_school = InitiativeBody { unit: town.school.clone(), ..app.initiative_body("På skolen") };
        let at_school = app
            .call_as::<CreateInitiative>(&town.administrator.id, nothing(), nothing(), at_school)
            .await
            .unwrap();
        assert_eq!(at_school.row.administration.id, town.schools);
        app.make(InitiativeBody { owner: Some(town.owner.id.clone()), ..app.initiative_body("I HR") })
            .await
            .unwrap();
        let of = |unit: &UnitId| InitiativeQuery { unit: Some(unit.clone()), ..InitiativeQuery::default() };
        assert_eq!(app.list(of(&town.schools)).await, ["På skolen"]);
        assert_eq!(app.list(of(&town.shared)).await, ["I HR"]);
        assert_eq!(app.list(of(&town.top)).await.len(), 2);
        assert!(app.list(of(&"nowhere".into())).await.is_empty());
        let mine = InitiativeQuery { only: Some("mine".into()), ..InitiativeQuery::default() };
        assert_eq!(app.list(mine).await, ["I HR"]);

        let second = InitiativeQuery { page: Some(2), per_page: Some(1), ..InitiativeQuery::default() };
        let page =
            app.call_as::<ListInitiatives>(&town.leader.id, nothing(), second, nothing()).await.unwrap();
        assert_eq!((page.total, page.items.len(), page.page), (2, 1, 2));
    });
}
