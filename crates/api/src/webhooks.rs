//! Webhooks: Forenkl tells other programs what happens, at addresses that administrators keep. Signed as Standard Webhooks has it, so that
//! whoever gets one can tell that it is ours; each event once, tried again until it gets through or is given up visibly.
//!
//! What is told is what everyone in the municipality sees; never who wrote a wish.

use crate::{
    AreaId, DeliveryId, FieldCode, FieldError, Need, Permission, Subject, Timestamp, WebhookId, check::Check,
    problem::Problem, units::NAME_MAX,
};

/// Longest address, in characters.
pub const URL_MAX: i64 = 500;

words! {
    /// What a message looks like.
    pub enum WebhookFormat {
        /// Plain JSON: `type`, `timestamp` and `data`.
        Json = "json",
        /// An Adaptive Card in a message, as workflows in Teams take it.
        Teams = "teams",
    }
}

words! {
    /// What can be told; the words are those of the activity.
    pub enum WebhookEvent {
        WishCreated = "wish.created",
        WishAnswered = "wish.answered",
        WishOverdue = "wish.overdue",
        WishReopened = "wish.reopened",
        InitiativeCreated = "initiative.created",
        StatusGiven = "initiative.status_given",
        InitiativeDelivered = "initiative.delivered",
    }
}

words! {
    /// Where a delivery stands.
    pub enum DeliveryState {
        /// To be tried, or tried again.
        Waiting = "waiting",
        /// On its way just now.
        Sending = "sending",
        Delivered = "delivered",
        /// Given up; can be tried again by hand.
        Failed = "failed",
    }
}

words! {
    /// Why a try came to nothing.
    pub enum DeliveryError {
        /// No connection, or no such name.
        Unreachable = "unreachable",
        /// No answer in time.
        Timeout = "timeout",
        /// The certificate is not good.
        Tls = "tls",
        /// The address leads into the own network, which is not allowed.
        Private = "private",
        /// Another answer than one of 200 to 299.
        Refused = "refused",
        /// Whoever sent it stopped on the way, again and again.
        Interrupted = "interrupted",
    }
}

wire! {
    /// A webhook.
    pub struct Webhook {
        pub id: WebhookId,
        pub name: String,
        pub url: String,
        pub format: WebhookFormat,
        pub events: Vec<WebhookEvent>,
        /// Empty means all areas.
        pub areas: Vec<AreaId>,
        /// Nothing is told, and what happens meanwhile is not told later.
        pub paused: bool,
        /// Deliveries that wait, and that failed.
        pub waiting: i64,
        pub failed: i64,
        /// When the last one got through.
        #[serde(default)]
        pub delivered_at: Option<Timestamp>,
        pub version: i64,
    }
}

wire! {
    /// All webhooks, in Danish order.
    pub struct Webhooks {
        pub webhooks: Vec<Webhook>,
    }
}

wire! {
    /// A webhook whose secret was made just now. It is shown this once.
    pub struct WebhookMade {
        pub webhook: Webhook,
        /// `whsec_` and 256 bits in base64.
        pub secret: String,
    }
}

wire! {
    /// Making or changing a webhook.
    pub struct WebhookBody {
        pub name: String,
        /// `https://…`
        pub url: String,
        pub format: WebhookFormat,
        pub events: Vec<WebhookEvent>,
        #[serde(default)]
        pub areas: Vec<AreaId>,
        #[serde(default)]
        pub paused: bool,
        #[serde(default)]
        pub version: i64,
    }
}

impl WebhookBody {
    /// Checks name, address and that there is something to tell.
    pub fn check(&self) -> Result<(), Problem> {
        let mut check = Check::new();
        check.text("name", &self.name, 2, NAME_MAX).text("url", &self.url, 1, URL_MAX);
        if !self.url.is_empty() && host(&self.url).is_none() {
            check.add(FieldError::new("url", FieldCode::NotAnAddress));
        }
        if self.events.is_empty() {
            check.add(FieldError::new("events", FieldCode::Required));
        }
        check.finish()
    }
}

/// The host of an address that a webhook may have: `https://host[:port]/…`, without name or password, blanks or a fragment. Plain `http`
/// is an address too; whether it is allowed is the server's to say.
pub fn host(url: &str) -> Option<&str> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"))?;
    let authority = rest.split(['/', '?']).next()?;
    let strange = |c: char| c.is_whitespace() || c.is_control() || matches!(c, '#' | '\\' | '<' | '>' | '"');
    if authority.contains('@') || url.contains(strange) || !url.is_ascii() {
        return None;
    }
    // An IPv6 address stands in brackets, because of its colons.
    let (host, port) = match authority.strip_prefix('[') {
        Some(rest) => rest.split_once(']')?,
        None => authority.split_at(authority.find(':').unwrap_or(authority.len())),
    };
    let port_fits = port.is_empty() || port.strip_prefix(':').is_some_and(|port| port.parse::<u16>().is_ok());
    (!host.is_empty() && port_fits).then_some(host)
}

wire! {
    /// One message to one webhook.
    pub struct Delivery {
        pub id: DeliveryId,
        /// What happened: one of the events, or `webhook.test`.
        pub action: String,
        pub state: DeliveryState,
        pub tries: i64,
        /// When it is tried again.
        #[serde(default)]
        pub next_try_at: Option<Timestamp>,
        /// The HTTP status of the last answer.
        #[serde(default)]
        pub status: Option<i64>,
        #[serde(default)]
        pub error: Option<DeliveryError>,
        pub made_at: Timestamp,
        #[serde(default)]
        pub done_at: Option<Timestamp>,
    }
}

wire! {
    /// The last 50 deliveries of a webhook, newest first.
    pub struct Deliveries {
        pub deliveries: Vec<Delivery>,
    }
}

path_params! {
    /// `{webhook}`
    WebhookPath { webhook: WebhookId }
    /// `{webhook}` and `{delivery}`
    DeliveryPath { webhook: WebhookId, delivery: DeliveryId }
}

endpoints! {
    /// The webhooks.
    ListWebhooks: Get "/api/v1/webhooks", needs Need::Can(Permission::WebhookManage), reply Webhooks,
        subject |_, _| Subject::Municipality;
    /// Make a webhook; its secret is shown this once.
    CreateWebhook: Post "/api/v1/webhooks", needs Need::Can(Permission::WebhookManage), body WebhookBody, reply WebhookMade,
        subject |_, _| Subject::Municipality;
    /// Change a webhook, pause it, or let it go on.
    UpdateWebhook: Put "/api/v1/webhooks/{webhook}", needs Need::Can(Permission::WebhookManage), path WebhookPath,
        body WebhookBody, reply Webhook, subject |_, _| Subject::Municipality;
    /// Remove a webhook with what waits for it.
    RemoveWebhook: Delete "/api/v1/webhooks/{webhook}", needs Need::Can(Permission::WebhookManage), path WebhookPath,
        subject |_, _| Subject::Municipality;
    /// Make a new secret; the old one signs nothing any more.
    RenewWebhookSecret: Post "/api/v1/webhooks/{webhook}/secret", needs Need::Can(Permission::WebhookManage),
        path WebhookPath, reply WebhookMade, subject |_, _| Subject::Municipality;
    /// Send a message to try the webhook with, also while it is paused.
    TestWebhook: Post "/api/v1/webhooks/{webhook}/test", needs Need::Can(Permission::WebhookManage), path WebhookPath,
        reply Deliveries, subject |_, _| Subject::Municipality;
    /// What was sent lately, and what became of it.
    ListDeliveries: Get "/api/v1/webhooks/{webhook}/deliveries", needs Need::Can(Permission::WebhookManage),
        path WebhookPath, reply Deliveries, subject |_, _| Subject::Municipality;
    /// Try a delivery that failed again.
    RetryDelivery: Post "/api/v1/webhooks/{webhook}/deliveries/{delivery}/retry",
        needs Need::Can(Permission::WebhookManage), path DeliveryPath, reply Deliveries,
        subject |_, _| Subject::Municipality;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_addresses_have_a_host() {
        for (url, expected) in [
            ("https://hooks.example.dk/x?y=1", Some("hooks.example.dk")),
            ("https://hooks.example.dk:8443", Some("hooks.example.dk")),
            ("https://[::1]:80/x", Some("::1")),
            ("http://127.0.0.1:9/", Some("127.0.0.1")),
            ("https://name:word@hooks.example.dk/", None),
            ("https://hooks.example.dk:99999/", None),
            ("https:///x", None),
            ("https://a b.dk/", None),
            ("https://a.dk/#x", None),
            ("ftp://a.dk/", None),
            ("hooks.example.dk", None),
        ] {
            assert_eq!(host(url), expected, "{url}");
        }
    }
}
