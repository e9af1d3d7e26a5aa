//! Who calls, and whether they may.

pub mod actor;
pub mod guests;
pub mod password;
pub mod policy;
pub mod sessions;
pub mod throttle;

pub use actor::Actor;
