//! What a participant does. Each carries an id made once by whoever sends it, so that sending it twice does it once.

use super::view::Own;
use crate::{
    BlockId, CardId, ClusterId, FieldCode, FieldError, UnitId, check::Check, people::Language,
    problem::Problem,
};

/// Characters of a card, of a cluster's name, and of something parked.
pub const CARD_MAX: i64 = 500;
pub const CLUSTER_MAX: i64 = 80;
pub const PARKED_MAX: i64 = 300;
/// Longest id of an act.
pub const ID_MAX: usize = 64;
/// Cards that are moved at once.
pub const MOVED_MAX: usize = 200;

words! {
    /// Where somebody stands on a statement.
    pub enum Stance {
        Agree = "agree",
        Disagree = "disagree",
        Pass = "pass",
    }
}

/// One thing a participant does.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Act {
    /// Writes a card in the running block.
    Write { block: BlockId, text: String },
    /// Changes the text of an own card, as long as it and its cluster were given nothing and nothing was decided about it.
    Rewrite { card: CardId, text: String },
    /// Takes back an own card.
    TakeBack { card: CardId },
    /// Moves cards into a cluster, or out of any: those of them that are still there.
    Move {
        cards: Vec<CardId>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        cluster: Option<ClusterId>,
    },
    /// Makes a cluster of cards: of those that are still there.
    Gather { cards: Vec<CardId>, title: String },
    /// Names a cluster.
    Name { cluster: ClusterId, title: String },
    /// Takes back what the same person did last to the clusters, if nobody has touched those cards since.
    UndoMove,
    /// Sets how many dots one gives to an option: a cluster, or a card that is in none.
    Vote { block: BlockId, option: String, dots: i64 },
    /// Places an option on effort and effect, 1 to 5 each.
    Place { block: BlockId, option: String, effort: i64, effect: i64 },
    /// Says where one stands on a statement, by its place in the block.
    Stand {
        block: BlockId,
        statement: i64,
        stance: Stance,
        #[serde(default)]
        important: bool,
    },
    /// Says that one is ready to go on from the block, or not yet.
    Ready { block: BlockId, ready: bool },
    /// Puts the hand up, or down.
    Hand { up: bool },
    /// Puts something into the parking lot.
    Park { text: String },
    /// Says who one is, as far as one wants.
    Tell {
        name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<UnitId>,
        /// One's name may stand in the record.
        #[serde(default)]
        in_record: bool,
        /// Where the record is sent; empty for nowhere, missing for where it was to go before.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        email: Option<String>,
        /// In which language what is sent there is written; missing, in Danish. Nothing where no address is named.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        language: Option<Language>,
    },
}

impl Act {
    /// Checks texts and numbers; what fits the moment is for the server to know.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        match self {
            Act::Write { text, .. } | Act::Rewrite { text, .. } => {
                check.text("text", text, 1, CARD_MAX).no_cpr("text", text, false);
            }
            Act::Gather { title, .. } | Act::Name { title, .. } => {
                check.text("title", title, 1, CLUSTER_MAX).no_cpr("title", title, false);
            }
            Act::Park { text } => {
                check.text("text", text, 1, PARKED_MAX).no_cpr("text", text, false);
            }
            Act::Vote { dots, .. } => {
                check.range("dots", Some(*dots), 0, super::plan::VOTES_MAX);
            }
            Act::Place { effort, effect, .. } => {
                check.range("effort", Some(*effort), 1, 5).range("effect", Some(*effect), 1, 5);
            }
            Act::Tell { name, email, .. } => {
                check.optional_text("name", name, super::NAME_MAX);
                if let Some(email) = email.as_ref().filter(|email| !email.trim().is_empty()) {
                    check.email("email", email);
                }
            }
            _ => {}
        }
        if let Act::Move { cards, .. } | Act::Gather { cards, .. } = self {
            some_cards(&mut check, cards);
        }
        check.finish()
    }

    /// Whether only somebody who takes part can do it: it is about themselves.
    pub fn is_personal(&self) -> bool {
        matches!(
            self,
            Act::Vote { .. }
                | Act::Place { .. }
                | Act::Stand { .. }
                | Act::Ready { .. }
                | Act::Hand { .. }
                | Act::Tell { .. }
        )
    }
}

/// At least one card, and not more than a hand can hold.
pub(super) fn some_cards(check: &mut Check, cards: &[CardId]) {
    if cards.is_empty() {
        check.add(FieldError::new("cards", FieldCode::Required));
    } else if cards.len() > MOVED_MAX {
        let limit = i64::try_from(MOVED_MAX).unwrap_or(i64::MAX);
        check.add(FieldError::new("cards", FieldCode::OutOfRange).limit(limit));
    }
}

/// Checks an id that its sender made: letters, digits and hyphens.
pub(super) fn check_id(id: &str) -> Result<(), Problem> {
    let fits = (1..=ID_MAX).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if fits { Ok(()) } else { Err(Problem::field("id", FieldCode::NotAllowed)) }
}

wire! {
    /// An act with its id.
    pub struct ActBody {
        pub id: String,
        pub act: Act,
    }
}

impl ActBody {
    /// Checks the act and the length of its id.
    pub fn check(&self) -> Result<(), Problem> {
        check_id(&self.id)?;
        self.act.check()
    }
}

wire! {
    /// Done. A view with this number or a higher one has it.
    pub struct ActReply {
        pub seq: i64,
        /// One's own things after it.
        pub own: Own,
        /// The card or cluster that was made.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub made: Option<String>,
    }
}
