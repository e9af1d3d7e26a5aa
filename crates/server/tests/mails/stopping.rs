//! Stopping mails with a click, without signing in (RFC 8058).

use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use forenkl_api::{
    mails::{GetUnsubscription, Unsubscribe, UnsubscribePath},
    notices::{GetChoices, NoticeKind, Pace},
    wishes::Decision,
};

use super::{MINUTE, Post, to, with_post};
use crate::support::{Someone, nothing};

async fn pace(post: &Post, by: &Someone, kind: NoticeKind) -> Pace {
    let choices =
        post.app.call_as::<GetChoices>(&by.id, nothing(), nothing(), nothing()).await.unwrap().choices;
    choices.iter().find(|choice| choice.kind == kind).unwrap().pace
}

/// The address from the header of a mail someone got.
async fn address(post: &Post) -> String {
    let town = post.app.town.clone();
    let wish = post.app.a_wish(&town.leader, "Ikke flere").await.number;
    post.app.answer(wish, Decision::No, None).await;
    let mails = post.after(3 * MINUTE).await;
    let header = to(&mails, "mette@test.dk").header("List-Unsubscribe");
    header.trim_matches(['<', '>']).strip_prefix("http://forenkl.test").unwrap().to_owned()
}

/// As mail programs send it: from nowhere, without a cookie.
async fn click(post: &Post, path: &str, body: &'static str) -> StatusCode {
    let request = Request::post(path)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .body(Body::from(body))
        .unwrap();
    post.app.send(request).await.status
}

#[test]
fn one_click_stops_the_kind_it_came_with_and_no_other() {
    with_post(|post| async move {
        let town = post.app.town.clone();
        let path = address(&post).await;
        assert_eq!(click(&post, &path, "nothing").await, StatusCode::BAD_REQUEST);
        assert_eq!(pace(&post, &town.leader, NoticeKind::Answer).await, Pace::AtOnce);
        for _ in 0..2 {
            assert_eq!(click(&post, &path, "List-Unsubscribe=One-Click").await, StatusCode::OK);
        }
        assert_eq!(pace(&post, &town.leader, NoticeKind::Answer).await, Pace::Never);
        assert_eq!(pace(&post, &town.leader, NoticeKind::Question).await, Pace::AtOnce);
        assert_eq!(pace(&post, &town.owner, NoticeKind::Answer).await, Pace::AtOnce);
        let made_up = format!("{}x", path.replace("answer", "comment"));
        assert_eq!(click(&post, &made_up, "List-Unsubscribe=One-Click").await, StatusCode::NOT_FOUND);
        let wish = post.app.a_wish(&town.leader, "Stille nu").await.number;
        post.app.answer(wish, Decision::No, None).await;
        assert!(post.after(30 * MINUTE).await.is_empty());
    });
}

#[test]
fn the_page_says_what_the_link_stops_before_it_does() {
    with_post(|post| async move {
        let path = address(&post).await;
        let token = path.strip_prefix("/afmeld/").unwrap().to_owned();
        let shown = |token: &str| {
            let path = UnsubscribePath { token: token.to_owned() };
            post.app.raw_as::<GetUnsubscription>(None, path, nothing(), nothing())
        };
        let before: forenkl_api::mails::Unsubscription = shown(&token).await.json();
        assert_eq!((before.kinds.as_slice(), before.stopped), ([NoticeKind::Answer].as_slice(), false));
        let path = UnsubscribePath { token: token.clone() };
        let after = post.app.raw_as::<Unsubscribe>(None, path, nothing(), nothing()).await;
        assert_eq!(after.status, StatusCode::OK);
        let after: forenkl_api::mails::Unsubscription = shown(&token).await.json();
        assert!(after.stopped);
        assert_eq!(shown("noget-andet").await.status, StatusCode::NOT_FOUND);
    });
}
