//! How far the looks have come. What cannot be read stays first in line: each look goes on where the last one ended, so that the others
//! have their turn however many of those there are.

use std::collections::BTreeSet;

use forenkl_api::WorkshopId;

/// A place in the order in which workshops are looked at: by a moment, then by their ids.
pub(super) type Place = (i64, String);

/// Before all of them.
const BEGINNING: Place = (i64::MIN, String::new());

/// What goes from look to look, for as long as the server runs.
#[derive(Debug)]
pub struct Looks {
    /// Where the last look ended, in each of the lists.
    after: [Place; 3],
    /// Those of which was told that it cannot be done.
    told: BTreeSet<WorkshopId>,
}

impl Default for Looks {
    fn default() -> Self {
        Self { after: [BEGINNING; 3], told: BTreeSet::new() }
    }
}

impl Looks {
    /// Where the lists go on.
    pub(super) fn after(&self) -> [Place; 3] {
        self.after.clone()
    }

    /// Goes on behind what was found; from the beginning, where fewer than `most` were, which is all that there is.
    pub(super) fn go_on(&mut self, found: &[Vec<Place>; 3], most: usize) {
        for (after, found) in self.after.iter_mut().zip(found) {
            let last = found.last().filter(|_| found.len() >= most);
            *after = last.cloned().unwrap_or(BEGINNING);
        }
    }

    /// It was done: should it fail again, that is told again.
    pub(super) fn done(&mut self, workshop: &WorkshopId) {
        self.told.remove(workshop);
    }

    /// It could not be done; whether that is to be told.
    pub(super) fn failed(&mut self, workshop: &WorkshopId) -> bool {
        self.told.insert(workshop.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn place(at: i64) -> Place {
        (at, at.to_string())
    }

    #[test]
    fn a_list_is_gone_through_to_its_end_and_then_again() {
        let mut looks = Looks::default();
        let full = [vec![place(1), place(2)], Vec::new(), vec![place(3), place(4)]];
        looks.go_on(&full, 2);
        assert_eq!(looks.after(), [place(2), BEGINNING, place(4)]);
        looks.go_on(&[vec![place(5)], Vec::new(), vec![place(6), place(7)]], 2);
        assert_eq!(looks.after(), [BEGINNING, BEGINNING, place(7)]);
    }

    #[test]
    fn what_fails_is_told_once_until_it_has_succeeded() {
        let (mut looks, one) = (Looks::default(), WorkshopId::from("w1"));
        assert!(looks.failed(&one));
        assert!(!looks.failed(&one));
        looks.done(&one);
        assert!(looks.failed(&one));
    }
}
