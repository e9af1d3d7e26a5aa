//! What becomes of what the room asked for: of its wish, of what that was merged into, and of its initiative.

use forenkl_api::{
    initiatives::{InitiativeStatus, LinkPath, UnlinkWish},
    wishes::{Decision, JudgeWish, MergeBody, MergeWishes, SeenWish, Verdict, VerdictBody, WishPath},
};

use super::{
    super::{DAY, MINUTE, Post, to, with_post},
    room, to_guests,
};
use crate::support::{nothing, smtp::Mood};

async fn merge(post: &Post, into: i64, part: i64) {
    let by = &post.app.town.owner;
    let version = post.app.read_wish(by, into).await.version;
    let seen = SeenWish { number: part, version: post.app.read_wish(by, part).await.version };
    let body = MergeBody { wishes: vec![seen], reason: "Det samme".into(), version };
    post.app.call_as::<MergeWishes>(&by.id, WishPath { wish: into }, nothing(), body).await.unwrap();
}

#[test]
fn the_answer_to_what_a_wish_was_merged_into_reaches_the_room() {
    with_post(|post| async move {
        let (_room, wish) = room(&post, &["aase@borger.dk"]).await;
        let town = post.app.town.clone();
        let middle = post.app.a_wish(&town.leader, "Skemaer").await.number;
        let whole = post.app.a_wish(&town.leader, "Alt på papir").await.number;
        merge(&post, middle, wish).await;
        merge(&post, whole, middle).await;
        assert_eq!(to_guests(&post.after(3 * MINUTE).await).len(), 1, "the record");
        post.app.answer(whole, Decision::WillBeDone, None).await;
        let mails = post.after(DAY).await;
        let answer = to(&mails, "aase@borger.dk");
        assert_eq!(answer.subject(), "Svar på »Blanketter«", "as they called it");
        assert!(answer.html().contains(&format!("http://forenkl.test/oensker/{whole}")));
        let owner = town.owner.id.clone();
        let carry_out = move |tx: &mut forenkl::db::Tx<'_>| {
            forenkl::features::wishes::app::carried_out(tx, whole, &owner)
        };
        post.app.app.db.write(carry_out).await.unwrap();
        assert_eq!(to(&post.after(2 * DAY).await, "aase@borger.dk").subject(), "Gjort: »Blanketter«");
        assert!(to_guests(&post.after(3 * DAY).await).is_empty());
    });
}

#[test]
fn what_becomes_of_an_initiative_reaches_the_room() {
    with_post(|post| async move {
        let (room, wish) = room(&post, &["aase@borger.dk", "Aase@borger.dk", ""]).await;
        let initiative = room.make_initiative().await;
        assert_eq!(to_guests(&post.after(3 * MINUTE).await).len(), 1, "the record");
        let give = |status, text| post.app.give_status(initiative, status, text);
        give(InitiativeStatus::InProgress, "Vi er i gang.").await;
        give(InitiativeStatus::Paused, "Vi venter.").await;
        assert!(to_guests(&post.after(DAY).await).is_empty(), "that is on the way only");
        give(InitiativeStatus::Stopped, "Leverandøren *kan* ikke.").await;
        let mails = post.after(2 * DAY).await;
        let stopped = to(&mails, "aase@borger.dk");
        assert_eq!(stopped.subject(), "Stoppet: »Blanketter«");
        assert!(stopped.html().contains("Leverandøren *kan* ikke."), "{}", stopped.html());
        assert!(stopped.html().contains(&format!("http://forenkl.test/tiltag/{initiative}")));
        give(InitiativeStatus::Stopped, "Leverandøren kan ikke levere.").await;
        assert!(to_guests(&post.after(3 * DAY).await).is_empty(), "said again, it is the same");
        give(InitiativeStatus::InProgress, "En anden leverandør kan.").await;
        give(InitiativeStatus::Stopped, "Heller ikke de.").await;
        assert_eq!(to_guests(&post.after(4 * DAY).await).len(), 1, "once more");
        // Not what the wish asked for after all: it is delivered by itself.
        let (path, owner) = (LinkPath { initiative, wish }, &post.app.town.owner.id);
        post.app.call_as::<UnlinkWish>(owner, path, nothing(), nothing()).await.unwrap();
        give(InitiativeStatus::Delivered, "Blanketten er én nu.").await;
        let mails = post.after(5 * DAY).await;
        let delivered = to(&mails, "aase@borger.dk");
        assert_eq!(delivered.subject(), "Leveret: »Blanketter«");
        assert!(delivered.text().contains("Blanketten er én nu."), "{}", delivered.text());
        assert!(to_guests(&post.after(6 * DAY).await).is_empty(), "once");
    });
}

#[test]
fn what_is_delivered_with_the_wish_is_told_once() {
    with_post(|post| async move {
        let (room, wish) = room(&post, &["aase@borger.dk", "bo@borger.dk"]).await;
        let whole = post.app.a_wish(&post.app.town.leader, "Alt på papir").await.number;
        let initiative = room.make_initiative().await;
        // Delivered for a part, it is delivered for the whole.
        merge(&post, whole, wish).await;
        assert_eq!(to_guests(&post.after(3 * MINUTE).await).len(), 2, "the record");
        post.app.give_status(initiative, InitiativeStatus::Delivered, "Blanketten er én nu.").await;
        let mails = post.after(DAY).await;
        assert_eq!(to(&mails, "aase@borger.dk").subject(), "Gjort: »Blanketter«");
        assert_eq!(to(&mails, "bo@borger.dk").subject(), "Gjort: »Blanketter«");
        // It does not help and is answered anew: the wish is not carried out any more, and what was told was told.
        let (path, leader) = (WishPath { wish: whole }, &post.app.town.leader.id);
        let body = VerdictBody { verdict: Verdict::No, comment: String::new() };
        post.app.call_as::<JudgeWish>(leader, path, nothing(), body).await.unwrap();
        post.app.answer(whole, Decision::UnderWay, None).await;
        let mails = post.after(2 * DAY).await;
        assert_eq!(to(&mails, "aase@borger.dk").subject(), "Svar på »Blanketter«");
        assert_eq!(to_guests(&mails).len(), 2);
    });
}

#[test]
fn a_status_taken_back_before_the_letter_goes_is_not_told() {
    with_post(|post| async move {
        let (room, _) = room(&post, &["aase@borger.dk"]).await;
        let initiative = room.make_initiative().await;
        assert_eq!(to_guests(&post.after(3 * MINUTE).await).len(), 1, "the record");
        post.smtp.be(Mood::Refuse(451));
        post.app.give_status(initiative, InitiativeStatus::Stopped, "Ved en fejl.").await;
        assert!(to_guests(&post.after(4 * MINUTE).await).is_empty());
        post.app.give_status(initiative, InitiativeStatus::InProgress, "Det går videre.").await;
        post.smtp.be(Mood::Kind);
        assert!(to_guests(&post.after(DAY).await).is_empty());
    });
}
