//! Words that mean the same: kept, checked, undone.

use crate::support::{TestApp, for_each_db, nothing};
use forenkl_api::{
    FieldCode, ProblemCode,
    activity::{ActivityQuery, ListActivity},
    synonyms::{CreateSynonym, ListSynonyms, RemoveSynonym, SynonymBody, SynonymPath, UpdateSynonym},
};

fn body(phrases: &[&str], version: i64) -> SynonymBody {
    SynonymBody { phrases: phrases.iter().map(|phrase| (*phrase).to_owned()).collect(), version }
}

async fn listed(app: &TestApp) -> Vec<Vec<String>> {
    let administrator = &app.town.administrator.id;
    let all = app.call_as::<ListSynonyms>(administrator, nothing(), nothing(), nothing()).await.unwrap();
    all.synonyms.into_iter().map(|group| group.phrases).collect()
}

#[test]
fn groups_are_kept_in_danish_order_and_changed_by_one_at_a_time() {
    for_each_db(|app| async move {
        let by = app.town.administrator.id.clone();
        let make = |phrases: &'static [&'static str]| {
            let (app, by) = (&app, &by);
            async move { app.call_as::<CreateSynonym>(by, nothing(), nothing(), body(phrases, 0)).await }
        };
        make(&["Ældrecenter", "plejehjem"]).await.unwrap();
        let kas = make(&[" KAS ", "vagtplan"]).await.unwrap();
        assert_eq!(listed(&app).await, [["KAS", "vagtplan"], ["Ældrecenter", "plejehjem"]]);
        let path = SynonymPath { synonym: kas.id.clone() };
        let more = body(&["KAS", "vagtplan", "tjenesteplan"], kas.version);
        let changed = app.call_as::<UpdateSynonym>(&by, path.clone(), nothing(), more.clone()).await.unwrap();
        assert_eq!(changed.phrases.len(), 3);
        let stale = app.call_as::<UpdateSynonym>(&by, path.clone(), nothing(), more).await.unwrap_err();
        assert_eq!(stale.code, ProblemCode::Stale);
        app.call_as::<RemoveSynonym>(&by, path.clone(), nothing(), nothing()).await.unwrap();
        assert_eq!(listed(&app).await.len(), 1);
        let gone = app.call_as::<RemoveSynonym>(&by, path, nothing(), nothing()).await.unwrap_err();
        assert_eq!(gone.code, ProblemCode::NotFound);
        let query = ActivityQuery { kind: Some("synonym".into()), ..ActivityQuery::default() };
        let log = app.call_as::<ListActivity>(&by, nothing(), query, nothing()).await.unwrap();
        let actions: Vec<&str> = log.items.iter().map(|entry| entry.action.as_str()).collect();
        assert_eq!(actions, ["synonym.removed", "synonym.changed", "synonym.created", "synonym.created"]);
    });
}

#[test]
fn what_would_find_nothing_or_everything_is_refused() {
    for_each_db(|app| async move {
        let by = app.town.administrator.id.clone();
        for (phrases, code) in [
            (&["KAS"][..], FieldCode::OutOfRange),
            (&["KAS", "kas"], FieldCode::Repeated),
            (&["KAS", "og den"], FieldCode::NotAllowed),
        ] {
            let refused =
                app.call_as::<CreateSynonym>(&by, nothing(), nothing(), body(phrases, 0)).await.unwrap_err();
            assert_eq!((refused.fields[0].field.as_str(), refused.fields[0].code), ("phrases", code));
        }
    });
}
