//! `cargo xtask test`: everything that must hold before a change is good.

mod parts;

use crate::process::seconds;
use crate::project::Project;
use anyhow::Result;
use clap::ValueEnum;
use std::time::{Duration, Instant};

/// A part of the tests that can be run by itself.
#[derive(Clone, Copy, PartialEq, Eq, Debug, ValueEnum)]
pub enum Part {
    /// Layout of the code
    Fmt,
    /// Lints: everything natively, the app for WebAssembly too
    Clippy,
    /// What is pure: contract, models of the app, this tool
    Unit,
    /// Every endpoint, on SQLite and on PostgreSQL
    Server,
    /// What a person does, in Chromium, against the built program
    E2e,
    /// How much a person downloads
    Budgets,
    /// Licences and known weaknesses of dependencies
    Deny,
}

/// How a part that could be carried out ended. What could not is an error, which counts as failed.
pub enum Outcome {
    Passed,
    /// With what failed, as far as the part can name it: the end of a long log is all that some readers get.
    Failed(Vec<String>),
    /// Not run, for the reason given.
    Skipped(String),
}

struct Finished {
    part: Part,
    outcome: Outcome,
    took: Duration,
}

/// Runs the parts that are named, or all; `false` when one failed. A part that fails does not stop the others.
pub fn run(project: &Project, named: &[Part]) -> Result<bool> {
    let chosen = if named.is_empty() { Part::value_variants() } else { named };
    let results: Vec<Finished> = chosen.iter().map(|&part| run_part(project, part)).collect();
    println!("\n── Summary");
    for result in &results {
        println!("{}", line(result));
        if let Outcome::Failed(named) = &result.outcome {
            named.iter().for_each(|what| println!("           {what}"));
        }
    }
    let failed = results.iter().filter(|result| matches!(result.outcome, Outcome::Failed(_))).count();
    let passed = results.iter().filter(|result| matches!(result.outcome, Outcome::Passed)).count();
    println!("\n{passed} passed, {failed} failed");
    Ok(failed == 0)
}

fn run_part(project: &Project, part: Part) -> Finished {
    println!("\n── {}: {}", name(part), purpose(part));
    let started = Instant::now();
    let outcome = parts::run(project, part).unwrap_or_else(|error| {
        eprintln!("{error:#}");
        Outcome::Failed(vec![format!("{error:#}")])
    });
    let result = Finished { part, outcome, took: started.elapsed() };
    println!("{}", line(&result));
    result
}

fn line(result: &Finished) -> String {
    let took = seconds(result.took);
    match &result.outcome {
        Outcome::Passed => format!("  {:<8} passed   {took}", name(result.part)),
        Outcome::Failed(_) => format!("  {:<8} FAILED   {took}", name(result.part)),
        Outcome::Skipped(why) => format!("  {:<8} skipped  {why}", name(result.part)),
    }
}

fn name(part: Part) -> String {
    part.to_possible_value().map_or_else(String::new, |value| value.get_name().to_owned())
}

fn purpose(part: Part) -> String {
    let help = part.to_possible_value().and_then(|value| value.get_help().map(ToString::to_string));
    help.unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parts_are_named_and_explained() {
        assert_eq!(name(Part::E2e), "e2e");
        assert!(Part::value_variants().iter().all(|&part| !purpose(part).is_empty()));
    }

    #[test]
    fn a_skipped_part_says_why() {
        let result = Finished {
            part: Part::Deny,
            outcome: Outcome::Skipped("cargo-deny is not installed".into()),
            took: Duration::ZERO,
        };
        assert!(line(&result).contains("skipped  cargo-deny is not installed"));
    }
}
