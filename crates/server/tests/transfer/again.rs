//! Sent again: no doubles, and what was done here stands.

use forenkl_api::{ProblemCode, problem::ConflictReason, transfer::ImportKind, wishes::WishStatus};

use crate::{
    imports::{
        AREAS, FROM_EXCEL, INITIATIVES, ORGANISATION, WISHES, body, csv, everything, run, take_in, undo,
        wishes,
    },
    support::{for_each_db, nothing},
};

#[test]
fn a_file_sent_again_makes_no_doubles() {
    for_each_db(|app| async move {
        everything(&app).await;
        let before = wishes(&app).await;
        for (kind, name, bytes) in [
            (ImportKind::Units, "organisation.csv", ORGANISATION),
            (ImportKind::Areas, "fagomraader (1).csv", AREAS),
            (ImportKind::Wishes, "ønsker fra i går.csv", WISHES),
            (ImportKind::Initiatives, "tiltag - kopi.csv", INITIATIVES),
        ] {
            let report = take_in(&app, kind, name, bytes).await;
            assert_eq!((report.new, report.changed, report.refused), (0, 0, 0), "{name}: {:?}", report.rows);
        }
        for name in ["fra-excel.csv", "fra-excel (2).csv", "noget helt andet.csv"] {
            take_in(&app, ImportKind::Wishes, name, FROM_EXCEL).await;
        }
        assert_eq!(wishes(&app).await.len(), before.len() + 3);
    });
}

#[test]
fn a_changed_file_changes_and_undoing_puts_back() {
    for_each_db(|app| async move {
        everything(&app).await;
        let before = wishes(&app).await;
        let text = String::from_utf8(WISHES.to_vec()).unwrap();
        let text = text.replace("Indkøbsløsningen er svær at bruge", "Indkøbsløsningen er umulig at bruge");
        let text = format!(
            "{text}16;Et helt nyt ønske;;;HR;kommune;proces;;maj 2024;Tværgående Administrative Forenklinger, februar 2024\r\n"
        );
        let report = take_in(&app, ImportKind::Wishes, "oensker.csv", text.as_bytes()).await;
        assert_eq!((report.new, report.changed, report.same), (1, 1, 14), "{:?}", report.rows);
        let all = wishes(&app).await;
        assert!(all.iter().any(|row| row.title.contains("umulig")) && all.len() == 16);

        undo(&app, &report).await.unwrap();
        let mut after = wishes(&app).await;
        after.sort_by_key(|row| row.number);
        assert_eq!(after, before);
        let problem = undo(&app, &report).await.unwrap_err();
        assert_eq!(problem.reason, Some(ConflictReason::AlreadyUndone));
    });
}

#[test]
fn what_was_sorted_here_stands_when_the_file_comes_again() {
    for_each_db(|app| async move {
        let headings = "nr;titel;fagområde;beskrivelse";
        take_in(&app, ImportKind::Wishes, "a.csv", &csv(headings, &["1;Et ønske;HR;Tekst"])).await;
        let number = wishes(&app).await[0].number;
        let wish = app.read_wish(&app.town.owner, number).await;
        let sorted = forenkl_api::wishes::AssessmentBody {
            area: app.town.it.clone(),
            kind: wish.kind,
            rule_source: wish.rule_source,
            status: WishStatus::Assessing,
            verified_minutes: None,
            version: wish.version,
        };
        let path = forenkl_api::wishes::WishPath { wish: number };
        app.call_as::<forenkl_api::wishes::AssessWish>(&app.town.owner.id, path, nothing(), sorted)
            .await
            .unwrap();
        let report =
            take_in(&app, ImportKind::Wishes, "a.csv", &csv(headings, &["1;Et ønske;HR;Ny tekst"])).await;
        assert_eq!(report.changed, 1);
        let wish = app.read_wish(&app.town.owner, number).await;
        assert_eq!(
            (wish.area.id, wish.status, wish.body.as_str()),
            (app.town.it.clone(), WishStatus::Assessing, "Ny tekst")
        );
    });
}

#[test]
fn a_mapping_chosen_by_hand_is_remembered() {
    for_each_db(|app| async move {
        let bytes = csv("Klokken;Hvad generer dig;Hvor", &["2023-05-01;Alt for mange koder;IT"]);
        let problem = run(&app, body(ImportKind::Wishes, "frit.csv", &bytes)).await.unwrap_err();
        let missing: Vec<&str> = problem.fields.iter().map(|field| field.field.as_str()).collect();
        assert_eq!(missing, ["title", "area"]);
        let mut mapped = body(ImportKind::Wishes, "frit.csv", &bytes);
        let pairs = [("Hvad generer dig", "title"), ("Hvor", "area"), ("Klokken", "received")];
        mapped.mapping = pairs.map(|(heading, field)| (heading.to_owned(), field.to_owned())).into();
        assert_eq!(run(&app, mapped).await.unwrap().new, 1);
        let bytes = csv("HVOR;hvad generer dig?", &["HR;Endnu en blanket"]);
        assert_eq!(take_in(&app, ImportKind::Wishes, "frit2.csv", &bytes).await.new, 1, "headings fold");
        let mut nonsense = body(ImportKind::Wishes, "frit.csv", &bytes);
        nonsense.mapping.insert("HVOR".into(), "findes-ikke".into());
        assert_eq!(run(&app, nonsense).await.unwrap_err().code, ProblemCode::Invalid);
    });
}
