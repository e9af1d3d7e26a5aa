//! Who may do what: permissions, the roles that are sets of them, and where a role counts.

use crate::{AreaId, UnitId};

words! {
    /// One thing a person may be allowed to do.
    pub enum Permission {
        /// Send a wish for one's own unit.
        WishSubmit = "wish_submit",
        /// Say "this hits us too", follow, comment, say whether it helped.
        WishSupport = "wish_support",
        /// Set status and area, ask back, answer, verify the burden.
        WishAssess = "wish_assess",
        /// Remove a wish or a comment that breaks the rules.
        Moderate = "moderate",
        /// Make and change initiatives, their milestones, status and effects.
        InitiativeEdit = "initiative_edit",
        /// Verify an effect that someone else estimated.
        EffectVerify = "effect_verify",
        UnitManage = "unit_manage",
        PeopleManage = "people_manage",
        AreaManage = "area_manage",
        RoundManage = "round_manage",
        /// Import records from files, and undo an import.
        ImportRun = "import_run",
        /// Take out everything as an archive.
        ArchiveExport = "archive_export",
        /// Read the activity log.
        ActivityRead = "activity_read",
        /// See the mail queue, and decide about mails that failed.
        MailManage = "mail_manage",
        /// Keep webhooks, and see what was sent to them.
        WebhookManage = "webhook_manage",
        /// Plan workshops and lead them.
        WorkshopLead = "workshop_lead",
        /// Read the figures across administrations.
        OverviewRead = "overview_read",
    }
}

words! {
    /// A role, held at a unit and valid below it.
    pub enum Role {
        /// Decentral leader (decentral leder): reports and supports.
        Leader = "leader",
        /// Process owner (procesejer): assesses, answers, runs initiatives; may be limited to some areas.
        ProcessOwner = "process_owner",
        /// Workshop facilitator (facilitator).
        Facilitator = "facilitator",
        /// Management (ledelse): reads across, verifies effects.
        Management = "management",
        Administrator = "administrator",
    }
}

impl Role {
    /// What the role allows at its unit and below.
    pub fn permissions(self) -> &'static [Permission] {
        use Permission::*;
        match self {
            Role::Leader => &[WishSubmit, WishSupport],
            Role::ProcessOwner => &[WishSubmit, WishSupport, WishAssess, InitiativeEdit],
            Role::Facilitator => &[WishSubmit, WishSupport, WorkshopLead],
            Role::Management => &[WishSubmit, WishSupport, EffectVerify, OverviewRead],
            Role::Administrator => Permission::ALL,
        }
    }

    /// Whether the role allows it.
    pub fn allows(self, permission: Permission) -> bool {
        self.permissions().contains(&permission)
    }
}

wire! {
    /// A role someone holds now, with what is needed to decide where it counts.
    pub struct Grant {
        pub role: Role,
        pub unit: UnitId,
        pub unit_name: String,
        pub unit_short_name: String,
        /// The areas a process owner is limited to; empty means all.
        #[serde(default)]
        pub areas: Vec<AreaId>,
    }
}

impl Grant {
    /// Whether the grant allows `permission` for a thing of `area` at a unit whose ancestors (itself first) are `lineage`.
    pub fn allows_at(&self, permission: Permission, lineage: &[UnitId], area: Option<&AreaId>) -> bool {
        self.role.allows(permission)
            && lineage.contains(&self.unit)
            && (self.areas.is_empty() || area.is_none_or(|area| self.areas.contains(area)))
    }
}

/// Whether any of the grants allows `permission` somewhere; for menus and route guards.
pub fn allowed_anywhere(grants: &[Grant], permission: Permission) -> bool {
    grants.iter().any(|grant| grant.role.allows(permission))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn grant(role: Role, areas: &[&str]) -> Grant {
        Grant {
            role,
            unit: "suf".into(),
            unit_name: String::new(),
            unit_short_name: String::new(),
            areas: areas.iter().map(|area| AreaId::from(*area)).collect(),
        }
    }

    #[test]
    fn a_role_counts_at_its_unit_and_below_only() {
        let owner = grant(Role::ProcessOwner, &[]);
        let below = ["home".into(), "suf".into(), "top".into()];
        let beside = ["buf".into(), "top".into()];
        assert!(owner.allows_at(Permission::WishAssess, &below, None));
        assert!(!owner.allows_at(Permission::WishAssess, &beside, None));
        assert!(!owner.allows_at(Permission::WishAssess, &["top".into()], None));
    }

    #[test]
    fn an_owner_limited_to_areas_is_limited() {
        let owner = grant(Role::ProcessOwner, &["hr"]);
        let here = ["suf".into()];
        assert!(owner.allows_at(Permission::WishAssess, &here, Some(&"hr".into())));
        assert!(!owner.allows_at(Permission::WishAssess, &here, Some(&"it".into())));
    }

    #[test]
    fn only_administrators_manage_people() {
        for role in Role::ALL {
            assert_eq!(role.allows(Permission::PeopleManage), *role == Role::Administrator);
        }
    }
}
