//! The command line: `forenkl serve`, `import`, `export`, `backup`, `restore`, `check-config`, `user add`.

pub mod backup;
mod export;
mod import;
mod serve;
mod user;

use std::{io::Write as _, path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};
use tracing_subscriber::EnvFilter;

use crate::{
    config::{Config, Settings},
    fault::Fault,
};

/// Forenkl: a municipality finds, decides and removes its own red tape
#[derive(Debug, Parser)]
#[command(name = "forenkl", version)]
pub struct Cli {
    /// Configuration file (TOML)
    #[arg(long, env = "FORENKL_CONFIG", global = true)]
    config: Option<PathBuf>,
    #[command(flatten)]
    settings: Settings,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the app and the API until stopped
    Serve,
    /// Check the configuration and say what it amounts to
    CheckConfig,
    /// Take records in from a CSV or XLSX file, or everything from an archive
    Import(import::ImportArgs),
    /// Take lists, or everything as an archive, out to a file
    Export(export::ExportArgs),
    /// Copy the SQLite database to a file, while the server runs
    Backup(backup::BackupArgs),
    /// Put a backup in place, where there is no database yet
    Restore(backup::RestoreArgs),
    /// People who can sign in
    #[command(subcommand)]
    User(user::UserCommand),
}

/// Runs the program with the arguments it was given.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            complain(&fault);
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<(), Fault> {
    let config = Config::load(cli.config.as_ref(), cli.settings)?;
    start_log(&config);
    match cli.command {
        Command::Serve => serve::serve(config),
        Command::CheckConfig => {
            check_config(&config);
            Ok(())
        }
        Command::Import(args) => import::run(config, args),
        Command::Export(args) => export::run(config, args),
        Command::Backup(args) => backup::back_up(&config, &args),
        Command::Restore(args) => backup::restore(&config, &args),
        Command::User(command) => user::run(config, command),
    }
}

fn start_log(config: &Config) {
    let filter =
        EnvFilter::try_from_env("FORENKL_LOG").unwrap_or_else(|_| EnvFilter::new("warn,forenkl=info"));
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    // A second start in one process (tests) keeps the first log.
    let started = if config.json_log { log.json().try_init() } else { log.try_init() };
    drop(started);
}

fn check_config(config: &Config) {
    let database = match &config.location {
        crate::db::Location::Sqlite(path) => path.display().to_string(),
        // The address may hold a password.
        crate::db::Location::Postgres(_) => "PostgreSQL".to_owned(),
    };
    let mail =
        config.mail.as_ref().map_or_else(|| "none is sent".to_owned(), |mail| format!("from {}", mail.from));
    say(&format!(
        "The configuration is good.\nlisten      {}\npublic_url  {}\ndatabase    {database}\ndemo        {}\nmail        {mail}",
        config.listen, config.public_url, config.demo
    ));
}

/// Prints for the one who runs the command. That nobody reads any more is no reason to stop.
pub(crate) fn say(text: &str) {
    drop(writeln!(std::io::stdout(), "{text}"));
}

#[allow(clippy::print_stderr, reason = "errors of a command go to standard error")]
fn complain(fault: &Fault) {
    eprintln!("forenkl: {fault}");
}

/// A runtime for commands that need one.
pub(crate) fn runtime() -> Result<tokio::runtime::Runtime, Fault> {
    tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Fault::start(format!("the runtime cannot be started: {error}")))
}
