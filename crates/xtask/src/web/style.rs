//! Sass to two style sheets, and the files they name: what the first picture needs, and all the rest.

use super::assets::{Assets, role_by_extension};
use crate::project::{Mode, Project};
use anyhow::{Context, Result, anyhow, bail};
use std::path::PathBuf;

const MAIN: &str = "style/main.scss";
const LATER: &str = "style/later.scss";
const PARTICIPANT: &str = "style/participant.scss";
/// Where Sass looks for what it imports: our own parts, then the design system.
const LOAD_PATHS: [&str; 3] = ["style", "node_modules/dkfds/dist/scss", "node_modules"];
/// Where a file named in the style sheet is looked for, without the dots in front of its path.
const FILE_ROOTS: [&str; 4] = ["public", "style", "node_modules/dkfds/dist", "node_modules/dkfds/src"];

/// The style of the first picture.
pub fn first(project: &Project, mode: Mode, assets: &mut Assets) -> Result<String> {
    compile(project, MAIN, mode, assets)
}

/// The style of the page of those who take part in a workshop.
pub fn participant(project: &Project, mode: Mode, assets: &mut Assets) -> Result<String> {
    compile(project, PARTICIPANT, mode, assets)
}

/// The style that comes with the first lazy part.
pub fn later(project: &Project, mode: Mode, assets: &mut Assets) -> Result<String> {
    compile(project, LATER, mode, assets)
}

fn compile(project: &Project, source: &str, mode: Mode, assets: &mut Assets) -> Result<String> {
    let style = match mode {
        Mode::Dev => grass::OutputStyle::Expanded,
        Mode::Release => grass::OutputStyle::Compressed,
    };
    let mut options = grass::Options::default().style(style).quiet(true);
    for path in LOAD_PATHS {
        options = options.load_path(project.path(path));
    }
    let sheet = grass::from_path(project.path(source), &options).map_err(|e| anyhow!("{source}: {e}"))?;
    rewrite_addresses(&sheet, |address| add_file(project, address, assets))
}

/// Adds the file an address in the style sheet means, and returns the name it has in the site.
fn add_file(project: &Project, address: &str, assets: &mut Assets) -> Result<String> {
    let path = address.split(['?', '#']).next().unwrap_or(address);
    let path = path.trim_start_matches(['.', '/']);
    let file: PathBuf = FILE_ROOTS
        .iter()
        .map(|root| project.path(root).join(path))
        .find(|file| file.is_file())
        .with_context(|| {
            format!("the style sheet names {address}, which is in none of {}", FILE_ROOTS.join(", "))
        })?;
    let name = assets.add(path, role_by_extension(path), std::fs::read(&file)?);
    // An SVG may be named with the part of it that is meant.
    Ok(address.split_once('#').map_or(name.clone(), |(_, part)| format!("{name}#{part}")))
}

/// Replaces every address in `url(…)` that is a file, by what `replace` makes of it. The style sheet and its files lie
/// in one folder.
pub fn rewrite_addresses(sheet: &str, mut replace: impl FnMut(&str) -> Result<String>) -> Result<String> {
    let mut rewritten = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while let Some((before, after)) = rest.split_once("url(") {
        rewritten.push_str(before);
        let (address, after) = cut_address(after)?;
        let outside = ["data:", "http:", "https:", "#"].iter().any(|prefix| address.starts_with(prefix));
        if outside || address.is_empty() {
            rewritten.push_str(&format!("url(\"{}\")", address.replace('"', "%22")));
        } else {
            rewritten.push_str(&format!("url(\"{}\")", replace(address)?));
        }
        rest = after;
    }
    rewritten.push_str(rest);
    Ok(rewritten)
}

/// Splits what follows `url(` into the address without quotes and what follows `)`.
fn cut_address(text: &str) -> Result<(&str, &str)> {
    let text = text.trim_start();
    for quote in ['"', '\''] {
        if let Some(quoted) = text.strip_prefix(quote) {
            let (address, after) =
                quoted.split_once(quote).context("url( with an open quote in the style sheet")?;
            let Some(after) = after.trim_start().strip_prefix(')') else {
                bail!("url(…) is not closed: {address}")
            };
            return Ok((address, after));
        }
    }
    let (address, after) = text.split_once(')').context("url( without ) in the style sheet")?;
    Ok((address.trim_end(), after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_of_files_are_rewritten() -> Result<()> {
        let sheet = "@font-face{src:url(../fonts/a.woff2) format('woff2'), url('../fonts/b.woff2')}i{background:url( \"x.svg#y\" )}";
        let rewritten = rewrite_addresses(sheet, |address| Ok(format!("<{address}>")))?;
        assert_eq!(
            rewritten,
            "@font-face{src:url(\"<../fonts/a.woff2>\") format('woff2'), url(\"<../fonts/b.woff2>\")}\
             i{background:url(\"<x.svg#y>\")}"
        );
        Ok(())
    }

    #[test]
    fn data_and_other_sites_stay() -> Result<()> {
        let sheet = "a{b:url(data:image/png;base64,AA==)}c{d:url('data:image/svg+xml,<svg xmlns=\"s\"/>')}";
        let rewritten = rewrite_addresses(sheet, |address| bail!("{address} is no file"))?;
        assert_eq!(
            rewritten,
            "a{b:url(\"data:image/png;base64,AA==\")}c{d:url(\"data:image/svg+xml,<svg xmlns=%22s%22/>\")}"
        );
        Ok(())
    }
}
