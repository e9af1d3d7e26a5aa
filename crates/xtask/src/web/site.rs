//! Puts the site together: names with hashes, and files that name each other by them.

use super::assets::{Asset, Assets, files_below, role_by_extension};
use super::bind::{BoundApp, Program};
use super::manifest::Role;
use super::script::{STYLE, replace_literal};
use super::style;
use crate::project::{Mode, Project};
use anyhow::{Context, Result};
use std::path::Path;

const PUBLIC: &str = "public";
const SHELL: &str = "shell.html";
const PARTICIPANT: &str = "participant.html";
const START: &str = "start.js";
const SHELL_STYLE: &str = "shell.css";
const APP_MANIFEST: &str = "manifest.webmanifest";
/// Files in this folder keep their names, at the root of the site.
const FIXED: &str = "root/";

/// All files of the site.
pub fn assemble(project: &Project, app: &BoundApp, participant: &BoundApp, mode: Mode) -> Result<Vec<Asset>> {
    let public = project.path(PUBLIC);
    let mut assets = Assets::default();
    let later = style::later(project, mode, &mut assets)?;
    let later = assets.add(STYLE, Role::Lazy, later.into_bytes());
    add_program(Program::App, app, &later, &mut assets)?;
    add_program(Program::Participant, participant, &later, &mut assets)?;
    let fixed = add_public(&public, &mut assets)?;
    add_template(&public, APP_MANIFEST, Role::Other, &mut assets)?;
    for program in [Program::App, Program::Participant] {
        // The same for both: each starts its own program.
        let started =
            read(&public, START)?.replace("{{asset:app.", &format!("{{{{asset:{}.", program.name()));
        let filled = assets.fill_in(&started).with_context(|| format!("{PUBLIC}/{START}"))?;
        let name =
            if program == Program::App { START.to_owned() } else { format!("{}-{START}", program.name()) };
        assets.add(&name, role(program), filled.into_bytes());
    }
    // The shell's few rules come first, so that the app's can build on them.
    let sheet = read(&public, SHELL_STYLE)? + &style::first(project, mode, &mut assets)?;
    assets.add("app.css", Role::Entry, sheet.into_bytes());
    let sheet = read(&public, SHELL_STYLE)? + &style::participant(project, mode, &mut assets)?;
    assets.add("participant.css", Role::Participant, sheet.into_bytes());
    let pages = [("index.html", SHELL), (PARTICIPANT, PARTICIPANT)].map(|(path, template)| {
        Ok(Asset {
            name: path.into(),
            path: path.into(),
            content: assets.fill_in(&read(&public, template)?).context(template)?.into(),
            role: Role::Page,
            parts: Vec::new(),
        })
    });
    let pages = pages.into_iter().collect::<Result<Vec<_>>>()?;

    let mut site = assets.all;
    site.extend(fixed);
    // Last, because a server that reads the folder must find everything the pages name.
    site.extend(pages);
    Ok(site)
}

/// What the files of a program are for.
fn role(program: Program) -> Role {
    match program {
        Program::App => Role::Entry,
        Program::Participant => Role::Participant,
    }
}

/// The packs first, then the script that names them.
fn add_program(program: Program, app: &BoundApp, later_style: &str, assets: &mut Assets) -> Result<()> {
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
            role(program),
            text.clone().into_bytes(),
        );
        script = replace_literal(&script, import, &format!("./{hashed}"))?;
    }
    assets.add(&format!("{}.wasm", program.name()), role(program), app.main.clone());
    assets.add(&format!("{}.js", program.name()), role(program), script.into_bytes());
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
        } else if ![SHELL, PARTICIPANT, START, SHELL_STYLE, APP_MANIFEST].contains(&name.as_str()) {
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
