//! What each audience sees. What comes and goes stands in maps by id, so that a change travels as a small [`super::patch`].
//!
//! Three shapes, because what one may not see is not hidden but missing: no view has the author of a card, except by the name they gave
//! where cards are signed and discussed.

use super::{
    act::Stance,
    lead::{Decision, Verdict},
    map::Map,
    plan::{Block, BlockKind, Grouping, Mode, Projected, Signing, WorkshopStatus},
    tally::Spread,
};
use crate::{BlockId, CardId, ClusterId, PartialDate, ParticipantId, Timestamp, UnitId, WorkshopId};

words! {
    /// Kinds of frame on a workshop's stream, the SSE event names.
    pub enum FrameName {
        /// Everything: for a participant a [`Frame`], for the others `seq`, `now` and `view`.
        Snapshot = "snapshot",
        /// `seq`, `now`, and a patch of the view.
        Patch = "patch",
        /// `seq`, `now`, and what is one's own, after somebody else changed it; or where no snapshot was needed.
        Own = "own",
        /// Still here; the server's clock.
        Heartbeat = "heartbeat",
        /// The server goes down, or the reader was too slow: come back.
        Goodbye = "goodbye",
    }
}

wire! {
    /// A block as everybody may see it, once it has begun.
    pub struct BlockView {
        /// Where it stands in the agenda, from 0.
        pub place: i64,
        pub kind: BlockKind,
        pub title: String,
        pub prompt: String,
        pub mode: Mode,
        pub minutes: i64,
        pub grouping: Grouping,
        pub projected: Projected,
        /// Others' cards of it are shown.
        pub revealed: bool,
        /// Takes no more votes, places or stances; the result is shown.
        pub closed: bool,
        /// Dots each person has.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub votes: Option<i64>,
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub statements: Vec<String>,
        /// How many people have given something: written, voted, placed.
        pub heard: i64,
        /// How many are ready to go on.
        pub ready: i64,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub result: Option<BlockResult>,
    }
}

wire! {
    /// What came of a block, once it is closed; by option (a cluster, or a card in none) or by the statement's place.
    #[derive(Default)]
    pub struct BlockResult {
        #[serde(default, skip_serializing_if = "Map::is_empty")]
        pub dots: Map<String, i64>,
        #[serde(default, skip_serializing_if = "Map::is_empty")]
        pub places: Map<String, Placed>,
        #[serde(default, skip_serializing_if = "Map::is_empty")]
        pub stances: Map<String, Stances>,
    }
}

wire! {
    /// Where an option was placed.
    pub struct Placed {
        pub effort: Spread,
        pub effect: Spread,
    }
}

wire! {
    /// How people stand on a statement.
    #[derive(Default)]
    pub struct Stances {
        pub agree: i64,
        pub disagree: i64,
        pub pass: i64,
        /// To how many it is important.
        pub important: i64,
    }
}

wire! {
    /// A card as others see it.
    pub struct CardView {
        pub block: BlockId,
        pub text: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub cluster: Option<ClusterId>,
        /// The wish it was made of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub wish: Option<i64>,
    }
}

wire! {
    /// A cluster.
    pub struct ClusterView {
        pub title: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub decision: Option<Decision>,
        /// What became of it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub wish: Option<i64>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub initiative: Option<i64>,
    }
}

wire! {
    /// Something that was agreed last time, and how far it has come.
    pub struct Agreed {
        pub title: String,
        pub verdict: Verdict,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        pub owner: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub deadline: Option<PartialDate>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub wish: Option<i64>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub initiative: Option<i64>,
        /// The wish has been carried out, or the initiative delivered.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub done: bool,
    }
}

wire! {
    /// The timer. Moments are the server's; a reader knows how far its own clock is from that.
    pub struct Timer {
        /// When it runs out, while it runs.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub ends_at: Option<Timestamp>,
        /// What is left, in milliseconds, while it stands still.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub left: Option<i64>,
    }
}

wire! {
    /// What everybody sees: blocks up to the present one, and cards as far as they are shown. Nothing says who wrote what.
    pub struct Shown {
        pub title: String,
        pub status: WorkshopStatus,
        pub signing: Signing,
        pub blocks: Map<BlockId, BlockView>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub now: Option<BlockId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub timer: Option<Timer>,
        pub cards: Map<CardId, CardView>,
        pub clusters: Map<ClusterId, ClusterView>,
        /// What was agreed last time, while the first block is on.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub agreed: Vec<Agreed>,
        /// How many are here, and how many hands are up.
        pub people: i64,
        pub hands: i64,
        /// The parking lot, in the order of its keys.
        pub parked: Map<String, String>,
    }
}

wire! {
    /// What a participant sees.
    pub struct ParticipantView {
        pub shown: Shown,
        /// Who wrote a card, where cards are signed, it is discussed, and they gave a name.
        #[serde(default, skip_serializing_if = "Map::is_empty")]
        pub signed: Map<CardId, String>,
    }
}

wire! {
    /// What the projector shows; never who wrote something.
    pub struct ProjectorView {
        pub shown: Shown,
        /// How to join; missing when nobody new can, or it has run out.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub code: Option<String>,
        /// How many cards there are in the present block, shown or not.
        pub written: i64,
    }
}

wire! {
    /// Somebody as the facilitator sees them.
    pub struct Person {
        pub name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub unit: Option<UnitId>,
        /// Waits to be let in.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub waits: bool,
        /// Was sent out, and by whom; empty where that is not known any more.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub sent_out: Option<String>,
        /// Has no phone: the facilitator writes and votes for them.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub seated: bool,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub ready: bool,
        /// When the hand went up.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub hand: Option<Timestamp>,
    }
}

wire! {
    /// A block as the facilitator sees it.
    pub struct Step {
        pub place: i64,
        pub plan: Block,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub skipped: bool,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub began_at: Option<Timestamp>,
        /// Milliseconds it has taken, without the present visit.
        pub took: i64,
    }
}

wire! {
    /// What the facilitator sees.
    pub struct FacilitatorView {
        pub shown: Shown,
        /// As participants see it.
        #[serde(default, skip_serializing_if = "Map::is_empty")]
        pub signed: Map<CardId, String>,
        pub purpose: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub code: Option<String>,
        pub locked: bool,
        pub written: i64,
        /// The whole agenda.
        pub agenda: Map<BlockId, Step>,
        /// Since when the present block has been on.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub since: Option<Timestamp>,
        /// Everybody, by id.
        pub everybody: Map<ParticipantId, Person>,
        /// Who of those who lead noted a decision, as long as that is known.
        #[serde(default, skip_serializing_if = "Map::is_empty")]
        pub decided_by: Map<ClusterId, String>,
    }
}

wire! {
    /// A card of one's own.
    pub struct OwnCard {
        pub block: BlockId,
        pub text: String,
    }
}

wire! {
    /// Where one placed an option.
    pub struct OwnPlace {
        pub effort: i64,
        pub effect: i64,
    }
}

wire! {
    /// Where one stands on a statement.
    pub struct OwnStance {
        pub stance: Stance,
        pub important: bool,
    }
}

wire! {
    /// What is one's own: travels in the snapshot and in replies, to nobody else.
    pub struct Own {
        /// The number of the last entry that it has in it: what comes on two ways at once comes in either order, and the higher one stays.
        #[serde(default)]
        pub seq: i64,
        pub participant: ParticipantId,
        pub name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub unit: Option<UnitId>,
        /// Waits to be let in.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub waits: bool,
        /// Was sent out.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub out: bool,
        pub cards: Map<CardId, OwnCard>,
        /// By block, then by option.
        pub votes: Map<BlockId, Map<String, i64>>,
        pub places: Map<BlockId, Map<String, OwnPlace>>,
        /// By block, then by the statement's place.
        pub stances: Map<BlockId, Map<String, OwnStance>>,
        /// The block one is ready to leave.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub ready: Option<BlockId>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub hand: bool,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub in_record: bool,
        /// Whether an address was left, not which.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub gets_record: bool,
    }
}

wire! {
    /// A snapshot for a participant.
    pub struct Frame {
        pub workshop: WorkshopId,
        pub seq: i64,
        /// The server's clock.
        pub now: Timestamp,
        pub view: ParticipantView,
        pub own: Own,
    }
}
