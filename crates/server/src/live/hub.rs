//! Reads the activity as it grows and hands it to whoever listens.
//!
//! Commits of this process ring at once; on PostgreSQL other nodes are seen by a slow poll. Whoever rings, the events come from
//! the table, in its order, so nothing is told before it is on disk and nothing is left out.

use std::{sync::Arc, time::Duration};

use diesel::prelude::*;
use forenkl_api::live::LiveEvent;
use tokio::sync::broadcast;

use crate::{
    auth::sessions::SessionCache,
    db::{Conn, Db, schema::activity},
    fault::Fault,
    features::wishes::app::Totals,
    org::OrgCache,
};

/// Between looks when nobody rings: for other nodes and other processes.
const POLL: Duration = Duration::from_millis(1000);
/// A listener that falls this far behind is told to read everything anew.
const BUFFER: usize = 4096;
/// Read at once.
const BATCH: i64 = 2000;
/// A cursor further back than this gets a reset instead of a long story.
pub(super) const STORY: i64 = 500;

/// One entry of the activity, as listeners need it.
#[derive(Debug, Clone)]
pub struct Notice {
    pub seq: i64,
    pub kind: String,
    pub subject: String,
    pub action: String,
}

impl Notice {
    /// The event that travels, if any of its topics is listened to.
    pub fn event(&self, wanted: &[String]) -> Option<LiveEvent> {
        let topics: Vec<String> =
            topics(&self.kind, &self.subject).into_iter().filter(|t| wanted.contains(t)).collect();
        (!topics.is_empty()).then(|| LiveEvent { seq: self.seq, topics, action: self.action.clone() })
    }
}

impl Notice {
    /// Whether it changes neither what a wish says nor which lists it is in.
    pub fn is_small(&self) -> bool {
        matches!(
            self.action.as_str(),
            "wish.supported"
                | "wish.support_withdrawn"
                | "wish.followed"
                | "wish.unfollowed"
                | "wish.doubles_refused"
                | "wish.doubles_restored"
        )
    }
}

/// The topics a thing belongs to.
pub fn topics(kind: &str, subject: &str) -> Vec<String> {
    let own = format!("{kind}:{subject}");
    match kind {
        "wish" => vec!["wishes".to_owned(), own],
        "initiative" => vec!["initiatives".to_owned(), own],
        "mail" => vec!["mails".to_owned()],
        "round" => vec!["rounds".to_owned()],
        "template" => vec!["templates".to_owned()],
        "webhook" => vec!["webhooks".to_owned()],
        "synonym" => vec!["synonyms".to_owned()],
        "workshop" => vec!["workshops".to_owned(), own],
        "unit" | "area" => vec!["org".to_owned()],
        "deadlines" => vec!["org".to_owned(), "wishes".to_owned()],
        "person" => vec!["org".to_owned(), own],
        "import" => ["wishes", "initiatives", "org", "imports"].map(str::to_owned).to_vec(),
        _ => vec![own],
    }
}

/// Where listeners subscribe.
#[derive(Clone)]
pub struct Hub {
    sender: broadcast::Sender<Arc<Notice>>,
    closing: tokio::sync::watch::Sender<bool>,
}

impl Hub {
    /// Starts reading from the present end of the activity.
    ///
    /// # Errors
    /// When the database cannot be read.
    pub fn start(db: &Db, org: OrgCache, sessions: SessionCache, totals: Totals) -> Result<Self, Fault> {
        let last = newest(&mut db.connect()?)?;
        let (sender, _) = broadcast::channel(BUFFER);
        let (closing, _) = tokio::sync::watch::channel(false);
        let remembered = Remembered { org, sessions, totals };
        tokio::spawn(follow(db.clone(), remembered, sender.clone(), last));
        Ok(Self { sender, closing })
    }

    /// What happens from now on.
    pub fn subscribe(&self) -> broadcast::Receiver<Arc<Notice>> {
        self.sender.subscribe()
    }

    /// Says goodbye to every listener.
    pub fn close(&self) {
        self.closing.send_replace(true);
    }

    /// Told when the server goes down.
    pub fn closing(&self) -> tokio::sync::watch::Receiver<bool> {
        self.closing.subscribe()
    }
}

async fn follow(db: Db, remembered: Remembered, sender: broadcast::Sender<Arc<Notice>>, mut last: i64) {
    let mut commits = db.commits();
    loop {
        let rung = tokio::time::timeout(POLL, commits.changed()).await;
        if matches!(rung, Ok(Err(_))) {
            return;
        }
        match db.read(move |conn| since(conn, last, BATCH)).await {
            Ok(notices) => {
                for notice in notices {
                    last = notice.seq;
                    remembered.forget(&notice);
                    // Nobody listening is fine.
                    drop(sender.send(Arc::new(notice)));
                }
            }
            Err(fault) => tracing::warn!(%fault, "the activity cannot be read"),
        }
    }
}

/// What requests remember; it ends when what it came from changes, on every node.
struct Remembered {
    org: OrgCache,
    sessions: SessionCache,
    totals: Totals,
}

impl Remembered {
    fn forget(&self, notice: &Notice) {
        match notice.kind.as_str() {
            "person" => self.sessions.forget(&notice.subject),
            "unit" | "area" | "import" | "deadlines" => {
                self.org.forget();
                self.sessions.forget_all();
                self.totals.forget();
            }
            // Who supports or follows changes no count of wishes that is kept.
            "wish" if !notice.is_small() => self.totals.forget(),
            _ => {}
        }
    }
}

/// What happened after `seq`, in order.
pub(super) fn since(conn: &mut Conn, seq: i64, limit: i64) -> Result<Vec<Notice>, Fault> {
    let records: Vec<(i64, String, String, String)> = activity::table
        .filter(activity::seq.gt(seq))
        .order(activity::seq)
        .limit(limit)
        .select((activity::seq, activity::subject_kind, activity::subject, activity::action))
        .load(conn)?;
    Ok(records
        .into_iter()
        .map(|(seq, kind, subject, action)| Notice { seq, kind, subject, action })
        .collect())
}

/// The newest entry's number.
pub fn newest(conn: &mut Conn) -> Result<i64, Fault> {
    let newest: Option<i64> = activity::table.select(diesel::dsl::max(activity::seq)).first(conn)?;
    Ok(newest.unwrap_or(0))
}
