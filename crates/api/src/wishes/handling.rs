//! What is done with a wish: sorted, asked about, answered, judged, removed.

use super::{Decision, RuleSource, TEXT_MAX, Verdict, WishKind, WishStatus, burden};
use crate::{
    AreaId, FieldCode, FieldError, PartialDate, Problem, Timestamp, UnitId, check::Check, triage::unfilled,
};

wire! {
    /// Sorting a wish: the process owner's part.
    pub struct AssessmentBody {
        pub area: AreaId,
        pub kind: WishKind,
        pub rule_source: RuleSource,
        /// `received` or `assessing`; the later ones come by answering and delivering.
        pub status: WishStatus,
        /// Minutes a year the owner has verified.
        #[serde(default)]
        pub verified_minutes: Option<i64>,
        pub version: i64,
    }
}

impl AssessmentBody {
    /// Checks bounds and that the status is one that can be set by hand.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check.range("verified_minutes", self.verified_minutes, 0, burden::MINUTES_MAX);
        check.finish()
    }
}

wire! {
    /// Asking the author back.
    pub struct QuestionBody {
        pub text: String,
        pub version: i64,
    }
}

impl QuestionBody {
    /// Checks the text.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check.text("text", &self.text, 3, TEXT_MAX).no_cpr("text", &self.text, false);
        check.finish()
    }
}

wire! {
    /// Answering a wish.
    pub struct AnswerBody {
        pub decision: Decision,
        pub reason: String,
        /// The unit that stands by the answer.
        pub unit: UnitId,
        /// The initiative's number; needed where something is done and one exists.
        #[serde(default)]
        pub initiative: Option<i64>,
        #[serde(default)]
        pub horizon: Option<PartialDate>,
        /// When it goes out; left out for now.
        #[serde(default)]
        pub publish_at: Option<Timestamp>,
        pub version: i64,
    }
}

impl AnswerBody {
    /// Checks that the answer is whole, see [`check_answer`].
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check_answer(&mut check, self.decision, &self.reason, self.initiative, self.horizon);
        check.finish()
    }
}

/// An answer is whole with a reason, always; where something is done, with the initiative or a horizon; and with nothing left to be
/// filled in.
pub(crate) fn check_answer(
    check: &mut Check,
    decision: Decision,
    reason: &str,
    initiative: Option<i64>,
    horizon: Option<PartialDate>,
) {
    check.text("reason", reason, 10, TEXT_MAX).no_cpr("reason", reason, false);
    if let Some(place) = unfilled(reason) {
        check.add(FieldError::new("reason", FieldCode::Unfilled).place(place));
    }
    if decision.does_something() && initiative.is_none() && horizon.is_none() {
        check.add(FieldError::new("horizon", FieldCode::Required));
    }
}

wire! {
    /// Saying whether what was done helps.
    pub struct VerdictBody {
        pub verdict: Verdict,
        #[serde(default)]
        pub comment: String,
    }
}

impl VerdictBody {
    /// Checks the comment.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check.optional_text("comment", &self.comment, TEXT_MAX).no_cpr("comment", &self.comment, false);
        check.finish()
    }
}

wire! {
    /// Removing something: an act with a reason.
    pub struct RemovalBody {
        pub reason: String,
    }
}

impl RemovalBody {
    /// Checks the reason.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check.text("reason", &self.reason, 3, 500);
        check.finish()
    }
}
