//! What hangs on an initiative: wishes, milestones, effects.

use forenkl_api::{
    EffectId, FieldCode, ProblemCode,
    initiatives::{
        AddEffectValue, CreateEffect, CreateMilestone, DeleteMilestone, EffectBody, EffectLevel, EffectPath,
        EffectUnit, LinkPath, LinkWish, MilestoneBody, MilestonePath, UnlinkWish, UpdateMilestone,
    },
    problem::ConflictReason,
    wishes::{GetWish, Wish, WishHistory, WishPath},
};

use super::{at, figure, refused_field};
use crate::support::{ParseDate, for_each_db, nothing};

#[test]
fn links_are_on_record_on_both_sides() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Tre skemaer").await.number;
        let made = app.make(app.initiative_body("Ét skema")).await.unwrap();
        let path = LinkPath { initiative: made.row.number, wish };
        let link = || app.call_as::<LinkWish>(&town.owner.id, path.clone(), nothing(), nothing());
        let linked = link().await.unwrap();
        assert_eq!(linked.version, made.version + 1);
        assert_eq!(linked.wishes[0].number, wish);
        assert_eq!(link().await.unwrap().version, linked.version, "linking twice is linking once");

        let seen: Wish =
            app.call_as::<GetWish>(&town.leader.id, WishPath { wish }, nothing(), nothing()).await.unwrap();
        assert_eq!(seen.initiatives[0].number, made.row.number);

        let unlinked =
            app.call_as::<UnlinkWish>(&town.owner.id, path.clone(), nothing(), nothing()).await.unwrap();
        assert!(unlinked.wishes.is_empty());
        let actions: Vec<String> =
            app.history(made.row.number).await.into_iter().map(|it| it.action).collect();
        assert_eq!(actions, ["initiative.wish_unlinked", "initiative.wish_linked", "initiative.created"]);
        let history =
            app.call_as::<WishHistory>(&town.leader.id, WishPath { wish }, nothing(), nothing()).await;
        let actions: Vec<String> = history.unwrap().entries.into_iter().map(|it| it.action).collect();
        assert_eq!(actions[..2], ["wish.initiative_unlinked", "wish.initiative_linked"]);

        let nowhere = LinkPath { initiative: made.row.number, wish: 4711 };
        let refused = app.call_as::<LinkWish>(&town.owner.id, nowhere, nothing(), nothing()).await;
        assert_eq!(refused.unwrap_err().code, ProblemCode::NotFound);
    });
}

#[test]
fn milestones_come_by_date_and_are_late_until_done() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let made = app.make(app.initiative_body("Tiltag")).await.unwrap();
        let number = made.row.number;
        let milestone = |title: &str, due: &str| MilestoneBody {
            title: title.into(),
            owner: Some(town.owner.id.clone()),
            due: due.parse_date(),
            done: false,
        };
        for body in
            [milestone("Udrullet", "2190"), milestone("Uden dato", ""), milestone("Aftalt", "2020-05")]
        {
            app.call_as::<CreateMilestone>(&town.owner.id, at(number), nothing(), body).await.unwrap();
        }
        let milestones = app.get(number).await.row.milestones;
        let shown: Vec<(&str, bool)> = milestones.iter().map(|it| (it.title.as_str(), it.late)).collect();
        assert_eq!(shown, [("Aftalt", true), ("Udrullet", false), ("Uden dato", false)]);
        assert_eq!(milestones[0].owner.as_ref().map(|owner| &owner.id), Some(&town.owner.id));

        let path = MilestonePath { initiative: number, milestone: milestones[0].id.clone() };
        let done = MilestoneBody { done: true, ..milestone("Aftalt", "2020-05") };
        let ticked =
            app.call_as::<UpdateMilestone>(&town.owner.id, path.clone(), nothing(), done).await.unwrap();
        assert!(!ticked.row.milestones[0].late && ticked.row.milestones[0].done_at.is_some());
        let newest = app.history(number).await.remove(0);
        assert_eq!(newest.action, "initiative.milestone_done");
        assert!(
            newest.changes.iter().any(|change| change.after.as_deref() == Some("Aftalt")),
            "says which one"
        );

        let left =
            app.call_as::<DeleteMilestone>(&town.owner.id, path.clone(), nothing(), nothing()).await.unwrap();
        assert_eq!(left.row.milestones.len(), 2);
        let again = app.call_as::<DeleteMilestone>(&town.owner.id, path, nothing(), nothing()).await;
        assert_eq!(again.unwrap_err().code, ProblemCode::NotFound);

        // A milestone of another initiative is not reached through this one.
        let other = app.make(app.initiative_body("Et andet")).await.unwrap();
        let crossed =
            MilestonePath { initiative: other.row.number, milestone: left.row.milestones[0].id.clone() };
        let refused = app.call_as::<DeleteMilestone>(&town.owner.id, crossed, nothing(), nothing()).await;
        assert_eq!(refused.unwrap_err().code, ProblemCode::NotFound);
    });
}

#[test]
fn an_effect_is_verified_by_someone_else() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let made = app.make(app.initiative_body("Tiltag")).await.unwrap();
        let number = made.row.number;
        let estimate = EffectBody {
            measure: "Tid til skemaer".into(),
            unit: EffectUnit::HoursPerYear,
            hundredths: 100_050,
            note: String::new(),
        };
        // The administrator may both estimate and verify – but not the same effect.
        let with_effect = app
            .call_as::<CreateEffect>(&town.administrator.id, at(number), nothing(), estimate)
            .await
            .unwrap();
        let path = EffectPath { initiative: number, effect: with_effect.effects[0].id.clone() };
        let refused = app.verify(&town.administrator, &path, 90_000).await.unwrap_err();
        assert_eq!(refused.reason, Some(ConflictReason::SamePerson));

        let sneaked = figure(EffectLevel::Verified, 90_000);
        let refused =
            app.call_as::<AddEffectValue>(&town.administrator.id, path.clone(), nothing(), sneaked).await;
        assert_eq!(refused_field(refused), ("level".into(), FieldCode::NotAllowed));
        let refused = app.verify(&town.owner, &path, 90_000).await.unwrap_err();
        assert_eq!(refused.code, ProblemCode::Forbidden);

        let confirm = figure(EffectLevel::Confirmed, 95_000);
        app.call_as::<AddEffectValue>(&town.owner.id, path.clone(), nothing(), confirm).await.unwrap();
        let verified = app.verify(&town.management, &path, 80_000).await.unwrap();
        let freed = &verified.row.freed;
        assert_eq!(freed.estimated, Some(60_030));
        assert_eq!(freed.confirmed, Some(57_000));
        assert_eq!(freed.verified, Some(48_000));
        assert_eq!(verified.effects[0].values.len(), 3);
        assert_eq!(verified.effects[0].values[0].level, EffectLevel::Verified);
        assert_eq!(verified.effects[0].values[0].by.as_ref().map(|by| &by.id), Some(&town.management.id));

        // Once someone else has estimated anew, the administrator may verify that.
        let anew = figure(EffectLevel::Estimated, 70_000);
        let anew =
            app.call_as::<AddEffectValue>(&town.owner.id, path.clone(), nothing(), anew).await.unwrap();
        assert_eq!(anew.row.freed.estimated, Some(42_000), "the newest estimate counts");
        assert!(app.verify(&town.administrator, &path, 69_000).await.is_ok());

        let crossed = EffectPath { initiative: number, effect: EffectId::from("none") };
        let refused = app.verify(&town.management, &crossed, 1).await;
        assert_eq!(refused.unwrap_err().code, ProblemCode::NotFound);
    });
}
