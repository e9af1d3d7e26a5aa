//! Found and sorted.

use forenkl_api::{
    synonyms::{CreateSynonym, SynonymBody},
    transfer::{ExportPath, ExportWishes},
    wishes::{Load, WishQuery, WishSort},
};

use super::{find, list};
use crate::support::{for_each_db, nothing};

#[test]
fn search_finds_forms_of_a_word_old_spellings_and_numbers() {
    for_each_db(|app| async move {
        let leader = app.town.leader.clone();
        let wish = app.a_wish(&leader, "Årshjul findes i tre udgaver").await;
        app.a_wish(&leader, "En sygemelding skal tastes to steder").await;
        app.a_wish(&leader, "100% dækning_krav").await;
        assert_eq!(find(&app, "aarshjul").await, ["Årshjul findes i tre udgaver"]);
        assert_eq!(find(&app, "ARSHJUL udgave").await, ["Årshjul findes i tre udgaver"]);
        assert_eq!(find(&app, "sygemeldinger").await, ["En sygemelding skal tastes to steder"]);
        assert_eq!(find(&app, &format!("#{}", wish.number)).await.len(), 1);
        assert!(find(&app, "rumfart").await.is_empty());
        assert!(find(&app, "%%%").await.is_empty(), "signs alone find nothing");
        assert_eq!(find(&app, "100%").await.len(), 1);
    });
}

#[test]
fn what_was_written_on_one_node_is_found_on_the_other() {
    for_each_db(|app| async move {
        let Some(other) = app.second_node() else { return };
        let leader = app.town.leader.clone();
        app.a_wish(&leader, "Årshjul findes i tre udgaver").await;
        assert_eq!(
            find(&other, "årshjlu").await,
            ["Årshjul findes i tre udgaver"],
            "typed wrongly, and right after the start: the search waits until all wishes have been read"
        );
        app.a_wish(&leader, "Vagtplanen kommer for sent").await;
        assert_eq!(
            find(&other, "vagtp").await,
            ["Vagtplanen kommer for sent"],
            "by its beginning: from the index"
        );
        let wish = other.a_wish(&leader, "Nøglekort tager fjorten dage").await;
        assert_eq!(find(&app, "nøglekrot").await, [wish.title], "and back, typed wrongly");
    });
}

#[test]
fn the_wish_with_the_number_typed_comes_first() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let meant = app.a_wish(&town.leader, "Den der menes").await.number;
        let other = app.a_wish(&town.leader, &format!("Skema {meant} skal udfyldes to gange")).await.number;
        app.support(&town.other_leader, other).await;
        for text in [meant.to_string(), format!("#{meant}")] {
            assert_eq!(find(&app, &text).await[0], "Den der menes", "{text}");
        }
    });
}

#[test]
fn sorted_by_units_hours_and_age() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let few = app.a_wish(&town.leader, "Få ramt").await.number;
        let mut heavy = app.wish_body(&town.leader, "Tung", &town.it);
        heavy.load = Some(Load { tenths_of_minutes: 600, times_per_year: 100, people: 5 });
        let heavy = app.send_wish(&town.leader, heavy).await.number;
        let many = app.a_wish(&town.leader, "Mange").await.number;
        app.support(&town.other_leader, many).await;
        let order = |sort| {
            let query = WishQuery { sort: Some(sort), ..WishQuery::default() };
            let (app, leader) = (&app, &town.leader);
            async move { list(app, leader, query).await.into_iter().map(|row| row.number).collect::<Vec<_>>() }
        };
        assert_eq!(order(WishSort::Units).await[0], many);
        assert_eq!(order(WishSort::Hours).await[0], heavy);
        assert_eq!(order(WishSort::Oldest).await[0], few);
        assert_eq!(order(WishSort::Newest).await[0], many);
        let query = WishQuery { area: Some(town.it.clone()), ..WishQuery::default() };
        assert_eq!(list(&app, &town.leader, query).await.len(), 1);
    });
}

#[test]
fn words_within_words_other_names_and_typing_errors_are_found_and_marked() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        app.a_wish(&town.leader, "Refusion ved barsel").await;
        let group = SynonymBody { phrases: vec!["KAS".into(), "vagtplan".into()], version: 0 };
        app.call_as::<CreateSynonym>(&town.administrator.id, nothing(), nothing(), group).await.unwrap();
        app.a_wish(&town.leader, "Børneattest på praktikanter").await;
        app.a_wish(&town.leader, "Vagtplanen er svær at rette").await;
        for (text, expected) in [
            ("attest", "Børneattest på praktikanter"),
            ("børneatest", "Børneattest på praktikanter"),
            ("prakt", "Børneattest på praktikanter"),
            ("vagtplan", "Vagtplanen er svær at rette"),
        ] {
            assert_eq!(find(&app, text).await, [expected], "{text}: without asking twice");
        }
        assert_eq!(find(&app, "kas").await, ["Vagtplanen er svær at rette"]);
        let query = WishQuery { q: Some("attest".into()), ..WishQuery::default() };
        let hits = list(&app, &town.leader, query).await[0].hits.clone().unwrap();
        let marked: Vec<&str> =
            hits.title.iter().filter(|piece| piece.shared).map(|piece| piece.text.as_str()).collect();
        assert_eq!(marked, ["Børneattest"]);
        assert!(list(&app, &town.leader, WishQuery::default()).await.iter().all(|row| row.hits.is_none()));
    });
}

#[test]
fn by_relevance_unless_asked_otherwise_and_the_export_has_the_same() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        app.a_wish(&town.leader, "Refusion ved barsel").await;
        let mut in_text = app.wish_body(&town.leader, "Ventetid ved døren", &town.it);
        in_text.body = "Et nøglekort virker ikke om natten.".into();
        let in_text = app.send_wish(&town.leader, in_text).await.number;
        app.support(&town.other_leader, in_text).await;
        let mut suggested = app.wish_body(&town.leader, "Adgang for vikarer", &town.personnel);
        suggested.suggestion = "Giv hver vikar et nøglekort den første dag.".into();
        let suggested = app.send_wish(&town.leader, suggested).await.number;
        let in_title = app.a_wish(&town.leader, "Nøglekort tager 14 dage").await.number;
        let numbers = |query: WishQuery| {
            let (app, leader) = (&app, &town.leader);
            async move { list(app, leader, query).await.iter().map(|row| row.number).collect::<Vec<_>>() }
        };
        let query = WishQuery { q: Some("nøglekort".into()), ..WishQuery::default() };
        let relevant = numbers(query.clone()).await;
        assert_eq!(relevant, [in_title, in_text, suggested]);
        let by_units = WishQuery { sort: Some(WishSort::Units), ..query.clone() };
        assert_eq!(numbers(by_units).await[0], in_text);
        let of_it = WishQuery { area: Some(town.it.clone()), ..query.clone() };
        assert_eq!(numbers(of_it).await, [in_text]);
        let second = WishQuery { page: Some(2), per_page: Some(1), ..query.clone() };
        assert_eq!(numbers(second).await, [in_text]);
        let path = ExportPath { format: "csv".into() };
        let file = app.raw_as::<ExportWishes>(Some(&town.leader.id), path, query, nothing()).await.text();
        let places: Vec<usize> = ["Nøglekort tager", "Ventetid ved", "Adgang for"]
            .iter()
            .map(|title| file.find(title).unwrap())
            .collect();
        assert!(places.is_sorted() && !file.contains("Refusion ved barsel"), "{file}");
    });
}
