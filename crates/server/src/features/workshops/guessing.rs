//! Guessing codes is slow, and a whole town hall behind one address still gets in.

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

/// Wrong codes from one address within [`WINDOW`] before its tries wait their turn: two hundred people mistype now and then.
const FREE: u32 = 60;
const WINDOW: Duration = Duration::from_secs(600);
/// Between two tries that wait their turn.
const APART: Duration = Duration::from_millis(500);
/// Longer nobody is kept waiting.
const LONGEST: Duration = Duration::from_secs(10);
const REMEMBERED_MAX: usize = 50_000;

/// What a try must put up with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    Now,
    /// Wait this long, then go on.
    In(Duration),
    /// Too many are waiting; try again after so many seconds.
    Never(u32),
}

#[derive(Debug, Clone, Copy)]
struct Tries {
    wrong: u32,
    since: Instant,
    /// When the next one that waits its turn may go.
    next: Instant,
}

/// Counts wrong codes by address.
#[derive(Debug, Clone, Default)]
pub struct Guessing {
    tries: Arc<Mutex<HashMap<IpAddr, Tries>>>,
}

impl Guessing {
    /// When a try may go on. Right and wrong ones wait alike, so that waiting tells nothing; each counts as wrong until it was
    /// [`Self::right`], so that many at once gain nothing.
    pub fn turn(&self, address: IpAddr, now: Instant) -> Turn {
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        if tries.len() > REMEMBERED_MAX {
            tries.retain(|_, tries| now.duration_since(tries.since) < WINDOW);
        }
        if tries.len() > REMEMBERED_MAX {
            tries.clear();
        }
        let fresh = Tries { wrong: 0, since: now, next: now };
        let known = tries.entry(place(address)).or_insert(fresh);
        if now.duration_since(known.since) >= WINDOW {
            *known = fresh;
        }
        known.wrong = known.wrong.saturating_add(1);
        if known.wrong <= FREE {
            return Turn::Now;
        }
        let at = known.next.max(now);
        let wait = at.duration_since(now);
        if wait > LONGEST {
            return Turn::Never(u32::try_from(wait.as_secs()).unwrap_or(u32::MAX));
        }
        known.next = at + APART;
        Turn::In(wait)
    }

    /// The code led somewhere, or whoever typed it did not guess.
    pub fn right(&self, address: IpAddr) {
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = tries.get_mut(&place(address)) {
            known.wrong = known.wrong.saturating_sub(1);
        }
    }
}

/// Whose address it is: of the newer kind each has a whole network of them.
fn place(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V4(_) => address,
        IpAddr::V6(address) => {
            let [a, b, c, d, ..] = address.segments();
            IpAddr::from([a, b, c, d, 0, 0, 0, 0])
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_few_wrong_codes_change_nothing_and_many_must_queue() {
        let (guessing, now, here) = (Guessing::default(), Instant::now(), IpAddr::from([10, 0, 0, 1]));
        for _ in 0..1000 {
            assert_eq!(guessing.turn(here, now), Turn::Now);
            guessing.right(here);
        }
        for _ in 0..FREE {
            assert_eq!(guessing.turn(here, now), Turn::Now);
        }
        assert_eq!(guessing.turn(here, now), Turn::In(Duration::ZERO));
        assert_eq!(guessing.turn(here, now), Turn::In(APART));
        assert_eq!(guessing.turn(IpAddr::from([10, 0, 0, 2]), now), Turn::Now, "elsewhere");
        let turns: Vec<Turn> = (0..100).map(|_| guessing.turn(here, now)).collect();
        assert!(turns.iter().any(|turn| matches!(turn, Turn::Never(_))));
        assert_eq!(guessing.turn(here, now + WINDOW), Turn::Now, "later");
        let of_one = |last: u16| IpAddr::from([0x2001, 0xdb8, 1, 2, 0, 0, 0, last]);
        assert_eq!(place(of_one(1)), place(of_one(2)), "one network");
    }
}
