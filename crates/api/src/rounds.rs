//! Collection rounds (indsamlingsrunder): a time in which chosen units are asked for wishes on chosen areas.

use crate::{
    AreaId, FieldCode, FieldError, Need, PartialDate, Permission, RoundId, Subject, UnitId, check::Check,
    problem::Problem, units::NAME_MAX,
};

words! {
    /// Where a round stands today.
    pub enum RoundState {
        /// Opens later.
        Planned = "planned",
        Open = "open",
        Closed = "closed",
    }
}

wire! {
    /// A round.
    pub struct Round {
        pub id: RoundId,
        pub name: String,
        /// What it is for, in a few sentences.
        pub purpose: String,
        /// First and last day, both included.
        pub opens_on: PartialDate,
        pub closes_on: PartialDate,
        pub state: RoundState,
        /// Empty means all areas.
        pub areas: Vec<AreaId>,
        /// Empty means all units; a unit stands for everything below it.
        pub units: Vec<UnitId>,
        /// How many wishes have come in, and from how many units.
        pub wishes: i64,
        pub units_heard: i64,
        /// Whether the one who asks is invited.
        pub invited: bool,
        pub version: i64,
    }
}

wire! {
    /// Making or changing a round. Days, not months.
    pub struct RoundBody {
        pub name: String,
        pub purpose: String,
        pub opens_on: PartialDate,
        pub closes_on: PartialDate,
        #[serde(default)]
        pub areas: Vec<AreaId>,
        #[serde(default)]
        pub units: Vec<UnitId>,
        #[serde(default)]
        pub version: i64,
    }
}

impl RoundBody {
    /// Checks texts and the order of the days.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check.text("name", &self.name, 3, NAME_MAX).text("purpose", &self.purpose, 3, 1000);
        for (field, date) in [("opens_on", &self.opens_on), ("closes_on", &self.closes_on)] {
            if date.day_of_month().is_none() {
                check.add(FieldError::new(field, FieldCode::NotADate));
            }
        }
        if self.closes_on.last_day() < self.opens_on.first_day() {
            check.add(FieldError::new("closes_on", FieldCode::WrongOrder));
        }
        check.finish()
    }
}

wire! {
    /// All rounds, newest first.
    pub struct Rounds {
        pub rounds: Vec<Round>,
    }
}

path_params! {
    /// `{round}`
    RoundPath { round: RoundId }
}

endpoints! {
    /// The rounds.
    ListRounds: Get "/api/v1/rounds", needs Need::SignedIn, reply Rounds;
    /// Open a round.
    CreateRound: Post "/api/v1/rounds", needs Need::Can(Permission::RoundManage), body RoundBody, reply Round,
        subject |_, _| Subject::Municipality;
    /// Change a round; a day that has passed closes it.
    UpdateRound: Put "/api/v1/rounds/{round}", needs Need::Can(Permission::RoundManage), path RoundPath, body RoundBody,
        reply Round, subject |_, _| Subject::Municipality;
    /// Close a round now; new wishes go to the permanent box.
    CloseRound: Post "/api/v1/rounds/{round}/close", needs Need::Can(Permission::RoundManage), path RoundPath, reply Round,
        subject |_, _| Subject::Municipality;
}
