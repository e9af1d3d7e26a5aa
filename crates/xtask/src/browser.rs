//! A Chromium for the browser tests: found, or installed.

use crate::packages;
use crate::process;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// The variable that names the browser to the tests.
pub const VARIABLE: &str = "E2E_CHROMIUM";
const NAMES: [&str; 5] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];
const PLACES: [&str; 3] = [
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
];

/// Finds Chrome or Chromium, or installs it on Debian.
pub fn find_or_install() -> Result<PathBuf> {
    if let Some(browser) = find() {
        return Ok(browser);
    }
    packages::install(&["chromium"], "the browser tests")?;
    find().context("Chromium was installed but cannot be found")
}

fn find() -> Option<PathBuf> {
    let named = std::env::var_os(VARIABLE).map(PathBuf::from).filter(|path| path.is_file());
    let on_path = || NAMES.iter().find_map(process::find_on_path);
    let elsewhere = || PLACES.iter().map(Path::new).find(|path| path.is_file()).map(Path::to_owned);
    named.or_else(on_path).or_else(elsewhere)
}
