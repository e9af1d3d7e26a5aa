//! The word that was meant.

/// A shorter word is not mended: too many others are near it.
const SHORTEST: usize = 5;
/// From here on two errors are forgiven.
const LONG: usize = 9;

/// The known word nearest to one nobody writes: at most one error away, in long words two; the commonest of those as near.
/// The first letter is taken to be right.
pub fn nearest<'a>(word: &str, known: impl Iterator<Item = (&'a str, usize)>) -> Option<&'a str> {
    let length = word.chars().count();
    if length < SHORTEST {
        return None;
    }
    let most = if length < LONG { 1 } else { 2 };
    known
        .filter(|(other, _)| {
            other.chars().next() == word.chars().next() && other.len().abs_diff(word.len()) <= most
        })
        .map(|(other, times)| (distance(word, other), std::cmp::Reverse(times), other))
        .filter(|(errors, ..)| *errors <= most)
        .min()
        .map(|(_, _, other)| other)
}

/// Letters to put in, leave out, exchange or swap with their neighbour.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut before_last: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (row, x) in a.iter().enumerate() {
        let mut next = vec![row + 1];
        for (column, y) in b.iter().enumerate() {
            let at = |line: &[usize], place: usize| line.get(place).copied().unwrap_or(usize::MAX / 2);
            let exchanged = at(&last, column) + usize::from(x != y);
            let mut least = exchanged.min(at(&last, column + 1) + 1).min(at(&next, column) + 1);
            let swapped = row > 0 && column > 0 && a.get(row - 1) == Some(y) && b.get(column - 1) == Some(x);
            if swapped {
                least = least.min(at(&before_last, column - 1) + 1);
            }
            next.push(least);
        }
        before_last = std::mem::replace(&mut last, next);
    }
    last.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn meant<'a>(word: &str, known: &[&'a str]) -> Option<&'a str> {
        nearest(word, known.iter().map(|known| (*known, 1)))
    }

    #[test]
    fn one_error_is_forgiven_and_in_long_words_two() {
        assert_eq!(meant("barsle", &["barsel"]), Some("barsel"));
        assert_eq!(meant("refussion", &["refusion"]), Some("refusion"));
        assert_eq!(meant("noglekrot", &["noglekort"]), Some("noglekort"));
        assert_eq!(meant("medarbjeder", &["medarbejder"]), Some("medarbejder"));
        assert_eq!(meant("bars", &["barn"]), None, "too short to be sure");
        assert_eq!(meant("faktura", &["refusion"]), None);
    }

    #[test]
    fn the_commoner_word_was_meant() {
        assert_eq!(nearest("plann", [("plano", 1), ("plant", 9)].into_iter()), Some("plant"));
    }

    proptest! {
        #[test]
        fn a_distance_is_the_same_both_ways(a in "[a-d]{0,8}", b in "[a-d]{0,8}") {
            prop_assert_eq!(distance(&a, &b), distance(&b, &a));
            prop_assert_eq!(distance(&a, &a), 0);
            prop_assert!(distance(&a, &b) >= a.len().abs_diff(b.len()));
        }
    }
}
