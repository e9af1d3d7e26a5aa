//! Puts the site together: names with hashes, and files that name each other by them.

use super::assets::{Asset, Assets, files_below, role_by_extension};
use super::bind::BoundApp;
use super::manifest::Role;
use super::script::{STYLE, replace_literal};
use super::style;
use crate::project::{Mode, Project};
use anyhow::{Context, Result};
use std::path::Path;

const PUBLIC: &str = "public";
const SHELL: &str = "shell.html";
const START: &str = "start.js";
const SHELL_STYLE: &str = "shell.css";
const APP_MANIFEST: &str = "manifest.webmanifest";
/// Files in this folder keep their names, at the root of the site.
const FIXED: &str = "root/";

/// All files of the site.
pub fn assemble(project: &Project, app: &BoundApp, mode: Mode) -> Result<Vec<Asset>> {
    let public = project.path(PUBLIC);
    let mut assets = Assets::default();
    let later = style::later(project, mode, &mut assets)?;
    let later = assets.add(STYLE, Role::Lazy, later.into_bytes());
    add_app(app, &later, &mut assets)?;
    let fixed = add_public(&public, &mut assets)?;
    add_template(&public, APP_MANIFEST, Role::Other, &mut assets)?;
    add_template(&public, START, Role::Entry, &mut assets)?;
    // The shell's few rules come first, so that the app's can build on them.
    let sheet = read(&public, SHELL_STYLE)? + &style::first(project, mode, &mut assets)?;
    assets.add("app.css", Role::Entry, sheet.into_bytes());
    let page = assets.fill_in(&read(&public, SHELL)?).context(SHELL)?;

    let mut site = assets.all;
    site.extend(fixed);
    // Last, because a server that reads the folder must find everything the page names.
    site.push(Asset {
        name: "index.html".into(),
        path: "index.html".into(),
        content: page.into(),
        role: Role::Page,
        parts: Vec::new(),
    });
    Ok(site)
}

/// The packs first, then the script that names them.
fn add_app(app: &BoundApp, later_style: &str, assets: &mut Assets) -> Result<()> {
    let mut script = app.script.clone();
    if !app.packs.is_empty() {
        script = replace_literal(&script, &format!("./{STYLE}"), &format!("./{later_style}"))?;
    }
    for pack in &app.packs {
        let name = &pack.name;
        let hashed = assets.add_for(&pack.parts, name, Role::Lazy, pack.content.clone());
        script = replace_literal(&script, &format!("./{name}"), &format!("./{hashed}"))?;
    }
    for (import, text) in &app.snippets {
        let hashed = assets.add(
            &import.trim_start_matches("./").replace('/', "-"),
            Role::Entry,
            text.clone().into_bytes(),
        );
        script = replace_literal(&script, import, &format!("./{hashed}"))?;
    }
    assets.add("app.wasm", Role::Entry, app.main.clone());
    assets.add("app.js", Role::Entry, script.into_bytes());
    Ok(())
}

/// Icons and the like; returns the files that keep their names.
fn add_public(public: &Path, assets: &mut Assets) -> Result<Vec<Asset>> {
    let mut fixed = Vec::new();
    for file in files_below(public)? {
        let name = file.strip_prefix(public)?.to_string_lossy().replace('\\', "/");
        let content = std::fs::read(&file)?;
        if let Some(path) = name.strip_prefix(FIXED) {
            fixed.push(Asset {
                name: path.into(),
                path: path.into(),
                content,
                role: Role::Fixed,
                parts: Vec::new(),
            });
        } else if ![SHELL, START, SHELL_STYLE, APP_MANIFEST].contains(&name.as_str()) {
            assets.add(&name, role_by_extension(&name), content);
        }
    }
    Ok(fixed)
}

fn add_template(public: &Path, name: &str, role: Role, assets: &mut Assets) -> Result<()> {
    let filled = assets.fill_in(&read(public, name)?).with_context(|| format!("{PUBLIC}/{name}"))?;
    assets.add(name, role, filled.into_bytes());
    Ok(())
}

fn read(public: &Path, name: &str) -> Result<String> {
    std::fs::read_to_string(public.join(name)).with_context(|| format!("{PUBLIC}/{name} is missing"))
}
