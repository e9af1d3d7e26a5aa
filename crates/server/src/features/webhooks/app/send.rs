//! The sender: derives deliveries from what is new, and carries them to their addresses.
//!
//! The HTTP client waits on its thread, so each message is carried on a thread for that. Redirects are not followed, what an answer says
//! beyond its status is not read, and where a name leads is looked at before the connection is made to just that address.

use std::{
    collections::BTreeMap,
    net::IpAddr,
    sync::Arc,
    time::{Duration, Instant},
};

use forenkl_api::{Timestamp, webhooks::DeliveryError};
use tokio::{
    sync::{Notify, watch},
    task::{AbortHandle, JoinSet},
};
use ureq::{
    Agent,
    config::Config as AgentConfig,
    http::Uri,
    tls::{Certificate, RootCerts, TlsConfig},
    unversioned::{
        resolver::{DefaultResolver, ResolvedSocketAddrs, Resolver},
        transport::{DefaultConnector, NextTimeout},
    },
};

use super::{
    follow::derive,
    message::compose,
    queue::{self, Claimed, Outcome},
    reach::Reach,
    sign::signature,
};
use crate::{clock, config::Config, db::Db, fault::Fault, org::OrgCache};

/// Between looks when nobody rings: for other nodes, and for what is to be tried again.
const LOOK: Duration = Duration::from_secs(5);
/// What changes within this time is looked at together.
const GATHER: Duration = Duration::from_millis(200);
/// Messages on their way at the same time.
const AT_ONCE: i64 = 4;
/// For a message as a whole; as many as go out together take less than the lease.
pub const PATIENCE: Duration = Duration::from_secs(15);

/// The sender as it runs beside the requests.
#[derive(Clone)]
pub struct Webhooking {
    wake: Arc<Notify>,
    task: AbortHandle,
}

impl Webhooking {
    /// Starts it.
    pub fn start(db: &Db, org: OrgCache, config: &Config, closing: watch::Receiver<bool>) -> Self {
        let wake = Arc::new(Notify::new());
        let sender = Sender::new(db.clone(), org, config, PATIENCE);
        let task = tokio::spawn(sender.run(wake.clone(), closing)).abort_handle();
        Self { wake, task }
    }

    /// Has it look at once.
    pub fn wake(&self) {
        self.wake.notify_one();
    }

    /// Stops it in the middle of whatever it does.
    pub fn stop(&self) {
        self.task.abort();
    }
}

/// Derives and sends.
#[derive(Clone)]
pub struct Sender {
    db: Db,
    org: OrgCache,
    public_url: String,
    agent: Agent,
}

impl Sender {
    /// With so much patience for each message.
    pub fn new(db: Db, org: OrgCache, config: &Config, patience: Duration) -> Self {
        let agent = agent(config.webhook_reach(), patience);
        Self { db, org, public_url: config.public_url.clone(), agent }
    }

    async fn run(self, wake: Arc<Notify>, mut closing: watch::Receiver<bool>) {
        let mut commits = self.db.commits();
        loop {
            if let Err(fault) = self.round(clock::now()).await {
                tracing::warn!(%fault, "webhooks cannot be looked after");
            }
            tokio::select! {
                () = tokio::time::sleep(LOOK) => {}
                () = wake.notified() => {}
                changed = commits.changed() => {
                    if changed.is_err() {
                        return;
                    }
                    tokio::time::sleep(GATHER).await;
                }
                _ = closing.changed() => return,
            }
        }
    }

    /// One look: derives what is new and sends all that may be sent `now`.
    ///
    /// # Errors
    /// When the database cannot be reached; what was taken is tried again after its lease.
    pub async fn round(&self, now: Timestamp) -> Result<(), Fault> {
        if self.db.read(super::follow::has_news).await? {
            while self.db.write(derive).await? {}
        }
        if !self.db.read(queue::has_work).await? {
            return Ok(());
        }
        self.db.write(move |tx| queue::mend(tx, now)).await?;
        loop {
            let claimed = self.db.write(move |tx| queue::claim(tx, now, AT_ONCE)).await?;
            if claimed.is_empty() {
                return Ok(());
            }
            // What goes to one webhook goes one after the other, in the order in which it happened.
            let mut by_webhook: BTreeMap<String, Vec<Claimed>> = BTreeMap::new();
            for one in claimed {
                by_webhook.entry(one.webhook.id.clone()).or_default().push(one);
            }
            let mut carrying = JoinSet::new();
            for some in by_webhook.into_values() {
                carrying.spawn(self.clone().carry_all(some, now));
            }
            while let Some(carried) = carrying.join_next().await {
                carried.map_err(|error| Fault::internal(error.to_string()))??;
            }
        }
    }

    async fn carry_all(self, some: Vec<Claimed>, now: Timestamp) -> Result<(), Fault> {
        for one in some {
            self.carry(one, now).await?;
        }
        Ok(())
    }

    async fn carry(&self, one: Claimed, now: Timestamp) -> Result<(), Fault> {
        let begun = Instant::now();
        let org = self.org.get(&self.db).await?;
        let (wanted, public_url) = (one.clone(), self.public_url.clone());
        let body = self.db.read(move |conn| compose(conn, &org, &public_url, &wanted)).await?;
        let outcome = match body {
            None => Outcome::Empty,
            Some(body) => {
                let (agent, to) = (self.agent.clone(), one.clone());
                tokio::task::spawn_blocking(move || post(&agent, &to, &body, now))
                    .await
                    .map_err(|error| Fault::internal(error.to_string()))?
            }
        };
        // The address is in none of them: in many programs it is a key.
        match outcome {
            Outcome::Delivered(_) | Outcome::Empty => {
                tracing::debug!(delivery = %one.id, "a webhook is done")
            }
            Outcome::Again(error, status) | Outcome::Never(error, status) => {
                tracing::warn!(delivery = %one.id, webhook = %one.webhook.id, tries = one.tries, %error, status, "a webhook did not get through");
            }
        }
        let now = Timestamp(now.0 + i64::try_from(begun.elapsed().as_millis()).unwrap_or(0));
        self.db.write(move |tx| queue::settle(tx, &one, outcome, now)).await
    }
}

fn post(agent: &Agent, one: &Claimed, body: &str, now: Timestamp) -> Outcome {
    let id = format!("msg_{}", one.id);
    let seconds = now.0.div_euclid(1000);
    let answer = agent
        .post(&one.webhook.url)
        .header("content-type", "application/json")
        // The same at each try, so that whoever got it already can tell.
        .header("webhook-id", &id)
        .header("webhook-timestamp", seconds.to_string())
        .header("webhook-signature", signature(&one.webhook.secret, &id, seconds, body))
        .send(body);
    match answer {
        Ok(answer) => match answer.status().as_u16() {
            status @ 200..=299 => Outcome::Delivered(status),
            // Gone for good; whoever keeps it there says so (Standard Webhooks).
            status @ 410 => Outcome::Never(DeliveryError::Refused, Some(status)),
            status => Outcome::Again(DeliveryError::Refused, Some(status)),
        },
        Err(error) => what_went_wrong(&error),
    }
}

fn what_went_wrong(error: &ureq::Error) -> Outcome {
    match error {
        ureq::Error::Timeout(_) => Outcome::Again(DeliveryError::Timeout, None),
        ureq::Error::Tls(_) | ureq::Error::Rustls(_) => Outcome::Again(DeliveryError::Tls, None),
        ureq::Error::Other(cause) if cause.is::<NotAllowed>() => Outcome::Never(DeliveryError::Private, None),
        _ => Outcome::Again(DeliveryError::Unreachable, None),
    }
}

fn agent(reach: Reach, patience: Duration) -> Agent {
    let roots: Vec<Certificate<'static>> = rustls_native_certs::load_native_certs()
        .certs
        .iter()
        .map(|certificate| Certificate::from_der(certificate).to_owned())
        .collect();
    let tls = TlsConfig::builder()
        .root_certs(RootCerts::Specific(Arc::new(roots)))
        .unversioned_rustls_crypto_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .build();
    let config = Agent::config_builder()
        .timeout_global(Some(patience))
        .max_redirects(0)
        .http_status_as_error(false)
        .proxy(None)
        .https_only(reach == Reach::Public)
        .user_agent("Forenkl")
        .tls_config(tls)
        .build();
    Agent::with_parts(
        config,
        DefaultConnector::default(),
        Looking { reach, resolver: DefaultResolver::default() },
    )
}

/// Looks up names, and lets through only addresses that may be reached.
#[derive(Debug)]
struct Looking {
    reach: Reach,
    resolver: DefaultResolver,
}

/// The address leads where webhooks may not go.
#[derive(Debug)]
struct NotAllowed;

impl std::fmt::Display for NotAllowed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("the address leads into the own network")
    }
}

impl std::error::Error for NotAllowed {}

impl Resolver for Looking {
    fn resolve(
        &self,
        uri: &Uri,
        config: &AgentConfig,
        timeout: NextTimeout,
    ) -> Result<ResolvedSocketAddrs, ureq::Error> {
        let found = self.resolver.resolve(uri, config, timeout)?;
        let allowed = |ip: IpAddr| self.reach.allows_ip(ip);
        // One address in the own network is enough to refuse: a name that leads to both is up to something.
        if found.iter().all(|address| allowed(address.ip())) {
            Ok(found)
        } else {
            Err(ureq::Error::Other(Box::new(NotAllowed)))
        }
    }
}
