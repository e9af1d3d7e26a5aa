//! Who is told what: everyone concerned, once, and nobody who should not be.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests stop at the first surprise"
)]

mod asking;
mod choosing;
mod hiding;
mod many;
#[path = "../support/mod.rs"]
mod support;
mod telling;
