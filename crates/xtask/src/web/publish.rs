//! Writes the site's folder, so that a server which reads from it meanwhile always finds a whole site.

use super::assets::{Asset, files_below};
use super::compress::compress;
use super::manifest::{self, File, Manifest, Role};
use crate::project::Mode;
use anyhow::{Context, Result, anyhow};
use std::collections::HashSet;
use std::path::Path;
use std::sync::Mutex;

/// Writes new files, then the page and the manifest, then removes what no page can ask for any more.
pub fn publish(site: &Path, assets: Vec<Asset>, mode: Mode) -> Result<Manifest> {
    let last = manifest::read(site).unwrap_or_default();
    let (pages, others): (Vec<_>, Vec<_>) = assets.into_iter().partition(|asset| asset.role == Role::Page);
    let mut files = write_all(site, others, &last, mode)?;
    files.extend(write_all(site, pages, &last, mode)?);
    files.sort_by(|a, b| (a.role, &a.path).cmp(&(b.role, &b.path)));
    let kept = manifest::kept(&last, &files);
    files.extend(kept.into_iter().filter(|file| site.join(&file.path).is_file()));
    write(&site.join("manifest.json"), &serde_json::to_vec_pretty(&files)?)?;
    remove_others(site, &files)?;
    Ok(files)
}

/// Writes files and, for a release, their compressed forms, as many at a time as there are processors.
fn write_all(site: &Path, assets: Vec<Asset>, last: &Manifest, mode: Mode) -> Result<Manifest> {
    let waiting = Mutex::new(assets);
    let done = Mutex::new(Manifest::new());
    let lost = || anyhow!("another file of the site could not be written");
    let work = || -> Result<()> {
        loop {
            let next = waiting.lock().map_err(|_| lost())?.pop();
            let Some(asset) = next else { return Ok(()) };
            let file = write_one(site, &asset, last, mode)?;
            done.lock().map_err(|_| lost())?.push(file);
        }
    };
    let workers = std::thread::available_parallelism().map_or(1, |n| n.get());
    std::thread::scope(|scope| {
        let running: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        running.into_iter().try_for_each(|worker| worker.join().map_err(|_| lost())?)
    })?;
    done.into_inner().map_err(|_| lost())
}

fn write_one(site: &Path, asset: &Asset, last: &Manifest, mode: Mode) -> Result<File> {
    let path = site.join(&asset.path);
    let mut file = File {
        path: asset.path.clone(),
        name: asset.name.clone(),
        bytes: asset.content.len() as u64,
        br: None,
        gz: None,
        role: asset.role,
        parts: asset.parts.clone(),
    };
    // The same path with a hash is the same content: what lies there is right, compressed forms and all.
    let has_hash = !matches!(asset.role, Role::Page | Role::Fixed);
    let before = last.iter().find(|f| has_hash && f.path == asset.path && path.is_file());
    if let Some(before) = before {
        (file.br, file.gz) = (before.br, before.gz);
        return Ok(file);
    }
    write(&path, &asset.content)?;
    if mode == Mode::Release {
        let packed = compress(&asset.path, &asset.content)?;
        file.br = write_beside(&path, "br", packed.br)?;
        file.gz = write_beside(&path, "gz", packed.gz)?;
    }
    Ok(file)
}

fn write_beside(path: &Path, extension: &str, content: Option<Vec<u8>>) -> Result<Option<u64>> {
    let Some(content) = content else { return Ok(None) };
    let mut name = path.as_os_str().to_owned();
    name.push(format!(".{extension}"));
    write(Path::new(&name), &content)?;
    Ok(Some(content.len() as u64))
}

/// Writes beside and renames, so that nobody reads half a file.
fn write(path: &Path, content: &[u8]) -> Result<()> {
    let shown = || format!("{} could not be written", path.display());
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).with_context(shown)?;
    }
    let mut unfinished = path.as_os_str().to_owned();
    unfinished.push(".new");
    std::fs::write(&unfinished, content).with_context(shown)?;
    std::fs::rename(&unfinished, path).with_context(shown)
}

fn remove_others(site: &Path, files: &Manifest) -> Result<()> {
    let mut wanted: HashSet<_> = HashSet::from([site.join("manifest.json")]);
    for file in files {
        wanted.insert(site.join(&file.path));
        let compressed = [("br", file.br), ("gz", file.gz)];
        for (extension, _) in compressed.into_iter().filter(|(_, size)| size.is_some()) {
            wanted.insert(site.join(format!("{}.{extension}", file.path)));
        }
    }
    for path in files_below(site)? {
        if !wanted.contains(&path) {
            std::fs::remove_file(path)?;
        }
    }
    Ok(())
}
