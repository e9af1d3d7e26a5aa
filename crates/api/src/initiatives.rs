//! Initiatives (tiltag): what is done about wishes, by whom, when, and what it gave.

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

words! {
    /// Where an initiative stands.
    pub enum InitiativeStatus {
        Idea = "idea",
        Planned = "planned",
        InProgress = "in_progress",
        Delivered = "delivered",
        Paused = "paused",
        /// With a reason.
        Stopped = "stopped",
    }
}

impl InitiativeStatus {
    /// Whether work on it has ended.
    pub fn is_over(self) -> bool {
        matches!(self, Self::Delivered | Self::Stopped)
    }
}

words! {
    /// How it goes.
    pub enum Health {
        OnTrack = "on_track",
        AtRisk = "at_risk",
        Late = "late",
    }
}

/// Late by its own word, or because its horizon has passed without delivery. `today`: days since 1970-01-01.
pub fn is_late(status: InitiativeStatus, health: Health, horizon: Option<&PartialDate>, today: i32) -> bool {
    !status.is_over() && (health == Health::Late || horizon.is_some_and(|horizon| horizon.last_day() < today))
}

words! {
    /// How well an effect is known.
    pub enum EffectLevel {
        Estimated = "estimated",
        Confirmed = "confirmed",
        /// By someone other than who estimated it.
        Verified = "verified",
    }
}

words! {
    /// What an effect is measured in.
    pub enum EffectUnit {
        HoursPerYear = "hours_per_year",
        KronerPerYear = "kroner_per_year",
        Days = "days",
        Percent = "percent",
        /// Named in `measure`.
        Count = "count",
    }
}

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
    /// A milestone.
    pub struct Milestone {
        pub id: MilestoneId,
        pub title: String,
        #[serde(default)]
        pub owner: Option<PersonRef>,
        #[serde(default)]
        pub due: Option<PartialDate>,
        #[serde(default)]
        pub done_at: Option<Timestamp>,
        /// Due and not done.
        pub late: bool,
    }
}

wire! {
    /// Making or changing a milestone.
    pub struct MilestoneBody {
        pub title: String,
        #[serde(default)]
        pub owner: Option<PersonId>,
        #[serde(default)]
        pub due: Option<PartialDate>,
        #[serde(default)]
        pub done: bool,
    }
}

impl MilestoneBody {
    /// Checks the title.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check.text("title", &self.title, 2, TITLE_MAX).no_cpr("title", &self.title, false);
        check.finish()
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
    /// One figure of an effect: how much, said by whom, when.
    pub struct EffectValue {
        pub level: EffectLevel,
        /// In hundredths of the unit.
        pub hundredths: i64,
        pub note: String,
        #[serde(default)]
        pub by: Option<PersonRef>,
        pub at: Timestamp,
    }
}

wire! {
    /// An effect: what is measured, in what, and the figures so far (newest first; the newest of each level counts).
    pub struct Effect {
        pub id: EffectId,
        pub measure: String,
        pub unit: EffectUnit,
        pub values: Vec<EffectValue>,
    }
}

wire! {
    /// Adding an effect, with its estimate.
    pub struct EffectBody {
        pub measure: String,
        pub unit: EffectUnit,
        pub hundredths: i64,
        #[serde(default)]
        pub note: String,
    }
}

/// Largest effect: ten billion units.
const HUNDREDTHS_MAX: i64 = 1_000_000_000_000;

impl EffectBody {
    /// Checks measure and figure.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check
            .text("measure", &self.measure, 2, TITLE_MAX)
            .range("hundredths", Some(self.hundredths), -HUNDREDTHS_MAX, HUNDREDTHS_MAX)
            .optional_text("note", &self.note, 1000);
        check.finish()
    }
}

wire! {
    /// A further figure for an effect.
    pub struct EffectValueBody {
        pub level: EffectLevel,
        pub hundredths: i64,
        #[serde(default)]
        pub note: String,
    }
}

impl EffectValueBody {
    /// Checks the figure.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check
            .range("hundredths", Some(self.hundredths), -HUNDREDTHS_MAX, HUNDREDTHS_MAX)
            .optional_text("note", &self.note, 1000);
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

words! {
    /// How a list of initiatives is sorted.
    pub enum InitiativeSort {
        /// Nearest horizon first.
        Horizon = "horizon",
        Newest = "newest",
        /// Most units hit first.
        Units = "units",
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn late_is_what_says_so_or_what_has_passed_its_horizon() {
        let june = PartialDate::half(2024, 1);
        let last = june.map_or(0, |half| half.last_day());
        let late = |status, health, today| is_late(status, health, june.as_ref(), today);
        assert!(!late(InitiativeStatus::InProgress, Health::OnTrack, last));
        assert!(late(InitiativeStatus::InProgress, Health::OnTrack, last + 1));
        assert!(late(InitiativeStatus::Planned, Health::Late, last - 100));
        assert!(!late(InitiativeStatus::Delivered, Health::Late, last + 1));
        assert!(!is_late(InitiativeStatus::Planned, Health::OnTrack, None, last));
    }
}
