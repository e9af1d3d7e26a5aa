//! Files with a hash of their content in the name, which a browser may keep for ever.

use super::manifest::Role;
use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use std::path::{Path, PathBuf};

/// Where they lie below the site's folder. Flat, so that one names another by its file name alone.
pub const FOLDER: &str = "assets";
/// Digits of the hash in a name: 48 bits, enough among a few hundred files.
const HASH_DIGITS: usize = 12;

/// One file of the site.
pub struct Asset {
    /// What other files call it: `app.js`, `icons/icon-192.png`.
    pub name: String,
    /// Below the site's folder.
    pub path: String,
    pub content: Vec<u8>,
    pub role: Role,
    /// Of a lazy file: the parts of the app that need it.
    pub parts: Vec<String>,
}

/// The files collected so far.
#[derive(Default)]
pub struct Assets {
    pub all: Vec<Asset>,
}

impl Assets {
    /// Adds a file under a name with its hash, and returns that file name (without folder).
    pub fn add(&mut self, name: &str, role: Role, content: Vec<u8>) -> String {
        self.add_for(&[], name, role, content)
    }

    /// The same, for the parts of the app that need it.
    pub fn add_for(&mut self, parts: &[String], name: &str, role: Role, content: Vec<u8>) -> String {
        let file_name = hashed_name(name, &content);
        if !self.all.iter().any(|asset| asset.name == name) {
            self.all.push(Asset {
                name: name.to_owned(),
                path: format!("{FOLDER}/{file_name}"),
                content,
                role,
                parts: parts.to_vec(),
            });
        }
        file_name
    }

    /// The address of a file from the root of the site.
    pub fn address(&self, name: &str) -> Option<String> {
        self.all.iter().find(|asset| asset.name == name).map(|asset| format!("/{}", asset.path))
    }

    /// Puts addresses in the place of `{{asset:NAME}}`.
    ///
    /// # Errors
    /// When a name is not known.
    pub fn fill_in(&self, template: &str) -> Result<String> {
        let mut filled = String::with_capacity(template.len());
        let mut rest = template;
        while let Some((before, after)) = rest.split_once("{{asset:") {
            let (name, after) = after.split_once("}}").context("{{asset: without }}")?;
            let Some(address) = self.address(name) else {
                bail!("there is no file {name} for {{{{asset:{name}}}}}")
            };
            filled.push_str(before);
            filled.push_str(&address);
            rest = after;
        }
        filled.push_str(rest);
        Ok(filled)
    }
}

/// `icons/app.svg` → `app.0123456789ab.svg`.
fn hashed_name(name: &str, content: &[u8]) -> String {
    let file = name.rsplit('/').next().unwrap_or(name);
    let (stem, extension) = file.rsplit_once('.').unwrap_or((file, "bin"));
    let digest: String = Sha256::digest(content).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{stem}.{}.{extension}", &digest[..HASH_DIGITS])
}

/// The role of a file that another one brings along.
pub fn role_by_extension(name: &str) -> Role {
    match name.rsplit('.').next() {
        Some("woff2" | "woff" | "ttf") => Role::Font,
        Some("svg" | "png" | "ico" | "webp") => Role::Icon,
        _ => Role::Other,
    }
}

/// All files in a folder and the folders in it, by name. None when the folder does not exist.
pub fn files_below(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    if !folder.is_dir() {
        return Ok(found);
    }
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            found.extend(files_below(&path)?);
        } else if !path.file_name().is_some_and(|name| name.to_string_lossy().starts_with('.')) {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_carry_a_hash_of_the_content() {
        assert_eq!(hashed_name("icons/app.svg", b"abc"), "app.ba7816bf8f01.svg");
        assert_ne!(hashed_name("a.js", b"1"), hashed_name("a.js", b"2"));
    }

    #[test]
    fn templates_get_addresses() -> Result<()> {
        let mut assets = Assets::default();
        assets.add("app.js", Role::Entry, b"abc".to_vec());
        let filled = assets.fill_in("import(\"{{asset:app.js}}\") /* {{asset:app.js}} */")?;
        assert_eq!(filled, "import(\"/assets/app.ba7816bf8f01.js\") /* /assets/app.ba7816bf8f01.js */");
        assert!(assets.fill_in("{{asset:other.js}}").is_err());
        assert_eq!(assets.fill_in("nothing to do")?, "nothing to do");
        Ok(())
    }
}
