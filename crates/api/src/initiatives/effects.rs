//! What an initiative gives: effects, and their figures.

use super::{EffectLevel, EffectUnit};
use crate::{EffectId, Timestamp, check::Check, people::PersonRef, problem::Problem, wishes::TITLE_MAX};

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
