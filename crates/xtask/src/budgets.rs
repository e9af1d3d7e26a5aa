//! How much a person has to download: what is allowed, and what it is.
//!
//! Counted in brotli, as a current browser gets it; 1 kB is 1000 bytes. Fonts and icons are shown but not counted: the
//! page is complete in the system's font before they arrive.

use crate::web::manifest::{File, Manifest, Role};
use std::collections::BTreeSet;

/// What is aimed at, and the ceiling that no change may break. Ceilings only ever come down: whoever makes the app smaller
/// lowers them in the same commit, until they meet the aims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Limit {
    aim: u64,
    ceiling: u64,
}

/// Page, style sheet, scripts and main module together.
const ENTRY: Limit = Limit { aim: 150_000, ceiling: 150_000 };
/// The same of the page of those who take part in a workshop: all that its first prompt needs.
const PARTICIPANT: Limit = Limit { aim: 130_000, ceiling: 130_000 };
/// With what it fetches right after: all that a workshop needs until it is over.
const PARTICIPANT_ALL: Limit = Limit { aim: 190_000, ceiling: 205_500 };
/// The part of a participant's page that is fetched right after the first prompt.
const AT_ONCE: &str = "later_part";
/// One lazy part.
const LAZY: Limit = Limit { aim: 40_000, ceiling: 40_000 };

const _: () = assert!(ENTRY.aim <= ENTRY.ceiling && LAZY.aim <= LAZY.ceiling, "a ceiling below its aim");

/// One budget and what is spent of it.
#[derive(Debug, PartialEq, Eq)]
pub struct Budget {
    pub what: String,
    pub spent: u64,
    limit: Limit,
}

impl Budget {
    pub fn is_kept(&self) -> bool {
        self.spent <= self.limit.ceiling
    }

    fn verdict(&self) -> &'static str {
        match self.spent {
            spent if spent <= self.limit.aim => "",
            spent if spent <= self.limit.ceiling => "  above the aim",
            _ => "  OVER",
        }
    }
}

/// The entry budget first, then one for each lazy part, the largest first.
pub fn budgets(manifest: &Manifest) -> Vec<Budget> {
    let entry = manifest.iter().filter(|file| is_entry(file)).map(File::sent).sum();
    let mut lazy: Vec<Budget> = manifest
        .iter()
        .filter(|file| file.role == Role::Lazy || is_participants_last(file))
        .map(|file| Budget { what: part_name(&file.name), spent: file.sent(), limit: LAZY })
        .collect();
    lazy.sort_by_key(|budget| std::cmp::Reverse(budget.spent));
    let mut all =
        vec![Budget { what: "entry: page, style, scripts, main module".into(), spent: entry, limit: ENTRY }];
    let participant: u64 = manifest.iter().filter(|file| is_participants(file)).map(File::sent).sum();
    let later: u64 = manifest.iter().filter(|file| is_participants_later(file)).map(File::sent).sum();
    all.push(Budget {
        what: "a workshop's participant: the first prompt".into(),
        spent: participant,
        limit: PARTICIPANT,
    });
    all.push(Budget {
        what: "a workshop's participant, until it is over".into(),
        spent: participant + later,
        limit: PARTICIPANT_ALL,
    });
    all.extend(lazy);
    all
}

fn is_entry(file: &File) -> bool {
    matches!(file.role, Role::Page | Role::Entry) && !is_participants(file)
}

fn is_participants(file: &File) -> bool {
    file.role == Role::Participant || (file.role == Role::Page && file.name.starts_with("participant"))
}

fn is_participants_later(file: &File) -> bool {
    file.role == Role::ParticipantLater && file.parts.iter().any(|part| part == AT_ONCE)
}

/// What only those fetch who stay until it is over.
fn is_participants_last(file: &File) -> bool {
    file.role == Role::ParticipantLater && !is_participants_later(file)
}

/// What a reader knows a lazy file by.
fn part_name(file: &str) -> String {
    file.trim_end_matches(".pack").to_owned()
}

/// Lazy files smaller than this, in bytes, are counted in the table and not listed: they are many, and far from the ceiling.
const SMALL: u64 = 10_000;

/// A table of the budgets and of the files that count towards the entry.
pub fn table(manifest: &Manifest) -> String {
    let mut text = format!("{:<46} {:>9} {:>9} {:>9}\n", "brotli, kB = 1000 bytes", "kB", "aim", "ceiling");
    let (listed, small): (Vec<_>, Vec<_>) =
        budgets(manifest).into_iter().partition(|budget| budget.limit != LAZY || budget.spent >= SMALL);
    for (place, budget) in listed.into_iter().enumerate() {
        text += &format!(
            "{:<46} {:>9} {:>9} {:>9}{}\n",
            budget.what,
            kilobytes(budget.spent),
            kilobytes(budget.limit.aim),
            kilobytes(budget.limit.ceiling),
            budget.verdict()
        );
        let of_it: Option<fn(&File) -> bool> =
            [is_entry as fn(&File) -> bool, is_participants, is_participants_later].get(place).copied();
        if let Some(of_it) = of_it {
            for file in manifest.iter().filter(|file| of_it(file)) {
                text += &format!("  {:<44} {:>9}\n", file.name, kilobytes(file.sent()));
            }
        }
    }
    text += &format!("{} lazy files below {} kB each\n", small.len(), kilobytes(SMALL));
    text += &pages(manifest);
    for (what, role) in [("fonts", Role::Font), ("icons", Role::Icon)] {
        let sum = manifest.iter().filter(|file| file.role == role).map(File::sent).sum();
        text += &format!("{:<46} {:>9}\n", format!("{what}, not counted"), kilobytes(sum));
    }
    text
}

/// What each part of the app costs who opens it first: all that it needs beyond the first picture and what everyone has fetched
/// by then.
fn pages(manifest: &Manifest) -> String {
    let lazy = || manifest.iter().filter(|file| file.role == Role::Lazy);
    let everyone = lazy().map(|file| file.parts.len()).max().unwrap_or(0);
    let parts: BTreeSet<&String> = lazy().flat_map(|file| &file.parts).collect();
    let mut text = format!("{:<46} {:>9} {:>9}\n", "opened first, beyond what all have", "kB", "files");
    for part in parts {
        let own = lazy().filter(|file| file.parts.contains(part) && file.parts.len() < everyone);
        let (files, bytes) = own.fold((0, 0), |(files, bytes), file| (files + 1, bytes + file.sent()));
        text += &format!("  {:<44} {:>9} {:>9}\n", part, kilobytes(bytes), files);
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
        File { path: name.into(), name: name.into(), bytes, br, gz: None, role, parts: Vec::new() }
    }

    fn site(entry: u64, small: u64, large: u64) -> Manifest {
        vec![
            file("index.html", Role::Page, 2_000, Some(1_000)),
            file("app.wasm", Role::Entry, 1_000_000, Some(entry - 2_000)),
            file("app.js", Role::Entry, 1_000, None),
            file("wishes.pack", Role::Lazy, 900_000, Some(small)),
            file("workshops.pack", Role::Lazy, 950_000, Some(large)),
            file("a.woff2", Role::Font, 60_000, None),
            file("app.1.wasm", Role::Previous, 400_000, Some(148_000)),
        ]
    }

    #[test]
    fn the_entry_counts_page_and_entry_files_as_they_are_sent() {
        let all = budgets(&site(ENTRY.ceiling, 1, 1));
        assert_eq!(all[0].spent, ENTRY.ceiling);
        assert!(all[0].is_kept(), "exactly the ceiling is kept");
        assert!(!budgets(&site(ENTRY.ceiling + 1, 1, 1))[0].is_kept());
    }

    #[test]
    fn each_lazy_part_has_a_budget_of_its_own() {
        let all = budgets(&site(10_000, LAZY.ceiling, LAZY.ceiling + 1));
        let verdicts: Vec<_> = all[3..].iter().map(|b| (b.what.as_str(), b.is_kept())).collect();
        assert_eq!(verdicts, [("workshops", false), ("wishes", true)]);
    }

    #[test]
    fn those_who_take_part_have_a_budget_of_their_own() {
        let mut site = site(10_000, 1, 1);
        let entry = budgets(&site)[0].spent;
        site.push(file("participant.html", Role::Page, 2_000, Some(1_000)));
        site.push(file("participant.wasm", Role::Participant, 400_000, Some(PARTICIPANT.ceiling)));
        let later = file("later_part.pack", Role::ParticipantLater, 90_000, Some(PARTICIPANT_ALL.ceiling));
        site.push(File { parts: vec!["later_part".into(), "record_part".into()], ..later });
        let last = file("record_part.pack", Role::ParticipantLater, 90_000, Some(LAZY.ceiling + 1));
        site.push(File { parts: vec!["record_part".into()], ..last });
        let all = budgets(&site);
        assert_eq!((all[0].spent, all[1].spent), (entry, PARTICIPANT.ceiling + 1_000));
        assert_eq!(all[2].spent, PARTICIPANT.ceiling + PARTICIPANT_ALL.ceiling + 1_000);
        assert!(!all[1].is_kept() && !all[2].is_kept());
        assert!(all[3].what == "record_part" && !all[3].is_kept(), "what comes last is a lazy part");
    }

    #[test]
    fn the_table_names_what_is_over_and_what_misses_its_aim() {
        let text = table(&site(10_000, LAZY.aim + 1, LAZY.ceiling + 1));
        let line = |part: &str| text.lines().find(|line| line.starts_with(part)).unwrap().to_owned();
        assert!(line("workshops").ends_with("OVER"));
        assert_eq!(line("wishes").ends_with("above the aim"), LAZY.aim < LAZY.ceiling);
        assert!(line("entry").ends_with(&kilobytes(ENTRY.ceiling)));
    }
}
