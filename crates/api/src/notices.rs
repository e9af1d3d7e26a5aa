//! Notices (beskeder): what someone is told about wishes, initiatives and workshops that are theirs in some way.
//!
//! Everything follows from the [activity](crate::activity): a notice says that a certain entry matters to a certain person.

use crate::{
    Need, Page, Timestamp, WorkshopId,
    check::Check,
    people::PersonRef,
    problem::{FieldCode, FieldError, Problem},
    wishes::Decision,
};

words! {
    /// What a notice is about. For each kind a person chooses how soon it is mailed.
    pub enum NoticeKind {
        /// A wish I wrote, support or follow was answered.
        Answer = "answer",
        /// What I asked for was delivered: what I said, what was done, and whether it helps.
        Receipt = "receipt",
        /// The process owner asks me back.
        Question = "question",
        /// A wish of mine moves: it is being assessed, an initiative was linked or has a new status.
        Progress = "progress",
        /// Someone commented on a wish I wrote, follow or answer for.
        Comment = "comment",
        /// A wish of mine was merged with another, or taken out again.
        Merge = "merge",
        /// A new wish on my areas, or one that someone opened again.
        NewWish = "new_wish",
        /// An answer is due soon, or overdue.
        Deadline = "deadline",
        /// A wish was handed over or assigned to me.
        Assigned = "assigned",
        /// An answer was appealed.
        Appeal = "appeal",
        /// I was asked to lead a workshop with others.
        Workshop = "workshop",
        /// Something I had scheduled could not be done.
        Trouble = "trouble",
    }
}

impl NoticeKind {
    /// How soon it is mailed unless the person has chosen otherwise.
    pub fn pace(self) -> Pace {
        match self {
            Self::Progress => Pace::Weekly,
            Self::Comment | Self::NewWish => Pace::Daily,
            _ => Pace::AtOnce,
        }
    }
}

words! {
    /// How soon something is mailed. In the app it is always shown at once.
    pub enum Pace {
        /// Within minutes; what comes close together comes in one mail.
        AtOnce = "at_once",
        /// The next morning at seven, Danish time.
        Daily = "daily",
        /// Monday morning at seven, Danish time.
        Weekly = "weekly",
        Never = "never",
    }
}

wire! {
    /// One notice.
    pub struct Notice {
        pub kind: NoticeKind,
        /// What was done, as the activity calls it: `wish.answered`.
        pub action: String,
        pub at: Timestamp,
        pub unread: bool,
        /// Who did it; left out for the system, and where the author chose not to be seen.
        #[serde(default)]
        pub by: Option<PersonRef>,
        /// What the answer decides.
        #[serde(default)]
        pub decision: Option<Decision>,
        /// The beginning of what was said: the answer's reason, the question, the comment, the status.
        #[serde(default)]
        pub excerpt: Option<String>,
    }
}

wire! {
    /// The notices about one wish, one initiative or one workshop.
    pub struct NoticeGroup {
        /// The wish's number; left out where it is about something else.
        #[serde(default)]
        pub wish: Option<i64>,
        #[serde(default)]
        pub initiative: Option<i64>,
        #[serde(default)]
        pub workshop: Option<WorkshopId>,
        pub title: String,
        /// The wishes the reader wrote or supported that an initiative answers; for asking whether it helps.
        #[serde(default)]
        pub mine: Vec<NoticeWish>,
        pub unread: i64,
        /// How many there are in all.
        pub total: i64,
        /// The newest few, newest first.
        pub notices: Vec<Notice>,
    }
}

wire! {
    /// A wish of the reader's, as a receipt names it.
    pub struct NoticeWish {
        pub number: i64,
        pub title: String,
        /// The beginning of its text.
        pub excerpt: String,
    }
}

wire! {
    /// Which page of notices to read.
    #[derive(Default)]
    pub struct NoticeQuery {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub page: Option<i64>,
    }
}

wire! {
    /// How many notices the reader has not seen yet.
    pub struct Unread {
        pub unread: i64,
    }
}

wire! {
    /// Marking as read: those about a wish, an initiative or a workshop, or all.
    #[derive(Default)]
    pub struct ReadBody {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub wish: Option<i64>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub initiative: Option<i64>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub workshop: Option<WorkshopId>,
    }
}

impl ReadBody {
    /// Checks that it names one thing at most.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        if self.wish.is_some() && self.initiative.is_some() {
            check.add(FieldError::new("initiative", FieldCode::NotAllowed));
        }
        if self.workshop.is_some() && (self.wish.is_some() || self.initiative.is_some()) {
            check.add(FieldError::new("workshop", FieldCode::NotAllowed));
        }
        check.finish()
    }
}

wire! {
    /// How soon one kind is mailed.
    pub struct NoticeChoice {
        pub kind: NoticeKind,
        pub pace: Pace,
    }
}

wire! {
    /// How soon each kind is mailed, in the order people meet them.
    pub struct NoticeChoices {
        pub choices: Vec<NoticeChoice>,
        /// Whether this Forenkl sends mail at all.
        pub mails: bool,
        /// Where to; left out for someone without an address.
        #[serde(default)]
        pub email: Option<String>,
    }
}

wire! {
    /// Choosing how soon some kinds are mailed; the others stay as they are.
    pub struct ChoicesBody {
        pub choices: Vec<NoticeChoice>,
    }
}

impl ChoicesBody {
    /// Checks that each kind is named once.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        let mut kinds: Vec<NoticeKind> = self.choices.iter().map(|choice| choice.kind).collect();
        kinds.sort_unstable();
        kinds.dedup();
        if kinds.is_empty() || kinds.len() != self.choices.len() {
            check.add(FieldError::new("choices", FieldCode::NotAllowed));
        }
        check.finish()
    }
}

endpoints! {
    /// My notices, grouped by wish or initiative, the newest group first.
    ListNotices: Get "/api/v1/notices", needs Need::SignedIn, query NoticeQuery, reply Page<NoticeGroup>;
    /// How many notices I have not seen.
    CountUnread: Get "/api/v1/notices/unread", needs Need::SignedIn, reply Unread;
    /// Mark my notices as read.
    ReadNotices: Put "/api/v1/notices/read", needs Need::SignedIn, body ReadBody, reply Unread;
    /// How soon I am mailed.
    GetChoices: Get "/api/v1/notices/choices", needs Need::SignedIn, reply NoticeChoices;
    /// Choose how soon I am mailed.
    SetChoices: Put "/api/v1/notices/choices", needs Need::SignedIn, body ChoicesBody, reply NoticeChoices;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(kinds: &[NoticeKind]) -> ChoicesBody {
        let choices = kinds.iter().map(|kind| NoticeChoice { kind: *kind, pace: Pace::Never }).collect();
        ChoicesBody { choices }
    }

    #[test]
    fn each_kind_is_chosen_once() {
        assert!(body(NoticeKind::ALL).check().is_ok());
        assert!(body(&[]).check().is_err());
        assert!(body(&[NoticeKind::Answer, NoticeKind::Answer]).check().is_err());
    }

    #[test]
    fn what_concerns_oneself_comes_at_once_and_what_drips_in_is_gathered() {
        assert_eq!(NoticeKind::Answer.pace(), Pace::AtOnce);
        assert_eq!(NoticeKind::Comment.pace(), Pace::Daily);
        assert_eq!(NoticeKind::Progress.pace(), Pace::Weekly);
    }
}
