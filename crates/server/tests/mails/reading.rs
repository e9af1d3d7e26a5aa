//! What a mail says.

use forenkl_api::{
    initiatives::InitiativeStatus,
    notices::{ChoicesBody, NoticeChoice, NoticeKind, Pace, SetChoices},
    people::Language,
    session::{ChangeProfile, ProfileBody},
    wishes::{AuthorVisibility, Decision},
};

use super::{DAY, MINUTE, to, with_post};
use crate::support::{Someone, TestApp, nothing};

pub async fn choose(app: &TestApp, by: &Someone, kind: NoticeKind, pace: Pace) {
    let body = ChoicesBody { choices: vec![NoticeChoice { kind, pace }] };
    app.call_as::<SetChoices>(&by.id, nothing(), nothing(), body).await.unwrap();
}

#[test]
fn an_answer_reaches_who_waits_for_it_in_both_forms_and_with_its_headers() {
    with_post(|post| async move {
        let town = post.app.town.clone();
        let wish = post.app.a_wish(&town.leader, "Én løn <til> ærøboer & øer").await.number;
        post.app.support(&town.other_leader, wish).await;
        post.app.answer(wish, Decision::WillBeDone, None).await;
        assert!(post.after(0).await.is_empty(), "what comes close behind comes along");
        let mails = post.after(3 * MINUTE).await;
        assert_eq!(mails.len(), 2);
        let mail = to(&mails, "mette@test.dk");
        assert_eq!(mail.subject(), "Svar på »Én løn <til> ærøboer & øer«");
        assert_eq!(mail.header("From"), "Forenkl <forenkl@kommune.test>");
        assert_eq!(mail.header("To"), "\"Mette Hansen\" <mette@test.dk>");
        assert_eq!(mail.header("Auto-Submitted"), "auto-generated");
        assert!(mail.header("Message-ID").ends_with("@kommune.test>"));
        assert!(!mail.header("Date").is_empty());
        assert!(mail.header("List-Unsubscribe").starts_with("<http://forenkl.test/afmeld/"));
        assert!(mail.header("List-Unsubscribe").ends_with('>'));
        assert_eq!(mail.header("List-Unsubscribe-Post"), "List-Unsubscribe=One-Click");
        let text = mail.text();
        for said in [
            "Hej Mette",
            "Svar: det bliver gjort (Karen Holm)",
            "»Fordi det kan gøres enklere.«",
            &format!("http://forenkl.test/oensker/{wish}"),
            "http://forenkl.test/beskeder/valg",
            "Ærøskøbing Kommune",
        ] {
            assert!(text.contains(said), "{said} in {text}");
        }
        let html = mail.html();
        assert!(html.contains("Én løn &lt;til&gt; ærøboer &amp; øer") && !html.contains("<til>"));
        assert!(
            html.contains("prefers-color-scheme:dark") && !html.contains("<img") && !html.contains("src=")
        );
        assert!(post.after(10 * MINUTE).await.is_empty(), "once");
    });
}

#[test]
fn english_is_spoken_to_who_chose_it() {
    with_post(|post| async move {
        let town = post.app.town.clone();
        let body = ProfileBody { language: Language::English };
        post.app.call_as::<ChangeProfile>(&town.leader.id, nothing(), nothing(), body).await.unwrap();
        let wish = post.app.a_wish(&town.leader, "Forms").await.number;
        post.app.answer(wish, Decision::NotNow, None).await;
        let mails = post.after(3 * MINUTE).await;
        let mail = to(&mails, "mette@test.dk");
        assert_eq!(mail.subject(), "Answer to “Forms”");
        assert!(mail.text().starts_with("Hello Mette") && mail.text().contains("Answer: not now"));
        assert!(mail.html().contains("<html lang=\"en\">"));
    });
}

#[test]
fn the_digest_counts_things_and_not_notices() {
    with_post(|post| async move {
        let town = post.app.town.clone();
        choose(&post.app, &town.other_leader, NoticeKind::Answer, Pace::Weekly).await;
        let mut wishes = Vec::new();
        for title in ["Det ene", "Det andet", "Det tredje"] {
            let wish = post.app.a_wish(&town.leader, title).await.number;
            post.app.support(&town.other_leader, wish).await;
            wishes.push(wish);
        }
        for wish in &wishes {
            post.app.answer(*wish, Decision::No, None).await;
        }
        // Answered again: still one thing.
        post.app.answer(wishes[0], Decision::NotNow, None).await;
        let mails = post.after(8 * DAY).await;
        let mail = to(&mails, "aage@test.dk");
        assert_eq!(mail.subject(), "3 ting du støttede har flyttet sig");
        let text = mail.text();
        let places: Vec<usize> =
            ["Det ene", "Det tredje", "Det andet"].iter().map(|title| text.find(title).unwrap()).collect();
        assert!(places.is_sorted(), "the newest first: {text}");
        post.app.answer(wishes[1], Decision::WillBeTried, None).await;
        let mails = post.after(16 * DAY).await;
        assert_eq!(to(&mails, "aage@test.dk").subject(), "1 ting du støttede har flyttet sig");
    });
}

#[test]
fn a_receipt_says_what_one_said_and_what_was_done_and_asks() {
    with_post(|post| async move {
        let town = post.app.town.clone();
        let first = post.app.a_wish(&town.leader, "Ét skema i stedet for tre").await.number;
        let second = post.app.a_wish(&town.leader, "Færre underskrifter").await.number;
        let mut body = post.app.initiative_body("Digital personalesag");
        body.wishes = vec![first, second];
        let initiative = post.app.make(body).await.unwrap().row.number;
        let delivered = InitiativeStatus::Delivered;
        post.app.give_status(initiative, delivered, "Skemaet er ét nu, uden underskrift.").await;
        let mails = post.after(3 * MINUTE).await;
        let mail = to(&mails, "mette@test.dk");
        assert_eq!(mail.subject(), "Leveret: Digital personalesag. Har du mærket det?");
        let text = mail.text();
        for said in [
            "Du bad om: »Ét skema i stedet for tre«",
            "Du bad om: »Færre underskrifter«",
            "»Hver gang det samme forfra.«",
            "Det er gjort: »Skemaet er ét nu, uden underskrift.«",
            "Har du mærket det? »Færre underskrifter«",
            &format!("Delvist: http://forenkl.test/oensker/{second}?maerket=delvist"),
        ] {
            assert!(text.contains(said), "{said} in {text}");
        }
        assert!(mail.html().contains(&format!("/oensker/{first}?maerket=ja\"")));
        assert!(post.after(8 * DAY).await.iter().all(|mail| !mail.subject().starts_with("Leveret")));
    });
}

#[test]
fn a_hidden_author_is_in_no_mail() {
    with_post(|post| async move {
        let town = post.app.town.clone();
        let mut body = post.app.wish_body(&town.leader, "Hvem siger det?", &town.personnel);
        body.visibility = AuthorVisibility::Nobody;
        choose(&post.app, &town.owner, NoticeKind::NewWish, Pace::Daily).await;
        post.app.send_wish(&town.leader, body).await;
        let mails = post.after(2 * DAY).await;
        let mail = to(&mails, "karen@test.dk");
        assert_eq!(mail.subject(), "Nyt ønske: Hvem siger det?");
        assert!(
            !mail.raw.contains("Mette") && !mail.text().contains("Mette") && !mail.html().contains("Mette")
        );
    });
}
