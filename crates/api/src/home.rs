//! *Min side*: what awaits me, what became of mine, what is open near me.

use crate::{
    Need,
    initiatives::InitiativeRow,
    rounds::Round,
    wishes::{PathStep, Verdict, WishRow},
    workshops::WorkshopRow,
};

wire! {
    /// A wish I wrote or supported, and how far it is.
    pub struct Followed {
        pub wish: WishRow,
        pub path: Vec<PathStep>,
        /// The answer in one line.
        #[serde(default)]
        pub news: Option<String>,
        /// Carried out, and I have not said whether it helps.
        pub asks_verdict: bool,
        #[serde(default)]
        pub verdict: Option<Verdict>,
        /// The process owner has asked me something.
        pub asks_me: bool,
    }
}

wire! {
    /// Numbers for the overview; each leads to the list behind it.
    pub struct HomeNumbers {
        pub wishes: i64,
        pub open: i64,
        /// Of these, past the deadline.
        pub overdue: i64,
        pub answered: i64,
        pub carried_out: i64,
        pub initiatives: i64,
        pub delivered: i64,
        pub late: i64,
    }
}

wire! {
    /// The page.
    pub struct Home {
        /// Rounds that are open and to which I am invited, then other open ones.
        pub rounds: Vec<Round>,
        /// The workshops I lead, alone or with others: those that run, then those to come.
        #[serde(default)]
        pub workshops: Vec<WorkshopRow>,
        /// Mine: written first, then supported; those that ask something of me on top.
        pub mine: Vec<Followed>,
        pub mine_total: i64,
        /// Near me: open wishes that hit most units in my administration or areas, not mine.
        pub near: Vec<WishRow>,
        /// Awaiting my answer as a process owner, what is due first on top.
        pub awaiting: Vec<WishRow>,
        pub awaiting_total: i64,
        /// My initiatives that are late, at risk, or without a status for a month.
        pub initiatives: Vec<InitiativeRow>,
        /// For management: what is late, and what was delivered lately.
        pub late: Vec<InitiativeRow>,
        pub delivered: Vec<InitiativeRow>,
        pub numbers: HomeNumbers,
    }
}

endpoints! {
    /// My page.
    GetHome: Get "/api/v1/home", needs Need::SignedIn, reply Home;
}
