//! Records in: files as people send them, a preview that changes nothing, imports that can be repeated and undone.
mod again;
mod files;
mod undoing;

use crate::imports::{ORGANISATION, body, csv, take_in, undo, wishes};
use crate::support::{for_each_db, nothing};
use forenkl_api::{
    activity::{ActivityQuery, ListActivity},
    transfer::{ImportKind, ListImports, PreviewImport},
};

#[test]
fn a_preview_changes_nothing() {
    for_each_db(|app| async move {
        let before = app
            .call_as::<ListActivity>(
                &app.town.administrator.id,
                nothing(),
                ActivityQuery::default(),
                nothing(),
            )
            .await
            .unwrap();
        let mut asked = body(ImportKind::Units, "organisation.csv", ORGANISATION);
        asked.mapping.insert("forkortelse".into(), String::new());
        let preview = app
            .call_as::<PreviewImport>(&app.town.administrator.id, nothing(), nothing(), asked)
            .await
            .unwrap();
        assert_eq!(preview.columns[3].field, "");
        assert_eq!(preview.columns[2].samples[0], "Københavns Kommune");
        assert!(preview.import.is_none());
        let after = app
            .call_as::<ListActivity>(
                &app.town.administrator.id,
                nothing(),
                ActivityQuery::default(),
                nothing(),
            )
            .await
            .unwrap();
        assert_eq!(before.total, after.total);
        let imports = app
            .call_as::<ListImports>(&app.town.administrator.id, nothing(), nothing(), nothing())
            .await
            .unwrap();
        assert!(imports.imports.is_empty());
    });
}

#[test]
fn ten_thousand_rows_go_in_while_others_read() {
    for_each_db(|app| async move {
        let rows: Vec<String> = (0..10_000)
            .map(|row| format!("{row};Ønske nummer {row};Det tager tid;HR;7,5;{};2", row % 300 + 1))
            .collect();
        let rows: Vec<&str> = rows.iter().map(String::as_str).collect();
        let bytes = csv("nr;titel;beskrivelse;fagområde;minutter;gange;personer", &rows);
        let reading = async {
            for _ in 0..20 {
                wishes(&app).await;
            }
        };
        let (report, ()) = tokio::join!(take_in(&app, ImportKind::Wishes, "mange.csv", &bytes), reading);
        assert_eq!((report.new, report.rows.len()), (10_000, 500));
        let again = take_in(&app, ImportKind::Wishes, "mange.csv", &bytes).await;
        assert_eq!(again.same, 10_000);
        undo(&app, &report).await.unwrap();
        assert!(wishes(&app).await.is_empty());
    });
}
