//! Org units: the municipality as a tree.

use crate::{Need, PartialDate, Permission, Subject, UnitId, check::Check, problem::Problem};

words! {
    /// What kind of unit it is.
    pub enum UnitKind {
        /// The municipality itself (kommune); the top.
        Municipality = "municipality",
        /// An administration (forvaltning).
        Administration = "administration",
        /// A shared unit (koncernenhed).
        SharedUnit = "shared_unit",
        /// A centre, district or department (center, område, afdeling).
        Department = "department",
        /// A decentral unit: school, care home, day-care, library … (institution).
        Institution = "institution",
        /// A team.
        Team = "team",
    }
}

wire! {
    /// An org unit.
    pub struct Unit {
        pub id: UnitId,
        #[serde(default)]
        pub parent: Option<UnitId>,
        pub kind: UnitKind,
        pub name: String,
        pub short_name: String,
        /// The id in the system the unit was imported from.
        #[serde(default)]
        pub outside_id: Option<String>,
        #[serde(default)]
        pub valid_from: Option<PartialDate>,
        #[serde(default)]
        pub valid_to: Option<PartialDate>,
        pub version: i64,
    }
}

wire! {
    /// A unit as other things name it.
    pub struct UnitRef {
        pub id: UnitId,
        pub name: String,
        pub short_name: String,
    }
}

wire! {
    /// Making or changing a unit.
    pub struct UnitBody {
        #[serde(default)]
        pub parent: Option<UnitId>,
        pub kind: UnitKind,
        pub name: String,
        pub short_name: String,
        #[serde(default)]
        pub outside_id: Option<String>,
        #[serde(default)]
        pub valid_from: Option<PartialDate>,
        #[serde(default)]
        pub valid_to: Option<PartialDate>,
        /// The version the change is based on; 0 when new.
        #[serde(default)]
        pub version: i64,
    }
}

/// Longest name of a unit, area, person or round.
pub const NAME_MAX: i64 = 120;
/// Longest short name or code.
pub const SHORT_NAME_MAX: i64 = 20;

impl UnitBody {
    /// Checks names and dates.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check.text("name", &self.name, 2, NAME_MAX).text("short_name", &self.short_name, 1, SHORT_NAME_MAX);
        check.optional_text("outside_id", self.outside_id.as_deref().unwrap_or_default(), 60);
        if let (Some(from), Some(to)) = (&self.valid_from, &self.valid_to)
            && to.last_day() < from.first_day()
        {
            check.add(crate::FieldError::new("valid_to", crate::FieldCode::WrongOrder));
        }
        check.finish()
    }
}

wire! {
    /// All units, parents before children, siblings in Danish order.
    pub struct Units {
        pub units: Vec<Unit>,
    }
}

path_params! {
    /// `{unit}`
    UnitPath { unit: UnitId }
}

endpoints! {
    /// The organisation as a tree.
    ListUnits: Get "/api/v1/units", needs Need::SignedIn, reply Units;
    /// Make a unit below another.
    CreateUnit: Post "/api/v1/units", needs Need::Can(Permission::UnitManage), body UnitBody, reply Unit,
        subject |_, body| Subject::UnitOrTop(body.parent.clone());
    /// Change a unit, or move it below another.
    UpdateUnit: Put "/api/v1/units/{unit}", needs Need::Can(Permission::UnitManage), path UnitPath, body UnitBody, reply Unit,
        subject |path, _| Subject::Unit(path.unit.clone());
    /// Remove a unit that nothing hangs on; close it with a date otherwise.
    DeleteUnit: Delete "/api/v1/units/{unit}", needs Need::Can(Permission::UnitManage), path UnitPath,
        subject |path, _| Subject::Unit(path.unit.clone());
}
