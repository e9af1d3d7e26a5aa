//! Files as people send them, and what is told of their faults.

use forenkl_api::{
    FieldCode, PartialDate, ProblemCode,
    initiatives::{GetInitiative, InitiativePath, InitiativeStatus},
    transfer::{
        ExportPath, ExportWishes, ImportKind, ImportPath, PreviewImport, RefusedRows, RowOutcome, UndoImport,
    },
    units::ListUnits,
    wishes::{Decision, WishQuery, WishStatus},
};

use crate::{
    imports::{
        AREAS, FAULTY, FROM_EXCEL, INITIATIVES, ORGANISATION, WISHES, body, csv, everything, organisation,
        run, take_in, undo, wishes,
    },
    support::{for_each_db, nothing},
};

#[test]
fn every_file_goes_in_wholly() {
    for_each_db(|app| async move {
        for (kind, name, bytes, rows) in [
            (ImportKind::Units, "organisation.csv", ORGANISATION, 10),
            (ImportKind::Areas, "fagomraader.csv", AREAS, 7),
            (ImportKind::Wishes, "oensker.csv", WISHES, 15),
            (ImportKind::Initiatives, "tiltag.csv", INITIATIVES, 9),
            (ImportKind::Wishes, "oensker-fra-excel.csv", FROM_EXCEL, 3),
        ] {
            let preview = app
                .call_as::<PreviewImport>(
                    &app.town.administrator.id,
                    nothing(),
                    nothing(),
                    body(kind, name, bytes),
                )
                .await
                .unwrap();
            let report = take_in(&app, kind, name, bytes).await;
            assert_eq!((report.refused, report.new + report.changed), (0, rows), "{name}: {:?}", report.rows);
            assert_eq!((preview.new, preview.changed), (report.new, report.changed), "the preview said so");
            assert!(
                report.missing.is_empty() && report.columns.iter().all(|column| !column.field.is_empty()),
                "{name}"
            );
        }
        let units = app
            .call_as::<ListUnits>(&app.town.leader.id, nothing(), nothing(), nothing())
            .await
            .unwrap()
            .units;
        assert_eq!(units[0].name, "Københavns Kommune", "the top made by hand is the municipality");
        assert!(units.iter().any(|unit| unit.short_name == "KEjd"));
        let all = wishes(&app).await;
        let excel = all.iter().find(|row| row.title == "Sygefravær skal tastes to steder").unwrap();
        assert_eq!(excel.excerpt, "Først i vagtplanen,\nså i lønsystemet. \"Hver gang.\"");
        assert_eq!(excel.burden.estimated, Some(5400), "7,5 minutes, 240 times, 3 people");
        assert_eq!(excel.received.unwrap().to_string(), "2023-03-14");
        assert_eq!(
            all.iter().find(|row| row.title.starts_with("Nøglekort")).unwrap().received,
            PartialDate::parse("2023-06-09")
        );
        assert_eq!(all[0].received.unwrap().to_string(), "2023", "no day is invented");
    });
}

#[test]
fn initiatives_answer_the_wishes_they_name() {
    for_each_db(|app| async move {
        everything(&app).await;
        let all = wishes(&app).await;
        let status = |start: &str| {
            all.iter().find(|row| row.title.starts_with(start)).map(|row| (row.status, row.decision)).unwrap()
        };
        assert_eq!(status("Kandidaten venter").0, WishStatus::CarriedOut);
        assert_eq!(status("Hver medarbejder"), (WishStatus::Answered, Some(Decision::UnderWay)));
        assert_eq!(status("Hvem har ansvaret"), (WishStatus::Answered, Some(Decision::WillBeDone)));
        assert_eq!(status("Rekruttering og"), (WishStatus::Received, None));
        let under_way = all.iter().find(|row| row.title.starts_with("Hver medarbejder")).unwrap();
        assert_eq!(under_way.horizon, PartialDate::half(2024, 1));
        let wish = app.read_wish(&app.town.leader, under_way.number).await;
        assert_eq!(wish.answers[0].reason, "Færre enkelte tildelinger pr. ny medarbejder.");
        let number = wish.initiatives[0].number;
        let initiative = app
            .call_as::<GetInitiative>(
                &app.town.leader.id,
                InitiativePath { initiative: number },
                nothing(),
                nothing(),
            )
            .await
            .unwrap();
        assert_eq!(initiative.row.status, InitiativeStatus::InProgress);
        assert_eq!(
            initiative.source.as_deref(),
            Some("Tværgående Administrative Forenklinger, februar 2024")
        );
    });
}

#[test]
fn each_faulty_row_is_refused_for_its_own_reason() {
    for_each_db(|app| async move {
        organisation(&app).await;
        let report = take_in(&app, ImportKind::Wishes, "oensker-med-fejl.csv", FAULTY).await;
        assert_eq!((report.new, report.refused), (1, 7));
        let refused = report.rows.iter().filter(|row| row.outcome == RowOutcome::Refused);
        let reasons: Vec<(i64, Vec<(String, FieldCode)>)> = refused
            .map(|row| {
                (row.row, row.problems.iter().map(|problem| (problem.field.clone(), problem.code)).collect())
            })
            .collect();
        let one = |row, field: &str, code| (row, vec![(field.to_owned(), code)]);
        assert_eq!(
            reasons,
            [
                one(3, "titel", FieldCode::Required),
                one(4, "fagområde", FieldCode::Unknown),
                one(5, "modtaget", FieldCode::NotADate),
                one(6, "beskrivelse", FieldCode::Cpr),
                one(7, "titel", FieldCode::Formula),
                one(8, "nr", FieldCode::Repeated),
                one(9, "titel", FieldCode::TooLong),
            ]
        );
        let place =
            |row: i64| report.rows.iter().find(|listed| listed.row == row).unwrap().problems[0].place.clone();
        assert_eq!(place(6).as_deref(), Some("010203-1234"));
        assert_eq!(place(4).as_deref(), Some("RUMFART"));
        assert_eq!(wishes(&app).await.len(), 1);

        let path = ImportPath { import: report.import.clone().unwrap() };
        let file =
            app.raw_as::<RefusedRows>(Some(&app.town.administrator.id), path, nothing(), nothing()).await;
        let text = file.text();
        assert!(
            text.starts_with("\u{feff}nr;titel;beskrivelse;fagområde;forvaltning;modtaget;Fejl\r\n"),
            "{text}"
        );
        assert_eq!(text.matches("\r\n").count(), 8);
        assert!(text.contains("'=HYPERLINK"), "what would be a formula comes back harmless");
        assert!(text.contains("modtaget er ikke en dato, der findes: 2023-02-30"));

        let mended = text.replace(";RUMFART;", ";HR;");
        let again =
            take_in(&app, ImportKind::Wishes, "oensker-med-fejl-afviste.csv", mended.as_bytes()).await;
        assert_eq!(again.new, 1, "only the mended row is new: {:?}", again.rows);
    });
}

#[test]
fn every_problem_of_a_row_is_told() {
    for_each_db(|app| async move {
        let headings = "titel,fagområde,regelkilde,minutter,gange pr. år,antal personer,dato";
        let bytes = csv(headings, &["ab,NIX,månen,syv,0,1,32-13-2023"]);
        let report = take_in(&app, ImportKind::Wishes, "fejl.csv", &bytes).await;
        let codes: Vec<(&str, FieldCode)> =
            report.rows[0].problems.iter().map(|problem| (problem.field.as_str(), problem.code)).collect();
        assert_eq!(
            codes,
            [
                ("titel", FieldCode::TooShort),
                ("fagområde", FieldCode::Unknown),
                ("regelkilde", FieldCode::NotAllowed),
                ("dato", FieldCode::NotADate),
                ("minutter", FieldCode::NotANumber),
            ]
        );
        assert_eq!(report.delimiter.as_deref(), Some(","));
    });
}

#[test]
fn units_may_stand_in_any_order_and_circles_are_refused() {
    for_each_db(|app| async move {
        let rows = [
            "B1;B;Børnehuset;;institution",
            "B;Ærøskøbing Kommune;Børn;BØ;forvaltning",
            "X;Y;Iks;;team",
            "Y;X;Ypsilon;;team",
            "Z;findes ikke;Zet;;team",
        ];
        let bytes = csv("id;overordnet;navn;forkortelse;type", &rows);
        let report = take_in(&app, ImportKind::Units, "enheder.csv", &bytes).await;
        assert_eq!((report.new, report.refused), (2, 3), "{:?}", report.rows);
        let units = app
            .call_as::<ListUnits>(&app.town.leader.id, nothing(), nothing(), nothing())
            .await
            .unwrap()
            .units;
        let house = units.iter().find(|unit| unit.name == "Børnehuset").unwrap();
        let parent = units.iter().find(|unit| Some(&unit.id) == house.parent.as_ref()).unwrap();
        assert_eq!(parent.short_name, "BØ");
        undo(&app, &report).await.unwrap();
    });
}

#[test]
fn nonsense_is_refused_and_never_breaks() {
    for_each_db(|app| async move {
        for bytes in
            [&b""[..], b"\0\0\0", b"PK\x03\x04broken", b"only a heading\r\n", b"\xFF\xFE\0", b"\n\n\n"]
        {
            let problem = run(&app, body(ImportKind::Wishes, "x.csv", bytes)).await.unwrap_err();
            assert_eq!(
                (problem.code, problem.fields[0].field.as_str()),
                (ProblemCode::Invalid, "content"),
                "{bytes:?}"
            );
        }
        let mut not_base64 = body(ImportKind::Wishes, "x.csv", b"");
        not_base64.content = "%%%".into();
        assert_eq!(run(&app, not_base64).await.unwrap_err().code, ProblemCode::Invalid);
        let nul = csv("titel;fagområde", &["Et ønske\u{1}med tegn;HR"]);
        let report = take_in(&app, ImportKind::Wishes, "nul.csv", &nul).await;
        assert_eq!(report.rows[0].problems[0].code, FieldCode::BadCharacter);
        let path = ImportPath { import: "findes-ikke".into() };
        let problem = app
            .call_as::<UndoImport>(&app.town.administrator.id, path, nothing(), nothing())
            .await
            .unwrap_err();
        assert_eq!(problem.code, ProblemCode::NotFound);
        let raw = app
            .raw_as::<ExportWishes>(
                Some(&app.town.leader.id),
                ExportPath { format: "exe".into() },
                WishQuery::default(),
                nothing(),
            )
            .await;
        assert_eq!(raw.status, 404);
    });
}
