//! The activity: who did what, when, on which thing, with before and after.

mod entry;
mod page;
mod texts;
mod words;

pub use page::ActivityPage;
