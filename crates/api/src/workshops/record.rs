//! The record (referat): everything a workshop amounts to, ready as the room leaves. Nothing in it says who wrote or chose what.

use super::{
    lead::Decision,
    plan::{BlockKind, Signing, WorkshopStatus},
    view::{Placed, Stances},
};
use crate::{BlockId, ClusterId, Timestamp, UnitId, WorkshopId};

path_params! {
    /// `{workshop}`, `{format}`: `md`, `csv` or `json`
    RecordPath { workshop: WorkshopId, format: String }
}

wire! {
    /// The record of a workshop.
    pub struct Record {
        pub workshop: WorkshopId,
        pub title: String,
        pub purpose: String,
        pub place: String,
        /// The programme it belongs to; may be empty.
        pub programme: String,
        pub status: WorkshopStatus,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub opened_at: Option<Timestamp>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub ended_at: Option<Timestamp>,
        /// What was anonymous: told before anyone wrote.
        pub signing: Signing,
        /// How many took part.
        pub people: i64,
        pub units: Vec<UnitCount>,
        /// How many took part and said no unit.
        pub without_unit: i64,
        /// Those who said that their name may stand here.
        pub names: Vec<String>,
        pub agenda: Vec<RecordBlock>,
        /// In the order of the dots they got, the most first; then as they were made.
        pub clusters: Vec<RecordCluster>,
        /// Cards in no cluster.
        pub loose: Vec<RecordCard>,
        pub parked: Vec<String>,
    }
}

wire! {
    /// How many came from a unit.
    pub struct UnitCount {
        pub unit: UnitId,
        pub name: String,
        pub people: i64,
    }
}

wire! {
    /// A block as it went.
    pub struct RecordBlock {
        pub block: BlockId,
        pub kind: BlockKind,
        pub title: String,
        pub prompt: String,
        /// Minutes.
        pub planned: i64,
        /// Minutes, rounded; left out where it was not reached.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub took: Option<i64>,
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        pub skipped: bool,
        /// Of a vote: dots each person had.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub votes: Option<i64>,
        /// How many gave something: cards, dots, places or stances.
        pub heard: i64,
        /// What each option got, the most first.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub options: Vec<RecordOption>,
        /// How people stand on each statement.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        pub statements: Vec<RecordStatement>,
    }
}

wire! {
    /// What an option got in a block.
    pub struct RecordOption {
        pub title: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub dots: Option<i64>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub placed: Option<Placed>,
    }
}

wire! {
    /// How people stand on a statement.
    pub struct RecordStatement {
        pub text: String,
        pub stances: Stances,
    }
}

wire! {
    /// A cluster, and what became of it.
    pub struct RecordCluster {
        pub id: ClusterId,
        pub title: String,
        pub cards: Vec<RecordCard>,
        /// In all votes together.
        pub dots: i64,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub decision: Option<Decision>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub wish: Option<i64>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub initiative: Option<i64>,
    }
}

wire! {
    /// A card.
    pub struct RecordCard {
        pub text: String,
        /// The wish it was made of.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub wish: Option<i64>,
    }
}

impl Stances {
    /// Whether a statement divides the room: a fifth or more of those who took a side stand on the smaller one.
    pub fn is_divided(&self) -> bool {
        let sides = self.agree + self.disagree;
        sides >= 2 && self.agree.min(self.disagree) * 5 >= sides
    }
}
