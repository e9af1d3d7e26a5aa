//! What time it is at the server, as well as that can be told from what it says now and then.
//!
//! Whatever comes says when it was sent, and was on its way for some unknown while, never for less than none. So of all that came lately
//! what makes the server's clock the furthest ahead is nearest to the truth, and wrong by no more than the quickest was on its way. What came
//! grows old: no two clocks run alike, and the server's can be set.

use leptos::prelude::window;

/// What came counts for so long and up to as much again, in milliseconds. In a minute there are four heartbeats to choose from at the
/// least, and two clocks do not run apart by more than some hundredths of a second.
const SPAN: i64 = 60_000;

/// The clock here, in milliseconds from some moment on. The one of the page, because nobody can set it: a phone whose clock is wrong shows
/// the same time left as all others.
pub fn here() -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "no page is open for so long")]
    window().performance().map_or(0, |clock| clock.now() as i64)
}

/// How far the server's clock is ahead of the one here.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ahead {
    /// When the present span began, and the best of it.
    present: Option<(i64, i64)>,
    /// The best of the span before.
    before: Option<i64>,
}

impl Ahead {
    /// Takes in what came: what the clock here said then, and the server's when it was sent. Says the best by now.
    pub fn take(&mut self, here: i64, there: i64) -> i64 {
        let ahead = there - here;
        let (since, best) = match self.present {
            Some((since, best)) if here - since < SPAN => (since, best.max(ahead)),
            Some((since, best)) => {
                // After a long silence all that was before is old.
                self.before = (here - since < 2 * SPAN).then_some(best);
                (here, ahead)
            }
            None => (here, ahead),
        };
        self.present = Some((since, best));
        self.before.map_or(best, |before| before.max(best))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn it_is_wrong_by_no_more_than_the_quickest_was_on_its_way(
            offset in -2_000_000_000_000..2_000_000_000_000_i64,
            // After which pause something came, and how long it was on its way.
            came in prop::collection::vec((0..SPAN / 40, 0..5_000_i64), 1..40),
        ) {
            let (mut clock, mut here, mut quickest) = (Ahead::default(), 0, i64::MAX);
            for (pause, on_its_way) in came {
                here += pause;
                quickest = quickest.min(on_its_way);
                let ahead = clock.take(here, here - on_its_way + offset);
                prop_assert_eq!(offset - ahead, quickest);
            }
        }

        #[test]
        fn clocks_that_run_apart_are_followed(
            // A millionth is a second in eleven days; the crystals in phones are wrong by a tenth of what is tried here.
            millionths in -200..200_i64,
            came in prop::collection::vec((0..3 * SPAN, 0..5_000_i64), 1..60),
        ) {
            let (mut clock, mut here) = (Ahead::default(), 0);
            let mut lately: Vec<(i64, i64)> = Vec::new();
            let offset = |here: i64| here * millionths / 1_000_000;
            for (pause, on_its_way) in came {
                here += pause;
                lately.push((here, on_its_way));
                lately.retain(|(at, _)| here - at < SPAN);
                let quickest = lately.iter().map(|(_, on_its_way)| *on_its_way).min().unwrap_or(0);
                let late = offset(here) - clock.take(here, here - on_its_way + offset(here));
                // As far as they have run apart in the time that counts; and parts of a millisecond.
                let apart = millionths.abs() * 3 * SPAN / 1_000_000 + 2;
                prop_assert!((-apart..=quickest + apart).contains(&late), "{late} of {quickest}");
            }
        }
    }

    #[test]
    fn what_is_long_ago_does_not_count() {
        let mut clock = Ahead::default();
        let mut came = |here: i64, ahead: i64| clock.take(here, here + ahead);
        // The server's clock is set back by five seconds: for a while that looks like a slow network.
        assert_eq!(came(0, 5_000), 5_000);
        assert_eq!(came(SPAN - 1, 0), 5_000);
        assert_eq!(came(SPAN, 0), 5_000);
        assert_eq!(came(2 * SPAN, 0), 0);
        // Set ahead it is believed at once, because nothing comes before it was sent.
        assert_eq!(came(2 * SPAN + 1, 7_000), 7_000);
        // The phone was in a pocket.
        assert_eq!(came(9 * SPAN, 0), 0);
    }
}
