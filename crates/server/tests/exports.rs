//! Records out: lists as filtered, that tell no more than the screen, and that can come in again.

use crate::imports::{everything, take_in};
use crate::support::{TestApp, for_each_db, nothing};
use forenkl_api::{
    Role,
    activity::ActivityQuery,
    answer_times::AnswerTimesQuery,
    initiatives::{InitiativeQuery, ListInitiatives},
    people::{Language, PeopleQuery},
    session::{ChangeProfile, ProfileBody},
    transfer::{
        ExportActivity, ExportAnswerTimes, ExportAreas, ExportInitiatives, ExportPath, ExportPeople,
        ExportUnits, ExportWishes, ImportKind,
    },
    wishes::{AuthorVisibility, Decision, WishQuery},
};

async fn exported(app: &TestApp, query: WishQuery) -> String {
    let path = ExportPath { format: "csv".into() };
    app.raw_as::<ExportWishes>(Some(&app.town.other_leader.id), path, query, nothing()).await.text()
}

#[test]
fn lists_go_out_as_filtered_and_hide_whom_the_author_hides() {
    for_each_db(|app| async move {
        let leader = app.town.leader.clone();
        for (title, visibility) in [
            ("Åbent ønske", AuthorVisibility::Everyone),
            ("Kun for ejeren", AuthorVisibility::Owner),
            ("=SUM(A1)", AuthorVisibility::Nobody),
        ] {
            let mut wish = app.wish_body(&leader, title, &app.town.personnel);
            wish.visibility = visibility;
            app.send_wish(&leader, wish).await;
        }
        let text = exported(&app, WishQuery::default()).await;
        let line =
            |start: &str| text.lines().find(|line| line.contains(start)).unwrap_or_default().to_owned();
        assert!(line("Åbent").contains(";Østre Skole;Mette Hansen;"), "{text}");
        for hidden in ["Kun for ejeren", "SUM(A1)"] {
            let line = line(hidden);
            assert!(line.contains(";Skoleforvaltningen;;") && !line.contains("Mette"), "{line}");
        }
        assert!(text.contains(";'=SUM(A1);"), "{text}");
        assert!(text.starts_with('\u{feff}') && text.contains("\r\n"));
        let filtered = exported(&app, WishQuery { q: Some("ejeren".into()), ..WishQuery::default() }).await;
        assert_eq!(filtered.matches("\r\n").count(), 2, "{filtered}");

        let path = ExportPath { format: "csv".into() };
        let owner = app
            .raw_as::<ExportWishes>(Some(&app.town.owner.id), path, WishQuery::default(), nothing())
            .await
            .text();
        assert!(owner.lines().any(|line| line.contains("Kun for ejeren") && line.contains("Mette Hansen")));
        assert!(!owner.lines().any(|line| line.contains("SUM(A1)") && line.contains("Mette Hansen")));
    });
}

#[test]
fn a_list_taken_out_and_in_again_makes_no_doubles() {
    for_each_db(|app| async move {
        everything(&app).await;
        app.a_wish(&app.town.leader, "Sendt af et menneske").await;
        let path = |format: &str| ExportPath { format: format.into() };
        let administrator = Some(&app.town.administrator.id);
        let list =
            app.raw_as::<ExportWishes>(administrator, path("xlsx"), WishQuery::default(), nothing()).await;
        assert_eq!(list.headers["content-disposition"].to_str().unwrap().matches("filename").count(), 2);
        let report = take_in(&app, ImportKind::Wishes, "ud.xlsx", &list.body).await;
        assert_eq!((report.new, report.changed, report.refused), (0, 0, 0), "{:?}", report.rows);
        let list = app.raw_as::<ExportUnits>(administrator, path("csv"), nothing(), nothing()).await;
        let report = take_in(&app, ImportKind::Units, "ud.csv", &list.body).await;
        assert_eq!((report.new, report.changed, report.refused), (0, 0, 0), "{:?}", report.rows);
        let list = app.raw_as::<ExportAreas>(administrator, path("csv"), nothing(), nothing()).await;
        let report = take_in(&app, ImportKind::Areas, "ud.csv", &list.body).await;
        assert_eq!((report.new, report.changed, report.refused), (0, 0, 0), "{:?}", report.rows);
        let list = app
            .raw_as::<ExportInitiatives>(administrator, path("xlsx"), InitiativeQuery::default(), nothing())
            .await;
        let report = take_in(&app, ImportKind::Initiatives, "ud.xlsx", &list.body).await;
        assert_eq!((report.new, report.changed, report.refused), (0, 0, 0), "{:?}", report.rows);
        let all = app
            .call_as::<ListInitiatives>(&app.town.leader.id, nothing(), InitiativeQuery::default(), nothing())
            .await;
        assert_eq!(all.unwrap().total, 9);
    });
}

#[test]
fn lists_speak_the_readers_language_and_the_log_goes_out_too() {
    for_each_db(|app| async move {
        everything(&app).await;
        let person = &app.town.administrator.id;
        app.call_as::<ChangeProfile>(
            person,
            nothing(),
            nothing(),
            ProfileBody { language: Language::English },
        )
        .await
        .unwrap();
        let path = || ExportPath { format: "csv".into() };
        let list = app
            .raw_as::<ExportInitiatives>(Some(person), path(), InitiativeQuery::default(), nothing())
            .await
            .text();
        assert!(list.contains("Time horizon") && list.contains(";H1 2024;in progress;"), "{list}");
        let log = app
            .raw_as::<ExportActivity>(Some(person), path(), ActivityQuery::default(), nothing())
            .await
            .text();
        assert!(
            log.contains("import.run") && log.contains("oensker.csv") && log.contains("wish.created"),
            "{log}"
        );
        let refused = app
            .raw_as::<ExportActivity>(Some(&app.town.leader.id), path(), ActivityQuery::default(), nothing())
            .await;
        assert_eq!(refused.status, 403);
    });
}

#[test]
fn people_go_out_with_their_roles_as_filtered() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let path = || ExportPath { format: "csv".into() };
        let all = app
            .raw_as::<ExportPeople>(Some(&town.administrator.id), path(), PeopleQuery::default(), nothing())
            .await
            .text();
        assert!(all.starts_with('\u{feff}') && all.contains("Navn;E-mail;Roller;"), "{all}");
        let line = all.lines().find(|line| line.contains("Mette Hansen")).unwrap();
        assert!(line.contains("decentral leder: Østre Skole"), "{line}");
        let owners = PeopleQuery { role: Some(Role::ProcessOwner), ..PeopleQuery::default() };
        let filtered =
            app.raw_as::<ExportPeople>(Some(&town.administrator.id), path(), owners, nothing()).await.text();
        assert!(filtered.contains("procesejer: ") && !filtered.contains("Mette Hansen"), "{filtered}");
        let refused = app
            .raw_as::<ExportPeople>(Some(&town.leader.id), path(), PeopleQuery::default(), nothing())
            .await;
        assert_eq!(refused.status.as_u16(), 403);
    });
}

#[test]
fn how_wishes_are_answered_goes_out_for_those_who_may_see_it() {
    for_each_db(|app| async move {
        let wish = app.a_wish(&app.town.leader, "Nøgler").await.number;
        app.answer(wish, Decision::No, None).await;
        app.a_wish(&app.town.other_leader, "Borde").await;
        let export = |who: forenkl_api::PersonId| {
            let app = &app;
            async move {
                let (path, query) = (ExportPath { format: "csv".into() }, AnswerTimesQuery::default());
                app.raw_as::<ExportAnswerTimes>(Some(&who), path, query, nothing()).await
            }
        };
        let text = export(app.town.management.id.clone()).await.text();
        for line in
            ["Alle;;;1;0;0;1;1;0;nej 1;", "Fagområde;Personale;;1;", "Forvaltning;Skoleforvaltningen;;0;"]
        {
            assert!(text.contains(line), "{line} in {text}");
        }
        assert_eq!(text.lines().filter(|line| line.starts_with("Måned;")).count(), 12);
        assert_eq!(export(app.town.leader.id.clone()).await.status, 403);
    });
}
