//! Areas of work (fagområder): personnel, procurement, IT …, each with the unit responsible for it.

use crate::{
    AreaId, Need, Permission, Subject, UnitId,
    check::Check,
    people::PersonRef,
    problem::Problem,
    units::{NAME_MAX, SHORT_NAME_MAX, UnitRef},
};

wire! {
    /// An area.
    pub struct Area {
        pub id: AreaId,
        /// Short code, as in imports: `HR`.
        pub code: String,
        pub name: String,
        /// The unit responsible for it.
        pub unit: UnitRef,
        /// The process owners who answer for it now.
        pub owners: Vec<PersonRef>,
        /// Retired areas take no new wishes.
        pub retired: bool,
        pub version: i64,
    }
}

wire! {
    /// An area as other things name it.
    pub struct AreaRef {
        pub id: AreaId,
        pub name: String,
    }
}

wire! {
    /// Making or changing an area.
    pub struct AreaBody {
        pub code: String,
        pub name: String,
        pub unit: UnitId,
        #[serde(default)]
        pub retired: bool,
        #[serde(default)]
        pub version: i64,
    }
}

impl AreaBody {
    /// Checks code and name.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check.text("code", &self.code, 1, SHORT_NAME_MAX).text("name", &self.name, 2, NAME_MAX);
        check.finish()
    }
}

wire! {
    /// All areas in Danish order.
    pub struct Areas {
        pub areas: Vec<Area>,
    }
}

path_params! {
    /// `{area}`
    AreaPath { area: AreaId }
}

endpoints! {
    /// The areas.
    ListAreas: Get "/api/v1/areas", needs Need::SignedIn, reply Areas;
    /// Make an area.
    CreateArea: Post "/api/v1/areas", needs Need::Can(Permission::AreaManage), body AreaBody, reply Area,
        subject |_, body| Subject::Unit(body.unit.clone());
    /// Change an area.
    UpdateArea: Put "/api/v1/areas/{area}", needs Need::Can(Permission::AreaManage), path AreaPath, body AreaBody, reply Area,
        subject |path, _| Subject::Area(path.area.clone());
}
