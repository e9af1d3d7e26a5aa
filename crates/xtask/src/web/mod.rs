//! From the app's source to the folder the server serves.
//!
//! compile → trim → split → bind → shrink → pack → style → hash → compress. Each step is a file of its own; this one is the order.

pub mod manifest;

mod assets;
mod bind;
mod compile;
mod compress;
mod inside;
mod names;
mod packs;
mod publish;
mod script;
mod sections;
mod site;
mod style;
mod table;
mod trim;

use bind::Program;

use crate::dependencies;
use crate::npm;
use crate::process::seconds;
use crate::project::{Mode, Project};
use crate::toolchain::Toolchain;
use anyhow::Result;
use manifest::Manifest;
use std::time::Instant;

/// What the main module of the last build consists of, as a table.
///
/// # Errors
/// When there was no build.
pub fn inside(project: &Project, mode: Mode) -> Result<String> {
    Ok(inside::table(&bind::named(project, Program::App, mode)?)?
        + "\nthe participant's program\n"
        + &inside::table(&bind::named(project, Program::Participant, mode)?)?)
}

/// Builds the app into the mode's site folder. What has not changed is not done again.
pub fn build(project: &Project, mode: Mode) -> Result<Manifest> {
    let started = Instant::now();
    npm::install(project)?;
    dependencies::fetch(project)?;
    let toolchain = Toolchain::find(project)?;
    compile::compile(project, toolchain, mode)?;
    let compiled = started.elapsed();
    let app = bind::bind(project, Program::App, mode)?;
    let participant = bind::bind(project, Program::Participant, mode)?;
    let site = site::assemble(project, &app, &participant, mode)?;
    let manifest = publish::publish(&project.site(mode), site, mode)?;
    println!(
        "App: {} in {} (of which compiling {})",
        project.shown(&project.site(mode)),
        seconds(started.elapsed()),
        seconds(compiled)
    );
    Ok(manifest)
}
