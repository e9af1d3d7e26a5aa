//! The steps of an initiative that have a date of their own.

use crate::{
    MilestoneId, PartialDate, PersonId, Timestamp, check::Check, people::PersonRef, problem::Problem,
    wishes::TITLE_MAX,
};

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
