//! Live workshops (workshops): planned as an agenda of blocks, joined from phones by a code, run by facilitators, and left with
//! decisions.
//!
//! What happens in a workshop is a log of accepted [`act::Act`]s and [`lead::Lead`]s with one number after the other. Who watches has
//! a [`view`] made for them (participant, projector or facilitator), first whole, then as [`patch`]es. What one may not see yet is
//! not in the shape of their view.

pub mod act;
pub mod code;
pub mod lead;
pub mod map;
pub mod outcome;
pub mod patch;
pub mod plan;
pub mod record;
pub mod tally;
pub mod templates;
pub mod view;

pub use act::{Act, ActBody, ActReply};
pub use lead::{Lead, LeadBody, LeadReply};
pub use map::Map;
pub use outcome::{ClusterPath, OutcomeBody, OutcomeReply, WorkshopRef};
pub use plan::{
    Block, BlockKind, Grouping, Mode, Projected, Signing, Workshop, WorkshopBody, WorkshopRow,
    WorkshopStatus, Workshops,
};
pub use record::{Record, RecordPath};
pub use templates::{TemplateKind, WorkshopTemplate};
pub use view::{FacilitatorView, Frame, Own, ParticipantView, ProjectorView};

use crate::{
    CardId, FieldCode, FieldError, Need, Permission, Problem, Subject, UnitId, WorkshopId, check::Check,
    people::Assignees,
};

/// Longest name a participant gives, in characters.
pub const NAME_MAX: i64 = 60;

/// What somebody says who comes from none of the units that can be chosen.
pub const ELSEWHERE: &str = "-";

wire! {
    /// Joining with a code, without an account; signed in, as oneself if one wants.
    pub struct JoinBody {
        /// Made once by whoever joins, and known to nobody else: sent again, it is the same person.
        pub key: String,
        /// As typed: spaces, hyphens and small letters are fine.
        pub code: String,
        /// What the others may call one; may be empty.
        #[serde(default)]
        pub name: String,
        /// Where one is from, if the facilitator asks: a unit, or `-` for somewhere else.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub unit: Option<UnitId>,
        /// Join as the signed-in person.
        #[serde(default)]
        pub as_myself: bool,
    }
}

impl JoinBody {
    /// Checks the length of the name.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        act::check_id(&self.key)?;
        check.optional_text("name", &self.name, NAME_MAX);
        if code::normalised(&self.code).is_none() {
            check.add(FieldError::new("code", FieldCode::Unknown));
        }
        check.finish()
    }
}

wire! {
    /// What a code leads to, before one joins.
    pub struct Invitation {
        pub workshop: WorkshopId,
        pub title: String,
        pub signing: Signing,
        pub asks_unit: bool,
        /// Units to choose from, where the facilitator asks, by their names; the last, `-`, is somewhere else.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub units: Vec<UnitChoice>,
        /// Whoever holds the cookie of this workshop has joined already.
        pub joined: bool,
    }
}

wire! {
    /// A unit one can say one is from.
    pub struct UnitChoice {
        pub id: UnitId,
        /// Empty for `-`, which whoever shows it names in the reader's language.
        pub name: String,
    }
}

wire! {
    /// Where the stream goes on.
    #[derive(Default)]
    pub struct FollowQuery {
        /// The last number seen. The stream goes on after it where that is possible, and begins with a snapshot where not.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub after: Option<i64>,
        /// `poll` answers once, as soon as there is something (or after 25 seconds), for proxies that buffer streams.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub mode: Option<String>,
    }
}

wire! {
    /// Cards that are likely about the same.
    pub struct Suggestion {
        pub cards: Vec<CardId>,
        /// A word they share, to begin a name with.
        pub title: String,
    }
}

wire! {
    /// Groups to accept or refuse, one by one.
    pub struct Suggestions {
        pub groups: Vec<Suggestion>,
    }
}

path_params! {
    /// `{workshop}`
    WorkshopPath { workshop: WorkshopId }
    /// `{code}`
    CodePath { code: String }
}

endpoints! {
    /// Workshops one may lead, the next first.
    ListWorkshops: Get "/api/v1/workshops", needs Need::SignedIn, reply Workshops;
    /// Plan a workshop.
    CreateWorkshop: Post "/api/v1/workshops", needs Need::Can(Permission::WorkshopLead), body WorkshopBody,
        reply Workshop, subject |_, body| Subject::Unit(body.unit.clone());
    /// Who can be asked to lead one together: everybody who answers for something, and the facilitators.
    ListFacilitators: Get "/api/v1/workshops/facilitators", needs Need::Can(Permission::WorkshopLead), reply Assignees;
    /// A workshop as planned.
    ShowWorkshop: Get "/api/v1/workshops/{workshop}", needs Need::OwnOr(Permission::WorkshopLead), path WorkshopPath,
        reply Workshop, subject |path, _| Subject::Workshop(path.workshop.clone());
    /// Change the plan; while it runs, blocks are changed by leading.
    UpdateWorkshop: Put "/api/v1/workshops/{workshop}", needs Need::OwnOr(Permission::WorkshopLead), path WorkshopPath,
        body WorkshopBody, reply Workshop, subject |path, _| Subject::Workshop(path.workshop.clone());
    /// Delete a workshop that was never opened, or has ended: its plan, its record and all that is known of those who took part. What came
    /// out of it stays.
    DeleteWorkshop: Delete "/api/v1/workshops/{workshop}", needs Need::OwnOr(Permission::WorkshopLead), path WorkshopPath,
        subject |path, _| Subject::Workshop(path.workshop.clone());
    /// What a code leads to. Guessing is slowed.
    ShowInvitation: Get "/api/v1/join/{code}", needs Need::Public, path CodePath, reply Invitation;
    /// Shown cards in no group that are likely about the same, the likeliest first; what was refused is not offered again.
    SuggestGroups: Get "/api/v1/workshops/{workshop}/suggestions", needs Need::OwnOr(Permission::WorkshopLead),
        path WorkshopPath, reply Suggestions, subject |path, _| Subject::Workshop(path.workshop.clone());
    /// The code as a picture to scan (SVG); it leads to the page where one joins.
    ShowQrCode: Get "/api/v1/workshops/{workshop}/qr", needs Need::OwnOr(Permission::WorkshopLead), path WorkshopPath,
        file "image/svg+xml", subject |path, _| Subject::Workshop(path.workshop.clone());
    /// Join a workshop. Sets a cookie that is good for this workshop only.
    JoinWorkshop: Post "/api/v1/join", needs Need::Public, body JoinBody, reply Frame;
    /// What a participant sees now.
    SeeWorkshop: Get "/api/v1/workshops/{workshop}/participant", needs Need::Participant, path WorkshopPath, reply Frame,
        subject |path, _| Subject::Workshop(path.workshop.clone());
    /// What a participant sees, as it changes.
    FollowWorkshop: Get "/api/v1/workshops/{workshop}/participant/stream", needs Need::Participant, path WorkshopPath,
        query FollowQuery, file "text/event-stream", subject |path, _| Subject::Workshop(path.workshop.clone());
    /// Do something as a participant. The same id twice does it once.
    ActInWorkshop: Post "/api/v1/workshops/{workshop}/acts", needs Need::Participant, path WorkshopPath, body ActBody,
        reply ActReply, subject |path, _| Subject::Workshop(path.workshop.clone());
    /// What the projector shows, as it changes.
    FollowProjector: Get "/api/v1/workshops/{workshop}/projector/stream", needs Need::OwnOr(Permission::WorkshopLead),
        path WorkshopPath, query FollowQuery, file "text/event-stream",
        subject |path, _| Subject::Workshop(path.workshop.clone());
    /// What the facilitator sees, as it changes.
    FollowAsFacilitator: Get "/api/v1/workshops/{workshop}/facilitator/stream",
        needs Need::OwnOr(Permission::WorkshopLead), path WorkshopPath, query FollowQuery, file "text/event-stream",
        subject |path, _| Subject::Workshop(path.workshop.clone());
    /// Lead: open, go on, reveal, close, let in, decide. The same id twice does it once.
    LeadWorkshop: Post "/api/v1/workshops/{workshop}/lead", needs Need::OwnOr(Permission::WorkshopLead),
        path WorkshopPath, body LeadBody, reply LeadReply, subject |path, _| Subject::Workshop(path.workshop.clone());
    /// Make a cluster a wish: its cards are the text, and whoever gave it dots supports it, each once.
    MakeWish: Post "/api/v1/workshops/{workshop}/clusters/{cluster}/wish", needs Need::OwnOr(Permission::WorkshopLead),
        path ClusterPath, body OutcomeBody, reply OutcomeReply, subject |path, _| Subject::Workshop(path.workshop.clone());
    /// Make a cluster an initiative, linked to its wishes. Who may not make initiatives there is told.
    MakeInitiative: Post "/api/v1/workshops/{workshop}/clusters/{cluster}/initiative",
        needs Need::OwnOr(Permission::WorkshopLead), path ClusterPath, body OutcomeBody, reply OutcomeReply,
        subject |path, _| Subject::Workshop(path.workshop.clone());
    /// The record, as far as it has come.
    ShowRecord: Get "/api/v1/workshops/{workshop}/record", needs Need::OwnOr(Permission::WorkshopLead), path WorkshopPath,
        reply Record, subject |path, _| Subject::Workshop(path.workshop.clone());
    /// The record as a file: Markdown, CSV or JSON.
    ExportRecord: Get "/api/v1/workshops/{workshop}/record/{format}", needs Need::OwnOr(Permission::WorkshopLead),
        path RecordPath, file "text/markdown", subject |path, _| Subject::Workshop(path.workshop.clone());
    /// The record for those who took part, once the workshop has ended.
    ReadRecord: Get "/api/v1/workshops/{workshop}/participant/record", needs Need::Participant, path WorkshopPath,
        reply Record, subject |path, _| Subject::Workshop(path.workshop.clone());
}
