//! Wishes (forenklingsønsker): one leader's pain point, who else it hits, and what became of it.

mod after;
mod alike;
mod burden;
mod doubles;
mod handling;
mod list;
mod merge;
mod path;
mod words;

use crate::{
    AreaId, Need, Page, PartialDate, Permission, RoundId, Subject, Timestamp, UnitId,
    activity::History,
    areas::AreaRef,
    check::Check,
    deadlines::AnswerClock,
    people::PersonRef,
    problem::{FieldCode, FieldError, Problem},
    units::UnitRef,
    workshops::WorkshopRef,
};

pub use after::{
    ADDRESSEE_MAX, Appeal, AppealAnswer, AppealBody, CancelScheduledAnswer, GetReferralLetter, Letter,
    Referral, ReferralBody, ScheduledAnswer, SetReferral,
};
pub use alike::{AlikeBody, AlikeWish, AlikeWishes, Hits, Piece};
pub use burden::{Burden, Evidence, Load};
pub use doubles::{DoubleGroup, DoubleWish, Doubles, ListDoubles, MarkNotDoubles, NotDoublesBody};
pub(crate) use handling::check_answer;
pub use handling::{AnswerBody, AssessmentBody, QuestionBody, RemovalBody, VerdictBody};
pub use list::{WishQuery, WishRow};
pub(crate) use merge::check_seen;
pub use merge::{
    MERGED_AT_ONCE, Merge, MergeBody, MergePath, MergeWishes, MergedInto, SeenWish, UndoMerge, WishPart,
};
pub use path::{PathStep, StepKind, StepState};
pub use words::{AuthorVisibility, Decision, RuleSource, Verdict, WishKind, WishSort, WishStatus};

/// Longest title, in characters.
pub const TITLE_MAX: i64 = 140;
/// Longest text of a wish, suggestion, comment or answer.
pub const TEXT_MAX: i64 = 4000;
/// Longest name of a rule or process.
pub const RULE_MAX: i64 = 200;

wire! {
    /// Sending a wish.
    pub struct WishBody {
        /// Made by the browser once per wish; sending twice with the same key makes one wish.
        pub key: String,
        pub title: String,
        /// What takes time, in the leader's words. May be empty when the title says it all.
        #[serde(default)]
        pub body: String,
        #[serde(default)]
        pub suggestion: String,
        pub area: AreaId,
        /// The rule or process, by name.
        #[serde(default)]
        pub rule: String,
        pub rule_source: RuleSource,
        pub kind: WishKind,
        /// The own estimate, if given.
        #[serde(default)]
        pub load: Option<Load>,
        pub visibility: AuthorVisibility,
        /// The unit it is sent for: one of the author's.
        pub unit: UnitId,
        #[serde(default)]
        pub round: Option<RoundId>,
        /// The writer has looked at what resembles a CPR number and says that it is none.
        #[serde(default)]
        pub not_cpr: bool,
        /// The version a change is based on; 0 when new.
        #[serde(default)]
        pub version: i64,
    }
}

impl WishBody {
    /// Checks everything that can be checked without the database.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check
            .text("title", &self.title, 3, TITLE_MAX)
            .optional_text("body", &self.body, TEXT_MAX)
            .optional_text("suggestion", &self.suggestion, TEXT_MAX)
            .optional_text("rule", &self.rule, RULE_MAX)
            .no_cpr("title", &self.title, self.not_cpr)
            .no_cpr("body", &self.body, self.not_cpr)
            .no_cpr("suggestion", &self.suggestion, self.not_cpr)
            .no_cpr("rule", &self.rule, self.not_cpr);
        if self.area.as_str().is_empty() {
            check.add(FieldError::new("area", FieldCode::Required));
        }
        if self.unit.as_str().is_empty() {
            check.add(FieldError::new("unit", FieldCode::Required));
        }
        if let Some(load) = &self.load {
            load.check(&mut check);
        }
        check_key(&mut check, &self.key);
        check.finish()
    }
}

/// Keys are what browsers make with `crypto.randomUUID`.
pub(crate) fn check_key(check: &mut Check, key: &str) {
    if !(8..=64).contains(&key.len()) || !key.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-') {
        check.add(FieldError::new("key", FieldCode::NotAllowed));
    }
}

wire! {
    /// Who wrote a wish, as far as the reader may know.
    pub struct Author {
        /// Left out where the author chose not to be seen by this reader.
        #[serde(default)]
        pub person: Option<PersonRef>,
        /// The author's unit; only the administration where the person is hidden. Left out when imported without one.
        #[serde(default)]
        pub unit: Option<UnitRef>,
    }
}

wire! {
    /// An answer to a wish.
    pub struct Answer {
        pub decision: Decision,
        pub reason: String,
        pub unit: UnitRef,
        #[serde(default)]
        pub initiative: Option<InitiativeRef>,
        #[serde(default)]
        pub horizon: Option<PartialDate>,
        #[serde(default)]
        pub by: Option<PersonRef>,
        pub at: Timestamp,
    }
}

wire! {
    /// An initiative as other things name it.
    pub struct InitiativeRef {
        pub number: i64,
        pub title: String,
        pub status: crate::initiatives::InitiativeStatus,
        #[serde(default)]
        pub horizon: Option<PartialDate>,
    }
}

wire! {
    /// What the reader may do with a wish.
    pub struct WishMay {
        pub support: bool,
        pub edit: bool,
        pub assess: bool,
        pub moderate: bool,
        /// Asked to say whether it helped.
        pub judge: bool,
        /// Not accept the refusal.
        pub appeal: bool,
    }
}

wire! {
    /// The reader's own relation to a wish.
    pub struct WishMine {
        pub author: bool,
        pub supported: bool,
        pub followed: bool,
        /// The own estimate given with the support.
        #[serde(default)]
        pub load: Option<Load>,
        /// What the reader said when it had been carried out.
        #[serde(default)]
        pub verdict: Option<Verdict>,
    }
}

wire! {
    /// How those who asked judge what was done. Counts are left out below five answers, except to those who answer for it.
    pub struct Verdicts {
        pub answers: i64,
        #[serde(default)]
        pub yes: Option<i64>,
        #[serde(default)]
        pub partly: Option<i64>,
        #[serde(default)]
        pub no: Option<i64>,
    }
}

wire! {
    /// How those who asked, in one administration, judge what was done; left out where they are fewer than five, or could be worked out
    /// from the rest.
    pub struct VerdictsAt {
        pub administration: UnitRef,
        #[serde(default)]
        pub verdicts: Option<Verdicts>,
    }
}

wire! {
    /// Units hit in one administration; the number is left out below five. An administration known from votes in workshops alone is left out
    /// where fewer than five voted there.
    pub struct UnitsHit {
        pub administration: UnitRef,
        #[serde(default)]
        pub units: Option<i64>,
    }
}

wire! {
    /// A question the process owner asked back, waiting for the author.
    pub struct Question {
        pub text: String,
        pub at: Timestamp,
        #[serde(default)]
        pub by: Option<PersonRef>,
    }
}

wire! {
    /// A wish in full.
    pub struct Wish {
        pub number: i64,
        pub title: String,
        pub body: String,
        pub suggestion: String,
        pub area: AreaRef,
        /// The unit responsible for the area.
        pub responsible: UnitRef,
        pub rule: String,
        pub rule_source: RuleSource,
        pub kind: WishKind,
        pub status: WishStatus,
        pub author: Author,
        pub visibility: AuthorVisibility,
        #[serde(default)]
        pub round: Option<RoundRef>,
        /// The workshop it came out of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub workshop: Option<WorkshopRef>,
        #[serde(default)]
        pub received: Option<PartialDate>,
        pub supporters: i64,
        pub units_hit: i64,
        pub hit_by: Vec<UnitsHit>,
        pub burden: Burden,
        /// The author's own estimate.
        #[serde(default)]
        pub load: Option<Load>,
        pub path: Vec<PathStep>,
        /// Newest first; the first one counts.
        pub answers: Vec<Answer>,
        #[serde(default)]
        pub question: Option<Question>,
        /// By when an answer is or was owed; left out where it was never promised.
        #[serde(default)]
        pub clock: Option<AnswerClock>,
        /// Who has taken it on.
        #[serde(default)]
        pub assignee: Option<PersonRef>,
        #[serde(default)]
        pub appeal: Option<Appeal>,
        /// Left out for those who do not assess it.
        #[serde(default)]
        pub scheduled: Option<ScheduledAnswer>,
        #[serde(default)]
        pub referral: Option<Referral>,
        pub initiatives: Vec<InitiativeRef>,
        pub verdicts: Verdicts,
        /// The wish that this one was merged into: what is said is said there.
        #[serde(default)]
        pub merged_into: Option<MergedInto>,
        /// The wishes that were merged into this one.
        #[serde(default)]
        pub parts: Vec<WishPart>,
        /// How they were merged, for those who may take them apart.
        #[serde(default)]
        pub merges: Vec<Merge>,
        /// Where the wish was taken from, when imported.
        #[serde(default)]
        pub source: Option<String>,
        /// Made up, for the demo.
        pub made_up: bool,
        pub mine: WishMine,
        pub may: WishMay,
        pub version: i64,
    }
}

wire! {
    /// A round as other things name it.
    pub struct RoundRef {
        pub id: RoundId,
        pub name: String,
    }
}

wire! {
    /// "This hits us too", with the own estimate if there is one.
    pub struct SupportBody {
        /// One of the supporter's own units.
        pub unit: UnitId,
        #[serde(default)]
        pub load: Option<Load>,
    }
}

impl SupportBody {
    /// Checks the estimate.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        if let Some(load) = &self.load {
            load.check(&mut check);
        }
        check.finish()
    }
}

wire! {
    /// The support of a wish after a change.
    pub struct Support {
        pub supported: bool,
        pub supporters: i64,
        pub units_hit: i64,
        pub burden: Burden,
    }
}

path_params! {
    /// `{wish}`: its number
    WishPath { wish: i64 }
}

endpoints! {
    /// Wishes, by search, filter and sorting.
    ListWishes: Get "/api/v1/wishes", needs Need::SignedIn, query WishQuery, reply Page<WishRow>;
    /// Wishes about the same as what is being written. A `POST`, because what is written does not belong in addresses.
    FindAlike: Post "/api/v1/wishes/alike", needs Need::SignedIn, body AlikeBody, reply AlikeWishes;
    /// Send a wish for one of one's own units.
    CreateWish: Post "/api/v1/wishes", needs Need::Can(Permission::WishSubmit), body WishBody, reply Wish,
        subject |_, body| Subject::Unit(body.unit.clone());
    /// A wish in full.
    GetWish: Get "/api/v1/wishes/{wish}", needs Need::SignedIn, path WishPath, reply Wish;
    /// Change one's own wish, as long as it has no answer.
    UpdateWish: Put "/api/v1/wishes/{wish}", needs Need::OwnOr(Permission::Moderate), path WishPath, body WishBody, reply Wish,
        subject |path, _| Subject::Wish(path.wish);
    /// Withdraw one's own wish, or remove one that breaks the rules. It stays on record.
    RemoveWish: Post "/api/v1/wishes/{wish}/removal", needs Need::OwnOr(Permission::Moderate), path WishPath, body RemovalBody,
        subject |path, _| Subject::Wish(path.wish);
    /// "This hits us too". Once per person; again to change unit or estimate.
    SupportWish: Put "/api/v1/wishes/{wish}/support", needs Need::Can(Permission::WishSupport), path WishPath,
        body SupportBody, reply Support, subject |_, body| Subject::Unit(body.unit.clone());
    /// Take one's support back.
    WithdrawSupport: Delete "/api/v1/wishes/{wish}/support", needs Need::SignedIn, path WishPath, reply Support;
    /// Follow a wish.
    FollowWish: Put "/api/v1/wishes/{wish}/follow", needs Need::SignedIn, path WishPath;
    /// Stop following a wish.
    UnfollowWish: Delete "/api/v1/wishes/{wish}/follow", needs Need::SignedIn, path WishPath;
    /// Sort a wish: area, kind, whose rule, status, verified burden.
    AssessWish: Put "/api/v1/wishes/{wish}/assessment", needs Need::Can(Permission::WishAssess), path WishPath,
        body AssessmentBody, reply Wish, subject |path, _| Subject::Wish(path.wish);
    /// Ask the author back; shown on top of the wish and as an official comment.
    AskAuthor: Post "/api/v1/wishes/{wish}/question", needs Need::Can(Permission::WishAssess), path WishPath,
        body QuestionBody, reply Wish, subject |path, _| Subject::Wish(path.wish);
    /// Answer a wish; a later answer takes the place of an earlier one, which stays on record.
    AnswerWish: Post "/api/v1/wishes/{wish}/answer", needs Need::Can(Permission::WishAssess), path WishPath,
        body AnswerBody, reply Wish, subject |path, _| Subject::Wish(path.wish);
    /// Say whether what was done helps; asked of those who wrote or supported the wish.
    JudgeWish: Put "/api/v1/wishes/{wish}/verdict", needs Need::SignedIn, path WishPath, body VerdictBody, reply Wish;
    /// Take back what one said of it. Taking back what was never said changes nothing.
    WithdrawVerdict: Delete "/api/v1/wishes/{wish}/verdict", needs Need::SignedIn, path WishPath, reply Wish;
    /// The history of a wish.
    WishHistory: Get "/api/v1/wishes/{wish}/history", needs Need::SignedIn, path WishPath, reply History;
}
