//! Mails: the queue as administrators see it, and how someone stops being mailed without signing in.

use crate::{
    MailId, Need, Permission, Subject, Timestamp,
    notices::{NoticeKind, Pace},
    people::PersonRef,
    workshops::WorkshopRef,
};

words! {
    /// Where a mail stands.
    pub enum MailState {
        Waiting = "waiting",
        /// Someone is sending it just now.
        Sending = "sending",
        Sent = "sent",
        /// Given up after the last try, or because it cannot get better.
        Failed = "failed",
    }
}

words! {
    /// What went wrong.
    pub enum MailError {
        /// The mail server cannot be reached, or went away.
        Unreachable = "unreachable",
        /// It took too long to answer.
        Timeout = "timeout",
        /// No safe connection could be made.
        Tls = "tls",
        /// The mail server said no.
        Refused = "refused",
        /// The address is none.
        Address = "address",
        /// Forenkl stopped while sending.
        Interrupted = "interrupted",
        /// A mistake of ours.
        Internal = "internal",
    }
}

wire! {
    /// A mail in the queue. What stands in it is worked out when it is sent.
    pub struct QueuedMail {
        pub id: MailId,
        /// Whom it is to; nobody, for a letter to somebody who left an address in a workshop.
        #[serde(default)]
        pub person: Option<PersonRef>,
        /// The workshop such a letter is about. The address is shown to nobody.
        #[serde(default)]
        pub workshop: Option<WorkshopRef>,
        /// The slowest pace of what is in it.
        pub pace: Pace,
        pub state: MailState,
        pub tries: i64,
        /// How many notices are in it.
        pub notices: i64,
        pub made_at: Timestamp,
        #[serde(default)]
        pub next_try_at: Option<Timestamp>,
        #[serde(default)]
        pub sent_at: Option<Timestamp>,
        #[serde(default)]
        pub error: Option<MailError>,
        /// What the mail server answered (RFC 5321), as in 550.
        #[serde(default)]
        pub code: Option<i64>,
    }
}

wire! {
    /// The queue.
    pub struct MailQueue {
        /// Whether this Forenkl sends mail at all.
        pub mails: bool,
        pub waiting: i64,
        pub failed: i64,
        /// Sent within the last day.
        pub sent: i64,
        /// Those that failed, then those that wait, then those sent lately; at most 50 of each.
        pub items: Vec<QueuedMail>,
    }
}

wire! {
    /// What a link at the foot of a mail stops.
    pub struct Unsubscription {
        pub kinds: Vec<NoticeKind>,
        /// Whether these are stopped already.
        pub stopped: bool,
    }
}

path_params! {
    /// `{mail}`
    MailPath { mail: MailId }
    /// `{token}`: from a link in a mail
    UnsubscribePath { token: String }
}

endpoints! {
    /// The mail queue.
    ListMails: Get "/api/v1/mails", needs Need::Can(Permission::MailManage), reply MailQueue,
        subject |_, _| Subject::Municipality;
    /// Try a mail that failed again.
    RetryMail: Post "/api/v1/mails/{mail}/retry", needs Need::Can(Permission::MailManage), path MailPath, reply MailQueue,
        subject |_, _| Subject::Municipality;
    /// Give a mail up: it is not sent.
    GiveUpMail: Post "/api/v1/mails/{mail}/giving-up", needs Need::Can(Permission::MailManage), path MailPath, reply MailQueue,
        subject |_, _| Subject::Municipality;
    /// What a link in a mail stops. The link is all it takes: whoever has it got the mail.
    GetUnsubscription: Get "/api/v1/unsubscriptions/{token}", needs Need::Public, path UnsubscribePath, reply Unsubscription;
    /// Stop being mailed about what the link names.
    Unsubscribe: Post "/api/v1/unsubscriptions/{token}", needs Need::Public, path UnsubscribePath, reply Unsubscription;
}
