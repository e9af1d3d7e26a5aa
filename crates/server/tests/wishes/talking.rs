//! Asked back, and talked about.

use forenkl_api::{
    ProblemCode,
    comments::{
        CommentBody, CommentPath, CreateComment, ListComments, RemoveComment, RestoreComment, UpdateComment,
    },
    home::GetHome,
    wishes::{AskAuthor, ListWishes, QuestionBody, RemovalBody, WishPath, WishQuery, WishStatus},
};

use crate::support::{TestApp, for_each_db, key, nothing};

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
fn who_removed_a_comment_brings_it_back_and_nobody_else() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Fortrydes").await;
        let path = WishPath { wish: wish.number };
        let body =
            CommentBody { key: key(), body: "Det samme hos os".into(), official: false, not_cpr: false };
        let (author, moderator) = (&town.other_leader.id, &town.administrator.id);
        let written = app.call_as::<CreateComment>(author, path.clone(), nothing(), body).await.unwrap();
        let comment = CommentPath { comment: written.id };
        let reason = RemovalBody { reason: "Forkert".into() };
        app.call_as::<RemoveComment>(author, comment.clone(), nothing(), reason.clone()).await.unwrap();
        assert_eq!(said(&app, &path).await, 0);
        let foreign = app.call_as::<RestoreComment>(moderator, comment.clone(), nothing(), nothing()).await;
        assert_eq!(foreign.unwrap_err().code, ProblemCode::Forbidden);
        for _ in 0..2 {
            let back =
                app.call_as::<RestoreComment>(author, comment.clone(), nothing(), nothing()).await.unwrap();
            assert_eq!(back.body, "Det samme hos os", "again changes nothing");
        }
        assert_eq!(said(&app, &path).await, 1);
        app.call_as::<RemoveComment>(moderator, comment.clone(), nothing(), reason).await.unwrap();
        let own = app.call_as::<RestoreComment>(author, comment, nothing(), nothing()).await;
        assert_eq!(own.unwrap_err().code, ProblemCode::Forbidden, "a moderator's removal stands");
    });
}

/// How many comments a reader sees the text of; the list of wishes counts the same.
async fn said(app: &TestApp, path: &WishPath) -> i64 {
    let reader = &app.town.leader.id;
    let all = app.call_as::<ListComments>(reader, path.clone(), nothing(), nothing()).await.unwrap();
    let standing = all.comments.iter().filter(|comment| !comment.removed).count();
    let rows =
        app.call_as::<ListWishes>(reader, nothing(), WishQuery::default(), nothing()).await.unwrap().items;
    let row = rows.iter().find(|row| row.number == path.wish).unwrap();
    assert_eq!(usize::try_from(row.comments).unwrap(), standing);
    row.comments
}
