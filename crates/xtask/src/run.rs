//! `cargo xtask run`: from a checkout to a running Forenkl.

use crate::process;
use crate::project::{Mode, Project};
use crate::{server, web};
use anyhow::{Context, Result, bail};
use std::process::{Child, Command};
use std::time::Duration;

/// Where `run` keeps its data, so that it is there again next time.
const DATA: &str = "target/run";
/// The first start makes tables and demonstration data.
const PATIENCE: Duration = Duration::from_secs(60);

/// Builds, starts the server with demonstration data on SQLite, and stays until it ends.
pub fn run(project: &Project, mode: Mode, port: u16) -> Result<()> {
    // Before the build, which takes longer.
    if !process::port_is_free(port) {
        bail!("port {port} is taken by another program: choose another one with --port");
    }
    web::build(project, mode)?;
    let program = server::build(project, mode)?;
    let data = project.path(DATA);
    std::fs::create_dir_all(&data)?;

    let mut command = Command::new(&program);
    command
        .arg("serve")
        .args(["--listen", &format!("127.0.0.1:{port}")])
        .arg("--data")
        .arg(&data)
        .arg("--demo");
    if mode == Mode::Dev {
        // Without --site the server serves what it carries within itself, as it does when shipped.
        command.arg("--site").arg(project.site(mode));
    }
    let mut running =
        command.spawn().with_context(|| format!("{} could not be started", program.display()))?;
    pass_on_end(&running)?;
    if process::wait_for_port(port, &mut running, PATIENCE)? {
        println!(
            "\nForenkl answers on http://127.0.0.1:{port}/ · data: {DATA}/forenkl.db · end with Ctrl-C\n"
        );
    } else if running.try_wait()?.is_none() {
        running.kill()?;
        bail!("the server did not answer within {} seconds", PATIENCE.as_secs());
    }
    let status = running.wait()?;
    if !status.success() {
        bail!("the server ended ({status})");
    }
    Ok(())
}

/// When this tool is told to end, so is the server, which then closes its database in order.
fn pass_on_end(server: &Child) -> Result<()> {
    let id = server.id().to_string();
    ctrlc::set_handler(move || {
        process::succeeds(Command::new("kill").args(["-TERM", &id]));
    })
    .context("cannot listen for Ctrl-C")
}
