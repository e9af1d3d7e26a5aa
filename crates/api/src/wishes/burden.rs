//! The burden: minutes per time × times per year × people. Estimated, confirmed and verified are three numbers, never blended.

use crate::check::Check;

/// Nobody spends more minutes than ten thousand full-time people in a year.
pub(super) const MINUTES_MAX: i64 = 10_000 * 60 * 1_924;

wire! {
    /// An estimate as people give it.
    pub struct Load {
        /// Minutes each time, in tenths: 75 is 7½ minutes.
        pub tenths_of_minutes: i64,
        pub times_per_year: i64,
        /// How many people do it.
        pub people: i64,
    }
}

impl Load {
    /// Minutes a year, rounded to whole minutes.
    pub fn minutes_per_year(&self) -> i64 {
        let tenths = self.tenths_of_minutes.saturating_mul(self.times_per_year).saturating_mul(self.people);
        (tenths.saturating_add(5) / 10).min(MINUTES_MAX)
    }

    /// Adds what is out of bounds: up to a working week each time, a thousand times a day, ten thousand people.
    pub fn check(&self, check: &mut Check) {
        check
            .range("minutes", Some(self.tenths_of_minutes), 1, 24_000)
            .range("times_per_year", Some(self.times_per_year), 1, 365_000)
            .range("people", Some(self.people), 1, 10_000);
    }
}

words! {
    /// How well a burden is known.
    pub enum Evidence {
        /// The author's own estimate.
        Estimated = "estimated",
        /// The sum of what the units hit say of themselves, the author's among them.
        Confirmed = "confirmed",
        /// Looked into by the process owner.
        Verified = "verified",
    }
}

wire! {
    /// Minutes a year, by how well they are known.
    #[derive(Default)]
    pub struct Burden {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub estimated: Option<i64>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub confirmed: Option<i64>,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub verified: Option<i64>,
    }
}

impl Burden {
    /// The best-known figure and how well it is known; one of the three, not a blend.
    pub fn best(&self) -> Option<(i64, Evidence)> {
        self.verified
            .map(|minutes| (minutes, Evidence::Verified))
            .or(self.confirmed.map(|minutes| (minutes, Evidence::Confirmed)))
            .or(self.estimated.map(|minutes| (minutes, Evidence::Estimated)))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn seven_and_a_half_minutes_twice_a_week_for_three() {
        let load = Load { tenths_of_minutes: 75, times_per_year: 104, people: 3 };
        assert_eq!(load.minutes_per_year(), 2340);
    }

    #[test]
    fn the_best_known_figure_wins_and_is_not_blended() {
        let burden = Burden { estimated: Some(900), confirmed: Some(600), verified: None };
        assert_eq!(burden.best(), Some((600, Evidence::Confirmed)));
        assert_eq!(Burden::default().best(), None);
    }

    proptest! {
        #[test]
        fn never_overflows(tenths in any::<i64>(), times in any::<i64>(), people in any::<i64>()) {
            let load = Load { tenths_of_minutes: tenths, times_per_year: times, people };
            prop_assert!(load.minutes_per_year() <= MINUTES_MAX);
        }
    }
}
