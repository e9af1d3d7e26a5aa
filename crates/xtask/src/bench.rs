//! What can be measured: `cargo xtask bench`.

use crate::budgets;
use crate::process;
use crate::project::{Mode, Project};
use crate::server;
use crate::web;
use anyhow::Result;
use clap::ValueEnum;
use std::process::Command;

/// One thing to measure. A new one is a variant here and an arm in [`run`].
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Bench {
    /// What a person downloads, against the budgets
    Sizes,
    /// Supports, lists, memory and the live stream of the shipped server, with the load on the same machine
    Server,
    /// A workshop with 1,000 participants (or `--people`) on the shipped server, with the load on the same machine
    Live,
}

/// Measures what is named, or everything; `false` when a budget is missed. `inside` shows what the main module consists of, too;
/// `people` take part in the workshop.
pub fn run(project: &Project, what: &[Bench], inside: bool, people: usize) -> Result<bool> {
    let all = if what.is_empty() { Bench::value_variants() } else { what };
    let mut kept = true;
    for bench in all {
        kept &= match bench {
            Bench::Sizes => sizes(project, inside)?,
            Bench::Server => under_load(project, &[])?,
            Bench::Live => under_load(project, &["live", &people.to_string()])?,
        };
    }
    Ok(kept)
}

fn sizes(project: &Project, inside: bool) -> Result<bool> {
    let manifest = web::build(project, Mode::Release)?;
    print!("\n{}", budgets::table(&manifest));
    if inside {
        print!("\n{}", web::inside(project, Mode::Release)?);
    }
    Ok(budgets::budgets(&manifest).iter().all(budgets::Budget::is_kept))
}

/// Builds the program as it is shipped, with the app inside, and the load, and runs one against the other.
fn under_load(project: &Project, what: &[&str]) -> Result<bool> {
    web::build(project, Mode::Release)?;
    let mut cargo = process::cargo();
    cargo.args(["build", "--release", "--package", "forenkl", "--package", "forenkl-bench"]);
    cargo.args(["--features", "forenkl/embed-app"]).current_dir(project.root());
    process::run(&mut cargo, "compiling server and load")?;
    let program = server::program(project, Mode::Release);
    let load = program.with_file_name(format!("forenkl-bench{}", std::env::consts::EXE_SUFFIX));
    Ok(Command::new(load).arg(program).args(what).status()?.success())
}
