//! How fast and with what wishes are answered: for management, per area and administration, over time.

use crate::{
    AreaId, Need, Permission, UnitId,
    areas::AreaRef,
    units::UnitRef,
    wishes::{Decision, VerdictsAt},
};

wire! {
    /// Which wishes to count.
    #[derive(Default)]
    pub struct AnswerTimesQuery {
        /// Answers of the last so many months; 12 unless given, at most 36.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub months: Option<i64>,
        /// Wishes from this administration only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub unit: Option<UnitId>,
        /// Wishes of this area only.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub area: Option<AreaId>,
    }
}

wire! {
    /// What was decided how often.
    pub struct DecisionCount {
        pub decision: Decision,
        pub count: i64,
    }
}

wire! {
    /// The figures of a group of wishes.
    #[derive(Default)]
    pub struct AnswerFigures {
        /// Awaiting an answer now.
        pub open: i64,
        /// Of these, due within the days of the reminder.
        pub due: i64,
        /// Of these, past the deadline.
        pub overdue: i64,
        /// Answered in the months looked at.
        pub answered: i64,
        /// Of these, by the deadline.
        pub in_time: i64,
        /// Median working days from receiving to the first answer; left out without any.
        #[serde(default)]
        pub median_days: Option<i64>,
        /// Most frequent first.
        pub decisions: Vec<DecisionCount>,
    }
}

wire! {
    /// An area with its figures.
    pub struct AreaFigures {
        pub area: AreaRef,
        pub figures: AnswerFigures,
    }
}

wire! {
    /// The wishes from an administration.
    pub struct AdministrationFigures {
        pub administration: UnitRef,
        pub figures: AnswerFigures,
    }
}

wire! {
    /// One month.
    pub struct MonthFigures {
        /// `2026-11`.
        pub month: String,
        pub received: i64,
        pub answered: i64,
        pub in_time: i64,
        #[serde(default)]
        pub median_days: Option<i64>,
    }
}

wire! {
    /// The overview.
    pub struct AnswerTimes {
        pub months_back: i64,
        pub total: AnswerFigures,
        /// Those with most overdue first.
        pub areas: Vec<AreaFigures>,
        pub administrations: Vec<AdministrationFigures>,
        /// "Har du mærket det?", by the administration of those who say it; only where somebody has.
        pub noticed: Vec<VerdictsAt>,
        /// Oldest first, without gaps.
        pub months: Vec<MonthFigures>,
    }
}

endpoints! {
    /// How wishes are answered.
    GetAnswerTimes: Get "/api/v1/answer-times", needs Need::Can(Permission::OverviewRead), query AnswerTimesQuery,
        reply AnswerTimes;
}
