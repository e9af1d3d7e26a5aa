//! Letters are in the language of the phone where the address was left.

use forenkl_api::{initiatives::InitiativeStatus, people::Language, wishes::Decision};

use super::{
    super::{DAY, MINUTE, to, with_post},
    room,
};

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
