//! Puts the site together: names with hashes, and files that name each other by them.

use super::assets::{Asset, Assets, files_below, role_by_extension};
use super::bind::{BoundApp, Program};
use super::manifest::Role;
use super::script::{STYLE, replace_literal};
use super::style;
use crate::project::{Mode, Project};
use anyhow::{Context, Result};
use std::path::Path;

const PROGRAMS: [Program; 2] = [Program::App, Program::Participant];
const PUBLIC: &str = "public";
const SHELL: &str = "shell.html";
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
    for program in PROGRAMS {
        // The same for both: each starts its own program.
        let started =
            read(&public, START)?.replace("{{asset:app.", &format!("{{{{asset:{}.", program.name()));
        let filled = assets.fill_in(&started).with_context(|| format!("{PUBLIC}/{START}"))?;
        assets.add(&format!("{}-{START}", program.name()), role(program), filled.into_bytes());
    }
    // The shell's few rules come first, so that the app's can build on them.
    let sheet = read(&public, SHELL_STYLE)? + &style::first(project, mode, &mut assets)?;
    assets.add("app.css", Role::Entry, sheet.into_bytes());
    let sheet = read(&public, SHELL_STYLE)? + &style::participant(project, mode, &mut assets)?;
    assets.add("participant.css", Role::Participant, sheet.into_bytes());
    let pages = PROGRAMS.map(|program| page(&public, program, &assets));
    let pages = pages.into_iter().collect::<Result<Vec<_>>>()?;

    let mut site = assets.all;
    site.extend(fixed);
    // Last, because a server that reads the folder must find everything the pages name.
    site.extend(pages);
    Ok(site)
}

/// The page a program starts from.
fn page(public: &Path, program: Program, assets: &Assets) -> Result<Asset> {
    let about = about(program);
    let page = read(public, SHELL)?
        .replace("{{about}}", read(public, &about)?.trim_end())
        .replace("{{program}}", program.name());
    let path = match program {
        Program::App => "index.html",
        Program::Participant => "participant.html",
    };
    Ok(Asset {
        name: path.into(),
        path: path.into(),
        content: assets.fill_in(&page).context(SHELL)?.into(),
        role: Role::Page,
        parts: Vec::new(),
    })
}

/// What stands in the head of a program's page beside what both need.
fn about(program: Program) -> String {
    format!("{}.about.html", program.name())
}

/// What the files of a program are for.
fn role(program: Program) -> Role {
    match program {
        Program::App => Role::Entry,
        Program::Participant => Role::Participant,
    }
}

/// What its lazy files are for.
fn lazy_role(program: Program) -> Role {
    match program {
        Program::App => Role::Lazy,
        Program::Participant => Role::ParticipantLater,
    }
}

/// The packs first, then the script that names them.
fn add_program(program: Program, app: &BoundApp, later_style: &str, assets: &mut Assets) -> Result<()> {
    let mut script = app.script.clone();
    if program.manner().styled {
        script = replace_literal(&script, &format!("./{STYLE}"), &format!("./{later_style}"))?;
    }
    for pack in &app.packs {
        let name = &pack.name;
        let hashed = assets.add_for(&pack.parts, name, lazy_role(program), pack.content.clone());
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
        } else if !is_made_of(&name) {
            assets.add(&name, role_by_extension(&name), content);
        }
    }
    Ok(fixed)
}

/// Whether other files are made of it.
fn is_made_of(name: &str) -> bool {
    [SHELL, START, SHELL_STYLE, APP_MANIFEST].contains(&name)
        || PROGRAMS.iter().any(|program| about(*program) == name)
}

fn add_template(public: &Path, name: &str, role: Role, assets: &mut Assets) -> Result<()> {
    let filled = assets.fill_in(&read(public, name)?).with_context(|| format!("{PUBLIC}/{name}"))?;
    assets.add(name, role, filled.into_bytes());
    Ok(())
}

fn read(public: &Path, name: &str) -> Result<String> {
    std::fs::read_to_string(public.join(name)).with_context(|| format!("{PUBLIC}/{name} is missing"))
}
