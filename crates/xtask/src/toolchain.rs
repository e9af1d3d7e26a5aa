//! A compiler for WebAssembly: found, or installed.
//!
//! Three ways, tried in this order: the current toolchain has the standard library for wasm; rustup can add it; Debian
//! ships a compiler whose source can be built for wasm. The third one also works where rustup's servers are out of reach.

use crate::packages;
use crate::process;
use crate::project::{Mode, Project};
use anyhow::{Context, Result, bail};
use std::path::Path;
use std::process::Command;

pub const WASM_TARGET: &str = "wasm32-unknown-unknown";
const DEBIAN_PACKAGES: [&str; 5] = ["rustc-web", "cargo-web", "rust-web-src", "rust-web-llvm", "lld-22"];
const DEBIAN_CLIPPY: &str = "rust-web-clippy";
const DEBIAN_CARGO: &str = "/usr/bin/cargo";
const DEBIAN_CARGO_CLIPPY: &str = "/usr/bin/cargo-clippy";
const DEBIAN_RUSTC: &str = "/usr/bin/rustc";
const STD_FROM_SOURCE: [&str; 2] = ["-Z", "build-std=std,panic_abort"];
/// With the standard library from source, the shipped app becomes a tenth smaller: a panic stops it without a text (the start script
/// says so to the person), and the library's own trade of size for speed goes the same way as the app's.
const SMALL: [&str; 4] = [
    "-Z",
    "build-std-features=optimize_for_size",
    "--config",
    "target.wasm32-unknown-unknown.rustflags=['-Zunstable-options','-Cpanic=immediate-abort','-Zlocation-detail=none','-Zfmt-debug=none']",
];
/// The oldest compiler that builds the workspace; the same as `rust-version` in Cargo.toml.
const OLDEST_MINOR: u32 = 95;

/// A toolchain that compiles for wasm.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Toolchain {
    /// The toolchain that built this tool has the standard library for wasm.
    Current,
    /// Debian's compiler; the standard library is built from its source along with the app.
    Debian,
}

impl Toolchain {
    /// Finds a toolchain, installs one if need be, and says which one it takes when that took any doing.
    pub fn find(project: &Project) -> Result<Self> {
        if current_has_wasm()? {
            return Ok(Self::Current);
        }
        // rustup was found wanting before, so it is not asked again each time.
        let debian_chosen = project.web_target().join("debian-toolchain");
        if debian_chosen.exists() && debian_is_complete() {
            return Ok(Self::Debian);
        }
        let chosen = add_with_rustup().or_else(take_debian).context(NONE_FOUND)?;
        if chosen == Self::Debian {
            std::fs::create_dir_all(project.web_target())?;
            std::fs::write(debian_chosen, "")?;
        }
        Ok(chosen)
    }

    /// A cargo command (`build`, `clippy`) on the app for wasm.
    pub fn cargo(self, project: &Project, subcommand: &str, mode: Mode) -> Command {
        let mut command = match self {
            Self::Current => {
                let mut command = process::cargo();
                command.arg(subcommand);
                if mode == Mode::Release && current_has_source() {
                    command.env("RUSTC_BOOTSTRAP", "1").args(STD_FROM_SOURCE).args(SMALL);
                }
                command
            }
            Self::Debian => {
                // Called by its path: cargo would look for its subcommands among rustup's first.
                let program = if subcommand == "clippy" { DEBIAN_CARGO_CLIPPY } else { DEBIAN_CARGO };
                let mut command = Command::new(program);
                process::clear_outer_toolchain(&mut command);
                command.env("CARGO", DEBIAN_CARGO);
                // Building the standard library is not a stable feature; the compiler is the stable one all the same.
                command.env("RUSTC_BOOTSTRAP", "1").env("RUSTC", DEBIAN_RUSTC);
                command.arg(subcommand).args(STD_FROM_SOURCE);
                if mode == Mode::Release {
                    command.args(SMALL);
                }
                command
            }
        };
        // Flags from outside would replace the project's own, without which the app cannot be split.
        command.env_remove("RUSTFLAGS").env_remove("CARGO_ENCODED_RUSTFLAGS");
        command.current_dir(project.root());
        command.args(["--package", "forenkl-web", "--target", WASM_TARGET, "--profile", mode.wasm_profile()]);
        command.arg("--target-dir").arg(project.web_target());
        command
    }

    /// Makes sure that clippy can check the app.
    pub fn with_clippy(self) -> Result<Self> {
        if self == Self::Debian && !Path::new(DEBIAN_CARGO_CLIPPY).exists() {
            packages::install(&[DEBIAN_CLIPPY], "checking the browser app with clippy")?;
        }
        Ok(self)
    }
}

const NONE_FOUND: &str = "no compiler for WebAssembly: run `rustup target add wasm32-unknown-unknown`, or use a toolchain \
     that has this target, or on Debian or Ubuntu run `sudo apt-get install rustc-web cargo-web rust-web-src rust-web-llvm lld-22`";

fn current_has_wasm() -> Result<bool> {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let libdir =
        process::output(Command::new(rustc).args(["--print", "target-libdir", "--target", WASM_TARGET]))?;
    Ok(Path::new(&libdir).is_dir())
}

fn add_with_rustup() -> Result<Toolchain> {
    if process::find_on_path("rustup").is_none() {
        bail!("rustup is not installed");
    }
    println!("Adding the WebAssembly target with rustup …");
    if !process::succeeds(Command::new("rustup").args(["target", "add", WASM_TARGET])) || !current_has_wasm()?
    {
        println!("rustup cannot add it here (offline, or its servers are out of reach).");
        bail!("rustup could not add the target");
    }
    Ok(Toolchain::Current)
}

fn take_debian(before: anyhow::Error) -> Result<Toolchain> {
    if !debian_is_complete() {
        if !packages::can_install() {
            return Err(before);
        }
        packages::install(&DEBIAN_PACKAGES, "compiling to WebAssembly with Debian's Rust")?;
    }
    if !debian_is_complete() {
        bail!("Debian's Rust on this machine is too old or incomplete (1.{OLDEST_MINOR} or newer is needed)");
    }
    println!("Compiling to WebAssembly with Debian's Rust ({DEBIAN_RUSTC}), standard library from source.");
    Ok(Toolchain::Debian)
}

/// Whether compiler, linker and the standard library's source are there, and new enough.
fn debian_is_complete() -> bool {
    // rust-lld is a link that dangles while its package is missing; `exists` follows it.
    let programs =
        [DEBIAN_CARGO, DEBIAN_RUSTC, "/usr/bin/rust-lld"].iter().all(|path| Path::new(path).exists());
    programs && debian_version().is_some_and(|minor| minor >= OLDEST_MINOR) && debian_has_source()
}

fn debian_version() -> Option<u32> {
    let mut rustc = debian_rustc();
    minor_version(&process::output(rustc.arg("--version")).ok()?)
}

fn debian_has_source() -> bool {
    has_source(&mut debian_rustc())
}

/// Whether the current toolchain has the standard library's source, if need be after asking rustup for it. Without it the app is
/// built all the same, and is larger.
fn current_has_source() -> bool {
    let rustc = || Command::new(std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into()));
    if has_source(&mut rustc()) {
        return true;
    }
    let added = process::find_on_path("rustup").is_some()
        && process::succeeds(Command::new("rustup").args(["component", "add", "rust-src"]))
        && has_source(&mut rustc());
    if !added {
        println!(
            "The standard library's source cannot be had: the app will be about a tenth larger than it could be."
        );
    }
    added
}

fn has_source(rustc: &mut Command) -> bool {
    process::output(rustc.args(["--print", "sysroot"]))
        .is_ok_and(|sysroot| Path::new(&sysroot).join("lib/rustlib/src/rust/library/std/Cargo.toml").exists())
}

fn debian_rustc() -> Command {
    let mut rustc = Command::new(DEBIAN_RUSTC);
    process::clear_outer_toolchain(&mut rustc);
    rustc
}

/// The 96 of `rustc 1.96.0 (ac68faa20 2026-05-25)`.
fn minor_version(text: &str) -> Option<u32> {
    text.split_whitespace().nth(1)?.split('.').nth(1)?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_version_of_a_compiler() {
        assert_eq!(
            minor_version("rustc 1.96.0 (ac68faa20 2026-05-25) (built from a source tarball)"),
            Some(96)
        );
        assert_eq!(minor_version("command not found"), None);
    }

    #[test]
    fn the_oldest_compiler_is_the_one_the_workspace_names() {
        let manifest = include_str!("../../../Cargo.toml");
        assert!(manifest.contains(&format!("rust-version = \"1.{OLDEST_MINOR}\"")));
    }
}
