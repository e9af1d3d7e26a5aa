//! For which of their units a person may send or support, and which round a wish belongs to.

use forenkl_api::{
    AreaId, Permission, UnitId,
    rounds::{Round, RoundState},
    session::Me,
};

/// A unit one may speak for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnUnit {
    pub id: UnitId,
    pub name: String,
}

/// The units a person may do this for: the home unit first, each once.
pub fn own_units(me: &Me, permission: Permission) -> Vec<OwnUnit> {
    let mut units: Vec<OwnUnit> = Vec::new();
    for grant in me.home.iter().chain(&me.grants) {
        if grant.role.allows(permission) && units.iter().all(|unit| unit.id != grant.unit) {
            units.push(OwnUnit { id: grant.unit.clone(), name: grant.unit_name.clone() });
        }
    }
    units
}

/// The open round a wish belongs to: one that invites the writer and collects wishes of this area.
pub fn open_round<'a>(rounds: &'a [Round], area: &AreaId) -> Option<&'a Round> {
    rounds.iter().find(|round| {
        round.state == RoundState::Open
            && round.invited
            && (round.areas.is_empty() || round.areas.contains(area))
    })
}

#[cfg(test)]
mod tests {
    use forenkl_api::{PartialDate, Role, people::Language, permission::Grant};

    use super::*;

    fn grant(role: Role, unit: &str) -> Grant {
        Grant {
            role,
            unit: unit.into(),
            unit_name: unit.to_uppercase(),
            unit_short_name: unit.into(),
            areas: Vec::new(),
        }
    }

    fn round(id: &str, state: RoundState, invited: bool, areas: &[&str]) -> Round {
        let day = PartialDate::day(2026, 5, 1).unwrap();
        Round {
            id: id.into(),
            name: id.into(),
            purpose: String::new(),
            opens_on: day,
            closes_on: day,
            state,
            areas: areas.iter().map(|area| AreaId::from(*area)).collect(),
            units: Vec::new(),
            wishes: 0,
            units_heard: 0,
            invited,
            version: 1,
        }
    }

    #[test]
    fn the_home_unit_comes_first_and_each_unit_once() {
        let me = Me {
            id: "p".into(),
            name: "Maria".into(),
            email: None,
            language: Language::Danish,
            grants: vec![grant(Role::Leader, "a"), grant(Role::Leader, "b"), grant(Role::ProcessOwner, "b")],
            home: Some(grant(Role::Leader, "b")),
        };
        let names: Vec<_> =
            own_units(&me, Permission::WishSubmit).into_iter().map(|unit| unit.name).collect();
        assert_eq!(names, ["B", "A"]);
        assert!(own_units(&me, Permission::ArchiveExport).is_empty());
    }

    #[test]
    fn only_an_open_round_that_invites_and_collects_the_area_counts() {
        let rounds = [
            round("lukket", RoundState::Closed, true, &[]),
            round("andre", RoundState::Open, false, &[]),
            round("it", RoundState::Open, true, &["it"]),
            round("alle", RoundState::Open, true, &[]),
        ];
        let name = |area: &str| open_round(&rounds, &area.into()).map(|round| round.name.clone());
        assert_eq!(name("it").as_deref(), Some("it"));
        assert_eq!(name("hr").as_deref(), Some("alle"));
        assert_eq!(open_round(&rounds[..2], &"hr".into()), None);
    }
}
