//! Plans.

use forenkl_api::{
    FieldCode, PersonId, ProblemCode,
    home::GetHome,
    notices::{NoticeKind, ReadBody, ReadNotices},
    problem::ConflictReason,
    session::GetSession,
    workshops::{
        CreateWorkshop, ExportRecord, Lead, LeadBody, LeadWorkshop, ListWorkshops, RecordPath, ShowRecord,
        ShowWorkshop, UpdateWorkshop, WorkshopBody, WorkshopPath, WorkshopStatus,
    },
};

use super::{Room, plan};
use crate::support::{for_each_db, key, nothing};

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
fn the_programme_it_belongs_to_stands_in_the_plan_the_list_and_the_record() {
    for_each_db(|app| async move {
        let programme = "Afbureaukratisering 2027";
        let body = WorkshopBody { programme: format!(" {programme} "), ..plan(&app) };
        let room = Room::open(&app, body).await;
        assert_eq!(room.plan().await.plan.programme, programme);
        let leader = &room.leader.id;
        let list = app.call_as::<ListWorkshops>(leader, nothing(), nothing(), nothing()).await.unwrap();
        assert_eq!(list.workshops[0].programme, programme);
        let record = app.call_as::<ShowRecord>(leader, room.path(), nothing(), nothing()).await.unwrap();
        assert_eq!(record.programme, programme);
        for format in ["md", "csv", "json"] {
            let path = RecordPath { workshop: room.id.clone(), format: format.into() };
            let file = app.raw_as::<ExportRecord>(Some(leader), path, nothing(), nothing()).await;
            assert!(file.text().contains(programme), "{format}: {}", file.text());
        }
        let other = app.call_as::<CreateWorkshop>(leader, nothing(), nothing(), plan(&app)).await.unwrap();
        let path = WorkshopPath { workshop: other.id };
        let body = WorkshopBody { programme: programme.into(), ..other.plan };
        let changed = app.call_as::<UpdateWorkshop>(leader, path, nothing(), body).await.unwrap();
        assert_eq!(changed.plan.programme, programme);
        let list = app.call_as::<ListWorkshops>(leader, nothing(), nothing(), nothing()).await.unwrap();
        assert!(list.workshops.iter().all(|row| row.programme == programme));
        let long = WorkshopBody { programme: "x".repeat(121), ..plan(&app) };
        let refused = app.call_as::<CreateWorkshop>(leader, nothing(), nothing(), long).await.unwrap_err();
        assert_eq!(
            (refused.fields[0].field.as_str(), refused.fields[0].code),
            ("programme", FieldCode::TooLong)
        );
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

#[test]
fn the_wishes_that_do_not_exist_are_named_and_no_others() {
    for_each_db(|app| async move {
        let there = app.a_wish(&app.town.leader, "Ens skemaer").await.number;
        let body = WorkshopBody { wishes: vec![4711, there, 4712], ..plan(&app) };
        let create =
            |body| app.call_as::<CreateWorkshop>(&app.town.facilitator.id, nothing(), nothing(), body);
        let problem = create(body).await.unwrap_err();
        assert_eq!(problem.fields[0].field, "wishes");
        assert_eq!(problem.fields[0].place.as_deref(), Some("4711, 4712"));
        let many = create(WorkshopBody { wishes: (1..=61).collect(), ..plan(&app) }).await.unwrap_err();
        assert_eq!((many.fields[0].code, many.fields[0].limit), (FieldCode::OutOfRange, Some(60)));
    });
}

#[test]
fn whoever_is_asked_to_lead_is_told_once_and_finds_it_on_their_own_page() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let co_leads = |person: PersonId| {
            let app = &app;
            async move {
                let call = app.call_as::<GetSession>(&person, nothing(), nothing(), nothing());
                call.await.unwrap().co_leads
            }
        };
        assert!(!co_leads(town.owner.id.clone()).await);
        let body = WorkshopBody { facilitators: vec![town.owner.id.clone()], ..plan(&app) };
        let create = |body| app.call_as::<CreateWorkshop>(&town.facilitator.id, nothing(), nothing(), body);
        let made = create(body).await.unwrap();
        let path = || WorkshopPath { workshop: made.id.clone() };
        let told = app.notices(&town.owner).await;
        assert_eq!(told.len(), 1);
        assert_eq!(
            (told[0].workshop.as_ref(), told[0].title.as_str()),
            (Some(&made.id), made.plan.title.as_str())
        );
        assert_eq!(told[0].notices[0].kind, NoticeKind::Workshop);
        assert!(app.notices(&town.facilitator).await.is_empty(), "nobody is told of their own doings");
        assert!(co_leads(town.owner.id.clone()).await);

        // Changed without anybody new: nothing to tell. Somebody new: they alone.
        let mut body = made.plan.clone();
        body.place = "Kantinen".into();
        body.facilitators.push(town.leader.id.clone());
        let update = app.call_as::<UpdateWorkshop>(&town.facilitator.id, path(), nothing(), body);
        update.await.unwrap();
        assert_eq!(app.kinds(&town.owner).await, [NoticeKind::Workshop]);
        assert_eq!(app.kinds(&town.leader).await, [NoticeKind::Workshop]);
        let read = ReadBody { workshop: Some(made.id.clone()), ..ReadBody::default() };
        let left = app.call_as::<ReadNotices>(&town.owner.id, nothing(), nothing(), read).await.unwrap();
        assert_eq!(left.unread, 0);

        // What runs stands before what is to come; what has ended, or others lead, does not stand there.
        let coming = WorkshopBody { title: "Senere".into(), ..plan(&app) };
        create(coming).await.unwrap();
        let led = |person: PersonId| {
            let app = &app;
            async move {
                let home = app.call_as::<GetHome>(&person, nothing(), nothing(), nothing()).await.unwrap();
                home.workshops.into_iter().map(|row| row.title).collect::<Vec<_>>()
            }
        };
        let lead = |lead| {
            let body = LeadBody { id: key(), lead };
            app.call_as::<LeadWorkshop>(&town.facilitator.id, path(), nothing(), body)
        };
        lead(Lead::Open).await.unwrap();
        assert_eq!(led(town.facilitator.id.clone()).await, [made.plan.title.as_str(), "Senere"]);
        assert_eq!(led(town.owner.id.clone()).await, [made.plan.title.as_str()]);
        assert!(led(town.management.id.clone()).await.is_empty());
        lead(Lead::End).await.unwrap();
        assert_eq!(led(town.facilitator.id.clone()).await, ["Senere"]);
        assert!(led(town.owner.id.clone()).await.is_empty());
    });
}
