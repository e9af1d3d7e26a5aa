//! How much a person has to download: what is allowed, and what it is.
//!
//! Counted in brotli, as a current browser gets it; 1 kB is 1000 bytes. Fonts and icons are shown but not counted: the
//! page is complete in the system's font before they arrive.

use crate::web::manifest::{File, Manifest, Role};

/// Page, style sheet, scripts and main module together.
pub const ENTRY_LIMIT: u64 = 150_000;
/// One lazy part.
pub const LAZY_LIMIT: u64 = 40_000;

/// One budget and what is spent of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Budget {
    pub what: String,
    pub spent: u64,
    pub limit: u64,
}

impl Budget {
    pub fn is_kept(&self) -> bool {
        self.spent <= self.limit
    }
}

/// The entry budget first, then one for each lazy part, the largest first.
pub fn budgets(manifest: &Manifest) -> Vec<Budget> {
    let entry = manifest.iter().filter(|file| is_entry(file)).map(File::sent).sum();
    let mut lazy: Vec<Budget> = manifest
        .iter()
        .filter(|file| file.role == Role::Lazy)
        .map(|file| Budget { what: part_name(&file.name), spent: file.sent(), limit: LAZY_LIMIT })
        .collect();
    lazy.sort_by_key(|budget| std::cmp::Reverse(budget.spent));
    let mut all = vec![Budget {
        what: "entry: page, style, scripts, main module".into(),
        spent: entry,
        limit: ENTRY_LIMIT,
    }];
    all.extend(lazy);
    all
}

fn is_entry(file: &File) -> bool {
    matches!(file.role, Role::Page | Role::Entry)
}

/// What a reader knows a lazy part by: the type that is its route.
fn part_name(file: &str) -> String {
    let name = file.trim_end_matches(".wasm").trim_start_matches("split_").trim_matches('_');
    // The compiler adds a number that tells equal names apart.
    let (stem, number) = name.rsplit_once('_').unwrap_or((name, ""));
    let is_numbered = !number.is_empty() && number.bytes().all(|b| b.is_ascii_digit()) && stem != "chunk";
    if is_numbered { stem.to_owned() } else { name.to_owned() }
}

/// A table of the budgets and of the files that count towards the entry.
pub fn table(manifest: &Manifest) -> String {
    let mut text = format!("{:<46} {:>9} {:>9}\n", "brotli, kB = 1000 bytes", "kB", "limit");
    for budget in budgets(manifest) {
        let verdict = if budget.is_kept() { "" } else { "  OVER" };
        text += &format!(
            "{:<46} {:>9} {:>9}{verdict}\n",
            budget.what,
            kilobytes(budget.spent),
            kilobytes(budget.limit)
        );
        if budget.limit == ENTRY_LIMIT {
            for file in manifest.iter().filter(|file| is_entry(file)) {
                text += &format!("  {:<44} {:>9}\n", file.name, kilobytes(file.sent()));
            }
        }
    }
    for (what, role) in [("fonts", Role::Font), ("icons", Role::Icon)] {
        let sum = manifest.iter().filter(|file| file.role == role).map(File::sent).sum();
        text += &format!("{:<46} {:>9}\n", format!("{what}, not counted"), kilobytes(sum));
    }
    text
}

fn kilobytes(bytes: u64) -> String {
    format!("{}.{}", bytes / 1000, bytes % 1000 / 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(name: &str, role: Role, bytes: u64, br: Option<u64>) -> File {
        File { path: name.into(), name: name.into(), bytes, br, gz: None, role }
    }

    fn site() -> Manifest {
        vec![
            file("index.html", Role::Page, 2_000, Some(1_000)),
            file("app.wasm", Role::Entry, 400_000, Some(148_000)),
            file("app.js", Role::Entry, 1_000, None),
            file("split_wishes_12341745800907580559.wasm", Role::Lazy, 90_000, Some(39_999)),
            file("split_workshops.wasm", Role::Lazy, 95_000, Some(40_001)),
            file("a.woff2", Role::Font, 60_000, None),
            file("app.1.wasm", Role::Previous, 400_000, Some(148_000)),
        ]
    }

    #[test]
    fn the_entry_counts_page_and_entry_files_as_they_are_sent() {
        assert_eq!(budgets(&site())[0].spent, 1_000 + 148_000 + 1_000);
        assert!(budgets(&site())[0].is_kept(), "exactly the limit is kept");
    }

    #[test]
    fn each_lazy_part_has_a_budget_of_its_own() {
        let all = budgets(&site());
        let verdicts: Vec<_> = all[1..].iter().map(|b| (b.what.as_str(), b.is_kept())).collect();
        assert_eq!(verdicts, [("workshops", false), ("wishes", true)]);
    }

    #[test]
    fn the_table_names_what_is_over() {
        let text = table(&site());
        let over: Vec<&str> = text.lines().filter(|line| line.ends_with("OVER")).collect();
        assert_eq!(over.len(), 1);
        assert!(over[0].starts_with("workshops") && over[0].contains("40.0"));
    }
}
