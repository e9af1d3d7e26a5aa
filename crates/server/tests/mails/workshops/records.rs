//! The record: once to each address, and to whoever is let in later.

use axum::http::StatusCode;
use forenkl_api::{
    mails::{GetUnsubscription, Unsubscribe, UnsubscribePath},
    wishes::Decision,
    workshops::Lead,
};

use super::{
    super::{DAY, MINUTE, to, with_post},
    room, to_guests, waiting_room,
};
use crate::support::nothing;

#[test]
fn the_record_comes_once_and_then_what_becomes_of_it_until_it_is_stopped() {
    with_post(|post| async move {
        let (_room, wish) = room(&post, &["aase@borger.dk", ""]).await;
        assert!(
            post.after(0).await.iter().all(|mail| mail.to != "aase@borger.dk"),
            "the doors may open again"
        );
        let mails = post.after(3 * MINUTE).await;
        let record = to(&mails, "aase@borger.dk");
        assert_eq!(record.subject(), "Referat: Væk med *papir*");
        let text = record.text();
        assert!(
            text.contains("Blanketter i tre eksemplarer") && text.contains("## Grupper og kort"),
            "{text}"
        );
        assert!(record.html().contains("<h3>Blanketter</h3>"), "{}", record.html());
        assert!(record.html().contains("Væk med *papir*"), "what people write is no mark-up");
        assert!(post.after(4 * MINUTE).await.is_empty(), "once");
        post.app.answer(wish, Decision::WillBeDone, None).await;
        let mails = post.after(DAY).await;
        let answer = to(&mails, "aase@borger.dk");
        assert_eq!(answer.subject(), "Svar på »Blanketter«");
        assert!(answer.html().contains(&format!("http://forenkl.test/oensker/{wish}")));
        let header = answer.header("List-Unsubscribe");
        let token = header.trim_matches(['<', '>']).rsplit('/').next().unwrap().to_owned();
        let path = || UnsubscribePath { token: token.clone() };
        let before = post.app.raw_with::<GetUnsubscription>(None, path(), nothing(), nothing()).await;
        assert_eq!((before.status, before.text().contains("\"stopped\":false")), (StatusCode::OK, true));
        let stopped = post.app.raw_with::<Unsubscribe>(None, path(), nothing(), nothing()).await;
        assert!(stopped.text().contains("\"stopped\":true"));
        post.app.answer(wish, Decision::UnderWay, None).await;
        assert!(post.after(2 * DAY).await.iter().all(|mail| mail.to != "aase@borger.dk"));
    });
}

#[test]
fn an_address_gets_one_record_and_a_corrected_one_gets_its_own() {
    with_post(|post| async move {
        let (room, wish) = room(&post, &["aase@borger.dk", "Aase@borger.dk ", "bo@brger.dk"]).await;
        let mails = post.after(3 * MINUTE).await;
        assert_eq!(to_guests(&mails), ["aase@borger.dk"], "left on two phones");
        assert_eq!(to(&mails, "bo@brger.dk").subject(), "Referat: Væk med *papir*");
        // It never came: the letters were the wrong way about.
        room.tell(&room.cookies[2], "bo@borger.dk").await;
        assert_eq!(to_guests(&post.after(5 * MINUTE).await), ["bo@borger.dk"]);
        post.app.answer(wish, Decision::WillBeDone, None).await;
        let mails = post.after(DAY).await;
        let mut told = to_guests(&mails);
        told.sort_unstable();
        assert_eq!(told, ["aase@borger.dk", "bo@borger.dk"]);
        assert!(mails.iter().all(|mail| mail.to != "bo@brger.dk"));
        // Stopped from one mail, it is stopped for both phones.
        let header = to(&mails, "aase@borger.dk").header("List-Unsubscribe");
        let token = header.trim_matches(['<', '>']).rsplit('/').next().unwrap().to_owned();
        let path = UnsubscribePath { token };
        post.app.raw_with::<Unsubscribe>(None, path, nothing(), nothing()).await;
        post.app.answer(wish, Decision::UnderWay, None).await;
        assert_eq!(to_guests(&post.after(2 * DAY).await), ["bo@borger.dk"]);
    });
}

#[test]
fn who_is_let_in_when_the_doors_open_again_gets_the_record_too() {
    with_post(|post| async move {
        let (room, _) = waiting_room(&post, &["aase@borger.dk", "bo@borger.dk"]).await;
        assert_eq!(to_guests(&post.after(3 * MINUTE).await), ["aase@borger.dk"]);
        room.lead(Lead::Open).await;
        room.lead(Lead::LetIn { participant: "p2".into() }).await;
        room.lead(Lead::End).await;
        assert_eq!(to_guests(&post.after(10 * MINUTE).await), ["bo@borger.dk"], "the other has it");
        assert!(to_guests(&post.after(DAY).await).is_empty(), "once");
    });
}
