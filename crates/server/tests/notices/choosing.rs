//! How soon one is mailed is one's own choice.

use forenkl_api::notices::{
    ChoicesBody, GetChoices, NoticeChoice, NoticeChoices, NoticeKind, Pace, SetChoices,
};

use crate::support::{Someone, TestApp, for_each_db, nothing};

async fn get(app: &TestApp, by: &Someone) -> NoticeChoices {
    app.call_as::<GetChoices>(&by.id, nothing(), nothing(), nothing()).await.unwrap()
}

fn pace(choices: &NoticeChoices, kind: NoticeKind) -> Pace {
    choices.choices.iter().find(|choice| choice.kind == kind).unwrap().pace
}

#[test]
fn what_is_chosen_stays_and_the_rest_is_as_it_comes() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let before = get(&app, &town.leader).await;
        assert_eq!(before.choices.len(), NoticeKind::ALL.len());
        assert!(!before.mails, "without a mail server none is sent");
        assert_eq!(before.email.as_deref(), Some("mette@test.dk"));
        let choice = |kind, pace| NoticeChoice { kind, pace };
        let body = ChoicesBody { choices: vec![choice(NoticeKind::Answer, Pace::Weekly)] };
        let after = app.call_as::<SetChoices>(&town.leader.id, nothing(), nothing(), body).await.unwrap();
        assert_eq!(pace(&after, NoticeKind::Answer), Pace::Weekly);
        assert_eq!(pace(&after, NoticeKind::Comment), Pace::Daily);
        assert_eq!(get(&app, &town.leader).await, after);
        assert_eq!(pace(&get(&app, &town.owner).await, NoticeKind::Answer), Pace::AtOnce);
        let twice = ChoicesBody {
            choices: vec![choice(NoticeKind::Answer, Pace::Daily), choice(NoticeKind::Answer, Pace::Never)],
        };
        assert!(app.call_as::<SetChoices>(&town.leader.id, nothing(), nothing(), twice).await.is_err());
    });
}
