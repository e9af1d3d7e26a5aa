//! Slows down guessing without locking the real person out.
//!
//! Counted by address, and by account *together with* address: whoever guesses from elsewhere cannot make the real person wait.
//! Guessing one account from many addresses is slowed by a pause for everyone, never by a refusal (compare OWASP's "Slow Down
//! Online Guessing Attacks with Device Cookies").

use std::{
    collections::HashMap,
    net::IpAddr,
    sync::{Arc, Mutex, PoisonError},
    time::{Duration, Instant},
};

const WINDOW: Duration = Duration::from_secs(600);
/// Wrong tries from one address for one account before it must wait.
const PAIR_FREE: u32 = 5;
/// Wrong tries from one address before it must wait. Generous: a town hall has one address.
const ADDRESS_FREE: u32 = 60;
/// Wrong tries for one account from anywhere before each further try takes a pause.
const ACCOUNT_FREE: u32 = 20;
const PAUSE: Duration = Duration::from_millis(1500);
const LONGEST_WAIT: u32 = 60;
const REMEMBERED_MAX: usize = 50_000;

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Key {
    Address(IpAddr),
    Account(String),
    Pair(IpAddr, String),
}

#[derive(Debug, Clone, Copy)]
struct Tries {
    count: u32,
    last: Instant,
}

/// What a try must put up with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    Free,
    /// Let it wait this long, then go on.
    Pause(Duration),
    /// Refuse; try again after so many seconds.
    Refuse(u32),
}

/// Counts wrong tries of late.
#[derive(Clone, Default)]
pub struct Throttle {
    tries: Arc<Mutex<HashMap<Key, Tries>>>,
}

impl Throttle {
    /// Whether a try may go on.
    pub fn ask(&self, address: IpAddr, account: &str, now: Instant) -> Verdict {
        let tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        let wait = |key: &Key, free: u32| {
            let tries = tries.get(key).filter(|tries| now.duration_since(tries.last) < WINDOW)?;
            let over = tries.count.checked_sub(free)?;
            let wait = Duration::from_secs(u64::from(LONGEST_WAIT.min(1 << over.min(6))));
            wait.checked_sub(now.duration_since(tries.last)).filter(|left| !left.is_zero())
        };
        let pair = wait(&Key::Pair(address, account.to_owned()), PAIR_FREE);
        let from_there = wait(&Key::Address(address), ADDRESS_FREE);
        if let Some(left) = pair.max(from_there) {
            return Verdict::Refuse(u32::try_from(left.as_secs()).unwrap_or(LONGEST_WAIT) + 1);
        }
        let busy = tries
            .get(&Key::Account(account.to_owned()))
            .is_some_and(|tries| tries.count >= ACCOUNT_FREE && now.duration_since(tries.last) < WINDOW);
        if busy { Verdict::Pause(PAUSE) } else { Verdict::Free }
    }

    /// A try was wrong.
    pub fn wrong(&self, address: IpAddr, account: &str, now: Instant) {
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        if tries.len() > REMEMBERED_MAX {
            tries.retain(|_, tries| now.duration_since(tries.last) < WINDOW);
        }
        let keys =
            [Key::Address(address), Key::Account(account.to_owned()), Key::Pair(address, account.to_owned())];
        for key in keys {
            let entry = tries.entry(key).or_insert(Tries { count: 0, last: now });
            if now.duration_since(entry.last) >= WINDOW {
                entry.count = 0;
            }
            entry.count += 1;
            entry.last = now;
        }
    }

    /// The real person came in: their own count begins anew.
    pub fn right(&self, address: IpAddr, account: &str) {
        let mut tries = self.tries.lock().unwrap_or_else(PoisonError::into_inner);
        tries.remove(&Key::Pair(address, account.to_owned()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn address(last: u8) -> IpAddr {
        IpAddr::from([10, 0, 0, last])
    }

    #[test]
    fn guessing_from_one_place_must_wait_and_longer_each_time() {
        let (throttle, now) = (Throttle::default(), Instant::now());
        for _ in 0..PAIR_FREE {
            assert_eq!(throttle.ask(address(1), "a@b.dk", now), Verdict::Free);
            throttle.wrong(address(1), "a@b.dk", now);
        }
        let Verdict::Refuse(first) = throttle.ask(address(1), "a@b.dk", now) else {
            unreachable!("must wait")
        };
        for _ in 0..4 {
            throttle.wrong(address(1), "a@b.dk", now);
        }
        let Verdict::Refuse(later) = throttle.ask(address(1), "a@b.dk", now) else {
            unreachable!("must wait")
        };
        assert!(later > first);
    }

    #[test]
    fn the_real_person_elsewhere_is_never_refused() {
        let (throttle, now) = (Throttle::default(), Instant::now());
        for _ in 0..500 {
            throttle.wrong(address(1), "a@b.dk", now);
        }
        assert_eq!(throttle.ask(address(2), "a@b.dk", now), Verdict::Pause(PAUSE));
        assert_eq!(throttle.ask(address(2), "other@b.dk", now), Verdict::Free);
    }

    #[test]
    fn it_is_forgotten_after_a_while() {
        let (throttle, now) = (Throttle::default(), Instant::now());
        for _ in 0..50 {
            throttle.wrong(address(1), "a@b.dk", now);
        }
        assert_eq!(throttle.ask(address(1), "a@b.dk", now + WINDOW), Verdict::Free);
    }
}
