//! The mailer: makes mails of what is due, and gives them to the mail server.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use forenkl_api::{MailId, Timestamp, mails::MailError};
use lettre::{
    Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor,
    message::{
        Mailbox, MultiPart,
        header::{HeaderName, HeaderValue},
    },
    transport::smtp::{Error as SmtpError, extension::ClientId},
};
use tokio::{
    sync::{Notify, watch},
    task::{AbortHandle, JoinSet},
};

use super::{
    letter::{Around, Letter, compose},
    queue::{self, Claimed, Outcome},
    token,
};
use crate::{
    clock,
    config::{Config, MailConfig},
    db::Db,
    fault::Fault,
    features::workshops::letters::{Composed, LastRead},
    org::OrgCache,
};

/// Between looks for what is due.
const LOOK: Duration = Duration::from_secs(5);
/// Mails on their way at the same time.
const AT_ONCE: i64 = 4;
/// For each answer of the mail server.
const PATIENCE: Duration = Duration::from_secs(30);
/// For a mail as a whole; shorter than the lease.
const LONGEST: Duration = Duration::from_secs(120);

/// The mailer as it runs beside the requests.
#[derive(Clone)]
pub struct Mailing {
    wake: Arc<Notify>,
    task: Option<AbortHandle>,
}

impl Mailing {
    /// Starts it; without a mail server nothing runs.
    pub fn start(db: &Db, org: OrgCache, config: &Arc<Config>, closing: watch::Receiver<bool>) -> Self {
        let wake = Arc::new(Notify::new());
        let mailer = Mailer::new(db.clone(), org, config);
        let task = mailer.map(|mailer| tokio::spawn(mailer.run(wake.clone(), closing)).abort_handle());
        Self { wake, task }
    }

    /// Has it look at once.
    pub fn wake(&self) {
        self.wake.notify_one();
    }

    /// Stops it in the middle of whatever it does.
    pub fn stop(&self) {
        if let Some(task) = &self.task {
            task.abort();
        }
    }
}

/// Sends what is due.
#[derive(Clone)]
pub struct Mailer {
    db: Db,
    org: OrgCache,
    public_url: String,
    mail: MailConfig,
    server: AsyncSmtpTransport<Tokio1Executor>,
}

impl Mailer {
    /// Nothing where no mail server is set up.
    pub fn new(db: Db, org: OrgCache, config: &Config) -> Option<Self> {
        let mail = config.mail.clone()?;
        let host = config.public_url.split("://").nth(1)?.split(['/', ':']).next()?.to_owned();
        let server = AsyncSmtpTransport::<Tokio1Executor>::from_url(&mail.server.0)
            .ok()?
            .timeout(Some(PATIENCE))
            .hello_name(ClientId::Domain(host))
            .build();
        Some(Self { db, org, public_url: config.public_url.clone(), mail, server })
    }

    async fn run(self, wake: Arc<Notify>, mut closing: watch::Receiver<bool>) {
        loop {
            if let Err(fault) = self.round(clock::now()).await {
                tracing::warn!(%fault, "mails cannot be looked after");
            }
            tokio::select! {
                () = tokio::time::sleep(LOOK) => {}
                () = wake.notified() => {}
                _ = closing.wait_for(|closing| *closing) => return,
            }
        }
    }

    /// One look: makes mails of what is due and sends all that may be sent `now`.
    ///
    /// # Errors
    /// When the database cannot be reached; what was taken is tried again after its lease.
    pub async fn round(&self, now: Timestamp) -> Result<(), Fault> {
        if !self.db.read(move |conn| queue::has_work(conn, now)).await? {
            return Ok(());
        }
        let (begun, gather) = (Instant::now(), self.mail.gather);
        self.db.write(move |tx| queue::mend(tx, now, gather)).await?;
        let around = Arc::new(self.around().await?);
        loop {
            // Each turn has its own moment: a lease that began with a long round would end before its mails are sent, and what has
            // become due since need not wait for the end of it.
            let now = later(now, begun);
            let turn = self.db.write(move |tx| {
                let claimed = queue::claim(tx, now, AT_ONCE)?;
                if !claimed.is_empty() {
                    return Ok(claimed);
                }
                // What is due is looked for when all that was made is on its way, not for every few mails.
                queue::make(tx, now, gather)?;
                queue::claim(tx, now, AT_ONCE)
            });
            let claimed = turn.await?;
            if claimed.is_empty() {
                return Ok(());
            }
            let mut sending = JoinSet::new();
            for mail in claimed {
                sending.spawn(self.clone().carry(mail, around.clone(), now));
            }
            while let Some(carried) = sending.join_next().await {
                carried.map_err(|error| Fault::internal(error.to_string()))??;
            }
        }
    }

    async fn around(&self) -> Result<Around, Fault> {
        let (public_url, secret) = (self.public_url.clone(), self.secret().await?);
        Ok(Around { public_url, secret, last: LastRead::default() })
    }

    async fn secret(&self) -> Result<String, Fault> {
        if let Some(secret) = self.db.read(token::secret).await? {
            return Ok(secret);
        }
        match self.db.write(token::make_secret).await {
            Ok(secret) => Ok(secret),
            // Another node made it in the same moment.
            Err(fault) => self.db.read(token::secret).await?.ok_or(fault),
        }
    }

    async fn carry(self, mail: Claimed, around: Arc<Around>, now: Timestamp) -> Result<(), Fault> {
        let begun = Instant::now();
        let org = self.org.get(&self.db).await?;
        let wanted = mail.clone();
        let letter = self.db.read(move |conn| compose(conn, &org, &wanted, &around)).await?;
        let outcome = match letter {
            Composed::Nothing => Outcome::Empty,
            Composed::NotNow => Outcome::TooEarly,
            Composed::Letter(letter) => self.hand_over(&mail.id, &letter).await,
        };
        // The address is in neither of them.
        match &outcome {
            Outcome::Sent | Outcome::Empty | Outcome::TooEarly => {
                tracing::debug!(mail = %mail.id, "a mail is done")
            }
            Outcome::Again(error, code) | Outcome::Never(error, code) => {
                tracing::warn!(mail = %mail.id, tries = mail.tries, %error, code, "a mail could not be sent");
            }
        }
        let now = later(now, begun);
        self.db.write(move |tx| queue::settle(tx, &mail, &outcome, now)).await
    }

    async fn hand_over(&self, id: &MailId, letter: &Letter) -> Outcome {
        let Ok(address) = letter.email.parse::<Address>() else {
            return Outcome::Never(MailError::Address, None);
        };
        let to = Mailbox::new(Some(letter.name.clone()), address);
        let Ok(message) = message(&self.mail, to, id, letter) else {
            return Outcome::Never(MailError::Internal, None);
        };
        match tokio::time::timeout(LONGEST, self.server.send(message)).await {
            Ok(Ok(_)) => Outcome::Sent,
            Ok(Err(error)) => what_went_wrong(&error),
            Err(_) => Outcome::Again(MailError::Timeout, None),
        }
    }
}

/// The moment it is by now, where it was `then` when something began.
fn later(then: Timestamp, begun: Instant) -> Timestamp {
    Timestamp(then.0 + i64::try_from(begun.elapsed().as_millis()).unwrap_or(0))
}

/// The mail as it travels. Each try has the same id, so that whoever got it already can tell.
fn message(
    mail: &MailConfig,
    to: Mailbox,
    id: &MailId,
    letter: &Letter,
) -> Result<Message, lettre::error::Error> {
    let header = |name: &'static str, value: &str| {
        HeaderValue::new(HeaderName::new_from_ascii_str(name), value.to_owned())
    };
    Message::builder()
        .from(mail.from.clone())
        .to(to)
        .subject(&letter.subject)
        .date_now()
        .message_id(Some(format!("<{id}@{}>", mail.from.email.domain())))
        // RFC 3834: no machine need answer this one.
        .raw_header(header("Auto-Submitted", "auto-generated"))
        // RFC 2369 and 8058: one click stops it.
        .raw_header(header("List-Unsubscribe", &format!("<{}>", letter.unsubscribe)))
        .raw_header(header("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"))
        .multipart(MultiPart::alternative_plain_html(letter.text.clone(), letter.html.clone()))
}

fn what_went_wrong(error: &SmtpError) -> Outcome {
    let code = error.status().and_then(|code| code.to_string().parse::<u16>().ok());
    if error.is_timeout() {
        return Outcome::Again(MailError::Timeout, code);
    }
    if error.is_tls() {
        return Outcome::Again(MailError::Tls, code);
    }
    match code {
        // 530 to 535 are about signing in to the server, which someone will set right; others are about this mail.
        Some(code) if error.is_permanent() && !(530..=538).contains(&code) => {
            Outcome::Never(MailError::Refused, Some(code))
        }
        Some(code) => Outcome::Again(MailError::Refused, Some(code)),
        None => Outcome::Again(MailError::Unreachable, None),
    }
}
