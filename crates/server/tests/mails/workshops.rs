//! Who took part in a workshop and left an address gets the record, and hears what becomes of what the room asked for.

use axum::http::{StatusCode, header};
use forenkl_api::{
    CardId, ClusterId, WorkshopId,
    mails::{GetUnsubscription, Unsubscribe, UnsubscribePath},
    people::Language,
    wishes::Decision,
    workshops::{
        Act, ActBody, ActInWorkshop, ActReply, ClusterPath, CreateWorkshop, JoinBody, JoinWorkshop, Lead,
        LeadBody, LeadReply, LeadWorkshop, MakeWish, OutcomeBody, ShowWorkshop, TemplateKind, WorkshopBody,
        WorkshopPath, templates::template,
    },
};

use super::{DAY, MINUTE, Post, to, with_post};
use crate::support::{key, nothing};

struct Room<'a> {
    post: &'a Post,
    id: WorkshopId,
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
        let tell = Act::Tell { name: "Åse Berg".into(), unit: None, in_record: false, email: email.into() };
        assert!(self.act(&cookie, tell).await.own.gets_record || email.is_empty());
        cookie
    }
}

/// A room with a cluster that became a wish; its number.
async fn room<'a>(post: &'a Post, emails: &[&str]) -> (Room<'a>, i64) {
    let app = &post.app;
    let template = template(TemplateKind::Simplify, Language::Danish);
    let body = WorkshopBody {
        title: "Væk med *papir*".into(),
        purpose: String::new(),
        ..WorkshopBody::from_template(template, app.town.top.clone())
    };
    let leader = app.town.facilitator.id.clone();
    let id = app.call_as::<CreateWorkshop>(&leader, nothing(), nothing(), body).await.unwrap().id;
    let room = Room { post, id };
    room.lead(Lead::Open).await;
    let planned = app.call_as::<ShowWorkshop>(&leader, room.path(), nothing(), nothing()).await.unwrap();
    let code = planned.code.unwrap();
    let mut cookies = Vec::new();
    for email in emails {
        cookies.push(room.join(&code, email).await);
    }
    room.lead(Lead::Go { block: "b3".into() }).await;
    let write = Act::Write { block: "b3".into(), text: "Blanketter i tre eksemplarer".into() };
    let card = room.act(&cookies[0], write).await.made.unwrap();
    let gather = Act::Gather { cards: vec![CardId(card)], title: "Blanketter".into() };
    let cluster = ClusterId(room.lead(Lead::Do { act: gather }).await.made.unwrap());
    room.lead(Lead::End).await;
    let path = ClusterPath { workshop: room.id.clone(), cluster };
    let body = OutcomeBody { id: key(), area: app.town.personnel.clone(), unit: None };
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
