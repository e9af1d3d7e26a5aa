//! Answered, carried out, judged.

use forenkl_api::{
    ProblemCode,
    home::GetHome,
    problem::ConflictReason,
    wishes::{
        Decision, JudgeWish, StepState, Verdict, VerdictBody, Wish, WishPath, WishQuery, WishStatus,
        WithdrawVerdict,
    },
};

use super::list;
use crate::support::{ParseDate, Someone, TestApp, for_each_db, nothing};

#[test]
fn answered_with_reason_unit_and_horizon_and_shown_on_the_path() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Skal besvares").await;
        let answered = app.answer(wish.number, Decision::WillBeDone, None).await;
        assert_eq!(answered.status, WishStatus::Answered);
        assert_eq!(answered.answers[0].unit.name, "Fællesservice");
        assert_eq!(answered.answers[0].horizon, "2027-H1".parse_date());
        let states: Vec<StepState> = answered.path.iter().map(|step| step.state).collect();
        assert_eq!(
            states,
            [StepState::Done, StepState::Done, StepState::Now, StepState::Ahead, StepState::Ahead]
        );
        let no = app.answer(wish.number, Decision::No, None).await;
        assert_eq!(no.answers.len(), 2, "the earlier answer stays on record");
        assert_eq!(no.path[3].state, StepState::Skipped);
    });
}

#[test]
fn an_answer_without_a_reason_or_a_horizon_is_not_one() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Skal besvares ordentligt").await;
        let body = forenkl_api::wishes::AnswerBody {
            decision: Decision::WillBeDone,
            reason: "ok".into(),
            unit: town.shared.clone(),
            initiative: None,
            horizon: None,
            publish_at: None,
            version: wish.version,
        };
        let path = WishPath { wish: wish.number };
        let refused = app
            .call_as::<forenkl_api::wishes::AnswerWish>(&town.owner.id, path, nothing(), body)
            .await
            .unwrap_err();
        let fields: Vec<&str> = refused.fields.iter().map(|field| field.field.as_str()).collect();
        assert_eq!(fields, ["reason", "horizon"]);
    });
}

async fn judge(
    app: &TestApp,
    by: &Someone,
    wish: i64,
    verdict: Verdict,
) -> Result<Wish, forenkl_api::Problem> {
    let body = VerdictBody { verdict, comment: String::new() };
    app.call_as::<JudgeWish>(&by.id, WishPath { wish }, nothing(), body).await
}

#[test]
fn one_no_reopens_what_was_carried_out() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Hjælper det?").await.number;
        app.support(&town.other_leader, wish).await;
        let early = judge(&app, &town.leader, wish, Verdict::Yes).await.unwrap_err();
        assert_eq!(early.reason, Some(ConflictReason::WrongStatus));
        app.answer(wish, Decision::WillBeDone, None).await;
        let owner = town.owner.id.clone();
        app.app
            .db
            .write(move |tx| forenkl::features::wishes::app::carried_out(tx, wish, &owner))
            .await
            .unwrap();
        let home =
            app.call_as::<GetHome>(&town.other_leader.id, nothing(), nothing(), nothing()).await.unwrap();
        assert!(home.mine[0].asks_verdict, "those who supported it are asked");
        assert_eq!(
            judge(&app, &town.leader, wish, Verdict::Yes).await.unwrap().status,
            WishStatus::Confirmed
        );
        let reopened = judge(&app, &town.other_leader, wish, Verdict::No).await.unwrap();
        assert_eq!(reopened.status, WishStatus::Reopened);
        assert_eq!(reopened.path[3].state, StepState::Reopened);
        let stranger = judge(&app, &town.management, wish, Verdict::Yes).await.unwrap_err();
        assert_eq!(stranger.code, ProblemCode::Forbidden, "only those who asked judge");
        let query = WishQuery { only: Some("awaiting".into()), ..WishQuery::default() };
        assert_eq!(list(&app, &town.owner, query).await.len(), 1, "it awaits an answer again");
        let path = WishPath { wish };
        let back =
            app.call_as::<WithdrawVerdict>(&town.other_leader.id, path, nothing(), nothing()).await.unwrap();
        assert_eq!((back.status, back.mine.verdict), (WishStatus::Confirmed, None), "as if it was not said");
        assert_eq!(
            judge(&app, &town.other_leader, wish, Verdict::Partly).await.unwrap().status,
            WishStatus::Confirmed
        );
    });
}
