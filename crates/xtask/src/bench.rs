//! What can be measured: `cargo xtask bench`.

use crate::budgets;
use crate::project::{Mode, Project};
use crate::web;
use anyhow::Result;
use clap::ValueEnum;

/// One thing to measure. A new one is a variant here and an arm in [`run`].
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Bench {
    /// What a person downloads, against the budgets
    Sizes,
}

/// Measures what is named, or everything; `false` when a budget is missed.
pub fn run(project: &Project, what: &[Bench]) -> Result<bool> {
    let all = if what.is_empty() { Bench::value_variants() } else { what };
    let mut kept = true;
    for bench in all {
        kept &= match bench {
            Bench::Sizes => sizes(project)?,
        };
    }
    Ok(kept)
}

fn sizes(project: &Project) -> Result<bool> {
    let manifest = web::build(project, Mode::Release)?;
    print!("\n{}", budgets::table(&manifest));
    Ok(budgets::budgets(&manifest).iter().all(budgets::Budget::is_kept))
}
