//! What each part of the tests runs.

use super::{Outcome, Part};
use crate::postgres::Postgres;
use crate::process;
use crate::project::{Mode, Project};
use crate::toolchain::Toolchain;
use crate::{browser, budgets, server, web};
use anyhow::Result;
use std::process::Command;

/// Packages with tests that need no server.
const PURE: [&str; 3] = ["forenkl-api", "forenkl-web", "xtask"];

pub fn run(project: &Project, part: Part) -> Result<Outcome> {
    match part {
        Part::Fmt => show(project, process::cargo().args(["fmt", "--all", "--check"])),
        Part::Clippy => clippy(project),
        Part::Unit => unit(project),
        Part::Server => server_tests(project),
        Part::E2e => end_to_end(project),
        Part::Budgets => sizes(project),
        Part::Deny => deny(project),
    }
}

/// Prints a command and runs it in the project.
fn show(project: &Project, command: &mut Command) -> Result<Outcome> {
    let program = command.get_program().to_string_lossy();
    let program = program.rsplit('/').next().unwrap_or_default().to_owned();
    let words: Vec<_> = command.get_args().map(|word| word.to_string_lossy()).collect();
    println!("$ {program} {}", words.join(" "));
    let status = command.current_dir(project.root()).status()?;
    Ok(if status.success() { Outcome::Passed } else { Outcome::Failed(Vec::new()) })
}

/// Runs the second only when the first has passed.
fn then(first: Outcome, second: impl FnOnce() -> Result<Outcome>) -> Result<Outcome> {
    if matches!(first, Outcome::Passed) { second() } else { Ok(first) }
}

fn clippy(project: &Project) -> Result<Outcome> {
    server::prepare(project)?;
    let native = ["clippy", "--workspace", "--all-targets", "--", "--deny", "warnings"];
    let first = show(project, process::cargo().args(native))?;
    then(first, || {
        let toolchain = Toolchain::find(project)?.with_clippy()?;
        let mut for_wasm = toolchain.cargo(project, "clippy", Mode::Dev);
        show(project, for_wasm.args(["--", "--deny", "warnings"]))
    })
}

/// cargo-nextest where it is installed, which runs tests side by side; cargo's own runner otherwise.
fn cargo_test(packages: &[&str]) -> Command {
    let mut command = process::cargo();
    if process::succeeds(process::cargo().args(["nextest", "--version"])) {
        // The whole workspace is built for each part: which libraries with which features would differ otherwise, and they
        // would be built several times.
        let which =
            packages.iter().map(|package| format!("package({package})")).collect::<Vec<_>>().join(" + ");
        command.args([
            "nextest",
            "run",
            "--workspace",
            "--no-tests=warn",
            "--no-fail-fast",
            "--filterset",
            &which,
        ]);
    } else {
        command.args(["test", "--no-fail-fast", "--all-targets"]);
        command.args(packages.iter().flat_map(|package| ["--package", package]));
    }
    command
}

fn unit(project: &Project) -> Result<Outcome> {
    server::prepare(project)?;
    show(project, &mut cargo_test(&PURE))
}

fn server_tests(project: &Project) -> Result<Outcome> {
    server::prepare(project)?;
    let postgres = Postgres::start(project)?;
    println!("PostgreSQL for these tests: {}", postgres.url());
    show(project, cargo_test(&["forenkl"]).env("FORENKL_TEST_POSTGRES", postgres.url()))
}

/// Against the site as it is shipped, whose size is measured anyway, and a server built for development: optimising
/// that one would take longer than all the tests.
fn end_to_end(project: &Project) -> Result<Outcome> {
    web::build(project, Mode::Release)?;
    then(carries_the_app(project)?, || journeys(project))
}

/// The program as it is shipped has the app inside. Nothing else in the tests compiles that, and it needs a built site.
fn carries_the_app(project: &Project) -> Result<Outcome> {
    let with_app = ["clippy", "--workspace", "--features", "forenkl/embed-app", "--", "--deny", "warnings"];
    show(project, process::cargo().args(with_app))
}

fn journeys(project: &Project) -> Result<Outcome> {
    let program = server::build_for_tests(project)?;
    let data = project.path("target/e2e");
    if data.exists() {
        std::fs::remove_dir_all(&data)?;
    }
    // Written by `end2end/support/failures.ts`.
    let failures = project.path("target/e2e-failures.txt");
    if failures.exists() {
        std::fs::remove_file(&failures)?;
    }
    let mut playwright = Command::new("node");
    playwright.args([
        "node_modules/@playwright/test/cli.js",
        "test",
        "--config",
        "end2end/playwright.config.ts",
    ]);
    playwright
        .env(browser::VARIABLE, browser::find_or_install()?)
        .env("E2E_PROGRAM", program)
        .env("E2E_DATA", data)
        .env("E2E_FAILURES", &failures)
        .env("E2E_SITE", project.site(Mode::Release));
    Ok(match show(project, &mut playwright)? {
        Outcome::Failed(_) => {
            let named = std::fs::read_to_string(&failures).unwrap_or_default();
            Outcome::Failed(named.lines().map(str::to_owned).collect())
        }
        passed => passed,
    })
}

fn sizes(project: &Project) -> Result<Outcome> {
    let manifest = web::build(project, Mode::Release)?;
    print!("{}", budgets::table(&manifest));
    let over = budgets::budgets(&manifest).into_iter().filter(|budget| !budget.is_kept());
    let over: Vec<String> = over.map(|budget| format!("{}: {} bytes", budget.what, budget.spent)).collect();
    Ok(if over.is_empty() { Outcome::Passed } else { Outcome::Failed(over) })
}

fn deny(project: &Project) -> Result<Outcome> {
    if !process::succeeds(process::cargo().args(["deny", "--version"])) {
        return Ok(Outcome::Skipped("cargo-deny is not installed (cargo install cargo-deny)".into()));
    }
    show(project, process::cargo().args(["deny", "check"]))
}
