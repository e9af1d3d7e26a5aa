//! Starting other programs, and saying plainly what went wrong with them.

use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// Settings of the network and of where packages are kept. They belong to the machine, so an inner cargo keeps them.
const KEPT_CARGO_SETTINGS: [&str; 6] =
    ["CARGO_HOME", "CARGO_HTTP_", "CARGO_NET_", "CARGO_REGISTRIES_", "CARGO_REGISTRY_", "CARGO_SOURCE_"];

/// Runs a program whose output the person at the terminal sees. `what` completes "… failed".
pub fn run(command: &mut Command, what: &str) -> Result<()> {
    let status = command.status().with_context(|| format!("{} could not be started", program(command)))?;
    if !status.success() {
        bail!("{what} failed ({status})");
    }
    Ok(())
}

/// Whether a program runs and succeeds; it is not seen.
pub fn succeeds(command: &mut Command) -> bool {
    command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|s| s.success())
}

/// Standard output of a program, without the line end.
pub fn output(command: &mut Command) -> Result<String> {
    let output = command
        .stdin(Stdio::null())
        .output()
        .with_context(|| format!("{} could not be started", program(command)))?;
    if !output.status.success() {
        bail!("{} failed: {}", program(command), String::from_utf8_lossy(&output.stderr).trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

fn program(command: &Command) -> String {
    Path::new(command.get_program()).display().to_string()
}

/// The cargo that started this tool, without what that cargo put into the environment for this tool only.
pub fn cargo() -> Command {
    let mut command = Command::new(std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    for (name, _) in std::env::vars_os() {
        let name = name.to_string_lossy();
        if name.starts_with("CARGO_PKG_") || name.starts_with("CARGO_MANIFEST_") || name == "CARGO_BIN_NAME" {
            command.env_remove(&*name);
        }
    }
    command
}

/// Takes everything an outer cargo or rustup set out of the environment, so that another toolchain is itself.
pub fn clear_outer_toolchain(command: &mut Command) {
    for (name, _) in std::env::vars_os() {
        if belongs_to_toolchain(&name.to_string_lossy()) {
            command.env_remove(&name);
        }
    }
}

fn belongs_to_toolchain(name: &str) -> bool {
    let of_toolchain =
        ["CARGO", "RUST", "LD_LIBRARY_PATH", "DYLD_"].iter().any(|prefix| name.starts_with(prefix));
    of_toolchain && name != "RUST_BACKTRACE" && !KEPT_CARGO_SETTINGS.iter().any(|kept| name.starts_with(kept))
}

/// The first program of that name on the search path.
pub fn find_on_path(name: impl AsRef<OsStr>) -> Option<PathBuf> {
    let name = name.as_ref();
    std::env::split_paths(&std::env::var_os("PATH")?).map(|dir| dir.join(name)).find(|path| path.is_file())
}

/// A port nobody listens on at the moment.
pub fn free_port() -> Result<u16> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port on this machine")?;
    Ok(listener.local_addr()?.port())
}

/// Whether a port on this machine can be listened on.
pub fn port_is_free(port: u16) -> bool {
    TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok()
}

/// Waits until something answers on the port; `false` when the program ended first or the time is up.
pub fn wait_for_port(port: u16, child: &mut Child, patience: Duration) -> Result<bool> {
    let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
    let started = Instant::now();
    while started.elapsed() < patience {
        if child.try_wait()?.is_some() {
            return Ok(false);
        }
        if TcpStream::connect_timeout(&address, Duration::from_millis(200)).is_ok() {
            return Ok(true);
        }
        std::thread::sleep(Duration::from_millis(100));
    }
    Ok(false)
}

/// A duration as the terminal shows it.
pub fn seconds(duration: Duration) -> String {
    if duration.as_secs() >= 60 {
        format!("{} min {:02} s", duration.as_secs() / 60, duration.as_secs() % 60)
    } else {
        format!("{:.1} s", duration.as_secs_f64())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_inner_toolchain_keeps_network_settings_only() {
        for name in
            ["CARGO", "CARGO_TARGET_DIR", "RUSTFLAGS", "RUSTUP_TOOLCHAIN", "RUSTC_WRAPPER", "LD_LIBRARY_PATH"]
        {
            assert!(belongs_to_toolchain(name), "{name} must not reach the inner toolchain");
        }
        for name in ["CARGO_HOME", "CARGO_HTTP_PROXY", "CARGO_NET_OFFLINE", "PATH", "HOME", "RUST_BACKTRACE"]
        {
            assert!(!belongs_to_toolchain(name), "{name} belongs to the machine");
        }
    }

    #[test]
    fn durations_read_well() {
        assert_eq!(seconds(Duration::from_millis(1_240)), "1.2 s");
        assert_eq!(seconds(Duration::from_secs(130)), "2 min 10 s");
    }
}
