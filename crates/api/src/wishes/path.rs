//! The path of a wish as a line of dots.

use crate::Timestamp;

words! {
    /// The stations of a wish.
    pub enum StepKind {
        Received = "received",
        Assessing = "assessing",
        Answered = "answered",
        CarriedOut = "carried_out",
        Confirmed = "confirmed",
    }
}

words! {
    /// Whether the wish has passed a station.
    pub enum StepState {
        Done = "done",
        Now = "now",
        Ahead = "ahead",
        /// Passed once, open again: someone said it does not help.
        Reopened = "reopened",
        /// Will not be reached: the answer was no.
        Skipped = "skipped",
    }
}

wire! {
    /// One station.
    pub struct PathStep {
        pub kind: StepKind,
        pub state: StepState,
        /// When it was reached, where the moment is known.
        #[serde(default)]
        pub at: Option<Timestamp>,
    }
}
