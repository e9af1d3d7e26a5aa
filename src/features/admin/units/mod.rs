//! The organisation: a tree of units that can be added to, changed, moved, closed and removed.

mod desk;
mod form;
pub mod model;
mod page;
mod relocate;
mod remove;
mod texts;
mod tree;

pub use page::UnitsPage;
