//! A small town: a municipality with two administrations, a school and a care home, and someone in every role.

use forenkl::{
    Fault,
    db::Tx,
    features::{areas, people, units},
};
use forenkl_api::{
    AreaId, PersonId, Role, UnitId,
    areas::AreaBody,
    people::PositionBody,
    units::{UnitBody, UnitKind},
};

/// Someone and their unit.
#[derive(Debug, Clone)]
pub struct Someone {
    pub id: PersonId,
    pub unit: UnitId,
}

/// The town.
#[derive(Debug, Clone)]
pub struct Town {
    pub top: UnitId,
    /// Administrations.
    pub schools: UnitId,
    pub care: UnitId,
    pub school: UnitId,
    pub care_home: UnitId,
    /// Responsible for personnel and IT.
    pub shared: UnitId,
    pub personnel: AreaId,
    pub it: AreaId,
    /// Head of the school.
    pub leader: Someone,
    /// Head of the care home.
    pub other_leader: Someone,
    /// Process owner for both areas.
    pub owner: Someone,
    /// Process owner at the schools' administration, for nothing of the shared unit's.
    pub foreign_owner: Someone,
    pub facilitator: Someone,
    pub management: Someone,
    pub administrator: Someone,
    /// Administrator of the schools' administration only.
    pub local_administrator: Someone,
}

impl Town {
    /// Everyone, with what to call them.
    pub fn everyone(&self) -> Vec<(&'static str, &Someone)> {
        vec![
            ("leader", &self.leader),
            ("other_leader", &self.other_leader),
            ("owner", &self.owner),
            ("foreign_owner", &self.foreign_owner),
            ("facilitator", &self.facilitator),
            ("management", &self.management),
            ("administrator", &self.administrator),
            ("local_administrator", &self.local_administrator),
        ]
    }
}

/// Builds the town in an empty store.
pub fn build(tx: &mut Tx<'_>) -> Result<Town, Fault> {
    let top = units::app::create_top(tx, "Ærøskøbing Kommune")?;
    let schools = unit(tx, &top, UnitKind::Administration, "Skoleforvaltningen", "SKF")?;
    let care = unit(tx, &top, UnitKind::Administration, "Ældreforvaltningen", "ÆF")?;
    let school = unit(tx, &schools, UnitKind::Institution, "Østre Skole", "ØS")?;
    let care_home = unit(tx, &care, UnitKind::Institution, "Plejehjemmet Åen", "PÅ")?;
    let shared = unit(tx, &top, UnitKind::SharedUnit, "Fællesservice", "FS")?;
    let personnel = area(tx, "HR", "Personale", &shared)?;
    let it = area(tx, "IT", "It og adgange", &shared)?;
    Ok(Town {
        leader: someone(tx, "Mette Hansen", "mette@test.dk", Role::Leader, &school)?,
        other_leader: someone(tx, "Åge Ørsted", "aage@test.dk", Role::Leader, &care_home)?,
        owner: someone(tx, "Karen Holm", "karen@test.dk", Role::ProcessOwner, &shared)?,
        foreign_owner: someone(tx, "Bo Vind", "bo@test.dk", Role::ProcessOwner, &schools)?,
        facilitator: someone(tx, "Fie Lund", "fie@test.dk", Role::Facilitator, &top)?,
        management: someone(tx, "Direktør Dam", "dam@test.dk", Role::Management, &top)?,
        administrator: someone(tx, "Anna Admin", "anna@test.dk", Role::Administrator, &top)?,
        local_administrator: someone(tx, "Lars Lokal", "lars@test.dk", Role::Administrator, &schools)?,
        top,
        schools,
        care,
        school,
        care_home,
        shared,
        personnel,
        it,
    })
}

fn unit(tx: &mut Tx<'_>, parent: &UnitId, kind: UnitKind, name: &str, short: &str) -> Result<UnitId, Fault> {
    let body = UnitBody {
        parent: Some(parent.clone()),
        kind,
        name: name.into(),
        short_name: short.into(),
        outside_id: None,
        valid_from: None,
        valid_to: None,
        version: 0,
    };
    Ok(units::app::create(tx, &body, None)?.id)
}

fn area(tx: &mut Tx<'_>, code: &str, name: &str, unit: &UnitId) -> Result<AreaId, Fault> {
    let body =
        AreaBody { code: code.into(), name: name.into(), unit: unit.clone(), retired: false, version: 0 };
    Ok(areas::app::create(tx, &body, None)?.id)
}

/// Makes someone with a role.
pub fn someone(
    tx: &mut Tx<'_>,
    name: &str,
    email: &str,
    role: Role,
    unit: &UnitId,
) -> Result<Someone, Fault> {
    let id = people::app::create(tx, name, Some(email), None)?;
    let position =
        PositionBody { role, unit: unit.clone(), areas: Vec::new(), valid_from: None, valid_to: None };
    people::app::give_position(tx, &id, &position, None)?;
    Ok(Someone { id, unit: unit.clone() })
}
