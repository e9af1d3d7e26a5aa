//! The roadmap: every initiative at once, for the timeline and its table.

use crate::{Need, initiatives::InitiativeRow};

wire! {
    /// All initiatives; the page filters, sorts and lays them out.
    pub struct Roadmap {
        pub initiatives: Vec<InitiativeRow>,
        /// Today by the server's clock, as days since 1970-01-01.
        pub today: i32,
    }
}

endpoints! {
    /// The roadmap.
    GetRoadmap: Get "/api/v1/roadmap", needs Need::SignedIn, reply Roadmap;
}
