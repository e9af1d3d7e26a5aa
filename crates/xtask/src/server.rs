//! Builds the server.

use crate::dependencies;
use crate::packages;
use crate::process;
use crate::project::{Mode, Project};
use anyhow::Result;
use std::path::PathBuf;
use std::process::Command;

/// Builds the server and returns the program. In release it carries the site of `target/site/release` within itself.
pub fn build(project: &Project, mode: Mode) -> Result<PathBuf> {
    prepare(project)?;
    let mut cargo = process::cargo();
    cargo.args(["build", "--package", "forenkl"]).current_dir(project.root());
    if mode == Mode::Release {
        cargo.args(["--release", "--features", "embed-app"]);
    }
    process::run(&mut cargo, "compiling the server")?;
    Ok(program(project, mode))
}

/// Builds the server along with all tests and returns the program: after the other tests it is there already, while building it
/// alone would choose other features of its libraries and compile those again.
pub fn build_for_tests(project: &Project) -> Result<PathBuf> {
    prepare(project)?;
    let mut cargo = process::cargo();
    cargo.args(["test", "--no-run", "--workspace", "--quiet"]).current_dir(project.root());
    process::run(&mut cargo, "compiling the server")?;
    Ok(program(project, Mode::Dev))
}

/// Has what compiling the workspace needs besides Rust.
pub fn prepare(project: &Project) -> Result<()> {
    ensure_libpq()?;
    dependencies::fetch(project)
}

/// Where cargo puts the server.
pub fn program(project: &Project, mode: Mode) -> PathBuf {
    let folder = match mode {
        Mode::Dev => "target/debug",
        Mode::Release => "target/release",
    };
    project.path(folder).join(format!("forenkl{}", std::env::consts::EXE_SUFFIX))
}

/// PostgreSQL's client library, which the server is linked with.
fn ensure_libpq() -> Result<()> {
    let found = std::env::var_os("PQ_LIB_DIR").is_some()
        || process::succeeds(Command::new("pkg-config").args(["--exists", "libpq"]))
        || process::succeeds(Command::new("pg_config").arg("--libdir"));
    // Elsewhere than on Debian the linker has the last word.
    if found || !packages::can_install() {
        return Ok(());
    }
    packages::install(&["libpq-dev"], "the server's PostgreSQL client")
}
