//! Who is mailed, when, and how often: never twice, whatever happens to server, clock and network.

use std::time::{Duration, Instant};

use diesel::prelude::*;
use forenkl::{
    db::schema,
    features::{mails::app::Mailer, notices::app::Notices},
};
use forenkl_api::{
    comments::{CommentBody, CreateComment},
    mails::{MailError, MailState},
    notices::{NoticeKind, Pace, ReadBody, ReadNotices},
    wishes::{Decision, RemovalBody, RemoveWish, WishPath},
};

use super::{DAY, HOUR, MINUTE, longest, reading::choose, to, with_post};
use crate::support::{Someone, TestApp, key, nothing, smtp::Mood};

async fn answered(app: &TestApp, title: &str) -> i64 {
    let wish = app.a_wish(&app.town.leader, title).await.number;
    app.support(&app.town.other_leader, wish).await;
    app.answer(wish, Decision::No, None).await;
    wish
}

#[test]
fn nobody_is_mailed_who_is_not_there_has_no_address_or_has_seen_it() {
    with_post(|post| async move {
        let town = post.app.town.clone();
        let (closed, without) = (town.leader.id.0.clone(), town.other_leader.id.0.clone());
        let wish = post.app.a_wish(&town.leader, "Til dem, der er her").await.number;
        for person in [&town.other_leader, &town.facilitator, &town.management, &town.foreign_owner] {
            post.app.support(person, wish).await;
        }
        choose(&post.app, &town.management, NoticeKind::Answer, Pace::Never).await;
        post.app
            .app
            .db
            .write(move |tx| {
                diesel::update(schema::people::table.find(without))
                    .set(schema::people::email.eq(None::<String>))
                    .execute(&mut **tx)?;
                Ok(())
            })
            .await
            .unwrap();
        post.app.answer(wish, Decision::No, None).await;
        post.app.all_told().await;
        // Closed after being told, and read in the app before the mail was due.
        post.app
            .app
            .db
            .write(move |tx| {
                diesel::update(schema::people::table.find(closed))
                    .set(schema::people::closed.eq(true))
                    .execute(&mut **tx)?;
                Ok(())
            })
            .await
            .unwrap();
        let all = ReadBody::default();
        post.app.call_as::<ReadNotices>(&town.facilitator.id, nothing(), nothing(), all).await.unwrap();
        let mails = post.after(8 * DAY).await;
        let reached: Vec<&str> = mails.iter().map(|mail| mail.to.as_str()).collect();
        assert_eq!(reached, ["bo@test.dk"]);
        assert_eq!(
            post.app.unread(&town.other_leader.id).await,
            1,
            "without an address it stands in the app"
        );
        assert_eq!(post.queue().await.waiting, 0, "and nothing piles up");
    });
}

#[test]
fn a_wish_removed_before_the_mail_goes_is_not_in_it() {
    with_post(|post| async move {
        let town = post.app.town.clone();
        let wish = answered(&post.app, "Fjernes").await;
        let body = RemovalBody { reason: "Ved en fejl".into() };
        let path = WishPath { wish };
        post.app.call_as::<RemoveWish>(&town.administrator.id, path, nothing(), body).await.unwrap();
        assert!(post.after(8 * DAY).await.is_empty());
    });
}

#[test]
fn a_server_that_refuses_drops_or_sleeps_is_tried_again_and_then_given_up() {
    with_post(|post| async move {
        let town = post.app.town.clone();
        choose(&post.app, &town.other_leader, NoticeKind::Answer, Pace::Never).await;
        answered(&post.app, "Igen").await;
        let mut at = 3 * MINUTE;
        // Each pause is a little longer than it must be: the try itself takes time.
        for (mood, pause) in [
            (Mood::Refuse(451), 2 * MINUTE),
            (Mood::DropAtText, 6 * MINUTE),
            (Mood::Refuse(421), 31 * MINUTE),
            (Mood::Refuse(535), 2 * HOUR + MINUTE),
        ] {
            post.smtp.be(mood);
            assert!(post.after(at).await.is_empty(), "{mood:?}");
            assert_eq!(post.queue().await.waiting, 1);
            assert!(post.after(at + pause / 4).await.is_empty(), "not before its time");
            at += pause;
        }
        post.smtp.be(Mood::Slow(Duration::from_millis(200)));
        assert_eq!(post.after(at).await.len(), 1);
        let queue = post.queue().await;
        assert_eq!((queue.waiting, queue.failed), (0, 0));
        assert_eq!((queue.items[0].state, queue.items[0].tries), (MailState::Sent, 5));

        post.smtp.be(Mood::Refuse(550));
        answered(&post.app, "Findes ikke").await;
        post.app.all_told().await;
        assert!(post.after(at + DAY).await.is_empty());
        let failed = post.queue().await;
        assert_eq!(failed.failed, 1, "what will not get better is given up at once");
        assert_eq!((failed.items[0].error, failed.items[0].code), (Some(MailError::Refused), Some(550)));
        let stored: Vec<Option<String>> = post
            .app
            .app
            .db
            .read(|conn| Ok(schema::mails::table.select(schema::mails::last_error).load(conn)?))
            .await
            .unwrap();
        assert!(stored.iter().flatten().all(|error| !error.contains('@')), "no address in it: {stored:?}");
    });
}

#[test]
fn a_mail_taken_without_a_word_comes_again_under_the_same_id() {
    with_post(|post| async move {
        let town = post.app.town.clone();
        choose(&post.app, &town.other_leader, NoticeKind::Answer, Pace::Never).await;
        answered(&post.app, "Hørte du det?").await;
        post.smtp.be(Mood::DropAfterText);
        let first = post.after(3 * MINUTE).await;
        post.smtp.be(Mood::Kind);
        let second = post.after(10 * MINUTE).await;
        assert_eq!((first.len(), second.len()), (1, 1));
        assert_eq!(first[0].header("Message-ID"), second[0].header("Message-ID"));
        assert!(post.after(DAY).await.is_empty());
    });
}

#[test]
fn two_nodes_send_each_mail_once() {
    with_post(|post| async move {
        for number in 0..12 {
            answered(&post.app, &format!("Nummer {number}")).await;
        }
        post.app.all_told().await;
        post.smtp.be(Mood::Slow(Duration::from_millis(20)));
        let other =
            Mailer::new(post.app.app.db.clone(), post.app.app.org.clone(), &post.app.app.config).unwrap();
        let now = forenkl_api::Timestamp(post.begun.0 + 3 * MINUTE);
        let (one, two) = tokio::join!(post.mailer.round(now), other.round(now));
        one.unwrap();
        two.unwrap();
        let mails = post.smtp.take();
        // Twelve answers come close together: one mail for each of the two.
        assert_eq!(mails.len(), 2);
        assert_eq!(to(&mails, "mette@test.dk").subject(), "12 ting du støttede har flyttet sig");
    });
}

#[test]
fn stopped_in_the_middle_it_goes_on_where_it_was() {
    with_post(|post| async move {
        let town = post.app.town.clone();
        choose(&post.app, &town.other_leader, NoticeKind::Answer, Pace::Never).await;
        answered(&post.app, "Midt i det hele").await;
        post.app.all_told().await;
        post.smtp.be(Mood::Slow(Duration::from_secs(3)));
        let now = forenkl_api::Timestamp(post.begun.0 + 3 * MINUTE);
        let mailer = post.mailer.clone();
        let sending = tokio::spawn(async move { mailer.round(now).await });
        let begun = Instant::now();
        while post.queue().await.items.iter().all(|mail| mail.state != MailState::Sending) {
            assert!(begun.elapsed() < longest());
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        sending.abort();
        assert!(sending.await.is_err());
        post.smtp.be(Mood::Kind);
        post.smtp.take();
        assert!(post.after(4 * MINUTE).await.is_empty(), "it may still be on its way");
        assert_eq!(post.after(20 * MINUTE).await.len(), 1);
        assert!(post.after(DAY).await.is_empty());
    });
}

#[test]
fn a_clock_set_back_sends_nothing_twice_and_stops_nothing() {
    with_post(|post| async move {
        let town = post.app.town.clone();
        choose(&post.app, &town.other_leader, NoticeKind::Answer, Pace::Never).await;
        answered(&post.app, "Før").await;
        assert_eq!(post.after(3 * MINUTE).await.len(), 1);
        // A day back: what was sent stays sent.
        assert!(post.after(-DAY).await.is_empty());
        answered(&post.app, "Bagefter").await;
        post.app.all_told().await;
        // Made "tomorrow", it would wait a day; it waits two minutes.
        assert!(post.after(-DAY).await.is_empty());
        assert_eq!(post.after(-DAY + 3 * MINUTE).await.len(), 1);
        // A try that failed "tomorrow" waits its pause and no longer.
        answered(&post.app, "Og igen").await;
        post.smtp.be(Mood::Refuse(451));
        assert!(post.after(3 * MINUTE).await.is_empty());
        post.smtp.be(Mood::Kind);
        assert!(post.after(-DAY).await.is_empty());
        assert_eq!(post.after(-DAY + 2 * MINUTE).await.len(), 1);
        assert!(post.after(2 * HOUR).await.is_empty());
    });
}

#[test]
fn what_was_chosen_holds_for_what_waits_too() {
    with_post(|post| async move {
        let town = post.app.town.clone();
        answered(&post.app, "Skifter mening").await;
        post.app.all_told().await;
        choose(&post.app, &town.leader, NoticeKind::Answer, Pace::Weekly).await;
        choose(&post.app, &town.other_leader, NoticeKind::Answer, Pace::Never).await;
        assert!(post.after(3 * MINUTE).await.is_empty());
        let mails = post.after(8 * DAY).await;
        assert_eq!(to(&mails, "mette@test.dk").subject(), "1 ting du støttede har flyttet sig");
        assert!(mails.iter().all(|mail| mail.to != "aage@test.dk"));
    });
}

#[test]
fn what_is_said_on_behalf_of_the_area_comes_at_once_and_talk_the_next_morning() {
    with_post(|post| async move {
        let town = post.app.town.clone();
        let wish = post.app.a_wish(&town.leader, "Talt om").await.number;
        let say = async |by: &Someone, official: bool| {
            let body = CommentBody { key: key(), body: "Ja tak.".into(), official, not_cpr: false };
            post.app.call_as::<CreateComment>(&by.id, WishPath { wish }, nothing(), body).await.unwrap();
        };
        say(&town.facilitator, false).await;
        assert!(post.after(3 * MINUTE).await.is_empty());
        say(&town.owner, true).await;
        let mails = post.after(5 * MINUTE).await;
        assert_eq!(to(&mails, "mette@test.dk").subject(), "Ny kommentar til »Talt om«");
        let mails = post.after(DAY).await;
        assert!(to(&mails, "mette@test.dk").text().contains("Ny kommentar (Fie Lund)"));
    });
}

#[test]
fn telling_begun_by_one_program_is_mailed_by_the_next() {
    with_post(|post| async move {
        post.app.all_told().await;
        post.app.app.notices.stop();
        tokio::time::sleep(Duration::from_millis(50)).await;
        answered(&post.app, "Under genstart").await;
        let gather = post.app.app.config.gather();
        let next = Notices::start(&post.app.app.db, post.app.app.org.clone(), gather);
        assert_eq!(post.after(3 * MINUTE).await.len(), 2);
        next.stop();
    });
}
