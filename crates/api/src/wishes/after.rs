//! What may follow an answer: an objection, and the way to whoever owns the rule.

use super::{Decision, RuleSource, TEXT_MAX, WishPath};
use crate::{
    FieldCode, FieldError, Need, PartialDate, Permission, Subject, Timestamp, check::Check,
    people::PersonRef, problem::Problem, wishes::Wish,
};

/// Longest name of whom a wish is passed on to.
pub const ADDRESSEE_MAX: i64 = 200;

wire! {
    /// The author does not accept a refusal; once.
    pub struct Appeal {
        pub reason: String,
        pub at: Timestamp,
    }
}

wire! {
    /// Not accepting a refusal.
    pub struct AppealBody {
        pub reason: String,
        pub version: i64,
    }
}

impl AppealBody {
    /// Checks the reason.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check.text("reason", &self.reason, 10, TEXT_MAX).no_cpr("reason", &self.reason, false);
        check.finish()
    }
}

wire! {
    /// An answer that is written and goes out later; only those who assess see it.
    pub struct ScheduledAnswer {
        pub publish_at: Timestamp,
        pub decision: Decision,
        pub reason: String,
        #[serde(default)]
        pub by: Option<PersonRef>,
        /// It could not go out because the wish was changed meanwhile, or its writer may no longer answer.
        pub failed: bool,
    }
}

wire! {
    /// A wish on its way with whoever owns the rule.
    pub struct Referral {
        /// Whose rule it is.
        pub owner: RuleSource,
        /// To whom: a ministry, an agency, the parties of an agreement.
        pub addressee: String,
        #[serde(default)]
        pub sent_on: Option<PartialDate>,
        #[serde(default)]
        pub reply_due: Option<PartialDate>,
        /// The due day has passed without a reply.
        pub overdue: bool,
        #[serde(default)]
        pub replied_on: Option<PartialDate>,
        #[serde(default)]
        pub reply: String,
        pub version: i64,
    }
}

wire! {
    /// Keeping track of what was passed on.
    pub struct ReferralBody {
        /// `state`, `eu` or `agreement`; others answer for themselves.
        pub owner: RuleSource,
        pub addressee: String,
        #[serde(default)]
        pub sent_on: Option<PartialDate>,
        #[serde(default)]
        pub reply_due: Option<PartialDate>,
        #[serde(default)]
        pub replied_on: Option<PartialDate>,
        #[serde(default)]
        pub reply: String,
        /// 0 for the first time.
        #[serde(default)]
        pub version: i64,
    }
}

impl ReferralBody {
    /// Checks texts, the order of dates, and that a reply has its day.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check
            .text("addressee", &self.addressee, 2, ADDRESSEE_MAX)
            .optional_text("reply", &self.reply, TEXT_MAX)
            .no_cpr("reply", &self.reply, false);
        if !matches!(self.owner, RuleSource::State | RuleSource::Eu | RuleSource::Agreement) {
            check.add(FieldError::new("owner", FieldCode::NotAllowed));
        }
        for (field, day) in [("reply_due", self.reply_due), ("replied_on", self.replied_on)] {
            match (self.sent_on, day) {
                (Some(sent), Some(day)) if day.last_day() < sent.first_day() => {
                    check.add(FieldError::new(field, FieldCode::WrongOrder));
                }
                (None, Some(_)) => {
                    check.add(FieldError::new("sent_on", FieldCode::Required));
                }
                _ => {}
            }
        }
        if !self.reply.trim().is_empty() && self.replied_on.is_none() {
            check.add(FieldError::new("replied_on", FieldCode::Required));
        }
        check.finish()
    }
}

wire! {
    /// A letter to the rule's owner, ready to be sent. Nobody is named in it.
    pub struct Letter {
        pub text: String,
    }
}

endpoints! {
    /// Not accept a refusal. Once, by whoever wrote the wish.
    AppealAnswer: Post "/api/v1/wishes/{wish}/appeal", needs Need::SignedIn, path WishPath, body AppealBody, reply Wish;
    /// Take back an answer that has not gone out yet.
    CancelScheduledAnswer: Delete "/api/v1/wishes/{wish}/scheduled-answer", needs Need::Can(Permission::WishAssess),
        path WishPath, reply Wish, subject |path, _| Subject::Wish(path.wish);
    /// Keep track of what was passed on.
    SetReferral: Put "/api/v1/wishes/{wish}/referral", needs Need::Can(Permission::WishAssess), path WishPath,
        body ReferralBody, reply Wish, subject |path, _| Subject::Wish(path.wish);
    /// A letter to the rule's owner.
    GetReferralLetter: Get "/api/v1/wishes/{wish}/letter", needs Need::Can(Permission::WishAssess), path WishPath,
        reply Letter, subject |path, _| Subject::Wish(path.wish);
}
