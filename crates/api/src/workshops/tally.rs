//! What is reckoned from what people gave: dots, places on effort and effect, agreement.

/// Dots each person has where nobody said: a quarter of the options, at least one (the usual advice for dot voting, so that choosing
/// means leaving out).
pub fn default_votes(options: usize) -> i64 {
    i64::try_from(options.div_ceil(4)).unwrap_or(i64::MAX).max(1)
}

wire! {
    /// How people placed one thing on a scale of 1 to 5. Never an average: five people at 1 and five at 5 are not ten at 3.
    pub struct Spread {
        /// In halves: 7 is 3½.
        pub median_halves: i64,
        /// Where the middle half lies, in halves too.
        pub lower_halves: i64,
        pub upper_halves: i64,
        /// How many chose 1, 2, 3, 4 and 5.
        pub counts: Vec<i64>,
    }
}

/// The spread of places of 1 to 5; `None` when nobody placed it.
pub fn spread(places: impl IntoIterator<Item = i64>) -> Option<Spread> {
    let mut places: Vec<i64> = places.into_iter().collect();
    places.sort_unstable();
    let counts = (1..=5).map(|at| places.iter().filter(|place| **place == at).count());
    let counts = counts.map(|count| i64::try_from(count).unwrap_or(i64::MAX)).collect();
    let half = places.len() / 2;
    // Tukey's hinges: the medians of the halves, with the middle one in both.
    let (lower, upper) = (places.get(..half + places.len() % 2)?, places.get(half..)?);
    Some(Spread {
        median_halves: median_halves(&places)?,
        lower_halves: median_halves(lower)?,
        upper_halves: median_halves(upper)?,
        counts,
    })
}

impl Spread {
    /// People do not agree: the middle half lies two steps or more apart.
    pub fn is_split(&self) -> bool {
        self.upper_halves - self.lower_halves >= 4
    }
}

/// The median of sorted numbers, in halves.
fn median_halves(sorted: &[i64]) -> Option<i64> {
    let half = sorted.len() / 2;
    let upper = sorted.get(half)?;
    if sorted.len() % 2 == 1 { Some(upper * 2) } else { Some(sorted.get(half - 1)? + upper) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_quarter_of_the_options_and_at_least_one() {
        assert_eq!([0, 1, 4, 5, 8, 20].map(default_votes), [1, 1, 1, 2, 2, 5]);
    }

    #[test]
    fn disagreement_is_seen() {
        assert_eq!(spread([]), None);
        let one = spread([3]).unwrap_or_else(|| unreachable!("placed"));
        assert_eq!((one.median_halves, one.lower_halves, one.upper_halves), (6, 6, 6));
        let split = spread([1, 1, 1, 5, 5, 5]).unwrap_or_else(|| unreachable!("placed"));
        assert_eq!((split.median_halves, split.lower_halves, split.upper_halves), (6, 2, 10));
        assert!(split.is_split());
        assert!(!spread([3, 3, 3, 4, 4]).is_some_and(|one| one.is_split()));
    }

    proptest! {
        #[test]
        fn the_middle_half_holds_the_median(places in prop::collection::vec(1..=5i64, 1..40)) {
            let spread = spread(places.clone()).unwrap_or_else(|| unreachable!("placed"));
            prop_assert!(spread.lower_halves <= spread.median_halves);
            prop_assert!(spread.median_halves <= spread.upper_halves);
            prop_assert_eq!(spread.counts.iter().sum::<i64>(), i64::try_from(places.len()).unwrap_or(0));
        }
    }
}
