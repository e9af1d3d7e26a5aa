//! Plans.

use forenkl_api::{
    FieldCode, ProblemCode,
    problem::ConflictReason,
    workshops::{
        CreateWorkshop, Lead, ListWorkshops, ShowWorkshop, UpdateWorkshop, WorkshopBody, WorkshopPath,
        WorkshopStatus,
    },
};

use super::{Room, plan};
use crate::support::{for_each_db, nothing};

#[test]
fn a_plan_is_made_changed_and_shown_to_those_who_lead() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let create = |body| app.call_as::<CreateWorkshop>(&town.facilitator.id, nothing(), nothing(), body);
        let made =
            create(WorkshopBody { facilitators: vec![town.owner.id.clone()], ..plan(&app) }).await.unwrap();
        assert_eq!(
            (made.status, made.plan.blocks.len(), made.plan.minutes()),
            (WorkshopStatus::Planned, 10, 90)
        );
        assert_eq!(made.code, None);
        let path = || WorkshopPath { workshop: made.id.clone() };
        let show = |person| app.call_as::<ShowWorkshop>(person, path(), nothing(), nothing());
        assert_eq!(show(&town.owner.id).await.unwrap(), made, "named as facilitator");
        assert_eq!(show(&town.leader.id).await.unwrap_err().code, ProblemCode::Forbidden);
        let update = |body| app.call_as::<UpdateWorkshop>(&town.owner.id, path(), nothing(), body);
        let mut body = made.plan.clone();
        body.title = "  Kortere  ".into();
        body.blocks.truncate(3);
        let changed = update(body.clone()).await.unwrap();
        assert_eq!((changed.plan.title.as_str(), changed.plan.blocks.len()), ("Kortere", 3));
        assert_eq!(update(body).await.unwrap_err().code, ProblemCode::Stale);
        let list = app.call_as::<ListWorkshops>(&town.facilitator.id, nothing(), nothing(), nothing());
        let rows = list.await.unwrap().workshops;
        assert_eq!(rows.iter().map(|row| row.title.as_str()).collect::<Vec<_>>(), ["Kortere"]);
    });
}

#[test]
fn what_does_not_exist_or_fit_is_named_by_its_field() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let refused = |body| {
            let call = app.call_as::<CreateWorkshop>(&town.administrator.id, nothing(), nothing(), body);
            async move {
                let problem = call.await.unwrap_err();
                problem.fields.into_iter().map(|field| (field.field, field.code)).collect::<Vec<_>>()
            }
        };
        let unknown = WorkshopBody { units: vec!["x".into()], wishes: vec![4711], ..plan(&app) };
        assert_eq!(
            refused(unknown).await,
            [("units".into(), FieldCode::Unknown), ("wishes".into(), FieldCode::Unknown)]
        );
        let mut body = plan(&app);
        body.blocks[1].title.clear();
        body.blocks[2].minutes = 0;
        assert_eq!(
            refused(body).await,
            [
                ("blocks.1.title".into(), FieldCode::Required),
                ("blocks.2.minutes".into(), FieldCode::OutOfRange)
            ]
        );
        assert_eq!(
            refused(WorkshopBody { link: "javascript:alert(1)".into(), ..plan(&app) }).await,
            [("link".into(), FieldCode::NotAnAddress)]
        );
        assert_eq!(
            refused(WorkshopBody { facilitators: vec!["nobody".into()], ..plan(&app) }).await,
            [("facilitators".into(), FieldCode::Unknown)]
        );
    });
}

#[test]
fn once_it_is_open_the_plan_is_changed_by_leading() {
    for_each_db(|app| async move {
        let room = Room::open(&app, plan(&app)).await;
        let body = room.plan().await.plan;
        let update = app.call_as::<UpdateWorkshop>(&room.leader.id, room.path(), nothing(), body);
        assert_eq!(update.await.unwrap_err().reason, Some(ConflictReason::NotNow));
        assert_eq!(room.lead(Lead::Open).await.unwrap_err().reason, Some(ConflictReason::NotNow));
        room.lead(Lead::End).await.unwrap();
        let ended = room.plan().await;
        assert_eq!((ended.status, ended.code), (WorkshopStatus::Ended, None));
    });
}
