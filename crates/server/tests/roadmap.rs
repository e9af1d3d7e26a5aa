//! The roadmap: everything at once, with what the timeline and its table show.

use crate::support::{ParseDate, TestApp, for_each_db, nothing};
use forenkl_api::{
    initiatives::{
        CreateEffect, CreateMilestone, EffectBody, EffectUnit, GiveStatus, Health, InitiativeBody,
        InitiativePath, InitiativeStatus, MilestoneBody, StatusUpdateBody,
    },
    roadmap::{GetRoadmap, Roadmap},
    wishes::Burden,
};

async fn roadmap(app: &TestApp) -> Roadmap {
    app.call_as::<GetRoadmap>(&app.town.leader.id, nothing(), nothing(), nothing()).await.unwrap()
}

#[test]
fn it_shows_everything_a_bar_needs() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wishes = vec![
            app.a_wish(&town.leader, "Tre skemaer").await.number,
            app.a_wish(&town.leader, "Fire skemaer").await.number,
        ];
        let made = InitiativeBody {
            starts: "2019".parse_date(),
            horizon: "2020-H1".parse_date(),
            owner: Some(town.owner.id.clone()),
            wishes,
            ..app.initiative_body("Ét skema")
        };
        let made = app.make(made).await.unwrap();
        let path = InitiativePath { initiative: made.row.number };
        let milestone =
            MilestoneBody { title: "Aftalt".into(), owner: None, due: "2019-Q4".parse_date(), done: true };
        app.call_as::<CreateMilestone>(&town.owner.id, path.clone(), nothing(), milestone).await.unwrap();
        for hundredths in [10_000, 5_000] {
            let effect = EffectBody {
                measure: "Tid til skemaer".into(),
                unit: EffectUnit::HoursPerYear,
                hundredths,
                note: String::new(),
            };
            app.call_as::<CreateEffect>(&town.owner.id, path.clone(), nothing(), effect).await.unwrap();
        }
        // Kroner are not hours.
        let saved = EffectBody {
            measure: "Porto".into(),
            unit: EffectUnit::KronerPerYear,
            hundredths: 1_000_000,
            note: String::new(),
        };
        let current =
            app.call_as::<CreateEffect>(&town.owner.id, path.clone(), nothing(), saved).await.unwrap();
        let status = StatusUpdateBody {
            status: InitiativeStatus::InProgress,
            health: Health::AtRisk,
            text: "Leverandøren er forsinket".into(),
            version: current.version,
        };
        app.call_as::<GiveStatus>(&town.owner.id, path, nothing(), status).await.unwrap();

        let roadmap = roadmap(&app).await;
        let bar = &roadmap.initiatives[0];
        assert_eq!(
            (bar.starts, bar.horizon),
            ("2019".parse_date(), "2020-H1".parse_date()),
            "as exactly as it was given"
        );
        assert!(bar.late);
        assert!(bar.horizon.unwrap().last_day() < roadmap.today);
        assert_eq!((bar.wishes, bar.units_hit), (2, 2));
        assert_eq!(bar.milestones.len(), 1);
        assert!(!bar.milestones[0].late);
        assert_eq!(bar.latest.as_ref().unwrap().text, "Leverandøren er forsinket");
        assert_eq!(bar.owner.as_ref().unwrap().name, "Karen Holm");
        assert_eq!(bar.administration.id, town.shared);
        assert_eq!(bar.freed, Burden { estimated: Some(9_000), confirmed: None, verified: None });
    });
}

#[test]
fn a_hundred_and_fifty_are_all_there_the_nearest_horizon_first() {
    for_each_db(|app| async move {
        assert!(roadmap(&app).await.initiatives.is_empty());
        for number in 0..150 {
            let horizon = format!("{}", 2199 - number).parse_date();
            let made = InitiativeBody { horizon, ..app.initiative_body(&format!("Tiltag {number}")) };
            app.make(made).await.unwrap();
        }
        let shown = roadmap(&app).await.initiatives;
        assert_eq!(shown.len(), 150);
        assert_eq!(shown[0].title, "Tiltag 149");
        assert!(shown.is_sorted_by_key(|row| row.horizon));
    });
}
