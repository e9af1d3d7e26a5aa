//! Authors who are hidden, and supporters, show nowhere.

use forenkl_api::{
    activity::{ActivityQuery, ListActivity},
    comments::{CommentBody, CreateComment, ListComments},
    wishes::{AuthorVisibility, ListWishes, UpdateWish, WishHistory, WishPath, WishQuery},
};

use super::list;
use crate::support::{Someone, TestApp, for_each_db, key, nothing};

/// Everything a reader can get hold of about a wish, as one text.
pub async fn everything(app: &TestApp, by: &Someone, number: i64) -> String {
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
