//! By when a wish is answered, whose time it is, and who is told when.

use crate::support::{Someone, TestApp, for_each_db, key, nothing};
use diesel::prelude::*;
use forenkl::{
    clock,
    db::schema::{activity, turns, wishes},
    features::deadlines::app::keep,
};
use forenkl_api::{
    FieldCode, PartialDate, ProblemCode,
    comments::{CommentBody, CreateComment},
    deadlines::{
        AreaDeadline, ClockState, DeadlineRules, GetDeadlineRules, PreviewDeadlines, SetDeadlineRules,
        TurnHolder,
    },
    triage::{HandOverBody, HandOverWishes},
    wishes::{
        AskAuthor, Decision, ListWishes, QuestionBody, SeenWish, Wish, WishPath, WishQuery, WishRow, WishSort,
    },
};

const DAY: i64 = 86_400_000;

/// As if the wish had come so many days earlier; its deadlines with it.
async fn age(app: &TestApp, wish: i64, days: i64) {
    let moved = move |tx: &mut forenkl::db::Tx<'_>| {
        let from = clock::now().0 - days * DAY;
        let (first, answer) =
            forenkl::org::Org::load(tx)?.clock.dues(&"any".into(), forenkl_api::Timestamp(from));
        diesel::update(wishes::table.find(wish))
            .set((
                wishes::recorded_at.eq(from),
                wishes::clock_from.eq(Some(from)),
                wishes::first_due.eq(Some(first)),
                wishes::answer_due.eq(Some(answer)),
            ))
            .execute(&mut **tx)?;
        diesel::update(turns::table.filter(turns::wish.eq(wish)))
            .set(turns::from_at.eq(from))
            .execute(&mut **tx)?;
        Ok(())
    };
    app.app.db.write(moved).await.unwrap();
}

async fn told(app: &TestApp, wish: i64) -> Vec<String> {
    app.app
        .db
        .read(move |conn| {
            Ok(activity::table
                .filter(activity::subject_kind.eq("wish"))
                .filter(activity::subject.eq(wish.to_string()))
                .filter(activity::action.eq_any(["wish.due_soon", "wish.overdue", "wish.escalated"]))
                .order(activity::seq)
                .select(activity::action)
                .load(conn)?)
        })
        .await
        .unwrap()
}

async fn look(app: &TestApp) {
    keep(&app.app.db, &app.app.org).await.unwrap();
}

async fn list(app: &TestApp, by: &Someone, only: &str) -> Vec<WishRow> {
    let query = WishQuery { only: Some(only.into()), ..WishQuery::default() };
    app.call_as::<ListWishes>(&by.id, nothing(), query, nothing()).await.unwrap().items
}

async fn rules(app: &TestApp) -> DeadlineRules {
    app.call_as::<GetDeadlineRules>(&app.town.leader.id, nothing(), nothing(), nothing()).await.unwrap()
}

#[test]
fn everyone_sees_by_when_a_wish_is_answered() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Hvornår får jeg svar?").await;
        let clock = wish.clock.unwrap();
        assert!(clock.deadline.first);
        assert_eq!(clock.deadline.days_left, 5);
        assert_eq!(clock.turns.len(), 1);
        assert_eq!(clock.turns[0].area.as_ref().map(|area| area.name.as_str()), Some("Personale"));
        let row = list(&app, &town.other_leader, "open").await.remove(0);
        assert_eq!(row.deadline, Some(clock.deadline), "peers see the same");
        let answered = app.answer(wish.number, Decision::WillBeDone, None).await.clock.unwrap();
        assert_eq!(answered.deadline.state, ClockState::Met);
        assert!(answered.turns[0].to.is_some());
        assert_eq!(list(&app, &town.leader, "mine").await[0].deadline, None, "nothing is owed any more");
    });
}

#[test]
fn what_is_owed_first_stands_first_and_what_waits_for_its_author_last() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let mut numbers = Vec::new();
        for (title, days) in [("Spurgt", 60), ("Ganske nyt", 0), ("Uset", 12), ("Vurderes", 5)] {
            let wish = app.a_wish(&town.leader, title).await.number;
            age(&app, wish, days).await;
            numbers.push(wish);
        }
        for number in [numbers[0], numbers[3]] {
            let version = app.read_wish(&town.owner, number).await.version;
            let question = QuestionBody { text: "Hvor tit sker det?".into(), version };
            app.call_as::<AskAuthor>(&town.owner.id, WishPath { wish: number }, nothing(), question)
                .await
                .unwrap();
        }
        reply(&app, &town.leader, numbers[3]).await;
        let query = WishQuery { sort: Some(WishSort::Deadline), ..WishQuery::default() };
        let rows =
            app.call_as::<ListWishes>(&town.owner.id, nothing(), query, nothing()).await.unwrap().items;
        let titles: Vec<&str> = rows.iter().map(|row| row.title.as_str()).collect();
        assert_eq!(titles, ["Uset", "Ganske nyt", "Vurderes", "Spurgt"]);
    });
}

#[test]
fn owners_are_told_before_and_after_then_management_and_each_once() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Et glemt ønske").await.number;
        look(&app).await;
        assert_eq!(told(&app, wish).await, Vec::<String>::new());
        // Long ago: past everything.
        age(&app, wish, 90).await;
        look(&app).await;
        look(&app).await;
        assert_eq!(told(&app, wish).await, ["wish.overdue", "wish.escalated"]);
        assert_eq!(list(&app, &town.management, "overdue").await.len(), 1);
        // A first reaction came: now the answer is what is overdue, and that is told too.
        let version = app.read_wish(&town.owner, wish).await.version;
        let question = QuestionBody { text: "Hvor tit sker det?".into(), version };
        app.call_as::<AskAuthor>(&town.owner.id, WishPath { wish }, nothing(), question).await.unwrap();
        look(&app).await;
        assert_eq!(told(&app, wish).await.len(), 2, "while its author is asked it is not the owner's time");
        assert!(list(&app, &town.management, "overdue").await.is_empty());
        reply(&app, &town.leader, wish).await;
        look(&app).await;
        assert_eq!(told(&app, wish).await[2..], ["wish.overdue", "wish.escalated"]);
    });
}

async fn reply(app: &TestApp, by: &Someone, wish: i64) {
    let body = CommentBody { key: key(), body: "Hver uge.".into(), official: false, not_cpr: false };
    app.call_as::<CreateComment>(&by.id, WishPath { wish }, nothing(), body).await.unwrap();
}

#[test]
fn the_clock_stands_still_while_the_author_is_asked() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Spurgt tilbage").await;
        let number = wish.number;
        let due = wish.clock.unwrap().answer_due;
        let question = QuestionBody { text: "Hvilket skema?".into(), version: wish.version };
        let path = WishPath { wish: number };
        let asked: Wish = app.call_as::<AskAuthor>(&town.owner.id, path, nothing(), question).await.unwrap();
        let clock = asked.clock.unwrap();
        assert_eq!(clock.deadline.state, ClockState::Waiting);
        assert_eq!(clock.turns.last().map(|turn| turn.holder), Some(TurnHolder::Author));
        // Two weeks pass before the reply.
        app.app
            .db
            .write(move |tx| {
                let asked = clock::now().0 - 14 * DAY;
                diesel::update(wishes::table.find(number))
                    .set(wishes::question_at.eq(Some(asked)))
                    .execute(&mut **tx)?;
                Ok(())
            })
            .await
            .unwrap();
        reply(&app, &town.leader, number).await;
        let after = app.read_wish(&town.leader, number).await.clock.unwrap();
        let workdays = forenkl::org::Org::load(&mut app.app.db.connect().unwrap()).unwrap();
        let (from, to) = (due.last_day(), after.answer_due.last_day());
        let waited = workdays.clock.workdays().between(clock::today() - 14, clock::today());
        assert_eq!(workdays.clock.workdays().between(from, to), waited);
        assert_eq!(after.turns.last().map(|turn| turn.holder), Some(TurnHolder::Area));
    });
}

#[test]
fn handing_over_moves_the_wish_and_not_the_deadline() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Det er vist it").await;
        let seen = SeenWish { number: wish.number, version: wish.version };
        let body = HandOverBody { wishes: vec![seen], area: town.it.clone(), note: "Jeres system".into() };
        app.call_as::<HandOverWishes>(&town.owner.id, nothing(), nothing(), body.clone()).await.unwrap();
        let moved = app.read_wish(&town.leader, wish.number).await;
        assert_eq!(moved.area.id, town.it);
        let (before, after) = (wish.clock.unwrap(), moved.clock.unwrap());
        assert_eq!(after.answer_due, before.answer_due);
        let areas: Vec<&str> =
            after.turns.iter().filter_map(|turn| turn.area.as_ref()).map(|area| area.name.as_str()).collect();
        assert_eq!(areas, ["Personale", "It og adgange"]);
        let again =
            app.call_as::<HandOverWishes>(&town.owner.id, nothing(), nothing(), body).await.unwrap_err();
        assert_eq!(again.code, ProblemCode::Stale);
        assert_eq!(again.fields[0].place, Some(wish.number.to_string()));
    });
}

#[test]
fn new_deadlines_hold_for_what_is_open() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Med andre frister").await;
        let own = AreaDeadline { area: town.personnel.clone(), first_days: Some(2), answer_days: Some(3) };
        let body = DeadlineRules { areas: vec![own], ..rules(&app).await };
        let set = |by: &Someone, body: DeadlineRules| {
            let (app, by) = (&app, by.id.clone());
            async move { app.call_as::<SetDeadlineRules>(&by, nothing(), nothing(), body).await }
        };
        assert_eq!(set(&town.owner, body.clone()).await.unwrap_err().code, ProblemCode::Forbidden);
        assert_eq!(
            set(&town.local_administrator, body.clone()).await.unwrap_err().code,
            ProblemCode::Forbidden
        );
        set(&town.administrator, body.clone()).await.unwrap();
        let clock = app.read_wish(&town.leader, wish.number).await.clock.unwrap();
        assert_eq!(clock.deadline.days_left, 2);
        assert!(clock.answer_due < wish.clock.unwrap().answer_due);
        assert_eq!(set(&town.administrator, body).await.unwrap_err().code, ProblemCode::Stale);
        let unknown = AreaDeadline { area: "nowhere".into(), first_days: Some(2), answer_days: None };
        let body = DeadlineRules { areas: vec![unknown], ..rules(&app).await };
        assert_eq!(set(&town.administrator, body).await.unwrap_err().fields[0].code, FieldCode::Unknown);
    });
}

#[test]
fn what_came_before_the_clock_is_promised_from_now_on() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Fra en fil").await.number;
        let forget = move |tx: &mut forenkl::db::Tx<'_>| {
            diesel::delete(turns::table.filter(turns::wish.eq(wish))).execute(&mut **tx)?;
            diesel::update(wishes::table.find(wish))
                .set((
                    wishes::recorded_at.eq(clock::now().0 - 400 * DAY),
                    wishes::clock_from.eq(None::<i64>),
                    wishes::first_due.eq(None::<i64>),
                    wishes::answer_due.eq(None::<i64>),
                ))
                .execute(&mut **tx)?;
            Ok(())
        };
        app.app.db.write(forget).await.unwrap();
        look(&app).await;
        let clock = app.read_wish(&town.leader, wish).await.clock.unwrap();
        assert_eq!(clock.deadline.days_left, 5);
        assert!(clock.answer_due.last_day() > clock::today());
        assert_eq!(PartialDate::from_day_number(clock::today()), Some(clock.turns[0].from));
    });
}

#[test]
fn rules_are_shown_in_dates_before_they_are_set() {
    for_each_db(|app| async move {
        let admin = &app.town.administrator.id;
        let rules = app.call_as::<GetDeadlineRules>(admin, nothing(), nothing(), nothing()).await.unwrap();
        let own = AreaDeadline { area: app.town.it.clone(), first_days: None, answer_days: Some(60) };
        let longer = DeadlineRules { answer_days: 40, areas: vec![own], ..rules.clone() };
        let shown = app
            .call_as::<PreviewDeadlines>(admin, nothing(), nothing(), longer.clone())
            .await
            .unwrap()
            .examples;
        assert_eq!(shown.len(), 2);
        assert_eq!((shown[0].area.as_ref(), shown[1].area.as_ref()), (None, Some(&app.town.it)));
        assert!(shown[1].answer_due > shown[0].answer_due && shown[0].answer_due > shown[0].first_due);
        assert_eq!(shown[0].first_due, shown[1].first_due);
        let after = app.call_as::<GetDeadlineRules>(admin, nothing(), nothing(), nothing()).await.unwrap();
        assert_eq!(after, rules);
        let nonsense = DeadlineRules { answer_days: 0, ..longer };
        let refused =
            app.call_as::<PreviewDeadlines>(admin, nothing(), nothing(), nonsense).await.unwrap_err();
        assert_eq!(refused.code, ProblemCode::Invalid);
    });
}
