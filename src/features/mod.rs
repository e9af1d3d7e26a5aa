//! The pages, by noun of the field. Each feature offers `view`, which draws the pages of its lazy area.

pub mod admin;
pub mod feeds;
pub mod home;
pub mod initiatives;
pub mod notices;
pub mod overview;
pub mod roadmap;
pub mod session;
pub mod triage;
pub mod wishes;
pub mod workshops;
