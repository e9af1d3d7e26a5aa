//! Configuration: a file, the environment, flags; a later one wins. Unknown keys are refused.

use std::{fmt, fs, net::SocketAddr, path::PathBuf, time::Duration};

use clap::Args;
use serde::Deserialize;

use crate::{db::Location, fault::Fault, features::webhooks::app::Reach};

/// Settings as given; what is left out has a default.
#[derive(Debug, Clone, Default, Args, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Settings {
    /// Where to listen [default: 127.0.0.1:8080]
    #[arg(long, env = "FORENKL_LISTEN", global = true)]
    pub listen: Option<SocketAddr>,
    /// Folder for the SQLite file and what belongs to it [default: the current folder]
    #[arg(long, env = "FORENKL_DATA", global = true)]
    pub data: Option<PathBuf>,
    /// PostgreSQL address to use in place of SQLite. May hold a password: better in the file or environment than as a flag
    #[arg(long, env = "FORENKL_DATABASE", global = true, hide_env_values = true)]
    pub database: Option<String>,
    /// The address people use, as in <https://forenkl.kommune.dk> [default: http:// and the listening address]
    #[arg(long, env = "FORENKL_PUBLIC_URL", global = true)]
    pub public_url: Option<String>,
    /// Folder with the built app, in place of the one inside the program
    #[arg(long, env = "FORENKL_SITE", global = true)]
    pub site: Option<PathBuf>,
    /// Start with the demo municipality, and let anyone sign in as its people. Never for real data
    #[arg(long, env = "FORENKL_DEMO", global = true, num_args = 0..=1, default_missing_value = "true")]
    pub demo: Option<bool>,
    /// Where the accessibility statement is (from was.digst.dk)
    #[arg(long, env = "FORENKL_ACCESSIBILITY_STATEMENT", global = true)]
    pub accessibility_statement: Option<String>,
    /// Days until one must sign in again [default: 14]
    #[arg(long, env = "FORENKL_SESSION_DAYS", global = true)]
    pub session_days: Option<u16>,
    /// Believe the proxy in front about who calls (X-Forwarded-For) [default: false]
    #[arg(long, env = "FORENKL_TRUST_PROXY", global = true, num_args = 0..=1, default_missing_value = "true")]
    pub trust_proxy: Option<bool>,
    /// The mail server: smtps://name:password@server, or smtp://…?tls=required. Holds a password: better in the file or environment
    /// than as a flag [default: no mail is sent]
    #[arg(long, env = "FORENKL_SMTP_URL", global = true, hide_env_values = true)]
    pub smtp_url: Option<String>,
    /// Whom mail comes from, as in "Forenkl <forenkl@kommune.dk>"
    #[arg(long, env = "FORENKL_MAIL_FROM", global = true)]
    pub mail_from: Option<String>,
    /// Let webhooks go into the own network, and over http: for receivers that stand there [default: false]
    #[arg(long, env = "FORENKL_WEBHOOKS_PRIVATE", global = true, num_args = 0..=1, default_missing_value = "true")]
    pub webhooks_private: Option<bool>,
    /// `text` or `json` log lines [default: text]
    #[arg(long, env = "FORENKL_LOG_FORMAT", global = true)]
    pub log_format: Option<String>,
}

/// Every environment variable Forenkl knows, besides those of [`Settings`].
const OTHER_VARIABLES: &[&str] =
    &["FORENKL_CONFIG", "FORENKL_LOG", "FORENKL_PASSWORD", "FORENKL_TEST_POSTGRES"];

/// Settings that were checked.
#[derive(Debug, Clone)]
pub struct Config {
    pub listen: SocketAddr,
    pub data: PathBuf,
    pub location: Location,
    /// Without a slash at the end.
    pub public_url: String,
    pub site: Option<PathBuf>,
    pub demo: bool,
    pub accessibility_statement: Option<String>,
    pub session_days: u16,
    pub trust_proxy: bool,
    pub json_log: bool,
    /// Nothing when no mail is sent.
    pub mail: Option<MailConfig>,
    /// Whether webhooks may go into the own network.
    pub webhooks_private: bool,
}

/// How mail is sent.
#[derive(Debug, Clone)]
pub struct MailConfig {
    pub server: SmtpUrl,
    pub from: lettre::message::Mailbox,
    /// How long what is mailed at once waits for what comes close behind.
    pub gather: Duration,
}

/// The mail server's address. It may hold a password: never shown.
#[derive(Clone)]
pub struct SmtpUrl(pub String);

impl fmt::Debug for SmtpUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("…")
    }
}

/// What is mailed at once waits so long for what comes close behind.
const GATHER: Duration = Duration::from_secs(120);

impl Config {
    /// Joins file, environment and flags (the latter two come in `given`), and checks the outcome.
    ///
    /// # Errors
    /// One sentence that names the key and what is wrong with it.
    pub fn load(file: Option<&PathBuf>, given: Settings) -> Result<Self, Fault> {
        let file = match file {
            Some(path) => read_file(path)?,
            None => Settings::default(),
        };
        refuse_unknown_variables()?;
        Self::check(given, file)
    }

    fn check(given: Settings, file: Settings) -> Result<Self, Fault> {
        let listen = given.listen.or(file.listen).unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080)));
        let data = given.data.or(file.data).unwrap_or_else(|| PathBuf::from("."));
        let location = match given.database.or(file.database) {
            Some(url) if url.starts_with("postgres://") || url.starts_with("postgresql://") => {
                Location::Postgres(url)
            }
            Some(_) => {
                return Err(Fault::start("database: expected an address that begins with postgres://"));
            }
            None => Location::Sqlite(data.join("forenkl.db")),
        };
        let public_url = given.public_url.or(file.public_url).unwrap_or_else(|| format!("http://{listen}"));
        let public_url = public_url.trim_end_matches('/').to_owned();
        if !public_url.starts_with("https://") && !public_url.starts_with("http://") {
            return Err(Fault::start("public_url: expected an address that begins with https:// or http://"));
        }
        let session_days = given.session_days.or(file.session_days).unwrap_or(14);
        if !(1..=365).contains(&session_days) {
            return Err(Fault::start("session_days: expected a number from 1 to 365"));
        }
        let accessibility_statement = given.accessibility_statement.or(file.accessibility_statement);
        if accessibility_statement.as_ref().is_some_and(|address| !address.starts_with("https://")) {
            return Err(Fault::start(
                "accessibility_statement: expected an address that begins with https://",
            ));
        }
        let log_format = given.log_format.or(file.log_format).unwrap_or_else(|| "text".to_owned());
        if !["text", "json"].contains(&log_format.as_str()) {
            return Err(Fault::start("log_format: expected text or json"));
        }
        let mail = mail(given.smtp_url.or(file.smtp_url), given.mail_from.or(file.mail_from))?;
        Ok(Self {
            listen,
            data,
            location,
            public_url,
            site: given.site.or(file.site),
            demo: given.demo.or(file.demo).unwrap_or(false),
            accessibility_statement,
            session_days,
            trust_proxy: given.trust_proxy.or(file.trust_proxy).unwrap_or(false),
            json_log: log_format == "json",
            mail,
            webhooks_private: given.webhooks_private.or(file.webhooks_private).unwrap_or(false),
        })
    }

    /// Whether people reach Forenkl over TLS, so that cookies may be `Secure`.
    pub fn is_secure(&self) -> bool {
        self.public_url.starts_with("https://")
    }

    /// Where webhooks may go.
    pub fn webhook_reach(&self) -> Reach {
        if self.webhooks_private { Reach::Anywhere } else { Reach::Public }
    }

    /// How long what is mailed at once is gathered; nothing when no mail is sent.
    pub fn gather(&self) -> Option<Duration> {
        self.mail.as_ref().map(|mail| mail.gather)
    }
}

fn mail(server: Option<String>, from: Option<String>) -> Result<Option<MailConfig>, Fault> {
    let Some(server) = server else { return Ok(None) };
    if !is_mail_server(&server) {
        return Err(Fault::start(
            "smtp_url: expected smtps://server or smtp://server?tls=required; without TLS only on this machine",
        ));
    }
    let from = from.ok_or_else(|| Fault::start("mail_from: missing; smtp_url needs it"))?;
    let from = from.parse().map_err(|_| {
        Fault::start("mail_from: expected an e-mail address, as in Forenkl <forenkl@kommune.dk>")
    })?;
    Ok(Some(MailConfig { server: SmtpUrl(server), from, gather: GATHER }))
}

/// Whether mail can be given to this server without anyone listening in. Says nothing of why not: the address may hold a password.
fn is_mail_server(url: &str) -> bool {
    let readable = lettre::AsyncSmtpTransport::<lettre::Tokio1Executor>::from_url(url).is_ok();
    let Some(rest) = url.strip_prefix("smtp://") else { return readable && url.starts_with("smtps://") };
    let here = ["localhost", "127.0.0.1", "[::1]"].iter().any(|host| {
        let host_part = rest.rsplit_once('@').map_or(rest, |(_, host)| host);
        host_part.strip_prefix(host).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '/', '?']))
    });
    readable && (here || url.split(['?', '&']).skip(1).any(|part| part == "tls=required"))
}

fn read_file(path: &PathBuf) -> Result<Settings, Fault> {
    let text = fs::read_to_string(path).map_err(|error| {
        Fault::start(format!("the configuration {} cannot be read: {error}", path.display()))
    })?;
    toml::from_str(&text).map_err(|error| Fault::start(format!("{}: {}", path.display(), error.message())))
}

fn refuse_unknown_variables() -> Result<(), Fault> {
    use clap::CommandFactory;
    let command = crate::cli::Cli::command();
    let known: Vec<&str> = command
        .get_arguments()
        .filter_map(|argument| argument.get_env()?.to_str())
        .chain(OTHER_VARIABLES.iter().copied())
        .collect();
    let unknown = std::env::vars_os()
        .filter_map(|(name, _)| name.into_string().ok())
        .find(|name| name.starts_with("FORENKL_") && !known.contains(&name.as_str()));
    match unknown {
        Some(name) => Err(Fault::start(format!("the environment variable {name} is not known"))),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unknown_keys_are_refused_by_name() {
        let error =
            toml::from_str::<Settings>("lisen = \"127.0.0.1:1\"").map(drop).map_err(|e| e.to_string());
        assert!(error.is_err_and(|text| text.contains("lisen")));
    }

    #[test]
    fn flags_win_over_the_file() {
        let file = Settings { session_days: Some(3), demo: Some(true), ..Settings::default() };
        let given = Settings { session_days: Some(5), ..Settings::default() };
        let config = Config::check(given, file).ok();
        assert_eq!(config.as_ref().map(|config| config.session_days), Some(5));
        assert_eq!(config.map(|config| config.demo), Some(true));
    }

    #[test]
    fn nonsense_is_refused() {
        for settings in [
            Settings { database: Some("mysql://x".into()), ..Settings::default() },
            Settings { public_url: Some("forenkl.dk".into()), ..Settings::default() },
            Settings { session_days: Some(0), ..Settings::default() },
            Settings { log_format: Some("xml".into()), ..Settings::default() },
            mail_by("smtp://post.kommune.dk:587"),
            mail_by("http://post.kommune.dk"),
            Settings { mail_from: Some("forenkl".into()), ..mail_by("smtps://post.kommune.dk") },
            Settings { mail_from: None, ..mail_by("smtps://post.kommune.dk") },
        ] {
            assert!(Config::check(settings.clone(), Settings::default()).is_err(), "{settings:?}");
        }
    }
    fn mail_by(server: &str) -> Settings {
        Settings {
            smtp_url: Some(server.into()),
            mail_from: Some("Forenkl <forenkl@kommune.dk>".into()),
            ..Settings::default()
        }
    }

    #[test]
    fn mail_goes_over_tls_or_stays_on_the_machine() {
        for server in [
            "smtps://name:secret@post.kommune.dk",
            "smtp://name:secret@post.kommune.dk:587?tls=required",
            "smtp://127.0.0.1:2525",
        ] {
            let config = Config::check(mail_by(server), Settings::default()).ok();
            assert!(config.as_ref().is_some_and(|config| config.mail.is_some()), "{server}");
            assert!(!format!("{config:?}").contains("secret"));
        }
    }
}
