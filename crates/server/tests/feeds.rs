//! Feeds: at a secret address, what its owner may see, and nothing of who wrote it.

use crate::support::{ParseDate, Raw, TestApp, for_each_db, nothing};
use axum::{
    body::Body,
    http::{Request, header},
};
use forenkl_api::{
    PersonId,
    feeds::{CloseFeed, Feed, FeedPath, FeedPurpose, ListFeeds, MakeFeed},
    initiatives::{CreateMilestone, InitiativePath, MilestoneBody},
    wishes::{AuthorVisibility, Decision},
};

async fn make(app: &TestApp, who: &PersonId, purpose: FeedPurpose) -> String {
    let feeds = app.call_as::<MakeFeed>(who, FeedPath { purpose }, nothing(), nothing()).await.unwrap().feeds;
    feeds.into_iter().find(|feed| feed.purpose == purpose).unwrap().address
}

async fn list(app: &TestApp, who: &PersonId) -> Vec<Feed> {
    app.call_as::<ListFeeds>(who, nothing(), nothing(), nothing()).await.unwrap().feeds
}

/// Asks as a feed reader does: without a cookie.
async fn fetch(app: &TestApp, address: &str, known: Option<&str>) -> Raw {
    let path = address.strip_prefix("http://forenkl.test").unwrap();
    let mut request = Request::builder().uri(path);
    if let Some(known) = known {
        request = request.header(header::IF_NONE_MATCH, known);
    }
    app.send(request.body(Body::empty()).unwrap()).await
}

#[test]
fn a_feed_shows_what_moved_last_and_never_who_wrote_it() {
    for_each_db(|app| async move {
        let (leader, reader) = (&app.town.leader, &app.town.other_leader);
        let first = app.a_wish(leader, "Nøgler & låse <her>").await.number;
        let hidden = forenkl_api::wishes::WishBody {
            visibility: AuthorVisibility::Nobody,
            ..app.wish_body(leader, "Skjult", &app.town.it)
        };
        app.send_wish(leader, hidden).await;
        app.answer(first, Decision::WillBeDone, None).await;
        let address = make(&app, &reader.id, FeedPurpose::Wishes).await;
        let raw = fetch(&app, &address, None).await;
        assert_eq!(raw.status, 200);
        assert_eq!(raw.headers[header::CONTENT_TYPE], "application/atom+xml; charset=utf-8");
        assert_eq!(raw.headers[header::CACHE_CONTROL], "private, no-cache");
        assert_eq!(raw.headers[header::REFERRER_POLICY], "no-referrer");
        let text = raw.text();
        assert!(text.contains("xml:lang=\"da\""), "{text}");
        assert!(text.contains("<title>Nøgler &amp; låse &lt;her&gt;</title>"), "{text}");
        assert!(text.contains("Besvaret: "), "{text}");
        // The answered one moved last.
        assert!(text.find("Nøgler") < text.find("Skjult"), "{text}");
        for secret in ["Mette", "Østre Skole", leader.id.as_str(), address.rsplit('/').nth(1).unwrap()] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
        let narrowed = fetch(&app, &format!("{address}?area={}", app.town.it), None).await.text();
        assert!(narrowed.contains("Skjult") && !narrowed.contains("Nøgler"), "{narrowed}");
        let searched = fetch(&app, &format!("{address}?q=n%C3%B8gle"), None).await.text();
        assert!(searched.contains("Nøgler") && !searched.contains("Skjult"), "{searched}");
        let tag = raw.headers[header::ETAG].to_str().unwrap().to_owned();
        let again = fetch(&app, &address, Some(&tag)).await;
        assert_eq!((again.status.as_u16(), again.body.len()), (304, 0));
    });
}

#[test]
fn an_address_is_renewed_closed_and_ends_with_its_owner() {
    for_each_db(|app| async move {
        let reader = &app.town.other_leader.id;
        assert!(list(&app, reader).await.is_empty());
        let old = make(&app, reader, FeedPurpose::Wishes).await;
        let calendar = make(&app, reader, FeedPurpose::Calendar).await;
        assert_eq!(list(&app, reader).await.len(), 2);
        let new = make(&app, reader, FeedPurpose::Wishes).await;
        assert_ne!(old, new);
        assert_eq!(fetch(&app, &old, None).await.status, 404);
        assert_eq!(fetch(&app, &new, None).await.status, 200);
        // The one key does not open the other.
        let crossed = calendar.replace("kalender.ics", "oensker.atom");
        assert_eq!(fetch(&app, &crossed, None).await.status, 404);
        assert_eq!(fetch(&app, "http://forenkl.test/feeds/x/kalender.ics", None).await.status, 404);
        let path = FeedPath { purpose: FeedPurpose::Wishes };
        app.call_as::<CloseFeed>(reader, path, nothing(), nothing()).await.unwrap();
        assert_eq!(fetch(&app, &new, None).await.status, 404);
        assert_eq!(fetch(&app, &calendar, None).await.status, 200);
        close_person(&app, reader).await;
        assert_eq!(fetch(&app, &calendar, None).await.status, 404);
    });
}

async fn close_person(app: &TestApp, person: &PersonId) {
    use diesel::prelude::*;
    use forenkl::db::schema::people;
    let id = person.0.clone();
    let close = move |tx: &mut forenkl::db::Tx<'_>| {
        diesel::update(people::table.find(id)).set(people::closed.eq(true)).execute(&mut **tx)?;
        Ok(())
    };
    app.app.db.write(close).await.unwrap();
}

#[test]
fn the_calendar_has_deadlines_and_milestones_on_days() {
    for_each_db(|app| async move {
        let leader = &app.town.leader;
        let wish = app.a_wish(leader, "Nøgler; låse, æøå").await;
        let due = wish.clock.as_ref().unwrap().deadline.due;
        let mut body = app.initiative_body("Nye låse");
        body.wishes = vec![wish.number];
        body.horizon = "2031-H1".parse_date();
        let initiative = app.make(body).await.unwrap().row.number;
        let stone = MilestoneBody {
            title: "Prøvet af".into(),
            owner: None,
            due: "2030-05-17".parse_date(),
            done: false,
        };
        let path = InitiativePath { initiative };
        app.call_as::<CreateMilestone>(&app.town.owner.id, path, nothing(), stone).await.unwrap();
        let address = make(&app, &leader.id, FeedPurpose::Calendar).await;
        let raw = fetch(&app, &address, None).await;
        assert_eq!(raw.headers[header::CONTENT_TYPE], "text/calendar; charset=utf-8");
        let text = raw.text().replace("\r\n ", "");
        for part in [
            "SUMMARY:Svarfrist: Nøgler\\; låse\\, æøå\r\n",
            "DTSTART;VALUE=DATE:20300517\r\n",
            "SUMMARY:Milepæl: Prøvet af\r\n",
            // The last day of the half-year, and said to be that.
            "DTSTART;VALUE=DATE:20310630\r\n",
            "Lovet til 1. halvår 2031\\; dagen i kalenderen",
        ] {
            assert!(text.contains(part), "{part} in {text}");
        }
        // The leader owes no first reaction; its owner does.
        assert!(!text.contains("Første reaktion"), "{text}");
        let owners = make(&app, &app.town.owner.id, FeedPurpose::Calendar).await;
        let text = fetch(&app, &owners, None).await.text();
        let day = due.to_string().replace('-', "");
        assert!(text.contains("SUMMARY:Første reaktion: Nøgler"), "{text}");
        assert!(text.contains(&format!("DTSTART;VALUE=DATE:{day}")), "{text}");
        // Someone whom none of it concerns has an empty calendar.
        let others = make(&app, &app.town.other_leader.id, FeedPurpose::Calendar).await;
        assert!(!fetch(&app, &others, None).await.text().contains("VEVENT"));
    });
}
