//! Wishes in lists: the row, and the question a list answers.

use super::{Burden, Decision, Hits, RuleSource, WishKind, WishSort, WishStatus};
use crate::{AreaId, PartialDate, RoundId, UnitId, areas::AreaRef, deadlines::Deadline};

wire! {
    /// A wish in a list.
    pub struct WishRow {
        pub number: i64,
        pub title: String,
        /// The beginning of the text.
        pub excerpt: String,
        pub area: AreaRef,
        pub status: WishStatus,
        /// The decision of the latest answer.
        #[serde(default)]
        pub decision: Option<Decision>,
        /// The horizon promised with it.
        #[serde(default)]
        pub horizon: Option<PartialDate>,
        pub rule_source: RuleSource,
        pub kind: WishKind,
        pub supporters: i64,
        pub units_hit: i64,
        pub burden: Burden,
        pub comments: i64,
        /// As exactly as it is known.
        #[serde(default)]
        pub received: Option<PartialDate>,
        /// What is owed next, as long as something is.
        #[serde(default)]
        pub deadline: Option<Deadline>,
        /// Whether the reader has said "this hits us too".
        pub supported: bool,
        /// Whether the reader wrote it.
        pub mine: bool,
        /// Where it has what is searched for; only in a search.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub hits: Option<Hits>,
    }
}

wire! {
    /// Which wishes to list. All of it stands in the page's address too.
    #[derive(Default)]
    pub struct WishQuery {
        /// Words, the last of them perhaps only begun, or a number.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub q: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub area: Option<AreaId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub status: Option<WishStatus>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub decision: Option<Decision>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub rule_source: Option<RuleSource>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub kind: Option<WishKind>,
        /// Wishes from this unit and below; usually an administration.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub unit: Option<UnitId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub round: Option<RoundId>,
        /// `mine`, `supported`, `followed`, `awaiting` (those the reader should answer), `open` (an answer is owed),
        /// `overdue` (an answer is owed since), `referred` (with the rule's owner) or `delivered`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub only: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub sort: Option<WishSort>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub page: Option<i64>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub per_page: Option<i64>,
    }
}
