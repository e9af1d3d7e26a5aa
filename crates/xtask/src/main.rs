//! `cargo xtask`: builds, runs, tests and measures Forenkl.
//!
//! Everything that has to happen between a checkout and a running program is here, so that no step has to be known
//! by heart and none needs a program installed by hand.

mod bench;
mod browser;
mod budgets;
mod dependencies;
mod npm;
mod packages;
mod postgres;
mod process;
mod project;
mod run;
mod server;
mod test;
mod toolchain;
mod web;

use anyhow::Result;
use clap::{Parser, Subcommand, ValueEnum};
use project::{Mode, Project};

#[derive(Parser)]
#[command(name = "cargo xtask", about = "Builds, runs, tests and measures Forenkl")]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Build the browser app into target/site, and the server
    Build {
        /// Only the browser app, or only the server
        #[arg(value_enum, default_value_t = Target::All)]
        what: Target,
        /// Small, compressed and embedded in one program: target/release/forenkl
        #[arg(long)]
        release: bool,
    },
    /// Build what has changed and start Forenkl with demonstration data on SQLite
    Run {
        #[arg(long)]
        release: bool,
        /// Port on this machine
        #[arg(long, default_value_t = 8080)]
        port: u16,
    },
    /// Run the tests: all parts, or those named
    Test {
        #[arg(value_enum)]
        parts: Vec<test::Part>,
    },
    /// Measure
    Bench {
        #[arg(value_enum)]
        what: Vec<bench::Bench>,
        /// With sizes: what the main module consists of, its largest functions first
        #[arg(long)]
        inside: bool,
        /// With live: how many take part
        #[arg(long, default_value_t = 1_000)]
        people: usize,
    },
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Target {
    All,
    Web,
    Server,
}

fn main() -> std::process::ExitCode {
    match dispatch(Cli::parse()) {
        Ok(true) => std::process::ExitCode::SUCCESS,
        Ok(false) => std::process::ExitCode::FAILURE,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            std::process::ExitCode::FAILURE
        }
    }
}

/// Runs the command; `false` means that it ran and found something wrong (a failed test, a missed budget).
fn dispatch(cli: Cli) -> Result<bool> {
    let project = Project::find()?;
    match cli.command {
        Command::Build { what, release } => build(&project, what, Mode::from_release(release)).map(|()| true),
        Command::Run { release, port } => {
            run::run(&project, Mode::from_release(release), port).map(|()| true)
        }
        Command::Test { parts } => test::run(&project, &parts),
        Command::Bench { what, inside, people } => bench::run(&project, &what, inside, people),
    }
}

fn build(project: &Project, what: Target, mode: Mode) -> Result<()> {
    if what != Target::Server {
        web::build(project, mode)?;
    }
    if what != Target::Web {
        let program = server::build(project, mode)?;
        println!("Server: {}", project.shown(&program));
    }
    Ok(())
}
