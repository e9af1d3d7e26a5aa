//! Live workshops: planned, joined by a code, run, followed by everybody in the room, and still there after a restart.
mod deciding;
mod deleting;
mod forgetting;
mod joining;
mod making;
mod migrating;
mod planning;
mod polling;
mod running;
mod slow;

use crate::support::{Someone, TestApp, key, nothing};
use axum::{
    body::Body,
    http::{Request, StatusCode, header},
};
use forenkl_api::{
    BlockId, Problem, UnitId, WorkshopId,
    people::Language,
    workshops::{
        Act, ActBody, ActInWorkshop, ActReply, CreateWorkshop, Frame, JoinBody, JoinWorkshop, Lead, LeadBody,
        LeadReply, LeadWorkshop, SeeWorkshop, ShowWorkshop, TemplateKind, Workshop, WorkshopBody,
        WorkshopPath, patch, templates::template,
    },
};
use http_body_util::BodyExt;
use serde_json::Value;

/// A plan from a template.
pub fn plan(app: &TestApp) -> WorkshopBody {
    let template = template(TemplateKind::Simplify, Language::Danish);
    WorkshopBody { place: "Rådhuset".into(), ..WorkshopBody::from_template(template, app.town.top.clone()) }
}

/// A workshop that runs.
pub struct Room<'a> {
    pub app: &'a TestApp,
    pub id: WorkshopId,
    pub code: String,
    pub leader: Someone,
}

impl<'a> Room<'a> {
    /// Planned and opened by the facilitator.
    pub async fn open(app: &'a TestApp, body: WorkshopBody) -> Self {
        let leader = app.town.facilitator.clone();
        let planned = app.call_as::<CreateWorkshop>(&leader.id, nothing(), nothing(), body).await.unwrap();
        let mut room = Self { app, id: planned.id, code: String::new(), leader };
        room.lead(Lead::Open).await.unwrap();
        room.code = room.plan().await.code.unwrap();
        room
    }

    pub fn path(&self) -> WorkshopPath {
        WorkshopPath { workshop: self.id.clone() }
    }

    pub async fn plan(&self) -> Workshop {
        self.app.call_as::<ShowWorkshop>(&self.leader.id, self.path(), nothing(), nothing()).await.unwrap()
    }

    pub async fn lead(&self, lead: Lead) -> Result<LeadReply, Problem> {
        let body = LeadBody { id: key(), lead };
        self.app.call_as::<LeadWorkshop>(&self.leader.id, self.path(), nothing(), body).await
    }

    /// Goes to the block with this place in the agenda, from 1.
    pub async fn go(&self, place: usize) -> BlockId {
        let block = BlockId(format!("b{place}"));
        self.lead(Lead::Go { block: block.clone() }).await.unwrap();
        block
    }

    pub async fn join(&self, name: &str) -> Guest<'_> {
        self.join_from(name, None, None).await
    }

    /// From a unit, or as the signed-in person whose cookie it is.
    pub async fn join_from(&self, name: &str, unit: Option<&UnitId>, myself: Option<&str>) -> Guest<'_> {
        let body = JoinBody {
            key: key(),
            code: self.code.clone(),
            name: name.into(),
            unit: unit.cloned(),
            as_myself: myself.is_some(),
        };
        let raw = self.app.raw_with::<JoinWorkshop>(myself, nothing(), nothing(), body).await;
        assert_eq!(raw.status, StatusCode::OK, "{}", raw.text());
        let cookie = raw.headers[header::SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned();
        Guest { room: self, cookie, first: raw.json() }
    }
}

/// Somebody who joined with the code.
pub struct Guest<'a> {
    pub room: &'a Room<'a>,
    pub cookie: String,
    pub first: Frame,
}

impl Guest<'_> {
    pub async fn act(&self, act: Act) -> Result<ActReply, Problem> {
        self.act_as(&key(), act).await
    }

    /// With an id of one's own making, to send it again.
    pub async fn act_as(&self, id: &str, act: Act) -> Result<ActReply, Problem> {
        let body = ActBody { id: id.into(), act };
        let room = self.room;
        let raw = room.app.raw_with::<ActInWorkshop>(Some(&self.cookie), room.path(), nothing(), body).await;
        if raw.status.is_success() { Ok(raw.json()) } else { Err(raw.json()) }
    }

    pub async fn see(&self) -> Frame {
        let (app, path) = (self.room.app, self.room.path());
        app.raw_with::<SeeWorkshop>(Some(&self.cookie), path, nothing(), nothing()).await.json()
    }

    /// What they see once so much was agreed last time: the views are told a moment later.
    pub async fn see_with(&self, agreed: usize) -> Frame {
        loop {
            let seen = self.see().await;
            if seen.view.shown.agreed.len() == agreed && seen.view.shown.now.is_some() {
                return seen;
            }
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }

    pub async fn follow(&self, after: Option<i64>) -> Follower {
        Follower::open(self.room, "participant", &self.cookie, after).await
    }
}

/// Somebody who watches a stream and keeps the view up to date with it.
pub struct Follower {
    body: Body,
    text: String,
    pub seq: i64,
    pub view: Value,
    pub own: Value,
    /// Names of the frames so far.
    pub frames: Vec<String>,
}

impl Follower {
    pub async fn open(room: &Room<'_>, audience: &str, cookie: &str, after: Option<i64>) -> Self {
        let after = after.map(|after| format!("?after={after}")).unwrap_or_default();
        let path = format!("/api/v1/workshops/{}/{audience}/stream{after}", room.id);
        let request = Request::get(path).header(header::COOKIE, cookie).body(Body::empty()).unwrap();
        let response = room.app.open(request).await;
        assert_eq!(response.status(), StatusCode::OK);
        assert!(
            !response.headers().contains_key(header::CONTENT_ENCODING),
            "a compressed stream is held back"
        );
        let (body, text) = (response.into_body(), String::new());
        Self { body, text, seq: 0, view: Value::Null, own: Value::Null, frames: Vec::new() }
    }

    /// Takes the next frame; nothing when the stream has ended.
    pub async fn next(&mut self) -> Option<()> {
        while !self.text.contains("\n\n") {
            let frame = self.body.frame().await?.unwrap();
            self.text.push_str(std::str::from_utf8(frame.data_ref().unwrap()).unwrap());
        }
        let (frame, rest) = self.text.split_once("\n\n").unwrap();
        let (name, data) = frame.split_once("\ndata: ").unwrap();
        let (name, data) = (name.trim_start_matches("event: ").to_owned(), data.to_owned());
        self.text = rest.to_owned();
        let mut data: Value = serde_json::from_str(&data).unwrap();
        self.seq = data["seq"].as_i64().unwrap();
        match name.as_str() {
            "snapshot" => self.view = data["view"].take(),
            "patch" => patch::apply(&mut self.view, data["patch"].take()),
            _ => {}
        }
        if !data["own"].is_null() {
            self.own = data["own"].take();
        }
        self.frames.push(name);
        Some(())
    }

    /// Reads on until it is so.
    pub async fn until(&mut self, so: impl Fn(&Self) -> bool) {
        let wait = async {
            while !so(self) {
                self.next().await.expect("the stream goes on");
            }
        };
        tokio::time::timeout(std::time::Duration::from_secs(10), wait).await.expect("it comes to that");
    }
}
