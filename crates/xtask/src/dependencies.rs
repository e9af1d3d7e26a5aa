//! Rust packages from the registry, fetched before compiling so that a missing network is said plainly.

use crate::process;
use crate::project::Project;
use crate::toolchain::WASM_TARGET;
use anyhow::{Context, Result};
use std::process::Command;

/// Fetches what Cargo.lock names for this machine and for wasm, unless all of it is here already.
pub fn fetch(project: &Project) -> Result<()> {
    let host = host()?;
    let cargo_fetch = || {
        let mut cargo = process::cargo();
        cargo
            .args(["fetch", "--quiet", "--target", WASM_TARGET, "--target", &host])
            .current_dir(project.root());
        cargo
    };
    if process::succeeds(cargo_fetch().arg("--offline")) {
        return Ok(());
    }
    println!("Fetching Rust packages …");
    process::run(&mut cargo_fetch(), "fetching Rust packages (is there a network connection?)")
}

/// The name of this machine's target, as `x86_64-unknown-linux-gnu`.
fn host() -> Result<String> {
    let version = process::output(Command::new("rustc").arg("-vV"))?;
    host_line(&version).context("rustc does not say which machine it is for")
}

fn host_line(version: &str) -> Option<String> {
    version.lines().find_map(|line| line.strip_prefix("host: ")).map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_host_is_read_from_the_compiler() {
        let version =
            "rustc 1.95.0 (abc 2026-03-21)\nbinary: rustc\nhost: x86_64-unknown-linux-gnu\nrelease: 1.95.0";
        assert_eq!(host_line(version).as_deref(), Some("x86_64-unknown-linux-gnu"));
    }
}
