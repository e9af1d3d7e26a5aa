//! Found and sorted.

use forenkl_api::wishes::{Load, WishQuery, WishSort};

use crate::{find, list, support::for_each_db};

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
