//! Of the features, taking part in a workshop.

#[path = "workshops.rs"]
pub mod workshops;
