//! Initiatives (tiltag): what is done about wishes, by whom, when, and what it gave.

mod effects;
mod milestones;
mod words;

use crate::{
    AreaId, EffectId, FieldCode, FieldError, MilestoneId, Need, Page, PartialDate, Permission, PersonId,
    Subject, Timestamp, UnitId,
    activity::History,
    areas::AreaRef,
    check::Check,
    people::PersonRef,
    problem::Problem,
    units::UnitRef,
    wishes::{Burden, TEXT_MAX, TITLE_MAX, Verdicts, VerdictsAt, WishStatus, check_key},
    workshops::WorkshopRef,
};

pub use effects::{Effect, EffectBody, EffectValue, EffectValueBody};
pub use milestones::{Milestone, MilestoneBody};
pub use words::{EffectLevel, EffectUnit, Health, InitiativeSort, InitiativeStatus, is_late};

wire! {
    /// Making or changing an initiative. Its status changes with a status update.
    pub struct InitiativeBody {
        /// Made by the browser once per initiative; sending twice makes one.
        pub key: String,
        pub title: String,
        #[serde(default)]
        pub purpose: String,
        /// What is expected to become better.
        #[serde(default)]
        pub improvement: String,
        pub area: AreaId,
        /// The unit responsible.
        pub unit: UnitId,
        #[serde(default)]
        pub owner: Option<PersonId>,
        #[serde(default)]
        pub starts: Option<PartialDate>,
        #[serde(default)]
        pub horizon: Option<PartialDate>,
        /// Only when new: the wishes it answers to begin with, by number.
        #[serde(default)]
        pub wishes: Vec<i64>,
        #[serde(default)]
        pub version: i64,
    }
}

impl InitiativeBody {
    /// Checks texts and dates.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check
            .text("title", &self.title, 3, TITLE_MAX)
            .optional_text("purpose", &self.purpose, TEXT_MAX)
            .optional_text("improvement", &self.improvement, TEXT_MAX)
            .no_cpr("title", &self.title, false)
            .no_cpr("purpose", &self.purpose, false)
            .no_cpr("improvement", &self.improvement, false);
        if self.area.as_str().is_empty() {
            check.add(FieldError::new("area", FieldCode::Required));
        }
        if self.unit.as_str().is_empty() {
            check.add(FieldError::new("unit", FieldCode::Required));
        }
        if let (Some(starts), Some(horizon)) = (&self.starts, &self.horizon)
            && horizon.last_day() < starts.first_day()
        {
            check.add(FieldError::new("horizon", FieldCode::WrongOrder));
        }
        check_key(&mut check, &self.key);
        check.finish()
    }
}

wire! {
    /// An initiative in a list, and as a bar on the roadmap.
    pub struct InitiativeRow {
        pub number: i64,
        pub title: String,
        pub area: AreaRef,
        pub unit: UnitRef,
        /// The administration the unit belongs to.
        pub administration: UnitRef,
        #[serde(default)]
        pub owner: Option<PersonRef>,
        #[serde(default)]
        pub starts: Option<PartialDate>,
        #[serde(default)]
        pub horizon: Option<PartialDate>,
        pub status: InitiativeStatus,
        pub health: Health,
        /// See [`is_late`].
        pub late: bool,
        #[serde(default)]
        pub delivered_at: Option<Timestamp>,
        #[serde(default)]
        pub latest: Option<StatusLine>,
        pub milestones: Vec<Milestone>,
        /// Wishes it answers, and the units they hit (a unit counts once per wish).
        pub wishes: i64,
        pub units_hit: i64,
        /// Minutes a year freed, by how well it is known; from effects in hours a year.
        pub freed: Burden,
    }
}

wire! {
    /// A status update in short.
    pub struct StatusLine {
        pub text: String,
        pub at: Timestamp,
    }
}

wire! {
    /// One status update.
    pub struct StatusUpdate {
        pub status: InitiativeStatus,
        pub health: Health,
        pub text: String,
        #[serde(default)]
        pub by: Option<PersonRef>,
        pub at: Timestamp,
    }
}

wire! {
    /// Giving status. `delivered` moves the wishes to *carried out* and asks those who wrote or supported them.
    pub struct StatusUpdateBody {
        pub status: InitiativeStatus,
        pub health: Health,
        /// One sentence that can stand alone; the reason when paused or stopped.
        pub text: String,
        pub version: i64,
    }
}

impl StatusUpdateBody {
    /// Checks the text.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check.text("text", &self.text, 3, 500).no_cpr("text", &self.text, false);
        check.finish()
    }
}

wire! {
    /// A wish as an initiative shows it.
    pub struct WishRef {
        pub number: i64,
        pub title: String,
        pub status: WishStatus,
        pub units_hit: i64,
        pub verdicts: Verdicts,
    }
}

wire! {
    /// What the reader may do with an initiative.
    pub struct InitiativeMay {
        pub edit: bool,
        pub verify: bool,
    }
}

wire! {
    /// An initiative in full.
    pub struct Initiative {
        pub row: InitiativeRow,
        pub purpose: String,
        pub improvement: String,
        pub wishes: Vec<WishRef>,
        /// Whether those who asked notice it, by their administrations.
        pub noticed: Vec<VerdictsAt>,
        pub effects: Vec<Effect>,
        /// Newest first.
        pub updates: Vec<StatusUpdate>,
        /// The workshop it came out of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub workshop: Option<WorkshopRef>,
        #[serde(default)]
        pub source: Option<String>,
        /// Made up, for the demo.
        pub made_up: bool,
        pub may: InitiativeMay,
        pub version: i64,
    }
}

wire! {
    /// Which initiatives to list.
    #[derive(Default)]
    pub struct InitiativeQuery {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub q: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub area: Option<AreaId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub status: Option<InitiativeStatus>,
        /// The responsible unit or one above it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub unit: Option<UnitId>,
        /// `late`, `at_risk` or `mine`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub only: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub sort: Option<InitiativeSort>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub page: Option<i64>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub per_page: Option<i64>,
    }
}

path_params! {
    /// `{initiative}`: its number
    InitiativePath { initiative: i64 }
    /// `{initiative}` and `{wish}`, both numbers
    LinkPath { initiative: i64, wish: i64 }
    /// `{initiative}` and `{milestone}`
    MilestonePath { initiative: i64, milestone: MilestoneId }
    /// `{initiative}` and `{effect}`
    EffectPath { initiative: i64, effect: EffectId }
}

endpoints! {
    /// Initiatives, by search, filter and sorting.
    ListInitiatives: Get "/api/v1/initiatives", needs Need::SignedIn, query InitiativeQuery, reply Page<InitiativeRow>;
    /// Make an initiative.
    CreateInitiative: Post "/api/v1/initiatives", needs Need::Can(Permission::InitiativeEdit), body InitiativeBody,
        reply Initiative, subject |_, body| Subject::Unit(body.unit.clone());
    /// An initiative in full.
    GetInitiative: Get "/api/v1/initiatives/{initiative}", needs Need::SignedIn, path InitiativePath, reply Initiative;
    /// Change an initiative.
    UpdateInitiative: Put "/api/v1/initiatives/{initiative}", needs Need::OwnOr(Permission::InitiativeEdit),
        path InitiativePath, body InitiativeBody, reply Initiative, subject |path, _| Subject::Initiative(path.initiative);
    /// Give status; delivering asks those who wanted it whether it helps.
    GiveStatus: Post "/api/v1/initiatives/{initiative}/updates", needs Need::OwnOr(Permission::InitiativeEdit),
        path InitiativePath, body StatusUpdateBody, reply Initiative,
        subject |path, _| Subject::Initiative(path.initiative);
    /// Link a wish.
    LinkWish: Put "/api/v1/initiatives/{initiative}/wishes/{wish}", needs Need::OwnOr(Permission::InitiativeEdit),
        path LinkPath, reply Initiative, subject |path, _| Subject::Initiative(path.initiative);
    /// Take the link to a wish away.
    UnlinkWish: Delete "/api/v1/initiatives/{initiative}/wishes/{wish}", needs Need::OwnOr(Permission::InitiativeEdit),
        path LinkPath, reply Initiative, subject |path, _| Subject::Initiative(path.initiative);
    /// Add a milestone.
    CreateMilestone: Post "/api/v1/initiatives/{initiative}/milestones", needs Need::OwnOr(Permission::InitiativeEdit),
        path InitiativePath, body MilestoneBody, reply Initiative,
        subject |path, _| Subject::Initiative(path.initiative);
    /// Change a milestone, or tick it off.
    UpdateMilestone: Put "/api/v1/initiatives/{initiative}/milestones/{milestone}",
        needs Need::OwnOr(Permission::InitiativeEdit), path MilestonePath, body MilestoneBody, reply Initiative,
        subject |path, _| Subject::Initiative(path.initiative);
    /// Remove a milestone.
    DeleteMilestone: Delete "/api/v1/initiatives/{initiative}/milestones/{milestone}",
        needs Need::OwnOr(Permission::InitiativeEdit), path MilestonePath, reply Initiative,
        subject |path, _| Subject::Initiative(path.initiative);
    /// Add an effect with its estimate.
    CreateEffect: Post "/api/v1/initiatives/{initiative}/effects", needs Need::OwnOr(Permission::InitiativeEdit),
        path InitiativePath, body EffectBody, reply Initiative, subject |path, _| Subject::Initiative(path.initiative);
    /// Estimate an effect anew, or confirm it.
    AddEffectValue: Post "/api/v1/initiatives/{initiative}/effects/{effect}/values",
        needs Need::OwnOr(Permission::InitiativeEdit), path EffectPath, body EffectValueBody, reply Initiative,
        subject |path, _| Subject::Initiative(path.initiative);
    /// Verify an effect that someone else estimated.
    VerifyEffect: Post "/api/v1/initiatives/{initiative}/effects/{effect}/verification",
        needs Need::Can(Permission::EffectVerify), path EffectPath, body EffectValueBody, reply Initiative,
        subject |path, _| Subject::Initiative(path.initiative);
    /// The history of an initiative.
    InitiativeHistory: Get "/api/v1/initiatives/{initiative}/history", needs Need::SignedIn, path InitiativePath,
        reply History;
}
