//! The main job of a wish: sent once, found, supported, answered, carried out, judged; and nobody sees more than they may.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests stop at the first surprise"
)]

mod support;

use forenkl_api::{
    FieldCode, ProblemCode,
    activity::{ActivityQuery, ListActivity},
    comments::{CommentBody, CommentPath, CreateComment, ListComments, RemoveComment, UpdateComment},
    home::GetHome,
    problem::ConflictReason,
    rounds::{CloseRound, CreateRound, RoundBody, RoundPath},
    wishes::{
        AskAuthor, AssessWish, AssessmentBody, AuthorVisibility, CreateWish, Decision, JudgeWish, ListWishes,
        Load, QuestionBody, RemovalBody, RemoveWish, StepState, SupportBody, SupportWish, UpdateWish,
        Verdict, VerdictBody, Wish, WishHistory, WishPath, WishQuery, WishRow, WishSort, WishStatus,
        WithdrawSupport,
    },
};
use support::{ParseDate, Someone, TestApp, for_each_db, key, nothing};

async fn list(app: &TestApp, by: &Someone, query: WishQuery) -> Vec<WishRow> {
    app.call_as::<ListWishes>(&by.id, nothing(), query, nothing()).await.unwrap().items
}

async fn find(app: &TestApp, text: &str) -> Vec<String> {
    let query = WishQuery { q: Some(text.into()), ..WishQuery::default() };
    list(app, &app.town.leader, query).await.into_iter().map(|row| row.title).collect()
}

#[test]
fn sent_twice_with_one_key_is_one_wish() {
    for_each_db(|app| async move {
        let leader = app.town.leader.clone();
        let body = app.wish_body(&leader, "Sygefravær tastes to steder", &app.town.personnel);
        let first = app.send_wish(&leader, body.clone()).await;
        let again = app.send_wish(&leader, body.clone()).await;
        assert_eq!(first.number, again.number);
        let stolen = app.call_as::<CreateWish>(&app.town.owner.id, nothing(), nothing(), body).await;
        assert!(stolen.is_err(), "somebody else's key does not open somebody else's wish");
    });
}

#[test]
fn numbers_follow_each_other_without_gaps() {
    for_each_db(|app| async move {
        let leader = app.town.leader.clone();
        let first = app.a_wish(&leader, "Den ene").await.number;
        let mut refused = app.wish_body(&leader, "Afvist", &"findes-ikke".into());
        refused.key = key();
        assert!(app.call_as::<CreateWish>(&leader.id, nothing(), nothing(), refused).await.is_err());
        assert_eq!(app.a_wish(&leader, "Den anden").await.number, first + 1);
    });
}

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
fn support_counts_people_once_and_units_once() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Nøglekort tager 14 dage").await;
        assert_eq!((wish.supporters, wish.units_hit), (0, 1), "the author's own unit is hit");
        let once = app.support(&town.other_leader, wish.number).await;
        assert_eq!((once.supporters, once.units_hit), (1, 2));
        let twice = app.support(&town.other_leader, wish.number).await;
        assert_eq!((twice.supporters, twice.units_hit), (1, 2));
        let path = WishPath { wish: wish.number };
        let back = app
            .call_as::<WithdrawSupport>(&town.other_leader.id, path.clone(), nothing(), nothing())
            .await
            .unwrap();
        assert_eq!((back.supporters, back.units_hit, back.supported), (0, 1, false));
        let own = SupportBody { unit: town.leader.unit.clone(), load: None };
        let own = app.call_as::<SupportWish>(&town.leader.id, path, nothing(), own).await.unwrap_err();
        assert_eq!(own.code, ProblemCode::Forbidden, "the author is counted already");
    });
}

#[test]
fn the_three_burdens_are_never_blended() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let mut body = app.wish_body(&town.leader, "Skema uden læser", &town.personnel);
        body.load = Some(Load { tenths_of_minutes: 75, times_per_year: 104, people: 3 });
        let wish = app.send_wish(&town.leader, body).await;
        assert_eq!((wish.burden.estimated, wish.burden.confirmed), (Some(2340), None));
        let load = Some(Load { tenths_of_minutes: 100, times_per_year: 10, people: 1 });
        let support = SupportBody { unit: town.other_leader.unit.clone(), load };
        let path = WishPath { wish: wish.number };
        let after = app
            .call_as::<SupportWish>(&town.other_leader.id, path.clone(), nothing(), support)
            .await
            .unwrap();
        assert_eq!(after.burden.estimated, Some(2340));
        assert_eq!(after.burden.confirmed, Some(2440), "what the units say of themselves, each once");
        let body = AssessmentBody {
            area: town.personnel.clone(),
            kind: wish.kind,
            rule_source: wish.rule_source,
            status: WishStatus::Assessing,
            verified_minutes: Some(2000),
            version: wish.version,
        };
        let assessed =
            app.call_as::<AssessWish>(&town.owner.id, path.clone(), nothing(), body).await.unwrap();
        assert_eq!(assessed.burden.best().map(|(minutes, _)| minutes), Some(2000));
        app.call_as::<WithdrawSupport>(&town.other_leader.id, path, nothing(), nothing()).await.unwrap();
        let burden = app.read_wish(&town.leader, wish.number).await.burden;
        assert_eq!((burden.estimated, burden.confirmed, burden.verified), (Some(2340), None, Some(2000)));
    });
}

/// Everything a reader can get hold of about a wish, as one text.
async fn everything(app: &TestApp, by: &Someone, number: i64) -> String {
    let path = WishPath { wish: number };
    let texts = [
        app.raw_as::<forenkl_api::wishes::GetWish>(Some(&by.id), path.clone(), nothing(), nothing())
            .await
            .text(),
        app.raw_as::<WishHistory>(Some(&by.id), path.clone(), nothing(), nothing()).await.text(),
        app.raw_as::<ListComments>(Some(&by.id), path, nothing(), nothing()).await.text(),
        app.raw_as::<ListWishes>(Some(&by.id), nothing(), WishQuery::default(), nothing()).await.text(),
        app.raw_as::<ListActivity>(
            Some(&by.id),
            nothing(),
            ActivityQuery { kind: Some("wish".into()), ..ActivityQuery::default() },
            nothing(),
        )
        .await
        .text(),
    ];
    texts.join("\n")
}

#[test]
fn a_hidden_author_is_hidden_everywhere() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        for (visibility, seen_by_owner) in
            [(AuthorVisibility::Nobody, false), (AuthorVisibility::Owner, true)]
        {
            let mut body = app.wish_body(&town.leader, "Skjult afsender", &town.personnel);
            body.visibility = visibility;
            let wish = app.send_wish(&town.leader, body).await;
            let comment =
                CommentBody { key: key(), body: "Det var mig.".into(), official: false, not_cpr: false };
            let path = WishPath { wish: wish.number };
            app.call_as::<CreateComment>(&town.leader.id, path.clone(), nothing(), comment).await.unwrap();
            for reader in [&town.other_leader, &town.management, &town.administrator, &town.foreign_owner] {
                // The administrator may assess everything, and so counts as an owner.
                if seen_by_owner && reader.id == town.administrator.id {
                    continue;
                }
                let text = everything(&app, reader, wish.number).await;
                assert!(!text.contains("Mette Hansen"), "{visibility:?}: {text}");
                assert!(
                    !text.contains("Østre Skole"),
                    "{visibility:?}: the unit of one school head tells who it is"
                );
            }
            let as_owner = app.read_wish(&town.owner, wish.number).await;
            assert_eq!(as_owner.author.person.is_some(), seen_by_owner);
            assert!(app.read_wish(&town.leader, wish.number).await.author.person.is_some());
            // Asking for the wishes of one school must not tell either.
            let query = WishQuery { unit: Some(town.school.clone()), ..WishQuery::default() };
            let from_school = list(&app, &town.other_leader, query).await;
            assert!(from_school.iter().all(|row| row.number != wish.number));
        }
    });
}

#[test]
fn hiding_later_hides_what_was_said_before() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let body = app.wish_body(&town.leader, "Først åben", &town.personnel);
        let wish = app.send_wish(&town.leader, body.clone()).await;
        let mut hidden = body;
        hidden.visibility = AuthorVisibility::Nobody;
        hidden.version = wish.version;
        let path = WishPath { wish: wish.number };
        app.call_as::<UpdateWish>(&town.leader.id, path, nothing(), hidden).await.unwrap();
        let text = everything(&app, &town.administrator, wish.number).await;
        assert!(!text.contains("Mette Hansen"), "{text}");
    });
}

#[test]
fn supporters_are_numbers_not_names() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Mange ramt").await;
        app.support(&town.other_leader, wish.number).await;
        let text = everything(&app, &town.administrator, wish.number).await;
        assert!(!text.contains("Åge Ørsted"), "{text}");
        let hit = app.read_wish(&town.management, wish.number).await.hit_by;
        assert!(hit.iter().all(|hit| hit.units.is_none()), "numbers below five are not shown");
    });
}

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
        assert_eq!(
            judge(&app, &town.other_leader, wish, Verdict::Partly).await.unwrap().status,
            WishStatus::Confirmed
        );
    });
}

#[test]
fn who_changes_an_old_version_gets_the_present_one_back() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let mut body = app.wish_body(&town.leader, "Første udgave", &town.personnel);
        let wish = app.send_wish(&town.leader, body.clone()).await;
        let path = WishPath { wish: wish.number };
        body.title = "Anden udgave".into();
        body.version = wish.version;
        app.call_as::<UpdateWish>(&town.leader.id, path.clone(), nothing(), body.clone()).await.unwrap();
        body.title = "Fra en gammel fane".into();
        let stale = app.call_as::<UpdateWish>(&town.leader.id, path, nothing(), body).await.unwrap_err();
        assert_eq!(stale.code, ProblemCode::Stale);
        let current: Wish = serde_json::from_str(stale.current.unwrap().get()).unwrap();
        assert_eq!(current.title, "Anden udgave");
    });
}

#[test]
fn a_question_waits_for_the_author_and_their_reply_answers_it() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Uklart for os").await;
        let path = WishPath { wish: wish.number };
        let body = QuestionBody { text: "Hvilket skema er det?".into(), version: wish.version };
        let asked = app.call_as::<AskAuthor>(&town.owner.id, path.clone(), nothing(), body).await.unwrap();
        assert_eq!(asked.status, WishStatus::Assessing);
        assert!(asked.question.is_some());
        let home = app.call_as::<GetHome>(&town.leader.id, nothing(), nothing(), nothing()).await.unwrap();
        assert!(home.mine[0].asks_me);
        let reply = CommentBody { key: key(), body: "Skema 7.".into(), official: false, not_cpr: false };
        app.call_as::<CreateComment>(&town.leader.id, path.clone(), nothing(), reply).await.unwrap();
        let after = app.read_wish(&town.leader, wish.number).await;
        assert!(after.question.is_none());
        let said =
            app.call_as::<ListComments>(&town.other_leader.id, path, nothing(), nothing()).await.unwrap();
        let official: Vec<bool> = said.comments.iter().map(|comment| comment.official).collect();
        assert_eq!(official, [true, false]);
    });
}

#[test]
fn comments_are_the_authors_and_removal_leaves_a_trace() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Drøftes").await;
        let path = WishPath { wish: wish.number };
        let body = CommentBody { key: key(), body: "Første".into(), official: false, not_cpr: false };
        let first = app
            .call_as::<CreateComment>(&town.other_leader.id, path.clone(), nothing(), body.clone())
            .await
            .unwrap();
        let again = app
            .call_as::<CreateComment>(&town.other_leader.id, path.clone(), nothing(), body.clone())
            .await
            .unwrap();
        assert_eq!(first.id, again.id, "sent twice is written once");
        let comment = CommentPath { comment: first.id.clone() };
        let foreign = app
            .call_as::<UpdateComment>(&town.administrator.id, comment.clone(), nothing(), body.clone())
            .await;
        assert_eq!(
            foreign.unwrap_err().code,
            ProblemCode::Forbidden,
            "nobody puts words into another's mouth"
        );
        let official = CommentBody { key: key(), official: true, ..body };
        let refused =
            app.call_as::<CreateComment>(&town.other_leader.id, path.clone(), nothing(), official).await;
        assert_eq!(refused.unwrap_err().code, ProblemCode::Forbidden);
        let reason = RemovalBody { reason: "Fortrudt".into() };
        app.call_as::<RemoveComment>(&town.other_leader.id, comment, nothing(), reason).await.unwrap();
        let left = app.call_as::<ListComments>(&town.leader.id, path, nothing(), nothing()).await.unwrap();
        assert!(left.comments[0].removed && left.comments[0].body.is_empty());
        assert_eq!(app.read_wish(&town.leader, wish.number).await.number, wish.number);
    });
}

#[test]
fn a_cpr_number_is_stopped_with_its_place_and_can_be_explained() {
    for_each_db(|app| async move {
        let leader = app.town.leader.clone();
        let mut body = app.wish_body(&leader, "Borgeren ventede", &app.town.personnel);
        body.body = "Borgeren 010203-1234 ventede i tre uger.".into();
        let refused =
            app.call_as::<CreateWish>(&leader.id, nothing(), nothing(), body.clone()).await.unwrap_err();
        assert_eq!(
            (refused.fields[0].code, refused.fields[0].place.as_deref()),
            (FieldCode::Cpr, Some("010203-1234"))
        );
        body.not_cpr = true;
        assert!(app.call_as::<CreateWish>(&leader.id, nothing(), nothing(), body).await.is_ok());
    });
}

#[test]
fn a_round_takes_wishes_while_open_and_from_whom_it_invites() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let body = RoundBody {
            name: "Enklere rekruttering".into(),
            purpose: "At finde det, der tager tid.".into(),
            opens_on: "2020-01-01".parse_date().unwrap(),
            closes_on: "2199-12-31".parse_date().unwrap(),
            areas: vec![town.personnel.clone()],
            units: vec![town.schools.clone()],
            version: 0,
        };
        let round =
            app.call_as::<CreateRound>(&town.administrator.id, nothing(), nothing(), body).await.unwrap();
        let mut wish = app.wish_body(&town.leader, "Til runden", &town.personnel);
        wish.round = Some(round.id.clone());
        assert_eq!(app.send_wish(&town.leader, wish).await.round.unwrap().name, "Enklere rekruttering");
        let mut uninvited = app.wish_body(&town.other_leader, "Ikke inviteret", &town.personnel);
        uninvited.round = Some(round.id.clone());
        let refused = app
            .call_as::<CreateWish>(&town.other_leader.id, nothing(), nothing(), uninvited)
            .await
            .unwrap_err();
        assert_eq!(refused.fields[0].code, FieldCode::NotAllowed);
        let path = RoundPath { round: round.id.clone() };
        let closed =
            app.call_as::<CloseRound>(&town.administrator.id, path, nothing(), nothing()).await.unwrap();
        assert_eq!((closed.wishes, closed.units_heard), (1, 1));
        let mut late = app.wish_body(&town.leader, "For sent", &town.personnel);
        late.round = Some(round.id);
        let refused =
            app.call_as::<CreateWish>(&town.leader.id, nothing(), nothing(), late.clone()).await.unwrap_err();
        assert_eq!(refused.reason, Some(ConflictReason::RoundClosed));
        late.round = None;
        assert!(
            app.call_as::<CreateWish>(&town.leader.id, nothing(), nothing(), late).await.is_ok(),
            "the permanent box"
        );
    });
}

#[test]
fn a_withdrawn_wish_is_gone_from_lists_but_not_from_the_record() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Fortrydes").await;
        let path = WishPath { wish: wish.number };
        let reason = RemovalBody { reason: "Løste sig selv".into() };
        app.call_as::<RemoveWish>(&town.leader.id, path.clone(), nothing(), reason).await.unwrap();
        assert!(list(&app, &town.leader, WishQuery::default()).await.is_empty());
        let gone = app
            .call_as::<forenkl_api::wishes::GetWish>(&town.leader.id, path, nothing(), nothing())
            .await
            .unwrap_err();
        assert_eq!(gone.code, ProblemCode::NotFound);
        let log = app
            .call_as::<ListActivity>(&town.administrator.id, nothing(), ActivityQuery::default(), nothing())
            .await
            .unwrap();
        let entry = log.items.iter().find(|entry| entry.action == "wish.withdrawn").unwrap();
        assert_eq!(entry.changes[0].after.as_deref(), Some("Løste sig selv"));
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
