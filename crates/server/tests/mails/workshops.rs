//! Who took part in a workshop and left an address gets the record, and hears what becomes of what the room asked for.

use axum::http::{StatusCode, header};
use diesel::prelude::*;
use forenkl::features::workshops::letters::{self, Composed, LastRead};
use forenkl_api::{
    CardId, ClusterId, WorkshopId,
    initiatives::{InitiativeStatus, LinkPath, UnlinkWish},
    mails::{GetUnsubscription, MailPath, MailState, RetryMail, Unsubscribe, UnsubscribePath},
    people::Language,
    wishes::{Decision, JudgeWish, MergeBody, MergeWishes, SeenWish, Verdict, VerdictBody, WishPath},
    workshops::{
        Act, ActBody, ActInWorkshop, ActReply, ClusterPath, CreateWorkshop, JoinBody, JoinWorkshop, Lead,
        LeadBody, LeadReply, LeadWorkshop, MakeInitiative, MakeWish, OutcomeBody, ShowWorkshop, TemplateKind,
        WorkshopBody, WorkshopPath, templates::template,
    },
};

use super::{DAY, MINUTE, Post, to, with_post};
use crate::support::{
    key, nothing,
    smtp::{Mood, Received},
};
use std::time::Duration;

struct Room<'a> {
    post: &'a Post,
    id: WorkshopId,
    /// Of those who joined, in their order.
    cookies: Vec<String>,
    /// What became a wish.
    cluster: ClusterId,
}

impl Room<'_> {
    fn path(&self) -> WorkshopPath {
        WorkshopPath { workshop: self.id.clone() }
    }

    async fn lead(&self, lead: Lead) -> LeadReply {
        let (app, body) = (&self.post.app, LeadBody { id: key(), lead });
        app.call_as::<LeadWorkshop>(&app.town.facilitator.id, self.path(), nothing(), body).await.unwrap()
    }

    async fn act(&self, cookie: &str, act: Act) -> ActReply {
        let body = ActBody { id: key(), act };
        self.post.app.raw_with::<ActInWorkshop>(Some(cookie), self.path(), nothing(), body).await.json()
    }

    /// Joins, and leaves an address.
    async fn join(&self, code: &str, email: &str) -> String {
        let body =
            JoinBody { key: key(), code: code.into(), name: String::new(), unit: None, as_myself: false };
        let raw = self.post.app.raw_with::<JoinWorkshop>(None, nothing(), nothing(), body).await;
        let cookie = raw.headers[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned();
        assert!(self.tell(&cookie, email).await.own.gets_record || email.is_empty());
        cookie
    }

    fn outcome(&self) -> (ClusterPath, OutcomeBody) {
        let town = &self.post.app.town;
        let path = ClusterPath { workshop: self.id.clone(), cluster: self.cluster.clone() };
        (path, OutcomeBody { id: key(), area: town.personnel.clone(), unit: Some(town.shared.clone()) })
    }

    /// The same cluster becomes an initiative, too, which answers the wish; its number.
    async fn make_initiative(&self) -> i64 {
        let (app, (path, body)) = (&self.post.app, self.outcome());
        let made = app.call_as::<MakeInitiative>(&app.town.administrator.id, path, nothing(), body).await;
        made.unwrap().number
    }

    async fn tell(&self, cookie: &str, email: &str) -> ActReply {
        self.tell_in(cookie, Some(email), None).await
    }

    async fn tell_in(&self, cookie: &str, email: Option<&str>, language: Option<Language>) -> ActReply {
        let (name, email) = ("Åse Berg".into(), email.map(str::to_owned));
        self.act(cookie, Act::Tell { name, unit: None, in_record: false, email, language }).await
    }
}

/// A room with a cluster that became a wish; its number.
async fn room<'a>(post: &'a Post, emails: &[&str]) -> (Room<'a>, i64) {
    room_with(post, emails, false).await
}

/// The same where only the first was let in.
async fn waiting_room<'a>(post: &'a Post, emails: &[&str]) -> (Room<'a>, i64) {
    room_with(post, emails, true).await
}

async fn room_with<'a>(post: &'a Post, emails: &[&str], waiting_room: bool) -> (Room<'a>, i64) {
    let app = &post.app;
    let template = template(TemplateKind::Simplify, Language::Danish);
    let body = WorkshopBody {
        title: "Væk med *papir*".into(),
        purpose: String::new(),
        waiting_room,
        ..WorkshopBody::from_template(template, app.town.top.clone())
    };
    let leader = app.town.facilitator.id.clone();
    let id = app.call_as::<CreateWorkshop>(&leader, nothing(), nothing(), body).await.unwrap().id;
    let mut room = Room { post, id, cookies: Vec::new(), cluster: ClusterId(String::new()) };
    room.lead(Lead::Open).await;
    let planned = app.call_as::<ShowWorkshop>(&leader, room.path(), nothing(), nothing()).await.unwrap();
    let code = planned.code.unwrap();
    for email in emails {
        let cookie = room.join(&code, email).await;
        room.cookies.push(cookie);
    }
    if waiting_room {
        room.lead(Lead::LetIn { participant: "p1".into() }).await;
    }
    room.lead(Lead::Go { block: "b3".into() }).await;
    let write = Act::Write { block: "b3".into(), text: "Blanketter i tre eksemplarer".into() };
    let card = room.act(&room.cookies[0], write).await.made.unwrap();
    let gather = Act::Gather { cards: vec![CardId(card)], title: "Blanketter".into() };
    room.cluster = ClusterId(room.lead(Lead::Do { act: gather }).await.made.unwrap());
    room.lead(Lead::End).await;
    let (path, body) = room.outcome();
    let wish = app.call_as::<MakeWish>(&leader, path, nothing(), body).await.unwrap().number;
    (room, wish)
}

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

/// Mails to those who left an address in a workshop.
fn to_guests(mails: &[Received]) -> Vec<&str> {
    mails.iter().map(|mail| mail.to.as_str()).filter(|to| to.ends_with("@borger.dk")).collect()
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

#[test]
fn letters_speak_the_language_of_the_phone_where_the_address_was_left() {
    with_post(|post| async move {
        let (room, wish) = room(&post, &["aase@borger.dk", "", ""]).await;
        let danish = room.cookies[2].as_str();
        room.tell_in(&room.cookies[1], Some("bo@borger.dk"), Some(Language::English)).await;
        room.tell_in(danish, Some("ida@borger.dk"), Some(Language::Danish)).await;
        // Without an address it says nothing of where letters go, or how they are written.
        room.tell_in(&room.cookies[1], None, Some(Language::Danish)).await;
        let mails = post.after(3 * MINUTE).await;
        for address in ["aase@borger.dk", "ida@borger.dk"] {
            let record = to(&mails, address);
            assert_eq!(record.subject(), "Referat: Væk med *papir*");
            assert!(record.text().contains("## Grupper og kort") && record.html().contains("lang=\"da\""));
        }
        let record = to(&mails, "bo@borger.dk");
        assert_eq!(record.subject(), "Record: Væk med *papir*");
        let text = record.text();
        assert!(text.contains("## Groups and cards") && !text.contains("Grupper og kort"), "{text}");
        assert!(text.contains("because you left your address in a workshop"), "{text}");
        assert!(record.html().contains("<html lang=\"en\">"));
        post.app.answer(wish, Decision::NotNow, None).await;
        let mails = post.after(DAY).await;
        let answer = to(&mails, "bo@borger.dk");
        assert_eq!(answer.subject(), "Answer to “Blanketter”");
        assert!(answer.text().contains("you asked for:") && answer.text().contains("**not now**"));
        assert_eq!(to(&mails, "ida@borger.dk").subject(), "Svar på »Blanketter«");
        let initiative = room.make_initiative().await;
        post.app.give_status(initiative, InitiativeStatus::Stopped, "Leverandøren kan ikke.").await;
        let stopped = post.after(2 * DAY).await;
        let stopped = to(&stopped, "bo@borger.dk");
        assert_eq!(stopped.subject(), "Stopped: “Blanketter”");
        assert!(stopped.text().contains("you agreed on an initiative:"), "{}", stopped.text());
        post.app.give_status(initiative, InitiativeStatus::Delivered, "Blanketten er én nu.").await;
        let mails = post.after(3 * DAY).await;
        assert_eq!(to(&mails, "bo@borger.dk").subject(), "Done: “Blanketter”");
        assert_eq!(to(&mails, "ida@borger.dk").subject(), "Gjort: »Blanketter«");
    });
}
