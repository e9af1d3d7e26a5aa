//! People and the positions they hold.

use crate::{
    AreaId, Need, Page, PartialDate, Permission, PersonId, PositionId, Role, Subject, Timestamp, UnitId,
    check::Check,
    problem::Problem,
    units::{NAME_MAX, UnitRef},
};

words! {
    /// A language of the interface.
    pub enum Language {
        Danish = "da",
        English = "en",
    }
}

wire! {
    /// A role someone holds at a unit.
    pub struct Position {
        pub id: PositionId,
        pub role: Role,
        pub unit: UnitRef,
        /// For process owners: the areas it is limited to; empty means all areas of the unit.
        #[serde(default)]
        pub areas: Vec<AreaId>,
        #[serde(default)]
        pub valid_from: Option<PartialDate>,
        #[serde(default)]
        pub valid_to: Option<PartialDate>,
    }
}

wire! {
    /// A person as an administrator sees them.
    pub struct Person {
        pub id: PersonId,
        pub name: String,
        #[serde(default)]
        pub email: Option<String>,
        pub positions: Vec<Position>,
        /// Whether they have chosen a password.
        pub has_password: bool,
        /// When an unused invitation runs out.
        #[serde(default)]
        pub invited_until: Option<Timestamp>,
        /// Closed accounts cannot sign in; what the person did stays.
        pub closed: bool,
        pub version: i64,
    }
}

wire! {
    /// A person as other things name them.
    pub struct PersonRef {
        pub id: PersonId,
        pub name: String,
    }
}

wire! {
    /// Making or changing a person.
    pub struct PersonBody {
        pub name: String,
        #[serde(default)]
        pub email: Option<String>,
        #[serde(default)]
        pub closed: bool,
        /// When making a person: the unit and role to begin with.
        #[serde(default)]
        pub first_position: Option<PositionBody>,
        #[serde(default)]
        pub version: i64,
    }
}

impl PersonBody {
    /// Checks name and address.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check.text("name", &self.name, 2, NAME_MAX);
        if let Some(email) = &self.email {
            check.email("email", email);
        }
        check.finish()
    }
}

wire! {
    /// Giving a role at a unit.
    pub struct PositionBody {
        pub role: Role,
        pub unit: UnitId,
        #[serde(default)]
        pub areas: Vec<AreaId>,
        #[serde(default)]
        pub valid_from: Option<PartialDate>,
        #[serde(default)]
        pub valid_to: Option<PartialDate>,
    }
}

wire! {
    /// Which people to list.
    #[derive(Default)]
    pub struct PeopleQuery {
        /// Part of a name or address.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub q: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub unit: Option<UnitId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub role: Option<Role>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub page: Option<i64>,
    }
}

wire! {
    /// A link that lets a person choose a password; shown once.
    pub struct Invitation {
        /// The whole address; the token stands after `#`, so it reaches no log.
        pub link: String,
        pub expires_at: Timestamp,
    }
}

path_params! {
    /// `{person}`
    PersonPath { person: PersonId }
    /// `{person}` and `{position}`
    PositionPath { person: PersonId, position: PositionId }
}

wire! {
    /// People who can be given something to do: name and unit.
    pub struct Assignees {
        pub people: Vec<PersonRef>,
    }
}

endpoints! {
    /// People, by name.
    ListPeople: Get "/api/v1/people", needs Need::Can(Permission::PeopleManage), query PeopleQuery, reply Page<Person>;
    /// One person.
    GetPerson: Get "/api/v1/people/{person}", needs Need::Can(Permission::PeopleManage), path PersonPath, reply Person,
        subject |path, _| Subject::Person(path.person.clone());
    /// Make a person, usually with a first position.
    CreatePerson: Post "/api/v1/people", needs Need::Can(Permission::PeopleManage), body PersonBody, reply Person,
        subject |_, body| Subject::UnitOrTop(body.first_position.as_ref().map(|position| position.unit.clone()));
    /// Change name or address, close or open the account.
    UpdatePerson: Put "/api/v1/people/{person}", needs Need::Can(Permission::PeopleManage), path PersonPath, body PersonBody,
        reply Person, subject |path, _| Subject::Person(path.person.clone());
    /// Give the person a role at a unit.
    CreatePosition: Post "/api/v1/people/{person}/positions", needs Need::Can(Permission::PeopleManage), path PersonPath,
        body PositionBody, reply Person, subject |_, body| Subject::Unit(body.unit.clone());
    /// Take a role from the person.
    DeletePosition: Delete "/api/v1/people/{person}/positions/{position}", needs Need::Can(Permission::PeopleManage),
        path PositionPath, reply Person, subject |path, _| Subject::Person(path.person.clone());
    /// Make an invitation or reset link; earlier ones stop working.
    CreateInvitation: Post "/api/v1/people/{person}/invitation", needs Need::Can(Permission::PeopleManage), path PersonPath,
        reply Invitation, subject |path, _| Subject::Person(path.person.clone());
    /// Sign the person out everywhere.
    EndSessions: Delete "/api/v1/people/{person}/sessions", needs Need::Can(Permission::PeopleManage), path PersonPath,
        subject |path, _| Subject::Person(path.person.clone());
    /// Who can own an initiative or a milestone: process owners, management and administrators.
    ListAssignees: Get "/api/v1/assignees", needs Need::Can(Permission::InitiativeEdit), reply Assignees;
}
