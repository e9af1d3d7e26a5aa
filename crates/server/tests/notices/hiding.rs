//! What nobody may learn from a notice.

use forenkl_api::{
    comments::{CommentBody, CreateComment},
    notices::{CountUnread, ReadBody, ReadNotices},
    wishes::{AuthorVisibility, Decision, FollowWish, RemovalBody, RemoveWish, WishPath},
};

use crate::support::{for_each_db, key, nothing};

#[test]
fn a_hidden_author_is_hidden_in_notices() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        for (visibility, owner_knows) in [
            (AuthorVisibility::Nobody, false),
            (AuthorVisibility::Owner, true),
            (AuthorVisibility::Everyone, true),
        ] {
            let mut body = app.wish_body(&town.leader, "Hvem siger det?", &town.personnel);
            body.visibility = visibility;
            let wish = app.send_wish(&town.leader, body).await.number;
            let path = WishPath { wish };
            app.call_as::<FollowWish>(&town.facilitator.id, path.clone(), nothing(), nothing())
                .await
                .unwrap();
            let body = CommentBody { key: key(), body: "Mere.".into(), official: false, not_cpr: false };
            app.call_as::<CreateComment>(&town.leader.id, path, nothing(), body).await.unwrap();
            let named = |groups: &[forenkl_api::notices::NoticeGroup]| {
                let group = groups.iter().find(|group| group.wish == Some(wish)).unwrap();
                group.notices.iter().any(|notice| notice.by.is_some())
            };
            assert_eq!(named(&app.notices(&town.owner).await), owner_knows, "{visibility}");
            let peer_knows = visibility == AuthorVisibility::Everyone;
            assert_eq!(named(&app.notices(&town.facilitator).await), peer_knows, "{visibility}");
        }
    });
}

#[test]
fn notices_of_a_removed_wish_go_with_it() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let wish = app.a_wish(&town.leader, "Fjernes").await.number;
        app.support(&town.other_leader, wish).await;
        app.answer(wish, Decision::No, None).await;
        assert_eq!(app.notices(&town.other_leader).await.len(), 1);
        let body = RemovalBody { reason: "Ved en fejl".into() };
        let admin = &town.administrator.id;
        app.call_as::<RemoveWish>(admin, WishPath { wish }, nothing(), body).await.unwrap();
        assert!(app.notices(&town.other_leader).await.is_empty());
        assert_eq!(app.unread(&town.other_leader.id).await, 0);
    });
}

#[test]
fn only_ones_own_are_marked_and_seen() {
    for_each_db(|app| async move {
        let town = app.town.clone();
        let first = app.a_wish(&town.leader, "Det ene").await.number;
        let second = app.a_wish(&town.leader, "Det andet").await.number;
        for wish in [first, second] {
            app.support(&town.other_leader, wish).await;
            app.answer(wish, Decision::No, None).await;
        }
        app.all_told().await;
        let read = |wish| {
            let body = ReadBody { wish, ..ReadBody::default() };
            app.call_as::<ReadNotices>(&town.leader.id, nothing(), nothing(), body)
        };
        assert_eq!(read(Some(first)).await.unwrap().unread, 1);
        assert_eq!(read(Some(first)).await.unwrap().unread, 1);
        let groups = app.notices(&town.leader).await;
        assert_eq!(groups.iter().map(|group| group.unread).collect::<Vec<_>>(), [1, 0]);
        assert_eq!(read(None).await.unwrap().unread, 0);
        assert_eq!(app.unread(&town.other_leader.id).await, 2, "others have not read theirs");
        let both = ReadBody { wish: Some(first), initiative: Some(1), ..ReadBody::default() };
        assert!(app.call_as::<ReadNotices>(&town.leader.id, nothing(), nothing(), both).await.is_err());
        let nobody = app.raw_as::<CountUnread>(None, nothing(), nothing(), nothing()).await;
        assert_eq!(nobody.status, 401);
    });
}
