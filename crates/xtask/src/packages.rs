//! Programs that come from the system's package manager. Installed on Debian and Ubuntu, as root or with sudo.

use crate::process;
use anyhow::{Result, bail};
use std::process::Command;

/// Installs Debian packages, saying so first.
///
/// # Errors
/// When there is no apt, when neither root nor password-less sudo is at hand, or when apt fails.
pub fn install(packages: &[&str], what_for: &str) -> Result<()> {
    let list = packages.join(" ");
    if process::find_on_path("apt-get").is_none() {
        bail!("{what_for} needs {list} (names of the Debian packages); please install them");
    }
    let Some(as_root) = root_prefix() else {
        bail!("{what_for} needs {list}; please run: sudo apt-get install {list}");
    };
    println!("Installing {list} with apt ({what_for}) …");
    if process::succeeds(&mut apt(as_root, &["install", "--yes", "--no-install-recommends"], packages)) {
        return Ok(());
    }
    process::run(
        &mut apt(as_root, &["update", "--quiet=2"], &[]),
        "apt-get update (is there a network connection?)",
    )?;
    process::run(
        &mut apt(as_root, &["install", "--yes", "--quiet=2", "--no-install-recommends"], packages),
        "apt-get install (is there a network connection?)",
    )
}

/// Whether [`install`] has a chance.
pub fn can_install() -> bool {
    process::find_on_path("apt-get").is_some() && root_prefix().is_some()
}

/// Whether this tool runs as root.
pub fn is_root() -> bool {
    process::output(Command::new("id").arg("-u")).is_ok_and(|id| id == "0")
}

/// What to put before a command that root must run.
fn root_prefix() -> Option<&'static [&'static str]> {
    if is_root() {
        Some(&[])
    } else if process::succeeds(Command::new("sudo").args(["-n", "true"])) {
        Some(&["sudo", "-n"])
    } else {
        None
    }
}

fn apt(as_root: &[&str], arguments: &[&str], packages: &[&str]) -> Command {
    let mut words = as_root.iter().chain(&["env", "DEBIAN_FRONTEND=noninteractive", "apt-get"]);
    let mut command = Command::new(words.next().copied().unwrap_or("env"));
    command.args(words).args(arguments).args(packages);
    command
}
