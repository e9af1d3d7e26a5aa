//! The queue as administrators see it.

use forenkl_api::{
    ProblemCode,
    mails::{GiveUpMail, ListMails, MailPath, MailState, RetryMail},
    wishes::Decision,
};

use super::{DAY, MINUTE, with_post};
use crate::support::{nothing, smtp::Mood};

#[test]
fn what_failed_is_seen_tried_again_or_given_up() {
    with_post(|post| async move {
        let town = post.app.town.clone();
        let wish = post.app.a_wish(&town.leader, "Kan ikke komme frem").await.number;
        post.app.support(&town.other_leader, wish).await;
        post.app.answer(wish, Decision::No, None).await;
        post.smtp.be(Mood::Refuse(554));
        post.after(3 * MINUTE).await;
        let queue = post.queue().await;
        assert_eq!((queue.failed, queue.waiting, queue.items.len()), (2, 0, 2));
        assert_eq!(queue.items[0].notices, 1);
        let people = queue.items.iter().filter_map(|mail| mail.person.as_ref());
        let names: Vec<&str> = people.map(|person| person.name.as_str()).collect();
        assert!(names.contains(&"Mette Hansen") && names.contains(&"Åge Ørsted"));

        let (first, second) = (queue.items[0].id.clone(), queue.items[1].id.clone());
        let path = |id: &forenkl_api::MailId| MailPath { mail: id.clone() };
        for person in [&town.leader, &town.owner, &town.local_administrator] {
            let peek = post.app.call_as::<ListMails>(&person.id, nothing(), nothing(), nothing()).await;
            assert_eq!(peek.unwrap_err().code, ProblemCode::Forbidden);
        }
        let admin = &town.administrator.id;
        let after = post.app.call_as::<RetryMail>(admin, path(&first), nothing(), nothing()).await.unwrap();
        assert_eq!((after.failed, after.waiting), (1, 1));
        let again = post.app.call_as::<RetryMail>(admin, path(&first), nothing(), nothing()).await;
        assert_eq!(again.unwrap_err().code, ProblemCode::Conflict);
        let after = post.app.call_as::<GiveUpMail>(admin, path(&second), nothing(), nothing()).await.unwrap();
        assert_eq!((after.failed, after.waiting), (0, 1));
        let gone = post.app.call_as::<GiveUpMail>(admin, path(&second), nothing(), nothing()).await;
        assert_eq!(gone.unwrap_err().code, ProblemCode::NotFound);

        post.smtp.be(Mood::Kind);
        assert_eq!(post.after(DAY).await.iter().filter(|mail| mail.subject().starts_with("Svar")).count(), 1);
        let sent = post.queue().await;
        let first = sent.items.iter().find(|mail| mail.id == first).unwrap();
        assert_eq!((first.state, first.tries), (MailState::Sent, 1));
    });
}
