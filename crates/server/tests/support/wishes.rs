//! Wishes to test with.

use std::sync::atomic::{AtomicU32, Ordering};

use forenkl_api::{
    AreaId,
    wishes::{
        AnswerBody, AnswerWish, AuthorVisibility, CreateWish, Decision, GetWish, RuleSource, Support,
        SupportBody, SupportWish, Wish, WishBody, WishKind, WishPath,
    },
};

use super::{Someone, TestApp, nothing};

/// A key no other wish has.
pub fn key() -> String {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    format!("test-key-{:08}", NEXT.fetch_add(1, Ordering::Relaxed))
}

impl TestApp {
    /// A wish as someone would send it.
    pub fn wish_body(&self, by: &Someone, title: &str, area: &AreaId) -> WishBody {
        WishBody {
            key: key(),
            title: title.into(),
            body: "Hver gang det samme forfra.".into(),
            suggestion: String::new(),
            area: area.clone(),
            rule: String::new(),
            rule_source: RuleSource::Municipality,
            kind: WishKind::Process,
            load: None,
            visibility: AuthorVisibility::Everyone,
            unit: by.unit.clone(),
            round: None,
            not_cpr: false,
            version: 0,
        }
    }

    /// Sends a wish.
    pub async fn send_wish(&self, by: &Someone, body: WishBody) -> Wish {
        self.call_as::<CreateWish>(&by.id, nothing(), nothing(), body).await.unwrap()
    }

    /// Sends a plain wish about personnel.
    pub async fn a_wish(&self, by: &Someone, title: &str) -> Wish {
        let body = self.wish_body(by, title, &self.town.personnel);
        self.send_wish(by, body).await
    }

    /// Reads a wish as someone.
    pub async fn read_wish(&self, by: &Someone, number: i64) -> Wish {
        self.call_as::<GetWish>(&by.id, WishPath { wish: number }, nothing(), nothing()).await.unwrap()
    }

    /// Supports a wish.
    pub async fn support(&self, by: &Someone, number: i64) -> Support {
        let body = SupportBody { unit: by.unit.clone(), load: None };
        self.call_as::<SupportWish>(&by.id, WishPath { wish: number }, nothing(), body).await.unwrap()
    }

    /// Answers a wish as its owner.
    pub async fn answer(&self, number: i64, decision: Decision, initiative: Option<i64>) -> Wish {
        let owner = &self.town.owner;
        let version = self.read_wish(owner, number).await.version;
        let body = AnswerBody {
            decision,
            reason: "Fordi det kan gøres enklere.".into(),
            unit: owner.unit.clone(),
            initiative,
            horizon: "2027-H1".parse_date(),
            publish_at: None,
            version,
        };
        self.call_as::<AnswerWish>(&owner.id, WishPath { wish: number }, nothing(), body).await.unwrap()
    }
}

/// Reads a date in a test.
pub trait ParseDate {
    fn parse_date(&self) -> Option<forenkl_api::PartialDate>;
}

impl ParseDate for str {
    fn parse_date(&self) -> Option<forenkl_api::PartialDate> {
        forenkl_api::PartialDate::parse(self)
    }
}
