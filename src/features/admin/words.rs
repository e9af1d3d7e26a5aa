//! The field's words as the administration shows them.

use forenkl_api::{PartialDate, Role, units::UnitKind};

use super::texts as t;
use crate::{format, ui::Choice};

/// The name of a role.
pub fn role(role: Role) -> &'static str {
    match role {
        Role::Leader => t::role_leader(),
        Role::ProcessOwner => t::role_process_owner(),
        Role::Facilitator => t::role_facilitator(),
        Role::Management => t::role_management(),
        Role::Administrator => t::role_administrator(),
    }
}

fn role_hint(role: Role) -> &'static str {
    match role {
        Role::Leader => t::role_leader_hint(),
        Role::ProcessOwner => t::role_process_owner_hint(),
        Role::Facilitator => t::role_facilitator_hint(),
        Role::Management => t::role_management_hint(),
        Role::Administrator => t::role_administrator_hint(),
    }
}

/// The roles to choose from, each with what it is for.
pub fn role_choices() -> Vec<Choice> {
    Role::ALL.iter().map(|each| Choice::new(each.word(), role(*each)).hint(role_hint(*each))).collect()
}

/// The name of a kind of unit.
pub fn kind(kind: UnitKind) -> &'static str {
    match kind {
        UnitKind::Municipality => t::kind_municipality(),
        UnitKind::Administration => t::kind_administration(),
        UnitKind::SharedUnit => t::kind_shared_unit(),
        UnitKind::Department => t::kind_department(),
        UnitKind::Institution => t::kind_institution(),
        UnitKind::Team => t::kind_team(),
    }
}

/// The kinds to choose from.
pub fn kind_choices() -> Vec<Choice> {
    UnitKind::ALL.iter().map(|each| Choice::new(each.word(), kind(*each))).collect()
}

/// "1. januar 2026 – 31. december 2027", "fra 1. januar 2026"; nothing when it always holds.
pub fn validity(from: Option<PartialDate>, to: Option<PartialDate>) -> Option<String> {
    let day = |date: &PartialDate| format::partial_date(date);
    match (from, to) {
        (None, None) => None,
        (Some(from), None) => Some(t::from_day(day(&from))),
        (None, Some(to)) => Some(t::until_day(day(&to))),
        (Some(from), Some(to)) => Some(t::between_days(day(&from), day(&to))),
    }
}

/// A date field as it is written: `None` when empty. Text that is no date reads as `None` too; see [`unreadable`].
pub fn read_date(text: &str) -> Option<PartialDate> {
    PartialDate::parse(text.trim())
}

/// Whether a date field holds something that is no date.
pub fn unreadable(text: &str) -> bool {
    !text.trim().is_empty() && read_date(text).is_none()
}

/// A date as its field takes it.
pub fn write_date(date: Option<PartialDate>) -> String {
    date.map(|date| date.to_string()).unwrap_or_default()
}

/// A text field that may be left empty.
pub fn optional(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

/// Today here, in days since 1970-01-01.
pub fn today() -> i32 {
    format::local_day(format::now()).map(|day| day.first_day()).unwrap_or_default()
}
