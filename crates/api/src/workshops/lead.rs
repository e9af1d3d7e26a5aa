//! What a facilitator does.

use super::{
    act::{Act, check_id, some_cards},
    plan::{Block, TEXT_MAX},
};
use crate::{
    BlockId, CardId, ClusterId, FieldCode, FieldError, PartialDate, ParticipantId, UnitId, check::Check,
    problem::Problem, wishes::RuleSource,
};

words! {
    /// What is decided about a cluster.
    pub enum Verdict {
        /// Fjern: stop doing it.
        Remove = "remove",
        /// Forenkl: do it in less.
        Simplify = "simplify",
        /// Flyt: let somebody else do it.
        Move = "move",
        /// Behold: keep it, and say why.
        Keep = "keep",
        /// Udfordr reglen: ask whoever owns the rule.
        ChallengeRule = "challenge_rule",
    }
}

wire! {
    /// A decision about a cluster.
    pub struct Decision {
        pub verdict: Verdict,
        #[serde(default)]
        pub reason: String,
        /// Whose rule it is.
        pub rule_source: RuleSource,
        /// Who decides, where the room cannot.
        #[serde(default)]
        pub decides: String,
        /// Who sees to it.
        #[serde(default)]
        pub owner: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub deadline: Option<PartialDate>,
        /// "If … then …": an implementation intention (Gollwitzer 1999), so that it happens.
        #[serde(default)]
        pub if_then: String,
    }
}

impl Decision {
    fn check_into(&self, check: &mut Check) {
        check
            .optional_text("reason", &self.reason, TEXT_MAX)
            .optional_text("decides", &self.decides, 120)
            .optional_text("owner", &self.owner, 120)
            .optional_text("if_then", &self.if_then, TEXT_MAX)
            .no_cpr("reason", &self.reason, false)
            .no_cpr("if_then", &self.if_then, false);
        if self.verdict == Verdict::Keep && self.reason.trim().is_empty() {
            check.add(FieldError::new("reason", FieldCode::Required));
        }
    }
}

/// One thing a facilitator does.
#[derive(Debug, Clone, PartialEq, serde::Serialize, serde::Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "do", rename_all = "snake_case")]
pub enum Lead {
    /// Opens the workshop: people can join. Begins with no block.
    Open,
    /// Ends it. Nobody writes any more; the record stands.
    End,
    /// Goes to a block, which may be one that was left.
    Go {
        block: BlockId,
    },
    /// Leaves a block out, or takes it in again.
    Skip {
        block: BlockId,
        skip: bool,
    },
    /// Puts a block behind another, or first.
    Add {
        block: Block,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        after: Option<BlockId>,
    },
    /// Changes a block. Its kind stays, once it has begun.
    Change {
        block: Block,
    },
    /// Takes out a block that has not begun.
    Drop {
        block: BlockId,
    },
    /// Puts the blocks into this order.
    Order {
        blocks: Vec<BlockId>,
    },
    /// Shows everybody the cards of a block; of a discussion, in pairs too, also those that were written before it.
    Reveal {
        block: BlockId,
    },
    /// Closes a block's vote, places or stances and shows the result; or takes more.
    Close {
        block: BlockId,
        close: bool,
    },
    /// Starts the timer, in seconds.
    Start {
        seconds: i64,
    },
    Pause,
    Resume,
    /// Gives more time, in seconds.
    Extend {
        seconds: i64,
    },
    /// No timer.
    StopTimer,
    /// Nobody new can join; or again.
    Lock {
        lock: bool,
    },
    /// The code is turned for a new one.
    TurnCode {
        code: String,
    },
    /// Cards stay anonymous for good, though they were to be signed.
    Anonymise,
    /// Lets in who waits.
    LetIn {
        participant: ParticipantId,
    },
    /// Sends somebody out; what they wrote stays.
    SendOut {
        participant: ParticipantId,
    },
    /// Takes in somebody without a phone.
    Seat {
        name: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        unit: Option<UnitId>,
    },
    /// Does something for somebody without a phone.
    For {
        participant: ParticipantId,
        act: Act,
    },
    /// Groups, parks or names as the facilitator.
    Do {
        act: Act,
    },
    /// Takes a hand down.
    LowerHand {
        participant: ParticipantId,
    },
    /// Takes something out of the parking lot.
    Unpark {
        parked: i64,
    },
    /// Removes a card that should not have been written.
    RemoveCard {
        card: CardId,
    },
    /// Cards that the likeness put together do not belong together.
    Refuse {
        cards: Vec<CardId>,
    },
    /// Decides about a cluster.
    Decide {
        cluster: ClusterId,
        decision: Decision,
    },
}

impl Lead {
    /// Checks texts and numbers; what fits the moment is for the server to know.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        match self {
            Lead::Add { block, .. } | Lead::Change { block } => block.check_into(&mut check, ""),
            Lead::Start { seconds } | Lead::Extend { seconds } => {
                check.range("seconds", Some(*seconds), 1, super::plan::MINUTES_MAX * 60);
            }
            Lead::Seat { name, .. } => {
                check.text("name", name, 1, super::NAME_MAX);
            }
            Lead::For { act, .. } | Lead::Do { act } => return act.check(),
            Lead::Refuse { cards } => some_cards(&mut check, cards),
            Lead::Decide { decision, .. } => decision.check_into(&mut check),
            _ => {}
        }
        check.finish()
    }
}

wire! {
    /// Something a facilitator does, with its id.
    pub struct LeadBody {
        pub id: String,
        pub lead: Lead,
    }
}

impl LeadBody {
    /// Checks what is done and the length of its id.
    pub fn check(&self) -> Result<(), Problem> {
        check_id(&self.id)?;
        self.lead.check()
    }
}

wire! {
    /// Done. A view with this number or a higher one has it.
    pub struct LeadReply {
        pub seq: i64,
        /// The block, cluster, card or participant that was made.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub made: Option<String>,
    }
}
