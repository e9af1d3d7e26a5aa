//! What becomes of a cluster: a wish or an initiative, linked both ways.

use super::act::check_id;
use crate::{AreaId, ClusterId, UnitId, WorkshopId, problem::Problem};

path_params! {
    /// `{workshop}`, `{cluster}`
    ClusterPath { workshop: WorkshopId, cluster: ClusterId }
}

wire! {
    /// Making a cluster a wish or an initiative.
    pub struct OutcomeBody {
        /// Made once by whoever sends it: sent twice, it is done once.
        pub id: String,
        /// Where it belongs.
        pub area: AreaId,
        /// The unit responsible, for an initiative; left out, the unit of the workshop.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub unit: Option<UnitId>,
    }
}

impl OutcomeBody {
    /// Checks the id.
    pub fn check(&self) -> Result<(), Problem> {
        check_id(&self.id)
    }
}

wire! {
    /// Made, now or before: a cluster becomes one wish and one initiative.
    pub struct OutcomeReply {
        /// A view with this number or a higher one has it.
        pub seq: i64,
        /// Of the wish or initiative.
        pub number: i64,
    }
}

wire! {
    /// The workshop that a wish or an initiative came out of.
    pub struct WorkshopRef {
        pub id: WorkshopId,
        pub title: String,
    }
}
