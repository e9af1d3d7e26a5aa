//! Letters on their way: tried again, given up, in turns with other mails, and never twice.

use std::time::Duration;

use diesel::prelude::*;
use forenkl::features::workshops::letters::{self, Composed, LastRead};
use forenkl_api::{
    mails::{MailPath, MailState, RetryMail},
    wishes::Decision,
    workshops::Lead,
};

use super::{
    super::{DAY, MINUTE, Post, with_post},
    room, to_guests,
};
use crate::support::{nothing, smtp::Mood};

#[test]
fn a_letter_that_cannot_be_sent_is_tried_to_an_end_and_seen_there() {
    with_post(|post| async move {
        let (_room, _) = room(&post, &["aase@borger.dk"]).await;
        post.smtp.be(Mood::Refuse(451));
        for minutes in [3, 5, 11, 42, 163, 524] {
            post.after(minutes * MINUTE).await;
        }
        let queue = post.queue().await;
        let letter = queue.items.iter().find(|mail| mail.workshop.is_some()).unwrap();
        assert_eq!((letter.state, letter.tries, letter.code), (MailState::Failed, 6, Some(451)));
        assert_eq!(
            (&letter.person, letter.workshop.as_ref().unwrap().title.as_str()),
            (&None, "Væk med *papir*")
        );
        assert!(!format!("{queue:?}").contains("borger.dk"), "the address is nobody else's");
        post.smtp.be(Mood::Kind);
        assert!(to_guests(&post.after(DAY).await).is_empty(), "given up");
        let path = MailPath { mail: letter.id.clone() };
        let admin = &post.app.town.administrator.id;
        post.app.call_as::<RetryMail>(admin, path, nothing(), nothing()).await.unwrap();
        assert_eq!(to_guests(&post.after(DAY).await), ["aase@borger.dk"]);
        assert!(to_guests(&post.after(2 * DAY).await).is_empty());
    });
}

#[test]
fn letters_to_a_room_and_mails_to_people_take_turns() {
    with_post(|post| async move {
        let guests: Vec<String> = (0..8).map(|number| format!("g{number}@borger.dk")).collect();
        let guests: Vec<&str> = guests.iter().map(String::as_str).collect();
        let (_room, wish) = room(&post, &guests).await;
        let town = post.app.town.clone();
        for person in [&town.leader, &town.other_leader, &town.management, &town.foreign_owner] {
            post.app.support(person, wish).await;
        }
        post.app.answer(wish, Decision::No, None).await;
        post.smtp.be(Mood::Slow(Duration::from_millis(20)));
        let mails = post.after(3 * MINUTE).await;
        // The record, and the answer.
        assert_eq!(to_guests(&mails).len(), 16);
        let early = to_guests(&mails[..4]).len();
        assert!((1..4).contains(&early), "{early} of the first four are to guests");
    });
}

#[test]
fn a_wrong_clock_neither_holds_a_record_back_nor_sends_it_twice_and_old_ones_are_not_sent() {
    with_post(|post| async move {
        let (_room, wish) = room(&post, &["aase@borger.dk"]).await;
        post.app.answer(wish, Decision::No, None).await;
        assert!(to_guests(&post.after(70 * DAY).await).is_empty(), "that is news to nobody");
        // It ended "tomorrow".
        assert_eq!(to_guests(&post.after(-DAY).await).len(), 2);
        assert!(to_guests(&post.after(3 * MINUTE).await).is_empty());
    });
}

/// As if whoever takes a letter had stopped in the middle, and been waited for.
async fn interrupt(post: &Post) {
    use forenkl::db::schema::mails;
    let taken = |tx: &mut forenkl::db::Tx<'_>| {
        let letters = mails::table.filter(mails::person_id.is_null());
        let sending = (mails::state.eq(MailState::Sending.word()), mails::next_try_at.eq(0));
        Ok(diesel::update(letters).set(sending).execute(&mut **tx)?)
    };
    assert_eq!(post.app.app.db.write(taken).await.unwrap(), 1);
}

#[test]
fn a_letter_on_its_way_when_the_doors_open_again_comes_when_they_are_closed() {
    with_post(|post| async move {
        let (room, _) = room(&post, &["aase@borger.dk"]).await;
        post.smtp.be(Mood::Refuse(451));
        assert!(to_guests(&post.after(3 * MINUTE).await).is_empty());
        interrupt(&post).await;
        room.lead(Lead::Open).await;
        post.smtp.be(Mood::Kind);
        assert!(to_guests(&post.after(5 * MINUTE).await).is_empty(), "it is not over");
        room.lead(Lead::End).await;
        assert_eq!(to_guests(&post.after(10 * MINUTE).await), ["aase@borger.dk"]);
        assert!(to_guests(&post.after(DAY).await).is_empty(), "once");
    });
}

#[test]
fn the_log_is_read_once_for_all_letters_of_a_workshop() {
    with_post(|post| async move {
        let (room, _) = room(&post, &["aase@borger.dk", "bo@borger.dk"]).await;
        post.smtp.be(Mood::Refuse(451));
        post.after(3 * MINUTE).await;
        let mails: Vec<_> =
            post.queue().await.items.into_iter().filter(|mail| mail.workshop.is_some()).collect();
        let org = post.app.app.org().await.unwrap();
        let composed = |last: LastRead| {
            let (org, id) = (org.clone(), mails[0].id.clone());
            post.app.app.db.read(move |conn| letters::compose(conn, &org, &id, "", &last))
        };
        let last = LastRead::default();
        assert!(matches!(composed(last.clone()).await.unwrap(), Composed::Letter(_)));
        let id = room.id.0.clone();
        let lose = move |tx: &mut forenkl::db::Tx<'_>| {
            use forenkl::db::schema::workshop_entries as entries;
            Ok(diesel::delete(entries::table.filter(entries::workshop.eq(id))).execute(&mut **tx)?)
        };
        post.app.app.db.write(lose).await.unwrap();
        assert!(matches!(composed(last).await.unwrap(), Composed::Letter(_)), "known still");
        assert!(matches!(composed(LastRead::default()).await.unwrap(), Composed::Nothing));
    });
}
