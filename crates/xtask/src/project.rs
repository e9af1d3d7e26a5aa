//! Where things are in the checkout.

use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};

/// How the app is built.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// Quick to rebuild: nothing shrunk or compressed, the server reads the site from its folder.
    Dev,
    /// What is shipped.
    Release,
}

impl Mode {
    pub fn from_release(release: bool) -> Self {
        if release { Self::Release } else { Self::Dev }
    }

    /// The name of the mode's folders below `target`.
    pub fn folder(self) -> &'static str {
        match self {
            Self::Dev => "dev",
            Self::Release => "release",
        }
    }

    /// The cargo profile the app is compiled with.
    pub fn wasm_profile(self) -> &'static str {
        match self {
            Self::Dev => "wasm-dev",
            Self::Release => "wasm-release",
        }
    }
}

/// The checkout.
#[derive(Debug, Clone)]
pub struct Project {
    root: PathBuf,
}

impl Project {
    /// The checkout this build tool belongs to, whatever folder it is called from.
    pub fn find() -> Result<Self> {
        let crate_dir = std::env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root =
            crate_dir.ancestors().nth(2).context("xtask does not lie two folders below the project")?;
        if !root.join("Cargo.lock").exists() && !root.join("Cargo.toml").exists() {
            bail!("{} is not Forenkl's project folder", root.display());
        }
        Ok(Self { root: root.to_owned() })
    }

    pub fn root(&self) -> &Path {
        &self.root
    }

    pub fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// The folder the server serves.
    pub fn site(&self, mode: Mode) -> PathBuf {
        self.root.join("target/site").join(mode.folder())
    }

    /// Where the app is compiled. Of its own, because another compiler than the server's may build it.
    pub fn web_target(&self) -> PathBuf {
        self.root.join("target/web")
    }

    /// A path as a reader of the terminal wants it: relative to the project.
    pub fn shown(&self, path: &Path) -> String {
        path.strip_prefix(&self.root).unwrap_or(path).display().to_string()
    }
}
