//! Initiatives: making and changing them, giving status, delivering.

mod lists;
mod noticed;
mod parts;

use crate::support::{ParseDate, Someone, TestApp, for_each_db, key, nothing};
use forenkl::{
    db::Tx,
    features::{areas, people},
};
use forenkl_api::{
    AreaId, FieldCode, Problem, ProblemCode, Role,
    activity::{Entry, History},
    areas::AreaBody,
    initiatives::{
        CreateInitiative, EffectLevel, EffectPath, EffectValueBody, GetInitiative, GiveStatus, Health,
        Initiative, InitiativeBody, InitiativeHistory, InitiativePath, InitiativeQuery, InitiativeStatus,
        LinkPath, LinkWish, ListInitiatives, StatusUpdateBody, UpdateInitiative, VerifyEffect,
    },
    people::PositionBody,
    wishes::{GetWish, JudgeWish, Verdict, VerdictBody, Wish, WishPath, WishStatus},
};

fn at(initiative: i64) -> InitiativePath {
    InitiativePath { initiative }
}

fn status(initiative: &Initiative, status: InitiativeStatus) -> StatusUpdateBody {
    StatusUpdateBody {
        status,
        health: Health::OnTrack,
        text: "Det går efter planen".into(),
        version: initiative.version,
    }
}

/// The body that would change nothing.
fn body_of(initiative: &Initiative) -> InitiativeBody {
    let row = &initiative.row;
    InitiativeBody {
        key: key(),
        title: row.title.clone(),
        purpose: initiative.purpose.clone(),
        improvement: initiative.improvement.clone(),
        area: row.area.id.clone(),
        unit: row.unit.id.clone(),
        owner: row.owner.as_ref().map(|owner| owner.id.clone()),
        starts: row.starts,
        horizon: row.horizon,
        wishes: Vec::new(),
        version: initiative.version,
    }
}

fn figure(level: EffectLevel, hundredths: i64) -> EffectValueBody {
    EffectValueBody { level, hundredths, note: "Målt i maj".into() }
}

impl TestApp {
    async fn get(&self, number: i64) -> Initiative {
        self.call_as::<GetInitiative>(&self.town.owner.id, at(number), nothing(), nothing()).await.unwrap()
    }
    async fn set_status(&self, current: &Initiative, to: InitiativeStatus) -> Initiative {
        let body = status(current, to);
        self.call_as::<GiveStatus>(&self.town.owner.id, at(current.row.number), nothing(), body)
            .await
            .unwrap()
    }
    async fn list(&self, query: InitiativeQuery) -> Vec<String> {
        let page =
            self.call_as::<ListInitiatives>(&self.town.owner.id, nothing(), query, nothing()).await.unwrap();
        assert_eq!(page.total, i64::try_from(page.items.len()).unwrap());
        page.items.into_iter().map(|row| row.title).collect()
    }
    async fn search(&self, words: &str) -> Vec<String> {
        self.list(InitiativeQuery { q: Some(words.into()), ..InitiativeQuery::default() }).await
    }
    async fn wish_status(&self, wish: i64) -> WishStatus {
        let wish: Wish = self
            .call_as::<GetWish>(&self.town.leader.id, WishPath { wish }, nothing(), nothing())
            .await
            .unwrap();
        wish.status
    }
    async fn history(&self, number: i64) -> Vec<Entry> {
        let who = &self.town.leader.id;
        let history: History =
            self.call_as::<InitiativeHistory>(who, at(number), nothing(), nothing()).await.unwrap();
        history.entries
    }
    async fn verify(&self, who: &Someone, path: &EffectPath, hundredths: i64) -> Result<Initiative, Problem> {
        let body = figure(EffectLevel::Verified, hundredths);
        self.call_as::<VerifyEffect>(&who.id, path.clone(), nothing(), body).await
    }
    /// An area that was given up.
    async fn retired_area(&self) -> AreaId {
        let unit = self.town.shared.clone();
        let body = AreaBody { code: "GL".into(), name: "Nedlagt".into(), unit, retired: true, version: 0 };
        let area = self.app.db.write(move |tx| areas::app::create(tx, &body, None)).await.unwrap();
        self.app.org.forget();
        area.id
    }
    /// A process owner for personnel only.
    async fn limited_owner(&self) -> Someone {
        let (unit, area) = (self.town.shared.clone(), self.town.personnel.clone());
        let make = move |tx: &mut Tx<'_>| {
            let id = people::app::create(tx, "Per Personale", None, None)?;
            let position = PositionBody {
                role: Role::ProcessOwner,
                unit: unit.clone(),
                areas: vec![area],
                valid_from: None,
                valid_to: None,
            };
            people::app::give_position(tx, &id, &position, None)?;
            Ok(Someone { id, unit })
        };
        self.app.db.write(make).await.unwrap()
    }
}

fn refused_field<T: std::fmt::Debug>(outcome: Result<T, Problem>) -> (String, FieldCode) {
    let problem = outcome.unwrap_err();
    assert_eq!(problem.code, ProblemCode::Invalid);
    let field = problem.fields.into_iter().next().unwrap();
    (field.field, field.code)
}

#[test]
fn sent_twice_it_is_made_once() {
    for_each_db(|app| async move {
        let body = InitiativeBody {
            horizon: "2026-H1".parse_date(),
            ..app.initiative_body("  Ét skema til sygemeldinger ")
        };
        let first = app.make(body.clone()).await.unwrap();
        let second = app.make(body).await.unwrap();
        assert_eq!(first.row.number, second.row.number);
        assert_eq!(first.version, second.version);
        assert_eq!(first.row.title, "Ét skema til sygemeldinger");
        assert_eq!(first.row.status, InitiativeStatus::Idea);
        assert_eq!(first.row.horizon, "2026-H1".parse_date());
        assert_eq!(app.list(InitiativeQuery::default()).await.len(), 1);
        assert_eq!(app.history(first.row.number).await.len(), 1);
    });
}

#[test]
fn what_is_named_must_exist() {
    for_each_db(|app| async move {
        let unknown_area = InitiativeBody { area: "nowhere".into(), ..app.initiative_body("Tiltag") };
        assert_eq!(refused_field(app.make(unknown_area).await), ("area".into(), FieldCode::Unknown));
        let retired = InitiativeBody { area: app.retired_area().await, ..app.initiative_body("Tiltag") };
        assert_eq!(refused_field(app.make(retired).await), ("area".into(), FieldCode::NotAllowed));
        let unknown_owner = InitiativeBody { owner: Some("nobody".into()), ..app.initiative_body("Tiltag") };
        assert_eq!(refused_field(app.make(unknown_owner).await), ("owner".into(), FieldCode::Unknown));
        let unknown_wish = InitiativeBody { wishes: vec![4711], ..app.initiative_body("Tiltag") };
        assert_eq!(refused_field(app.make(unknown_wish).await), ("wishes".into(), FieldCode::Unknown));
        let backwards = InitiativeBody {
            starts: "2026".parse_date(),
            horizon: "2025-Q4".parse_date(),
            ..app.initiative_body("Tiltag")
        };
        assert_eq!(refused_field(app.make(backwards).await), ("horizon".into(), FieldCode::WrongOrder));
        assert!(app.list(InitiativeQuery::default()).await.is_empty());
    });
}

#[test]
fn a_change_based_on_an_old_version_gets_the_present_one() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let seen = app.make(app.initiative_body("Tiltag")).await.unwrap();
        let path = at(seen.row.number);
        let change = InitiativeBody { purpose: "Mindre papir".into(), ..body_of(&seen) };
        let changed = app.call_as::<UpdateInitiative>(&town.owner.id, path.clone(), nothing(), change).await;
        let changed = changed.unwrap();
        assert_eq!((changed.purpose.as_str(), changed.version), ("Mindre papir", seen.version + 1));

        let late = InitiativeBody { purpose: "Noget andet".into(), ..body_of(&seen) };
        let refused = app.call_as::<UpdateInitiative>(&town.owner.id, path.clone(), nothing(), late).await;
        let problem = refused.unwrap_err();
        assert_eq!(problem.code, ProblemCode::Stale);
        let current: Initiative = serde_json::from_str(problem.current.unwrap().get()).unwrap();
        assert_eq!(current, changed);

        let late = status(&seen, InitiativeStatus::Planned);
        let refused = app.call_as::<GiveStatus>(&town.owner.id, path.clone(), nothing(), late).await;
        assert_eq!(refused.unwrap_err().code, ProblemCode::Stale);
        assert_eq!(app.get(seen.row.number).await, changed);

        let same = app.call_as::<UpdateInitiative>(&town.owner.id, path, nothing(), body_of(&changed)).await;
        assert_eq!(same.unwrap().version, changed.version);
    });
}

#[test]
fn delivering_asks_those_who_wanted_it() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let (first, second) = (
            app.a_wish(&town.leader, "Sygemelding tager en time").await.number,
            app.a_wish(&town.leader, "Tre skemaer").await.number,
        );
        let made = app
            .make(InitiativeBody { wishes: vec![first], ..app.initiative_body("Ét skema") })
            .await
            .unwrap();
        assert_eq!((made.row.wishes, made.row.units_hit), (1, 1));
        assert_eq!(made.row.delivered_at, None);

        let delivered = app.set_status(&made, InitiativeStatus::Delivered).await;
        assert!(delivered.row.delivered_at.is_some());
        assert_eq!(app.wish_status(first).await, WishStatus::CarriedOut);
        assert_eq!(app.wish_status(second).await, WishStatus::Received);

        // The leader says that it does not help: open again, and a further status does not hush that up.
        let no = VerdictBody { verdict: Verdict::No, comment: String::new() };
        let wish = WishPath { wish: first };
        app.call_as::<JudgeWish>(&town.leader.id, wish, nothing(), no).await.unwrap();
        let again = app.set_status(&app.get(made.row.number).await, InitiativeStatus::Delivered).await;
        assert_eq!(again.row.delivered_at, delivered.row.delivered_at);
        assert_eq!(app.wish_status(first).await, WishStatus::Reopened);

        let resumed = app.set_status(&again, InitiativeStatus::InProgress).await;
        assert_eq!(resumed.row.delivered_at, None);
        let path = LinkPath { initiative: made.row.number, wish: second };
        let linked = app.call_as::<LinkWish>(&town.owner.id, path, nothing(), nothing()).await.unwrap();
        app.set_status(&linked, InitiativeStatus::Delivered).await;
        assert_eq!(app.wish_status(first).await, WishStatus::CarriedOut);
        assert_eq!(app.wish_status(second).await, WishStatus::CarriedOut);

        let current = app.get(made.row.number).await;
        assert_eq!(current.updates.len(), 4);
        assert_eq!(current.updates[0].status, InitiativeStatus::Delivered);
        assert_eq!(current.updates[1].status, InitiativeStatus::InProgress);
        assert_eq!(current.row.latest.unwrap().at, current.updates[0].at);
    });
}

#[test]
fn a_status_needs_its_sentence() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let made = app.make(app.initiative_body("Tiltag")).await.unwrap();
        let body = StatusUpdateBody { text: " ".into(), ..status(&made, InitiativeStatus::Stopped) };
        let refused = app.call_as::<GiveStatus>(&town.owner.id, at(made.row.number), nothing(), body).await;
        assert_eq!(refused_field(refused), ("text".into(), FieldCode::Required));
        assert_eq!(app.get(made.row.number).await.row.status, InitiativeStatus::Idea);
    });
}

#[test]
fn whoever_owns_it_may_change_it_and_others_may_not() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let made =
            InitiativeBody { owner: Some(town.leader.id.clone()), ..app.initiative_body("Lederens eget") };
        let made = app.make(made).await.unwrap();
        let path = at(made.row.number);
        let seen =
            app.call_as::<GetInitiative>(&town.leader.id, path.clone(), nothing(), nothing()).await.unwrap();
        assert!(seen.may.edit && !seen.may.verify);
        let change = InitiativeBody { purpose: "Mindre ventetid".into(), ..body_of(&made) };
        let changed = app
            .call_as::<UpdateInitiative>(&town.leader.id, path.clone(), nothing(), change.clone())
            .await
            .unwrap();

        // Owning it does not open other areas and units.
        let moved = InitiativeBody { area: town.it.clone(), ..body_of(&changed) };
        let refused = app.call_as::<UpdateInitiative>(&town.leader.id, path.clone(), nothing(), moved).await;
        assert_eq!(refused_field(refused).1, FieldCode::NotAllowed);

        let refused =
            app.call_as::<UpdateInitiative>(&town.management.id, path.clone(), nothing(), change).await;
        assert_eq!(refused.unwrap_err().code, ProblemCode::Forbidden);
        let refused = app
            .call_as::<CreateInitiative>(&town.leader.id, nothing(), nothing(), app.initiative_body("Nyt"))
            .await;
        assert_eq!(refused.unwrap_err().code, ProblemCode::Forbidden);

        let given = InitiativeBody { owner: Some(town.management.id.clone()), ..body_of(&changed) };
        app.call_as::<UpdateInitiative>(&town.leader.id, path, nothing(), given).await.unwrap();
        let newest = app.history(made.row.number).await.remove(0);
        let owner = newest.changes.iter().find(|change| change.field == "owner").unwrap();
        assert_eq!(owner.before.as_deref(), Some("Mette Hansen"), "names, not ids");
        assert_eq!(owner.after.as_deref(), Some("Direktør Dam"));
    });
}

#[test]
fn an_owner_limited_to_an_area_stays_in_it() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let limited = app.limited_owner().await.id;
        let make = |body| app.call_as::<CreateInitiative>(&limited, nothing(), nothing(), body);
        let elsewhere = InitiativeBody { area: town.it.clone(), ..app.initiative_body("Tiltag") };
        assert_eq!(refused_field(make(elsewhere).await), ("area".into(), FieldCode::NotAllowed));
        let made = make(app.initiative_body("Tiltag")).await.unwrap();
        let moved = InitiativeBody { area: town.it.clone(), ..body_of(&made) };
        let refused = app.call_as::<UpdateInitiative>(&limited, at(made.row.number), nothing(), moved).await;
        assert_eq!(refused_field(refused), ("area".into(), FieldCode::NotAllowed));
    });
}
