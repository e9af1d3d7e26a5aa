//! Packages from npm: the design system, wasm-opt, Playwright and axe.

use crate::process;
use crate::project::Project;
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::process::Command;

/// Installs exactly what package-lock.json names, unless that has been done already.
///
/// # Errors
/// Without Node, or when npm cannot fetch.
pub fn install(project: &Project) -> Result<()> {
    if process::find_on_path("node").is_none() || process::find_on_path("npm").is_none() {
        bail!("Node.js is missing: please install Node 20 or newer, with npm (https://nodejs.org)");
    }
    let lock = std::fs::read(project.path("package-lock.json")).context("package-lock.json is missing")?;
    let wanted = format!("{:x?}", Sha256::digest(&lock));
    let stamp = project.path("node_modules/.forenkl-lock");
    if std::fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    println!("Installing npm packages …");
    let mut npm = Command::new("npm");
    npm.args(["ci", "--include=dev", "--no-audit", "--no-fund", "--loglevel=error"])
        // The browser is the one the system has.
        .env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
        .current_dir(project.root());
    process::run(&mut npm, "fetching the npm packages (npm ci; is there a network connection?)")?;
    std::fs::write(stamp, wanted)?;
    Ok(())
}
