//! The last replies, so that pages seen before can be read without a network. Kept for this tab only, and forgotten when the person
//! signs out: others may use the same machine.

use std::cell::Cell;

use forenkl_api::Timestamp;

use crate::storage::{self, Shelf};

const PREFIX: &str = "forenkl.seen.";
/// How many replies are kept; the oldest go first.
const KEPT: usize = 60;
/// Longest reply that is kept, in bytes.
const LONGEST: usize = 400_000;

thread_local! {
    /// Counts writes, so that not each of them has to look for what can go.
    static WRITES: Cell<usize> = const { Cell::new(0) };
}

/// Keeps a reply.
pub(super) fn remember(url: &str, text: &str) {
    if text.len() > LONGEST {
        return;
    }
    let name = format!("{PREFIX}{url}");
    let record = format!("{}\n{text}", crate::format::now().0);
    WRITES.set(WRITES.get() + 1);
    if WRITES.get() % 20 == 1 {
        make_room(KEPT);
    }
    if !storage::set(Shelf::Tab, &name, &record) {
        make_room(KEPT / 4);
        storage::set(Shelf::Tab, &name, &record);
    }
}

/// A kept reply, and when it came.
pub(super) fn recall(url: &str) -> Option<(Timestamp, String)> {
    parse(&storage::get(Shelf::Tab, &format!("{PREFIX}{url}"))?)
}

/// Forgets all of them.
pub fn forget_all() {
    for name in storage::names(Shelf::Tab, PREFIX) {
        storage::remove(Shelf::Tab, &name);
    }
}

fn make_room(kept: usize) {
    let mut entries: Vec<(i64, String)> =
        storage::names(Shelf::Tab, PREFIX).into_iter().map(|name| (age_mark(&name), name)).collect();
    entries.sort_unstable();
    let surplus = entries.len().saturating_sub(kept);
    for (_, name) in entries.into_iter().take(surplus) {
        storage::remove(Shelf::Tab, &name);
    }
}

fn age_mark(name: &str) -> i64 {
    storage::get(Shelf::Tab, name).and_then(|record| parse(&record)).map_or(0, |(at, _)| at.0)
}

fn parse(record: &str) -> Option<(Timestamp, String)> {
    let (at, text) = record.split_once('\n')?;
    Some((Timestamp(at.parse().ok()?), text.to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_record_says_when_and_what() {
        assert_eq!(parse("17\n{\"a\":\n1}"), Some((Timestamp(17), "{\"a\":\n1}".to_owned())));
        assert_eq!(parse("broken"), None);
    }
}
