//! Arithmetic of times.

use std::time::Duration;

/// The time that 99 of 100 stay below.
pub fn p99(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times.get(times.len() * 99 / 100).or(times.last()).copied().unwrap_or_default()
}

/// As people read it.
pub fn millis(time: Duration) -> String {
    format!("{:.1} ms", time.as_secs_f64() * 1000.0)
}

/// Short times as people read them.
pub fn micros(time: Duration) -> String {
    format!("{:.0} µs of processor time each", time.as_secs_f64() * 1e6)
}
