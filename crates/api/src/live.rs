//! The live stream: what changed, so that open pages can ask again.

use crate::{Need, Timestamp};

wire! {
    /// What to listen to.
    #[derive(Default)]
    pub struct LiveQuery {
        /// Topics with commas between: `wishes,wish:12,initiatives,org,session`.
        #[serde(default)]
        pub topics: String,
        /// The last `seq` seen; the stream goes on after it.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub after: Option<i64>,
        /// `poll` answers once with what there is (or after 25 seconds), for proxies that buffer streams.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub mode: Option<String>,
    }
}

wire! {
    /// Something changed. It says what, never the content: the app asks again, and the server decides what it may see.
    pub struct LiveEvent {
        pub seq: i64,
        /// The topics it belongs to: `wishes`, `wish:12`.
        pub topics: Vec<String>,
        pub action: String,
    }
}

words! {
    /// Kinds of frame on the stream, the SSE event names.
    pub enum FrameKind {
        /// A [`LiveEvent`].
        Change = "change",
        /// Everything may have changed: the cursor is too old, or the reader was too slow.
        Reset = "reset",
        /// Still here; sent every 15 seconds.
        Heartbeat = "heartbeat",
        /// The session ended: sign in again.
        SignedOut = "signed_out",
        /// The server goes down; come back after the retry time.
        Goodbye = "goodbye",
    }
}

wire! {
    /// A long-poll reply.
    pub struct LiveBatch {
        pub events: Vec<LiveEvent>,
        /// Where to go on.
        pub cursor: i64,
        pub reset: bool,
    }
}

wire! {
    /// What went wrong in the browser, for the log. No text the person wrote, no address with a query.
    pub struct ClientErrorBody {
        pub message: String,
        pub page: String,
        pub at: Timestamp,
    }
}

endpoints! {
    /// The live stream.
    Live: Get "/api/v1/live", needs Need::SignedIn, query LiveQuery, file "text/event-stream";
    /// Report a failure in the browser.
    ReportClientError: Post "/api/v1/client-errors", needs Need::Public, body ClientErrorBody;
}
