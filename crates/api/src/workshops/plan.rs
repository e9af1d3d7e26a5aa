//! The plan: purpose, time, place, and an agenda of blocks.

use super::templates::WorkshopTemplate;
use crate::{
    BlockId, FieldCode, FieldError, PersonId, RoundId, Timestamp, UnitId, WorkshopId, check::Check,
    problem::Problem,
};

/// Characters of a title, of a longer text, and of a statement.
pub const TITLE_MAX: i64 = 120;
pub const TEXT_MAX: i64 = 2000;
pub const STATEMENT_MAX: i64 = 300;
/// Blocks in an agenda, statements in a block.
pub const BLOCKS_MAX: usize = 60;
pub const STATEMENTS_MAX: usize = 40;
/// Longest block, in minutes: a day.
pub const MINUTES_MAX: i64 = 480;
/// Most dots one person has in a block.
pub const VOTES_MAX: i64 = 50;

words! {
    /// What people do in a block.
    pub enum BlockKind {
        /// Listen: a frame, an agreement, a close.
        Talk = "talk",
        /// Write cards, each for oneself.
        Write = "write",
        /// Put cards that belong together into clusters.
        Group = "group",
        /// Give dots.
        Vote = "vote",
        /// Place each cluster on effort and effect.
        Prioritise = "prioritise",
        /// Agree, disagree or pass on statements.
        Judge = "judge",
        /// Speak, one at a time.
        Discuss = "discuss",
        /// Decide what becomes of each cluster, and who does it.
        Decide = "decide",
    }
}

words! {
    /// How people sit together in a block.
    pub enum Mode {
        Alone = "alone",
        Pairs = "pairs",
        Group = "group",
        Plenary = "plenary",
    }
}

words! {
    /// Who may put cards into clusters.
    pub enum Grouping {
        Facilitator = "facilitator",
        Everyone = "everyone",
    }
}

words! {
    /// What the projector shows beside the prompt.
    pub enum Projected {
        Prompt = "prompt",
        Cards = "cards",
        Results = "results",
    }
}

words! {
    /// Whether cards are signed. Told before anyone writes; later it can only become stricter.
    pub enum Signing {
        /// Nobody ever sees who wrote what.
        Anonymous = "anonymous",
        /// Anonymous while writing; names are shown when the cards are discussed, of those who gave one.
        Signed = "signed",
    }
}

words! {
    /// Where a workshop stands.
    pub enum WorkshopStatus {
        Planned = "planned",
        Running = "running",
        Ended = "ended",
    }
}

wire! {
    /// One block of an agenda.
    pub struct Block {
        /// Empty while it is new; given by the server.
        #[serde(default = "new_block")]
        pub id: BlockId,
        pub kind: BlockKind,
        pub title: String,
        /// What it is for; for the facilitator.
        #[serde(default)]
        pub purpose: String,
        /// The exact words everybody sees.
        #[serde(default)]
        pub prompt: String,
        pub mode: Mode,
        /// Planned minutes.
        pub minutes: i64,
        /// Who may group, in a block for that.
        pub grouping: Grouping,
        /// Others' cards are shown as soon as they are written, not when the facilitator reveals them.
        #[serde(default)]
        pub open: bool,
        /// Dots each person has; left out, a quarter of the options.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub votes: Option<i64>,
        /// What people agree or disagree with.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub statements: Vec<String>,
        pub projected: Projected,
        /// For the facilitator alone.
        #[serde(default)]
        pub notes: String,
    }
}

fn new_block() -> BlockId {
    BlockId(String::new())
}

impl Block {
    /// Checks texts and numbers; fields are named `{under}.title` and so on.
    pub fn check_into(&self, check: &mut Check, under: &str) {
        let field = |name: &str| format!("{under}{name}");
        check
            .text(&field("title"), &self.title, 1, TITLE_MAX)
            .optional_text(&field("purpose"), &self.purpose, TEXT_MAX)
            .optional_text(&field("prompt"), &self.prompt, TEXT_MAX)
            .optional_text(&field("notes"), &self.notes, TEXT_MAX)
            .range(&field("minutes"), Some(self.minutes), 1, MINUTES_MAX)
            .range(&field("votes"), self.votes, 1, VOTES_MAX);
        if self.statements.len() > STATEMENTS_MAX {
            let limit = i64::try_from(STATEMENTS_MAX).unwrap_or(i64::MAX);
            check.add(FieldError::new(field("statements"), FieldCode::OutOfRange).limit(limit));
        }
        for statement in &self.statements {
            check.text(&field("statements"), statement, 1, STATEMENT_MAX);
        }
    }
}

wire! {
    /// Planning or changing a workshop.
    pub struct WorkshopBody {
        pub title: String,
        #[serde(default)]
        pub purpose: String,
        /// Whose workshop it is: who leads workshops there may lead this one.
        pub unit: UnitId,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub starts_at: Option<Timestamp>,
        #[serde(default)]
        pub place: String,
        /// Of a call.
        #[serde(default)]
        pub link: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub round: Option<RoundId>,
        /// The programme it belongs to, as people call it; may be empty.
        #[serde(default)]
        pub programme: String,
        /// Who is invited; a unit stands for everything below it.
        #[serde(default)]
        pub units: Vec<UnitId>,
        /// People are asked which unit they are from when they join.
        #[serde(default)]
        pub asks_unit: bool,
        /// People who join wait until they are let in.
        #[serde(default)]
        pub waiting_room: bool,
        pub signing: Signing,
        pub blocks: Vec<Block>,
        /// Wishes to begin with, as cards.
        #[serde(default)]
        pub wishes: Vec<i64>,
        /// The workshop it goes on from: it opens with what was agreed there. Left out, the last of the same unit.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub follows: Option<WorkshopId>,
        /// Who leads it, beside the one who planned it.
        #[serde(default)]
        pub facilitators: Vec<PersonId>,
        #[serde(default)]
        pub version: i64,
    }
}

impl WorkshopBody {
    /// The plan a template begins with, in a unit: anonymous, without a time or a place, and open to everybody.
    pub fn from_template(template: WorkshopTemplate, unit: UnitId) -> Self {
        Self {
            title: template.title,
            purpose: template.purpose,
            unit,
            starts_at: None,
            place: String::new(),
            link: String::new(),
            round: None,
            programme: String::new(),
            units: Vec::new(),
            asks_unit: false,
            waiting_room: false,
            signing: Signing::Anonymous,
            blocks: template.blocks,
            wishes: Vec::new(),
            follows: None,
            facilitators: Vec::new(),
            version: 0,
        }
    }

    /// Checks texts, numbers and how much there is. Fields of blocks are named by their place: `blocks.0.title`.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check
            .text("title", &self.title, 3, TITLE_MAX)
            .optional_text("purpose", &self.purpose, TEXT_MAX)
            .optional_text("place", &self.place, TITLE_MAX)
            .optional_text("programme", &self.programme, TITLE_MAX)
            .optional_text("link", &self.link, TEXT_MAX);
        let link = self.link.trim();
        let is_address = link.starts_with("https://") || link.starts_with("http://");
        if !(link.is_empty() || is_address) {
            check.add(FieldError::new("link", FieldCode::NotAnAddress));
        }
        if self.blocks.is_empty() {
            check.add(FieldError::new("blocks", FieldCode::Required));
        } else if self.blocks.len() > BLOCKS_MAX {
            let limit = i64::try_from(BLOCKS_MAX).unwrap_or(i64::MAX);
            check.add(FieldError::new("blocks", FieldCode::OutOfRange).limit(limit));
        }
        for (place, block) in self.blocks.iter().enumerate() {
            block.check_into(&mut check, &format!("blocks.{place}."));
        }
        check.finish()
    }

    /// Planned minutes in all.
    pub fn minutes(&self) -> i64 {
        self.blocks.iter().map(|block| block.minutes).sum()
    }
}

wire! {
    /// A workshop as planned.
    pub struct Workshop {
        pub id: WorkshopId,
        pub status: WorkshopStatus,
        /// What people type to join, while it can be joined.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub code: Option<String>,
        pub plan: WorkshopBody,
    }
}

wire! {
    /// A workshop in a list.
    pub struct WorkshopRow {
        pub id: WorkshopId,
        pub title: String,
        pub status: WorkshopStatus,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub starts_at: Option<Timestamp>,
        pub place: String,
        /// The programme it belongs to; may be empty.
        pub programme: String,
        pub unit: UnitId,
        pub unit_name: String,
        /// Planned, in all.
        pub minutes: i64,
    }
}

wire! {
    /// Workshops: the running ones, then the planned ones by when they start, then the ended ones, the last first.
    pub struct Workshops {
        pub workshops: Vec<WorkshopRow>,
    }
}
