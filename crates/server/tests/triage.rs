//! Answering when there is much to answer: the queue, one answer for several, templates, later answers; and what may follow.

use crate::support::{ParseDate, Someone, TestApp, for_each_db, nothing};
use diesel::prelude::*;
use forenkl::{clock, db::schema::scheduled_answers, features::deadlines::app::keep};
use forenkl_api::{
    FieldCode, Problem, ProblemCode, Timestamp,
    answer_times::{AnswerTimesQuery, GetAnswerTimes},
    deadlines::ClockState,
    triage::{
        AnswerWishes, AnswersBody, AssignBody, AssignWishes, CreateTemplate, GetTriage, ListTemplates,
        RemoveTemplate, TemplateBody, TemplatePath, Triage, TriageQuery, UpdateTemplate,
    },
    wishes::{
        AppealAnswer, AppealBody, CancelScheduledAnswer, Decision, GetReferralLetter, ReferralBody,
        RuleSource, SeenWish, SetReferral, StepState, Wish, WishPath, WishStatus,
    },
};

async fn queue(app: &TestApp, by: &Someone, query: TriageQuery) -> Triage {
    app.call_as::<GetTriage>(&by.id, nothing(), query, nothing()).await.unwrap()
}

fn seen(wish: &Wish) -> SeenWish {
    SeenWish { number: wish.number, version: wish.version }
}

fn answer_to(app: &TestApp, wishes: Vec<SeenWish>, decision: Decision, reason: &str) -> AnswersBody {
    AnswersBody {
        wishes,
        decision,
        reason: reason.into(),
        unit: app.town.shared.clone(),
        initiative: None,
        horizon: decision.does_something().then(|| "2027-H1".parse_date()).flatten(),
        publish_at: None,
    }
}

async fn answer(app: &TestApp, by: &Someone, body: AnswersBody) -> Result<forenkl_api::Empty, Problem> {
    app.call_as::<AnswerWishes>(&by.id, nothing(), nothing(), body).await
}

#[test]
fn one_answer_goes_to_several_and_speaks_of_each_by_its_name() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let (one, two) =
            (app.a_wish(&town.leader, "Nøgler").await, app.a_wish(&town.other_leader, "Kort").await);
        let text = "Om “{ønske}” (nr. {nummer}): vi laver ét adgangskort.";
        let body = answer_to(&app, vec![seen(&one), seen(&two)], Decision::WillBeDone, text);
        answer(&app, &town.owner, body.clone()).await.unwrap();
        for wish in [&one, &two] {
            let answered = app.read_wish(&town.leader, wish.number).await;
            assert_eq!(answered.status, WishStatus::Answered);
            let expected = format!("Om “{}” (nr. {}): vi laver ét adgangskort.", wish.title, wish.number);
            assert_eq!(answered.answers[0].reason, expected);
        }
        let again = answer(&app, &town.owner, body).await.unwrap_err();
        assert_eq!(again.code, ProblemCode::Stale, "two owners at once: the second one is told");
        assert_eq!(again.fields.len(), 2);
    });
}

#[test]
fn all_are_answered_or_none() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let (one, two) =
            (app.a_wish(&town.leader, "Den ene").await, app.a_wish(&town.leader, "Den anden").await);
        app.answer(two.number, Decision::No, None).await;
        let body = answer_to(&app, vec![seen(&one), seen(&two)], Decision::No, "Det kan ikke lade sig gøre.");
        let refused = answer(&app, &town.owner, body).await.unwrap_err();
        assert_eq!(refused.fields[0].place, Some(two.number.to_string()));
        assert_eq!(app.read_wish(&town.leader, one.number).await.status, WishStatus::Received);
        let missing = vec![seen(&one), SeenWish { number: 9999, version: 1 }];
        let body = answer_to(&app, missing, Decision::No, "Det kan ikke lade sig gøre.");
        assert_eq!(answer(&app, &town.owner, body.clone()).await.unwrap_err().code, ProblemCode::NotFound);
        assert_eq!(answer(&app, &town.foreign_owner, body).await.unwrap_err().code, ProblemCode::NotFound);
    });
}

#[test]
fn the_queue_is_of_ones_own_areas_and_says_who_has_taken_what() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Hvem tager den?").await;
        assert!(queue(&app, &town.foreign_owner, TriageQuery::default()).await.rows.is_empty());
        let take = |person: Option<&Someone>| AssignBody {
            wishes: vec![seen(&wish)],
            person: person.map(|person| person.id.clone()),
        };
        let assign = |body| app.call_as::<AssignWishes>(&town.owner.id, nothing(), nothing(), body);
        assert_eq!(assign(take(Some(&town.leader))).await.unwrap_err().fields[0].code, FieldCode::NotAllowed);
        assign(take(Some(&town.owner))).await.unwrap();
        let mine = TriageQuery { assignee: Some("me".into()), ..TriageQuery::default() };
        let found = queue(&app, &town.owner, mine).await;
        assert_eq!(found.rows[0].assignee.as_ref().map(|person| person.name.as_str()), Some("Karen Holm"));
        assert_eq!((found.counts.mine, found.counts.nobody), (1, 0));
        assert_eq!(app.read_wish(&town.leader, wish.number).await.version, wish.version, "nothing was said");
        assign(take(None)).await.unwrap();
        let nobody = TriageQuery { assignee: Some("nobody".into()), ..TriageQuery::default() };
        assert_eq!(queue(&app, &town.owner, nobody).await.rows.len(), 1);
    });
}

#[test]
fn a_later_answer_goes_out_when_its_time_has_come() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Besvares i morgen").await;
        let later = |at| AnswersBody {
            publish_at: Some(at),
            ..answer_to(&app, vec![seen(&wish)], Decision::No, "Det lader sig ikke gøre i år.")
        };
        let tomorrow = Timestamp(clock::now().0 + 86_400_000);
        answer(&app, &town.owner, later(tomorrow)).await.unwrap();
        keep(&app.app.db, &app.app.org).await.unwrap();
        assert_eq!(app.read_wish(&town.owner, wish.number).await.scheduled.unwrap().publish_at, tomorrow);
        let shown = app.read_wish(&town.leader, wish.number).await;
        assert_eq!((shown.status, shown.scheduled), (WishStatus::Received, None), "nobody else sees it");
        let only = TriageQuery { only: Some("scheduled".into()), ..TriageQuery::default() };
        assert_eq!(queue(&app, &town.owner, only).await.rows[0].scheduled, Some(tomorrow));
        come(&app, wish.number).await;
        assert_eq!(app.read_wish(&town.leader, wish.number).await.answers.len(), 1);
        keep(&app.app.db, &app.app.org).await.unwrap();
        let after = app.read_wish(&town.owner, wish.number).await;
        assert_eq!((after.answers.len(), after.scheduled), (1, None), "once");
    });
}

/// The time has come.
async fn come(app: &TestApp, wish: i64) {
    app.app
        .db
        .write(move |tx| {
            diesel::update(scheduled_answers::table.find(wish))
                .set(scheduled_answers::publish_at.eq(0))
                .execute(&mut **tx)?;
            Ok(())
        })
        .await
        .unwrap();
    keep(&app.app.db, &app.app.org).await.unwrap();
}

#[test]
fn a_later_answer_that_no_longer_fits_is_not_sent_and_not_lost() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Ændret imens").await;
        let body = AnswersBody {
            publish_at: Some(Timestamp(clock::now().0 + 86_400_000)),
            ..answer_to(&app, vec![seen(&wish)], Decision::No, "Det lader sig ikke gøre i år.")
        };
        answer(&app, &town.owner, body).await.unwrap();
        let present = app.read_wish(&town.leader, wish.number).await;
        let mut changed = app.wish_body(&town.leader, "Noget helt andet", &town.personnel);
        changed.version = present.version;
        let path = WishPath { wish: wish.number };
        app.call_as::<forenkl_api::wishes::UpdateWish>(&town.leader.id, path.clone(), nothing(), changed)
            .await
            .unwrap();
        come(&app, wish.number).await;
        let shown = app.read_wish(&town.owner, wish.number).await;
        assert_eq!(shown.answers.len(), 0);
        assert!(shown.scheduled.unwrap().failed, "its writer can read it and send it again");
        let gone = app.call_as::<CancelScheduledAnswer>(&town.owner.id, path, nothing(), nothing()).await;
        assert_eq!(gone.unwrap().scheduled, None);
    });
}

#[test]
fn an_owner_who_has_left_answers_nothing_later() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Svareren er holdt op").await;
        let body = AnswersBody {
            publish_at: Some(Timestamp(clock::now().0 + 86_400_000)),
            ..answer_to(&app, vec![seen(&wish)], Decision::No, "Det lader sig ikke gøre i år.")
        };
        answer(&app, &town.owner, body).await.unwrap();
        let owner = town.owner.id.clone();
        app.app
            .db
            .write(move |tx| {
                use forenkl::db::schema::people;
                diesel::update(people::table.find(owner.as_str()))
                    .set(people::closed.eq(true))
                    .execute(&mut **tx)?;
                Ok(())
            })
            .await
            .unwrap();
        come(&app, wish.number).await;
        let shown = app.read_wish(&town.administrator, wish.number).await;
        assert_eq!(shown.answers.len(), 0);
        assert!(shown.scheduled.unwrap().failed);
    });
}

#[test]
fn templates_belong_to_an_area_or_to_all() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let list = |by: &Someone| {
            let (app, by) = (&app, by.id.clone());
            async move {
                app.call_as::<ListTemplates>(&by, nothing(), nothing(), nothing()).await.unwrap().templates
            }
        };
        assert_eq!(list(&town.owner).await.len(), 6, "one for each decision to begin with");
        let body = |area| TemplateBody {
            name: "Vagtplan".into(),
            decision: Some(Decision::UnderWay),
            text: "Vi er i gang med en ny vagtplan.".into(),
            area,
            version: 0,
        };
        let create = |by: &Someone, area| {
            let (app, by, body) = (&app, by.id.clone(), body(area));
            async move { app.call_as::<CreateTemplate>(&by, nothing(), nothing(), body).await }
        };
        assert_eq!(create(&town.owner, None).await.unwrap_err().code, ProblemCode::Forbidden);
        let own = create(&town.owner, Some(town.personnel.clone())).await.unwrap();
        assert_eq!(list(&town.foreign_owner).await.len(), 6, "others do not see it");
        let path = TemplatePath { template: own.id.clone() };
        let change = |by: &Someone, version| {
            let (app, by, path) = (&app, by.id.clone(), path.clone());
            let body = TemplateBody { version, ..body(Some(town.personnel.clone())) };
            async move { app.call_as::<UpdateTemplate>(&by, path, nothing(), body).await }
        };
        assert_eq!(change(&town.owner, 1).await.unwrap().version, 2);
        assert_eq!(change(&town.owner, 1).await.unwrap_err().code, ProblemCode::Stale);
        let remove = |by: &Someone| {
            let (app, by, path) = (&app, by.id.clone(), path.clone());
            async move { app.call_as::<RemoveTemplate>(&by, path, nothing(), nothing()).await }
        };
        assert_eq!(remove(&town.foreign_owner).await.unwrap_err().code, ProblemCode::Forbidden);
        remove(&town.owner).await.unwrap();
        assert_eq!(list(&town.owner).await.len(), 6);
    });
}

async fn appeal(app: &TestApp, by: &Someone, wish: i64) -> Result<Wish, Problem> {
    let version = app.read_wish(by, wish).await.version;
    let body = AppealBody { reason: "I har overset, at det er lovpligtigt.".into(), version };
    app.call_as::<AppealAnswer>(&by.id, WishPath { wish }, nothing(), body).await
}

#[test]
fn a_refusal_is_appealed_once_by_its_author() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Afvist").await.number;
        assert!(appeal(&app, &town.leader, wish).await.is_err(), "nothing to appeal yet");
        app.answer(wish, Decision::WillBeDone, None).await;
        assert!(!app.read_wish(&town.leader, wish).await.may.appeal, "not a refusal");
        app.answer(wish, Decision::No, None).await;
        assert!(app.read_wish(&town.leader, wish).await.may.appeal);
        assert_eq!(appeal(&app, &town.other_leader, wish).await.unwrap_err().code, ProblemCode::Forbidden);
        let open = appeal(&app, &town.leader, wish).await.unwrap();
        assert_eq!(open.status, WishStatus::Reopened);
        assert_eq!(open.path[2].state, StepState::Reopened);
        let clock = open.clock.unwrap();
        assert_eq!(
            (clock.deadline.state, clock.deadline.days_left),
            (ClockState::Running, 20),
            "a new deadline"
        );
        assert_eq!(
            queue(&app, &town.owner, TriageQuery::default()).await.rows[0].appeal,
            open.appeal.map(|a| a.reason)
        );
        app.answer(wish, Decision::No, None).await;
        let again = appeal(&app, &town.leader, wish).await.unwrap_err();
        assert_eq!(again.reason, Some(forenkl_api::problem::ConflictReason::AlreadyAppealed));
    });
}

#[test]
fn what_was_passed_on_keeps_a_track_of_its_own() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let mut body = app.wish_body(&town.leader, "Samtykke på papir", &town.personnel);
        body.rule_source = RuleSource::State;
        body.rule = "Serviceloven § 1".into();
        body.visibility = forenkl_api::wishes::AuthorVisibility::Nobody;
        let wish = app.send_wish(&town.leader, body).await.number;
        let path = WishPath { wish };
        let track = ReferralBody {
            owner: RuleSource::State,
            addressee: "Socialministeriet".into(),
            sent_on: "2026-01-05".parse_date(),
            reply_due: "2026-02-01".parse_date(),
            replied_on: None,
            reply: String::new(),
            version: 0,
        };
        let set =
            |body: ReferralBody| app.call_as::<SetReferral>(&town.owner.id, path.clone(), nothing(), body);
        assert!(set(track.clone()).await.is_err(), "nothing was passed on yet");
        app.answer(wish, Decision::PassedOn, None).await;
        let kept = set(track.clone()).await.unwrap().referral.unwrap();
        assert!(kept.overdue);
        keep(&app.app.db, &app.app.org).await.unwrap();
        assert_eq!(set(track.clone()).await.unwrap_err().code, ProblemCode::Stale);
        let wrong = ReferralBody { replied_on: "2025-12-24".parse_date(), version: 1, ..track.clone() };
        assert_eq!(set(wrong).await.unwrap_err().fields[0].code, FieldCode::WrongOrder);
        let letter = app
            .call_as::<GetReferralLetter>(&town.owner.id, path.clone(), nothing(), nothing())
            .await
            .unwrap()
            .text;
        assert!(letter.starts_with("Socialministeriet\n\nÆrøskøbing Kommune"), "{letter}");
        assert!(letter.contains("Serviceloven § 1") && letter.contains("1 enhed i kommunen"), "{letter}");
        assert!(!letter.contains("Mette"), "nobody is named");
        let replied = ReferralBody {
            replied_on: "2026-02-10".parse_date(),
            reply: "Reglen ændres i 2027.".into(),
            version: 1,
            ..track
        };
        let kept = set(replied).await.unwrap().referral.unwrap();
        assert_eq!((kept.overdue, kept.reply.as_str()), (false, "Reglen ændres i 2027."));
        assert_eq!(app.read_wish(&town.leader, wish).await.referral, Some(kept), "the leader can follow it");
    });
}

#[test]
fn management_sees_how_wishes_are_answered() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        app.a_wish(&town.leader, "Åbent").await;
        let done = app.a_wish(&town.other_leader, "Besvaret").await.number;
        app.answer(done, Decision::WillBeDone, None).await;
        app.answer(done, Decision::No, None).await;
        let times = app
            .call_as::<GetAnswerTimes>(&town.management.id, nothing(), AnswerTimesQuery::default(), nothing())
            .await
            .unwrap();
        assert_eq!((times.total.open, times.total.answered, times.total.in_time), (1, 1, 1));
        assert_eq!(times.total.median_days, Some(0));
        let decided: Vec<(Decision, i64)> =
            times.total.decisions.iter().map(|decided| (decided.decision, decided.count)).collect();
        assert_eq!(decided, [(Decision::WillBeDone, 1)], "the first answer counts");
        assert_eq!(times.areas.len(), 1);
        let names: Vec<&str> =
            times.administrations.iter().map(|one| one.administration.name.as_str()).collect();
        assert_eq!(names, ["Skoleforvaltningen", "Ældreforvaltningen"], "by where the wish came from");
        assert_eq!(times.months.len(), 12);
        assert_eq!(times.months[11].received, 2);
        let only = AnswerTimesQuery { unit: Some(town.care_home.clone()), months: Some(1), area: None };
        let times =
            app.call_as::<GetAnswerTimes>(&town.management.id, nothing(), only, nothing()).await.unwrap();
        assert_eq!((times.total.open, times.total.answered, times.months.len()), (0, 1, 1));
        let refused = app
            .call_as::<GetAnswerTimes>(&town.leader.id, nothing(), AnswerTimesQuery::default(), nothing())
            .await;
        assert_eq!(refused.unwrap_err().code, ProblemCode::Forbidden);
    });
}

#[test]
fn what_a_template_leaves_open_is_not_sent() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Med en skabelon").await;
        let templates =
            app.call_as::<ListTemplates>(&town.owner.id, nothing(), nothing(), nothing()).await.unwrap();
        let no = templates.templates.into_iter().find(|one| one.decision == Some(Decision::No)).unwrap();
        let refused =
            answer(&app, &town.owner, answer_to(&app, vec![seen(&wish)], Decision::No, &no.text)).await;
        let refused = refused.unwrap_err();
        assert_eq!(refused.fields[0].code, FieldCode::Unfilled);
        assert_eq!(refused.fields[0].place.as_deref(), Some("{hvorfor}"));
        assert!(app.read_wish(&town.leader, wish.number).await.answers.is_empty());
    });
}
