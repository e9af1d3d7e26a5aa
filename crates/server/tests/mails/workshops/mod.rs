//! Who took part in a workshop and left an address gets the record, and hears what becomes of what the room asked for.
mod languages;
mod outcomes;
mod records;
mod sending;

use axum::http::header;
use forenkl_api::{
    CardId, ClusterId, WorkshopId,
    people::Language,
    workshops::{
        Act, ActBody, ActInWorkshop, ActReply, ClusterPath, CreateWorkshop, JoinBody, JoinWorkshop, Lead,
        LeadBody, LeadReply, LeadWorkshop, MakeInitiative, MakeWish, OutcomeBody, ShowWorkshop, TemplateKind,
        WorkshopBody, WorkshopPath, templates::template,
    },
};

use super::Post;
use crate::support::{key, nothing, smtp::Received};

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

/// Mails to those who left an address in a workshop.
fn to_guests(mails: &[Received]) -> Vec<&str> {
    mails.iter().map(|mail| mail.to.as_str()).filter(|to| to.ends_with("@borger.dk")).collect()
}
