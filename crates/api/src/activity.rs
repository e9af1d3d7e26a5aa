//! The activity: every change, who made it, when, and on which thing. From it come history, audit log and the live stream.

use crate::{Need, Page, Permission, Timestamp, people::PersonRef};

wire! {
    /// One change.
    pub struct Entry {
        /// Gap-free, in the order of commits.
        pub seq: i64,
        pub at: Timestamp,
        /// Who did it; left out for the system, and where the author chose not to be seen.
        #[serde(default)]
        pub actor: Option<PersonRef>,
        /// What was done: `wish.answered`.
        pub action: String,
        /// What it was done to: a noun and its number or id.
        pub subject_kind: String,
        pub subject: String,
        /// What to call the thing: the wish's title, the person's name.
        pub label: String,
        /// Fields that changed, before and after, as shown to people.
        #[serde(default)]
        pub changes: Vec<Change>,
    }
}

wire! {
    /// One field before and after.
    pub struct Change {
        pub field: String,
        #[serde(default)]
        pub before: Option<String>,
        #[serde(default)]
        pub after: Option<String>,
    }
}

wire! {
    /// The history of one thing, newest first.
    pub struct History {
        pub entries: Vec<Entry>,
    }
}

wire! {
    /// Which part of the log to read.
    #[derive(Default)]
    pub struct ActivityQuery {
        /// A noun: `wish`, `person` …
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub kind: Option<String>,
        /// Part of the actor's name.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub actor: Option<String>,
        /// First and last day, `2024-05-17`, both included.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub from: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub to: Option<String>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub page: Option<i64>,
    }
}

endpoints! {
    /// The activity log.
    ListActivity: Get "/api/v1/activity", needs Need::Can(Permission::ActivityRead), query ActivityQuery, reply Page<Entry>;
}
