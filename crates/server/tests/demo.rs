//! The demo municipality shows every state, marks what is made up, and fills only an empty store.

use std::collections::BTreeSet;

use crate::support::{TestApp, for_each_db, fresh_postgres};
use diesel::prelude::*;
use forenkl::{
    App, Config,
    config::Settings,
    db::schema::{activity, effect_values, initiatives, people, status_updates, wishes},
    demo,
};
use forenkl_api::{
    PartialDate, Role,
    initiatives::{EffectLevel, Health, InitiativeStatus},
    rounds::RoundState,
    wishes::{AuthorVisibility, Decision, RuleSource, WishKind, WishStatus},
};

/// The demo on each database there is.
fn for_each_demo<F, Fut>(test: F)
where
    F: Fn(App) -> Fut,
    Fut: Future<Output = ()>,
{
    let runtime = tokio::runtime::Runtime::new().unwrap();
    let postgres = std::env::var("FORENKL_TEST_POSTGRES").ok().map(|url| fresh_postgres(&url));
    for database in [None].into_iter().chain(postgres.map(Some)) {
        runtime.block_on(async {
            let folder = tempfile::tempdir().unwrap();
            let settings = Settings { data: Some(folder.path().to_owned()), database, ..Settings::default() };
            let app = App::start(Config::load(None, settings).unwrap()).unwrap();
            demo::fill(&app).await.unwrap();
            test(app).await;
        });
    }
}

macro_rules! words {
    ($app:expr, $table:ident.$column:ident) => {{
        let found: Vec<Option<String>> = $app
            .db
            .read(|conn| Ok($table::table.select($table::$column.nullable()).distinct().load(conn)?))
            .await
            .unwrap();
        found.into_iter().flatten().collect::<BTreeSet<String>>()
    }};
}

fn all<T: Copy>(values: &[T], word: fn(T) -> &'static str) -> BTreeSet<String> {
    values.iter().map(|value| word(*value).to_owned()).collect()
}

#[test]
fn every_state_can_be_seen() {
    for_each_demo(|app| async move {
        assert_eq!(words!(app, wishes.status), all(WishStatus::ALL, WishStatus::word));
        assert_eq!(words!(app, wishes.decision), all(Decision::ALL, Decision::word));
        assert_eq!(words!(app, wishes.rule_source), all(RuleSource::ALL, RuleSource::word));
        assert_eq!(words!(app, wishes.kind), all(WishKind::ALL, WishKind::word));
        assert_eq!(words!(app, wishes.visibility), all(AuthorVisibility::ALL, AuthorVisibility::word));
        assert_eq!(words!(app, initiatives.status), all(InitiativeStatus::ALL, InitiativeStatus::word));
        assert_eq!(words!(app, status_updates.health), all(Health::ALL, Health::word));
        assert_eq!(words!(app, effect_values.level), all(EffectLevel::ALL, EffectLevel::word));
        let horizons = words!(app, initiatives.horizon);
        let precisions: BTreeSet<_> = horizons
            .iter()
            .filter_map(|text| PartialDate::parse(text))
            .map(|date| date.precision())
            .collect();
        assert_eq!(precisions.len(), 5, "a year, a half-year, a quarter, a month and a day: {horizons:?}");
        let asked: i64 = app
            .db
            .read(|conn| Ok(wishes::table.filter(wishes::question.is_not_null()).count().get_result(conn)?))
            .await
            .unwrap();
        assert!(asked > 0, "somebody is asked back");
    });
}

#[test]
fn everyone_one_can_be_is_there() {
    for_each_demo(|app| async move {
        let roles: BTreeSet<String> = app
            .db
            .read(|conn| {
                use forenkl::db::schema::positions;
                Ok(people::table
                    .inner_join(positions::table)
                    .filter(people::persona.is_not_null())
                    .select(positions::role)
                    .load::<String>(conn)?)
            })
            .await
            .unwrap()
            .into_iter()
            .collect();
        assert_eq!(roles, all(Role::ALL, Role::word));
    });
}

#[test]
fn what_the_papers_report_stands_beside_what_is_made_up() {
    for_each_demo(|app| async move {
        let found: Vec<(bool, Option<String>, i64)> = app
            .db
            .read(|conn| {
                Ok(wishes::table.select((wishes::made_up, wishes::source, wishes::units_hit)).load(conn)?)
            })
            .await
            .unwrap();
        let real: Vec<_> = found.iter().filter(|(made_up, ..)| !made_up).collect();
        assert_eq!(real.len(), 15);
        assert!(found.iter().all(|(made_up, source, _)| *made_up == source.is_none()));
        assert!(found.iter().any(|(_, _, units)| *units > 50), "some wishes hit many units");
        let initiatives: Vec<(bool, Option<String>)> = app
            .db
            .read(|conn| {
                Ok(initiatives::table.select((initiatives::made_up, initiatives::source)).load(conn)?)
            })
            .await
            .unwrap();
        assert_eq!(initiatives.iter().filter(|(made_up, _)| !made_up).count(), 9);
        assert!(initiatives.iter().all(|(made_up, source)| *made_up == source.is_none()));
    });
}

#[test]
fn one_round_is_open_one_has_closed_and_one_comes() {
    for_each_demo(|app| async move {
        let org = app.org().await.unwrap();
        let rounds = app
            .db
            .read(move |conn| {
                let nanna: String =
                    people::table.filter(people::name.eq("Nanna Krogh")).select(people::id).first(conn)?;
                let me = forenkl::auth::actor::load(conn, &org, &nanna, forenkl::clock::today())?.unwrap();
                let actor = forenkl::auth::Actor { me, session: String::new() };
                forenkl::features::rounds::app::list(conn, &org, &actor)
            })
            .await
            .unwrap();
        let states: BTreeSet<RoundState> = rounds.iter().map(|round| round.state).collect();
        assert_eq!(states.len(), 3);
        assert!(
            rounds.iter().filter(|round| round.state != RoundState::Planned).all(|round| round.wishes >= 5)
        );
    });
}

#[test]
fn the_story_is_told_in_order_and_none_of_it_lies_ahead() {
    for_each_demo(|app| async move {
        let times: Vec<i64> = app
            .db
            .read(|conn| Ok(activity::table.order(activity::seq).select(activity::at).load(conn)?))
            .await
            .unwrap();
        assert!(times.is_sorted());
        assert!(times.last().is_some_and(|last| *last <= forenkl::clock::now().0));
    });
}

#[test]
fn filling_again_changes_nothing() {
    for_each_demo(|app| async move {
        let count = || app.db.read(|conn| Ok(activity::table.count().get_result::<i64>(conn)?));
        let before = count().await.unwrap();
        demo::fill(&app).await.unwrap();
        assert_eq!(count().await.unwrap(), before);
    });
}

#[test]
fn a_store_with_people_is_left_alone() {
    for_each_db(|app: TestApp| async move {
        demo::fill(&app.app).await.unwrap();
        let wishes: i64 = app.app.db.read(|conn| Ok(wishes::table.count().get_result(conn)?)).await.unwrap();
        assert_eq!(wishes, 0);
    });
}
