//! Feeds: what moves, read in other programs. An Atom feed of wishes and a calendar of deadlines, each at a secret address of one's own.
//!
//! The address is all it takes to read it, so it shows what its owner may see at that moment, and nothing of who wrote a wish. It can be
//! renewed, which ends the old one, and closed.

use crate::{Need, Timestamp, wishes::WishQuery};

words! {
    /// What a feed is for.
    pub enum FeedPurpose {
        /// Wishes as they move, in a feed reader.
        Wishes = "wishes",
        /// Deadlines and milestones, in a calendar.
        Calendar = "calendar",
    }
}

wire! {
    /// A feed of one's own.
    pub struct Feed {
        pub purpose: FeedPurpose,
        /// Secret. That of wishes takes the filters of the list of wishes as its query.
        pub address: String,
        pub made_at: Timestamp,
    }
}

wire! {
    /// My feeds; those that were never made are left out.
    pub struct Feeds {
        pub feeds: Vec<Feed>,
    }
}

path_params! {
    /// `{purpose}`: `wishes` or `calendar`
    FeedPath { purpose: FeedPurpose }
    /// `{token}`: the secret part of the address
    FeedTokenPath { token: String }
}

endpoints! {
    /// My feeds.
    ListFeeds: Get "/api/v1/feeds", needs Need::SignedIn, reply Feeds;
    /// Make a feed; where there is one, a new address for it, and the old one ends.
    MakeFeed: Put "/api/v1/feeds/{purpose}", needs Need::SignedIn, path FeedPath, reply Feeds;
    /// Close a feed.
    CloseFeed: Delete "/api/v1/feeds/{purpose}", needs Need::SignedIn, path FeedPath, reply Feeds;
    /// Wishes as Atom, those that moved last on top; takes the filters of the list. The address is all it takes.
    ReadWishFeed: Get "/feeds/{token}/oensker.atom", needs Need::Public, path FeedTokenPath, query WishQuery,
        file "application/atom+xml";
    /// Deadlines and milestones as a calendar. The address is all it takes.
    ReadCalendar: Get "/feeds/{token}/kalender.ics", needs Need::Public, path FeedTokenPath, file "text/calendar";
}
