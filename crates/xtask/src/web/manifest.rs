//! What a built site consists of: `manifest.json` beside it. The server and the budgets read it.

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use std::path::Path;

/// What a file is for.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug, PartialOrd, Ord)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// `index.html`, and the page of those who take part in a workshop.
    Page,
    /// Needed before anything can be shown.
    Entry,
    /// The same for those who take part in a workshop.
    Participant,
    /// A lazy part of the app.
    Lazy,
    /// What follows the first prompt of those who take part in a workshop.
    ParticipantLater,
    Font,
    Icon,
    /// Anything else with a hash in its name.
    Other,
    /// A file with a name the outside world knows, as `robots.txt`; without a hash.
    Fixed,
    /// Of the release before, for pages that are still open.
    Previous,
}

/// One file of the site.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Debug)]
pub struct File {
    /// Below the site's folder, with `/`; also its address without the leading slash.
    pub path: String,
    /// The name without hash and folder.
    pub name: String,
    /// Size as it is.
    pub bytes: u64,
    /// Size of the `.br` beside it, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub br: Option<u64>,
    /// Size of the `.gz` beside it, if there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gz: Option<u64>,
    pub role: Role,
    /// Of a lazy file: the parts of the app that need it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<String>,
}

impl File {
    /// What goes over the wire to a current browser.
    pub fn sent(&self) -> u64 {
        self.br.unwrap_or(self.bytes)
    }
}

/// All files of the site, in the order of their roles and names.
pub type Manifest = Vec<File>;

/// Reads the manifest of a built site.
pub fn read(site: &Path) -> Result<Manifest> {
    let path = site.join("manifest.json");
    let text = std::fs::read(&path).with_context(|| format!("{} is missing: build first", path.display()))?;
    serde_json::from_slice(&text).with_context(|| format!("{} cannot be read", path.display()))
}

/// The files of the last build that pages opened before this one may still ask for.
///
/// One generation is kept. A build that changes nothing keeps the generation it found.
pub fn kept(last: &Manifest, new: &Manifest) -> Manifest {
    let is_new = |file: &&File| !new.iter().any(|f| f.path == file.path);
    let left: Vec<File> = last
        .iter()
        .filter(|file| !matches!(file.role, Role::Page | Role::Fixed | Role::Previous))
        .filter(is_new)
        .cloned()
        .collect();
    let kept = if left.is_empty() {
        last.iter().filter(|file| file.role == Role::Previous).filter(is_new).cloned().collect()
    } else {
        left
    };
    kept.into_iter().map(|file| File { role: Role::Previous, ..file }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(path: &str, role: Role) -> File {
        File {
            path: path.to_owned(),
            name: path.to_owned(),
            bytes: 1,
            br: None,
            gz: None,
            role,
            parts: Vec::new(),
        }
    }

    #[test]
    fn one_generation_is_kept() {
        let first =
            vec![file("index.html", Role::Page), file("a.1.js", Role::Entry), file("f.woff2", Role::Font)];
        let second =
            vec![file("index.html", Role::Page), file("a.2.js", Role::Entry), file("f.woff2", Role::Font)];
        let kept_after_second = kept(&first, &second);
        assert_eq!(kept_after_second, [file("a.1.js", Role::Previous)]);

        let mut published = second.clone();
        published.extend(kept_after_second.clone());
        assert_eq!(kept(&published, &second), kept_after_second, "a build without changes forgets nothing");

        let third = vec![file("a.3.js", Role::Entry), file("f.woff2", Role::Font)];
        assert_eq!(kept(&published, &third), [file("a.2.js", Role::Previous)]);
    }

    #[test]
    fn a_phone_in_a_workshop_gets_through_a_release() {
        let last = vec![file("p.1.wasm", Role::Participant), file("later.1.pack", Role::ParticipantLater)];
        assert_eq!(kept(&last, &vec![]).len(), 2);
    }

    #[test]
    fn a_file_that_comes_back_is_not_also_previous() {
        let last = vec![file("a.2.js", Role::Entry), file("a.1.js", Role::Previous)];
        assert_eq!(kept(&last, &vec![file("a.1.js", Role::Entry)]), [file("a.2.js", Role::Previous)]);
    }
}
